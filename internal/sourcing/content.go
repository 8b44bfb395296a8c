package sourcing

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// said is the stance under a plain cue, from what is said (rulings 13 to 15 of the guide): a question asks, a "must"
// demands, a "will" of one's own promises, of somebody else's expects; else it asserts.
func (s *scene) said(i int) sayso.Stance {
	a := &s.attrs[i]
	if len(a.Content) == 0 {
		return sayso.StanceAsserts
	}
	if last := a.Content[len(a.Content)-1].In(s.v.text); strings.HasSuffix(strings.TrimRight(last, "”\"’'»"), "?") && a.Kind != sayso.KindIndirect {
		return sayso.StanceAsks
	}
	for k, c := range s.clauses(i) {
		if v := s.saidBy(i, c, k == 0); v != "" {
			return v
		}
		if k == 0 && s.answers(i, c) {
			return sayso.StanceDenies
		}
	}
	return s.stanceByModel(i)
}

// answers reports whether a clause denies what somebody else has just charged: “The firm said it had paid nobody”.
func (s *scene) answers(i int, c clause) bool {
	subject := s.subject(c.head)
	if !s.negative(c) || subject == nlp.NoWord || !s.own(i, c.head) && !s.ownSide(i, c.head, false) && !(s.sortAt(subject) == body && s.definite(subject)) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		a, b := &s.attrs[i], &s.attrs[k]
		if b.Stance == sayso.StanceDenies && s.sameSource(i, k) {
			return true // and goes on denying
		}
		if b.Stance == sayso.StanceAlleges && b.Parent == a.Parent && !s.sameSource(i, k) {
			return true
		}
	}
	return false
}

// negative reports whether a clause says that something is or was not so, without a modal.
func (s *scene) negative(c clause) bool {
	if m := s.v.child(c.head, nlp.RelAux); m != nlp.NoWord && s.v.xpos(m) == "MD" {
		return false
	}
	for w := c.words.Start; w < c.words.End; w++ {
		switch s.v.lower(w) {
		case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "neither":
			if h := s.v.words[w].Head; w == c.head || h == c.head || h >= 0 && s.v.words[h].Head == c.head {
				return true
			}
		}
	}
	return false
}

// A clause is one sentence of a content.
type clause struct {
	head  nlp.WordID
	words nlp.WordRange
}

// mostClauses is how many sentences of a content are looked at: the first says what a speech does.
const mostClauses = 4

// clauses returns the heads of the sentences of a content.
func (s *scene) clauses(i int) []clause {
	var out []clause
	for _, span := range s.attrs[i].Content {
		r := s.v.bare(s.v.in(span))
		for w := r.Start; w < r.End && len(out) < mostClauses; w++ {
			if h := s.v.words[w].Head; h >= r.Start && h < r.End || s.v.words[w].UPOS == nlp.PUNCT {
				continue
			}
			sub := s.v.subtree(w, nil)
			out = append(out, clause{w, nlp.WordRange{Start: max(r.Start, sub.Start), End: min(r.End, sub.End)}})
		}
	}
	return out
}

// saidBy is the stance of one clause, "" if it only asserts. What will be counts in the opening one alone.
func (s *scene) saidBy(i int, c clause, opens bool) sayso.Stance {
	if v := s.spoken(i, c); v != "" {
		return v
	}
	for w := c.words.Start; w < c.words.End; w++ {
		if l := s.v.lower(w); (l == "allegedly" || l == "purportedly") && s.inMain(c, w) {
			return sayso.StanceAlleges // they pass on a charge
		}
	}
	if v := s.performs(i, c); v != "" {
		return v
	}
	if s.imperative(i, c) {
		return sayso.StanceDemands
	}
	if opens {
		if v := s.modal(i, c); v != "" {
			return v
		}
	}
	return s.toned(i, c)
}

// spoken looks for the fixed phrases of contents.tsv in a clause, the longest first.
func (s *scene) spoken(i int, c clause) sayso.Stance {
	var found sayso.Stance
	best := 0
	for w := c.words.Start; w < c.words.End; w++ {
		key := ""
		for k := w; k < c.words.End && k < w+5; k++ {
			l := s.v.lower(k)
			switch l {
			case "n't", "n’t":
				l = "not"
			case "ca": // of "can't"
				l = "can"
			}
			key += " " + l
			if strings.HasSuffix(key, " to") && (k+1 == c.words.End || s.v.words[k+1].UPOS != nlp.VERB && s.v.words[k+1].UPOS != nlp.AUX) {
				continue
			}
			if v, ok := s.t.contents[key[1:]]; ok && int(k-w)+1 > best && s.inMain(c, w) {
				found, best = v, int(k-w)+1
			}
		}
	}
	if found == sayso.StanceRejects && s.ruledOut(c) && !s.own(i, c.head) {
		return "" // another one's refusal is news: “The mediator said the union had ruled out less”
	}
	return found
}

