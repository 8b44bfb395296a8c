package story

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
)

// record returns a record of a text that has been read for nothing but its sentence, a name and a place.
func record(title, text string) *sayso.Record {
	rec := &sayso.Record{Article: &sayso.Article{ID: "x", Title: title, Text: text, Published: sayso.Published{Value: "2024-05-01T08:00:00Z"}},
		Sentences: []sayso.Span{{Start: 0, End: len(text)}}}
	if i := strings.Index(text, "Sollvik"); i >= 0 {
		rec.Entities = []sayso.Entity{{ID: "e1", Name: "Sollvik", Kind: sayso.EntityPerson,
			Mentions: []sayso.Mention{{Span: sayso.Span{Start: i, End: i + 7}, Form: sayso.FormName}}}}
	}
	if i := strings.Index(text, "Velburg"); i >= 0 {
		rec.Places = []sayso.Place{{ID: "p1", Span: sayso.Span{Start: i, End: i + 7}, Basis: sayso.PlaceByName}}
	}
	return rec
}

func rarity(t testing.TB) *Rarity {
	t.Helper()
	r, err := LoadRarity(data.Rarity)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFeatures(t *testing.T) {
	text := "The dockers of Velburg said that Sollvik had the dockers’ demands, and the breakwater."
	it := Features(record("Dockers strike", text), rarity(t))
	if it.Said != "2024-05-01" || it.Day != 19844 {
		t.Errorf("said %s, day %d", it.Said, it.Day)
	}
	sum, at := 0.0, map[string]Term{}
	for _, term := range it.Terms {
		sum += float64(term.Weight) * float64(term.Weight)
		at[term.Stem] = term
		if term.End > 0 && text[term.Start:term.End] != term.Text {
			t.Errorf("%+v stands on %q", term, text[term.Start:term.End])
		}
	}
	if math.Abs(sum-1) > 1e-3 || !slices.IsSortedFunc(it.Terms, func(a, b Term) int { return strings.Compare(a.Stem, b.Stem) }) {
		t.Errorf("squares sum to %v; %+v", sum, it.Terms)
	}
	if _, ok := at["the"]; ok {
		t.Error("the tells nothing")
	}
	if at["sollvik"].Class != Name|Actor|Telling|Rare || at["velburg"].Class&(Place|Actor) != Place || at["docker"].Class&Name != 0 {
		t.Errorf("classes: %+v", at)
	}
	if d := at["docker"]; d.Start != 4 || at["strike"].End != 0 || at["strike"].Text != "strike" {
		t.Errorf("dockers stand at %d, strike at %+v", d.Start, at["strike"])
	}
	if at["docker"].Weight <= at["breakwat"].Weight {
		t.Error("what the title says weighs no more")
	}
}

// Without a word an article has no terms and is like nothing, itself included.
func TestFeaturesOfNothing(t *testing.T) {
	it := Features(record("", "… the and of …"), rarity(t))
	if len(it.Terms) != 0 || len(Keys(it)) != 0 || Weight(it, it) != 0 {
		t.Errorf("%+v", it)
	}
}

// What is kept of terms is what they were; what was not written by them is refused.
func FuzzTerms(f *testing.F) {
	text, err := Features(record("Dockers strike", "Dockers of Velburg’s port. Sollvik said é."), rarity(f)).Terms.MarshalText()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{string(text), "", "a 1 0 - b", "a 1 0 7 b,c 10000 31 0 é", "a 1 0 7", "a x 0 7 b", "a 1 0 -7 b", ","} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var ts Terms
		if ts.UnmarshalText([]byte(text)) != nil {
			return
		}
		again, err := ts.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var once Terms
		if err := once.UnmarshalText(again); err != nil || !slices.Equal(once, ts) {
			t.Fatalf("%q became %q: %v", text, again, err)
		}
	})
}

func TestTermsRefuse(t *testing.T) {
	for _, text := range []string{",", "a", "a 1 0 7", "a 1 0 7 ", " 1 0 7 b", "a x 0 7 b", "a 1 256 7 b", "a 10001 0 7 b", "a 1 0 -7 b", "a 1 0 7 b,"} {
		var ts Terms
		if ts.UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q was read: %+v", text, ts)
		}
	}
}

