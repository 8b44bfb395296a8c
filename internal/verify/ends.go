package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// lead compares what stands before the first word of a quotation, p being its position.
func (g *grader) lead(p int) {
	draft := g.query.gap(0)
	if draft == "" {
		return
	}
	before := g.sourceGap(p - 1)
	if strings.HasSuffix(before.In(g.text), draft) {
		g.places[len(g.places)-1].Span.Start -= len(draft)
		return
	}
	next, _ := utf8.DecodeRuneInString(g.query.text[g.words[0].start:])
	stripped := unbracket(draft)
	d := marks(stripped, next)
	switch {
	case strings.Contains(d, "…"):
		g.has[Shortened] = true
	case stripped != draft:
		g.has[Bracketed] = true
	case d == "" || strings.HasSuffix(marks(before.In(g.text), next), d):
		g.has[Marks] = true
	default:
		g.differ++
		g.change(Change{Kind: KindOther, Grade: Changed, Source: sayso.Span{Start: before.End, End: before.End},
			Draft: trimmed(g.query.text, sayso.Span{Start: g.query.span.Start, End: g.words[0].start})})
	}
}

// tail compares what stands behind the last word of a quotation, p being its position. A comma or full stop there is
// the draft's own: “We will win,” she said, for a source that has a full stop.
func (g *grader) tail(p int) {
	draft := g.query.gap(len(g.words))
	after := g.sourceGap(p)
	if strings.HasPrefix(after.In(g.text), draft) {
		g.places[len(g.places)-1].Span.End += len(draft)
		return
	}
	stripped := draft
	if !strings.Contains(after.In(g.text), "]") {
		stripped = unbracket(draft)
	}
	d, s := marks(stripped, 'a'), marks(after.In(g.text), 'a')
	g.has[Bracketed] = g.has[Bracketed] || stripped != draft
	switch {
	case strings.Contains(d, "…") && !strings.HasPrefix(s, d):
		g.has[Shortened] = true
	case d == "" || strings.HasPrefix(s, d) || d == ",":
		g.has[Marks] = g.has[Marks] || stripped == draft
	case d == "." && !g.cutShort(p):
		g.has[Marks] = true
	case d == ".":
		g.has[Shortened], g.hidden = true, true
	default:
		g.differ++
		g.change(Change{Kind: KindOther, Grade: Changed, Source: trimmed(g.text, after),
			Draft: trimmed(g.query.text, sayso.Span{Start: g.words[len(g.words)-1].end, End: g.query.span.End})})
	}
}

// cutShort reports whether the draft makes a sentence of the beginning of a longer one: “I will resign.” for a source
// that has “I will resign if the court finds against me.”
func (g *grader) cutShort(p int) bool {
	first, _ := utf8.DecodeRuneInString(g.query.text[g.words[0].start:])
	place := g.places[len(g.places)-1].Span
	opening, _ := utf8.DecodeRuneInString(g.text[place.Start:])
	before := g.text[:place.Start]
	return len(g.places) == 1 && unicode.IsUpper(first) && unicode.IsUpper(opening) && startsSentence(before) && g.goesOn(p)
}

// startsSentence reports whether a sentence may begin behind before.
func startsSentence(before string) bool {
	before = strings.TrimRightFunc(before, func(r rune) bool { return r == ' ' || r == '\t' || isQuoteMark(r) && !isApostrophe(r) })
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…:\n", r)
}

// goesOn reports whether the sentence of the word at p goes on behind it, in the same quotation.
func (g *grader) goesOn(p int) bool {
	after := g.sourceGap(p)
	gap := after.In(g.text)
	return after.End < len(g.text) && !strings.ContainsAny(gap, ".!?…\n”\"»") && p+1-g.base < len(g.bounds)
}
