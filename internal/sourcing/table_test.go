package sourcing_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/engine"
	"sayso/internal/lexicon"
	"sayso/internal/sourcing"
)

// An example is a row with its marked text: the cue in brackets, the source before it, the content behind.
type example struct {
	row  []string
	attr sayso.Attribution
}

// batch is how many examples make one article: enough to be quick, few enough that none is far from its neighbours.
const batch = 40

// run annotates the examples of a table, each a paragraph, and gives each to check.
func run(t *testing.T, path string, columns []string, mark func(row []string) string, check func(row []string, a sayso.Attribution, text string)) {
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
	for from := 0; from < len(table.Rows); from += batch {
		rows := table.Rows[from:min(from+batch, len(table.Rows))]
		var text strings.Builder
		var attrs []sayso.Attribution
		for i, row := range rows {
			attrs = append(attrs, marked(&text, fmt.Sprintf("a%d", i+1), mark(row)))
		}
		rec, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: text.String()})
		if err != nil {
			t.Fatal(err)
		}
		annotator.Annotate(doc, sourcing.Reading{Attributions: attrs, Times: rec.Times, Places: rec.Places})
		for i, row := range rows {
			check(row, attrs[i], text.String())
		}
	}
}

// marked appends an example to the text and returns its attribution.
func marked(text *strings.Builder, id, example string) sayso.Attribution {
	at := text.Len()
	before, rest, _ := strings.Cut(example, "[")
	cue, after, _ := strings.Cut(rest, "]")
	text.WriteString(before + cue + after + "\n\n")
	a := sayso.Attribution{ID: id, Kind: sayso.KindIndirect, Cue: &sayso.Span{Start: at + len(before), End: at + len(before) + len(cue)}}
	if s := strings.TrimRight(before, " ,"); s != "" {
		a.Source = []sayso.Span{{Start: at, End: at + len(s)}}
	}
	body := strings.TrimLeft(after, " ,:")
	body = strings.TrimPrefix(body, "that ")
	start := at + len(before) + len(cue) + len(after) - len(body)
	if end := strings.TrimRight(body, "."); strings.HasPrefix(body, "“") {
		a.Kind = sayso.KindDirect
		a.Content = []sayso.Span{{Start: start, End: start + len(body)}}
	} else if end != "" {
		a.Content = []sayso.Span{{Start: start, End: start + len(end)}}
	}
	return a
}

func last(row []string) string { return row[len(row)-1] }

// In every example of stances.tsv the cue in brackets has the row's stance.
func TestStances(t *testing.T) {
	special := map[string]string{"judges": "criticises", "accuses": "alleges", "claims": "alleges"}
	run(t, "sourcing/stances.tsv", []string{"cue", "stance", "example"}, func(row []string) string {
		return last(row)
	}, func(row []string, a sayso.Attribution, _ string) {
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
	run(t, "sourcing/negations.tsv", []string{"stance", "negated", "example"}, last, func(row []string, a sayso.Attribution, _ string) {
		if string(a.Stance) != row[1] {
			t.Errorf("%s: %q is %s, not %s", row[0], last(row), a.Stance, row[1])
		}
	})
}

// Under a plain cue the phrases of contents.tsv decide.
func TestContents(t *testing.T) {
	run(t, "sourcing/contents.tsv", []string{"phrase", "stance", "example"}, func(row []string) string {
		return strings.Replace(last(row), " said", " [said]", 1)
	}, func(row []string, a sayso.Attribution, _ string) {
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
	}, func(row []string, a sayso.Attribution, _ string) {
		if !strings.Contains(levels[row[1]], string(a.Level)) {
			t.Errorf("%s: %q is %s, not %s", row[0], last(row), a.Level, row[1])
		}
	})
}
