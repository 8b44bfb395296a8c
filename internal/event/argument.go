package event

import (
	"slices"
	"strings"

	"sayso/internal/nlp"
)

// arguments are the phrases around a verb, by their heads; coordinated ones are all there.
type arguments struct {
	subjects, objects []nlp.WordID // who acts, who is acted on, in the active voice
	indirect          []nlp.WordID
	obliques          map[string][]nlp.WordID // by preposition
	complement        nlp.WordID              // head of a clause that completes the verb
	passive           bool
}

// arguments reads what hangs on a verb, and what it shares with the words it hangs on.
func (r *reading) arguments(v nlp.WordID) *arguments {
	a := &arguments{obliques: map[string][]nlp.WordID{}, complement: nlp.NoWord}
	a.passive = r.passive(v)
	var above []nlp.WordID
	for _, c := range r.tree.Children(v) {
		switch rel := r.tree.Words[c].Relation; rel {
		case nlp.RelNsubj, nlp.RelNsubjOuter:
			above = append(above, r.coordinated(c)...)
		case nlp.RelNsubjPass:
			a.passive = true
			above = append(above, r.coordinated(c)...)
		case nlp.RelObj:
			a.objects = append(a.objects, r.coordinated(c)...)
		case nlp.RelIobj:
			if p := r.preposition(c); p != "" {
				a.obliques[p] = append(a.obliques[p], r.coordinated(c)...)
				continue
			}
			a.indirect = append(a.indirect, r.coordinated(c)...)
		case nlp.RelObl, nlp.RelOblAgent, nlp.RelNmod:
			p := r.preposition(c)
			a.obliques[p] = append(a.obliques[p], r.coordinated(c)...)
		case nlp.RelXcomp, nlp.RelCcomp:
			if a.complement == nlp.NoWord {
				a.complement = c
			}
		}
	}
	if len(above) == 0 {
		above = r.shared(v, 0)
	}
	above = r.antecedents(v, above)
	a.objects = r.antecedents(v, a.objects)
	if a.passive {
		if len(above) > 0 {
			a.objects = above // "was fined 200 dollars"
		}
		a.subjects = slices.Clone(a.obliques["by"])
	} else {
		a.subjects = above
		r.findObject(v, a)
	}
	return a
}

// with returns arguments in which what hangs on a particle is the object.
func (a *arguments) with(particle string) *arguments {
	own := *a
	own.objects = a.obliques[particle]
	return &own
}

// findObject looks further for the object of an active verb: an object in a list, one that the parser calls indirect or gives to
// the clause that follows ("ordered the army to open the road").
func (r *reading) findObject(v nlp.WordID, a *arguments) {
	if len(a.objects) == 0 {
		a.objects = r.sharedObject(v)
	}
	if len(a.objects) == 0 && len(a.indirect) > 0 {
		a.objects, a.indirect = a.indirect, nil
	}
	if len(a.objects) == 0 {
		for _, o := range a.obliques[""] {
			if !r.temporal(o) && r.tree.Words[o].UPOS != nlp.ADV {
				a.objects = append(a.objects, o)
			}
		}
	}
	if len(a.objects) == 0 && a.complement != nlp.NoWord && r.marked(a.complement, "to") {
		if s := r.tree.Child(a.complement, nlp.RelNsubj); s != nlp.NoWord {
			a.objects = r.coordinated(s)
		}
	}
}

// passive reports whether a verb is a passive participle: "was arrested", "the editor arrested on Monday", "jailed activists".
func (r *reading) passive(v nlp.WordID) bool {
	word := &r.tree.Words[v]
	if r.tree.Child(v, nlp.RelAuxPass, nlp.RelNsubjPass) != nlp.NoWord {
		return true
	}
	if r.headlinePassive(v) {
		return true
	}
	if r.tree.Child(v, nlp.RelAux, nlp.RelNsubj) != nlp.NoWord || !r.participle(v) {
		return false
	}
	switch word.Relation {
	case nlp.RelAcl, nlp.RelAmod, nlp.RelAdvcl:
		return r.tree.Child(v, nlp.RelObj) == nlp.NoWord
	case nlp.RelConj:
		return word.Head != nlp.NoWord && r.passive(word.Head) && r.tree.Child(v, nlp.RelObj) == nlp.NoWord
	case nlp.RelXcomp:
		return true
	}
	return false
}

