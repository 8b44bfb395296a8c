package entity

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// describe gives an entity what the article says it is, at its first name that is told more of: “Mexican President” before, “the
// mayor of Alder” behind.
func (b *builder) describe(g *group) {
	if b.doc.Syntax == nil || b.doc.Mentions == nil || g.Kind == sayso.EntityPlace || g.Kind == sayso.EntityGroup {
		return
	}
	for _, m := range g.Mentions {
		if m.Form != sayso.FormName {
			continue
		}
		if g.Description = b.before(m.Span); g.Description == "" {
			g.Description = b.behind(m.Span)
		}
		if strings.EqualFold(g.Description, g.Name) {
			g.Description = ""
		}
		if g.Description != "" {
			return
		}
	}
}

// before returns the words of a name's phrase that stand before it: “U.S. Ambassador to Mexico” of Ronald Johnson.
func (b *builder) before(name sayso.Span) string {
	start := name.Start
	for _, m := range b.near(name) {
		s := b.doc.MentionSpan(&m)
		if m.Form == nlp.MentionPronoun || s.End < name.End || s.Start >= start || s.End > name.End+60 {
			continue
		}
		if head := b.doc.Syntax.Words[m.Head].Span(); name.Contains(head) || s.Contains(name) && head.End <= name.Start && b.titles(&m, name) {
			start = s.Start
		}
	}
	for start < name.Start { // “insulting President”: the parse has gone wrong
		w, ok := b.wordAt(start)
		if !ok || w.UPOS != nlp.VERB && w.UPOS != nlp.ADV && w.UPOS != nlp.PUNCT && w.UPOS != nlp.CCONJ {
			break
		}
		for start = int(w.End); start < name.Start && b.doc.Article.Text[start] == ' '; start++ {
		}
	}
	return trimmed(b.text(b.own(sayso.Span{Start: start, End: max(start, name.Start)}, name)))
}

// own narrows the words before a name to those that describe it: of "President Ann Holm and the prime minister | Tobias Renn" the last
// three, of "an adviser to the | Fisheries Council" none. Behind a verb or another person's name a description begins anew, unless that
// name is a possessor: "Holm's lawyer".
func (b *builder) own(s, name sayso.Span) sayso.Span {
	self := int32(0)
	if r := b.doc.TokensIn(name); r.Len() > 0 {
		self = b.byName[r.Start]
	}
	var last *nlp.Word
	cut := false // whether the words before are another's, so that a preposition or "and" begins no description
	for at := s.Start; at < s.End; {
		w, ok := b.wordAt(at)
		if !ok {
			at++
			continue
		}
		next, _ := b.wordAt(int(w.End))
		if next == nil && int(w.End)+1 < s.End {
			next, _ = b.wordAt(int(w.End) + 1)
		}
		other := w.Token >= 0 && b.byName[w.Token] > 0 && b.byName[w.Token] != self && b.groups[b.byName[w.Token]-1].Kind == sayso.EntityPerson &&
			w.Relation != nlp.RelCompound
		switch {
		case other && (next == nil || b.doc.Syntax.XPOS(next) != "POS"), w.UPOS == nlp.VERB && w.Relation != nlp.RelAmod && w.Relation != nlp.RelCompound:
			s.Start, cut, last = int(w.End), true, nil
		case last == nil && (w.UPOS == nlp.PUNCT || w.UPOS == nlp.ADP || w.UPOS == nlp.CCONJ || w.UPOS == nlp.DET && cut):
			s.Start = int(w.End)
		default:
			last = w
		}
		at = max(int(w.End), at+1)
	}
	if last != nil {
		switch last.UPOS {
		case nlp.ADP, nlp.CCONJ, nlp.DET, nlp.SCONJ:
			return sayso.Span{Start: s.End, End: s.End}
		}
	}
	return sayso.Span{Start: min(s.Start, s.End), End: s.End}
}

// about is how many bytes around a name may tell of it.
const about = 120

// near returns the mentions whose heads are near a span.
func (b *builder) near(s sayso.Span) []nlp.Mention {
	at := func(byte int) int {
		i, _ := slices.BinarySearchFunc(b.doc.Mentions, byte, func(m nlp.Mention, at int) int { return int(b.doc.Syntax.Words[m.Head].Start) - at })
		return i
	}
	return b.doc.Mentions[at(s.Start-about):at(s.End+about)]
}

// titles reports whether a mention is a title with its name behind: nothing but a name follows its head, or what the title is of.
func (b *builder) titles(m *nlp.Mention, name sayso.Span) bool {
	if s := b.doc.MentionSpan(m); s.End == name.End && b.lexicon.nouns[strings.ToLower(b.doc.Syntax.Words[m.Head].Lemma)] == sayso.EntityPerson {
		return true
	}
	w, ok := b.wordAt(name.Start)
	if !ok || w.Head == nlp.NoWord {
		return false
	}
	return w.Head == m.Head && (w.Relation == nlp.RelFlat || w.Relation == nlp.RelAppos || w.Relation == nlp.RelNmodDesc)
}

// behind returns the apposition behind a name, to its clause.
func (b *builder) behind(name sayso.Span) string {
	words := b.doc.Syntax.Words
	for _, m := range b.near(name) {
		h := &words[m.Head]
		if int(h.Start) < name.End || m.Form != nlp.MentionNominal || h.Relation != nlp.RelAppos || h.Head == nlp.NoWord {
			continue
		}
		if name.Contains(words[h.Head].Span()) {
			return trimmed(b.description(&m))
		}
	}
	return ""
}

func trimmed(s string) string {
	s = strings.Trim(s, " ,–—-(“\"'‘")
	for _, article := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		s = strings.TrimPrefix(s, article)
	}
	switch strings.ToLower(s) {
	case "the", "a", "an", "and", "his", "her", "their", "its":
		return ""
	}
	return s
}
