package people

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"sayso"
)

// A person's page has every name and title with its dates, where it is seen and why, and the counts of what is said.
func TestPerson(t *testing.T) {
	f := New()
	var items []Item
	for _, a := range [][2]string{
		{"a1 2024-03-01", "Senator {p1:Ana Castrel} spoke. {p1:Castrel} left."},
		{"a2 2024-05-01", "Sen. {p1:Castrel} spoke."},
		{"a3 2025-01-07", "{p1:Ana J. Castrel}, the governor, spoke. {p1:Ana Castrel} left."},
		{"a4", "Sen. {p1:Ana Castrel} spoke."},
	} {
		items = append(items, f.Items(marked(t, a[0], a[1]))...)
	}
	said := []sayso.Said{{Role: sayso.SaidBy, Voice: "a1/a1", Date: "2024-03-01"}, {Role: sayso.SaidAbout, Voice: "a3/a2", Date: "2025-01-07"}}
	page := func() *sayso.Person {
		byID := map[string]*Heading{}
		var hs []*Heading
		for i := range items {
			it := &items[i]
			if h := byID[it.Heading]; h != nil {
				h.Add(it)
				continue
			}
			byID[it.Heading] = NewHeading(it, it.Heading)
			hs = append(hs, byID[it.Heading])
		}
		clusters := f.Group(hs, nil)
		if len(clusters) != 1 {
			t.Fatalf("%d people", len(clusters))
		}
		return f.Person(clusters[0], Page{Headings: hs, Items: items, Said: said, Positions: func(s []sayso.Said) []sayso.Position {
			return []sayso.Position{{Claim: s[0].Voice}}
		}})
	}
	p := page()
	if p.ID != "person/ana-castrel" || p.Name != "Ana Castrel" || p.SaidBy != 1 || p.SaidAbout != 1 || p.SaidTo != 0 || p.Positions[0].Claim != "a3/a2" {
		t.Errorf("%+v", p)
	}
	if got := p.Names[0]; got.Name != "Ana Castrel" || got.Articles != 3 {
		t.Errorf("names %+v", p.Names)
	}
	var titles []string
	for _, x := range p.Titles {
		titles = append(titles, x.Title+" "+x.From+" "+x.To)
	}
	if got, want := strings.Join(titles, "; "), "Senator 2024-03-01 2024-03-01; Sen. 2024-05-01 2024-05-01; governor 2025-01-07 2025-01-07"; got != want {
		t.Errorf("titles %s, want %s", got, want)
	}
	var seen []string
	for _, x := range p.Seen {
		line := x.Article
		for _, why := range x.Why {
			line += fmt.Sprintf(" | %s: %s (%d)", why.Kind, why.Words, len(why.Points))
		}
		seen = append(seen, line)
	}
	want := `a1
a2 | same_title_and_surname: Ana Castrel and Castrel are each called senator (2)
a3 | short_name: an article explains Ana Castrel and Ana J. Castrel as one (2)
a4 | same_name: called Ana Castrel as in a1 (2)`
	if got := strings.Join(seen, "\n"); got != want {
		t.Errorf("seen\n%s\nwant\n%s", got, want)
	}
	for range 10 {
		rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if q := page(); !reflect.DeepEqual(p, q) {
			a, _ := json.Marshal(p)
			b, _ := json.Marshal(q)
			t.Fatalf("another order gives another page\n%s\n%s", a, b)
		}
	}
}

