package verify

import (
	"bytes"
	"strings"

	"sayso"
)

// An edit is a word of the draft, one of the source, or one in place of the other; missing where there is none.
type edit struct {
	draft, source int
	marked        bool // a word left out where the draft has an ellipsis
}

// block takes apart what stands between two anchors, words [j, k) of the draft against positions [p, r) of the source:
// words left out at an ellipsis, words in brackets, words in place of others, and the rest.
func (g *grader) block(j, k, p, r int) {
	edits := g.edits(j, k, p, r)
	from, sort := 0, onlySource
	for to, e := range edits {
		next := g.sort(e)
		if to > from && (e.marked != edits[from].marked || next != sort && next != onlySource && sort != onlySource) {
			g.run(edits[from:to], j, p)
			from, sort = to, onlySource
		}
		sort = max(sort, next)
	}
	if len(edits) > 0 {
		g.run(edits[from:], j, p)
	}
}

// The sorts of edits: words in brackets stay apart from others; words that are only the source's go with either.
const (
	onlySource = iota
	ownWord
	inBrackets
)

func (g *grader) sort(e edit) int {
	switch {
	case e.draft == missing:
		return onlySource
	case g.words[e.draft].bracket:
		return inBrackets
	}
	return ownWord
}

// edits lists the block in order.
func (g *grader) edits(j, k, p, r int) (out []edit) {
	omit := func(to int, marked bool) {
		for ; p < to; p++ {
			out = append(out, edit{missing, p, marked})
		}
	}
	for i := j; i < k; i++ {
		at := g.at[i]
		if at == missing || at < p || at >= r {
			out = append(out, edit{i, missing, false})
			continue
		}
		omit(at, g.words[i].ellipsis)
		out = append(out, edit{i, at, false})
		p++
	}
	omit(r, k < len(g.words) && g.words[k].ellipsis || k > j && g.words[j].ellipsis)
	return out
}

// run grades edits in a row. j and p are the draft's word and the source's position where the block begins.
func (g *grader) run(edits []edit, j, p int) {
	var drafts, sources []int
	paired := true
	for _, e := range edits {
		if e.draft != missing {
			drafts = append(drafts, e.draft)
			j = e.draft + 1
		}
		if e.source != missing {
			sources = append(sources, e.source)
			p = e.source + 1
		}
		paired = paired && e.draft != missing && e.source != missing
	}
	switch {
	case len(drafts) == 0:
		g.omission(j, sources[0], sources[len(sources)-1]+1, edits[0].marked)
	case g.words[drafts[0]].bracket:
		g.difference(drafts, sources, j, p, Bracketed)
	case g.sameLetters(drafts, sources):
		g.has[Marks] = true
		g.same += len(drafts)
	case paired:
		for _, e := range edits {
			g.substitution(e)
		}
	default:
		g.difference(drafts, sources, j, p, Changed)
		g.differ += 2 * max(len(drafts), len(sources))
	}
}

// substitution grades one word in place of one other.
func (g *grader) substitution(e edit) {
	grade := Changed
	switch w := g.words[e.draft]; {
	case w.altered:
		grade = Bracketed
	case w.stem != 0 && w.stem == stem(g.key(e.source)):
		g.differ++
	default:
		g.differ += 2
	}
	g.difference([]int{e.draft}, []int{e.source}, e.draft+1, e.source+1, grade)
}

// key returns the folded word at a position.
func (g *grader) key(p int) []byte { return g.vocabulary.text(g.ids[p]) }

// difference notes a change. Where one side has no word the span is empty and stands at the end of the word before:
// before word j of the draft, before position p of the source.
func (g *grader) difference(drafts, sources []int, j, p int, grade Grade) {
	c := Change{Grade: grade, Kind: g.kind(drafts, sources)}
	if len(drafts) > 0 {
		c.Draft = g.draftSpan(drafts)
	} else if at := g.query.span.Start; j > 0 {
		at = g.words[j-1].end
		c.Draft = sayso.Span{Start: at, End: at}
	} else {
		c.Draft = sayso.Span{Start: at, End: at}
	}
	if len(sources) > 0 {
		c.Source = sayso.Span{Start: g.word(sources[0]).Start, End: g.word(sources[len(sources)-1]).End}
	} else {
		at := g.sourceGap(p - 1).Start
		c.Source = sayso.Span{Start: at, End: at}
	}
	g.change(c)
}

// draftSpan covers words of the draft with the brackets around them.
func (g *grader) draftSpan(drafts []int) sayso.Span {
	first, last := g.words[drafts[0]], g.words[drafts[len(drafts)-1]]
	s := sayso.Span{Start: first.start, End: last.end}
	if text := g.query.text; first.bracket || first.altered {
		if s.Start > g.query.span.Start && text[s.Start-1] == '[' {
			s.Start--
		}
		if s.End < g.query.span.End && text[s.End] == ']' {
			s.End++
		}
	}
	return s
}

// sameLetters reports whether words differ only in where spaces and hyphens part them: "re-elect" and "reelect", or a
// word that a page cut in two.
func (g *grader) sameLetters(drafts, sources []int) bool {
	if len(sources) == 0 {
		return false
	}
	var d, s []byte
	for _, j := range drafts {
		d = fold(d, g.words[j].span().In(g.query.text), false)
	}
	for _, p := range sources {
		s = fold(s, g.word(p).In(g.text), false)
	}
	if g.capitals {
		d, s = bytes.ToLower(d), bytes.ToLower(s)
	}
	return bytes.Equal(d, s) && bytes.IndexFunc(d, func(r rune) bool { return r >= '0' && r <= '9' }) < 0
}

// hiding is how many words an ellipsis may take out and be no more than a way to drop the "not" among them.
const hiding = 2

// omission grades positions [p, r) of the source left out before word j of the draft.
func (g *grader) omission(j, p, r int, marked bool) {
	if g.ownCue(p, r) {
		g.has[Marks] = true
		return
	}
	var sources []int
	for i := p; i < r; i++ {
		sources = append(sources, i)
	}
	grade := Shortened
	if kind := g.kind(nil, sources); kind == KindNegation && (len(sources) <= hiding || !marked && len(sources) <= 2*hiding) {
		grade = Changed
	} else if !marked {
		g.hidden = true
	}
	if !marked {
		g.differ += 2 // however many: the words of the draft are there
	}
	g.difference(nil, sources, j, p, grade)
}

// longestCue is how many words a source may put between two parts of one quotation.
const longestCue = 25

// ownCue reports whether what is left out is the source's own interruption of a quotation, within a paragraph:
// “We will win,” she said on Friday, “and soon.”
func (g *grader) ownCue(p, r int) bool {
	if r-p > longestCue {
		return false
	}
	before, behind := g.sourceGap(p-1), g.sourceGap(r-1)
	closing := strings.ContainsAny(before.In(g.text), "”\"»")
	opening := strings.ContainsAny(behind.In(g.text), "“\"«")
	return closing && opening && !strings.Contains(g.text[before.Start:behind.End], "\n")
}
