package speaker

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	tables "sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

// TestResolve runs testdata/speakers.txt: what a case is about, a text in which sources stand in brackets, each followed
// by its cue, and behind "--" the speakers' names in the order of the sources, "-" for none. [>n …] hangs the source
// on the n-th, inside whose quotation or content it stands.
func TestResolve(t *testing.T) {
	file, err := os.ReadFile("testdata/speakers.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := New()
	cases := strings.Split(strings.TrimSpace(string(file)), "\n====\n")
	for _, c := range cases {
		head, want, ok := strings.Cut(c, "\n--\n")
		about, marked, ok2 := strings.Cut(head, "\n")
		if !ok || !ok2 {
			t.Fatalf("not a case:\n%s", c)
		}
		text, attrs := unmark(marked)
		entities := r.Resolve(nlptest.Doc(text), attrs, nil)
		if got := names(attrs); got != strings.TrimSpace(want) {
			t.Errorf("%s\n%s\ngot  %s\nwant %s", about, text, got, want)
		}
		check(t, about, text, attrs, entities)
	}
	if len(cases) < 30 {
		t.Errorf("only %d cases", len(cases))
	}
}

// check sees that speakers and entities agree and that no pronoun is an entity of its own.
func check(t *testing.T, about, text string, attrs []sayso.Attribution, entities []sayso.Entity) {
	t.Helper()
	rec := sayso.Record{Article: &sayso.Article{Text: text}, Attributions: attrs, Entities: entities}
	if err := rec.Check(); err != nil {
		t.Errorf("%s: %v", about, err)
	}
	for _, e := range entities {
		if _, ok := pronouns[strings.ToLower(e.Name)]; ok || len(e.Mentions) == 0 {
			t.Errorf("%s: entity %+v", about, e)
		}
	}
}

func names(attrs []sayso.Attribution) string {
	var out []string
	for _, a := range attrs {
		if a.Speaker == nil {
			out = append(out, "-")
		} else {
			out = append(out, a.Speaker.Name)
		}
	}
	return strings.Join(out, " | ")
}

// unmark takes the brackets out. The cue is the word behind the source.
func unmark(marked string) (string, []sayso.Attribution) {
	var text strings.Builder
	var attrs []sayso.Attribution
	for {
		before, rest, ok := strings.Cut(marked, "[")
		text.WriteString(before)
		if !ok {
			return text.String(), attrs
		}
		source, behind, _ := strings.Cut(rest, "]")
		a := sayso.Attribution{ID: fmt.Sprintf("a%d", len(attrs)+1)}
		if strings.HasPrefix(source, ">") {
			a.Parent, source = "a"+source[1:2], source[3:]
		}
		start := text.Len()
		text.WriteString(source)
		a.Source = []sayso.Span{{Start: start, End: text.Len()}}
		word := len(behind) - len(strings.TrimLeft(behind, " ,"))
		end := word + strings.IndexAny(behind[word:]+" ", " .,")
		a.Cue = &sayso.Span{Start: text.Len() + word, End: text.Len() + end}
		attrs = append(attrs, a)
		marked = behind
	}
}

// In every row's example the noun is the head of a description, and its sort is the row's.
func TestNouns(t *testing.T) {
	table, err := tables.Load(data.FS, "speakers/nouns.tsv", "noun", "kind", "example")
	if err != nil {
		t.Fatal(err)
	}
	r := New()
	for _, row := range table.Rows {
		at := strings.Index(row[2], " said")
		cue := sayso.Span{Start: at + 1, End: at + 5}
		attrs := []sayso.Attribution{{ID: "a1", Source: []sayso.Span{{Start: 0, End: at}}, Cue: &cue}}
		entities := r.Resolve(nlptest.Doc(row[2]), attrs, nil)
		if len(entities) != 1 || entities[0].Kind != entityKinds[sorts[row[1]]] || entities[0].Name != "the "+row[0] {
			t.Errorf("%s: %+v", row[0], entities)
		}
	}
}

// In every row's example the pronoun of the row's gender is the person, and the other one is not.
func TestFirstNames(t *testing.T) {
	table, err := tables.Load(data.FS, "speakers/firstnames.tsv", "name", "gender", "example")
	if err != nil {
		t.Fatal(err)
	}
	r := New()
	for _, row := range table.Rows {
		for _, p := range []string{"She", "He"} {
			text := strings.NewReplacer(". She ", ". "+p+" ", ". He ", ". "+p+" ").Replace(row[2])
			at := strings.Index(text, p+" spoke")
			cue := sayso.Span{Start: at + len(p) + 1, End: at + len(p) + 6}
			attrs := []sayso.Attribution{{ID: "a1", Source: []sayso.Span{{Start: at, End: at + len(p)}}, Cue: &cue}}
			r.Resolve(nlptest.Doc(text), attrs, nil)
			fits := (p == "She") == (row[1] == "woman")
			if got := names(attrs); fits && got != row[0]+" Lund" || !fits && got != "-" {
				t.Errorf("%q: %s", text, got)
			}
		}
	}
}

// In every row's example the source is named in full.
func TestAliases(t *testing.T) {
	table, err := tables.Load(data.FS, "speakers/aliases.tsv", "short", "name", "example")
	if err != nil {
		t.Fatal(err)
	}
	r := New()
	for _, row := range table.Rows {
		at := strings.Index(row[2], " said")
		cue := sayso.Span{Start: at + 1, End: at + 5}
		attrs := []sayso.Attribution{{ID: "a1", Source: []sayso.Span{{Start: 0, End: at}}, Cue: &cue}}
		r.Resolve(nlptest.Doc(row[2]), attrs, nil)
		if got := names(attrs); got != row[1] {
			t.Errorf("%q: %s", row[2], got)
		}
	}
}

// FuzzResolve: whatever text and source, the record keeps its promises.
func FuzzResolve(f *testing.F) {
	f.Add("Mr. O’Neill, head of the U.N. office, said. He, who", uint16(3), uint16(2))
	f.Add("Her sister’s father said she", uint16(0), uint16(2))
	f.Add("Ministry of the de la J. said", uint16(1), uint16(4))
	r := New()
	f.Fuzz(func(t *testing.T, text string, from, n uint16) {
		text = strings.ToValidUTF8(text, "?")
		doc := nlptest.Doc(text)
		var attrs []sayso.Attribution
		if k := len(doc.Tokens); k > 0 {
			a := int(from) % k
			cue := doc.Tokens[k-1].Span()
			source := doc.Span(nlp.Range{Start: nlp.TokenID(a), End: nlp.TokenID(min(k, a+1+int(n)%8))})
			attrs = []sayso.Attribution{{ID: "a1", Cue: &cue, Source: []sayso.Span{source}}, {ID: "a2", Cue: &cue, Source: []sayso.Span{source}, Parent: "a1"}}
		}
		entities := r.Resolve(doc, attrs, nil)
		check(t, "fuzz", text, attrs, entities)
	})
}
