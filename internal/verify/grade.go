package verify

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// A grader compares a located query with its places, character by character, and collects what it sees.
type grader struct {
	*Index
	located
	lexicon *Lexicon
	spans   func(source int) []sayso.Span // of the words of a source

	has     [NotFound + 1]bool
	hidden  bool // words are left out somewhere without an ellipsis
	changes []Change
	places  []Place
	same    int // words that stand at their places
	differ  int // half words that do not

	// of the leg being compared:
	source   int
	text     string
	bounds   []sayso.Span
	base     int  // position of the source's first word
	capitals bool // the source writes all in capitals there
}

// grade compares all legs.
func (g *grader) grade() {
	legs := g.legs(g.located)
	for k, l := range legs {
		g.enter(l)
		g.leg(l, k == 0, k == len(legs)-1)
	}
	if len(legs) > 1 {
		g.has[Joined] = true
	}
}

func (g *grader) enter(l leg) {
	for j := l.from; j < l.to; j++ {
		if g.anchored(g.located, j) {
			g.source = g.sourceOf(uint32(g.at[j]))
			break
		}
	}
	g.text = g.sources[g.source].Article.Text
	g.bounds = g.spans(g.source)
	g.base = int(g.first[g.source])
}

// word returns the bytes of the word at a position, in the source of the leg.
func (g *grader) word(p int) sayso.Span { return g.bounds[p-g.base] }

// sourceGap returns the bytes between the word at p and the next, or from the text's start for the one before the
// first.
func (g *grader) sourceGap(p int) sayso.Span {
	out := sayso.Span{Start: 0, End: len(g.text)}
	if p >= g.base {
		out.Start = g.word(p).End
	}
	if p+1-g.base < len(g.bounds) {
		out.End = g.word(p + 1).Start
	}
	return out
}

// leg compares one leg: what stands before its first anchor, each pair of anchors, what stands behind the last one.
func (g *grader) leg(l leg, first, last bool) {
	anchors := make([]int, 0, l.to-l.from)
	for j := l.from; j < l.to; j++ {
		if g.anchored(g.located, j) {
			anchors = append(anchors, j)
		}
	}
	low, high := anchors[0], anchors[len(anchors)-1]
	from, to := g.reach(l, low, high)
	g.capitals = inCapitals(g.text[g.word(from).Start:g.word(to).End])
	g.places = append(g.places, Place{g.source, sayso.Span{Start: g.word(from).Start, End: g.word(to).End}})
	if low > l.from {
		g.block(l.from, low, from, g.at[low])
	} else if first {
		g.lead(g.at[low])
	}
	for k, j := range anchors {
		if k > 0 {
			g.between(anchors[k-1], j)
		}
		g.anchor(j)
	}
	if high+1 < l.to {
		g.block(high+1, l.to, g.at[high]+1, to+1)
	} else if last {
		g.tail(g.at[high])
	}
}

// reach returns the positions of the first and the last word of the source that a leg stands for. Outside its anchors
// only words that stand close to them count.
func (g *grader) reach(l leg, low, high int) (from, to int) {
	from, to = g.at[low], g.at[high]
	g.closeUp(l, low, high)
	for j := low - 1; j >= l.from; j-- {
		if p := g.at[j]; p == missing || p >= from || from-p > 3 || p < g.base {
			g.at[j] = missing
		} else {
			from = p
		}
	}
	for j := high + 1; j < l.to; j++ {
		if p := g.at[j]; p == missing || p <= to || p-to > 3 || p-g.base >= len(g.bounds) {
			g.at[j] = missing
		} else {
			to = p
		}
	}
	return from, to
}

// closeUp gives up the outermost pair of words at an end of a leg if the others then make another tense: “will be a boy”
// for “is a boy” is two words for one, not one word and one for the word before.
func (g *grader) closeUp(l leg, low, high int) {
	if p := g.at[low]; low-l.from == 2 && g.at[low-1] == p-1 && g.at[low-2] == p-2 &&
		g.kind([]int{low - 2, low - 1}, []int{p - 1}) == KindTense {
		g.at[low-2] = missing
	}
	if p := g.at[high]; l.to-high == 3 && g.at[high+1] == p+1 && g.at[high+2] == p+2 &&
		g.kind([]int{high + 1, high + 2}, []int{p + 1}) == KindTense {
		g.at[high+2] = missing
	}
}

