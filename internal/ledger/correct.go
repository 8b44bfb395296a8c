package ledger

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// Correct appends an entry to the log, links anew what it touches, and returns it with its number. Who, When and Why are the
// caller's; Seq is given here. An entry that points at words that are not there, or takes back what is taken back already,
// is an error of code ErrCorrection, and the log is unchanged.
func (l *Ledger) Correct(ctx context.Context, c sayso.Correction) (*sayso.Correction, error) {
	c = tidied(c)
	err := l.store.Update(ctx, func(w store.Writer) error {
		log, err := l.finders.readLog(w)
		if err != nil {
			return err
		}
		err = l.finders.corrector.Validate(c, log, func(article string) (*sayso.Record, error) {
			if info, err := w.Info(article); err != nil || info == nil {
				return nil, err
			}
			return l.finders.record(w, log, article)
		})
		if err == nil && c.Do.Beside() {
			err = l.finders.standing(w, log, c)
		}
		if err != nil {
			return err
		}
		if c.Seq, err = w.PutCorrection(c); err != nil {
			return err
		}
		touched := log.Touches(c)
		if len(touched) == 0 {
			return nil
		}
		s := l.finders.session(w, log.Append(c))
		for _, article := range touched {
			if err := s.relink(article); err != nil {
				return err
			}
		}
		return s.settle()
	})
	return &c, err
}

// Log returns the entries after number `after`, in order.
func (l *Ledger) Log(ctx context.Context, after int) (*Corrections, error) {
	out := &Corrections{}
	err := l.store.View(ctx, func(r store.Reader) error {
		for c, err := range r.Corrections(after) {
			if err != nil {
				return err
			}
			out.Corrections = append(out.Corrections, c)
		}
		return nil
	})
	return out, err
}

// record returns the newest record of an article with corrections applied.
func (l *linker) record(r store.Reader, log *correct.Log, article string) (*sayso.Record, error) {
	rec, err := recordAsRead(r, article, sayso.Engine{})
	if err != nil {
		return nil, err
	}
	rec, _ = l.corrector.Apply(rec, log)
	return rec, nil
}

// Gold calls yield with the corrections of each article as gold for measuring, by id, and then with the annotations that came in: a name for
// the file, and its content as sayso eval reads it. bare leaves the words out.
func (l *Ledger) Gold(ctx context.Context, bare bool, yield func(name string, gold []byte) error) error {
	return l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for c, err := range r.Corrections(0) {
			if err != nil {
				return err
			}
			for _, article := range log.Touches(c) {
				seen[article] = true
			}
		}
		for _, article := range sorted(seen) {
			rec, err := recordAsRead(r, article, sayso.Engine{})
			if err != nil {
				return err
			}
			gold, err := l.finders.corrector.Gold(rec, log, bare)
			if err == nil && gold != nil {
				err = yield(article, gold)
			}
			if err != nil {
				return err
			}
		}
		return goldOf(r, bare, yield)
	})
}

// GoldPairs returns what people have said of claims and of people across articles as gold for measuring, in bytes of the texts
// and without words: claims as sayso eval claims reads it, people as sayso eval people does; nil where nothing was said. Of two
// voices of which one only is against what it speaks of, it is not known whether the contents are meant or what is done with
// them: such a merge is left out.
func (l *Ledger) GoldPairs(ctx context.Context) (claims, people []byte, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err != nil {
			return err
		}
		text := func(article string) (string, error) {
			a, err := r.Article(article)
			if err != nil || a == nil {
				return "", cmp.Or(err, unknown("article", article))
			}
			return a.Text, nil
		}
		s := l.finders.shelf(r, log)
		var ties []correct.Tie
		for _, t := range log.Ties(sayso.TargetClaim) {
			against := [2]bool{}
			for i, target := range [2]sayso.Target{t.What, t.With} {
				voice, err := l.finders.voiceAt(r, s, log, target)
				if err != nil {
					return err
				}
				p, err := s.voice(voice)
				if err != nil {
					return err
				}
				against[i] = p != nil && p.Stance.Against()
			}
			if !t.Same || against[0] == against[1] {
				ties = append(ties, t)
			}
		}
		if claims, err = correct.ClaimPairs(ties, text); err != nil {
			return err
		}
		people, err = correct.NamePairs(log.Ties(sayso.TargetEntity), text)
		return err
	})
	return claims, people, err
}

// VoiceWords returns the words by which a correction names a claim by one of its voices, "courier/a3" or "courier/a3/2".
func (l *Ledger) VoiceWords(ctx context.Context, voice string) (out sayso.Passage, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err == nil {
			out, err = l.finders.voiceWords(r, l.finders.shelf(r, log), log, voice)
		}
		return err
	})
	return out, err
}

func (l *linker) voiceWords(r store.Reader, s *shelf, log *correct.Log, voice string) (none sayso.Passage, err error) {
	if p, err := s.voice(voice); err != nil || p != nil && p.Words.Text != "" {
		if err != nil {
			return none, err
		}
		return p.Words, nil
	}
	article := articleOf(voice)
	if info, err := r.Info(article); err != nil || info == nil {
		return none, cmp.Or(err, unknown("voice", voice))
	}
	rec, err := l.record(r, log, article)
	if err != nil {
		return none, err
	}
	span, ok := WordsOf(rec, sayso.TargetClaim, strings.TrimPrefix(voice, article+"/"))
	if !ok {
		return none, unknown("voice", voice)
	}
	return sayso.PassageOf(rec.Article, span), nil
}

// WordsOf returns the words by which a correction names something of a record that an id stands for: of an attribution its cue, else
// its content; of an event its trigger; of an entity its first mention; of a claim the content of a voice, "u1" for the
// first fact in the writer's own voice.
func WordsOf(rec *sayso.Record, kind sayso.TargetKind, id string) (sayso.Span, bool) {
	switch kind {
	case sayso.TargetAttribution, sayso.TargetClaim:
		for i := range rec.Attributions {
			a := &rec.Attributions[i]
			switch {
			case a.ID != id:
			case kind == sayso.TargetAttribution && a.Cue != nil:
				return *a.Cue, true
			case len(a.Content) > 0:
				return sayso.Span{Start: a.Content[0].Start, End: a.Content[len(a.Content)-1].End}, true
			}
		}
		for i, s := range rec.Unsourced {
			if kind == sayso.TargetClaim && id == fmt.Sprintf("u%d", i+1) {
				return s, true
			}
		}
	case sayso.TargetEvent:
		for i := range rec.Events {
			if rec.Events[i].ID == id {
				return rec.Events[i].Trigger, true
			}
		}
	case sayso.TargetEntity:
		for i := range rec.Entities {
			if e := &rec.Entities[i]; e.ID == id && len(e.Mentions) > 0 {
				return e.Mentions[0].Span, true
			}
		}
	}
	return sayso.Span{}, false
}
