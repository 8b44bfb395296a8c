package event

import (
	"slices"
	"sort"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// readFields notes which sentences are about a field in which battles are none: sport, film, markets. A paragraph with two words of a
// field is of it as a whole.
func (r *reading) readFields() {
	r.open = make([]string, len(r.tree.Sentences))
	type key struct {
		paragraph int
		field     string
	}
	counts := map[key]int{}
	paragraph := func(w nlp.WordID) int {
		if t := r.tree.Words[w].Token; t != nlp.NoToken {
			return r.doc.ParagraphOf(t)
		}
		return -1
	}
	for i, s := range r.tree.Sentences {
		for w := s.Start; w < s.End; w++ {
			f := r.tables.fields[r.lemma(w)]
			if f == "" {
				f = r.tables.fields[r.form(w)]
			}
			if f != "" {
				r.open[i] = f
				counts[key{paragraph(w), f}]++
			}
		}
	}
	for i, s := range r.tree.Sentences {
		if r.open[i] != "" || s.Len() == 0 {
			continue
		}
		p := paragraph(s.Start)
		for _, f := range []string{"sport", "culture", "business", "health", "science", "weather"} {
			if counts[key{p, f}] >= 2 {
				r.open[i] = f
			}
		}
	}
}

func (r *reading) fieldOf(w nlp.WordID) string {
	i := sort.Search(len(r.tree.Sentences), func(i int) bool { return r.tree.Sentences[i].End > w })
	return r.open[i]
}

// idle reports whether a word that could name an event names none here: nature does it, it stands in a text about sport, it is
// said of such acts in general, or it is long ago.
func (r *reading) idle(c *candidate) bool {
	return r.unreal(c) || c.noun != nil && r.generic(c)
}

// unreal reports whether an act of force is none: nature's, sport's, a figure of speech, or one of long ago.
func (r *reading) unreal(c *candidate) bool {
	if t, _ := r.ontology.Type(c.event.Type); t.Quad != 4 {
		return false
	}
	return r.fieldOf(c.word) != "" && !r.plainForce(c) || r.natural(c) || r.mishap(c) || c.event.Type == sayso.EventMobilize && !r.musters(c) || r.proverbial(c) || r.figurative(c) || r.ancient(c)
}

// proverbial reports whether what anybody can or cannot do is told to nobody in particular: "You cannot fight a fleet with parking
// tickets" speaks of no fight.
func (r *reading) proverbial(c *candidate) bool {
	if c.verb == nil || len(c.verb.subjects) != 1 {
		return false
	}
	if f := r.form(c.verb.subjects[0]); f != "you" && f != "one" {
		return false
	}
	for _, w := range r.tree.Children(c.word) {
		if l := r.lemma(w); r.tree.Words[w].Relation == nlp.RelAux && (l == "can" || l == "ca" || l == "could") {
			return true
		}
	}
	return false
}

// plainForce reports whether police or soldiers act or suffer, or a court rules: then a sports page tells of a crime after all.
func (r *reading) plainForce(c *candidate) bool {
	var list []nlp.WordID
	if c.verb != nil {
		list = append(append(list, c.verb.subjects...), c.verb.objects...)
	} else {
		list = append(list, c.noun.actors...)
	}
	for _, w := range list {
		switch r.lemma(w) {
		case "police", "officer", "soldier", "gunman", "militant", "rebel", "army", "troop", "court", "judge", "government", "protester", "militia", "union", "jury", "ministry",
			"prosecutor", "regulator":
			return true
		}
	}
	return c.event.Mode == "arrest" || c.event.Mode == "convict" || c.event.Mode == "strike"
}

// natural reports whether nature acts: "the storm struck the coast, killing 12".
func (r *reading) natural(c *candidate) bool {
	var list []nlp.WordID
	if c.verb != nil {
		list = c.verb.subjects
	} else {
		list = append(append(list, c.noun.actors...), c.noun.compounds...)
	}
	for _, w := range list {
		if k := r.classOf(w); k&classNature != 0 && k&(classPerson|classWeapon) == 0 {
			return true
		}
	}
	if c.verb != nil && len(list) == 0 {
		for _, p := range []string{"in", "by", "from", "of"} {
			for _, w := range c.verb.obliques[p] {
				if r.classOf(w)&classNature != 0 {
					return true
				}
			}
		}
	}
	return false
}

// figurative reports whether what is attacked can hardly be, or what attacks can hardly do so: "an assault on the title", "fog besieged
// the city". A word that no table has is taken for a thing.
func (r *reading) figurative(c *candidate) bool {
	var who, whom []nlp.WordID
	f := c.frame
	if f == nil {
		f = &frame{actor: 's'}
	}
	switch {
	case c.verb != nil:
		who, whom = c.verb.subjects, c.verb.objects
		if f.actor == '-' {
			who = nil
		}
	case f.mutual:
		who = append(append(who, c.noun.actors...), c.noun.phrases["between"]...)
		whom = c.noun.phrases["of"]
	default:
		who = c.noun.phrases["by"]
		for _, p := range f.recipient {
			whom = append(whom, c.noun.phrases[p]...)
		}
	}
	const able = party | className | classWeapon | classThing
	for _, w := range who {
		if f.listsTerror() {
			break // an order lists somebody as well: "a decree designating the gang a terrorist group"
		}
		if r.classOf(w)&(able|classBuilding) == 0 && !r.temporal(w) && !r.violent(w) {
			return true
		}
	}
	if c.event.Type != sayso.EventAssault || c.event.Mode == "destroy" || c.event.Mode == "explosives" {
		return false
	}
	if c.verb != nil && len(f.words) > 1 && !slices.Contains(particles, f.words[1]) {
		return false // "opened fire"
	}
	if c.verb != nil && len(f.needs) > 0 && strings.HasPrefix(f.needs[len(f.needs)-1].kind, "o:") {
		return false // its object is the weapon
	}
	for _, w := range whom {
		if r.classOf(w)&(able|classBuilding|classPlace|classAid) == 0 && !r.temporal(w) && r.partyIn(w, 0) == nlp.NoWord {
			return true
		}
	}
	return false
}

// ancient reports whether a year of long ago stands in the sentence: a history lesson is no news.
func (r *reading) ancient(c *candidate) bool {
	s := r.tree.SentenceOf(c.word)
	span := r.spanOf(s.Start, s.End-1)
	limit := "1990"
	for w := s.Start; w < s.End; w++ {
		if f := r.form(w); len(f) == 4 && f >= "1000" && f < "1990" && strings.Trim(f, "0123456789") == "" && r.yearly(w) {
			return true
		}
	}
	if p := r.doc.Article.Published.Value; len(p) >= 4 && p < "2010" && p > "1900" {
		limit = "1960"
	}
	for t := range r.timesNear(span) {
		if span.Contains(t.Span) && t.Type != sayso.TimeDuration && len(t.Value) >= 2 && t.Value[0] >= '0' && t.Value[0] <= '9' && t.Value < limit && !strings.HasPrefix(t.Value, "20") {
			return true
		}
	}
	return false
}

// yearly reports whether a number stands where a year does.
func (r *reading) yearly(w nlp.WordID) bool {
	switch r.preposition(w) {
	case "in", "since", "of", "from", "until", "by", "before", "after", "between":
		return true
	}
	return w > 0 && (r.form(w-1) == "in" || r.form(w-1) == "of" || r.form(w-1) == "since")
}

// generic reports whether a noun speaks of such acts in general: a bare plural without doer, number, time or place, that nothing
// says to have taken place.
func (r *reading) generic(c *candidate) bool {
	w := c.word
	word := &r.tree.Words[w]
	if c.noun.light || len(c.noun.actors) > 0 || c.event.Quad == 1 {
		return false
	}
	if word.Relation == nlp.RelCompound || word.Relation == nlp.RelAmod {
		return true // "attack helicopters", "protest song"
	}
	for _, child := range r.tree.Children(w) {
		switch r.tree.Words[child].Relation {
		case nlp.RelDet:
			if f := r.form(child); f != "every" && f != "such" {
				return false
			}
		case nlp.RelNummod, nlp.RelNmodPoss:
			return false
		case nlp.RelNmod, nlp.RelObl:
			if r.temporal(child) {
				return false
			}
		}
	}
	return !r.pastClause(w)
}

// pastClause reports whether the clause of a noun tells of something that was done.
func (r *reading) pastClause(w nlp.WordID) bool {
	for n := 0; w != nlp.NoWord && n < 12; n++ {
		word := &r.tree.Words[w]
		if word.UPOS == nlp.VERB || word.UPOS == nlp.AUX {
			if r.tree.Feature(word, "Tense") == "Past" && r.tree.XPOS(word) != "VBN" {
				return true
			}
			for _, c := range r.tree.Children(w) {
				if x := &r.tree.Words[c]; (x.Relation == nlp.RelAux || x.Relation == nlp.RelAuxPass || x.Relation == nlp.RelCop) && (r.tree.Feature(x, "Tense") == "Past" || x.Lemma == "have") {
					return true
				}
			}
		}
		w = word.Head
	}
	return false
}
