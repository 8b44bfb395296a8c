package event

import (
	"slices"
	"sort"

	"sayso"
	"sayso/internal/nlp"
)

// harms are the words that tell of dead and hurt whatever has done it.
var harms = []string{"kill", "injure", "wound", "hurt", "die", "trap", "crush", "maim", "death", "casualty", "fatality", "toll", "injury"}

// mishap reports whether people come to harm in an accident and by nobody's hand: "seven were killed when a tram derailed". One word of
// accidents in the same sentence is enough, and so are a few in an article that has no word of violence; a doer, or a word of violence
// beside it, is none.
func (r *reading) mishap(c *candidate) bool {
	if c.event.Type != sayso.EventAssault || !slices.Contains(harms, r.lemma(c.word)) {
		return false
	}
	if c.verb != nil && slices.ContainsFunc(c.verb.subjects, func(w nlp.WordID) bool { return r.classOf(w)&(party|classWeapon) != 0 || r.violent(w) }) {
		return false
	}
	if c.noun != nil && len(c.noun.actors) > 0 {
		return false
	}
	if r.accidents == nil {
		r.countAccidents()
	}
	i := sort.Search(len(r.tree.Sentences), func(i int) bool { return r.tree.Sentences[i].End > c.word })
	if r.violence[i] > 0 {
		return false
	}
	return r.accidents[i] > 0 || r.allAccidents >= leastAccidents && r.allViolence == 0
}

// leastAccidents is how many words of accidents stand in an article that tells of one.
const leastAccidents = 2

// countAccidents counts in each sentence the words of accidents and of violence.
func (r *reading) countAccidents() {
	r.accidents, r.violence = make([]int, len(r.tree.Sentences)), make([]int, len(r.tree.Sentences))
	for i, s := range r.tree.Sentences {
		for w := s.Start; w < s.End; w++ {
			switch kind := r.tables.words[r.lemma(w)]; {
			case kind == "mishap":
				r.accidents[i]++
				r.allAccidents++
			case kind == "violent" || kind == "terror", r.tree.Words[w].UPOS == nlp.VERB && r.attacks(w):
				r.violence[i]++
				r.allViolence++
			}
		}
	}
}

// attacks reports whether a verb is one of violence and of nothing else: "shot", "stabbed", but not "killed", "hit".
func (r *reading) attacks(w nlp.WordID) bool {
	l := r.lemma(w)
	frames := r.tables.verbs[l]
	return len(frames) > 0 && !slices.Contains(harms, l) && !slices.Contains([]string{"hit", "strike", "destroy", "carry", "fire", "target"}, l) &&
		!slices.ContainsFunc(frames, func(f frame) bool { return f.typ != sayso.EventAssault })
}

// musters reports whether a movement is one of forces or weapons: "put the militaries on alert", "the deployment of a battery". Evacuees,
// doctors and machines that are sent somewhere are none.
func (r *reading) musters(c *candidate) bool {
	var list []nlp.WordID
	switch {
	case c.verb == nil:
		list = slices.Concat([]nlp.WordID{c.word}, c.noun.actors, c.noun.compounds, c.noun.phrases["of"]) // "patrols" are forces
		if c.frame != nil && slices.ContainsFunc(list, func(w nlp.WordID) bool {
			return r.classOf(w)&className != 0 && r.classOf(w)&(classPlace|classBody) != 0
		}) {
			return true
		}
		list = append(list, r.tree.Children(c.word)...)
	case len(c.verb.objects) > 0 && c.frame != nil && slices.ContainsFunc(c.frame.needs, func(n need) bool { return n.kind == "s=" }):
		list = append(append(list, c.verb.objects...), c.verb.subjects...) // "troops crossed the border"
	case len(c.verb.objects) > 0:
		list = c.verb.objects
		if r.anyIs(list, "people") && slices.ContainsFunc(c.verb.subjects, func(w nlp.WordID) bool { return r.classOf(w)&classForce != 0 }) {
			return true // "the brigade mobilised its men"
		}
	default:
		list = c.verb.subjects
	}
	return slices.ContainsFunc(list, func(w nlp.WordID) bool {
		if of := r.ofWhom(w); of != nlp.NoWord {
			w = of // "a convoy of evacuees"
		}
		return r.classOf(w)&(classForce|classWeapon) != 0 || slices.Contains([]string{"military", "militaries", "asset", "reservist", "defence", "defense", "ship", "plane", "radar", "shield"}, r.lemma(w)) ||
			slices.ContainsFunc(r.tree.Children(w), func(k nlp.WordID) bool {
				return r.tree.Words[k].Relation != nlp.RelNmodPoss && (r.classOf(k)&(classForce|classWeapon) != 0 || r.lemma(k) == "military")
			})
	})
}

// ofWhom returns the people that a word of many is of: "a body of evacuees"; NoWord for any other word.
func (r *reading) ofWhom(w nlp.WordID) nlp.WordID {
	if !slices.Contains([]string{"body", "convoy", "column", "group", "team", "unit", "contingent", "squad", "wave", "thousands", "hundreds", "dozens"}, r.lemma(w)) {
		return nlp.NoWord
	}
	for _, k := range r.tree.Children(w) {
		if r.tree.Words[k].Relation == nlp.RelNmod && r.preposition(k) == "of" {
			return k
		}
	}
	return nlp.NoWord
}
