package sourcing

import (
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// answering are the verbs whose negation is a silence: “did not respond”.
var answering = map[string]bool{"respond": true, "reply": true, "comment": true, "return": true, "answer": true}

// holding are verbs that hold back what is not said: “declined to say”, “stopped short of”, “walked back”.
var holding = map[string]string{"decline": "", "stop": "short", "walk": "back", "refuse": ""}

// leaving are verbs that leave a thing open when they are negated: “did not confirm”, “has not ruled out”.
var leaving = map[string]string{"confirm": "", "deny": "", "rule": "out"}

// silences adds what the reader passes by because the corpus it has learnt from does not mark it: that somebody did not
// respond, declined, did not confirm, stopped short of, walked back.
func (s *scene) silences() {
	for w := range s.v.words {
		w := nlp.WordID(w)
		if s.v.words[w].UPOS != nlp.VERB || s.withCue(s.v.words[w].Span()) >= 0 || s.v.child(w, nlp.RelAuxPass) != nlp.NoWord {
			continue
		}
		verb, negated := s.verb(w), s.negated(w)
		particle, holds := holding[verb]
		left, leaves := leaving[verb]
		switch {
		case answering[verb] && negated:
		case holds && !negated && s.has(w, particle):
			if particle == "" && s.v.child(w, nlp.RelXcomp) == nlp.NoWord {
				continue // “prices declined”
			}
		case leaves && negated && s.has(w, left):
		default:
			continue
		}
		s.addSilence(w)
	}
}

// negated reports whether a verb is denied.
func (s *scene) negated(w nlp.WordID) bool {
	for _, k := range s.v.kids[w] {
		switch s.v.lower(k) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// has reports whether a verb has a particle or adverb, or none is asked for.
func (s *scene) has(w nlp.WordID, particle string) bool {
	if particle == "" {
		return true
	}
	for _, k := range s.v.kids[w] {
		if s.v.lower(k) == particle {
			return true
		}
	}
	return false
}

func (s *scene) addSilence(w nlp.WordID) {
	subject := s.v.child(w, nlp.RelNsubj)
	if subject == nlp.NoWord {
		return
	}
	source := s.subjectPhrase(subject, w)
	if source.Len() == 0 || !s.canSpeak(s.counted(source, s.v.top(source))) && !s.isPronoun(subject) {
		return
	}
	cue := nlp.WordRange{Start: w, End: w + 1}
	content := nlp.WordRange{}
	for _, k := range s.v.kids[w] {
		switch rel := s.v.rel(k); {
		case rel == nlp.RelAux || rel == nlp.RelAdvmod && k < w && k > source.End-1:
			cue.Start = min(cue.Start, k)
		case k == w+1 && (rel == nlp.RelAdvmod || rel == nlp.RelCompound):
			cue.End = k + 1
		}
	}
	for _, k := range s.v.kids[w] {
		rel := s.v.rel(k)
		if k < cue.End || rel != nlp.RelXcomp && rel != nlp.RelCcomp && rel != nlp.RelObj && rel != nlp.RelAdvcl && rel != nlp.RelObl || answering[s.verb(w)] {
			continue
		}
		if rel == nlp.RelObl && s.isTime(k) || rel == nlp.RelAdvcl && s.v.lower(cue.End-1) != "short" {
			continue
		}
		content = s.v.bare(s.v.subtree(k, func(c nlp.WordID) bool {
			return c < k && (s.v.lower(c) == "of" || s.v.lower(c) == "that") && (s.v.rel(c) == nlp.RelCase || s.v.rel(c) == nlp.RelMark)
		}))
		if rel == nlp.RelXcomp && s.v.words[k].UPOS == nlp.VERB {
			s.holdsBack(&cue, &content, k)
		}
		break
	}
	span := s.v.span(cue)
	src := s.v.span(source)
	a := sayso.Attribution{ID: "sil" + strconv.Itoa(int(w)), Cue: &span, Source: []sayso.Span{src}, Kind: sayso.KindNone}
	if span.Overlaps(src) || s.inQuote(span) != s.inQuote(src) {
		return
	}
	if content.Len() > 0 {
		a.Content, a.Kind = []sayso.Span{s.v.span(content)}, sayso.KindIndirect
		if a.Content[0].Overlaps(span) || a.Content[0].Overlaps(src) {
			return
		}
	}
	if p := s.carrier(span); p >= 0 {
		a.Parent = s.attrs[p].ID
	}
	s.add(a)
}

// holdsBack draws a cue out over the verb of saying that it holds back: “declined to discuss | dates”, “declined to comment”.
func (s *scene) holdsBack(cue, content *nlp.WordRange, k nlp.WordID) {
	if k >= content.End || k < cue.End {
		return
	}
	switch s.verb(k) {
	case "comment", "say", "discuss", "name", "identify", "give", "answer", "confirm", "elaborate", "specify", "disclose", "reveal", "explain", "deny", "speak", "talk":
	default:
		return
	}
	cue.End = k + 1
	rest := s.v.bare(nlp.WordRange{Start: k + 1, End: content.End})
	if rest.Len() > 0 && (s.v.lower(rest.Start) == "that" || s.v.lower(rest.Start) == "on" || s.v.lower(rest.Start) == "about") {
		rest.Start++
	}
	*content = rest
}

// unanswered empties the content of who did not answer: “did not respond to | a request for comment” says nothing.
func (s *scene) unanswered(i int, cue nlp.WordRange) {
	a := &s.attrs[i]
	if len(a.Content) == 0 {
		return
	}
	negated, answers := false, false
	for w := cue.Start; w < cue.End; w++ {
		switch l := s.v.lower(w); l {
		case "not", "n't", "n’t", "never", "failed", "yet":
			negated = true
		default:
			v := s.verb(w)
			answers = answers || v == "respond" || v == "reply" || v == "return"
		}
	}
	if !negated || !answers {
		return
	}
	r := s.v.in(a.Content[0])
	for w := r.Start; w < r.End; w++ {
		switch s.v.lower(w) {
		case "request", "requests", "question", "questions", "call", "calls", "message", "messages", "email", "emails", "inquiries", "enquiries":
			a.Content, a.Kind, a.Complementiser, a.Quotations = nil, sayso.KindNone, nil, nil
			return
		}
	}
}
