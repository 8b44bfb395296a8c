package sourcing_test

import (
	"context"
	"os"
	"slices"
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
		doc.Stance, doc.Level = nil, nil // a row is tried by itself
		attrs := []sayso.Attribution{attr}
		annotator.Annotate(doc, sourcing.Reading{Attributions: attrs, Times: rec.Times, Places: rec.Places})
		check(row, attrs[0])
	}
}

// fails reports a row that is wrong and not on the list of known failures, or right and on it.
func fails(t *testing.T, row string, right bool, format string, args ...any) {
	t.Helper()
	raw, err := os.ReadFile("testdata/rows_known_failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	switch known := slices.Contains(strings.Split(string(raw), "\n"), row); {
	case right && known:
		t.Errorf("%s passes now: remove it from rows_known_failures.txt", row)
	case !right && !known:
		t.Errorf(row+": "+format, args...)
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
	special := map[string]string{"judges": "criticises", "accuses": "alleges", "claims": "alleges", "plain": "asserts"}
	run(t, "sourcing/stances.tsv", []string{"cue", "stance", "example"}, func(row []string) string {
		return last(row)
	}, func(row []string, a sayso.Attribution) {
		want := row[1]
		if s, ok := special[want]; ok {
			want = s
		}
		fails(t, "stances.tsv "+row[0], string(a.Stance) == want, "%q is %s, not %s", last(row), a.Stance, want)
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
		fails(t, "contents.tsv "+row[0], string(a.Stance) == row[1], "%q is %s, not %s", last(row), a.Stance, row[1])
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

// In every example of loaded.tsv the cue in brackets gets a note with the neutral one, if notes are asked for.
func TestLoaded(t *testing.T) {
	e, err := engine.New(engine.Options{Notes: true})
	if err != nil {
		t.Fatal(err)
	}
	annotator := sourcing.New()
	table, err := lexicon.Load(data.FS, "sourcing/loaded.tsv", "verb", "neutral", "example")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		text, attr := marked(last(row))
		_, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		found := annotator.Annotate(doc, sourcing.Reading{Attributions: []sayso.Attribution{attr}, Notes: true})
		right := len(found.Notes) == 1 && found.Notes[0].Code == sayso.NoteLoadedCue && strings.HasSuffix(found.Notes[0].Message, " "+row[1])
		fails(t, "loaded.tsv "+row[0], right, "%s: %+v", last(row), found.Notes)
	}
}

// FuzzMend: whatever an attribution claims, what comes out keeps the promises of a record.
func FuzzMend(f *testing.F) {
	f.Add("The Post reported, citing two officials, that the mayor and her aides were told to go.", uint16(0), uint16(2), uint16(3), uint16(9))
	f.Add("“No,” said Ada, who had been asked by nobody. The firm did not respond.", uint16(5), uint16(1), uint16(0), uint16(3))
	e, err := engine.New(engine.Options{})
	if err != nil {
		f.Fatal(err)
	}
	annotator := sourcing.New()
	f.Fuzz(func(t *testing.T, text string, cue, n, from, to uint16) {
		text = strings.ToValidUTF8(text, "?")
		rec, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		k := len(doc.Tokens)
		if k == 0 {
			return
		}
		at := func(a, n uint16) sayso.Span {
			start := int(a) % k
			end := min(k, start+1+int(n)%6)
			return sayso.Span{Start: int(doc.Tokens[start].Start), End: int(doc.Tokens[end-1].End)}
		}
		c := at(cue, n)
		attrs := []sayso.Attribution{{ID: "a1", Kind: sayso.KindIndirect, Cue: &c, Source: []sayso.Span{at(from, n)}, Content: []sayso.Span{at(to, n)}}}
		attrs = annotator.Mend(doc, attrs, nil)
		r := sourcing.Reading{Attributions: attrs, Times: rec.Times, Places: rec.Places, Notes: true}
		annotator.Annotate(doc, r)
		out := sayso.Record{Article: doc.Article, Attributions: attrs}
		for _, a := range attrs {
			for _, s := range [][]sayso.Span{a.Source, a.Content} {
				for _, span := range s {
					if span.Empty() || span.End > len(text) {
						t.Fatalf("%s has an empty span %v", a.ID, span)
					}
				}
			}
		}
		if err := out.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
