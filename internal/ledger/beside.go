package ledger

import (
	"context"
	"maps"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// A Desk is what people have said of a claim beside the record.
type Desk struct {
	Claim     string     `json:"claim"`
	Questions []Question `json:"questions"`
	Notes     []Note     `json:"notes"`
}

// Kind implements [Answer].
func (d *Desk) Kind() string { return "desk" }

// Passages implements [sayso.Answer].
func (d *Desk) Passages() (out []*sayso.Passage) {
	for i := range d.Questions {
		q := &d.Questions[i]
		for k := range q.Points {
			out = append(out, &q.Points[k])
		}
		for k := range q.History {
			out = append(out, q.History[k].Passages()...)
		}
	}
	return out
}

// Desk returns the questions of a claim, by its id or any of its voices, with what people did about them, and their notes.
func (l *Ledger) Desk(ctx context.Context, id string) (out *Desk, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err != nil {
			return err
		}
		s := l.finders.shelf(r, log)
		c, err := l.finders.claim(r, s, newDirectory(r), log, id)
		if err == nil {
			out, err = l.finders.desk(r, s, log, c)
		}
		return err
	})
	return out, err
}

// DeskOf is Desk for a claim at hand, in whatever unit its positions are; those of entries are in bytes.
func (l *Ledger) DeskOf(ctx context.Context, c *sayso.Claim) (out *Desk, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err == nil {
			out, err = l.finders.desk(r, l.finders.shelf(r, log), log, c)
		}
		return err
	})
	return out, err
}

func (l *linker) desk(r store.Reader, s *shelf, log *correct.Log, c *sayso.Claim) (*Desk, error) {
	list, err := l.beside(r, s, log, c)
	if err != nil {
		return nil, err
	}
	return &Desk{c.ID, questions(c, list), notes(list)}, nil
}

// A remark is an entry beside the record with the voice that it is of now.
type remark struct {
	sayso.Correction
	voice string
}

// beside are the entries in force of the voices of a claim, in order of entry. An entry at whose words there is no voice any
// more is of none; it stays in the log.
func (l *linker) beside(r store.Reader, s *shelf, log *correct.Log, c *sayso.Claim) (out []remark, err error) {
	on := map[string]bool{}
	for _, v := range c.Voices {
		on[v.ID] = true
	}
	seen := map[string]bool{}
	for _, v := range c.Voices {
		list := log.Beside(v.Article)
		if seen[v.Article] || len(list) == 0 {
			continue
		}
		seen[v.Article] = true
		rec, err := l.record(r, log, v.Article)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			voice, err := s.spokenOf(rec, e)
			if err != nil {
				return nil, err
			}
			if e.With != nil { // the log's own is nobody's to count in another unit
				with := *e.With
				e.With = &with
			}
			if on[voice] {
				out = append(out, remark{e, voice})
			}
		}
	}
	slices.SortFunc(out, func(a, b remark) int { return a.Seq - b.Seq })
	return out, nil
}

// spokenOf is the voice that an entry is of, "" if there is none at its words any more. Its cue tells who of two is meant, who stand
// on the same words: "She said Norvik Lines would publish its plans", where she relays and the company asserts.
func (s *shelf) spokenOf(rec *sayso.Record, e sayso.Correction) (string, error) {
	if e.With != nil {
		if id, ok := correct.Find(rec, *e.With); ok {
			if voice, err := s.voiceOf(id, e.What.Words); err != nil || voice != "" {
				return voice, err
			}
		}
	}
	return s.voiceAt(rec, e.What)
}

// Say appends an entry beside the record about a voice: Do, Set, Who, When and Why of c are the caller's. A voice that is not there is
// an error of code ErrUnknown; a question that nobody has asked, or that stands so already, of code ErrCorrection.
func (l *Ledger) Say(ctx context.Context, voice string, c sayso.Correction) (*sayso.Correction, error) {
	err := l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err == nil {
			err = l.finders.point(r, l.finders.shelf(r, log), log, &c, voice)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return l.Correct(ctx, c)
}

// point has an entry beside the record point at the words of a voice, and at its cue where the words are those of another voice too.
func (l *linker) point(r store.Reader, s *shelf, log *correct.Log, c *sayso.Correction, voice string) (err error) {
	c.What.Kind = sayso.TargetClaim
	if c.What.Words, err = l.voiceWords(r, s, log, voice); err != nil {
		return err
	}
	rec, err := l.record(r, log, c.What.Words.Article)
	if err != nil {
		return err
	}
	found, err := s.voiceAt(rec, c.What)
	if err != nil || found == voice {
		return err
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(voice, c.What.Words.Article+"/"), "/")
	if cue, ok := WordsOf(rec, sayso.TargetAttribution, id); ok {
		c.With = &sayso.Target{Kind: sayso.TargetAttribution, Words: sayso.PassageOf(rec.Article, cue)}
	}
	return nil
}

// tidied is an entry without values that are empty, and with one blank between the words of a question.
func tidied(c sayso.Correction) sayso.Correction {
	if !c.Do.Beside() {
		return c
	}
	c.Set = maps.Clone(c.Set)
	for name, value := range c.Set {
		if value = strings.TrimSpace(value); name == "question" {
			value = strings.Join(strings.Fields(value), " ")
		}
		if c.Set[name] = value; value == "" {
			delete(c.Set, name)
		}
	}
	return c
}

// standing sees that an entry beside the record is of a voice of a claim and, about a question, that it changes something.
func (l *linker) standing(r store.Reader, log *correct.Log, e sayso.Correction) error {
	fault := func(words string) error {
		return &sayso.Error{Code: sayso.ErrCorrection, Place: e.What.Words.Article, Msg: words}
	}
	s := l.shelf(r, log)
	rec, err := l.record(r, log, e.What.Words.Article)
	if err != nil {
		return err
	}
	voice, err := s.spokenOf(rec, e)
	if err != nil {
		return err
	}
	if voice == "" {
		return fault("no claim has a voice at these words")
	}
	c, err := l.claim(r, s, newDirectory(r), log, voice)
	if err != nil || e.Do == sayso.CorrectNote {
		return err
	}
	list, err := l.beside(r, s, log, c)
	if err != nil {
		return err
	}
	state := ""
	all := questions(c, list)
	if i := slices.IndexFunc(all, func(q Question) bool { return q.Words == e.Set["question"] }); i >= 0 {
		state = all[i].State
	}
	switch {
	case e.Do == sayso.CorrectAsk && state != "":
		return fault("this is asked already")
	case e.Do != sayso.CorrectAsk && state == "":
		return fault("nobody has asked this")
	case e.Do == sayso.CorrectReopen && state == "open", e.Do == sayso.CorrectClose && state == "closed":
		return fault("it is " + state + " already")
	}
	return nil
}
