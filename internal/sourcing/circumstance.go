package sourcing

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// circumstances says to whom, by what channel, when, where and on what terms each attribution was said. What stands in
// its own words or in anybody's source is none.
func (s *scene) circumstances() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue == nil {
			continue
		}
		r := s.v.in(*a.Cue)
		anchor := s.anchor(r)
		if anchor == nlp.NoWord {
			continue
		}
		s.receiver(i, r, anchor)
		s.adjuncts(i, anchor)
		s.channelAbove(i, anchor)
		s.throughMedium(i)
		s.dated(i, anchor)
		s.conditions(i, anchor)
	}
	for i := range s.attrs {
		s.carry(i)
	}
}

// anchor returns the word of a cue that governs what stands around it.
func (s *scene) anchor(r nlp.WordRange) nlp.WordID {
	if r.Len() == 0 {
		return nlp.NoWord
	}
	if s.v.lower(r.Start) == "according" {
		if h := s.v.words[r.Start].Head; h >= 0 {
			return h
		}
	}
	for w := r.Start; w < r.End; w++ { // the verb, not its auxiliary or the "declined" before it
		if s.v.words[w].UPOS == nlp.VERB && (s.v.words[w].Head < r.Start || s.v.words[w].Head >= r.End) {
			return w
		}
	}
	return s.v.top(r)
}

// free reports whether a range of words stands outside of the sources, the content and the cue of attribution i.
func (s *scene) free(i int, r nlp.WordRange) bool {
	if r.Len() == 0 {
		return false
	}
	span := s.v.span(r)
	a := &s.attrs[i]
	for _, list := range [][]sayso.Span{a.Source, a.Content} {
		for _, o := range list {
			if o.Overlaps(span) {
				return false
			}
		}
	}
	return !a.Cue.Overlaps(span)
}

// phraseAt returns the noun phrase that a word heads: with what describes it, without relative clauses and what is added.
func (s *scene) phraseAt(i int, head nlp.WordID, preposition bool) nlp.WordRange {
	r := s.v.subtree(head, func(k nlp.WordID) bool {
		switch s.v.words[k].Relation {
		case nlp.RelAclRelcl, nlp.RelPunct, nlp.RelParataxis, nlp.RelAdvcl, nlp.RelCc, nlp.RelCcomp, nlp.RelXcomp:
			return s.v.words[k].Relation != nlp.RelCc || true
		case nlp.RelAppos, nlp.RelAcl:
			return k > head+3
		case nlp.RelCase, nlp.RelMark:
			return !preposition
		case nlp.RelNmod, nlp.RelObl, nlp.RelNmodUnmarked, nlp.RelOblUnmarked:
			return s.isTime(k)
		}
		return false
	})
	for _, k := range s.v.kids[head] { // conjuncts with their "and"
		if s.v.rel(k) == nlp.RelConj && s.v.words[k].UPOS != nlp.VERB && r.End > k {
			return s.clip(i, r)
		}
	}
	return s.clip(i, r)
}

// clip cuts a range at the first word that belongs to the source, content or cue of attribution i.
func (s *scene) clip(i int, r nlp.WordRange) nlp.WordRange {
	for r.Len() > 0 && !s.free(i, nlp.WordRange{Start: r.Start, End: r.Start + 1}) {
		r.Start++
	}
	for w := r.Start; w < r.End; w++ {
		if !s.free(i, nlp.WordRange{Start: w, End: w + 1}) {
			r.End = w
		}
	}
	return s.v.bare(r)
}

func (s *scene) set(to **sayso.Span, r nlp.WordRange) {
	if *to == nil && r.Len() > 0 {
		span := s.v.span(r)
		*to = &span
	}
}

// verb is the lemma of an anchor as the tables have it.
func (s *scene) verb(w nlp.WordID) string {
	l := s.v.lower(w)
	if lemma, ok := s.t.forms[l]; ok && s.v.words[w].UPOS != nlp.NOUN {
		return lemma
	}
	return s.v.lemma(w)
}

