package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/internal/nlp"
)

// A word is a token, or the digits or letters of one: "2pm" and "1980s" are two words each. start and end are bytes
// of Article.Text.
type word struct {
	low        string // in lower case, the typographic apostrophe and hyphens made plain
	start, end int32
	token      nlp.TokenID
	sentence   int32
	joined     bool // no space before it
	capital    bool // begins with a capital letter
	digits     int8 // number of digits, 0 if it is no number, at most maxDigits
	value      int  // of the digits
	at         *branch
}

// maxDigits bounds the numbers that are read: longer ones are no times.
const maxDigits = 9

// cut cuts the tokens of doc into words. The tree of phrases is entered here once for each word.
func (f *Finder) cut(doc *nlp.Doc) []word {
	words := make([]word, 0, len(doc.Tokens)+len(doc.Tokens)/16)
	text := doc.Article.Text
	for s, r := range doc.Sentences {
		for t := r.Start; t < r.End; t++ {
			tok := doc.Tokens[t]
			joined := t > 0 && doc.Tokens[t-1].End == tok.Start
			words = f.cutToken(words, text, tok, t, int32(s), joined)
		}
	}
	return words
}

func (f *Finder) cutToken(words []word, text string, tok nlp.Token, id nlp.TokenID, sentence int32, joined bool) []word {
	for start := int(tok.Start); start < int(tok.End); {
		end := start + 1
		numeric := isDigit(text[start])
		for end < int(tok.End) && (text[end] >= utf8.RuneSelf && !numeric || text[start] >= utf8.RuneSelf || isDigit(text[end]) == numeric) {
			end++
		}
		w := word{start: int32(start), end: int32(end), token: id, sentence: sentence, joined: joined || start > int(tok.Start)}
		if numeric && end-start <= maxDigits {
			w.digits = int8(end - start)
			for _, c := range []byte(text[start:end]) {
				w.value = 10*w.value + int(c-'0')
			}
		}
		w.low, w.capital = lower(text[start:end])
		w.at = f.lexis.root.next[w.low]
		words = append(words, w)
		start = end
	}
	return words
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// lower returns s in lower case. Very long words are cut: they are in no table.
func lower(s string) (low string, capital bool) {
	const longest = 40
	if len(s) > longest {
		return "", false
	}
	switch s {
	case "’", "‘", "`":
		return "'", false
	case "‐", "‑", "–", "—", "−":
		return "-", false
	}
	if c := s[0]; c < utf8.RuneSelf {
		capital = 'A' <= c && c <= 'Z'
	} else {
		r, _ := utf8.DecodeRuneInString(s)
		capital = unicode.IsUpper(r)
	}
	return strings.ToLower(s), capital
}

// A parser reads the words of one sentence. Its methods take the index of a word and return the index behind what
// they read, with ok false and nothing read otherwise.
type parser struct {
	words []word
	end   int // of the sentence
	begin int
	depth int // of points inside points
}

func (p *parser) low(i int) string {
	if i < p.begin || i >= p.end {
		return ""
	}
	return p.words[i].low
}

func (p *parser) is(i int, options ...string) bool {
	low := p.low(i)
	for _, o := range options {
		if low == o && low != "" {
			return true
		}
	}
	return false
}

// joined reports whether word i follows the one before without a space.
func (p *parser) joined(i int) bool { return i > p.begin && i < p.end && p.words[i].joined }

func (p *parser) digits(i int) (value, n int) {
	if i < p.begin || i >= p.end {
		return 0, 0
	}
	return p.words[i].value, int(p.words[i].digits)
}

// find looks for the longest phrase of a class at i.
func (p *parser) find(i int, c class) (e entry, end int, ok bool) {
	if i < p.begin || i >= p.end {
		return e, i, false
	}
	b := p.words[i].at
	for j := i + 1; b != nil; j++ {
		for _, o := range b.entries {
			if o.class == c {
				e, end, ok = o, j, true
			}
		}
		if j >= p.end || b.next == nil {
			break
		}
		b = b.next[p.words[j].low]
	}
	return e, end, ok
}

// span returns the bytes of words i to j.
func (p *parser) span(i, j int) sayso.Span {
	return sayso.Span{Start: int(p.words[i].start), End: int(p.words[j-1].end)}
}

// stop passes the full stop of an abbreviation: "Nov.", "p.m.".
func (p *parser) stop(i int) int {
	if p.is(i, ".") && p.joined(i) {
		return i + 1
	}
	return i
}
