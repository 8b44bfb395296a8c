package attribute

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A Finder gathers the finds of an article's windows and turns them into attributions.
type Finder struct {
	reports reportTable
	keeps   prepositionTable
	hollow  hollowTable
	head    *Head
	work    Work
	finds   []find
	windows int // read since the last call of Attributions
}

// NewFinder returns a Finder over h; use one per goroutine.
func NewFinder(h *Head) *Finder {
	return &Finder{head: h, reports: newReportTable(), keeps: newPrepositionTable(), hollow: newHollowTable()}
}

// Window reads one window of an article; windows come in text order. See Head.Read for q and scale.
func (f *Finder) Window(doc *nlp.Doc, window nlp.Range, q []uint8, scale []float32) {
	n := len(f.finds)
	nouns := f.reports.in(doc, window)
	f.finds = f.head.Read(f.finds, &f.work, window, q, scale, nouns)
	for i := n; i < len(f.finds); i++ {
		found := &f.finds[i]
		found.window = f.windows
		completeAccording(doc, found)
		if slices.Contains(nouns, int(found.cue.Start-window.Start)) {
			found.source = []nlp.Range{found.cue} // "reports" is source and cue
		}
	}
	f.windows++
}

// Attributions returns what the windows since the last call have shown, in text order with ids a1, a2, …; their kinds
// are for package speech, which knows the quotations.
func (f *Finder) Attributions(doc *nlp.Doc) []sayso.Attribution {
	f.finds = slices.DeleteFunc(f.finds, func(found find) bool { return f.hollow.all(doc, found.cue) })
	slices.SortStableFunc(f.finds, func(a, b find) int {
		return cmp.Or(cmp.Compare(a.cue.Start, b.cue.Start), cmp.Compare(a.cue.End, b.cue.End))
	})
	out := make([]sayso.Attribution, 0, len(f.finds))
	for _, found := range f.finds {
		out = append(out, f.attribution(doc, found))
	}
	number(out)
	freeThat(doc, out)
	for from, to := 0, 0; from < len(out); from = to { // a content lies in one window, and what it carries too
		for to = from; to < len(out) && f.finds[to].window == f.finds[from].window; to++ {
		}
		setParents(out[from:to])
	}
	out = f.withoutOrphans(out)
	f.finds, f.windows = f.finds[:0], 0
	return out
}

func number(all []sayso.Attribution) {
	for i := range all {
		all[i].ID = "a" + strconv.Itoa(i+1)
	}
}

// withoutOrphans leaves out what was tagged as nested but stands in no content: the tag was learnt from contents read
// by themselves, so outside of any it is a slip. The others are numbered anew.
func (f *Finder) withoutOrphans(all []sayso.Attribution) []sayso.Attribution {
	kept := all[:0]
	renamed := map[string]string{"": ""}
	for i, a := range all {
		if f.finds[i].nested && a.Parent == "" {
			continue
		}
		renamed[a.ID] = "a" + strconv.Itoa(len(kept)+1)
		kept = append(kept, a)
	}
	for i := range kept {
		kept[i].ID, kept[i].Parent = renamed[kept[i].ID], renamed[kept[i].Parent]
	}
	return kept
}

func (f *Finder) attribution(doc *nlp.Doc, found find) sayso.Attribution {
	found = withComment(doc, found)
	short, preposition := f.keeps.cut(doc, found.cue)
	cue := doc.Span(short)
	a := sayso.Attribution{Cue: &cue, Confidence: f.head.w.Calibrations.confidence(found.p)}
	if preposition.Len() > 0 {
		of := doc.Span(preposition)
		a.Complementiser = &of
	}
	for _, r := range found.source {
		a.Source = append(a.Source, doc.Span(bare(doc, r)))
	}
	for _, r := range found.content {
		if a.Complementiser == nil && r.Start >= found.cue.End {
			if rest, ok := afterThat(doc, r); ok {
				that := doc.Span(nlp.Range{Start: r.Start, End: rest.Start})
				a.Complementiser, r = &that, rest
			}
		}
		a.Content = append(a.Content, doc.Span(r))
	}
	return a
}

// bare returns a source without the comma that closes its appositive and without the mark of the genitive (“the
// minister | ’s claim”): PolNeAR counts both in, our guide does not.
func bare(doc *nlp.Doc, r nlp.Range) nlp.Range {
	if r.Len() > 1 && doc.Word(r.End-1) == "," {
		r.End--
	}
	if r.Len() > 2 && doc.Word(r.End-1) == "s" && strings.Contains("’'", doc.Word(r.End-2)) {
		r.End -= 2
	}
	return r
}
