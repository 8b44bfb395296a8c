package claim

import (
	"strings"

	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/nlp"
)

// A wordState is what is known of one word while a proposition is filled.
type wordState struct {
	in     bool  // the word stands in the content
	clause int32 // the clause it is the head of, plus one
}

// fill reads what a content says.
func (rd *reading) fill(p *Proposition, content []sayso.Span, stance sayso.Stance) {
	heads := rd.clauseHeads(content)
	defer rd.unmark(content)
	for k, head := range heads {
		rd.state[head].clause = int32(k) + 1
	}
	for k, head := range heads {
		rd.clause(p, k, head, stance)
	}
	rd.terms(p, content, heads)
	rd.negations(p, content)
	rd.amounts(p, content)
	rd.times(p, content)
	p.Kind = sayso.ClaimFact
	if len(p.Clauses) > 0 {
		p.Kind = p.Clauses[0].Kind
	}
	for k := range p.Clauses {
		if p.Clauses[k].Core < 0 {
			p.Clauses[k].Core = firstOf(p.Terms, k)
		}
	}
	if silent(p.Stance) || p.Stance == sayso.VoiceRelays && open(stance) {
		for k := range p.Clauses {
			p.Clauses[k].Open = true
		}
	}
}

// negations counts the words that say no.
func (rd *reading) negations(p *Proposition, content []sayso.Span) {
	for _, s := range content {
		for r, w := rd.words(s), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			if saysNo(fold(rd.lower(r.Start + w))) {
				p.Negations++
			}
		}
	}
}

func firstOf(terms []Term, clause int) int {
	for i := range terms {
		if terms[i].Clause == clause {
			return i
		}
	}
	return -1
}

func (rd *reading) mark(content []sayso.Span) {
	for _, s := range content {
		for r, w := rd.words(s), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			rd.state[r.Start+w].in = true
		}
	}
}

func (rd *reading) unmark(content []sayso.Span) {
	for _, s := range content {
		for r, w := rd.words(s), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			rd.state[r.Start+w] = wordState{}
		}
	}
}

// roots returns the words of a content that hang on none of its words, those that carry meaning.
func (rd *reading) roots(content []sayso.Span) []nlp.WordID {
	rd.mark(content)
	defer rd.unmark(content)
	return rd.openRoots(content)
}

func (rd *reading) openRoots(content []sayso.Span) (out []nlp.WordID) {
	for _, s := range content {
		r := rd.words(s)
		for w := r.Start; w < r.End; w++ {
			word := &rd.tree.Words[w]
			if word.Head != nlp.NoWord && rd.state[word.Head].in {
				continue
			}
			switch word.UPOS {
			case nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.ADJ, nlp.NUM, nlp.PRON, nlp.AUX, nlp.SYM, nlp.ADV, nlp.X:
				if word.Relation != nlp.RelAux && word.Relation != nlp.RelCop && (word.UPOS != nlp.ADV || rd.predicates(w)) {
					out = append(out, w)
				}
			}
		}
	}
	return out
}

// clauseHeads marks a content and returns the heads of its clauses: of each sentence, and what is joined to it by "and" or a
// semicolon and has a predicate of its own.
func (rd *reading) clauseHeads(content []sayso.Span) []nlp.WordID {
	rd.mark(content)
	out := rd.openRoots(content)
	for i := 0; i < len(out) && len(out) < 40; i++ {
		for _, c := range rd.tree.Children(out[i]) {
			w := &rd.tree.Words[c]
			if !rd.state[c].in || w.Relation != nlp.RelConj && w.Relation != nlp.RelParataxis {
				continue
			}
			if w.UPOS == nlp.VERB || rd.tree.Child(c, nlp.RelCop) != nlp.NoWord {
				out = append(out, c)
			}
		}
	}
	// A fragment that hangs outside beside a clause that predicates is no clause: the parser lost it.
	if len(out) > 1 {
		kept := out[:0:0]
		for _, w := range out {
			if rd.predicates(w) {
				kept = append(kept, w)
			}
		}
		if len(kept) > 0 {
			out = kept
		}
	}
	return out
}