// ruledOut reports whether a clause says who has ruled something out.
func (s *scene) ruledOut(c clause) bool {
	subject := s.subject(c.head)
	return s.v.lower(c.head) == "ruled" && subject != nlp.NoWord && s.v.words[subject].Relation != nlp.RelNsubjPass && s.v.child(c.head, nlp.RelAuxPass, nlp.RelCop) == nlp.NoWord
}

// inMain reports whether a word belongs to the main clause, not to one that hangs on it as a modifier.
func (s *scene) inMain(c clause, w nlp.WordID) bool {
	for ; w != c.head && w >= 0; w = s.v.words[w].Head {
		switch s.v.rel(w) {
		case nlp.RelAcl, nlp.RelAdvcl, nlp.RelCcomp, nlp.RelCsubj:
			return false
		}
	}
	return true
}

// performing are the stances that somebody's “we urge”, “I deny” has by itself; a hope or a thought is a statement.
var performing = map[sayso.Stance]bool{sayso.StanceConfirms: true, sayso.StanceDenies: true, sayso.StanceRejects: true, sayso.StanceDemands: true,
	sayso.StancePromises: true, sayso.StanceWarns: true, sayso.StancePraises: true, sayso.StanceCriticises: true, sayso.StanceAlleges: true,
	sayso.StanceDoesNotConfirm: true, sayso.StanceDeclinesComment: true}

// performs is the stance of “we urge both sides”, “I can confirm that”: a verb that does what it says, in the first person
// and the present.
func (s *scene) performs(i int, c clause) sayso.Stance {
	subject := s.subject(c.head)
	if subject == nlp.NoWord || !first[s.v.lower(subject)] || s.v.words[c.head].UPOS != nlp.VERB {
		return ""
	}
	if x := s.v.xpos(c.head); x == "VBD" || x == "VBN" || x == "VBG" || s.v.lemma(c.head) == "want" {
		return ""
	}
	var f cueForm
	for _, k := range s.v.kids[c.head] {
		if l := s.v.lower(k); k < c.head && (l == "not" || l == "n't" || l == "n’t" || l == "never") {
			f.words = append(f.words, "not")
		}
	}
	f.words = append(f.words, s.v.lemma(c.head))
	f.own = len(f.words)
	for w := c.head + 1; w < c.words.End && w < c.head+4; w++ {
		f.words = append(f.words, s.plainLemma(w))
	}
	f.frame = frameClause
	if x := s.v.child(c.head, nlp.RelXcomp); x != nlp.NoWord {
		f.frame = frameTo
	}
	row, negated := s.t.stances.find(f)
	v := sayso.Stance(row)
	if negated {
		v = s.t.negations[v]
	}
	if performing[v] {
		return v
	}
	return ""
}

var first = map[string]bool{"i": true, "we": true}

// imperative reports whether a clause of a quotation is a command: a bare verb without a subject.
func (s *scene) imperative(i int, c clause) bool {
	if s.attrs[i].Kind == sayso.KindIndirect || s.subject(c.head) != nlp.NoWord {
		return false
	}
	if cop := s.v.child(c.head, nlp.RelCop, nlp.RelAuxPass); s.v.xpos(c.head) != "VB" && (cop == nlp.NoWord || s.v.xpos(cop) != "VB" || s.v.lower(cop) != "be") {
		return false
	}
	return s.v.child(c.head, nlp.RelMark) == nlp.NoWord && (s.v.child(c.head, nlp.RelAux) == nlp.NoWord || s.v.lower(s.v.child(c.head, nlp.RelAux)) == "do")
}