// receiver finds to whom a thing is said: the object of "told", the "to" of "said", the subject of "was told".
func (s *scene) receiver(i int, cue nlp.WordRange, anchor nlp.WordID) {
	a := &s.attrs[i]
	kind := s.t.addressed[s.verb(anchor)]
	passive := s.v.child(anchor, nlp.RelAuxPass) != nlp.NoWord || s.v.xpos(anchor) == "VBN" && len(a.Source) == 0
	for _, k := range s.v.kids[anchor] {
		rel := s.v.words[k].Relation
		to := false
		switch {
		case rel == nlp.RelIobj, rel == nlp.RelObj:
			to = kind == "object" || kind == "both" && (rel == nlp.RelIobj || s.animate(k))
			if to && rel == nlp.RelObj && s.v.verbTakesThing(anchor) && !s.animate(k) {
				to = false
			}
		case rel == nlp.RelNsubjPass || rel == nlp.RelNsubj && passive:
			to = passive && (kind == "object" || kind == "both") && s.v.words[k].Relation != nlp.RelNsubj
		case rel == nlp.RelObl:
			switch s.v.preposition(k) {
			case "to":
				to = (kind == "to" || kind == "both" || kind == "on") && s.animate(k)
			case "on", "upon":
				to = kind == "on" && cue.End <= k
			case "from", "of":
				to = a.Stance == sayso.StanceDemands && s.animate(k)
			}
		}
		if !to || s.isTime(k) {
			continue
		}
		r := s.phraseAt(i, k, false)
		if r.Len() == 0 || !(r.Start <= k && k < r.End) {
			continue
		}
		r = s.placeWithin(i, k, r)
		s.set(&a.Addressee, r)
	}
	if a.Addressee == nil && a.Content != nil {
		s.calledOn(i, cue, anchor, kind)
	}
	if a.Addressee == nil && (kind == "object" || kind == "both") && len(a.Source) > 0 {
		s.behindCue(i, cue)
		s.inContent(i, cue)
	}
	if a.Addressee == nil && len(a.Source) == 0 {
		s.askedAside(i, anchor, kind)
	}
}

// behindCue finds who is told where the tree has lost them: the words between the cue and what ends them, a mark, "that",
// a preposition or the content.
func (s *scene) behindCue(i int, cue nlp.WordRange) {
	r := nlp.WordRange{Start: cue.End, End: cue.End}
	noun := nlp.NoWord
	for ; int(r.End) < len(s.v.words) && r.Len() < 10; r.End++ {
		w := r.End
		u := s.v.words[w].UPOS
		if !s.free(i, nlp.WordRange{Start: w, End: w + 1}) || u == nlp.VERB || u == nlp.AUX || u == nlp.SCONJ || u == nlp.ADP || u == nlp.PART && s.v.lower(w) == "to" || s.isTime(w) {
			break
		}
		if l := s.v.lower(w); u == nlp.PUNCT && l != "-" && l != "'" {
			break
		}
		if u == nlp.NOUN || u == nlp.PROPN || u == nlp.PRON {
			noun = w
		}
	}
	r = s.v.bare(r)
	if noun == nlp.NoWord || r.Len() == 0 || noun != r.End-1 || !s.animate(noun) {
		return
	}
	s.set(&s.attrs[i].Addressee, r)
}

// calledOn finds the object of a cue that keeps its preposition: “called on | the rebels | to free the teachers”.
func (s *scene) calledOn(i int, cue nlp.WordRange, anchor nlp.WordID, kind string) {
	a := &s.attrs[i]
	last := s.v.lower(cue.End - 1)
	if a.Stance != sayso.StanceDemands || last != "on" && last != "upon" && last != "with" {
		return
	}
	c := s.v.in(a.Content[0])
	if c.Len() == 0 || c.Start <= cue.End {
		return
	}
	s.set(&a.Addressee, s.trimTime(s.v.bare(nlp.WordRange{Start: cue.End, End: c.Start})))
}

