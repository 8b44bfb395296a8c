package claim

import (
	"strings"

	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/nlp"
)

// stance is what an attribution does with its content. That a voice denies is taken from its cue alone: who says "that is not
// so" asserts a content that is negative by its own words. So is, of a quotation, that it does not confirm: who says “I do not
// recall the party” asserts just that, and the next sentence of the quotation too.
func (rd *reading) stance(a *sayso.Attribution) sayso.Stance {
	if a.Stance == sayso.StanceDoesNotConfirm && a.Kind == sayso.KindDirect && a.Cue != nil && !rd.withholds(*a.Cue) {
		return sayso.StanceAsserts
	}
	if a.Stance != sayso.StanceDenies && a.Stance != sayso.StanceRejects {
		return a.Stance
	}
	if a.Cue != nil {
		for r, w := rd.words(*a.Cue), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			lemma := rd.operators.Lemma(rd.lower(r.Start+w), rd.tree.Words[r.Start+w].Lemma)
			switch rd.operators.Governing(lemma + rd.particle(r.Start+w)) {
			case factuality.Denied, factuality.RuledOut:
				return a.Stance
			}
			switch lemma {
			case "dismiss", "dispute", "rebut", "denial", "rejection", "decry", "repudiate", "disavow", "contradict", "debunk":
				return a.Stance
			}
		}
	}
	return sayso.StanceAsserts
}

// withholds reports whether a cue itself says that nothing is said: "would not say", "declined to confirm".
func (rd *reading) withholds(cue sayso.Span) bool {
	for r, w := rd.words(cue), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
		switch rd.operators.Lemma(rd.lower(r.Start+w), rd.tree.Words[r.Start+w].Lemma) {
		case "not", "n't", "n’t", "cannot", "never", "no", "neither", "nor", "decline", "refuse", "fail", "unable", "confirm", "without", "avoid", "stop", "dodge", "sidestep", "deflect":
			return true
		}
	}
	return false
}

// open reports whether a stance takes no side: "did not confirm" is no denial.
func open(s sayso.Stance) bool {
	switch s {
	case sayso.StanceDoesNotConfirm, sayso.StanceDeclinesComment, sayso.StanceNoResponse, sayso.StanceAsks:
		return true
	}
	return false
}

// kindOf is what a stance makes of its content, "" for nothing.
func kindOf(s sayso.Stance) sayso.ClaimKind {
	switch s {
	case sayso.StanceDemands, sayso.StanceAsks:
		return sayso.ClaimWish
	case sayso.StanceExpects, sayso.StancePromises, sayso.StanceDecides:
		return sayso.ClaimForecast
	case sayso.StancePraises, sayso.StanceCriticises:
		return sayso.ClaimOpinion
	}
	return ""
}

// acts reports whether a stance does more than say: that somebody decided, demanded or promised something is itself what is
// told.
func acts(s sayso.Stance) bool {
	switch s {
	case sayso.StanceDecides, sayso.StanceDemands, sayso.StanceAsks, sayso.StancePromises, sayso.StancePraises, sayso.StanceCriticises:
		return true
	}
	return false
}

// silences of a voice: what it does not say, about what another says.
func silent(s sayso.VoiceStance) bool {
	return s == sayso.VoiceDeclinesComment || s == sayso.VoiceNoResponse || s == sayso.VoiceDoesNotConfirm
}

// hedging reports whether a cue is no more than a hedge: "reportedly".
func (rd *reading) hedging(cue string) bool {
	switch strings.ToLower(cue) {
	case "allegedly", "reportedly", "apparently", "purportedly", "supposedly", "reported", "alleged", "purported", "supposed", "is believed to", "are believed to",
		"is thought to", "are thought to", "is said to", "are said to":
		return true
	}
	return false
}

// performs reports whether an attribution tells what somebody did with words, not what somebody said: "signed an order".
func (rd *reading) performs(a *sayso.Attribution) bool {
	if a.Stance != sayso.StanceDecides {
		return false
	}
	if len(a.Source) == 0 {
		return true
	}
	for _, root := range rd.roots(a.Content) {
		if rd.predicates(root) {
			return false
		}
	}
	return true
}

