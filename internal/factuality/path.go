package factuality

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// An Operator is a word that says something about whether an event happened. Level counts the steps up the tree from the
// event's word; operators of one level stand side by side ("may not").
type Operator struct {
	Kind  Kind
	Row   string // of the table, or the rule: "question"
	Span  sayso.Span
	Word  nlp.WordID
	Level int
}

// Path returns the operators above and beside a word, from the innermost outwards.
func (t *Table) Path(text string, tree *nlp.Tree, word nlp.WordID) []Operator {
	c := climb{table: t, text: text, tree: tree}
	c.beside(word, word)
	for at := word; ; c.level++ {
		head := tree.Words[at].Head
		if head == nlp.NoWord || c.level > 60 {
			break
		}
		if !c.step(at, head) {
			break
		}
		at = head
	}
	return c.out
}

// A climb goes up from an event's word.
type climb struct {
	table *Table
	text  string
	tree  *nlp.Tree
	level int
	fact  bool // the word stands where a noun is taken as a fact
	out   []Operator
}

// Presupposed reports whether a word stands where what it names is taken as a fact, whatever is said above it: "had no role in the attacks", "charged in
// connection with the attacks".
func (t *Table) Presupposed(text string, tree *nlp.Tree, word nlp.WordID) bool {
	c := climb{table: t, text: text, tree: tree}
	for at := word; c.level < 60; c.level++ {
		head := tree.Words[at].Head
		if head == nlp.NoWord || !c.step(at, head) {
			break
		}
		at = head
	}
	return c.fact
}

func (c *climb) add(k Kind, row string, w nlp.WordID) {
	if k == None {
		return
	}
	for _, o := range c.out {
		if o.Word == w {
			return
		}
	}
	c.out = append(c.out, Operator{k, row, c.tree.Words[w].Span(), w, c.level})
}

// form is a word in lower case, contractions written out.
func (c *climb) form(w nlp.WordID) string {
	s := strings.ToLower(strings.ReplaceAll(c.tree.Words[w].Span().In(c.text), "’", "'"))
	switch s {
	case "n't":
		return "not"
	case "'ll", "wo":
		return "will"
	case "'d":
		return "would"
	case "ca":
		return "can"
	}
	return s
}

// beside adds what stands beside a word: its auxiliaries, adverbs, determiners, adjectives and marks. trigger is the event's own word.
func (c *climb) beside(w, trigger nlp.WordID) {
	t := c.tree
	be, to := nlp.NoWord, nlp.NoWord
	for _, child := range t.Children(w) {
		form := c.form(child)
		if k := c.table.marks[c.phrase(child)]; t.Words[child].Relation == nlp.RelCc && k != None {
			c.add(k, c.phrase(child), child) // "left rather than attack"
			continue
		}
		switch rel := t.Words[child].Relation; rel {
		case nlp.RelAux, nlp.RelAdvmod, nlp.RelDet, nlp.RelCcPreconj, nlp.RelCc:
			if rel == nlp.RelAdvmod && (form == "no" || form == "any") {
				continue // "no longer"
			}
			c.add(c.table.beside[form], form, child)
			if rel == nlp.RelAux && t.Words[child].Lemma == "be" {
				be = child
			}
		case nlp.RelAmod, nlp.RelCompound:
			if w == trigger {
				c.add(c.table.beside[form], form, child)
				if form == "ongoing" || form == "continuing" {
					c.add(Ongoing, form, child)
				}
			}
		case nlp.RelMark:
			c.add(c.table.marks[c.phrase(child)], c.phrase(child), child)
			if form == "to" {
				to = child
			}
		case nlp.RelCase:
			if k := c.table.marks[c.phrase(child)]; k == Negation {
				c.add(k, c.phrase(child), child)
			}
		case nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelObj:
			c.negative(child)
		}
	}
	if to > 0 && c.form(to-1) == "about" { // "a man about to be indicted", however it is parsed
		c.add(Planned, "about", to-1)
	}
	if be != nlp.NoWord && to != nlp.NoWord && be < to { // "is to visit", not "to be visited"
		c.add(Planned, "be to", be)
	}
	if be != nlp.NoWord && w == trigger && c.tree.Feature(&t.Words[w], "VerbForm") != "Fin" && strings.HasSuffix(c.form(w), "ing") {
		if f := c.form(be); f == "is" || f == "are" || f == "'s" || f == "'re" || f == "am" || f == "'m" {
			c.add(Ongoing, "be -ing", be)
		}
	}
	if c.hasCondition(w) {
		for i := range c.out {
			if o := &c.out[i]; o.Level == c.level && (o.Kind == Planned || o.Kind == Possible) && t.Words[o.Word].Relation == nlp.RelAux {
				o.Kind = Hypothetical
			}
		}
	}
}

