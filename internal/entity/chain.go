package entity

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// firstPerson gives “I” inside a quotation to its speaker.
func (b *builder) firstPerson() {
	owner := map[string]string{}
	for i := range b.in.Attributions {
		if a := &b.in.Attributions[i]; a.Speaker != nil {
			owner[a.ID] = a.Speaker.Entity
		}
	}
	at := map[string]int{}
	for k := range b.groups {
		if b.groups[k].ID != "" {
			at[b.groups[k].ID] = k
		}
	}
	inner := map[string][]sayso.Span{}
	for i := range b.in.Quotations {
		q := &b.in.Quotations[i]
		inner[q.NestedIn] = append(inner[q.NestedIn], q.Span)
	}
	for i := range b.in.Quotations {
		q := &b.in.Quotations[i]
		k, ok := at[owner[q.Attribution]]
		if !ok || owner[q.Attribution] == "" || b.groups[k].Kind != sayso.EntityPerson {
			continue
		}
		for r := b.doc.TokensIn(q.Inner); r.Start < r.End; r.Start++ {
			s := b.doc.Tokens[r.Start].Span()
			if _, taken := b.taken[s]; !taken && first[strings.ToLower(b.doc.Word(r.Start))] && !within(inner[q.ID], s) {
				b.mention(k, s, sayso.FormPronoun)
			}
		}
	}
}

var first = map[string]bool{"i": true, "me": true, "my": true, "mine": true, "myself": true}

// within reports whether a span lies in one of others, which are in text order.
func within(others []sayso.Span, s sayso.Span) bool {
	i, _ := slices.BinarySearchFunc(others, s.End, func(o sayso.Span, at int) int { return o.End - at })
	return i < len(others) && others[i].Contains(s)
}

// chains brings descriptions and pronouns to those whose name or description their chain holds. A chain without either is an
// entity of its own if a noun in it means people or a body.
func (b *builder) chains() {
	by := map[int32][]int{}
	last := int32(-1)
	for i := range b.doc.Mentions {
		c := b.doc.Mentions[i].Chain
		by[c] = append(by[c], i)
		last = max(last, c)
	}
	for c := int32(0); c <= last; c++ {
		b.chain(by[c])
	}
}

func (b *builder) chain(list []int) {
	anchors := make([]int, len(list)) // the group of each mention, -1 if open
	own := -1
	for n, i := range list {
		anchors[n] = b.anchor(&b.doc.Mentions[i])
		if own < 0 {
			own = anchors[n]
		}
	}
	if own < 0 {
		if own = b.described(list); own < 0 {
			return
		}
	}
	var others []int // descriptions that a chain has by mistake
	for n, i := range list {
		m := &b.doc.Mentions[i]
		if anchors[n] >= 0 {
			own = anchors[n] // those behind it are of this one
			continue
		}
		if b.noOutlet(own, m) {
			others = append(others, i)
			continue
		}
		if m.Form == nlp.MentionName {
			continue // a name that no group has is a part of another
		}
		s := b.doc.MentionSpan(m)
		s.Start = int(b.doc.Syntax.Words[b.begins(m)].Start)
		if _, taken := b.taken[s]; !taken && !b.groups[own].mixed(m, b) {
			b.mention(own, s, forms[m.Form])
		}
	}
	b.apart(others)
}

// noOutlet reports whether a description is of some other body than the newspaper or broadcaster that its chain is of: “The Courier reported
// that he had told the navy …”.
func (b *builder) noOutlet(k int, m *nlp.Mention) bool {
	if m.Form != nlp.MentionNominal || b.groups[k].ID == "" || !b.outlets[b.groups[k].ID] {
		return false
	}
	sector := b.lexicon.coder.Code(b.text(b.doc.MentionSpan(m)), 0).Sector
	return sector != "" && sector != "JRN" && sector != "MED"
}