// headlinePassive reports whether a headline leaves out what makes a passive: "900 migrants rescued off Java". Its verb has an
// object wherever it is active, and its subject is who suffers elsewhere.
func (r *reading) headlinePassive(v nlp.WordID) bool {
	w := &r.tree.Words[v]
	if w.Relation != nlp.RelRoot || r.tree.Child(v, nlp.RelNsubj) == nlp.NoWord || r.tree.Child(v, nlp.RelObj, nlp.RelAux, nlp.RelXcomp, nlp.RelCcomp) != nlp.NoWord {
		return false
	}
	if x := r.tree.XPOS(w); x != "VBD" && x != "VBN" || !r.tables.objective(r.lemma(v)) {
		return false
	}
	s := r.tree.SentenceOf(v) // a headline has no stop
	return !strings.ContainsAny(r.form(s.End-1), ".!?…\"”’")
}

func (r *reading) participle(v nlp.WordID) bool {
	word := &r.tree.Words[v]
	x := r.tree.XPOS(word)
	return x == "VBN" || x == "JJ" && strings.HasSuffix(word.Span().In(r.text), "ed")
}

// shared returns the subject that a verb without one of its own has from the words above it; depth bounds the climb.
func (r *reading) shared(v nlp.WordID, depth int) []nlp.WordID {
	word := &r.tree.Words[v]
	head := word.Head
	if head == nlp.NoWord || depth > 8 {
		return nil
	}
	switch word.Relation {
	case nlp.RelAcl, nlp.RelAmod, nlp.RelAclRelcl:
		if r.tree.Words[head].UPOS == nlp.VERB {
			return nil
		}
		if word.Relation == nlp.RelAcl && r.marked(v, "to") {
			return r.owner(head)
		}
		return []nlp.WordID{head}
	case nlp.RelConj:
		return r.subjectOf(head, depth)
	case nlp.RelXcomp:
		if o := r.tree.Child(head, nlp.RelObj, nlp.RelIobj, nlp.RelNsubjPass); o != nlp.NoWord {
			return r.coordinated(o)
		}
		if asked := r.asked(head); asked != nil {
			return asked
		}
		return r.subjectOf(head, depth)
	case nlp.RelAdvcl, nlp.RelObl, nlp.RelParataxis:
		if asked := r.asked(head); asked != nil && r.marked(v, "to") {
			return asked
		}
		switch r.preposition(v) {
		case "of", "from", "for", "with", "into":
			if o := r.tree.Child(head, nlp.RelObj, nlp.RelNsubjPass); o != nlp.NoWord {
				return r.coordinated(o)
			}
		}
		return r.subjectOf(head, depth)
	}
	return nil
}

// asked returns who is to do what an infinitive says: "called on Morocco to open", "appealed to residents to stay".
func (r *reading) asked(head nlp.WordID) []nlp.WordID {
	for _, p := range []string{"on", "upon", "to"} {
		for _, c := range r.tree.Children(head) {
			if rel := r.tree.Words[c].Relation; (rel == nlp.RelObl || rel == nlp.RelIobj) && r.preposition(c) == p && r.isA(c, "party") && !r.temporal(c) {
				return r.coordinated(c)
			}
		}
	}
	return nil
}

// subjectOf returns the subjects of a word: its own, or those it shares.
func (r *reading) subjectOf(v nlp.WordID, depth int) []nlp.WordID {
	if s := r.tree.Child(v, nlp.RelNsubj, nlp.RelNsubjPass); s != nlp.NoWord {
		return r.antecedents(v, r.coordinated(s))
	}
	return r.shared(v, depth+1)
}

// owner returns who has a noun: "the army's plan".
func (r *reading) owner(noun nlp.WordID) []nlp.WordID {
	if p := r.tree.Child(noun, nlp.RelNmodPoss); p != nlp.NoWord {
		return r.coordinated(p)
	}
	if h := r.tree.Words[noun].Head; h != nlp.NoWord && r.tree.Words[noun].Relation == nlp.RelObj {
		return r.subjectOf(h, 1)
	}
	return nil
}