// answers joins a voice that takes no stand ("the ministry declined to comment", "did not confirm the order") to what it answers,
// where its place in the text leaves no doubt: in the same sentence or in the one before, in the same paragraph, stands the
// statement of one voice, and if the silence names something, that statement names it too.
func (rd *reading) answers() {
	said := rd.out
	for i := range said {
		if p := &said[i]; p.Stance == sayso.VoiceDoesNotConfirm && p.nominal() {
			if target := rd.answered(said, p); target != nil && target.holds(&p.Terms[p.Clauses[0].Core]) {
				p.Answers, p.Kind, p.Clauses, p.Terms, p.Amounts, p.Times = target.Voice, target.Kind, nil, nil, nil, nil
			}
		}
	}
	for i := range rd.record.Attributions {
		a := &rd.record.Attributions[i]
		s := a.Stance.Voice()
		if len(a.Content) > 0 || a.Cue == nil || !silent(s) {
			continue
		}
		p := Proposition{
			Voice: rd.record.Article.ID + "/" + a.ID, Article: rd.record.Article.ID, Attribution: a.ID, Words: rd.passage(*a.Cue),
			Stance: s, Level: a.Level, Published: day(rd.record.Article.Published.Value), Chain: rd.chain(a),
		}
		target := rd.answered(said, &p)
		if target == nil {
			continue
		}
		p.Answers, p.Kind = target.Voice, target.Kind
		p.Said = rd.said(a, p.Published)
		if a.Speaker != nil {
			p.Entity, p.Name = a.Speaker.Entity, a.Speaker.Name
		}
		rd.out = append(rd.out, p)
	}
}

// nominal reports whether a content is but a noun that refers to something: "the order".
func (p *Proposition) nominal() bool {
	return len(p.Clauses) == 1 && p.Clauses[0].Core >= 0 && p.Terms[p.Clauses[0].Core].Definite && len(p.Terms) <= 3
}

// holds reports whether a proposition names what a term names.
func (p *Proposition) holds(t *Term) bool {
	for i := range p.Terms {
		if u := &p.Terms[i]; u.Name == "" && alike(u, t) >= 0.9 {
			return true
		}
	}
	return false
}

// answered returns the one statement that a silence can answer, nil if there are several or none.
func (rd *reading) answered(said []Proposition, silence *Proposition) *Proposition {
	at := silence.Words.Start
	sentence, paragraph := holding(rd.record.Sentences, at), holding(rd.record.Paragraphs, at)
	if sentence < 0 || paragraph < 0 {
		return nil
	}
	for _, from := range [2]int{sentence, sentence - 1} {
		if from < 0 || holding(rd.record.Paragraphs, rd.record.Sentences[from].Start) != paragraph {
			return nil
		}
		if found, several := widest(said, rd.record.Sentences[from], silence); found != nil || several {
			return found
		}
	}
	return nil
}

// widest returns the statement in a sentence that holds all others there; several if none does.
func widest(said []Proposition, sentence sayso.Span, but *Proposition) (found *Proposition, several bool) {
	var all sayso.Span
	for i := range said {
		p := &said[i]
		s := sayso.Span{Start: p.Words.Start, End: p.Words.End}
		if p.Voice == but.Voice || p.Answers != "" || silent(p.Stance) || s.Start < sentence.Start || s.Start >= sentence.End {
			continue
		}
		if all.Empty() {
			all = s
		}
		all.Start, all.End = min(all.Start, s.Start), max(all.End, s.End)
		// A relay and what it relays have the same words: the inner voice is the one that is answered.
		if found == nil || s.Len() > found.Words.End-found.Words.Start || s.Len() == found.Words.End-found.Words.Start && found.Stance == sayso.VoiceRelays {
			found = p
		}
	}
	if found != nil && (found.Words.Start != all.Start || found.Words.End != all.End) {
		return nil, true
	}
	return found, false
}

// holding returns the index of the span that holds a byte, -1 for none.
func holding(spans []sayso.Span, at int) int {
	for i, s := range spans {
		if s.Start <= at && at < s.End {
			return i
		}
	}
	return -1
}
