package engine

import (
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// Every row of the tables of events is executed: in its example, the row is what made the event.
func TestEventTables(t *testing.T) {
	e := byRules(t)
	for _, c := range []struct{ path, column, by string }{{"events/verbs.tsv", "verb", "verb: "}, {"events/nouns.tsv", "noun", "noun: "}} {
		rows, err := lexicon.Load(data.FS, c.path, c.column, "type", "mode", "roles", "needs", "example")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows.Rows {
			rec := read(t, e, row[5])
			if !slices.ContainsFunc(rec.Events, func(ev sayso.Event) bool {
				return string(ev.Type) == row[1] && decided(ev, "type", c.by+row[0])
			}) {
				t.Errorf("%s: %q gives no %s by %q: %s", c.path, row[5], row[1], row[0], events(rec))
			}
		}
	}
}

// Every operator is executed too: in its example it stands on the path of an event, which then has not happened.
func TestOperatorTable(t *testing.T) {
	e := byRules(t)
	rows, err := lexicon.Load(data.FS, "factuality/operators.tsv", "word", "kind", "where", "example")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows.Rows {
		word, _, _ := strings.Cut(row[0], "/")
		rec := read(t, e, row[3])
		i := slices.IndexFunc(rec.Events, func(ev sayso.Event) bool { return decided(ev, "status", row[1]+": "+word) })
		if i < 0 {
			t.Errorf("%q: %q decides nothing: %s", row[3], row[0], events(rec))
		} else if ev := rec.Events[i]; ev.Status.Real() && row[1] != "attempted" {
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
