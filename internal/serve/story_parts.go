package serve

import (
	"sayso"
	"sayso/internal/ledger"
)

// How much of a long story shows before the rest, which is folded: the page stays one that a person reads.
const (
	columnsShown = 12
	momentsShown = 40
	claimsShown  = 10
)

// FirstColumns are the origins that show at once.
func (p storyPage) FirstColumns() []originColumn {
	return p.Columns[:min(len(p.Columns), columnsShown)]
}

// MoreColumns are those that are folded.
func (p storyPage) MoreColumns() []originColumn { return p.Columns[len(p.FirstColumns()):] }

// A numbered moment is one with its place in the list, which the drawing points at.
type numberedMoment struct {
	sayso.Moment
	Number int
	Line   eventLine // with its sentence
}

// FirstMoments are the moments that show at once.
func (p storyPage) FirstMoments() []numberedMoment {
	return p.moments(0, min(len(p.Timeline), momentsShown))
}

// MoreMoments are those that are folded.
func (p storyPage) MoreMoments() []numberedMoment {
	return p.moments(min(len(p.Timeline), momentsShown), len(p.Timeline))
}

func (p storyPage) moments(from, to int) []numberedMoment {
	var out []numberedMoment
	for i, m := range p.Timeline[from:to] {
		line, ok := p.Lines[m.Words.Article+"/"+m.Event]
		if !ok { // its words alone
			line.Parts = []litPart{{Text: m.Words.Text}}
		}
		line.Article, line.Words = m.Words.Article, m.Words // where the drawing leads too
		out = append(out, numberedMoment{m, from + i + 1, line})
	}
	return out
}

// A pair takes two values into a template within another.
type pair struct{ A, B any }

// FirstClaims are the claims that show at once.
func (p storyPage) FirstClaims() []ledger.Entry { return p.Claims[:min(len(p.Claims), claimsShown)] }

// MoreClaims are those that are folded.
func (p storyPage) MoreClaims() []ledger.Entry { return p.Claims[len(p.FirstClaims()):] }
