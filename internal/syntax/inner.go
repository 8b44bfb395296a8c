package syntax

import (
	"fmt"
	"slices"
	"strings"

	"sayso/internal/nlp"
)

// An attachment says what an inner word depends on.
type attachment uint8

const (
	attachBefore attachment = iota // the word before
	attachSame                     // that word's head; that word, if it is the root
	attachAfter                    // the word after
)

// inner is what is known of a word that has no token of its own, since the encoder says nothing of it: "not" in "cannot".
type inner struct {
	word   nlp.Word // tags, lemma and relation
	attach attachment
}

// parseInner reads [upos, xpos, feats, lemma, relation, attach]. Tags that no other word has join the inventory.
func (h *Head) parseInner(row [6]string) (w inner, err error) {
	upos, ok1 := nlp.ParseUPOS(row[0])
	relation, ok2 := nlp.ParseRelation(row[4])
	how := slices.Index([]string{"before", "same", "after"}, row[5])
	xpos, feats := index(&h.inventory.XPOS, row[1]), index(&h.inventory.Feats, row[2])
	if !ok1 || !ok2 || how < 0 || row[3] == "" || xpos >= 1<<8 || feats >= 1<<16 {
		return w, fmt.Errorf("inner word")
	}
	w.word = nlp.Word{UPOS: upos, XPOS: uint8(xpos), Feats: uint16(feats), Lemma: row[3], Relation: relation}
	w.attach = attachment(how)
	return w, nil
}

// index returns the place of name in list, at its end if it has to be put there.
func index(list *[]string, name string) int {
	i := slices.Index(*list, name)
	if i < 0 {
		i = len(*list)
		*list = append(*list, name)
	}
	return i
}

// inners gives the inner words of a sentence their tags and heads. The others have theirs.
func (p *Parser) inners(text string, s nlp.WordRange) {
	words := p.out.Words
	for k := s.Start; k < s.End; k++ {
		if words[k].Token != nlp.NoToken {
			continue
		}
		w := &words[k]
		known := p.head.innerOf(text[words[k-1].Start:words[k-1].End], text[w.Start:w.End]) // a sentence begins with a word of its own
		w.UPOS, w.XPOS, w.Feats, w.Relation = known.word.UPOS, known.word.XPOS, known.word.Feats, known.word.Relation
		w.Lemma, w.Head = known.word.Lemma, k-1
		switch {
		case known.attach == attachSame && words[k-1].Head != nlp.NoWord:
			w.Head = words[k-1].Head
		case known.attach == attachAfter && k+1 < s.End && words[k+1].Token != nlp.NoToken:
			w.Head = k + 1
		}
	}
}

func (h *Head) innerOf(before, form string) inner {
	low := strings.ToLower(form)
	if w, ok := h.inner[strings.ToLower(before)+" "+low]; ok {
		return w
	}
	if w, ok := h.inner[low]; ok {
		return w
	}
	return inner{word: nlp.Word{UPOS: nlp.X, XPOS: h.foreign, Feats: h.noFeats, Lemma: form, Relation: nlp.RelDep}}
}