// There are at most MaxKeys keys, of a long text too; one telling word makes two articles candidates, one common word does not.
func TestKeys(t *testing.T) {
	var long strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&long, "W%cq%cz%c ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	r := rarity(t)
	if n := len(Keys(Features(record("", long.String()), r))); n > MaxKeys || n < MaxKeys-1 {
		t.Errorf("%d keys", n)
	}
	sharedKeys := func(a, b string) (n int) {
		with := Keys(Features(record("", b), r))
		for _, k := range Keys(Features(record("", a), r)) {
			if slices.Contains(with, k) {
				n++
			}
		}
		return n
	}
	if n := sharedKeys("Breakwater gorilla.", "The breakwater zebra."); n < MinShared {
		t.Errorf("a telling word makes %d shared keys", n)
	}
	if n := sharedKeys("A minister and a gorilla.", "The minister and the zebra."); n != 1 {
		t.Errorf("a common word makes %d shared keys", n)
	}
}

// A title comes from the text where it stands there, and the lead is cut at a comma where it is long, never inside a character.
func TestHeads(t *testing.T) {
	rec := record("", "HEAD OF IT ALL\n\nVELBURG — Dockers walked out today.")
	rec.Parts = []sayso.Part{{Span: sayso.Span{Start: 0, End: 14}, Kind: sayso.PartHeadline}, {Span: sayso.Span{Start: 16, End: 27}, Kind: sayso.PartDateline}}
	rec.Sentences = []sayso.Span{{Start: 0, End: 14}, {Start: 16, End: len(rec.Article.Text)}}
	h := heads(rec)
	if len(h) != 2 || h[0].Text != "HEAD OF IT ALL" || h[0].End != 14 || h[1].Text != "Dockers walked out today." || !h[1].Lead {
		t.Errorf("%+v", h)
	}
	rec.Article.Title = "Another title"
	if h := heads(rec); h[0] != (Head{Text: "Another title"}) {
		t.Errorf("%+v", h[0])
	}
	long := record("", strings.Repeat("é word ", 20)+", "+strings.Repeat("ü", 300))
	if h := heads(long)[0]; !strings.HasSuffix(h.Text, "word") || long.Article.Text[h.Start:h.End] != h.Text {
		t.Errorf("%q", h.Text)
	}
}

// Reasons name what both have, with places in both; below a link there are none.
func TestJudge(t *testing.T) {
	r := rarity(t)
	a := Features(record("", "Dockers of Velburg walked out over night shifts, said Sollvik."), r)
	b := Features(record("", "In Velburg the dockers want no night shifts. Sollvik refused."), r)
	b.ID = "y"
	w, reasons := Judge(a, b)
	if w < LinkFrom || len(reasons) != 2 || reasons[0].Kind != sayso.ReasonNames || reasons[1].Kind != sayso.ReasonWords {
		t.Fatalf("%v %+v", w, reasons)
	}
	if !strings.HasPrefix(reasons[0].Words, "both name ") || !strings.Contains(reasons[0].Words, "Velburg") || !strings.Contains(reasons[1].Words, "Dockers") {
		t.Errorf("%s; %s", reasons[0].Words, reasons[1].Words)
	}
	for _, p := range reasons[0].Points {
		if p.Article != "x" && p.Article != "y" || p.Text == "" {
			t.Errorf("%+v", p)
		}
	}
	if other := Weight(b, a); other != w {
		t.Errorf("the other way round %v, not %v", other, w)
	}
	c := Features(record("", "Sollvik opened a zoo."), r)
	if w, reasons := Judge(a, c); w >= LinkFrom || reasons != nil {
		t.Errorf("a person alone: %v %+v", w, reasons)
	}
}

func BenchmarkFeatures(b *testing.B) {
	r := rarity(b)
	rec := record("Dockers strike", strings.Repeat("The dockers of Velburg said that Sollvik had refused their demands on Tuesday. ", 80))
	for b.Loop() {
		Keys(Features(rec, r))
	}
}

func BenchmarkJudge(b *testing.B) {
	it := Item{}
	for i := range maxTerms {
		it.Terms = append(it.Terms, Term{Stem: fmt.Sprintf("stem%03d", i), Weight: 0.1})
	}
	for b.Loop() {
		Weight(it, it)
	}
}