// modal is the stance of what will, would or could be.
func (s *scene) modal(i int, c clause) sayso.Stance {
	modal, perfect, negated, passive := "", false, false, false
	for _, k := range s.v.kids[c.head] {
		switch l := s.v.lower(k); {
		case s.v.words[k].UPOS == nlp.AUX && s.v.xpos(k) == "MD":
			modal = l
		case s.v.lemma(k) == "have" && s.v.words[k].UPOS == nlp.AUX:
			perfect = true
		case l == "not" || l == "n't" || l == "n’t" || l == "never":
			negated = true
		case s.v.words[k].Relation == nlp.RelAuxPass:
			passive = true
		}
	}
	own := s.own(i, c.head)
	switch modal {
	case "will", "would", "'ll", "’ll", "'d", "wo", "shall":
		switch {
		case perfect:
			return ""
		case s.threat(i, c, own):
			return sayso.StanceWarns
		case s.attrs[i].Level == sayso.LevelNamedMedia || s.attrs[i].Level == sayso.LevelDocumentOrData:
			return sayso.StanceExpects // a paper tells what is to come, it promises nothing
		case own && involuntary[s.v.lemma(c.head)]:
			return sayso.StanceExpects
		case own && negated && idle[s.v.lemma(c.head)]:
			return ""
		case (own || s.ownSide(i, c.head, passive)) && negated:
			return sayso.StanceRejects
		case own && s.v.lower(s.subject(c.head)) == "it" && s.v.child(c.head, nlp.RelCop) != nlp.NoWord && s.v.words[c.head].UPOS != nlp.ADJ:
			return sayso.StanceExpects // “it would be six weeks”
		case own || s.ownSide(i, c.head, passive) || s.possessedBody(c.head) || s.proceeds(i, c.head) || s.assures(i):
			return sayso.StancePromises
		}
		return sayso.StanceExpects
	case "could", "may", "might":
		if !perfect && s.negatedCondition(c) {
			return sayso.StanceWarns // “thousands could starve if no aid comes”
		}
		if perfect || own || s.v.child(c.head, nlp.RelCop) != nlp.NoWord || s.v.xpos(c.head) == "VBG" {
			return ""
		}
		return sayso.StanceExpects
	}
	return ""
}

// idle are verbs that nobody refuses to do: “I would not bet on it”, “I would not call it a war”.
var idle = map[string]bool{"bet": true, "call": true, "describe": true, "think": true, "know": true, "expect": true, "be": true, "want": true, "wish": true, "mind": true, "blame": true}

// involuntary are verbs of what nobody does by will: “the government said it would cost 58 million”.
var involuntary = map[string]bool{"cost": true, "need": true, "last": true, "become": true, "lose": true, "suffer": true, "depend": true, "happen": true}

// proceeds reports whether what a body does is said to go on: “the army said the broadcasts would continue”.
func (s *scene) proceeds(i int, head nlp.WordID) bool {
	switch s.v.lemma(head) {
	case "continue", "proceed", "resume":
	case "go":
		if int(head)+1 >= len(s.v.words) || s.v.lower(head+1) != "ahead" {
			return false
		}
		return true
	default:
		return false
	}
	return s.speaksForBody(i)
}

// assures reports whether the cue gives somebody an assurance.
func (s *scene) assures(i int) bool {
	a := &s.attrs[i]
	if a.Cue == nil {
		return false
	}
	l := s.v.lemma(s.anchor(s.v.in(*a.Cue)))
	return l == "assure" || l == "reassure" || l == "guarantee"
}

// possessedBody reports whether the subject of a clause is a body that is the speaker's: “his government would”.
func (s *scene) possessedBody(head nlp.WordID) bool {
	subject := s.subject(head)
	if subject == nlp.NoWord || s.sortAt(subject) != body {
		return false
	}
	p := s.v.child(subject, nlp.RelNmodPoss)
	if p == nlp.NoWord {
		return false
	}
	switch s.v.lower(p) {
	case "his", "her", "our", "my", "its":
		return true
	}
	return false
}

// negatedCondition reports whether a clause holds if something is not done: “if no rain falls”, “unless he leaves”.
func (s *scene) negatedCondition(c clause) bool {
	for _, k := range s.v.kids[c.head] {
		if s.v.rel(k) != nlp.RelAdvcl {
			continue
		}
		switch m := s.v.child(k, nlp.RelMark); {
		case m == nlp.NoWord:
		case s.v.lower(m) == "unless":
			return true
		case s.v.lower(m) == "if":
			return s.negative(clause{k, s.v.subtree(k, nil)})
		}
	}
	return false
}

