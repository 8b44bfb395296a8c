package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A WantEvent is a line of want.txt for an event:
//
//	event happened COERCE.arrest `arrested` by `Police` to `nine students`
//	event ruled_out ASSAULT `invasion` as `said`
//
// status, type, the trigger; behind them, compared only where they stand, the mode, "by" and "to" with the words of actors and recipients,
// "as" with the cue of the voice that tells it. A document that has one such line must have one for each event found; "event none"
// wants none.
type WantEvent struct {
	Line    int
	Event   sayso.Event
	By, To  []sayso.Span
	As      *sayso.Span
	hasMode bool
}

// parseEvents takes the lines of events out of want.txt, as items does.
func parseEvents(text, want string) (list []WantEvent, stated bool, rest string, err error) {
	return items(want, "event", "event none", func(value string, line int) (w WantEvent, err error) {
		w, err = parseEvent(text, value)
		w.Line = line
		return w, err
	})
}

func parseEvent(text, value string) (w WantEvent, err error) {
	status, tail, _ := strings.Cut(value, " ")
	kind, tail, _ := strings.Cut(tail, " ")
	w.Event.Status = sayso.Status(status)
	if !w.Event.Status.Valid() {
		return w, fmt.Errorf("no status %q", status)
	}
	typ, mode, hasMode := strings.Cut(kind, ".")
	w.Event.Type, w.Event.Mode, w.hasMode = sayso.EventType(typ), sayso.Mode(mode), hasMode
	var word string
	for n := 0; tail != ""; n++ {
		if n > 0 {
			word, tail, _ = strings.Cut(tail, " ")
		}
		quoted, rest := firstQuoted(tail)
		span, err := resolve(text, quoted)
		if err != nil {
			return w, err
		}
		switch word {
		case "":
			w.Event.Trigger = span
		case "by":
			w.By = append(w.By, span)
		case "to":
			w.To = append(w.To, span)
		case "as":
			w.As = &span
		default:
			return w, fmt.Errorf("no field %q", word)
		}
		tail = strings.TrimSpace(rest)
	}
	if w.Event.Trigger.Empty() {
		return w, fmt.Errorf("no trigger")
	}
	return w, nil
}

// firstQuoted cuts a line after its first quoted words and their number.
func firstQuoted(line string) (quoted, rest string) {
	line = strings.TrimSpace(line)
	if line == "" {
		return "", ""
	}
	end := strings.IndexByte(line[1:], line[0]) + 2
	if end < 2 {
		return line, ""
	}
	if number, ok := strings.CutPrefix(line[end:], "#"); ok {
		end += 1 + len(number) - len(strings.TrimLeft(number, "0123456789"))
	}
	return line[:end], line[end:]
}

// formatEvent writes an event as want.txt does, with all that can be stated.
func formatEvent(rec *sayso.Record, e *sayso.Event) string {
	text := rec.Article.Text
	out := "event " + string(e.Status) + " " + string(e.Type)
	if e.Mode != "" {
		out += "." + string(e.Mode)
	}
	out += " " + quote(text, e.Trigger)
	for _, p := range e.Actors {
		out += " by " + quote(text, p.Span)
	}
	for _, p := range e.Recipients {
		out += " to " + quote(text, p.Span)
	}
	if cue := cueOf(rec, e.AccordingTo); cue != nil {
		out += " as " + quote(text, *cue)
	}
	return out + "\n"
}

func cueOf(rec *sayso.Record, id string) *sayso.Span {
	for i := range rec.Attributions {
		if rec.Attributions[i].ID == id {
			return rec.Attributions[i].Cue
		}
	}
	return nil
}

// agrees compares what the line states.
func (w WantEvent) agrees(rec *sayso.Record, e *sayso.Event) bool {
	cue := cueOf(rec, e.AccordingTo)
	return w.Event.Status == e.Status && w.Event.Type == e.Type && (!w.hasMode || w.Event.Mode == e.Mode) &&
		sameSpans(w.By, e.Actors) && sameSpans(w.To, e.Recipients) && (w.As == nil || cue != nil && *w.As == *cue)
}

func sameSpans(want []sayso.Span, got []sayso.Participant) bool {
	if len(want) == 0 {
		return true
	}
	return slices.EqualFunc(want, got, func(s sayso.Span, p sayso.Participant) bool { return s == p.Span })
}

// compareEvents reports how the events of a record differ from those wanted.
func (d *Document) compareEvents(rec *sayso.Record) (wrong []string) {
	if !d.EventsStated {
		return nil
	}
	text := d.Article.Text
	used := make([]bool, len(rec.Events))
	for _, w := range d.Events {
		i := slices.IndexFunc(rec.Events, func(e sayso.Event) bool { return e.Trigger == w.Event.Trigger })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("%s:%d: missing event %s %s %s", wantFile, w.Line, w.Event.Status, w.Event.Type, quote(text, w.Event.Trigger)))
			continue
		}
		used[i] = true
		if !w.agrees(rec, &rec.Events[i]) {
			wrong = append(wrong, fmt.Sprintf("%s:%d: wrong, got %s", wantFile, w.Line, formatEvent(rec, &rec.Events[i])))
		}
	}
	for i := range rec.Events {
		if !used[i] {
			wrong = append(wrong, "unexpected "+formatEvent(rec, &rec.Events[i]))
		}
	}
	return wrong
}

// updatedEvents writes the events of a record.
func (d *Document) updatedEvents(rec *sayso.Record) string {
	if !d.EventsStated {
		return ""
	}
	out := ""
	for i := range rec.Events {
		out += formatEvent(rec, &rec.Events[i])
	}
	if out == "" {
		return "event none\n"
	}
	return out
}