// trimTime cuts a time off the end of a range: “the White House | on Thursday”.
func (s *scene) trimTime(r nlp.WordRange) nlp.WordRange {
	for w := r.Start; w < r.End; w++ {
		if s.isTime(w) && w > r.Start {
			end := w
			for end > r.Start && (s.v.words[end-1].UPOS == nlp.ADP || s.v.words[end-1].UPOS == nlp.ADV || s.isTime(end-1)) {
				end--
			}
			return s.v.bare(nlp.WordRange{Start: r.Start, End: end})
		}
	}
	return r
}

// askedAside finds who is asked in a participle that hangs on what they do: “Asked about the leak, the minister laughed”,
// “The airline, asked by email, did not reply”.
func (s *scene) askedAside(i int, anchor nlp.WordID, kind string) {
	if kind != "object" || s.v.xpos(anchor) != "VBN" && s.v.xpos(anchor) != "VBD" {
		return
	}
	a := &s.attrs[i]
	h := s.v.words[anchor].Head
	if h < 0 {
		return
	}
	switch s.v.rel(anchor) {
	case nlp.RelAdvcl:
		if k := s.subject(h); k != nlp.NoWord {
			s.set(&a.Addressee, s.phraseAt(i, k, false))
		}
	case nlp.RelAcl, nlp.RelAmod:
		s.set(&a.Addressee, s.phraseAt(i, h, false))
	}
}

// animate reports whether a word can be spoken to: a person, a body, a country, a pronoun.
func (s *scene) animate(k nlp.WordID) bool {
	switch s.v.words[k].UPOS {
	case nlp.PROPN:
		return true
	case nlp.PRON:
		l := s.v.lower(k)
		return l != "it" && l != "that" && l != "this" && l != "what" && l != "which"
	}
	w := s.v.lower(k)
	switch s.sortAt(k) {
	case person, people, body, media:
		return true
	}
	return s.t.channels[w] == "occasion" || s.number(k) || s.many(k) && s.sortAt(k) == unknown && s.byEnding(w)
}

func (s *scene) byEnding(w string) bool {
	for _, end := range s.t.personEnds {
		if strings.HasSuffix(w, end) || strings.HasSuffix(w, end+"s") {
			return true
		}
	}
	return false
}

// verbTakesThing reports whether an object beside a verb can be a thing: asked a question, offered help.
func (v *view) verbTakesThing(w nlp.WordID) bool {
	switch v.lemma(w) {
	case "tell", "inform", "assure", "notify", "remind", "urge", "thank":
		return false
	}
	return true
}

// placeWithin takes a place off the end of an addressee: “reporters | in Paris”.
func (s *scene) placeWithin(i int, head nlp.WordID, r nlp.WordRange) nlp.WordRange {
	for _, k := range s.v.kids[head] {
		if s.v.rel(k) != nlp.RelNmod || k <= head {
			continue
		}
		p := s.v.preposition(k)
		if !placing[p] || !(s.isPlace(k) || s.t.channels[s.noun(k)] != "") || s.sortAt(head) == body && s.isPlace(k) {
			continue
		}
		c := s.v.child(k, nlp.RelCase)
		if c != nlp.NoWord && c > r.Start && c < r.End {
			if s.t.channels[s.noun(k)] == "channel" && !s.isPlace(k) {
				s.set(&s.attrs[i].Medium, s.phraseAt(i, k, true))
			} else {
				s.set(&s.attrs[i].Place, s.phraseAt(i, k, false))
			}
			return s.v.bare(nlp.WordRange{Start: r.Start, End: c})
		}
	}
	return r
}

var placing = map[string]bool{"in": true, "at": true, "outside": true, "near": true, "on": true, "inside": true, "from": true, "during": true, "after": true}

// isPlace reports whether a word stands in a name of a place.
func (s *scene) isPlace(w nlp.WordID) bool { return s.placed[w] }

