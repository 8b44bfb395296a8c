package claim

import (
	"context"
	"strings"
	"sync"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/engine"
	"sayso/internal/lexicon"
)

var reader = sync.OnceValues(func() (*engine.Engine, error) { return engine.New(engine.Options{}) })

// propositions reads a text with the embedded model.
func propositions(t testing.TB, f *Finder, a *sayso.Article) []Proposition {
	t.Helper()
	e, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	r, doc, err := e.ReadDoc(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return f.Propositions(doc, r)
}

// whole is the proposition that a text is, as if somebody had said it.
func whole(t testing.TB, f *Finder, text string) Proposition {
	t.Helper()
	e, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	r, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	r.Attributions, r.Unsourced = nil, []sayso.Span{{End: len(text)}}
	return f.Propositions(doc, r)[0]
}

// The two sentences of each row's example say the same, or contradict each other, as the row has it.
func TestWords(t *testing.T) {
	rows, err := lexicon.Load(data.FS, "claims/words.tsv", "word", "class", "side", "example")
	if err != nil {
		t.Fatal(err)
	}
	f := New(Options{})
	for _, row := range rows.Rows {
		one, other, ok := strings.Cut(row[3], " | ")
		if !ok {
			t.Errorf("%s: the example is not two sentences: %q", row[0], row[3])
			continue
		}
		a, b := whole(t, f, one), whole(t, f, other)
		want := map[string]Relation{"same": Same, "opposite": Contradicts, "question": Tension}[row[2]]
		if v := f.Judge(&a, &b); v.Relation != want {
			t.Errorf("%s: %s\n  %q %+v\n  %q %+v", row[0], v.Relation, one, terms(&a), other, terms(&b))
		}
		if c := f.table.rows[row[1]].class; c != row[1] && row[2] != "question" {
			t.Errorf("%s: its class %s is itself of class %s", row[0], row[1], c)
		}
	}
}

// terms is a proposition's terms in short.
func terms(p *Proposition) (out []string) {
	for i := range p.Terms {
		x := &p.Terms[i]
		out = append(out, string(x.Role)+":"+x.Lemma+"/"+x.Class)
	}
	return out
}