func (rd *reading) predicates(w nlp.WordID) bool {
	return rd.tree.Words[w].UPOS == nlp.VERB || rd.tree.Child(w, nlp.RelCop, nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelCsubj) != nlp.NoWord
}

// clause adds a clause with its polarity and kind; its core term is filled in by terms.
func (rd *reading) clause(p *Proposition, k int, head nlp.WordID, stance sayso.Stance) {
	core := rd.core(head)
	ops := rd.within(rd.operators.Path(rd.text, rd.tree, core), head)
	c := Clause{Core: -1, Nominal: !rd.predicates(head), Kind: rd.kind(core, head, stance), At: rd.tree.Words[core].Span()}
	for _, w := range [2]nlp.WordID{core, head} {
		c.Subject = c.Subject || rd.tree.Child(w, nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelCsubj, nlp.RelCsubjPass) != nlp.NoWord
	}
	switch factuality.Fold(ops) {
	case factuality.Negation, factuality.Denied, factuality.Unrealised:
		c.Negative = true
	case factuality.RuledOut:
		c.Negative = true
		if c.Kind == sayso.ClaimFact {
			c.Kind = sayso.ClaimForecast
		}
	case factuality.Planned:
		if c.Kind == sayso.ClaimFact {
			c.Kind = sayso.ClaimForecast
		}
	case factuality.Demanded:
		c.Kind = sayso.ClaimWish
	case factuality.Hypothetical:
		c.Open = true
	}
	negations := 0
	for _, o := range ops {
		if o.Kind == factuality.Negation {
			negations++
		}
		if o.Kind == factuality.Reported || o.Kind == factuality.Possible && rd.tree.Words[o.Word].UPOS != nlp.VERB {
			c.Hedge = true
			c.Maybe = c.Maybe || o.Kind == factuality.Possible
			p.Hedges = append(p.Hedges, rd.passage(o.Span))
		}
	}
	if negations > 1 {
		c.Open = true // "I mean not that, it wasn't the fight": nobody knows which no is for what
	}
	switch stance {
	case sayso.StanceDenies:
		c.Negative = !c.Negative
	case sayso.StanceRejects:
		if rd.predicates(head) || core != head {
			c.Negative = !c.Negative
		} else {
			c.Open = true // who rejects an offer does not say that there is none
		}
	}
	if open(stance) {
		c.Open = true
	}
	if o := rd.tree.Child(core, nlp.RelObj, nlp.RelNsubjPass); o != nlp.NoWord && rd.tree.Words[o].UPOS == nlp.PRON && rd.named[o] == 0 {
		c.Vague = true
	}
	p.Clauses = append(p.Clauses, c)
}

// within keeps the operators that stand in the content. What is said behind "but", or of another subject, is not under the
// negation before it: "not to criticise but to mend".
func (rd *reading) within(ops []factuality.Operator, head nlp.WordID) []factuality.Operator {
	but := false
	if rd.tree.Words[head].Relation == nlp.RelConj {
		cc := rd.tree.Child(head, nlp.RelCc)
		but = rd.tree.Child(head, nlp.RelNsubj, nlp.RelNsubjPass) != nlp.NoWord || cc != nlp.NoWord && (rd.lower(cc) == "but" || rd.lower(cc) == "yet")
	}
	out := ops[:0]
	for _, o := range ops {
		if rd.state[o.Word].in && (!but || rd.tree.Under(o.Word, head)) {
			out = append(out, o)
		}
	}
	return out
}