// anchor compares the letters of a word that is the same when folded.
func (g *grader) anchor(j int) {
	g.same++
	w := g.words[j]
	draft, source := g.query.text[w.start:w.end], g.word(g.at[j]).In(g.text)
	switch {
	case w.bracket:
		g.same--
	case draft == source:
	case j == len(g.words)-1 && strings.HasPrefix(source, draft): // “in the U.S” of “in the U.S.”
		g.places[len(g.places)-1].Span.End -= len(source) - len(draft)
	case w.altered:
		g.has[Bracketed] = true
	case g.capitals:
		g.has[Marks] = true
	default:
		g.letters(j, fold(nil, draft, false), fold(nil, source, false))
	}
}

// letters compares two foldings that differ at most in case. The first letter of the quotation may, and that of a word
// behind an ellipsis, where a sentence may begin that does not in the source.
func (g *grader) letters(j int, draft, source []byte) {
	free := j == 0 || g.words[j].ellipsis || g.words[j-1].bracket
	if bytes.Equal(draft, source) || free && bytes.Equal(withoutFirst(draft), withoutFirst(source)) {
		g.has[Marks] = true
		return
	}
	g.differ++
	g.change(Change{Kind: KindOther, Grade: Changed, Draft: g.words[j].span(), Source: g.word(g.at[j])})
}

func withoutFirst(word []byte) []byte {
	_, size := utf8.DecodeRune(word)
	return word[size:]
}

// inCapitals reports whether a stretch has letters enough, and none in lower case: a transcript in capitals.
func inCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 8
}

// between compares what stands between two anchors.
func (g *grader) between(j, k int) {
	p, r := g.at[j], g.at[k]
	switch {
	case k > j+1:
		g.block(j+1, k, p+1, r)
	case r > p+1:
		g.omission(k, p+1, r, g.words[k].ellipsis)
	default:
		g.gap(k, g.sourceGap(p))
	}
}

// gap compares what stands before word k with what stands at its place.
func (g *grader) gap(k int, at sayso.Span) {
	draft, source := g.query.gap(k), at.In(g.text)
	if draft == source {
		return
	}
	if stripped := unbracket(draft); stripped != draft && unbracket(source) == source {
		g.has[Bracketed] = true
		draft = stripped
	}
	next, _ := utf8.DecodeRuneInString(g.query.text[g.words[k].start:])
	d, s := marks(draft, next), marks(source, next)
	switch {
	case d == s:
		g.has[Marks] = g.has[Marks] || draft != source && !g.has[Bracketed]
	case g.words[k].ellipsis && !strings.Contains(s, "…"):
		g.has[Shortened] = true
	case strings.Contains(s, "…") && !strings.Contains(d, "…"):
		g.has[Shortened], g.hidden = true, true
	default:
		g.differ++
		g.change(Change{Kind: KindOther, Grade: Changed,
			Draft: trimmed(g.query.text, sayso.Span{Start: g.words[k-1].end, End: g.words[k].start}), Source: trimmed(g.text, at)})
	}
}

func unbracket(s string) string {
	if !strings.ContainsAny(s, "[]") {
		return s
	}
	return strings.NewReplacer("[", "", "]", "").Replace(s)
}

// trimmed takes the spaces off a span; what is empty stays at its start.
func trimmed(text string, s sayso.Span) sayso.Span {
	in := s.In(text)
	left := len(in) - len(strings.TrimLeftFunc(in, unicode.IsSpace))
	if left == len(in) {
		return sayso.Span{Start: s.Start, End: s.Start}
	}
	return sayso.Span{Start: s.Start + left, End: s.Start + len(strings.TrimRightFunc(in, unicode.IsSpace))}
}

func (g *grader) change(c Change) {
	c.At = g.source
	g.changes = append(g.changes, c)
	g.has[c.Grade] = true
}
