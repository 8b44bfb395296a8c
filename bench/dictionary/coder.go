package main

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A coder finds events by dictionary.
type coder struct {
	verbs          *verbs
	actors, agents phrases
	anybody        bool
	appeals        bool
	shallow        bool
}

// A reading is one sentence under way.
type reading struct {
	*coder
	tree   *nlp.Tree
	text   string
	forms  []string // of all words of the article, as normal gives them
	lemmas []string
}

// code returns the events of a document: one for each verb of the dictionary that has an actor and a recipient.
func (c *coder) code(doc *nlp.Doc) (out []event) {
	r := &reading{coder: c, tree: nlp.NewTree(doc.Syntax), text: doc.Article.Text}
	for i := range r.tree.Words {
		w := &r.tree.Words[i]
		r.forms = append(r.forms, normal(w.Span().In(r.text)))
		r.lemmas = append(r.lemmas, normal(w.Lemma))
	}
	for i := range r.tree.Words {
		if r.tree.Words[i].UPOS == nlp.VERB {
			out = append(out, r.verb(nlp.WordID(i))...)
		}
	}
	return out
}

func (r *reading) verb(v nlp.WordID) (out []event) {
	if r.negated(v) {
		return nil
	}
	e := r.lookup(v)
	if e == nil {
		return nil
	}
	var from, to []sayso.Span
	var passive bool
	if r.shallow {
		from, to, passive = r.around(v)
	} else {
		var source, target []nlp.WordID
		source, target, passive = r.sides(v)
		from, to = r.parties(source), r.parties(target)
	}
	code := r.pattern(v, e, passive)
	forth, back, _ := strings.Cut(code, ":")
	if len(from) == 0 || len(to) == 0 {
		return nil
	}
	if root := r.root(forth); root != "" {
		out = append(out, event{root, forth, from, to})
	}
	if root := r.root(back); root != "" {
		out = append(out, event{root, back, to, from})
	}
	return out
}

func (r *reading) negated(v nlp.WordID) bool {
	return slices.ContainsFunc(r.tree.Children(v), func(c nlp.WordID) bool {
		return r.tree.Words[c].Relation == nlp.RelAdvmod && slices.Contains([]string{"NOT", "NT", "NEVER"}, r.forms[c])
	})
}

// lookup finds the verb: the longest entry whose words follow one another, its particle also further on.
func (r *reading) lookup(v nlp.WordID) (best *entry) {
	particle := ""
	if p := r.tree.Child(v, nlp.RelCompoundPrt); p != nlp.NoWord {
		particle = r.forms[p]
	}
	for _, first := range []string{r.forms[v], r.lemmas[v]} {
		for _, e := range r.verbs.blocks[first] {
			rest := e.words[1:]
			if !hasPrefix(r.forms[v+1:], rest) && !(len(rest) == 1 && rest[0] == particle) {
				continue
			}
			if best == nil || len(e.words) > len(best.words) {
				best = e
			}
		}
	}
	return best
}

// sides returns the heads of the noun phrases on both sides of a verb: who does it and to whom.
func (r *reading) sides(v nlp.WordID) (source, target []nlp.WordID, passive bool) {
	t := r.tree
	passive = t.Child(v, nlp.RelNsubjPass, nlp.RelAuxPass) != nlp.NoWord ||
		t.Words[v].Relation == nlp.RelAcl && t.XPOS(&t.Words[v]) == "VBN"
	subject := r.subject(v, 0)
	objects := []nlp.WordID{}
	var agent []nlp.WordID
	for _, c := range t.Children(v) {
		switch t.Words[c].Relation {
		case nlp.RelObj, nlp.RelIobj:
			objects = append(objects, c)
		case nlp.RelOblAgent:
			agent = append(agent, c)
		case nlp.RelObl:
			if passive && r.preposition(c) == "BY" {
				agent = append(agent, c)
			}
		}
	}
	if passive {
		return agent, subject, true
	}
	if len(r.parties(objects)) == 0 { // "met with", "called on", "agreed to help"
		objects = append(objects, r.further(v, 0)...)
	}
	return subject, objects, false
}

