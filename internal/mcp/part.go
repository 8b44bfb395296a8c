package mcp

import (
	"fmt"
	"slices"

	"sayso"
)

// answerMost is how many bytes the record may have that one call returns. That of an article of usual length has some hundred thousand;
// that of a book would fill any conversation.
const answerMost = 2 << 20

// partOf is what of a record begins in a stretch of its text. Ids that it names may be those of parts that are left out.
func partOf(rec *sayso.Record, in sayso.Span) *sayso.Record {
	has := func(s sayso.Span) bool { return in.Start <= s.Start && s.Start < in.End }
	out := *rec
	out.Paragraphs, out.Sentences, out.Unsourced = kept(rec.Paragraphs, has), kept(rec.Sentences, has), kept(rec.Unsourced, has)
	out.Parts = kept(rec.Parts, func(p sayso.Part) bool { return has(p.Span) })
	out.Quotations = kept(rec.Quotations, func(q sayso.Quotation) bool { return has(q.Span) })
	out.Attributions = kept(rec.Attributions, func(a sayso.Attribution) bool { return has(a.Anchor()) })
	out.Events = kept(rec.Events, func(e sayso.Event) bool { return has(e.Trigger) })
	out.Times = kept(rec.Times, func(t sayso.Time) bool { return has(t.Span) })
	out.Places = kept(rec.Places, func(p sayso.Place) bool { return has(p.Span) })
	out.Quantities = kept(rec.Quantities, func(q sayso.Quantity) bool { return has(q.Span) })
	out.Entities = nil
	for _, e := range rec.Entities {
		if e.Mentions = kept(e.Mentions, func(m sayso.Mention) bool { return has(m.Span) }); len(e.Mentions) > 0 {
			out.Entities = append(out.Entities, e)
		}
	}
	return &out
}

func kept[T any](list []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return !keep(x) })
}

// stretch is the part of a text between two positions in code points; end 0 is its end.
func stretch(a *sayso.Article, start, end int) (sayso.Span, error) {
	m := sayso.NewMapper(a.Text)
	from, err := m.ToByte(sayso.OffsetsCodePoints, start)
	if err != nil {
		return sayso.Span{}, err
	}
	to := len(a.Text)
	if end > 0 {
		if to, err = m.ToByte(sayso.OffsetsCodePoints, end); err != nil {
			return sayso.Span{}, err
		}
	}
	if to <= from {
		return sayso.Span{}, &sayso.Error{Code: sayso.ErrOffset, Place: a.ID, Msg: fmt.Sprintf("%d to %d is no stretch of a text", start, end)}
	}
	return sayso.Span{Start: from, End: to}, nil
}
