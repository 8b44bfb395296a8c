package serve

import (
	"html"
	"net/http"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/ledger"
)

// TestSpoofedNames: a name with a foreign letter or one that nobody sees is nobody else's, and its pages say what it is.
func TestSpoofedNames(t *testing.T) {
	said := func(id, name string) *sayso.Article {
		return &sayso.Article{ID: id, Title: "Talks", Publisher: "R\u0435uters", Published: sayso.Published{Value: "2026-03-0" + id[1:], Basis: sayso.BasisGiven},
			Text: "President " + name + " said on Monday that the talks about the lake had ended. “We have a deal,” " + name + " told reporters."}
	}
	spoofs := []string{"Vladimir \u0420utin", "Vladimir Pu\u200btin", "Vladimir Put\u0456n"}
	list := []*sayso.Article{said("a1", "Vladimir Putin")}
	for i, name := range spoofs {
		list = append(list, said("a"+string(rune('2'+i)), name))
	}
	s := opened(t, Options{}, list...)
	people, err := s.Ledger.People(t.Context(), ledger.GroupQuery{})
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range people.Entries {
		if e.Title != "Vladimir Putin" {
			continue
		}
		found = true
		if e.Articles != 1 {
			t.Errorf("%s is taken for one in %d articles", e.Title, e.Articles)
		}
	}
	if !found {
		t.Fatalf("nobody is called Vladimir Putin: %v", people.Entries)
	}
	for i, want := range []string{"mixed letters: “\u0420” (U+0420) Cyrillic among Latin letters", "Pu<U+200B>tin", "mixed letters: “\u0456” (U+0456) Cyrillic among Latin letters"} {
		code, page := get(t, s, "/doc/"+list[i+1].ID)
		page = html.UnescapeString(page)
		if code != http.StatusOK || !strings.Contains(page[strings.Index(page, `class="cards"`):], want) {
			t.Errorf("%s: %d, no %q", spoofs[i], code, want)
		}
		if !strings.Contains(page, `class="odd"`) {
			t.Errorf("%s: the head of the page says nothing", spoofs[i])
		}
		if !strings.Contains(page, "“\u0435” (U+0435) Cyrillic among Latin letters") {
			t.Errorf("%s: the publisher's letter is not told", spoofs[i])
		}
	}
	if _, page := get(t, s, "/doc/a1"); strings.Contains(page, `class="odd"`) || strings.Count(page, "mixed letters") != 1 { // the publisher
		t.Error("the real name is called odd")
	}
	if _, page := get(t, s, "/who"); strings.Count(page, "mixed letters") < 2 {
		t.Error("the list of people tells no spoofed name")
	}
}

// TestHebrewStandsApart: what is written from right to left does not draw what stands beside it.
func TestHebrewStandsApart(t *testing.T) {
	s := opened(t, Options{}, &sayso.Article{ID: "a", Title: "Ferry sold", Publisher: "הארץ", Published: sayso.Published{Value: "2026-03-02", Basis: sayso.BasisGiven},
		Text: "Mayor Edda Lund said on Monday that the ferry line had been sold."})
	if _, page := get(t, s, "/doc/a"); !strings.Contains(page, "<bdi>הארץ</bdi> · ") || !strings.Contains(page, `data-publisher="הארץ"`) {
		t.Error("the publisher runs into the date")
	}
}