// isTime reports whether a word stands in an expression of time.
func (s *scene) isTime(w nlp.WordID) bool { return s.timed[w] }

// noun is the noun at a word with the noun before it, if the two make a channel: “news conference”, “social media”.
func (s *scene) noun(w nlp.WordID) string {
	n := s.v.lower(w)
	if n == "ed" {
		return "op-ed"
	}
	if w > 0 {
		if two := s.v.lower(w-1) + " " + n; s.t.channels[two] != "" {
			return two
		}
	}
	return n
}

// adjuncts finds channel and place among what hangs on the anchor.
func (s *scene) adjuncts(i int, anchor nlp.WordID) {
	a := &s.attrs[i]
	for _, k := range s.v.kids[anchor] {
		s.adjunct(i, k)
		if s.v.rel(k) == nlp.RelObl || s.v.rel(k) == nlp.RelNsubj { // “said Roe in a letter”: hung on Roe
			for _, c := range s.v.kids[k] {
				if s.v.rel(c) == nlp.RelNmod && c > k {
					s.adjunct(i, c)
				}
			}
		}
		if s.v.rel(k) == nlp.RelNsubj { // “The contractor, reached by phone, said”
			for _, c := range s.v.kids[k] {
				if s.v.rel(c) == nlp.RelAcl && (s.v.lower(c) == "reached" || s.v.lower(c) == "contacted" || s.speaking(c)) {
					s.below(i, c)
				}
			}
		}
		if s.v.rel(k) == nlp.RelAdvcl && k < anchor && s.v.xpos(k) == "VBG" {
			s.below(i, k)
		}
		if s.v.rel(k) == nlp.RelAdvcl && s.speaking(k) {
			for _, c := range s.v.kids[k] {
				s.adjunct(i, c)
				if s.v.rel(c) == nlp.RelObl && s.v.preposition(c) == "to" && a.Addressee == nil && s.animate(c) {
					s.set(&a.Addressee, s.phraseAt(i, c, false))
				}
			}
		}
	}
}

// below takes channel and place from what hangs on a participle.
func (s *scene) below(i int, w nlp.WordID) {
	for _, c := range s.v.kids[w] {
		s.adjunct(i, c)
	}
}

// inOutlet reports whether a word stands in the name of a newspaper or broadcaster: “in Nature”, “on BBC radio”.
func (s *scene) inOutlet(w nlp.WordID) bool {
	for n := range s.namesAt(w) {
		if s.t.outlet(s.v.doc.Span(n.Range).In(s.v.text)) {
			return true
		}
	}
	return s.v.words[w].UPOS == nlp.PROPN && s.t.outlet(s.v.lower(w))
}

// speaking reports whether a participle only says how a thing was said: “speaking to reporters”, “writing on X”.
func (s *scene) speaking(w nlp.WordID) bool {
	switch s.v.lower(w) {
	case "speaking", "talking", "writing", "posting", "appearing":
		return true
	}
	return false
}

// adjunct takes a phrase with a preposition as medium or place of a saying.
func (s *scene) adjunct(i int, k nlp.WordID) {
	a := &s.attrs[i]
	if rel := s.v.rel(k); rel != nlp.RelObl && rel != nlp.RelNmod || s.isTime(k) {
		return
	}
	p := s.v.preposition(k)
	kind := s.t.channels[s.noun(k)]
	r := s.phraseAt(i, k, true)
	if r.Len() == 0 || k < r.Start || k >= r.End {
		return
	}
	switch p {
	case "in", "on", "via", "through", "by", "over", "during", "with", "from", "at", "under", "using", "outside", "inside", "near", "before", "aboard":
	default:
		return
	}
	switch {
	case (kind == "channel" || (p == "in" || p == "on") && s.inOutlet(k)) && (p == "in" || p == "on" || p == "via" || p == "through" || p == "by" || p == "over" || p == "during" || p == "from") && (kind == "channel" || !s.isPlace(k)):
		if p == "by" && s.v.child(k, nlp.RelDet) != nlp.NoWord {
			return // by a spokesman: the doer
		}
		s.set(&a.Medium, r)
	case kind == "occasion" && (p == "at" || p == "in" || p == "during" || p == "on" || p == "before" || p == "outside" || p == "from"),
		s.isPlace(k) && (p == "in" || p == "at" || p == "near" || p == "outside" || p == "from" && false):
		s.set(&a.Place, s.phraseAt(i, k, false))
	}
}

