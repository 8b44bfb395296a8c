package eval

import (
	"slices"
	"strconv"

	"sayso"
	"sayso/internal/gold"
)

// A goldEvent is an event of the gold format.
type goldEvent struct {
	id          string
	spans       []sayso.Span // trigger and later mentions
	typ         sayso.EventType
	mode        sayso.Mode
	actors      []sayso.Span
	recipients  []sayso.Span
	status      sayso.Status
	accordingTo string
}

func (g *goldText) events(rows []gold.Event) (out []goldEvent, err error) {
	for _, r := range rows {
		if r.Trigger == nil {
			r.Trigger = &gold.Span{} // without a place, which is the fault that is told
		}
		e := goldEvent{id: r.ID, typ: r.Type, status: r.Status, accordingTo: r.AccordingTo,
			spans:  append([]sayso.Span{g.span(r.ID+".trigger", *r.Trigger)}, g.spans(r.ID+".also", r.Also)...),
			actors: g.spans(r.ID+".actors", r.Actors), recipients: g.spans(r.ID+".recipients", r.Recipients)}
		if r.Mode != nil {
			e.mode = sayso.Mode(*r.Mode)
		}
		out = append(out, e)
	}
	return out, g.err
}

func eventMeasures() []measure {
	return []measure{
		{"typed", formPRF, "a mention overlaps the trigger or a later mention of the gold, and the type is the same; one to one"},
		{"found", formPRF, "the same whatever the type"},
		{"status", formShare, "of the typed: same status"},
		{"according_to", formShare, "of the typed: the article in both, or attributions whose cues overlap"},
		{"actors", formShare, "of the typed: the same number, overlapping one to one"},
		{"recipients", formShare, "of the typed: likewise"},
		{"mode", formShare, "of the typed that have one in the gold: same mode"},
		{"wrong_happened", formShare, "of all gold events that are denied, ruled out, planned, possible, hypothetical or demanded: found as happened or ongoing"},
	}
}

// scoreEvents scores the events of one article of the gold format.
func scoreEvents(s *sheet, d *document, rec *sayso.Record) *marks {
	m := newMarks(s)
	if rec == nil {
		return m
	}
	m.n = len(d.events)
	m.counts["predicted"] = len(rec.Events)
	typed := matchMost(len(d.events), len(rec.Events), func(g, p int) float64 {
		return one(d.events[g].typ == rec.Events[p].Type && mentioned(&d.events[g], &rec.Events[p]))
	})
	found := matchMost(len(d.events), len(rec.Events), func(g, p int) float64 {
		return one(mentioned(&d.events[g], &rec.Events[p]))
	})
	m.add("typed", verdictOf(typed, len(rec.Events)).cells()...)
	m.add("found", verdictOf(found, len(rec.Events)).cells()...)
	for g := range d.events {
		e := &d.events[g]
		if p := typed[g]; p >= 0 {
			askEvent(m, d, rec, e, &rec.Events[p])
		}
		if !unreal(e.status) {
			continue
		}
		wrong := found[g] >= 0 && rec.Events[found[g]].Status.Real() || typed[g] >= 0 && rec.Events[typed[g]].Status.Real()
		m.add("wrong_happened", one(wrong), 1)
		if wrong {
			m.lists[wrongHappened] = append(m.lists[wrongHappened], d.article.ID+":"+e.id)
			m.counts[wrongHappened]++
		}
	}
	return m
}

// wrongHappened names the list of gold events that must never have come out as happened.
const wrongHappened = "wrong_happened"

// unreal reports whether an event of this status must never come out as happened.
func unreal(s sayso.Status) bool {
	return slices.Contains([]sayso.Status{sayso.StatusDenied, sayso.StatusRuledOut, sayso.StatusPlanned, sayso.StatusPossible, sayso.StatusHypothetical, sayso.StatusDemanded}, s)
}

func mentioned(g *goldEvent, p *sayso.Event) bool {
	return slices.ContainsFunc(append([]sayso.Span{p.Trigger}, p.Mentions...), func(s sayso.Span) bool {
		return slices.ContainsFunc(g.spans, s.Overlaps)
	})
}

// askEvent asks how well a gold event was read that is found with its type.
func askEvent(m *marks, d *document, rec *sayso.Record, g *goldEvent, p *sayso.Event) {
	in := []string{"type:" + string(g.typ), "status:" + string(g.status)}
	m.ask("status", g.status == p.Status, in)
	m.ask("according_to", sameVoice(d, rec, g.accordingTo, p.AccordingTo), in)
	m.ask("actors", sameParticipants(g.actors, p.Actors), in)
	m.ask("recipients", sameParticipants(g.recipients, p.Recipients), in)
	if g.mode != "" {
		m.ask("mode", g.mode == p.Mode, in)
	}
}

func sameParticipants(gold []sayso.Span, found []sayso.Participant) bool {
	of := matchMost(len(gold), len(found), func(g, p int) float64 { return one(gold[g].Overlaps(found[p].Span)) })
	return len(gold) == len(found) && !slices.Contains(of, -1)
}

func sameVoice(d *document, rec *sayso.Record, gold, found string) bool {
	if gold == sayso.VoiceArticle || found == sayso.VoiceArticle {
		return gold == found
	}
	g, p := attributionOf(d.gold, gold), attributionOf(rec.Attributions, found)
	if g == nil || p == nil {
		return false
	}
	if g.Cue == nil || p.Cue == nil {
		return g.Cue == nil && p.Cue == nil && anyOverlap(g.Content, p.Content)
	}
	return g.Cue.Overlaps(*p.Cue)
}

func attributionOf(all []sayso.Attribution, id string) *sayso.Attribution {
	for i := range all {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

// A policeRow is a sentence of IndiaPoliceEvents.
type policeRow struct {
	Doc    int      `json:"doc_id"`
	Sent   int      `json:"sent_id"`
	Labels []string `json:"sent_labels"`
	Text   *string  `json:"sent_text"`
}

// A policeSentence is a sentence of an article with what police do in it.
type policeSentence struct {
	span   sayso.Span
	labels []string
}

// readPolice reads sentences and puts those of one article together again, a space apart.
func readPolice(path string) ([]*document, error) {
	var docs []*document
	last := -1
	err := eachLine(path, func(place string, line []byte) error {
		var row policeRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.Text == nil {
			return corpusError(place, "a sentence needs doc_id and sent_text")
		}
		if len(docs) == 0 || row.Doc != last {
			last = row.Doc
			docs = append(docs, &document{place: place, article: &sayso.Article{ID: strconv.Itoa(row.Doc), Published: sayso.Published{Basis: sayso.BasisNone}}})
		}
		d := docs[len(docs)-1]
		if d.article.Text != "" {
			d.article.Text += " "
		}
		start := len(d.article.Text)
		d.article.Text += *row.Text
		d.police = append(d.police, policeSentence{sayso.Span{Start: start, End: len(d.article.Text)}, row.Labels})
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no sentence")
	}
	return docs, err
}
