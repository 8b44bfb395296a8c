package event

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// besideNumbers are the words that a number alone may have with it: "at least 58", "dozens more".
var besideNumbers = []string{"at", "least", "most", "more", "than", "about", "some", "around", "nearly", "over", "up", "to", "only", "another", "further", "almost", "fewer", "less",
	"a", "an", "additional", "the", "all", "as", "many", "approximately", "roughly", "just", "and", "of", "those", "these", "or"}

// roundNumbers are nouns that are numbers.
var roundNumbers = []string{"dozen", "dozens", "tens", "hundreds", "thousands", "scores", "millions"}

// numbers puts what a number alone counts beside it, as far as that can be known, and leaves out a number that is nobody: the number of
// a post or of an article of law, of things, of points in a match. A number with its noun takes the noun in.
func (r *reading) numbers(c *candidate, list []sayso.Participant) []sayso.Participant {
	var out []sayso.Participant
	for _, p := range list {
		w, bare := r.bareNumber(p.Span)
		if bare && !r.definite(w) && !(w > 0 && r.form(w-1) == "the") { // "the two" are known

			if n := r.numberOf(w); n == c.word {
				continue // "the 9/11 attacks"
			} else if n != nlp.NoWord {
				s := r.mention(n)
				p = r.participant(sayso.Span{Start: min(s.Start, p.Start), End: max(s.End, p.End)})
			} else if !r.countsPeople(c, w) {
				continue
			} else {
				p.Counts = r.counted(w)
			}
		}
		if !slices.ContainsFunc(out, func(o sayso.Participant) bool { return o.Span.Overlaps(p.Span) }) {
			out = append(out, p)
		}
	}
	return out
}

// bareNumber returns the number in a span that holds nothing else.
func (r *reading) bareNumber(s sayso.Span) (w nlp.WordID, ok bool) {
	w = nlp.NoWord
	for i := r.tree.WordAt(s.Start); i != nlp.NoWord && int(i) < len(r.tree.Words) && int(r.tree.Words[i].Start) < s.End; i++ {
		f := r.form(i)
		switch {
		case r.tree.Words[i].UPOS == nlp.NUM && !(f == "one" && r.tree.Words[i].Relation != nlp.RelNummod) || slices.Contains(roundNumbers, f):
			if w == nlp.NoWord {
				w = i
			}
		case !slices.Contains(besideNumbers, f):
			return nlp.NoWord, false
		}
	}
	return w, w != nlp.NoWord
}

// numberOf returns the noun that a number belongs to: "three or four | soldiers", "posts 542 and 543"; NoWord if it stands alone.
func (r *reading) numberOf(w nlp.WordID) nlp.WordID {
	for _, k := range append([]nlp.WordID{w}, r.coordinated(w)...) {
		h := r.tree.Words[k].Head
		if h == nlp.NoWord || r.tree.Words[h].UPOS != nlp.NOUN && r.tree.Words[h].UPOS != nlp.PROPN || max(h-w, w-h) > 8 {
			continue
		}
		switch r.tree.Words[k].Relation {
		case nlp.RelNummod, nlp.RelCompound, nlp.RelNmodUnmarked, nlp.RelFlat, nlp.RelAppos, nlp.RelDet:
			return h
		}
	}
	for k, end := w+1, min(w+6, r.tree.SentenceOf(w).End); k < end; k++ { // where the tree has come apart: "three and nine soldiers"
		switch u := r.tree.Words[k].UPOS; {
		case (u == nlp.NOUN || u == nlp.PROPN) && r.form(k) != "percent":
			return k
		case u == nlp.CCONJ && r.tree.Words[min(k+1, end-1)].UPOS == nlp.NUM:
		case u != nlp.NUM && u != nlp.ADJ || r.form(k) == "more":
			return nlp.NoWord
		}
	}
	return nlp.NoWord
}

// onPeople are the types whose bare number of sufferers is of people: "58 killed", "rescued 200 more".
var onPeople = []sayso.EventType{sayso.EventAssault, sayso.EventCoerce, sayso.EventAid, sayso.EventRetreat}

// countsPeople reports whether a number alone is of people: it stands where somebody suffers or is helped, and the verb is one that is done
// to people or the text has named some.
func (r *reading) countsPeople(c *candidate, w nlp.WordID) bool {
	top := w
	if h := r.tree.Words[w].Head; h != nlp.NoWord && slices.Contains(besideNumbers, r.form(h)) {
		top = h // "200 more"
	}
	if c.verb == nil || !slices.Contains(onPeople, c.event.Type) || !slices.Contains(c.verb.objects, top) {
		return false
	}
	if slices.Contains([]string{"kill", "injure", "wound", "hurt", "arrest", "detain", "rescue", "jail", "evacuate", "kidnap", "abduct", "save"}, r.lemma(c.word)) {
		return true
	}
	return r.counted(w) != nil
}

// counted returns the people that a number alone is of, if the sentence or the one before has counted some: "13 people were killed and 42
// wounded"; nil if it has not.
func (r *reading) counted(w nlp.WordID) *sayso.Span {
	start := r.tree.SentenceOf(w).Start
	if start > 0 {
		start = r.tree.SentenceOf(start - 1).Start
	}
	for n := w - 1; n >= start; n-- {
		if r.tree.Words[n].UPOS != nlp.NOUN || r.classOf(n)&(classPeople|classForce|classCrowd) == 0 || !r.isCounted(n) {
			continue
		}
		from := n
		for from-1 >= start && (r.tree.Words[from-1].UPOS == nlp.ADJ || r.tree.Words[from-1].UPOS == nlp.NOUN) && r.tree.Words[from-1].Head == n && r.form(from-1) != "more" && r.form(from-1) != "other" {
			from--
		}
		s := r.spanOf(from, n)
		return &s
	}
	return nil
}

// isCounted reports whether a plural has a number: "13 people", "dozens of migrants".
func (r *reading) isCounted(n nlp.WordID) bool {
	if slices.ContainsFunc(r.tree.Children(n), func(k nlp.WordID) bool {
		return r.tree.Words[k].Relation == nlp.RelNummod || r.tree.Words[k].UPOS == nlp.NUM
	}) {
		return true
	}
	h := r.tree.Words[n].Head
	return h != nlp.NoWord && r.preposition(n) == "of" && slices.Contains(roundNumbers, strings.ToLower(r.form(h)))
}
