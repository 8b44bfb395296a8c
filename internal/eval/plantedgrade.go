package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

func (p *planter) pick(list ...string) string { return list[p.r.IntN(len(list))] }

// exact takes a stretch as it is: whole sentences, clauses, a few words, with whatever marks are in them.
func (p *planter) exact(n int) (planted, bool) {
	low, high := [...]int{2, 6, 12, 25}[n%4], [...]int{5, 12, 25, 60}[n%4]
	c, ok := p.cut(low, high)
	if !ok || coreOf(c.words()[0]) == "" {
		return planted{}, false
	}
	s := c.span()
	if n%3 > 0 { // without the marks at the end
		last := c.words()[len(c.at)-1]
		s.End -= len(last) - len(strings.TrimRight(last, ".,;:!?\"”’)"))
	}
	return planted{text: s.In(c.text), article: c.article, span: s}, coreOf(s.In(c.text)) != ""
}

// otherMarks changes marks, dashes, spaces, the first letter or the last mark, one to three of them.
func (p *planter) otherMarks() (planted, bool) {
	c, ok := p.cut(4, 30)
	words := c.words()
	if !ok || !startsWithLetter(words[0]) || coreOf(words[len(words)-1]) == "" {
		return planted{}, false
	}
	text := c.span().In(c.text)
	before := text
	for range 1 + p.r.IntN(3) {
		text = p.remark(text, c)
	}
	return planted{text: text, article: c.article, span: c.span()}, text != before && !strings.ContainsAny(before, "[]")
}

// remark makes one change that words do not notice.
func (p *planter) remark(text string, c cut) string {
	space := strings.IndexByte(text, ' ')
	switch p.r.IntN(10) {
	case 0:
		return strings.NewReplacer("'", "’", "’", "'").Replace(text)
	case 1:
		return strings.NewReplacer("\"", "”", "“", "\"", "”", "\"").Replace(text)
	case 2:
		return strings.NewReplacer(" - ", " — ", " – ", " - ", "—", "–").Replace(text)
	case 3: // a hyphen between letters
		return betweenLetters(text, "-", p.pick("–", " ", "‑"))
	case 4:
		if space > 0 {
			return text[:space] + p.pick("  ", "\u00a0", "\n", "\u2009", " \u200b") + text[space+1:]
		}
	case 5, 6:
		return flipFirst(text)
	case 7: // the last mark
		bare := strings.TrimRight(text, ".,")
		mark := p.pick(",", ".")
		if bare+mark == text || strings.HasSuffix(c.text[:c.span().End], "?") || endsAbbreviation(bare) {
			return text
		}
		if mark == "." && c.first && !c.last {
			return text // that would make a sentence of half of one
		}
		if r, _ := utf8.DecodeLastRuneInString(bare); !unicode.IsLetter(r) || strings.HasPrefix(c.text[c.span().Start+len(bare):], mark) {
			return text
		}
		return bare + mark
	case 8:
		if i := strings.IndexByte(text, 'e'); i > 0 && i+1 < len(text) && text[i+1] >= 'a' && text[i+1] <= 'z' {
			return text[:i+1] + p.pick("\u00ad", "\u2060") + text[i+1:]
		}
	case 9:
		if i := strings.IndexAny(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"); i > 0 {
			return text[:i] + string(rune(text[i])+0xFEE0) + text[i+1:]
		}
	}
	return text
}

// endsAbbreviation is careful with a stop that may belong to the word before it.
func endsAbbreviation(s string) bool {
	fields := strings.Fields(s)
	last := fields[len(fields)-1]
	return strings.Contains(last, ".") || len(last) < 3
}

func betweenLetters(text, old, new string) string {
	for i := 1; i+1 < len(text); i++ {
		if strings.HasPrefix(text[i:], old) && isLatin(text[i-1]) && i+len(old) < len(text) && isLatin(text[i+len(old)]) {
			return text[:i] + new + text[i+len(old):]
		}
	}
	return text
}

func isLatin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// flipFirst gives the first letter the other case, if the word is not all in capitals.
func flipFirst(text string) string {
	if len(text) < 2 || !isLatin(text[0]) || text[1] < 'a' || text[1] > 'z' {
		return text
	}
	return string(text[0]^0x20) + text[1:]
}