// negative adds a subject or object that names nobody: "no one", "neither army".
func (c *climb) negative(w nlp.WordID) {
	form := c.form(w)
	if k := c.table.beside[form]; k == Negation && form != "no" && form != "not" {
		c.add(k, form, w)
	}
	for _, child := range c.tree.Children(w) {
		if f := c.form(child); (f == "no" || f == "neither" || f == "none") && c.tree.Words[child].Relation != nlp.RelAdvmod {
			c.add(Negation, f, child)
		}
	}
}

// hasCondition reports whether a clause hangs on a condition: "if the ports stay closed".
func (c *climb) hasCondition(w nlp.WordID) bool {
	for _, child := range c.tree.Children(w) {
		if c.tree.Words[child].Relation.Universal() != nlp.RelAdvcl {
			continue
		}
		for _, m := range c.tree.Children(child) {
			if c.tree.Words[m].Relation == nlp.RelMark && (c.form(m) == "if" || c.form(m) == "unless") {
				return true
			}
		}
	}
	return false
}

// phrase is a mark or case with what is fixed to it: "instead of".
func (c *climb) phrase(w nlp.WordID) string {
	s := c.form(w)
	for _, child := range c.tree.Children(w) {
		if c.tree.Words[child].Relation == nlp.RelFixed {
			s += " " + c.form(child)
		}
	}
	return s
}

// cased returns the preposition of a noun or the mark of a clause, "" for none.
func (c *climb) cased(w nlp.WordID) string {
	for _, child := range c.tree.Children(w) {
		if r := c.tree.Words[child].Relation; r == nlp.RelCase || r == nlp.RelMark {
			return c.phrase(child)
		}
	}
	return ""
}

// governor returns what a head does to a complement that hangs on it by a preposition or none.
func (c *climb) governor(head nlp.WordID, preposition string) (Kind, string) {
	lemma := c.table.Lemma(c.form(head), c.tree.Words[head].Lemma)
	for _, child := range c.tree.Children(head) {
		if c.tree.Words[child].Relation == nlp.RelCompoundPrt {
			if k := c.table.governs[lemma+" "+c.form(child)]; k != None || lemma == "set" {
				return k, lemma + " " + c.form(child) // "set up" has nothing of "is set to"
			}
		}
	}
	if k := c.table.governs[lemma+" "+preposition]; k != None {
		return k, lemma + " " + preposition
	}
	return c.table.governs[lemma], lemma
}

// settled are prepositions whose noun is taken as a fact: "after the attack".
var settled = map[string]bool{"after": true, "during": true, "since": true, "following": true, "despite": true, "over": true, "because of": true, "amid": true,
	"by": true, "as": true, "when": true, "while": true, "because": true, "although": true, "though": true, "where": true, "through": true}

