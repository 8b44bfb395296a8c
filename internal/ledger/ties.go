package ledger

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/people"
	"sayso/internal/store"
)

// takeApart files those whom a correction splits off under headings of their own, whatever their names are.
func (s *session) takeApart(rec *sayso.Record, f *found) {
	changed := false
	for _, t := range s.log.Ties(sayso.TargetEntity) {
		if t.Same || t.What.Words.Article != rec.Article.ID {
			continue
		}
		id, ok := correct.Find(rec, t.What)
		if !ok {
			continue
		}
		for i := range f.cast.Items {
			if it := &f.cast.Items[i]; it.Entity == id {
				it.Heading, changed = it.Alone(), true
			}
		}
	}
	if changed {
		c := &cast{record: rec, heading: map[string]string{}}
		for i := range f.cast.Items {
			c.heading[f.cast.Items[i].Entity] = f.cast.Items[i].Heading
		}
		day := storedDay(rec.Article.Published.Value)
		f.statements, f.events = c.statementRows(day), c.eventRows(day)
	}
}

// personTies reads the merges and splits of people into constraints on their headings.
func (s *session) personTies() error {
	s.byHand = nil
	for _, t := range s.log.Ties(sayso.TargetEntity) {
		a, err := s.headingAt(t.What)
		if err != nil {
			return err
		}
		b, err := s.headingAt(t.With)
		if err != nil {
			return err
		}
		if a != "" && b != "" && a != b {
			s.byHand = append(s.byHand, people.Constraint{A: a, B: b, Same: t.Same, Kind: sayso.ReasonByHand,
				Words: fmt.Sprintf("entry %d of the log, by %s: %s", t.Seq, t.Who, t.Why)})
		}
	}
	return nil
}

// headingAt returns the heading of the entity at some words, "" if there is none.
func (s *session) headingAt(t sayso.Target) (string, error) {
	info, err := s.w.Info(t.Words.Article)
	if err != nil || info == nil {
		return "", err
	}
	rec, err := s.record(s.w, s.log, t.Words.Article)
	if err != nil {
		return "", err
	}
	id, ok := correct.Find(rec, t)
	if !ok {
		return "", nil
	}
	c, err := s.castOfArticle(t.Words.Article)
	if err != nil || c == nil {
		return "", err
	}
	for i := range c.Items {
		if c.Items[i].Entity == id {
			return c.Items[i].Heading, nil
		}
	}
	return "", nil
}

// claimTies are the merges and splits of claims by the voices at their words.
type claimTies []struct {
	a, b string
	same bool
}

func (s *session) claimTies() (out claimTies, err error) {
	for _, t := range s.log.Ties(sayso.TargetClaim) {
		var ends [2]string
		for i, target := range [2]sayso.Target{t.What, t.With} {
			if ends[i], err = s.voiceAt(s.w, s.shelf, s.log, target); err != nil {
				return nil, err
			}
		}
		if ends[0] != "" && ends[1] != "" && ends[0] != ends[1] {
			out = append(out, struct {
				a, b string
				same bool
			}{ends[0], ends[1], t.Same})
		}
	}
	return out, nil
}

// voiceAt returns the voice at some words, "" if there is none: of what an attribution says in several sentences, that of the
// sentence that the words fit best.
func (l *linker) voiceAt(r store.Reader, s *shelf, log *correct.Log, target sayso.Target) (string, error) {
	w := target.Words
	info, err := r.Info(w.Article)
	if err != nil || info == nil {
		return "", err
	}
	rec, err := l.record(r, log, w.Article)
	if err != nil {
		return "", err
	}
	return s.voiceAt(rec, target)
}

// voiceAt is the same with the record of the article at hand.
func (s *shelf) voiceAt(rec *sayso.Record, target sayso.Target) (string, error) {
	id, ok := correct.Find(rec, target)
	if !ok {
		return "", nil
	}
	return s.voiceOf(id, target.Words)
}

// voiceOf is the voice of an attribution that words fit best.
func (s *shelf) voiceOf(id string, w sayso.Passage) (string, error) {
	voices, err := s.of(w.Article)
	if err != nil {
		return "", err
	}
	voice, fit := "", -1.0
	for _, v := range sorted(voices) {
		if own := w.Article + "/" + id; v != own && !strings.HasPrefix(v, own+"/") {
			continue
		}
		p, err := s.voice(v)
		if err != nil {
			return "", err
		}
		shared := max(0, min(p.Words.End, w.End)-max(p.Words.Start, w.Start))
		if f := float64(shared) / float64(max(1, p.Words.End-p.Words.Start+w.End-w.Start-shared)); f > fit {
			voice, fit = p.Voice, f
		}
	}
	return voice, nil
}

// ends lists the voices that a correction puts onto one claim with a voice or parts from it.
func (c claimTies) ends(voice string) (out []string) {
	for _, t := range c {
		switch voice {
		case t.a:
			out = append(out, t.b)
		case t.b:
			out = append(out, t.a)
		}
	}
	return out
}

// apply has corrections join and part groups, of which no voice is in two. A voice that is parted is by itself.
func (c claimTies) apply(groups [][]string) [][]string {
	of := func(voice string) int {
		return slices.IndexFunc(groups, func(g []string) bool { return slices.Contains(g, voice) })
	}
	for _, t := range c {
		a, b := of(t.a), of(t.b)
		switch {
		case a < 0 || b < 0: // elsewhere; corrections keep both ends together
		case t.same && a != b:
			groups[a], groups[b] = append(slices.Clone(groups[a]), groups[b]...), nil
		case !t.same && a == b:
			groups[a] = slices.DeleteFunc(slices.Clone(groups[a]), func(v string) bool { return v == t.a })
			groups = append(groups, []string{t.a})
		}
	}
	out := groups[:0]
	for _, g := range groups {
		if len(g) > 0 {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	return out
}