// apart makes a group of its own of descriptions that belong to no group.
func (b *builder) apart(list []int) {
	if len(list) == 0 {
		return
	}
	k := b.described(list)
	if k < 0 {
		return
	}
	for _, i := range list {
		m := &b.doc.Mentions[i]
		s := b.doc.MentionSpan(m)
		s.Start = int(b.doc.Syntax.Words[b.begins(m)].Start)
		if _, taken := b.taken[s]; !taken {
			b.mention(k, s, forms[m.Form])
		}
	}
}

// mixed reports whether a mention cannot be of the group: “she” of a body, “it” of a person.
func (g *group) mixed(m *nlp.Mention, b *builder) bool {
	if m.Form != nlp.MentionPronoun {
		return false
	}
	switch p := strings.ToLower(b.doc.MentionSpan(m).In(b.doc.Article.Text)); p {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return g.Kind != sayso.EntityPerson && g.Kind != sayso.EntityOther
	case "it", "its", "itself":
		return g.Kind == sayso.EntityPerson
	case "i", "me", "my", "mine", "myself", "you", "your", "yours":
		return g.Kind != sayso.EntityPerson
	case "this", "that", "these", "those", "which", "what":
		return true
	}
	return false
}

var forms = [...]sayso.Form{nlp.MentionName: sayso.FormName, nlp.MentionNominal: sayso.FormNominal, nlp.MentionPronoun: sayso.FormPronoun}

// anchor returns the group whose name or description a mention is, -1 if none.
func (b *builder) anchor(m *nlp.Mention) int {
	span := b.doc.MentionSpan(m)
	if k, ok := b.taken[span]; ok {
		return k
	}
	head := &b.doc.Syntax.Words[m.Head]
	if head.Token >= 0 {
		if k := b.byName[head.Token]; k > 0 {
			return int(k) - 1
		}
	}
	if m.Form == nlp.MentionPronoun {
		return -1
	}
	if head.Relation == nlp.RelNmodDesc || head.Relation == nlp.RelCompound && b.lexicon.nouns[strings.ToLower(head.Lemma)] == sayso.EntityPerson {
		// A title is a part of what its name says: “U.S. Ambassador to Mexico Ronald Johnson”.
		if h := &b.doc.Syntax.Words[head.Head]; h.Token >= 0 && b.byName[h.Token] > 0 {
			return int(b.byName[h.Token]) - 1
		}
	}
	if k := b.endsInPerson(span); k >= 0 && b.lexicon.nouns[strings.ToLower(head.Lemma)] == sayso.EntityPerson {
		return k // “the ambassador to Valmora, Piet Aldous”
	}
	// A title before its name heads the phrase: “Mayor Greta Holm”.
	for w := m.Head + 1; w < m.Words.End && w <= m.Head+8; w++ {
		word := &b.doc.Syntax.Words[w]
		if word.Head == m.Head && (word.Relation == nlp.RelFlat || word.Relation == nlp.RelAppos) && word.Token >= 0 && b.byName[word.Token] > 0 && w <= m.Head+5 {
			return int(b.byName[word.Token]) - 1
		}
	}
	return b.source(m, span)
}

// endsInPerson returns the person whose name ends a span and does not fill it, -1 if none does.
func (b *builder) endsInPerson(s sayso.Span) int {
	r := b.doc.TokensIn(s)
	if r.Len() < 2 || b.byName[r.End-1] == 0 || b.byName[r.Start] == b.byName[r.End-1] {
		return -1
	}
	if int(r.End) < len(b.byName) && b.byName[r.End] == b.byName[r.End-1] {
		return -1
	}
	if k := int(b.byName[r.End-1]) - 1; b.groups[k].Kind == sayso.EntityPerson {
		return k
	}
	return -1
}