// step goes from a word to its head and adds what the head and its company say; false if what is above says nothing any more.
func (c *climb) step(at, head nlp.WordID) bool {
	t := c.tree
	rel := t.Words[at].Relation
	prep := c.cased(at)
	switch rel.Universal() {
	case nlp.RelAppos, nlp.RelParataxis, nlp.RelList, nlp.RelDiscourse, nlp.RelVocative, nlp.RelDislocated:
		return false
	case nlp.RelAcl:
		if rel == nlp.RelAclRelcl {
			return false
		}
		return c.complement(at, head, prep)
	case nlp.RelAdvcl:
		return c.adverbial(at, head, prep)
	case nlp.RelConj:
		if c.bare(at) {
			c.beside(head, nlp.NoWord)
		}
		return true
	case nlp.RelNsubj:
		if u := t.Words[head].UPOS; u == nlp.ADJ || c.existential(head) || c.light(head) {
			return c.complement(at, head, prep)
		}
		if rel == nlp.RelNsubjPass {
			return c.complement(at, head, prep)
		}
		if c.indefinite(at) {
			c.beside(head, nlp.NoWord)
		}
		return false
	case nlp.RelXcomp, nlp.RelCcomp, nlp.RelCsubj, nlp.RelObj, nlp.RelIobj, nlp.RelObl, nlp.RelNmod, nlp.RelCompound, nlp.RelAmod:
		if c.occasion(head) || (prep == "in" && shares[c.form(head)] || prep == "with" && c.form(head) == "do") && !c.indefinite(at) {
			c.fact = true
			return false
		}
		if settled[prep] {
			return false
		}
		return c.complement(at, head, prep)
	case nlp.RelDep, nlp.RelRoot:
		return false
	}
	return true
}

// occasion reports whether a noun with "in" tells on what occasion something is done: what it is of is taken as a fact ("may be charged in connection with
// the attacks").
func (c *climb) occasion(w nlp.WordID) bool {
	return c.cased(w) == "in" && occasions[c.form(w)]
}

var occasions = map[string]bool{"connection": true, "wake": true, "aftermath": true, "response": true, "retaliation": true, "revenge": true, "reprisal": true}

// shares are nouns of taking part: who "had no role in the attacks", or "nothing to do with" them, does not say that there were none.
var shares = map[string]bool{"role": true, "part": true, "hand": true, "involvement": true, "complicity": true, "participation": true}

// adverbial steps out of an adverbial clause. Its marks have been read; a purpose is a plan; "killing three" goes with its head.
func (c *climb) adverbial(at, head nlp.WordID, prep string) bool {
	if k, row := c.governor(head, prep); k != None && (prep == "of" || prep == "from" || prep == "for" || prep == "to" || prep == "about" || prep == "against" || prep == "with") {
		c.add(k, row, head)
		c.beside(head, nlp.NoWord)
		return true
	}
	if prep == "to" {
		if k, row := c.asking(at, head); k != None {
			c.add(k, row, head)
			c.beside(head, nlp.NoWord)
			return true
		}
	}
	switch {
	case prep == "to" || prep == "in order" || prep == "so" || prep == "so as":
		c.add(Planned, "purpose", at)
		return true
	case prep == "" && c.bare(at):
		c.beside(head, nlp.NoWord)
		return true
	}
	return false
}

// complement steps to a head whose complement the word is.
func (c *climb) complement(at, head nlp.WordID, prep string) bool {
	t := c.tree
	rel := t.Words[at].Relation.Universal()
	k, row := c.governor(head, prep)
	if k == None && rel == nlp.RelXcomp {
		k, row = c.asking(at, head)
	}
	if k == Demanded && rel == nlp.RelCcomp && !c.wished(at, row) {
		k = None // "told Reuters that", not "told them to"
	}
	nominal := rel == nlp.RelObj || rel == nlp.RelNsubj || rel == nlp.RelObl || rel == nlp.RelNmod || rel == nlp.RelIobj || rel == nlp.RelCompound
	if rel == nlp.RelObl && !completes(prep) || rel == nlp.RelAcl && prep == "" && strings.HasSuffix(c.form(at), "ing") {
		k = None // "an order designating eight groups" has done so
	}
	if rel == nlp.RelAmod {
		return true
	}
	if k != None {
		c.add(k, row, head)
		c.beside(head, nlp.NoWord)
		return true
	}
	switch {
	case c.going(head):
		c.add(Planned, "going to", head)
		c.beside(head, nlp.NoWord)
	case rel == nlp.RelAcl && prep == "to":
		c.add(Planned, "to", at)
	case rel == nlp.RelXcomp || rel == nlp.RelCsubj || rel == nlp.RelAcl:
		c.beside(head, nlp.NoWord)
	case nominal && (c.light(head) || c.existential(head) || c.indefinite(at)):
		c.beside(head, nlp.NoWord)
	case nominal && rel != nlp.RelNmod && rel != nlp.RelCompound:
		return false // a definite noun is taken as a fact
	case rel == nlp.RelCcomp:
		return true
	}
	return true
}