func TestRoles(t *testing.T) {
	rec := marked(t, "a1", "{p1:Ana Castrel} told {p2:Hugo Brand} that the {b1:Harbour Union} and {p1:Castrel} had met.")
	text := rec.Article.Text
	span := func(s string) sayso.Span {
		at := strings.Index(text, s)
		return sayso.Span{Start: at, End: at + len(s)}
	}
	to := span("Hugo Brand")
	rec.Attributions = []sayso.Attribution{{ID: "a1", Content: []sayso.Span{span("that the Harbour Union and Castrel had met")}, Speaker: &sayso.Speaker{Entity: "p1", Name: "Ana Castrel"}, Addressee: &to}}
	want := []Role{{Attribution: "a1", By: "p1", To: []string{"p2"}, About: []string{"b1"}}}
	if got := Roles(rec); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

// A heading survives its JSON, which is how a store keeps it.
func TestHeadingJSON(t *testing.T) {
	f := New()
	items := f.Items(marked(t, "a1 2024-03-01", "Norwegian Prime Minister {p1:Karin Vold} and the {b1=NOR:Senate} met."))
	for i := range items {
		h := NewHeading(&items[i], items[i].Heading)
		data, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		back := new(Heading)
		if err := json.Unmarshal(data, back); err != nil || !reflect.DeepEqual(h, back) {
			t.Errorf("%s: %v", data, err)
		}
		if h.Country != "NOR" {
			t.Errorf("country %q of %s", h.Country, h.ID)
		}
	}
}

// The id stays the shortest full name, the name is what most articles use; a short name and a mention in capitals give way.
func TestUsualName(t *testing.T) {
	f := New()
	for _, x := range []struct{ id, name, texts string }{
		{"person/mike-brand", "Michael Brand", "Sen. {p1:Mike Brand} spoke.|Sen. {p1:Michael Brand} spoke.|Senator {p1:Michael Brand} spoke."},
		{"body/union-of-harbour-pilots", "Union of Harbour Pilots", "The {b1:UHP} spoke.|The {b1:UHP} spoke.|The {b1:Union of Harbour Pilots} ({b1:UHP}) spoke."},
		{"body/reed-news", "Reed News", "{b1:REED News} said so.|{b1:Reed News} said so.|{b1:REED NEWS}"},
	} {
		byID := map[string]*Heading{}
		var hs []*Heading
		for i, text := range strings.Split(x.texts, "|") {
			for _, it := range f.Items(marked(t, fmt.Sprintf("a%d", i), text)) {
				if byID[it.Heading] == nil {
					byID[it.Heading] = &Heading{ID: it.Heading}
					hs = append(hs, byID[it.Heading])
				}
				byID[it.Heading].Add(&it)
			}
		}
		if got := f.Group(hs, nil); len(got) != 1 || got[0].ID != x.id || got[0].Name != x.name {
			t.Errorf("%+v, want %s %s", got, x.id, x.name)
		}
	}
}

func TestConstraints(t *testing.T) {
	f := New()
	items := f.Items(marked(t, "a1", "Sen. {p1:Ana Castrel} spoke. Sen. {p2:Castrel} left. {p3:Hugo Brand} stayed."))
	var hs []*Heading
	for i := range items {
		hs = append(hs, NewHeading(&items[i], items[i].Heading))
	}
	count := func(cs ...Constraint) int { return len(f.Group(hs, cs)) }
	if got := count(); got != 2 {
		t.Errorf("%d without any", got)
	}
	apart := Constraint{A: "person/ana-castrel", B: "person/castrel,senator"}
	if got := count(apart); got != 3 {
		t.Errorf("%d with two apart", got)
	}
	same := Constraint{A: "person/ana-castrel", B: "person/hugo-brand", Same: true}
	if got := count(same); got != 1 {
		t.Errorf("%d with all the same", got)
	}
	// Whom a constraint keeps from one, it keeps from those who are that one too.
	if got := count(same, Constraint{A: "person/hugo-brand", B: "person/castrel,senator"}); got != 2 {
		t.Errorf("%d with two the same and one apart from them", got)
	}
}

// Somebody who has two names by hand goes on by both.
func TestTwoNames(t *testing.T) {
	f := New()
	items := f.Items(marked(t, "a1", "Norwegian Prime Minister {p1:Ana Castrel} spoke. {p2:Ana Castrel} left. Danish Prime Minister {p3:Hugo Brand} stayed. {p4:Hugo Brand} slept."))
	var hs []*Heading
	for i := range items {
		hs = append(hs, NewHeading(&items[i], items[i].Heading))
	}
	one := f.Group(hs, []Constraint{{A: "person/ana-castrel", B: "person/hugo-brand,DNK", Same: true}})
	if len(f.Group(hs, nil)) != 2 || len(one) != 1 || len(one[0].Headings) != 4 {
		t.Errorf("%+v", one)
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"Sen. Ana J. Castrel Jr.", "al-Assad", "the late Mr. Król’s", "“", "Le Pen", "Vice President", "\xff A", "ﬁ Ńé"} {
		f.Add(s)
	}
	g := New()
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := g.tables.name(s)
		if ok && (n.Family == "" || n.written == "" || !strings.Contains(s, strings.Fields(n.written)[0]) || n.at < 0 || n.at >= len(s)) {
			t.Errorf("%q: %+v", s, n)
		}
		bodyName(s)
		g.tables.behind(&sayso.Article{Text: ", " + s}, 0)
		g.tables.before(&sayso.Article{Text: s}, len(s))
	})
}

func BenchmarkItems(b *testing.B) {
	f := New()
	var text strings.Builder
	for range 12 {
		text.WriteString("Norwegian Prime Minister {p1:Karin Vold} met Sen. {p2:Ana J. Castrel}, 34, a baker from Tilbrook, at the {b1=USA:U.S. State Department}. ")
	}
	rec := marked(new(testing.T), "a1 2024-03-01", text.String())
	for b.Loop() {
		f.Items(rec)
	}
}

func BenchmarkJudge(b *testing.B) {
	f := New()
	items := f.Items(marked(new(testing.T), "a1", "Sen. {p1:Mike Brand} met Senator {p2:Michael J. Brand}."))
	x, y := NewHeading(&items[0], items[0].Heading), NewHeading(&items[1], items[1].Heading)
	for b.Loop() {
		f.Judge(x, y)
	}
}

// A family of many namesakes is grouped in milliseconds.
func BenchmarkGroup(b *testing.B) {
	f := New()
	var hs []*Heading
	for i, given := range []string{"Ana", "Hugo", "Ida", "Jon", "Karin", "Lars", "Mike", "Michael", "Nora", "Olav"} {
		for k, form := range []string{"Sen. {p1:%s Smith} spoke.", "Norwegian Senator {p1:%s Smith} spoke.", "Sen. {p1:%s J. Smith} spoke.", "{p1:%s Q. Smith} spoke.", "{p1:%s Smith}, a baker, spoke."} {
			items := f.Items(marked(new(testing.T), "a"+strings.Repeat("x", i*5+k), strings.ReplaceAll(form, "%s", given)))
			hs = append(hs, NewHeading(&items[0], items[0].Heading))
		}
	}
	for b.Loop() {
		f.Group(hs, nil)
	}
}