// sharedObject returns the object that a verb in a list has from the first of them: "beat and arrested two men".
func (r *reading) sharedObject(v nlp.WordID) []nlp.WordID {
	word := &r.tree.Words[v]
	for _, c := range r.tree.Children(v) { // "arrested and questioned the student": the parser may hang the student on the last
		if r.tree.Words[c].Relation == nlp.RelConj && r.tree.Words[c].UPOS == nlp.VERB && c > v && c <= v+4 && r.tree.Child(c, nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelAux) == nlp.NoWord && r.onlyJoined(v, c) {
			if o := r.tree.Child(c, nlp.RelObj); o != nlp.NoWord && o > c {
				return r.coordinated(o)
			}
		}
	}
	if word.Relation == nlp.RelConj && word.Head != nlp.NoWord {
		if o := r.tree.Child(word.Head, nlp.RelObj); o != nlp.NoWord && o > v {
			return r.coordinated(o)
		}
	}
	if word.Relation == nlp.RelAclRelcl && word.Head != nlp.NoWord && r.tree.Child(v, nlp.RelNsubj) != nlp.NoWord && !r.relative(r.tree.Child(v, nlp.RelNsubj)) {
		return []nlp.WordID{word.Head} // "the men they arrested"
	}
	return nil
}

// onlyJoined reports whether nothing but "and", commas and adverbs stands between two verbs.
func (r *reading) onlyJoined(v, c nlp.WordID) bool {
	for w := v + 1; w < c; w++ {
		if u := r.tree.Words[w].UPOS; u != nlp.CCONJ && u != nlp.PUNCT && u != nlp.ADV {
			return false
		}
	}
	return true
}

// antecedents puts the noun that a relative clause hangs on in the place of its pronoun.
func (r *reading) antecedents(v nlp.WordID, list []nlp.WordID) []nlp.WordID {
	for i, w := range list {
		if r.relative(w) {
			at := v
			for n := 0; at != nlp.NoWord && n < 20; n++ {
				if r.tree.Words[at].Relation == nlp.RelAclRelcl && r.tree.Words[at].Head != nlp.NoWord {
					list[i] = r.tree.Words[at].Head
					break
				}
				at = r.tree.Words[at].Head
			}
		}
	}
	return list
}

func (r *reading) relative(w nlp.WordID) bool {
	if w == nlp.NoWord {
		return false
	}
	x := r.tree.XPOS(&r.tree.Words[w])
	return x == "WP" || x == "WDT" || x == "WP$"
}

// coordinated returns a phrase's head and those joined to it by "and".
func (r *reading) coordinated(w nlp.WordID) []nlp.WordID {
	out := []nlp.WordID{w}
	for _, c := range r.tree.Children(w) {
		if r.tree.Words[c].Relation == nlp.RelConj {
			if u := r.tree.Words[c].UPOS; r.oneBearer(w, c) {
				continue
			} else if u == nlp.NOUN || u == nlp.PROPN || u == nlp.PRON || u == nlp.NUM {
				out = append(out, c)
			}
		}
	}
	return out
}

// preposition returns the preposition or mark of a phrase, with what is fixed to it, in lower case.
func (r *reading) preposition(w nlp.WordID) string {
	for _, c := range r.tree.Children(w) {
		if rel := r.tree.Words[c].Relation; (rel == nlp.RelCase || rel == nlp.RelMark) && r.tree.Words[c].Start < r.tree.Words[w].Start {
			return strings.ToLower(r.tree.Words[c].Span().In(r.text))
		}
	}
	return ""
}

func (r *reading) marked(v nlp.WordID, mark string) bool {
	return slices.ContainsFunc(r.tree.Children(v), func(c nlp.WordID) bool {
		return r.tree.Words[c].Relation == nlp.RelMark && strings.EqualFold(r.tree.Words[c].Span().In(r.text), mark)
	})
}

// A nominal is what stands around a noun that names an event.
type nominal struct {
	actors    []nlp.WordID            // by a genitive, "by", a people's adjective, the subject of a light verb
	phrases   map[string][]nlp.WordID // by preposition, of the noun and of a light verb
	compounds []nlp.WordID
	light     bool
	sufferers []nlp.WordID // "suffered torture", "was placed under arrest"
	owners    []nlp.WordID // by a genitive alone
	verb      nlp.WordID   // the light verb
}

