package sourcing

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// emptyCues mends what the reader has taken for a cue and that says nothing by itself: “it” of “it was reported that” stands for the verb
// behind it, and so does an adverb (“he | first | noticed”) if that verb is one of saying, thinking or seeing. A preposition or a “to” behind
// its source is none (“accused Holm | of | lying”), nor is an adverb of any other verb (“an order | formally | listing the gang”).
func (s *scene) emptyCues() {
	dropped := map[string]string{} // an attribution that goes, to the one it stood in
	var keep []sayso.Attribution
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue != nil && len(a.Quotations) == 0 && !s.fillCue(i) {
			dropped[a.ID] = a.Parent
			continue
		}
		keep = append(keep, *a)
	}
	s.attrs = keep
	for i := range s.attrs {
		for n := 0; n <= len(dropped); n++ {
			up, gone := dropped[s.attrs[i].Parent]
			if !gone {
				break
			}
			s.attrs[i].Parent = up
		}
	}
	s.index()
}

// fillCue reports whether an attribution has a cue that says something, after giving an empty one its verb.
func (s *scene) fillCue(i int) bool {
	a := &s.attrs[i]
	r := s.v.in(*a.Cue)
	if r.Len() == 0 || r.Len() > 2 {
		return true
	}
	adverb := nlp.NoWord
	for w := r.Start; w < r.End; w++ {
		switch s.v.words[w].UPOS {
		case nlp.ADV:
			adverb = w
		case nlp.PRON, nlp.PART, nlp.ADP, nlp.AUX:
		default:
			return true
		}
	}
	if row, _ := s.t.stances.find(s.cue(i)); row != "" || hedges[s.v.lower(r.Start)] || s.v.lower(r.Start) == "per" || s.v.lower(r.Start) == "via" {
		return true
	}
	switch l := s.v.lower(r.Start); {
	case l == "it" && r.Len() == 1:
		return s.impersonal(a, r.Start)
	case adverb != nlp.NoWord && strings.HasSuffix(s.v.lower(adverb), "edly"), adverb != nlp.NoWord && strings.HasSuffix(s.v.lower(adverb), "ently"):
		return true // “apparently”
	case adverb != nlp.NoWord:
		return s.verbOf(i, r, adverb)
	case s.v.words[r.End-1].UPOS == nlp.ADP || s.v.words[r.End-1].UPOS == nlp.PART:
		return len(a.Source) > 0 && a.Source[0].Start >= a.Cue.End // “for him, …”
	}
	return true
}

// impersonal makes a cue of the verb that an “it” announces: “it | was reported”.
func (s *scene) impersonal(a *sayso.Attribution, it nlp.WordID) bool {
	v := s.v.words[it].Head
	if v <= it || v-it > 5 || s.v.words[v].UPOS != nlp.VERB && s.v.words[v].UPOS != nlp.ADJ {
		return false
	}
	from := it + 1
	for from < v && s.v.words[from].UPOS != nlp.AUX && s.v.words[from].UPOS != nlp.ADV {
		from++
	}
	return s.recue(a, nlp.WordRange{Start: from, End: v + 1}, true)
}

// verbOf gives a cue that is an adverb the verb it belongs to, if that is one of the table of stances.
func (s *scene) verbOf(i int, r nlp.WordRange, adverb nlp.WordID) bool {
	a := &s.attrs[i]
	v := s.v.words[adverb].Head
	if v < r.End || v-r.End > 3 || s.v.words[v].UPOS != nlp.VERB && s.v.words[v].UPOS != nlp.ADJ {
		return false
	}
	for w := r.End; w < v; w++ {
		if u := s.v.words[w].UPOS; u != nlp.AUX && u != nlp.PART && u != nlp.ADV {
			return false
		}
	}
	if !s.t.said(s.v.lemma(v)) && !s.t.said(s.v.lower(v)) {
		return false
	}
	return s.recue(a, nlp.WordRange{Start: r.Start, End: v + 1}, false)
}

// said reports whether a verb stands in the table of stances, alone or with others.
func (t *tables) said(lemma string) bool {
	_, ok := t.stances[lemma]
	return ok
}

// recue gives an attribution another cue and takes it out of the content. It reports whether there is a
// content left and the verb is not another attribution's cue.
func (s *scene) recue(a *sayso.Attribution, cue nlp.WordRange, nobody bool) bool {
	span := s.v.span(cue)
	if s.withCue(span, a.ID) >= 0 { // the reader has the verb already
		return false
	}
	a.Cue = &span
	s.near.cues.Add(span, s.byID[a.ID])
	end := cue.End
	if int(end) < len(s.v.words) && s.v.lower(end) == "that" {
		end++
	}
	for k := range a.Content {
		c := &a.Content[k]
		if c.Start < int(s.v.words[end-1].End) && c.End > span.Start && int(end) < len(s.v.words) {
			c.Start = int(s.v.words[end].Start)
		}
	}
	a.Content = slices.DeleteFunc(a.Content, func(c sayso.Span) bool { return c.Start >= c.End })
	if nobody {
		a.Source = slices.DeleteFunc(a.Source, func(c sayso.Span) bool { return c.Start < span.Start })
	}
	return len(a.Content) > 0
}
