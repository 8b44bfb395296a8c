package people

import (
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

func table(t *testing.T, name string, columns ...string) [][]string {
	t.Helper()
	rows, err := lexicon.Load(data.FS, "people/"+name, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return rows.Rows
}

// of reads the one person of a text who is called Ana Castrel.
func of(f *Finder, text string) Item {
	at := strings.Index(text, "Ana Castrel")
	rec := &sayso.Record{Article: &sayso.Article{ID: "x", Text: text}, Entities: []sayso.Entity{{ID: "p1", Kind: sayso.EntityPerson, Name: "Ana Castrel",
		Mentions: []sayso.Mention{{Span: sayso.Span{Start: at, End: at + len("Ana Castrel")}, Form: sayso.FormName}}}}}
	items := f.Items(rec)
	if len(items) != 1 {
		return Item{}
	}
	return items[0]
}

// Each title is found in its example, with its class and kind.
func TestTitles(t *testing.T) {
	f := New()
	for _, r := range table(t, "titles.tsv", "title", "class", "kind", "example") {
		it := of(f, r[3])
		if !slices.ContainsFunc(it.Titles, func(x Title) bool { return x.Class == r[1] && string(x.Kind) == r[2] }) {
			t.Errorf("%s: titles %v in %q", r[0], it.Titles, r[3])
		}
		if (it.Trade != "") != (r[2] == string(titleTrade)) {
			t.Errorf("%s: trade %q", r[0], it.Trade)
		}
		if r[1] == "" || !slices.Contains([]titleKind{titleAddress, titleLeader, titleOffice, titleRole, titleTrade}, titleKind(r[2])) {
			t.Errorf("%s: kind %q", r[0], r[2])
		}
	}
}

// Each short first name joins its full one where the office agrees.
func TestNicknames(t *testing.T) {
	f := New()
	for _, r := range table(t, "nicknames.tsv", "short", "full", "example") {
		first, second, ok := strings.Cut(strings.TrimSuffix(r[2], "."), " is ")
		a, okA := f.tables.name(strings.TrimPrefix(first, "Sen. "))
		b, okB := f.tables.name(strings.TrimPrefix(second, "Sen. "))
		if !ok || !okA || !okB {
			t.Errorf("%s: no two names in %q", r[0], r[2])
			continue
		}
		if can, same := f.tables.sameGiven(a.Given, b.Given); a.Given != r[0] || !can || same {
			t.Errorf("%s: %s and %s: %v", r[0], a.Given, b.Given, can)
		}
	}
}

// Each short name of a body is filed as the long one, as its example has them.
func TestBodies(t *testing.T) {
	f := New()
	for _, r := range table(t, "bodies.tsv", "short", "name", "country", "example") {
		var headings []string
		short := strings.ToUpper(r[0])
		if strings.Contains(r[0], " ") {
			short = r[1]
		}
		for _, name := range []string{r[1], short} {
			at := strings.LastIndex(r[3], name)
			if at < 0 {
				t.Fatalf("%s: no %q in %q", r[0], name, r[3])
			}
			rec := &sayso.Record{Article: &sayso.Article{ID: "x", Text: r[3]}, Entities: []sayso.Entity{{ID: "b1", Kind: sayso.EntityOrganization, Name: name,
				Country: value(r[2]), Mentions: []sayso.Mention{{Span: sayso.Span{Start: at, End: at + len(name)}, Form: sayso.FormName}}}}}
			for _, it := range f.Items(rec) {
				headings = append(headings, it.Heading)
			}
		}
		if len(headings) != 2 || headings[0] != headings[1] || strings.Contains(headings[0], "@") {
			t.Errorf("%s: filed under %v", r[0], headings)
		}
	}
}

// Each word of institutions makes the name of its example one that every country has.
func TestInstitutions(t *testing.T) {
	f := New()
	for _, r := range table(t, "institutions.tsv", "word", "kind", "example") {
		head, all := f.generic(bodyName(r[2]))
		if !all || r[1] == "head" && !head || r[1] == "shared" && !f.shared(bodyName(r[2])) {
			t.Errorf("%s: %q: head %v, all %v", r[0], r[2], head, all)
		}
		if !slices.Contains(strings.Fields(strings.ToLower(r[2])), r[0]) || r[1] != "head" && r[1] != "filler" && r[1] != "shared" {
			t.Errorf("%s: %q of kind %q", r[0], r[2], r[1])
		}
	}
}