// subject is that of the verb, or of the one it goes on with.
func (r *reading) subject(v nlp.WordID, depth int) []nlp.WordID {
	t := r.tree
	if s := t.Child(v, nlp.RelNsubj, nlp.RelNsubjPass); s != nlp.NoWord {
		if head := t.Words[v].Head; t.Words[v].Relation == nlp.RelAclRelcl && head != nlp.NoWord && slices.Contains([]string{"WHO", "WHICH", "THAT"}, r.forms[s]) {
			return []nlp.WordID{head}
		}
		return []nlp.WordID{s}
	}
	head := t.Words[v].Head
	if head == nlp.NoWord || depth > 5 {
		return nil
	}
	switch t.Words[v].Relation {
	case nlp.RelAcl, nlp.RelAclRelcl:
		return []nlp.WordID{head}
	case nlp.RelXcomp:
		if o := t.Child(head, nlp.RelObj, nlp.RelIobj); o != nlp.NoWord {
			return []nlp.WordID{o}
		}
		return r.subject(head, depth+1)
	case nlp.RelConj, nlp.RelAdvcl, nlp.RelParataxis:
		return r.subject(head, depth+1)
	}
	return nil
}

// further are the noun phrases behind prepositions, then those of a verb in the infinitive, in the order of the text.
func (r *reading) further(v nlp.WordID, depth int) (out []nlp.WordID) {
	t := r.tree
	for _, c := range t.Children(v) {
		if rel := t.Words[c].Relation; c > v && rel == nlp.RelObl && len(r.parties([]nlp.WordID{c})) > 0 && len(out) == 0 {
			out = append(out, c)
		}
	}
	for _, c := range t.Children(v) {
		if rel := t.Words[c].Relation; len(out) == 0 && depth < 3 && (rel == nlp.RelXcomp || rel == nlp.RelCcomp) {
			for _, o := range t.Children(c) {
				if t.Words[o].Relation == nlp.RelObj {
					out = append(out, o)
				}
			}
			if len(r.parties(out)) == 0 {
				out = r.further(c, depth+1)
			}
		}
	}
	return out
}

func (r *reading) preposition(w nlp.WordID) string {
	if c := r.tree.Child(w, nlp.RelCase); c != nlp.NoWord {
		return r.forms[c]
	}
	return ""
}

// parties are the noun phrases of these heads, and of what is joined to them by "and", in which the dictionaries know somebody.
func (r *reading) parties(heads []nlp.WordID) (out []sayso.Span) {
	for _, h := range heads {
		all := []nlp.WordID{h}
		for _, c := range r.tree.Children(h) {
			if r.tree.Words[c].Relation == nlp.RelConj {
				all = append(all, c)
			}
		}
		for _, w := range all {
			if from, to := r.phrase(w); r.anybody && r.tree.Words[w].UPOS != nlp.PRON || r.known(from, to) {
				out = append(out, sayso.Span{Start: int(r.tree.Words[from].Start), End: int(r.tree.Words[to].End)})
			}
		}
	}
	return out
}

// phrase is the noun phrase of a head without clauses, appositions and what is joined to it: the first and the last word.
func (r *reading) phrase(head nlp.WordID) (from, to nlp.WordID) {
	from, to = head, head
	for _, c := range r.tree.Children(head) {
		switch r.tree.Words[c].Relation {
		case nlp.RelDet, nlp.RelAmod, nlp.RelCompound, nlp.RelFlat, nlp.RelNmod, nlp.RelNmodPoss, nlp.RelNummod, nlp.RelNmodDesc, nlp.RelAppos:
			a, b := r.phrase(c)
			from, to = min(from, a), max(to, b)
		}
	}
	return from, to
}

func (r *reading) known(from, to nlp.WordID) bool {
	words := r.forms[from : to+1]
	for i := range words {
		start := r.tree.Words[int(from)+i].Start
		capital := r.text[start] >= 'A' && r.text[start] <= 'Z'
		if capital && r.actors.at(words, i) > 0 || r.agents.at(words, i) > 0 {
			return true
		}
	}
	return false
}