// own reports whether the subject of a clause is whoever speaks: I, we, or a pronoun or name of the source.
func (s *scene) own(i int, head nlp.WordID) bool {
	subject := s.subject(head)
	a := &s.attrs[i]
	if subject == nlp.NoWord || len(a.Source) == 0 {
		return false
	}
	l := s.v.lower(subject)
	source := s.v.in(a.Source[0])
	top := s.v.top(source)
	switch {
	case first[l]:
		return true
	case top == nlp.NoWord:
		return false
	case l == s.v.lower(top):
		return true // “He said he”, “Tokyo said Tokyo”
	}
	switch l {
	case "he", "she":
		switch a.Level {
		case sayso.LevelNamedPerson, sayso.LevelUnnamedPerson:
			return true
		}
	case "it":
		return a.Level == sayso.LevelNamedInstitution && s.v.child(head, nlp.RelExpl) == nlp.NoWord && s.v.words[subject].Relation != nlp.RelExpl
	case "they":
		return a.Level == sayso.LevelUnnamedPlural || a.Level == sayso.LevelNamedInstitution
	}
	return a.Speaker != nil && strings.Contains(strings.ToLower(a.Speaker.Name), l) && s.v.words[subject].UPOS == nlp.PROPN
}

// ownSide reports whether the subject of a clause is the source's side: “her government”, Chile of its ministry, “the
// company” of its owner, or nobody (“families would be paid”) where a body speaks.
func (s *scene) ownSide(i int, head nlp.WordID, passive bool) bool {
	subject := s.subject(head)
	a := &s.attrs[i]
	if subject == nlp.NoWord || len(a.Source) == 0 || !s.speaksForBody(i) {
		return false
	}
	if passive && s.v.child(head, nlp.RelOblAgent) == nlp.NoWord {
		return true
	}
	for _, k := range s.v.kids[subject] {
		if s.v.rel(k) == nlp.RelNmodPoss || s.v.words[k].Relation == nlp.RelNmodPoss {
			switch s.v.lower(k) {
			case "his", "her", "its", "their", "our":
				return true
			}
		}
	}
	if s.v.words[subject].UPOS == nlp.PROPN {
		return strings.Contains(a.Source[0].In(s.v.text), s.v.words[subject].Span().In(s.v.text)) || s.possessed(a.Source[0])
	}
	return s.sortAt(subject) == body && s.definite(subject)
}

// possessed reports whether a source is said to be somebody's: “its foreign ministry”.
func (s *scene) possessed(source sayso.Span) bool {
	r := s.v.in(source)
	if r.Len() == 0 {
		return false
	}
	switch s.v.lower(r.Start) {
	case "his", "her", "its", "their":
		return true
	}
	return false
}

// threat reports whether a clause of the future says what harm will come: of one's own doing, or if somebody does not obey.
func (s *scene) threat(i int, c clause, own bool) bool {
	harm := false
	for w := c.words.Start; w < c.words.End; w++ {
		if s.t.tones[s.v.lower(w)].has(toneThreat) || s.t.tones[s.v.lemma(w)].has(toneThreat) {
			harm = harm || s.inMain(c, w)
		}
	}
	return harm && (own || s.conditional(c))
}

// conditional reports whether a clause holds only for those who do something: “if they come”, “anyone who blocks”.
func (s *scene) conditional(c clause) bool {
	for _, k := range s.v.kids[c.head] {
		if s.v.rel(k) == nlp.RelAdvcl {
			if m := s.v.child(k, nlp.RelMark); m != nlp.NoWord && (s.v.lower(m) == "if" || s.v.lower(m) == "unless") {
				return true
			}
		}
	}
	subject := s.subject(c.head)
	if subject == nlp.NoWord || s.v.child(subject, nlp.RelAclRelcl) == nlp.NoWord {
		return false
	}
	switch s.v.lower(subject) {
	case "anyone", "anybody", "whoever", "those":
		return true
	}
	d := s.v.child(subject, nlp.RelDet)
	return d != nlp.NoWord && s.v.lower(d) == "any"
}

// toned is the stance of a clause by the words it judges with, or by the wrong it tells of.
func (s *scene) toned(i int, c clause) sayso.Stance {
	if v := s.tone(c.words, func(w nlp.WordID) bool { return s.predicate(c, w) }); v != "" {
		return v
	}
	if s.wrong(i, c) {
		return sayso.StanceAlleges
	}
	return ""
}

// predicate reports whether a word is part of what a clause says of its subject: the head or what modifies it.
func (s *scene) predicate(c clause, w nlp.WordID) bool {
	if w == c.head {
		return s.v.words[w].UPOS != nlp.VERB
	}
	h := s.v.words[w].Head
	switch s.v.rel(w) {
	case nlp.RelAmod, nlp.RelConj, nlp.RelXcomp:
		return h == c.head && (s.v.words[c.head].UPOS != nlp.VERB || s.v.rel(w) == nlp.RelXcomp)
	}
	return false
}

