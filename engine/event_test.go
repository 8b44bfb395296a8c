package engine

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// knownRows are the rows whose example the reader takes for something else today, "file word": they are tried all the same, and one
// that passes has to leave the list.
func knownRows(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile("testdata/rows_known_failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if !strings.HasPrefix(line, "#") {
			known[line] = true
		}
	}
	return known
}

// rowFails says what is wrong with a row, or that it is on the list of known failures and passes.
func rowFails(t *testing.T, known map[string]bool, row string, right bool, format string, args ...any) {
	t.Helper()
	switch {
	case right && known[row]:
		t.Errorf("%s passes now: remove it from rows_known_failures.txt", row)
	case !right && !known[row]:
		t.Errorf(row+": "+format, args...)
	}
}

// Every row of the tables of events is executed: in its example, the row is what made the event.
func TestEventTables(t *testing.T) {
	e, known := byRules(t), knownRows(t)
	for _, c := range []struct{ path, column, by string }{{"events/verbs.tsv", "verb", "verb: "}, {"events/nouns.tsv", "noun", "noun: "}} {
		rows, err := lexicon.Load(data.FS, c.path, c.column, "type", "mode", "roles", "needs", "example")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows.Rows {
			rec := read(t, e, row[5])
			right := slices.ContainsFunc(rec.Events, func(ev sayso.Event) bool {
				return string(ev.Type) == row[1] && decided(ev, "type", c.by+row[0])
			})
			rowFails(t, known, c.path+" "+row[0], right, "%q gives no %s: %s", row[5], row[1], events(rec))
		}
	}
}

// Every operator is executed too: in its example it stands on the path of an event, which then has not happened.
func TestOperatorTable(t *testing.T) {
	e, known := byRules(t), knownRows(t)
	rows, err := lexicon.Load(data.FS, "factuality/operators.tsv", "word", "kind", "where", "example")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows.Rows {
		word, _, _ := strings.Cut(row[0], "/")
		rec := read(t, e, row[3])
		i := slices.IndexFunc(rec.Events, func(ev sayso.Event) bool { return decided(ev, "status", row[1]+": "+word) })
		rowFails(t, known, "factuality/operators.tsv "+row[0], i >= 0, "in %q it decides nothing: %s", row[3], events(rec))
		if i < 0 {
			continue
		}
		if ev := rec.Events[i]; ev.Status.Real() && row[1] != "attempted" {
			t.Errorf("%q: %s in spite of %q", row[3], ev.Status, row[0])
		}
	}
}

func decided(ev sayso.Event, field, by string) bool {
	return slices.ContainsFunc(ev.Evidence, func(v sayso.Evidence) bool { return v.Field == field && v.By == by })
}

func events(rec *sayso.Record) string {
	var out []string
	for _, ev := range rec.Events {
		s := string(ev.Type) + " “" + ev.Trigger.In(rec.Article.Text) + "” " + string(ev.Status)
		for _, v := range ev.Evidence {
			s += " [" + v.By + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// byRules returns an engine whose model has no layer of events, so that a row is tried by itself.
func byRules(t *testing.T) *Engine {
	e := newEngine(t)
	e.layers.events, e.layers.acts = nil, nil
	return e
}
