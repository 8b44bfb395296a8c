package eval

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

// conlluOf writes sentences of rows "form lemma UPOS head relation" as CoNLL-U; a row "1-2 don't" is a multiword token, a
// form that ends in _ has no space behind it.
func conlluOf(sentences ...string) string {
	var b strings.Builder
	for i, s := range sentences {
		fmt.Fprintf(&b, "# sent_id = made-up-%d\n", i+1)
		n := 0
		for row := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
			c := strings.Fields(row)
			misc := "_"
			last := 0
			if len(c) == 2 {
				last = 1
			}
			if form, ok := strings.CutSuffix(c[last], "_"); ok {
				c[last], misc = form, "SpaceAfter=No"
			}
			if len(c) == 2 {
				fmt.Fprintf(&b, "%s\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", c[0], c[1], misc)
				continue
			}
			n++
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\tXX\tTypo=Yes|Number=Sing\t%s\t%s\t_\t%s\n", n, c[0], c[1], c[2], c[3], c[4], misc)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func parsedConllu(t *testing.T, text string) []*document {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.conllu")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	docs, err := readConllu(path)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

const (
	ferry = `
	The    the   DET   2 det
	ferry  ferry NOUN  3 nsubj
	left   leave VERB  0 root
	Bergen_ Bergen PROPN 3 obj
	.      .     PUNCT 3 punct`
	dont = `
	They   they  PRON  4 nsubj
	2-3    don't
	do     do    AUX   4 aux
	n't    not   PART  4 advmod
	know_  know  VERB  0 root
	.      .     PUNCT 4 punct`
)

func TestConlluText(t *testing.T) {
	docs := parsedConllu(t, "# newdoc id = weblog-1\n# newpar\n"+conlluOf(ferry)+"# newpar\n"+conlluOf(dont)+
		"# newdoc id = GUM_news_2\n"+conlluOf(dont))
	if len(docs) != 2 || docs[0].article.Text != "The ferry left Bergen.\n\nThey don't know." || docs[1].article.Text != "They don't know." {
		t.Fatalf("%d documents, the first %q", len(docs), docs[0].article.Text)
	}
	var shown []string
	for _, w := range docs[0].words.words {
		shown = append(shown, fmt.Sprintf("%s=%s/%d", w.form, w.span.In(docs[0].article.Text), w.head))
	}
	want := "The=The/1 ferry=ferry/2 left=left/-1 Bergen=Bergen/2 .=./2 They=They/8 do=don't/8 n't=don't/8 know=know/-1 .=./8"
	if got := strings.Join(shown, " "); got != want {
		t.Errorf("words\n%s\nwant\n%s", got, want)
	}
	if genreOf(docs[0].article.ID) != "genre:weblog" || genreOf(docs[1].article.ID) != "genre:news" {
		t.Errorf("genres %s, %s", genreOf(docs[0].article.ID), genreOf(docs[1].article.ID))
	}
}

func TestConlluFaults(t *testing.T) {
	for name, text := range map[string]string{
		"too few columns":       "1\tYes\tyes\n",
		"a gap in the numbers":  strings.Replace(conlluOf(ferry), "\n2\t", "\n3\t", 1),
		"a head outside":        strings.Replace(conlluOf(ferry), "\t3\tpunct", "\t9\tpunct", 1),
		"a negative head":       strings.Replace(conlluOf(ferry), "\t3\tpunct", "\t-1\tpunct", 1),
		"no number":             strings.Replace(conlluOf(ferry), "\n2\t", "\nb\t", 1),
		"an odd multiword":      strings.Replace(conlluOf(dont), "2-3", "2-x", 1),
		"an empty form":         strings.Replace(conlluOf(ferry), "\tThe\t", "\t\t", 1),
		"nothing but a comment": "# newdoc id = a\n",
		"nothing":               "",
	} {
		path := filepath.Join(t.TempDir(), "bad.conllu")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		var coded *sayso.Error
		if _, err := readConllu(path); !errors.As(err, &coded) || coded.Code != sayso.ErrCorpus {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The F1 of each measure when one thing is wrong: five words, of them two subjects and objects.
func TestSyntaxScores(t *testing.T) {
	all := map[string]float64{"sentences": 1, "words": 1, "upos": 1, "xpos": 1, "feats": 1, "lemma": 1, "uas": 1, "las": 1, "subject_object": 1}
	for _, c := range []struct {
		name, gold, found string
		want              map[string]float64
	}{
		{"all right", conlluOf(ferry), conlluOf(ferry), nil},
		{"a multiword token", conlluOf(dont), conlluOf(dont), nil},
		{"a tag", conlluOf(ferry), strings.Replace(conlluOf(ferry), "PROPN", "NOUN", 1), map[string]float64{"upos": 0.8}},
		{"a lemma", conlluOf(ferry), strings.Replace(conlluOf(ferry), "leave", "left", 1), map[string]float64{"lemma": 0.8}},
		{"a gold lemma that is open fits any", strings.Replace(conlluOf(ferry), "leave", "_", 1), conlluOf(ferry), nil},
		{"a feature of English alone", conlluOf(ferry), strings.Replace(conlluOf(ferry), "Typo=Yes|", "", 1), nil},
		{"a universal feature", conlluOf(ferry), strings.Replace(conlluOf(ferry), "Number=Sing", "Number=Plur", 1), map[string]float64{"feats": 0.8}},
		{"a subtype", conlluOf(ferry), strings.Replace(conlluOf(ferry), "nsubj", "nsubj:pass", 1), nil},
		{"a relation of the object", conlluOf(ferry), strings.Replace(conlluOf(ferry), "3\tobj", "3\tobl", 1),
			map[string]float64{"las": 0.8, "subject_object": 2. / 3}}, // right 1, found 1, gold 2
		{"a head", conlluOf(ferry), strings.Replace(conlluOf(ferry), "3\tpunct", "4\tpunct", 1), map[string]float64{"uas": 0.8, "las": 0.8}},
		{"two words in one", conlluOf(ferry), conlluOf(`
			The    the   DET   2 det
			ferry  ferry NOUN  3 nsubj
			left   leave VERB  0 root
			Bergen. Bergen PROPN 3 obj`), map[string]float64{"words": 6. / 9, "upos": 6. / 9, "xpos": 6. / 9, "feats": 6. / 9,
			"lemma": 6. / 9, "uas": 6. / 9, "las": 6. / 9, "subject_object": 2. / 4}},
		{"a sentence in two", conlluOf(ferry), conlluOf(`
			The    the   DET   2 det
			ferry  ferry NOUN  0 root`, `
			left   leave VERB  0 root
			Bergen_ Bergen PROPN 1 obj
			.      .     PUNCT 1 punct`), map[string]float64{"sentences": 0, "uas": 0.8, "las": 0.8, "subject_object": 2. / 3}},
	} {
		gold, found := parsedConllu(t, c.gold)[0], parsedConllu(t, c.found)[0]
		if gold.article.Text != found.article.Text {
			t.Fatalf("%s: %q and %q", c.name, gold.article.Text, found.article.Text)
		}
		s := newSheet(syntaxMeasures())
		m := scoreSyntax(s, gold, found.words)
		got := s.defined(m.whole)
		for k, want := range all {
			if v, ok := c.want[k]; ok {
				want = v
			}
			if math.Abs(got[k+"_f1"]-want) > 1e-6 {
				t.Errorf("%s: %s_f1 = %v, want %v", c.name, k, got[k+"_f1"], want)
			}
		}
	}
}

// Words of multiword tokens are aligned by their forms, others by their characters. Spans are written as start-end, a
// multiword token's words in brackets.
func TestAlignWords(t *testing.T) {
	words := func(text string) (out []depWord) {
		for f := range strings.FieldsSeq(text) {
			var w depWord
			_, err := fmt.Sscanf(f, "%d-%d", &w.span.Start, &w.span.End)
			if err != nil {
				t.Fatal(err)
			}
			_, w.form, w.many = strings.Cut(f, ":")
			out = append(out, w)
		}
		return out
	}
	for _, c := range []struct {
		name, gold, found string
		want              []wordPair
	}{
		{"the same", "0-2 2-4", "0-2 2-4", []wordPair{{0, 0}, {1, 1}}},
		{"one parted", "0-4 4-6", "0-2 2-4 4-6", []wordPair{{1, 2}}},
		{"both parted in the same way", "0-5:do 0-5:n't 5-6", "0-5:do 0-5:n't 5-6", []wordPair{{0, 0}, {1, 1}, {2, 2}}},
		{"forms differ", "0-5:do 0-5:not", "0-5:do 0-5:n't", []wordPair{{0, 0}}},
		{"only the gold is parted", "0-2:ca 0-2:n't 2-3", "0-2 2-3", []wordPair{{2, 1}}},
		{"tokens that overlap are one stretch", "0-4:a 0-4:b 4-8:c 4-8:d", "0-6:a 0-6:c 6-8:d 6-8:e", []wordPair{{0, 0}, {2, 1}, {3, 2}}},
		{"what stands before a multiword token", "0-2 2-6:x 2-6:y", "0-1 1-2 2-6:x 2-6:y", []wordPair{{1, 2}, {2, 3}}},
	} {
		if got := alignWords(words(c.gold), words(c.found)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// madeDoc is a reading of "They don't know." with the tokens and words of the engine's form.
func madeDoc(a *sayso.Article) *nlp.Doc {
	doc := &nlp.Doc{Article: a, Names: []nlp.Name{}}
	for _, s := range [][2]int32{{0, 4}, {5, 8}, {8, 9}, {9, 10}, {11, 15}, {15, 16}} {
		doc.Tokens = append(doc.Tokens, nlp.Token{Start: s[0], End: s[1]})
	}
	inventory := &nlp.Inventory{XPOS: []string{"XX"}, Feats: []string{"Number=Sing"}}
	doc.Syntax = &nlp.Syntax{Inventory: inventory, Sentences: []nlp.WordRange{{Start: 0, End: 5}}, Words: []nlp.Word{
		{Start: 0, End: 4, Token: 0, Head: 3, Lemma: "they", UPOS: nlp.PRON, Relation: nlp.RelNsubj},
		{Start: 5, End: 7, Token: 1, Head: 3, Lemma: "do", UPOS: nlp.AUX, Relation: nlp.RelAux},
		{Start: 7, End: 10, Token: 3, Head: 3, Lemma: "not", UPOS: nlp.PART, Relation: nlp.RelAdvmod, Joined: true},
		{Start: 11, End: 15, Token: 4, Head: nlp.NoWord, Lemma: "know", UPOS: nlp.VERB, Relation: nlp.RelRoot},
		{Start: 15, End: 16, Token: 5, Head: 3, Lemma: ".", UPOS: nlp.PUNCT, Relation: nlp.RelPunct},
	}}
	return doc
}

func parseMade(_ context.Context, a *sayso.Article) (*sayso.Record, *nlp.Doc, error) {
	return &sayso.Record{Engine: sayso.Engine{Model: "made"}, Article: a}, madeDoc(a), nil
}

// The engine's own form scores full marks against the same analysis in CoNLL-U.
func TestRunSyntax(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made.conllu")
	if err := os.WriteFile(path, []byte(conlluOf(dont)), 0o666); err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), Options{Task: TaskSyntax, Path: path, Parse: parseMade})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Metrics) != 27 || r.N != 5 || r.Model != "made" {
		t.Errorf("%d metrics of %d words by %q", len(r.Metrics), r.N, r.Model)
	}
	for name, v := range r.Metrics {
		if v != 1 {
			t.Errorf("%s = %v", name, v)
		}
	}
}

func TestMissingLayer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made.conllu")
	if err := os.WriteFile(path, []byte(conlluOf(dont)), 0o666); err != nil {
		t.Fatal(err)
	}
	bare := func(ctx context.Context, a *sayso.Article) (*sayso.Record, *nlp.Doc, error) {
		rec, doc, err := parseMade(ctx, a)
		doc.Syntax = nil
		return rec, doc, err
	}
	var coded *sayso.Error
	if _, err := Run(context.Background(), Options{Task: TaskSyntax, Path: path, Parse: bare}); !errors.As(err, &coded) || coded.Code != sayso.ErrLayer {
		t.Errorf("a model without syntax: %v", err)
	}
	if _, err := Run(context.Background(), Options{Task: TaskSyntax, Path: path}); !errors.As(err, &coded) || coded.Code != sayso.ErrUsage {
		t.Errorf("no parser: %v", err)
	}
}