// kind says whether a clause tells a fact, a forecast, a wish or a judgement: by its own words, and where they leave it open by the
// stance of the voice.
func (rd *reading) kind(core, head nlp.WordID, stance sayso.Stance) sayso.ClaimKind {
	told := false // in words that tell what is or was
	for _, w := range [2]nlp.WordID{core, head} {
		for _, c := range rd.tree.Children(w) {
			switch rd.tree.Words[c].Relation.Universal() {
			case nlp.RelAux, nlp.RelCop:
			default:
				continue
			}
			switch rd.lower(c) {
			case "will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d":
				return sayso.ClaimForecast
			case "should", "must", "ought":
				return sayso.ClaimWish
			case "be", "been", "to", "being":
			default:
				told = true
			}
		}
		switch rd.tree.XPOS(&rd.tree.Words[w]) {
		case "VBD", "VBN", "VBG":
			told = true
		}
		if c := rd.tree.Child(w, nlp.RelNsubj, nlp.RelNsubjPass); c != nlp.NoWord && rd.tree.Child(w, nlp.RelMark) == nlp.NoWord {
			told = told || stance == sayso.StanceDemands || stance == sayso.StanceAsks
		}
		if core == head {
			break
		}
	}
	if lemma := rd.lemma(head); core != head && (lemma == "have" || lemma == "need") && rd.tree.Child(head, nlp.RelXcomp) != nlp.NoWord {
		return sayso.ClaimWish
	}
	switch k := kindOf(stance); {
	case k == sayso.ClaimOpinion, k != "" && !told:
		return k
	}
	return sayso.ClaimFact
}

func (rd *reading) lower(w nlp.WordID) string {
	return strings.ToLower(rd.tree.Words[w].Span().In(rd.text))
}

// core goes from the head of a clause to what it is about, past verbs that only say how it stands ("plans to", "is going to",
// "the possibility of").
func (rd *reading) core(head nlp.WordID) nlp.WordID {
	for n := 0; n < 6; n++ {
		next := rd.complement(head)
		if next == nlp.NoWord || !rd.state[next].in {
			break
		}
		head = next
	}
	return head
}

// begins are verbs that say at what stage something is.
var begins = map[string]bool{"begin": true, "start": true, "continue": true, "go": true, "have": true, "need": true, "keep": true, "stop": false, "come": true, "use": true,
	"appear": true, "seem": true, "help": true, "move": true}

func (rd *reading) complement(w nlp.WordID) nlp.WordID {
	word := &rd.tree.Words[w]
	lemma := rd.lemma(w)
	switch word.UPOS {
	case nlp.VERB, nlp.ADJ:
		if rd.operators.Governing(lemma) != factuality.None || begins[lemma] {
			if c := rd.tree.Child(w, nlp.RelXcomp); c != nlp.NoWord {
				return c
			}
		}
		if o := rd.tree.Child(w, nlp.RelObj); o != nlp.NoWord && carries[lemma+rd.particle(w)] {
			if _, ok := rd.table.rows[rd.lemma(o)]; ok {
				return o
			}
		}
	case nlp.NOUN:
		if rd.operators.Governing(lemma) == factuality.None {
			return nlp.NoWord
		}
		for _, c := range rd.tree.Children(w) {
			if rd.tree.Words[c].Relation == nlp.RelNmod || rd.tree.Words[c].Relation == nlp.RelAcl {
				if m := rd.tree.Child(c, nlp.RelCase, nlp.RelMark); m != nlp.NoWord && (rd.lower(m) == "of" || rd.lower(m) == "to" || rd.lower(m) == "that") {
					return c
				}
			}
		}
	}
	return nlp.NoWord
}

// carries are verbs that leave what is done to their object: "carried out an attack".
var carries = map[string]bool{"carry out": true, "make": true, "conduct": true, "have": true, "hold": true, "launch": true, "take": true, "give": true}

// particle returns the particle of a verb with a blank before it, "" for none.
func (rd *reading) particle(w nlp.WordID) string {
	if c := rd.tree.Child(w, nlp.RelCompoundPrt); c != nlp.NoWord {
		return " " + rd.lower(c)
	}
	return ""
}
