package event

import (
	"fmt"
	"slices"
	"strings"

	"sayso/internal/nlp"
)

// plainNeeds are those without an argument. Of a verb: o+ has an object, o- has none, x has a clause as complement, none has no complement,
// blame, praise: what it is called is bad, is good, own: the clause tells what the subject will do, terror, conseq: of terrorists, of consequences,
// jointly: together, talksof: out of talks, attacked: in an attack whose doer is named, nowhere: at nobody, active: no passive ("was met by jeers"). Of a noun: actor: its doer is named; party: the same; light: a verb only says that it takes place; for, against, to, on, of, between: has such a phrase; joint,
// military, bomb, weapon, force, terror: has such a word beside it; crowd, labour: the doer is one; protest: is against something, or a
// crowd's; plural.
var plainNeeds = []string{"o+", "o-", "x", "none", "blame", "praise", "own", "terror", "conseq", "jointly", "talksof", "attacked", "nowhere", "active", "actor", "party", "light", "for", "against", "to", "on", "of",
	"between", "joint", "military", "bomb", "weapon", "force", "crowd", "labour", "protest", "plural"}

func newNeed(s string) (need, error) {
	if slices.Contains(plainNeeds, s) {
		return need{kind: s}, nil
	}
	for _, kind := range []string{"s=", "o=", "of=", "on=", "o:", "of:", "x:", "m:", "p."} {
		rest, ok := strings.CutPrefix(s, kind)
		if !ok {
			continue
		}
		n := need{kind: kind, arg: rest, list: strings.Split(rest, ",")}
		if strings.HasSuffix(kind, "=") && !slices.Contains(wideClasses, rest) && classNames[rest] == 0 {
			return n, fmt.Errorf("no class %q", rest)
		}
		if s == "o:-" {
			return need{kind: "o-"}, nil
		}
		return n, nil
	}
	return need{}, fmt.Errorf("no need %q", s)
}

// wideClasses stand for several.
var wideClasses = []string{"party", "human", "attacker", "police"}

// isA reports whether a phrase with this head is of a class.
func (r *reading) isA(w nlp.WordID, name string) bool {
	c := r.classOf(w)
	switch name {
	case "party":
		return c&party != 0 || c&classThing != 0 || c&className != 0 && c&(classNature|classBuilding) == 0
	case "human":
		k, _ := r.nameAt(w)
		return c&(classPeople|classForce|classPerson|classPronoun) != 0 || k == nlp.NameGroup
	case "attacker":
		return c&(classForce|classWeapon|classPronoun|className) != 0 || r.violent(w)
	case "police":
		f := r.lemma(w)
		return f == "police" || f == "officer" || f == "policeman" || f == "detective" || f == "agent" || f == "soldier"
	case "force":
		return c&(classForce|classPronoun|classThing) != 0 || c&className != 0 && c&(classPlace|classBody) != 0
	case "crowd":
		return c&(classCrowd|classPronoun) != 0
	case "person":
		return c&(classPerson|classPronoun) != 0 || c&classPeople != 0
	case "place":
		return c&(classPlace|classBuilding) != 0
	case "weapon", "aid", "deal", "talks", "verbal", "curb", "building", "nature", "people", "body", "labour":
		return c&classNames[name] != 0
	}
	return false
}

// forces reports whether a phrase is of soldiers, police or their bodies by its own word or name.
func (r *reading) forces(w nlp.WordID) bool {
	c := r.classOf(w)
	return c&classForce != 0 || c&className != 0 && c&classBody != 0 && c&classPlace == 0
}

// violent reports whether a noun names an attack of some kind.
func (r *reading) violent(w nlp.WordID) bool {
	for _, f := range r.tables.nouns[r.lemma(w)] {
		if len(f.words) == 1 && (f.typ == "ASSAULT" || f.typ == "COERCE") { // an order is none, though a "restraining order" is
			return true
		}
	}
	return r.tables.words[r.lemma(w)] == "violent" && r.classOf(w)&(party|classWeapon) == 0 // "gang violence"
}

// fits reports whether a verb with these arguments meets all needs of a frame.
func (r *reading) fits(f *frame, v nlp.WordID, a *arguments) bool {
	for _, n := range f.needs {
		if !r.fit(n, v, a) {
			return false
		}
	}
	return true
}