// bracketed puts words in brackets, in place of others or beside them, or changes a letter in brackets.
func (p *planter) bracketed() (planted, bool) {
	c, ok := p.plain(6, 28)
	if !ok {
		return planted{}, false
	}
	words := c.words()
	for range 1 + p.r.IntN(2) {
		i := 1 + p.r.IntN(len(words)-2)
		if strings.ContainsAny(words[i], "[]") || strings.ContainsAny(words[i-1], "[]") || strings.ContainsAny(words[i+1], "[]") {
			continue
		}
		insert := p.pick("the company", "Mr Adeyemi", "sic", "in 2009", "his party", "those people", "Ana Orlova", "a", "who was ill", "the")
		switch p.r.IntN(5) {
		case 0, 1:
			words[i] += " [" + insert + "]"
		case 2, 3:
			words[i] = withCore(words[i], "["+insert+"]")
		case 4:
			if flipped := flipFirst(words[0]); flipped != words[0] && words[0][0] != '[' {
				words[0] = "[" + flipped[:1] + "]" + flipped[1:]
			} else if core := coreOf(words[i]); strings.HasSuffix(core, "e") && len(core) > 3 {
				words[i] = withCore(words[i], core+"[d]")
			}
		}
	}
	text := strings.Join(words, " ")
	return planted{text: text, article: c.article, span: c.span()}, strings.Contains(text, "[") && !sameInside(text, c)
}

// sameInside reports whether the brackets only stand around what the source has there anyway.
func sameInside(text string, c cut) bool {
	return strings.NewReplacer("[", "", "]", "").Replace(text) == strings.Join(c.words(), " ")
}

// shortened leaves words out in the middle or cuts a sentence off, with an ellipsis or without.
func (p *planter) shortened(n int) (planted, bool) {
	c, ok := p.plain(8, 30)
	if !ok {
		return planted{}, false
	}
	words, dots := c.words(), p.pick("…", "...", "[...]", "[…]", ". . .")
	out := planted{article: c.article, span: c.span(), marked: n%2 == 0, part: n%8 < 3}
	from := 3 + p.r.IntN(len(words)-6)
	to := from + 1 + p.r.IntN(min(10, len(words)-3-from))
	switch {
	case n%8 == 0:
		out.text = p.pick("…", "... ", "… ") + strings.Join(words, " ")
	case n%8 == 2:
		out.text = strings.TrimRight(strings.Join(words[:to], " "), ".,;:!?") + p.pick(" …", "...", " [...]")
		out.span.End = c.at[to-1].End
	case out.marked:
		out.text = strings.Join(words[:from], " ") + " " + dots + " " + strings.Join(words[to:], " ")
	case n%8 == 1:
		if !c.first || !unicode.IsUpper(rune(words[0][0])) || coreOf(words[to-1]) != words[to-1] || len(words[to-1]) < 3 {
			return out, false
		}
		out.text = strings.Join(words[:to], " ") + "."
		out.span.End = c.at[to-1].End
	default:
		out.text = strings.Join(words[:from], " ") + " " + strings.Join(words[to:], " ")
	}
	// What takes out a "not" is planted as a change.
	return out, !denies(words[from:to])
}

// joined runs two places together: of two articles, or of one with much between them, or in the wrong order.
func (p *planter) joined(n int) (planted, bool) {
	a, ok := p.plain(5, 15)
	b, ok2 := p.plain(5, 15)
	if !ok || !ok2 {
		return planted{}, false
	}
	if n%2 == 0 {
		if b, ok = p.cutOf(a.text, a.article, 5, 15); !ok || strings.ContainsAny(b.span().In(b.text), "[](){}…“”\"«»/*_|<>") {
			return planted{}, false
		}
		behind := b.span().Start - a.span().End
		if before := a.span().Start - b.span().End; before < 0 && behind < 1600 {
			return planted{}, false
		}
	} else if a.article == b.article {
		return planted{}, false
	}
	first := strings.TrimRight(strings.Join(a.words(), " "), ".,;:!?")
	text := first + p.pick(" ", " ", ", ", ". ", " … ", "... ") + strings.Join(b.words(), " ")
	return planted{text: text, article: a.article, span: a.span()}, startsWithLetter(b.words()[0])
}

// invented is what no source has: a stretch of an article held out, or a walk from word to word that the sources have
// side by side. No five words in a row are in a source.
func (p *planter) invented(n int) (planted, bool) {
	var words []string
	if n%2 == 0 {
		a := p.held[p.r.IntN(len(p.held))]
		c, ok := p.cutOf(a.Text, 0, 6, 25)
		if !ok {
			return planted{}, false
		}
		words = c.words()
	} else {
		at := p.common[p.r.IntN(len(p.common))]
		for range 8 + p.r.IntN(13) {
			words = append(words, at)
			next := p.follows[at]
			if len(next) == 0 {
				return planted{}, false
			}
			at = next[p.r.IntN(len(next))]
		}
	}
	text := strings.Join(words, " ")
	return planted{text: text, article: n % len(p.sources), span: sayso.Span{}}, !strings.ContainsAny(text, "[]") && !p.known(words)
}

// known reports whether five of the words stand in a row in a source.
func (p *planter) known(words []string) bool {
	var cores []string
	for _, w := range words {
		cores = append(cores, strings.ToLower(coreOf(w)))
	}
	for i := 5; i <= len(cores); i++ {
		if p.shingle[strings.Join(cores[i-5:i], " ")] {
			return true
		}
	}
	return false
}