// tone returns the stance of the first word with a tone among those that count.
func (s *scene) tone(r nlp.WordRange, counts func(nlp.WordID) bool) sayso.Stance {
	for w := r.Start; w < r.End; w++ {
		t := s.t.tones[s.v.lower(w)]
		if t == 0 || !counts(w) {
			continue
		}
		switch {
		case t.has(toneFalse):
			return sayso.StanceDenies
		case t.has(toneBlame) && s.untrue(w) && s.ofClaim(r):
			return sayso.StanceDenies // “the charge was absurd”, “called the figures inflated”
		case t.has(toneBlame):
			return sayso.StanceCriticises
		case t.has(tonePraise):
			return sayso.StancePraises
		}
	}
	return ""
}

// untrue reports whether a word of blame says of a claim that it is not true.
func (s *scene) untrue(w nlp.WordID) bool {
	switch s.v.lower(w) {
	case "absurd", "wrong", "ridiculous", "laughable", "ludicrous", "inflated", "exaggerated", "misleading", "outrageous", "preposterous", "outlandish", "inaccurate", "flawed", "invented", "slanderous":
		return true
	}
	return false
}

// ofClaim reports whether a stretch is about what somebody has claimed.
func (s *scene) ofClaim(r nlp.WordRange) bool {
	for w := r.Start; w < r.End; w++ {
		switch s.v.lemma(w) {
		case "charge", "claim", "accusation", "allegation", "report", "figure", "rumour", "rumor", "story", "suggestion", "number", "estimate", "assertion", "speculation":
			return s.v.words[w].UPOS == nlp.NOUN
		}
	}
	return false
}

// verdict is the stance of “called X Y”: what Y thinks of X.
func (s *scene) verdict(i int) sayso.Stance {
	claim := false
	for _, span := range s.attrs[i].Content {
		claim = claim || s.ofClaim(s.v.in(span))
		v := s.tone(s.v.in(span), func(w nlp.WordID) bool { return !claim || !s.untrue(w) })
		if v == "" && claim && s.tone(s.v.in(span), func(nlp.WordID) bool { return true }) != "" {
			v = sayso.StanceDenies
		}
		if v != "" {
			return v
		}
	}
	quoted := s.attrs[i].Kind == sayso.KindMixed || s.attrs[i].Kind == sayso.KindDirect
	if quoted && s.verb(s.anchor(s.v.in(*s.attrs[i].Cue))) == "call" {
		return sayso.StanceCriticises // words that are quoted for their tone rarely praise
	}
	return sayso.StanceAsserts
}

// wrong reports whether a clause states somebody's wrongdoing as a fact: “soldiers had beaten two brothers”, “they had been
// flogged”. Who does it has to be a party known: masked men, storms and illnesses are reported, not accused.
func (s *scene) wrong(i int, c clause) bool {
	for _, head := range append([]nlp.WordID{c.head}, s.v.kids[c.head]...) {
		if head != c.head && s.v.rel(head) != nlp.RelConj && s.v.rel(head) != nlp.RelXcomp || s.v.words[head].UPOS != nlp.VERB ||
			!s.t.tones[s.v.lower(head)].has(toneWrong) && !s.t.tones[s.v.lemma(head)].has(toneWrong) {
			continue
		}
		if s.wrongdoer(i, c.head) {
			return true
		}
	}
	return false
}

func (s *scene) wrongdoer(i int, head nlp.WordID) bool {
	subject := s.subject(head)
	if subject == nlp.NoWord {
		return false
	}
	if s.v.words[subject].Relation == nlp.RelNsubjPass {
		return s.own(i, head)
	}
	if s.own(i, head) {
		return false
	}
	switch s.v.words[subject].UPOS {
	case nlp.PROPN:
		return true
	case nlp.PRON:
		return s.v.lower(subject) == "they" || s.v.lower(subject) == "he" || s.v.lower(subject) == "she"
	}
	k := s.sortAt(subject)
	return k == body || s.powers(subject) || (k == person || k == people) && s.definite(subject)
}

// powers reports whether a plural names those who hold power, whom one accuses even without an article.
func (s *scene) powers(i nlp.WordID) bool {
	switch s.v.lower(i) {
	case "artillery", "drones", "warplanes", "jets", "gunboats", "helicopters", "gunners", "forces",
		"soldiers", "police", "troops", "officers", "guards", "authorities", "officials", "militiamen", "security":
		return true
	}
	return false
}