func (r *reading) fit(n need, v nlp.WordID, a *arguments) bool {
	switch n.kind {
	case "s=":
		if len(a.subjects) == 0 {
			return a.passive && n.arg != "weapon" // "two were shot"
		}
		return r.anyIs(a.subjects, n.arg)
	case "o=":
		switch {
		case n.arg == "party" && r.anyIs(a.objects, "party"):
			return !r.onlyThings(a.objects)
		case n.arg == "force":
			return slices.ContainsFunc(a.objects, r.forces)
		}
		return r.anyIs(a.objects, n.arg)
	case "o:":
		return slices.ContainsFunc(a.objects, func(o nlp.WordID) bool { return r.lemmaIn(o, n.list) })
	case "o+":
		return len(a.objects) > 0
	case "o-":
		return len(a.objects) == 0
	case "m:":
		return slices.ContainsFunc(a.objects, func(o nlp.WordID) bool { return r.beside(o, n.arg) })
	case "p.":
		return len(a.obliques[n.arg]) > 0 || a.complement != nlp.NoWord && r.marked(a.complement, n.arg) || slices.ContainsFunc(a.objects, func(o nlp.WordID) bool { return r.has(o, n.arg) })
	case "x":
		return a.complement != nlp.NoWord
	case "x:":
		return a.complement != nlp.NoWord && r.lemmaIn(a.complement, n.list)
	case "none":
		return a.complement == nlp.NoWord
	case "blame", "praise", "conseq":
		return r.below(v, n.kind)
	case "own":
		return r.announcesOwn(v, a)
	case "terror":
		return r.below(v, n.kind) || r.asTerror(v)
	case "nowhere":
		return r.atNobody(v, a)
	case "active":
		return !a.passive
	case "attacked":
		return len(r.inside(v)) > 0
	case "jointly":
		return r.beside(v, "jointly") || r.beside(v, "together")
	case "talksof":
		return r.anyIs(a.obliques["of"], "talks") || r.anyIs(a.obliques["out"], "talks") || r.anyIs(a.obliques["from"], "talks")
	}
	return false
}

// atNobody reports whether something is fired to try it or to show it, at nobody: "fired a missile into the sea". Of a missile no word of a target
// is enough; rockets and shells are meant for somebody even so.
func (r *reading) atNobody(v nlp.WordID, a *arguments) bool {
	for _, p := range []string{"at", "on", "against"} {
		if slices.ContainsFunc(a.obliques[p], func(w nlp.WordID) bool { return !r.temporal(w) }) {
			return false
		}
	}
	open := true
	for _, p := range []string{"into", "over", "toward", "towards", "in", "off"} {
		for _, w := range a.obliques[p] {
			if slices.Contains(emptyPlaces, r.lemma(w)) {
				return true
			}
			open = open && r.temporal(w)
		}
	}
	if r.lemma(v) == "test" {
		return true
	}
	return open && r.tree.Child(v, nlp.RelAdvcl) == nlp.NoWord && slices.ContainsFunc(a.objects, func(o nlp.WordID) bool { return r.lemma(o) == "missile" && !r.has(o, "at") })
}

// emptyPlaces are where a missile hits nobody.
var emptyPlaces = []string{"sea", "water", "ocean", "air", "sky"}

// has reports whether a noun has a phrase with this preposition.
func (r *reading) has(w nlp.WordID, preposition string) bool {
	return slices.ContainsFunc(r.tree.Children(w), func(c nlp.WordID) bool {
		return r.tree.Words[c].Relation == nlp.RelNmod && r.preposition(c) == preposition
	})
}

func (r *reading) anyIs(list []nlp.WordID, name string) bool {
	return slices.ContainsFunc(list, func(w nlp.WordID) bool { return r.isA(w, name) })
}

// onlyThings reports whether all phrases are pronouns of things or of nature.
func (r *reading) onlyThings(list []nlp.WordID) bool {
	return !slices.ContainsFunc(list, func(w nlp.WordID) bool { return r.classOf(w)&classThing == 0 })
}

func (r *reading) lemmaIn(w nlp.WordID, list []string) bool {
	word := &r.tree.Words[w]
	return slices.Contains(list, r.lemma(w)) || slices.Contains(list, strings.ToLower(word.Span().In(r.text)))
}

// beside reports whether a word with this lemma or form hangs on w.
func (r *reading) beside(w nlp.WordID, lemma string) bool {
	return slices.ContainsFunc(r.tree.Children(w), func(c nlp.WordID) bool { return r.lemmaIn(c, []string{lemma}) })
}

// below reports whether a word of a kind of words.tsv stands under w.
func (r *reading) below(w nlp.WordID, kind string) bool { return r.wordBelow(w, kind) != nlp.NoWord }

// wordBelow returns the first such word; NoWord if there is none.
func (r *reading) wordBelow(w nlp.WordID, kind string) nlp.WordID {
	for _, c := range r.tree.Children(w) {
		word := &r.tree.Words[c]
		if r.tables.words[r.lemma(c)] == kind || r.tables.words[strings.ToLower(word.Span().In(r.text))] == kind {
			return c
		}
		if rel := word.Relation; rel != nlp.RelConj && rel != nlp.RelParataxis && rel.Universal() != nlp.RelAdvcl {
			if found := r.wordBelow(c, kind); found != nlp.NoWord {
				return found
			}
		}
	}
	return nlp.NoWord
}

