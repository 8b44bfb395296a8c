package correct

import (
	"fmt"
	"slices"

	"sayso"
)

// An Outcome says what became of an entry in one article.
type Outcome struct {
	Seq   int    `json:"seq"`
	Idle  bool   `json:"idle"`  // it changes nothing as the article is read now
	Words string `json:"words"` // why it is idle
}

// Apply returns a record as people have set it right, by the entries of the log in force that touch its article, in order. rec,
// which needs its text, is not altered; the result shares with it what no entry touches, and is rec itself if none does. There
// is one outcome for each entry; one that finds nothing at its words, or would break the record's promises, is idle.
// Splits and merges across articles are left to those who group.
func (c *Corrector) Apply(rec *sayso.Record, l *Log) (*sayso.Record, []Outcome) {
	var out []Outcome
	for _, e := range l.Of(rec.Article.ID) {
		o := Outcome{Seq: e.Seq}
		switch {
		case e.What.Kind == sayso.TargetClaim, e.With != nil && e.With.Words.Article != e.What.Words.Article:
			for _, t := range []*sayso.Target{&e.What, e.With} {
				if t == nil || t.Words.Article != rec.Article.ID {
					continue
				}
				if _, ok := Find(rec, *t); !ok {
					o.Idle, o.Words = true, nothing(*t)
				}
			}
		default:
			next, words := c.one(rec, e)
			if o.Idle, o.Words = words != "", words; words == "" {
				rec = next
			}
		}
		out = append(out, o)
	}
	return rec, out
}

func nothing(t sayso.Target) string {
	return fmt.Sprintf("it rests on nothing now: there is no %s at %q, bytes %d to %d", t.Kind, t.Words.Text, t.Words.Start, t.Words.End)
}

// one applies one entry inside one article to a copy of the record. words say why it cannot be applied.
func (c *Corrector) one(rec *sayso.Record, e sayso.Correction) (next *sayso.Record, words string) {
	for _, t := range []*sayso.Target{&e.What, e.With} {
		if t != nil && (t.Words.End > len(rec.Article.Text) || t.Words.Start < 0) {
			return nil, nothing(*t)
		}
	}
	what, with, missing := locate(rec, e)
	if missing != nil {
		return nil, nothing(*missing)
	}
	w := &work{c, clone(rec), e}
	switch string(e.Do) + " " + string(e.What.Kind) {
	case "set attribution":
		words = w.setAttribution(what, with)
	case "set event":
		words = w.setEvent(what)
	case "set entity":
		words = w.setEntity(what)
	case "remove attribution":
		w.removeAttribution(what, "")
	case "remove event":
		w.rec.Events = slices.DeleteFunc(w.rec.Events, func(x sayso.Event) bool { return x.ID == what })
	case "remove entity":
		w.removeEntity(what)
	case "merge attribution":
		words = w.mergeAttributions(what, with)
	case "merge event":
		words = w.mergeEvents(what, with)
	case "merge entity":
		words = w.mergeEntities(what, with)
	case "split attribution":
		words = w.splitAttribution(what, with)
	case "split event":
		words = w.splitEvent(what, with)
	case "split entity":
		words = w.splitEntity(what, with)
	default:
		words = fmt.Sprintf("nothing %ss an %s", e.Do, e.What.Kind)
	}
	if words != "" {
		return nil, words
	}
	if err := w.rec.Check(); err != nil {
		return nil, "the record would not hold: " + err.Error()
	}
	return w.rec, ""
}

// locate finds what an entry inside one article is about; missing is the target that nothing stands at.
func locate(rec *sayso.Record, e sayso.Correction) (what, with string, missing *sayso.Target) {
	what, ok := Find(rec, e.What)
	if !ok {
		return "", "", &e.What
	}
	if e.With == nil {
		return what, "", nil
	}
	if e.Do == sayso.CorrectSplit && e.With.Kind == sayso.TargetAttribution && holds(rec, what, e.With.Words) {
		return what, what, nil // a part of the content, be it small
	}
	if with, ok = Find(rec, *e.With); !ok {
		return what, "", e.With
	}
	return what, with, nil
}

// holds reports whether the content of an attribution holds words.
func holds(rec *sayso.Record, id string, words sayso.Passage) bool {
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		if a.ID == id && slices.ContainsFunc(a.Content, sayso.Span{Start: words.Start, End: words.End}.Overlaps) {
			return true
		}
	}
	return false
}

// A work is one entry being applied to a copy of a record.
type work struct {
	*Corrector
	rec *sayso.Record
	e   sayso.Correction
}

// id names what an entry makes: "c7" of entry 7, and so the same at every reading.
func (w *work) id() string { return fmt.Sprintf("c%d", w.e.Seq) }

// by is how evidence names the entry.
func (w *work) by() string { return fmt.Sprintf("correction %d", w.e.Seq) }

// clone copies a record as deep as entries change it.
func clone(rec *sayso.Record) *sayso.Record {
	out := *rec
	out.Attributions = slices.Clone(rec.Attributions)
	for i := range out.Attributions {
		a := &out.Attributions[i]
		a.Source, a.Content, a.Quotations = slices.Clone(a.Source), slices.Clone(a.Content), slices.Clone(a.Quotations)
		if a.Speaker != nil {
			s := *a.Speaker
			a.Speaker = &s
		}
	}
	out.Events = slices.Clone(rec.Events)
	for i := range out.Events {
		e := &out.Events[i]
		e.Mentions, e.Actors, e.Recipients = slices.Clone(e.Mentions), slices.Clone(e.Actors), slices.Clone(e.Recipients)
		e.Factuality, e.Evidence = slices.Clone(e.Factuality), slices.Clone(e.Evidence)
	}
	out.Entities = slices.Clone(rec.Entities)
	for i := range out.Entities {
		out.Entities[i].Mentions = slices.Clone(out.Entities[i].Mentions)
	}
	out.Quotations = slices.Clone(rec.Quotations)
	return &out
}

func (w *work) attribution(id string) *sayso.Attribution {
	for i := range w.rec.Attributions {
		if w.rec.Attributions[i].ID == id {
			return &w.rec.Attributions[i]
		}
	}
	return nil
}

func (w *work) event(id string) *sayso.Event {
	for i := range w.rec.Events {
		if w.rec.Events[i].ID == id {
			return &w.rec.Events[i]
		}
	}
	return nil
}

func (w *work) entity(id string) *sayso.Entity {
	for i := range w.rec.Entities {
		if w.rec.Entities[i].ID == id {
			return &w.rec.Entities[i]
		}
	}
	return nil
}