func (r *reading) nominal(w nlp.WordID) *nominal {
	a := &nominal{phrases: map[string][]nlp.WordID{}, verb: nlp.NoWord}
	for _, c := range r.tree.Children(w) {
		switch r.tree.Words[c].Relation {
		case nlp.RelNmodPoss:
			if !r.temporal(c) {
				a.owners = append(a.owners, r.coordinated(c)...)
				a.actors = append(a.actors, r.coordinated(c)...)
			}
		case nlp.RelAmod:
			if _, ok := r.nameAt(c); ok || r.tree.Words[c].UPOS == nlp.PROPN {
				a.actors = append(a.actors, c)
			}
		case nlp.RelCompound, nlp.RelNmodDesc, nlp.RelNmodUnmarked:
			a.compounds = append(a.compounds, c)
			if r.classOf(c)&(party|className) != 0 && r.classOf(c)&classWeapon == 0 && !r.modifies(c) {
				a.actors = append(a.actors, c)
			}
		case nlp.RelNmod, nlp.RelObl, nlp.RelOblAgent:
			p := r.preposition(c)
			a.phrases[p] = append(a.phrases[p], r.coordinated(c)...)
		case nlp.RelAclRelcl: // "a battle which began at dawn between the army and rebels"
			for _, o := range r.tree.Children(c) {
				for _, n := range append([]nlp.WordID{o}, r.tree.Children(o)...) { // the parser may hang them on the time
					if rel := r.tree.Words[n].Relation; (rel == nlp.RelObl || rel == nlp.RelNmod) && r.preposition(n) == "between" && !r.temporal(n) {
						a.phrases["between"] = append(a.phrases["between"], r.coordinated(n)...)
					}
				}
			}
		}
	}
	a.actors = append(a.actors, a.phrases["by"]...)
	r.lighten(w, a)
	return a
}

// gains are verbs whose subject gets the aid or pardon that is their object, or wants it.
var gains = []string{"seek", "request", "receive", "get", "obtain", "win", "want", "gain"}

// aids reports whether a noun of the tables is of aid.
func (r *reading) aids(w nlp.WordID) bool { return r.names(w, "AID") }

// lighten takes in the light verb that a noun is the subject or object of: its subject acts, its phrases are the noun's.
func (r *reading) lighten(w nlp.WordID, a *nominal) {
	head := r.tree.Words[w].Head
	if head != nlp.NoWord && r.tree.Words[head].UPOS == nlp.VERB {
		switch {
		case r.tables.words[r.lemma(head)] == "suffer" && r.tree.Words[w].Relation == nlp.RelObj:
			a.sufferers = r.arguments(head).subjects
			return
		case slices.Contains(gains, r.lemma(head)) && r.tree.Words[w].Relation == nlp.RelObj && r.aids(w):
			a.sufferers = r.arguments(head).subjects // "sought asylum"
			return
		case r.preposition(w) == "under":
			v := r.arguments(head)
			a.sufferers, a.actors = v.objects, append(a.actors, v.subjects...)
			return
		}
	}
	if head == nlp.NoWord || r.tables.words[r.lemma(head)] != "light" {
		return
	}
	rel := r.tree.Words[w].Relation
	if rel == nlp.RelObl && r.form(head) == "do" {
		return // "had nothing to do with the killings"
	}
	if rel != nlp.RelObj && rel != nlp.RelNsubjPass && rel != nlp.RelNsubj && rel != nlp.RelObl {
		return
	}
	v := r.arguments(head)
	a.light, a.verb = true, head
	if (rel == nlp.RelObj || rel == nlp.RelNsubjPass || rel == nlp.RelObl) && len(a.actors) == 0 {
		for _, s := range v.subjects {
			if s != w {
				a.actors = append(a.actors, s)
			}
		}
	}
	for p, list := range v.obliques {
		for _, o := range list {
			if o != w {
				a.phrases[p] = append(a.phrases[p], o)
			}
		}
	}
	if len(v.indirect) > 0 {
		a.phrases["to"] = append(a.phrases["to"], v.indirect...)
	}
}

// temporal reports whether a phrase is a time: "Monday's attack".
func (r *reading) temporal(w nlp.WordID) bool {
	at := r.tree.Words[w].Span()
	for t := range r.timesNear(at) {
		if t.Span.Overlaps(at) {
			return true
		}
	}
	return false
}