// channelAbove finds the channel that a participle hangs on: “issued | a statement | saying”, “a message blaming him”.
func (s *scene) channelAbove(i int, anchor nlp.WordID) {
	a := &s.attrs[i]
	h := s.v.words[anchor].Head
	if a.Medium != nil || h < 0 || s.v.xpos(anchor) != "VBG" {
		return
	}
	if s.v.rel(anchor) == nlp.RelAdvcl {
		h = s.v.child(h, nlp.RelObj)
	}
	if h == nlp.NoWord || s.t.channels[s.noun(h)] != "channel" || h > anchor {
		return
	}
	s.set(&a.Medium, s.phraseAt(i, h, false))
}

// dated finds when a thing was said: a time of its sentence that hangs on the anchor and on no other verb.
func (s *scene) dated(i int, anchor nlp.WordID) {
	a := &s.attrs[i]
	sentence := s.v.sentence(anchor)
	for t := range s.inTimes(s.v.span(sentence)) {
		r := s.v.in(t.Span)
		if r.Len() == 0 || r.Start < sentence.Start || r.End > sentence.End || !s.free(i, r) || t.Type == sayso.TimeSet {
			continue
		}
		top := s.v.top(r)
		if g := s.governor(top); g != anchor && !(g >= 0 && s.v.words[g].Head == anchor && s.v.rel(g) == nlp.RelAdvcl && s.speaking(g)) || s.ofOthers(i, r) {
			continue
		}
		if c := s.v.child(top, nlp.RelCase); c != nlp.NoWord && c < r.Start && s.free(i, nlp.WordRange{Start: c, End: r.End}) {
			r.Start = c
		}
		if r.Start > 0 && (s.v.lower(r.Start-1) == "late" || s.v.lower(r.Start-1) == "early") {
			r.Start--
		}
		if t.Type == sayso.TimeDuration && s.v.preposition(top) != "for" && s.v.preposition(top) != "within" && s.v.preposition(top) != "in" && s.v.preposition(top) != "after" {
			continue
		}
		s.set(&a.Time, r)
		return
	}
	s.beside(i, sentence)
	s.opening(i, anchor, sentence)
	s.ofDocument(i)
	s.happening(i, anchor)
	for _, k := range s.v.kids[anchor] {
		if s.t.later[s.v.lower(k)] && s.v.rel(k) == nlp.RelAdvmod && s.free(i, nlp.WordRange{Start: k, End: k + 1}) {
			s.set(&a.Time, nlp.WordRange{Start: k, End: k + 1})
			return
		}
	}
}

// beside takes a time that stands right next to the cue or the source, where the tree hangs it on something else: “the paper
// reported Friday”, “said Ada Brand on Monday”.
func (s *scene) beside(i int, sentence nlp.WordRange) {
	a := &s.attrs[i]
	if a.Time != nil {
		return
	}
	cue := s.v.in(*a.Cue)
	ends := []nlp.WordID{cue.End}
	if len(a.Source) == 1 {
		if r := s.v.in(a.Source[0]); r.Len() > 0 && (r.Start == cue.End || r.End == cue.Start) {
			ends = append(ends, r.End)
		}
	}
	for t := range s.inTimes(s.v.span(sentence)) {
		r := s.v.in(t.Span)
		if r.Len() == 0 || r.Start < sentence.Start || r.End > sentence.End || !s.free(i, r) || t.Type != sayso.TimeDate && t.Type != sayso.TimeTime || s.ofOthers(i, r) {
			continue
		}
		if r.Start > 0 && s.v.words[r.Start-1].UPOS == nlp.ADP && s.free(i, nlp.WordRange{Start: r.Start - 1, End: r.Start}) {
			r.Start--
		}
		for _, end := range ends {
			if r.Start == end {
				s.set(&a.Time, r)
				return
			}
		}
	}
}

