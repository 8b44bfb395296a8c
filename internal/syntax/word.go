package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
	"sayso/internal/tag"
)

// The labels of the group join.
const (
	joinWord   = iota // a new word
	joinPart          // a new word of the same multiword token
	joinInside        // goes on with the word before
)

// cut appends the words of a window and where its sentences begin. A window begins a sentence, since only a sentence too
// long for one goes on in the next.
func (p *Parser) cut(doc *nlp.Doc, window nlp.Range, rows tag.Rows) {
	late := false                  // the last word began inside its token
	contracted := window.Start - 1 // up to here tokens go on in "n't", whatever the model holds of them
	for t := window.Start; t < window.End; t++ {
		tok, row := &doc.Tokens[t], rows.Row(int(t-window.Start))
		apart := t == window.Start || doc.Tokens[t-1].End < tok.Start
		join := p.head.join.Best(row)
		begins := apart || join != joinInside && t > contracted
		if begins {
			joined := !apart && join == joinPart
			if !joined && (t == window.Start || p.paragraphAt(doc, t) || p.head.begins(row)) {
				p.starts = append(p.starts, nlp.WordID(len(p.out.Words)))
			}
			p.add(tok.Start, tok.End, t, joined)
			late = false
		} else {
			w := p.last()
			w.End = tok.End
			if late { // "n't" of "don't": tokens "don", "'", "t"; it began inside the first and stands at the last
				w.Token = t
			}
		}
		places := p.head.places[p.head.split.Best(row)]
		if len(places) == 0 {
			var last nlp.TokenID
			if places, last = negated(doc, t, window.End); places != nil {
				contracted = last
			}
		}
		for _, k := range places {
			at, ok := before(doc.Article.Text[tok.Start:tok.End], k)
			if !ok {
				continue
			}
			token := t
			if begins { // the word that begins with the token stands at it already
				token = nlp.NoToken
			}
			p.last().End = tok.Start + int32(at)
			p.add(tok.Start+int32(at), tok.End, token, true)
			begins, late = true, true
		}
	}
}

// negatable are the first tokens of "can't", "won't", "isn't".
var negatable = map[string]bool{"can": true, "don": true, "doesn": true, "didn": true, "won": true, "wouldn": true, "couldn": true, "shouldn": true, "isn": true, "aren": true,
	"wasn": true, "weren": true, "hasn": true, "haven": true, "hadn": true, "mustn": true, "mightn": true, "needn": true, "shan": true, "ain": true}

// negated says where a token is cut that takes a negation in, and which token ends it: "cannot" before its last three letters, the
// "can" of "can’t" before its last. The model knows both, but a cut it misses turns what cannot be into what is: "the navy cannot
// attack" tells of an attack. Such words are few and always mean that, so they do not hang on it.
func negated(doc *nlp.Doc, t, end nlp.TokenID) (places []int, last nlp.TokenID) {
	text := doc.Article.Text
	form := func(t nlp.TokenID) string { return text[doc.Tokens[t].Start:doc.Tokens[t].End] }
	switch low := strings.ToLower(form(t)); {
	case low == "cannot":
		return []int{3}, t
	case !negatable[low] || t+2 >= end || doc.Tokens[t].End != doc.Tokens[t+1].Start || doc.Tokens[t+1].End != doc.Tokens[t+2].Start:
		return nil, t
	}
	if mark := form(t + 1); mark != "'" && mark != "’" || !strings.EqualFold(form(t+2), "t") {
		return nil, t
	}
	return []int{1}, t + 2
}

func (p *Parser) add(start, end int32, t nlp.TokenID, joined bool) {
	p.out.Words = append(p.out.Words, nlp.Word{Start: start, End: end, Token: t, Head: nlp.NoWord, Joined: joined})
}

func (p *Parser) last() *nlp.Word { return &p.out.Words[len(p.out.Words)-1] }

// begins reports whether a sentence begins with the token of this row.
func (h *Head) begins(row []float32) bool {
	s := h.sentence.Scores(row)
	return s[1]+h.sentenceBias > s[0]
}

// before returns the byte of text k letters before its end; ok is false if it is not inside the text or would part a letter
// from its accent.
func before(text string, k int) (at int, ok bool) {
	at = len(text)
	for range k {
		_, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at, at > 0 && !unicode.Is(unicode.M, r)
}

// paragraphAt answers, for rising tokens, whether a paragraph starts there.
func (p *Parser) paragraphAt(doc *nlp.Doc, t nlp.TokenID) bool {
	for p.paragraph < len(doc.Paragraphs) && doc.Paragraphs[p.paragraph].Start < t {
		p.paragraph++
	}
	return p.paragraph < len(doc.Paragraphs) && doc.Paragraphs[p.paragraph].Start == t
}
