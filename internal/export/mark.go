package export

import (
	"slices"

	"sayso"
)

// A role is what a stretch of text is in its statement.
type role uint8

const (
	roleContent role = iota
	roleSource
	roleCue
)

// A mark is one span of one statement. Statements are numbered from 1 in the record's order.
type mark struct {
	span   sayso.Span
	number int
	role   role
	kind   sayso.Kind
}

// marks returns all spans of the statements of a part in text order, an outer one before those inside it.
func marks(rec *sayso.Record, in part) []mark {
	var out []mark
	for i, a := range rec.Attributions {
		if !in.holds(&a) {
			continue
		}
		add := func(r role, spans ...sayso.Span) {
			for _, s := range spans {
				if s = in.cut(s); !s.Empty() {
					out = append(out, mark{s, i + 1, r, a.Kind})
				}
			}
		}
		add(roleContent, a.Content...)
		add(roleSource, a.Source...)
		if a.Cue != nil {
			add(roleCue, *a.Cue)
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	return out
}

// A segment is a stretch of text in which no mark begins or ends. Cutting the text into segments shows nested and
// crossing spans alike, where nesting one element in another could not show crossing ones.
type segment struct {
	text   string
	active []mark // the marks over it, in the order of marks
	opens  []mark // those of them that begin with it
	closes []mark // those of them that end with it, the one begun last first
}

// segments cuts a part of the record's text; joined together they are that part.
func segments(rec *sayso.Record, in part) []segment {
	text, all := rec.Article.Text, marks(rec, in)
	cuts := []int{in.of(text).Start, in.of(text).End}
	for _, m := range all {
		cuts = append(cuts, m.span.Start, m.span.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	var active []mark
	for i := 1; i < len(cuts); i++ {
		start, end := cuts[i-1], cuts[i]
		active = slices.DeleteFunc(active, func(m mark) bool { return m.span.End <= start })
		seg := segment{text: text[start:end]}
		for len(all) > 0 && all[0].span.Start == start {
			seg.opens = append(seg.opens, all[0])
			active = append(active, all[0])
			all = all[1:]
		}
		for _, m := range slices.Backward(active) {
			if m.span.End == end {
				seg.closes = append(seg.closes, m)
			}
		}
		seg.active = slices.Clone(active)
		out = append(out, seg)
	}
	return out
}