// happening finds the time of a saying that is told by what happened: “after the loss”, “upon her release”, “as he adjourned
// the trial”.
func (s *scene) happening(i int, anchor nlp.WordID) {
	for _, k := range s.v.kids[anchor] {
		p := ""
		switch s.v.rel(k) {
		case nlp.RelObl:
			p = s.v.preposition(k)
		case nlp.RelAdvcl:
			if m := s.v.child(k, nlp.RelMark); m != nlp.NoWord && s.subject(k) != nlp.NoWord {
				p = s.v.lower(m)
			}
		}
		switch p {
		case "after", "before", "upon", "as", "when":
			if p == "as" && s.v.rel(k) == nlp.RelObl {
				continue
			}
			if r := s.clip(i, s.v.subtree(k, nil)); r.Len() > 1 && r.Start <= k && k < r.End && s.free(i, r) {
				s.set(&s.attrs[i].Time, r)
				return
			}
		}
	}
}

// governor returns the nearest word above w that is a verb, or heads a clause.
func (s *scene) governor(w nlp.WordID) nlp.WordID {
	for h := s.v.words[w].Head; h >= 0; h = s.v.words[h].Head {
		if s.v.words[h].UPOS == nlp.VERB || s.v.words[h].Head < 0 {
			return h
		}
		switch s.v.rel(h) {
		case nlp.RelAcl, nlp.RelAppos, nlp.RelNmod:
			if s.v.rel(h) != nlp.RelNmod {
				return h
			}
		}
	}
	return nlp.NoWord
}

// ofOthers reports whether a range stands in the content of an attribution that does not carry i.
func (s *scene) ofOthers(i int, r nlp.WordRange) bool {
	span := s.v.span(r)
	for _, k := range s.near.contents.At(span.Start) {
		if int(k) == i {
			continue
		}
		for _, c := range s.attrs[k].Content {
			if c.Contains(span) && !c.Contains(*s.attrs[i].Cue) {
				return true
			}
		}
	}
	return false
}

// conditions finds the terms of a saying, “on condition of anonymity because …”, in its sentence, with the reason.
func (s *scene) conditions(i int, anchor nlp.WordID) {
	a := &s.attrs[i]
	sentence := s.v.sentence(anchor)
	for w := sentence.Start; w < sentence.End; w++ {
		n := s.t.termsAt(s, w, sentence.End)
		if n == 0 {
			continue
		}
		r := nlp.WordRange{Start: w, End: w + nlp.WordID(n)}
		span := s.v.span(r)
		for _, c := range a.Content {
			if c.Overlaps(span) {
				return
			}
		}
		if !s.concerns(i, anchor, w) {
			continue
		}
		s.set(&a.Terms, s.reason(i, r, sentence.End))
		return
	}
}

// concerns reports whether terms at w belong to attribution i: they stand in its source, or hang on its cue and no other
// attribution's cue stands closer.
func (s *scene) concerns(i int, anchor, w nlp.WordID) bool {
	at := s.v.words[w].Span()
	for _, src := range s.attrs[i].Source {
		if src.Contains(at) {
			return true
		}
	}
	for _, k := range s.near.sources.At(at.Start) {
		if o := &s.attrs[k]; int(k) != i && o.Cue != nil && slices.ContainsFunc(o.Source, func(src sayso.Span) bool { return src.Contains(at) }) {
			return false
		}
	}
	far := nlp.WordID(abs(int(anchor - w)))
	around := s.v.span(nlp.WordRange{Start: max(0, w-far), End: min(nlp.WordID(len(s.v.words)), w+far+1)})
	for _, k := range s.near.cues.Near(nil, around) {
		if o := &s.attrs[k]; int(k) != i && o.Cue != nil {
			if r := s.v.in(*o.Cue); r.Len() > 0 && abs(int(r.Start-w)) < int(far) {
				return false
			}
		}
	}
	return true
}