// going reports whether a word is the "going" of "is going to".
func (c *climb) going(w nlp.WordID) bool {
	return c.tree.Words[w].Lemma == "go" && c.form(w) == "going" || c.form(w) == "gon"
}

// light reports whether a verb only says that its subject or object takes place.
func (c *climb) light(w nlp.WordID) bool {
	return lightVerbs[strings.ToLower(c.tree.Words[w].Lemma)] || lightVerbs[c.form(w)]
}

var lightVerbs = map[string]bool{"hold": true, "launch": true, "make": true, "stage": true, "carry": true, "conduct": true, "take": true, "happen": true, "occur": true,
	"have": true, "be": true, "give": true, "mount": true, "commit": true, "see": true, "begin": true, "start": true, "do": true, "reach": true, "come": true,
	"sign": true, "strike": true, "issue": true, "impose": true, "open": true, "file": true, "perpetrate": true, "wage": true, "get": true, "resume": true, "undertake": true,
	"involve": true, "lead": true, "cause": true, "trigger": true, "report": true, "find": true, "continue": true,
	"held": true, "launched": true, "made": true, "staged": true, "carried": true, "conducted": true, "taken": true, "took": true, "happened": true, "occurred": true, "was": true,
	"is": true, "are": true, "were": true, "been": true, "had": true, "has": true, "began": true, "started": true, "imposed": true, "issued": true, "filed": true, "triggered": true,
	"resumed": true, "committed": true, "mounted": true, "reported": true, "waged": true, "led": true}

// existential reports whether a clause says that there is something.
func (c *climb) existential(w nlp.WordID) bool { return c.tree.Child(w, nlp.RelExpl) != nlp.NoWord }

// indefinite reports whether a noun has no article but "a", and no owner.
func (c *climb) indefinite(w nlp.WordID) bool {
	if u := c.tree.Words[w].UPOS; u != nlp.NOUN {
		return false
	}
	for _, child := range c.tree.Children(w) {
		switch c.tree.Words[child].Relation {
		case nlp.RelNmodPoss:
			return false
		case nlp.RelDet:
			if f := c.form(child); f != "a" && f != "an" && f != "any" && f != "no" && f != "some" && f != "another" {
				return false
			}
		}
	}
	return true
}

// bare reports whether a verb has no tense of its own.
func (c *climb) bare(w nlp.WordID) bool {
	word := &c.tree.Words[w]
	if word.UPOS != nlp.VERB {
		return true
	}
	for _, child := range c.tree.Children(w) {
		if r := c.tree.Words[child].Relation; r == nlp.RelAux || r == nlp.RelNsubj {
			return false
		}
	}
	x := c.tree.XPOS(word)
	return x == "VB" || x == "VBG" || x == "VBN" || x == "VBP"
}

// wished reports whether a clause under a verb of asking or telling is what is wished for: an infinitive, or a "that" clause under a verb
// that never just tells.
func (c *climb) wished(clause nlp.WordID, verb string) bool {
	switch verb {
	case "tell", "ask", "advise", "instruct", "order", "insist", "suggest":
		return c.cased(clause) == "to"
	}
	return true
}

// asking returns what a verb does to an infinitive beside the one who is to do it: "called on the army to attack".
func (c *climb) asking(at, head nlp.WordID) (k Kind, row string) {
	for _, child := range c.tree.Children(head) {
		if p := c.cased(child); k == None && child < at && (p == "on" || p == "upon") {
			k, row = c.governor(head, p)
		}
	}
	return k, row
}

// completes reports whether a phrase with this preposition can be what a verb is about: "hoped for", "warned of", not "stood before".
func completes(preposition string) bool {
	switch preposition {
	case "", "of", "for", "to", "from", "about", "against", "on", "in":
		return true
	}
	return false
}