// source returns the group of a described speaker whose phrase begins where the mention does and has its head.
func (b *builder) source(m *nlp.Mention, span sayso.Span) int {
	if b.sources == nil {
		b.sources = map[int]int{}
		for k := range b.in.Speakers {
			for _, o := range b.in.Speakers[k].Mentions {
				if o.Form == sayso.FormNominal {
					b.sources[o.Start] = k
				}
			}
		}
	}
	k, ok := b.sources[span.Start]
	if !ok {
		return -1
	}
	head := b.doc.Syntax.Words[m.Head].Span()
	for _, o := range b.in.Speakers[k].Mentions {
		if o.Start == span.Start && o.Contains(head) {
			return k
		}
	}
	return -1
}

// described makes a group of a chain without a name: “two gunmen”; -1 if it is of no people and no body.
func (b *builder) described(list []int) int {
	s := b.doc.Syntax
	for _, i := range list {
		m := &b.doc.Mentions[i]
		if m.Form != nlp.MentionNominal {
			continue
		}
		w := &s.Words[m.Head]
		kind := b.lexicon.kindOf(w.Lemma, w.Span().In(b.doc.Article.Text), s.Feature(w, "Number") == "Plur")
		if kind == "" || w.Relation == nlp.RelCompound || len(list) == 1 && (b.predicate(m) || b.mass(m)) {
			continue
		}
		b.groups = append(b.groups, group{Entity: sayso.Entity{Name: b.description(m), Kind: kind}})
		return len(b.groups) - 1
	}
	return -1
}

// predicate reports whether a mention says what somebody is: “Holm is a minister”, “Holm, a minister,”.
func (b *builder) predicate(m *nlp.Mention) bool {
	w := &b.doc.Syntax.Words[m.Head]
	if m.Words.Start > 0 && strings.EqualFold(b.doc.Syntax.Words[m.Words.Start-1].Lemma, "as") {
		return true // “as terrorist organisations”
	}
	if w.Relation == nlp.RelAppos || w.Relation == nlp.RelVocative {
		return true
	}
	for i := m.Head - 1; i >= 0 && i > m.Head-12; i-- {
		if c := &b.doc.Syntax.Words[i]; c.Head == m.Head && c.Relation == nlp.RelCop {
			return true
		}
	}
	return false
}

// mass reports whether a mention is a bare singular, which is of nobody: “by force”.
func (b *builder) mass(m *nlp.Mention) bool {
	return m.Words.Len() == 1 && b.doc.Syntax.Feature(&b.doc.Syntax.Words[m.Head], "Number") == "Sing"
}

// begins returns the first word of a mention, without a preposition that the tree has left in it: “by firing squad”.
func (b *builder) begins(m *nlp.Mention) nlp.WordID {
	start := m.Words.Start
	for start < m.Head && (b.doc.Syntax.Words[start].UPOS == nlp.ADP || b.doc.Syntax.Words[start].UPOS == nlp.CCONJ) {
		start++
	}
	return start
}

// description is a phrase as written, to the clause or mark behind its head.
func (b *builder) description(m *nlp.Mention) string {
	words := b.doc.Syntax.Words
	end := m.Head + 1
	for i := end; i < m.Words.End && i < m.Head+9; i++ {
		switch w := &words[i]; w.UPOS {
		case nlp.NOUN, nlp.PROPN:
			end = i + 1 // “of the ministry”
			continue
		case nlp.ADP:
			if strings.Contains(" of for in at from to ", " "+strings.ToLower(w.Lemma)+" ") && i == end {
				continue
			}
		case nlp.DET, nlp.ADJ, nlp.PART:
			if i > end {
				continue
			}
		}
		break
	}
	start := b.begins(m)
	text := b.text(sayso.Span{Start: int(words[start].Start), End: int(words[end-1].End)})
	if w := &words[start]; w.UPOS == nlp.DET || w.UPOS == nlp.NUM || w.UPOS == nlp.PRON || start == m.Head && w.UPOS == nlp.NOUN {
		form := w.Span().In(b.doc.Article.Text)
		if low := strings.ToLower(form); form != strings.ToUpper(form) || len(form) == 1 {
			text = low + text[len(form):]
		}
	}
	return text
}
