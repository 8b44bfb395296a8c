package golden

import (
	"strings"
	"testing"

	"sayso"
)

// record makes the event that a line wants.
func (w WantEvent) record(rec *sayso.Record) sayso.Event {
	e := w.Event
	for _, s := range w.By {
		e.Actors = append(e.Actors, sayso.Participant{Span: s})
	}
	for _, s := range w.To {
		e.Recipients = append(e.Recipients, sayso.Participant{Span: s})
	}
	e.AccordingTo = sayso.VoiceArticle
	for _, a := range rec.Attributions {
		if w.As != nil && a.Cue != nil && *a.Cue == *w.As {
			e.AccordingTo = a.ID
		}
	}
	return e
}

const eventArchive = `One act, one voice.
-- article.txt --
Rebels shelled Gao, Ann said.
-- want.txt --
attribution indirect
	source  ` + "`Ann`" + `
	cue     ` + "`said`" + `
	content ` + "`Rebels shelled Gao`" + `
event reported_only ASSAULT.heavy-weapons ` + "`shelled` by `Rebels` to `Gao` as `said`" + `
`

func TestCompareEvents(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*sayso.Record)
		want   string
	}{
		{"equal", func(*sayso.Record) {}, ""},
		{"missing", func(r *sayso.Record) { r.Events = nil }, "missing event reported_only ASSAULT `shelled`"},
		{"twice", func(r *sayso.Record) { r.Events = append(r.Events, r.Events[0]) }, "unexpected event"},
		{"status", func(r *sayso.Record) { r.Events[0].Status = sayso.StatusHappened }, "got event happened"},
		{"mode", func(r *sayso.Record) { r.Events[0].Mode = "" }, "got event"},
		{"actor", func(r *sayso.Record) { r.Events[0].Actors = nil }, "got event"},
		{"voice", func(r *sayso.Record) { r.Events[0].AccordingTo = sayso.VoiceArticle }, "got event"},
	} {
		doc := parse(t, eventArchive)
		rec := record(doc)
		c.change(rec)
		if got := strings.Join(doc.Compare(rec), "\n"); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for old, want := range map[string]string{"reported_only ": "no status", "`shelled`": "no trigger", "by `Rebels`": "no field"} {
		changed := strings.Replace(eventArchive, old, map[string]string{"reported_only ": "likely ", "`shelled`": "", "by `Rebels`": "of `Rebels`"}[old], 1)
		if _, err := Parse("x", []byte(changed)); err == nil {
			t.Errorf("%q: no error, want %q", old, want)
		}
	}
}