// announcesOwn reports whether the clause of a verb tells what its subject will do: "Minsk warned that it would answer", but not "warned that the dam
// would burst". A leader may speak for a country: "The president warned that Norland would respond".
func (r *reading) announcesOwn(v nlp.WordID, a *arguments) bool {
	if a.complement == nlp.NoWord || len(a.subjects) == 0 || a.passive {
		return false
	}
	will := slices.ContainsFunc(r.tree.Children(a.complement), func(w nlp.WordID) bool {
		f := r.form(w)
		return r.tree.Words[w].Relation == nlp.RelAux && (f == "will" || f == "would" || f == "’ll" || f == "'ll")
	})
	s := r.tree.Child(a.complement, nlp.RelNsubj)
	if !will || s == nlp.NoWord {
		return false
	}
	switch f := r.form(s); {
	case f == "we" || f == "i":
		return true
	case r.tree.Words[s].UPOS == nlp.PRON && r.chainOf(s) < 0:
		return f == "it" || f == "they" || f == "he" || f == "she"
	}
	return slices.ContainsFunc(a.subjects, func(w nlp.WordID) bool {
		if k := r.chainOf(s); k >= 0 && k == r.chainOf(w) {
			return true
		}
		p := r.participant(r.mention(w))
		return p.Country != "" && r.ofCountry(s) && r.participant(r.mention(s)).Country == p.Country
	})
}

// nounFits reports whether a noun meets all needs of a frame.
func (r *reading) nounFits(f *frame, w nlp.WordID, a *nominal) bool {
	for _, n := range f.needs {
		if f.actor == 'o' && (n.kind == "of" || n.kind == "of=") && slices.ContainsFunc(r.suffering(f, a), func(w nlp.WordID) bool { return r.isA(w, "human") }) {
			continue // "her release"
		}
		if !r.nounFit(n, w, a) {
			return false
		}
	}
	return true
}

func (r *reading) nounFit(n need, w nlp.WordID, a *nominal) bool {
	switch n.kind {
	case "actor", "party":
		return len(a.actors) > 0
	case "light":
		return a.light
	case "for", "against", "to", "on", "of":
		return len(a.phrases[n.kind]) > 0 || a.light && n.kind != "on"
	case "between":
		return len(a.phrases["between"]) > 0 || len(a.phrases["with"]) > 0 && len(a.actors) > 0 || r.beside(w, "joint")
	case "of=", "on=":
		return r.anyIs(a.phrases[n.kind[:2]], n.arg)
	case "of:":
		return slices.ContainsFunc(a.phrases["of"], func(o nlp.WordID) bool { return r.lemmaIn(o, n.list) })
	case "joint":
		return r.beside(w, "joint")
	case "military":
		return r.beside(w, "military") || r.beside(w, "naval") || r.beside(w, "army")
	case "terror":
		return r.below(w, "terror")
	case "bomb", "weapon":
		return slices.ContainsFunc(r.tree.Children(w), func(c nlp.WordID) bool {
			return r.tree.Words[c].Relation == nlp.RelCompound && r.classOf(c)&classWeapon != 0
		})
	case "force":
		return slices.ContainsFunc(append(slices.Clone(a.phrases["of"]), a.compounds...), func(c nlp.WordID) bool { return r.classOf(c)&classForce != 0 || r.lemmaIn(c, []string{"military"}) }) ||
			r.beside(w, "military")
	case "crowd":
		return r.anyIs(a.actors, "crowd")
	case "labour":
		return r.stopped(w, a) || r.anyIs(a.actors, "labour") || slices.ContainsFunc(a.compounds, func(c nlp.WordID) bool { return r.classOf(c)&classLabour != 0 || r.lemmaIn(c, strikes) }) ||
			slices.ContainsFunc(r.tree.Children(w), func(c nlp.WordID) bool { return r.lemmaIn(c, strikes) })
	case "protest":
		return len(a.phrases["against"]) > 0 || len(a.phrases["for"]) > 0 || r.anyIs(a.actors, "crowd") || r.beside(w, "protest") || a.light || r.dated(w)
	case "plural":
		return strings.ToLower(r.tree.Words[w].Span().In(r.text)) != r.lemma(w)
	}
	return false
}

// strikes are words beside a strike of labour.
var strikes = []string{"general", "rail", "hunger", "wildcat", "transport", "nationwide", "school", "port", "airport", "two-day", "one-day", "three-day", "24-hour", "48-hour",
	"indefinite", "sympathy", "labour", "labor", "postal", "national", "warning"}

// stopped reports whether a strike is one of labour by what stands around it: "on strike", "called off Thursday's strike".
func (r *reading) stopped(w nlp.WordID, a *nominal) bool {
	if len(a.phrases["on"]) > 0 || len(a.phrases["against"]) > 0 || slices.ContainsFunc(a.compounds, func(c nlp.WordID) bool { return r.classOf(c)&classWeapon != 0 || r.lemmaIn(c, []string{"air"}) }) {
		return false
	}
	if r.preposition(w) == "on" && r.tree.Child(w, nlp.RelDet) == nlp.NoWord || r.dated(w) {
		return true
	}
	head := r.tree.Words[w].Head
	return head != nlp.NoWord && r.lemmaIn(head, []string{"call", "called", "suspend", "suspended", "end", "ended", "stage", "staged", "join", "joined", "avert", "averted", "plan", "planned"})
}

// dated reports whether a noun belongs to a day: "Thursday's march".
func (r *reading) dated(w nlp.WordID) bool {
	return slices.ContainsFunc(r.tree.Children(w), func(c nlp.WordID) bool { return r.tree.Words[c].Relation == nlp.RelNmodPoss && r.temporal(c) })
}
