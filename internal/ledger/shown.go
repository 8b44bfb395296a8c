package ledger

import (
	"slices"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// What a list shows of a row beside its columns is kept with it: to look into the records of fifty articles takes longer than all
// the rest of a page. Positions are bytes of the article.

// An eventShown is that of an event.
type eventShown struct {
	In    [2]int      `json:"in"` // its sentence
	Who   [][2]int    `json:"who,omitempty"`
	Whom  [][2]int    `json:"whom,omitempty"`
	Voice string      `json:"voice,omitempty"` // id of the attribution that vouches for it, "" for the writer
	Name  string      `json:"name,omitempty"`
	Level sayso.Level `json:"level,omitempty"`
	Said  [2]int      `json:"said,omitzero"` // the words of that attribution
}

// A statementShown is that of a statement.
type statementShown struct {
	In  [2]int `json:"in"` // its sentence, or those from its first to its last word
	Cue [2]int `json:"cue,omitzero"`
	Via string `json:"via,omitempty"` // who tells it, where it stands within what another says
}

// eventShows is what a list shows of an event of a record.
func eventShows(rec *sayso.Record, e *sayso.Event) eventShown {
	s := eventShown{In: bounds(sentenceOf(rec, e.Trigger)), Who: places(e.Actors), Whom: places(e.Recipients)}
	i := slices.IndexFunc(rec.Attributions, func(a sayso.Attribution) bool { return a.ID == e.AccordingTo })
	if i >= 0 {
		a := &rec.Attributions[i]
		s.Voice, s.Level, s.Name, s.Said = a.ID, a.Level, nameOf(rec, a), bounds(statementSpan(a))
	}
	return s
}

// statementShows is what a list shows of an attribution of a record.
func statementShows(rec *sayso.Record, a *sayso.Attribution) statementShown {
	s := statementShown{In: bounds(sentenceOf(rec, statementSpan(a)))}
	if a.Cue != nil {
		s.Cue = bounds(*a.Cue)
	}
	if i := slices.IndexFunc(rec.Attributions, func(o sayso.Attribution) bool { return o.ID == a.Parent }); i >= 0 {
		s.Via = nameOf(rec, &rec.Attributions[i])
	}
	return s
}

// nameOf is how an article calls who makes a statement: the one behind the words, or else the words.
func nameOf(rec *sayso.Record, a *sayso.Attribution) string {
	if a.Speaker != nil {
		return a.Speaker.Name
	}
	return joined(rec.Article.Text, a.Source)
}

func bounds(s sayso.Span) [2]int { return [2]int{s.Start, s.End} }

func places(list []sayso.Participant) (out [][2]int) {
	for _, p := range list {
		out = append(out, bounds(p.Span))
	}
	return out
}

// sentenceOf is the sentence of a record that has a span, or all from that of its first word to that of its last. What stands in none is
// its own.
func sentenceOf(rec *sayso.Record, s sayso.Span) sayso.Span {
	out := s
	for _, x := range rec.Sentences {
		if x.Start < s.End && s.Start < x.End {
			out.Start, out.End = min(out.Start, x.Start), max(out.End, x.End)
		}
	}
	return out
}

// A window gives the words of the rows of a page. It asks for all their articles at once.
type window struct {
	l       *Ledger
	r       store.Reader
	texts   map[string]*sayso.Article
	log     *correct.Log
	records map[string]*sayso.Record // of rows put before such things were kept with them
}

func (l *Ledger) window(r store.Reader, articles []string) (*window, error) {
	texts, err := r.Texts(articles)
	return &window{l: l, r: r, texts: texts, records: map[string]*sayso.Record{}}, err
}

// passage is a stretch of an article; one that is not in it is a fault of the ledger.
func (w *window) passage(article string, at [2]int) (sayso.Passage, error) {
	a := w.texts[article]
	if a == nil {
		return sayso.Passage{}, unknown("article", article)
	}
	if at[0] < 0 || at[0] > at[1] || at[1] > len(a.Text) {
		return sayso.Passage{}, &sayso.Error{Code: sayso.ErrStore, Place: article, Msg: "the ledger is damaged: a row points outside its text"}
	}
	return sayso.PassageOf(a, sayso.Span{Start: at[0], End: at[1]}), nil
}

// record is an article's with corrections.
func (w *window) record(article string) (rec *sayso.Record, err error) {
	if rec = w.records[article]; rec != nil {
		return rec, nil
	}
	if w.log == nil {
		if w.log, err = w.l.finders.readLog(w.r); err != nil {
			return nil, err
		}
	}
	if rec, err = w.l.finders.record(w.r, w.log, article); err == nil {
		w.records[article] = rec
	}
	return rec, err
}

// event reads what is kept with the row of an event.
func (w *window) event(e *store.Event) (s eventShown, err error) {
	if e.Shown != "" {
		return s, decode([]byte(e.Shown), &s, e.Article+"/"+e.ID)
	}
	rec, err := w.record(e.Article)
	if err != nil {
		return s, err
	}
	if i := slices.IndexFunc(rec.Events, func(x sayso.Event) bool { return x.ID == e.ID }); i >= 0 {
		return eventShows(rec, &rec.Events[i]), nil
	}
	s.In = [2]int{e.Start, e.End}
	return s, nil
}

// statement reads what is kept with the row of a statement.
func (w *window) statement(e *store.Statement) (s statementShown, err error) {
	if e.Shown != "" {
		return s, decode([]byte(e.Shown), &s, e.Article+"/"+e.ID)
	}
	rec, err := w.record(e.Article)
	if err != nil {
		return s, err
	}
	if i := slices.IndexFunc(rec.Attributions, func(x sayso.Attribution) bool { return x.ID == e.ID }); i >= 0 {
		return statementShows(rec, &rec.Attributions[i]), nil
	}
	s.In = bounds(sentenceOf(rec, sayso.Span{Start: e.Start, End: e.End}))
	return s, nil
}

// show fills in what a list shows of events, which are those of the rows.
func (w *window) show(out []Event, rows []store.Event) error {
	for i := range rows {
		s, err := w.event(&rows[i])
		if err != nil {
			return err
		}
		e := &out[i]
		if e.Sentence, err = w.passage(e.Article, s.In); err != nil {
			return err
		}
		for _, side := range []struct {
			at [][2]int
			to *[]sayso.Passage
		}{{s.Who, &e.Who}, {s.Whom, &e.Whom}} {
			for _, at := range side.at {
				p, err := w.passage(e.Article, at)
				if err != nil {
					return err
				}
				*side.to = append(*side.to, p)
			}
		}
		if s.Voice != "" {
			e.Voice, e.Name, e.Level = e.Article+"/"+s.Voice, s.Name, s.Level
			if e.Said, err = w.passage(e.Article, s.Said); err != nil {
				return err
			}
		}
	}
	return nil
}