func abs(n int) int { return max(n, -n) }

// reason draws terms out over the reason given for them, to the end of its clause.
func (s *scene) reason(i int, r nlp.WordRange, end nlp.WordID) nlp.WordRange {
	switch s.v.lower(r.Start) {
	case "not", "was", "wasn’t", "lacked", "lack", "asked", "declined", "refused", "wished", "wanted": // the whole of “who was not authorised to speak publicly”
		for r.End < end && s.v.words[r.End].UPOS != nlp.PUNCT {
			r.End++
		}
		for r.Start > 0 && (s.v.words[r.Start-1].UPOS == nlp.AUX || s.v.lower(r.Start-1) == "who") {
			r.Start--
		}
		return r
	}
	k := r.End
	if k < end && s.v.words[k].UPOS == nlp.PUNCT && k+1 < end && s.v.lower(k) == "," {
		k++
	}
	if k >= end {
		return r
	}
	switch s.v.lower(k) {
	case "because", "as", "since", "citing", "due", "for", "to", "out", "given":
		for k < end && s.v.words[k].UPOS != nlp.PUNCT && s.free(i, nlp.WordRange{Start: k, End: k + 1}) {
			k++
		}
		return nlp.WordRange{Start: r.Start, End: k}
	}
	return r
}

// carry takes the circumstances of one saying over to the next of the same speaker: “He also said”, “she added”, “and
// warned”. They are named in Carried.
func (s *scene) carry(i int) {
	a := &s.attrs[i]
	if a.Cue == nil || len(a.Source) == 0 || i == 0 {
		return
	}
	r := s.v.in(*a.Cue)
	anchor := s.anchor(r)
	if anchor == nlp.NoWord {
		return
	}
	k := s.before(i)
	if k < 0 || !s.goesOn(r, anchor, k) {
		return
	}
	from := &s.attrs[k]
	if a.Addressee == nil && from.Addressee != nil && a.Stance != sayso.StanceNoResponse && !from.Addressee.Overlaps(*a.Cue) {
		a.Addressee = from.Addressee
		a.Carried = append(a.Carried, sayso.CircumstanceAddressee)
	}
	if a.Medium == nil && from.Medium != nil {
		a.Medium = from.Medium
		a.Carried = append(a.Carried, sayso.CircumstanceMedium)
	}
}

// before returns the attribution of the same speaker before i in this sentence or the one before, -1 if none.
func (s *scene) before(i int) int {
	here := s.v.doc.SentenceOf(s.v.doc.TokensIn(*s.attrs[i].Cue).Start)
	for k := i - 1; k >= 0; k-- {
		if s.attrs[k].Cue == nil {
			continue
		}
		if s.v.doc.SentenceOf(s.v.doc.TokensIn(*s.attrs[k].Cue).Start) < here-2 {
			return -1 // they stand in text order
		}
		if s.attrs[k].Parent != s.attrs[i].Parent {
			continue
		}
		if s.sameSource(i, k) {
			return k
		}
		return -1
	}
	return -1
}

// goesOn reports whether a cue continues the speech of attribution k: by its words, or as a second verb of its sentence.
func (s *scene) goesOn(r nlp.WordRange, anchor nlp.WordID, k int) bool {
	for w := r.Start; w < r.End; w++ {
		switch s.v.lower(w) {
		case "also", "added", "adding", "adds", "continued", "further":
			return true
		}
	}
	before := s.anchor(s.v.in(*s.attrs[k].Cue))
	return before != nlp.NoWord && s.v.rel(anchor) == nlp.RelConj && s.v.words[anchor].Head == before
}
