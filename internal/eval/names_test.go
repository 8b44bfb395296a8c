package eval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

func TestSpaced(t *testing.T) {
	for _, c := range []struct {
		tokens []string
		want   string
	}{
		{[]string{"The", "ferry", "(", "built", "1990", ")", "sank", "."}, "The ferry (built 1990) sank."},
		{[]string{"Holm", "'s", "port", "does", "n’t", "open"}, "Holm's port doesn’t open"},
		{[]string{"He", "said", ":", `"`, "No", ".", `"`, "Then", "left"}, `He said: "No." Then left`},
		{[]string{"a", "well", "-", "known", "man", "-", "he"}, "a well-known man-he"},
		{[]string{"$", "5", "%"}, "$5%"},
		{nil, ""},
	} {
		got, spans := spaced(c.tokens)
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		for i, s := range spans {
			if s.In(got) != c.tokens[i] {
				t.Errorf("%q: token %d is %q, want %q", got, i, s.In(got), c.tokens[i])
			}
		}
	}
}

func namesFile(t *testing.T, rows string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "names.jsonl")
	if err := os.WriteFile(path, []byte(rows), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// parseNames finds, in whatever text, names at fixed tokens: runs of letters and single marks.
func parseNames(found ...nlp.Name) Parser {
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, *nlp.Doc, error) {
		doc := &nlp.Doc{Article: a, Names: append([]nlp.Name{}, found...)}
		for _, w := range words(a.Text) {
			doc.Tokens = append(doc.Tokens, nlp.Token{Start: int32(w.Start), End: int32(w.End)})
		}
		for _, n := range found {
			doc.Phrases = append(doc.Phrases, nlp.Phrase{Range: n.Range, Kind: "person"})
		}
		return &sayso.Record{Article: a}, doc, nil
	}
}

const worldwideRow = `{"id":"x1","region":"Oceania","sents":[
 {"tokens":["Greta","Holm","left","Bergen","."],"tags4":["B-PER","I-PER","O","B-LOC","O"]},
 {"tokens":["The","Harbour","Act","passed","."],"tags4":["O","B-MISC","I-MISC","O","O"]}]}`

func name(start, end nlp.TokenID, kind nlp.NameKind) nlp.Name {
	return nlp.Name{Range: nlp.Range{Start: start, End: end}, Kind: kind}
}

func TestRunNames(t *testing.T) {
	oneLine := ""
	for _, c := range worldwideRow {
		if c != '\n' {
			oneLine += string(c)
		}
	}
	path := namesFile(t, oneLine)
	for _, c := range []struct {
		what                     string
		found                    []nlp.Name
		right, predicted, extent float64
	}{
		{"all", []nlp.Name{name(0, 2, nlp.NamePerson), name(3, 4, nlp.NamePlace), name(6, 8, nlp.NameLaw)}, 3, 3, 3},
		{"a facility is a place, a date is none", []nlp.Name{name(3, 4, nlp.NameFacility), name(6, 8, nlp.NameDate)}, 1, 1, 1},
		{"another class", []nlp.Name{name(0, 2, nlp.NameWork)}, 0, 1, 1},
		{"half a name", []nlp.Name{name(0, 1, nlp.NamePerson)}, 0, 1, 0},
		{"a class that the corpus has none of", []nlp.Name{name(0, 2, nlp.NameOrganization)}, 0, 0, 0},
		{"nothing", nil, 0, 0, 0},
	} {
		r, err := Run(context.Background(), Options{Task: TaskNames, Path: path, Parse: parseNames(c.found...)})
		if err != nil {
			t.Fatal(err)
		}
		share := func(a, b float64) float64 {
			if b == 0 {
				return 0
			}
			return rounded(a / b)
		}
		if r.N != 3 || r.Metrics["names_r"] != share(c.right, 3) || r.Metrics["names_p"] != share(c.right, c.predicted) ||
			r.Metrics["extent_r"] != share(c.extent, 3) {
			t.Errorf("%s: %v of %d", c.what, r.Metrics, r.N)
		}
		if r.Slices["region:Oceania"]["n"] != 3 || r.Slices["PER"]["n"] != 1 {
			t.Errorf("%s: slices %v", c.what, r.Slices)
		}
	}
}

// Sentences of one article come together, and lie on its text if a file has that.
func TestNamesOfSentences(t *testing.T) {
	rows := `{"id":"made-up-1","genre":"news","tokens":["The","ferry","left","Bergen","."],"tags":["O","O","O","B-place","O"]}
{"id":"made-up-2","genre":"news","tokens":["They","do","n't","know","."],"tags":["B-person","O","O","O","O"]}
`
	path := namesFile(t, rows)
	docs, err := readNames(path, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || docs[0].article.Text != "The ferry left Bergen.\nThey don't know." || docs[0].scheme != schemeGUM ||
		docs[0].part != "genre:news" || len(docs[0].names) != 2 || docs[0].names[1].span.In(docs[0].article.Text) != "They" {
		t.Errorf("%d documents, %+v of %q", len(docs), docs[0].names, docs[0].article.Text)
	}
	articles := filepath.Join(t.TempDir(), "made.conllu")
	if err := os.WriteFile(articles, []byte(conlluOf(ferry, dont)), 0o666); err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), Options{Task: TaskNames, Path: path, Articles: articles, Parse: parseNames(name(5, 6, nlp.NamePerson))})
	if err != nil || r.Metrics["names_p"] != 1 || r.Metrics["names_r"] != 0.5 {
		t.Errorf("over CoNLL-U: %v %v", r, err)
	}
}

func TestNamesFaults(t *testing.T) {
	for what, rows := range map[string]string{
		"no id":        `{"tokens":["a"],"tags":["O"]}`,
		"no tokens":    `{"id":"a-1"}`,
		"lengths":      `{"id":"a-1","tokens":["a"],"tags":[]}`,
		"an empty one": `{"id":"a-1","tokens":[""],"tags":["O"]}`,
		"odd tag":      `{"id":"a-1","tokens":["a"],"tags":["PER"]}`,
		"no names":     `{"id":"a-1","tokens":["a"],"tags":["O"]}`,
		"no JSON":      `[`,
	} {
		var coded *sayso.Error
		if _, err := readNames(namesFile(t, rows), ""); !errors.As(err, &coded) || coded.Code != sayso.ErrCorpus {
			t.Errorf("%s: %v", what, err)
		}
	}
}
