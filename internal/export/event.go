package export

import (
	"bytes"
	"fmt"
	"strings"

	"sayso"
)

// events lists what is told to be done: type and mode, words, who acts on whom, status, whose word, place and date.
func (t textPen) events(b *bytes.Buffer, rec *sayso.Record) {
	if len(rec.Events) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s%s%s\n", t.strong, count(len(rec.Events), "event"), t.reset)
	for i := range rec.Events {
		e := &rec.Events[i]
		fmt.Fprintf(b, "%s%3s%s  %s\n", t.strong, e.ID, t.reset, strings.Join(eventCells(rec, e), " · "))
	}
}

// eventCells says what an event is, the status before what it is told of.
func eventCells(rec *sayso.Record, e *sayso.Event) []string {
	text := rec.Article.Text
	kind := string(e.Type)
	if e.Mode != "" {
		kind += " " + string(e.Mode)
	}
	cells := []string{strings.ReplaceAll(string(e.Status), "_", " "), kind, line(e.Trigger.In(text))}
	if who := participants(text, e.Actors); who != "" {
		cells = append(cells, "by "+who)
	}
	if who := participants(text, e.Recipients); who != "" {
		cells = append(cells, "to "+who)
	}
	for _, p := range rec.Places {
		if e.Place != "" && p.ID == e.Place {
			cells = append(cells, "at "+line(p.Span.In(text)))
		}
	}
	for _, v := range rec.Times {
		if e.Date != "" && v.ID == e.Date {
			cells = append(cells, "on "+line(v.Span.In(text)))
		}
	}
	if e.AccordingTo != sayso.VoiceArticle {
		cells = append(cells, "as "+e.AccordingTo+" has it")
	}
	return cells
}

func participants(text string, list []sayso.Participant) string {
	var out []string
	for _, p := range list {
		words := line(p.In(text))
		if p.Counts != nil {
			words += " (" + line(p.Counts.In(text)) + ")" // "42 (people)"
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}

// eventLines are the events as the page shows them.
func eventLines(rec *sayso.Record, in part) (out []string) {
	for i := range rec.Events {
		if !in.has(rec.Events[i].Trigger) {
			continue
		}
		out = append(out, strings.Join(eventCells(rec, &rec.Events[i]), " · "))
	}
	return out
}

// Why tells how the event of this id came about: what it is, what each voice holds of it, and what decided each field on which
// words, one a line. ok is false if there is no such event.
func Why(rec *sayso.Record, id string) (out []byte, ok bool) {
	var b bytes.Buffer
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.ID != id {
			continue
		}
		fmt.Fprintf(&b, "%s  %s\n", e.ID, strings.Join(eventCells(rec, e), " · "))
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, "    also  %s\n", line(m.In(rec.Article.Text)))
		}
		for _, f := range e.Factuality {
			fmt.Fprintf(&b, "    voice %s: %s%s%s\n", f.AccordingTo, f.Certainty, f.Polarity, sourceOf(rec, f.AccordingTo))
		}
		for _, v := range e.Evidence {
			words := ""
			if v.Span != nil {
				words = " · “" + line(v.Span.In(rec.Article.Text)) + "”"
			}
			fmt.Fprintf(&b, "    %s ← %s%s\n", v.Field, v.By, words)
		}
		return b.Bytes(), true
	}
	return nil, false
}

// sourceOf names who an attribution is of.
func sourceOf(rec *sayso.Record, id string) string {
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		if a.ID != id {
			continue
		}
		var words []string
		for _, s := range a.Source {
			words = append(words, line(s.In(rec.Article.Text)))
		}
		if a.Cue != nil {
			words = append(words, "‹"+line(a.Cue.In(rec.Article.Text))+"›")
		}
		return " · " + strings.Join(words, " ")
	}
	return ""
}
