package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/internal/gazetteer"
	"sayso/internal/nlp"
)

// A word is a run of letters and digits of the text, with the points of initials ("U.S.") and apostrophes inside
// ("O'Fallon"); a possessive 's is left out.
type word struct {
	start, end int // bytes of Article.Text
	fold       string
	caps       bool // begins with a capital
	upper      bool // all capitals, two letters or more
	lower      bool // no capital at all: "del", but not "d’Orsay"
	first      bool // of a sentence
	sentence   int32
}

// words returns the words of an article in order.
func words(doc *nlp.Doc) []word {
	var out []word
	text := doc.Article.Text
	for n, sentence := range doc.Sentences {
		if sentence.Len() == 0 {
			continue
		}
		span := doc.Span(sentence)
		first := true
		for at := span.Start; at < span.End; {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				at += size
				continue
			}
			w := word{start: at, end: wordEnd(text[:span.End], at), first: first, sentence: int32(n), caps: unicode.IsUpper(r)}
			written := text[w.start:w.end]
			w.lower = strings.ToLower(written) == written
			w.upper = w.caps && len(written) > 1 && strings.ToUpper(written) == written
			if len(written) <= longestWord {
				w.fold = gazetteer.Fold(written)
			}
			out = append(out, w)
			at, first = w.end, false
		}
	}
	return out
}

// longestWord bounds what is looked up: no place has a longer word in its name.
const longestWord = 64

func wordEnd(text string, at int) int {
	if end := initialsEnd(text, at); end > at {
		return end
	}
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == '\'' || r == '’' {
			if inside(text[at+n:]) {
				at += n
				continue
			}
			return at
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return at
		}
		at += n
	}
	return at
}

// inside reports whether an apostrophe before rest belongs to a name: "O’Fallon", but not "Ukraine’s", "Jordan’d".
func inside(rest string) bool {
	n := 0
	for n < len(rest) && n < 3 && (rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z' || rest[n] >= utf8.RuneSelf) {
		n++
	}
	return n == 3 || n == 2 && rest[:2] == "an" // Xi’an
}

// initialsEnd returns the end of "U.S.", "D.C.", "W.Va."; at if there are no initials.
func initialsEnd(text string, at int) int {
	start, end := at, at
	for end+1 < len(text) && unicode.IsUpper(rune(text[end])) && text[end] < utf8.RuneSelf && text[end+1] == '.' {
		end += 2
	}
	if end == start+2 && strings.HasPrefix(text[start:], "W.Va.") {
		return start + len("W.Va.")
	}
	if end-start < 4 {
		return at
	}
	return end
}

// joined reports whether word j follows word j-1 within a name: by a space, a hyphen, or a point after "St".
func (p *page) joined(j int) bool {
	gap := p.gap(j)
	if gap == ". " {
		switch p.words[j-1].fold {
		case "st", "ste", "mt", "ft":
			return true
		}
		return false
	}
	return gap == " " || gap == "-" || gap == "\u00a0" || gap == "\u2011" || gap == "‘" || gap == "/" || gap == " & "
}

// gap returns what stands between word j-1 and word j, "" where there is no such word.
func (p *page) gap(j int) string {
	if j <= 0 || j >= len(p.words) {
		return ""
	}
	return p.text[p.words[j-1].end:p.words[j].start]
}

func (p *page) span(lo, hi int) sayso.Span {
	return sayso.Span{Start: p.words[lo].start, End: p.words[hi-1].end}
}
