package eval

import (
	"context"
	"errors"
	"math"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

func spansAt(starts ...int) (c chain) {
	for _, s := range starts {
		c = append(c, sayso.Span{Start: s, End: s + 1})
	}
	return c
}

// The figures are worked out by hand: of the chains {1,2,3} and {4,5}, {1,2}, {3,6} and {4,5} are found.
func TestChainCells(t *testing.T) {
	muc, b3, ceafe, mentions := chainCells([]chain{spansAt(1, 2, 3), spansAt(4, 5)}, []chain{spansAt(1, 2), spansAt(3, 6), spansAt(4, 5)})
	near := func(what string, got []float64, want ...float64) {
		for i := range want {
			if math.Abs(got[i]-want[i]) > 1e-9 {
				t.Errorf("%s: %v, want %v", what, got, want)
				return
			}
		}
	}
	near("MUC", muc, 2, 3, 2, 3)
	near("B³", b3, 2+0.5+2, 6, 4.0/3+1.0/3+2, 5)
	near("CEAF-e", ceafe, 0.8+1, 3, 0.8+1, 2)
	near("mentions", mentions, 5, 6, 5, 5)
}

// The best assignment beats the greedy one, whichever side is longer.
func TestAssignment(t *testing.T) {
	for _, value := range [][][]float64{{{9, 8}, {8, 1}}, {{9, 8, 0}, {8, 1, 0}}, {{9, 8}, {8, 1}, {0, 0}}} {
		if got := assignment(value); got != 16 {
			t.Errorf("%v: %v, want 16", value, got)
		}
	}
	if assignment(nil) != 0 || assignment([][]float64{{}}) != 0 {
		t.Error("nothing is worth nothing")
	}
}

// parseMentions makes every word a mention of the chain given.
func parseMentions(chains ...int32) Parser {
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, *nlp.Doc, error) {
		doc := &nlp.Doc{Article: a, Syntax: &nlp.Syntax{}, Mentions: []nlp.Mention{}}
		for i, w := range words(a.Text) {
			doc.Syntax.Words = append(doc.Syntax.Words, nlp.Word{Start: int32(w.Start), End: int32(w.End)})
			if i < len(chains) && chains[i] >= 0 {
				id := nlp.WordID(i)
				doc.Mentions = append(doc.Mentions, nlp.Mention{Head: id, Words: nlp.WordRange{Start: id, End: id + 1}, Chain: chains[i]})
			}
		}
		return &sayso.Record{Article: a}, doc, nil
	}
}

func TestRunCoref(t *testing.T) {
	path := namesFile(t, `{"id":"x","genre":"news","tokens":["Greta","left",",","she","said",",","and","she","rested","."],"clusters":[[[0,1],[3,4],[7,8]]]}`)
	r, err := Run(context.Background(), Options{Task: TaskCoref, Path: path, Parse: parseMentions(0, -1, -1, 0, -1, -1, -1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 3 || r.Metrics["muc_r"] != 0.5 || r.Metrics["muc_p"] != 1 || r.Metrics["mentions_r"] != rounded(2.0/3) || r.Slices["genre:news"]["n"] != 3 {
		t.Errorf("%v of %d, slices %v", r.Metrics, r.N, r.Slices)
	}
	if want := rounded((r.Metrics["muc_f1"] + r.Metrics["b3_f1"] + r.Metrics["ceafe_f1"]) / 3); math.Abs(r.Metrics["conll"]-want) > 2e-6 {
		t.Errorf("the mean is %v, want %v", r.Metrics["conll"], want)
	}
}

func TestRunGap(t *testing.T) {
	path := namesFile(t, `{"ID":"g","Text":"Zoë met Ann. She left.","Pronoun":"She","Pronoun-offset":"13","A":"Zoë","A-offset":"0","A-coref":"TRUE","B":"Ann","B-offset":"8","B-coref":"FALSE"}`)
	for _, c := range []struct {
		chains []int32
		p, r   float64
	}{{[]int32{0, -1, 1, -1, 0}, 1, 1}, {[]int32{0, -1, 1, -1, 1}, 0, 0}, {[]int32{0, -1, 0, -1, 0}, 0.5, 1}, {nil, 0, 0}} {
		r, err := Run(context.Background(), Options{Task: TaskGap, Path: path, Parse: parseMentions(c.chains...)})
		if err != nil {
			t.Fatal(err)
		}
		if r.N != 2 || r.Metrics["pronoun_p"] != c.p || r.Metrics["pronoun_r"] != c.r || r.Slices["feminine"]["n"] != 2 {
			t.Errorf("%v: %v of %d", c.chains, r.Metrics, r.N)
		}
	}
}

func TestCorefFaults(t *testing.T) {
	for what, rows := range map[string]string{
		"no id": `{"tokens":["a"]}`, "no tokens": `{"id":"a"}`, "outside": `{"id":"a","tokens":["a"],"clusters":[[[0,2]]]}`, "no JSON": `[`, "none": ``,
	} {
		var coded *sayso.Error
		if _, err := readCoref(namesFile(t, rows), ""); !errors.As(err, &coded) || coded.Code != sayso.ErrCorpus {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, rows := range map[string]string{
		"offset": `{"Text":"a","Pronoun":"a","Pronoun-offset":"x"}`, "elsewhere": `{"Text":"ab","Pronoun":"a","Pronoun-offset":"1"}`, "none": ``,
	} {
		var coded *sayso.Error
		if _, err := readGap(namesFile(t, rows)); !errors.As(err, &coded) || coded.Code != sayso.ErrCorpus {
			t.Errorf("%s: %v", what, err)
		}
	}
}
