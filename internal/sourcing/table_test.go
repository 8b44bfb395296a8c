package sourcing_test

import (
	"context"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/engine"
	"sayso/internal/lexicon"
	"sayso/internal/sourcing"
)

// run annotates the example of each row of a table, an article of its own, and gives it to check.
func run(t *testing.T, path string, columns []string, mark func(row []string) string, check func(row []string, a sayso.Attribution)) {
	t.Helper()
	table, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	annotator := sourcing.New()
	for _, row := range table.Rows {
		text, attr := marked(mark(row))
		rec, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		attrs := []sayso.Attribution{attr}
		annotator.Annotate(doc, sourcing.Reading{Attributions: attrs, Times: rec.Times, Places: rec.Places})
		check(row, attrs[0])
	}
}

// marked takes the brackets around the cue out: the source stands before it, the content behind.
func marked(example string) (string, sayso.Attribution) {
	before, rest, _ := strings.Cut(example, "[")
	cue, after, _ := strings.Cut(rest, "]")
	a := sayso.Attribution{ID: "a1", Kind: sayso.KindIndirect, Cue: &sayso.Span{Start: len(before), End: len(before) + len(cue)}}
	if s := strings.TrimRight(before, " ,"); s != "" {
		a.Source = []sayso.Span{{Start: 0, End: len(s)}}
	}
	body := strings.TrimPrefix(strings.TrimLeft(after, " ,:"), "that ")
	start := len(before) + len(cue) + len(after) - len(body)
	if end := strings.TrimRight(body, "."); strings.HasPrefix(body, "“") {
		a.Kind = sayso.KindDirect
		a.Content = []sayso.Span{{Start: start, End: start + len(body)}}
	} else if end != "" {
		a.Content = []sayso.Span{{Start: start, End: start + len(end)}}
	}
	return before + cue + after, a
}

func last(row []string) string { return row[len(row)-1] }

// In every example of stances.tsv the cue in brackets has the row's stance.
func TestStances(t *testing.T) {
	special := map[string]string{"judges": "criticises", "accuses": "alleges", "claims": "alleges"}
	run(t, "sourcing/stances.tsv", []string{"cue", "stance", "example"}, func(row []string) string {
		return last(row)
	}, func(row []string, a sayso.Attribution) {
		want := row[1]
		if s, ok := special[want]; ok {
			want = s
		}
		if string(a.Stance) != want {
			t.Errorf("%s: %q is %s, not %s", row[0], last(row), a.Stance, want)
		}
	})
}

// A negation turns the stance of a cue into what its row says.
func TestNegations(t *testing.T) {
	run(t, "sourcing/negations.tsv", []string{"stance", "negated", "example"}, last, func(row []string, a sayso.Attribution) {
		if string(a.Stance) != row[1] {
			t.Errorf("%s: %q is %s, not %s", row[0], last(row), a.Stance, row[1])
		}
	})
}

// Under a plain cue the phrases of contents.tsv decide.
func TestContents(t *testing.T) {
	run(t, "sourcing/contents.tsv", []string{"phrase", "stance", "example"}, func(row []string) string {
		return strings.Replace(last(row), " said", " [said]", 1)
	}, func(row []string, a sayso.Attribution) {
		if string(a.Stance) != row[1] {
			t.Errorf("%s: %q is %s, not %s", row[0], last(row), a.Stance, row[1])
		}
	})
}

// In every example of nouns.tsv the source has the level of the row's kind.
func TestNouns(t *testing.T) {
	levels := map[string]string{"person": "unnamed_person", "people": "unnamed_plural", "body": "named_institution", "document": "document_or_data",
		"media": "named_media unnamed_plural", "press": "document_or_data", "hearsay": "unnamed_plural", "quantity": "unnamed_plural unnamed_person",
		"office": "unnamed_person", "ending": "unnamed_person"}
	run(t, "sourcing/nouns.tsv", []string{"noun", "kind", "example"}, func(row []string) string {
		return strings.Replace(last(row), " said", " [said]", 1)
	}, func(row []string, a sayso.Attribution) {
		if !strings.Contains(levels[row[1]], string(a.Level)) {
			t.Errorf("%s: %q is %s, not %s", row[0], last(row), a.Level, row[1])
		}
	})
}
