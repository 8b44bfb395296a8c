package sample

import (
	"strings"

	"sayso"
)

// A Row is one event as a person needs it to say whether it is right.
type Row struct {
	Article, SHA256, Event string
	Status                 sayso.Status
	Type                   sayso.EventType
	Mode                   sayso.Mode
	Actors, Recipients     string // as written, apart by "; "
	Trigger                string
	Place, Date            string // as written, "" if none
	AccordingTo            string // the speaker, or "article"
	Sentence               string // with the trigger in ⟦ ⟧
	Engine                 string // version and model
}

func newRow(rec *sayso.Record, e *sayso.Event) Row {
	text := rec.Article.Text
	r := Row{Article: rec.Article.ID, SHA256: rec.Article.SHA256, Event: e.ID, Status: e.Status, Type: e.Type, Mode: e.Mode,
		Actors: words(text, e.Actors), Recipients: words(text, e.Recipients), Trigger: e.Trigger.In(text), AccordingTo: voice(rec, e.AccordingTo),
		Engine: rec.Engine.Version + " " + rec.Engine.Model}
	for _, p := range rec.Places {
		if e.Place != "" && p.ID == e.Place {
			r.Place = p.Span.In(text)
		}
	}
	for _, t := range rec.Times {
		if e.Date != "" && t.ID == e.Date {
			r.Date = t.Span.In(text)
		}
	}
	for _, s := range rec.Sentences {
		if s.Contains(e.Trigger) {
			r.Sentence = text[s.Start:e.Trigger.Start] + "⟦" + e.Trigger.In(text) + "⟧" + text[e.Trigger.End:s.End]
		}
	}
	return r
}

func words(text string, list []sayso.Participant) string {
	var out []string
	for _, p := range list {
		out = append(out, p.In(text))
	}
	return strings.Join(out, "; ")
}

// voice names who vouches: the speaker's name if it is known, else the words of the source.
func voice(rec *sayso.Record, id string) string {
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		if a.ID != id {
			continue
		}
		if a.Speaker != nil {
			return a.Speaker.Name
		}
		var out []string
		for _, s := range a.Source {
			out = append(out, s.In(rec.Article.Text))
		}
		if len(out) > 0 {
			return strings.Join(out, " ")
		}
	}
	return id
}
