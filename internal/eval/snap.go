package eval

import (
	"sort"

	"sayso"
)

// A run is a half-open range of token indices.
type run struct{ start, end int }

func (r run) len() int { return r.end - r.start }

func (r run) common(o run) int { return max(0, min(r.end, o.end)-max(r.start, o.start)) }

// snap widens a span to whole tokens, as Citron's parser does; ok is false if it holds none.
func snap(s sayso.Span, tokens []sayso.Span) (r run, ok bool) {
	i := sort.Search(len(tokens), func(k int) bool { return tokens[k].Start > s.Start }) - 1
	if i < 0 || tokens[i].End <= s.Start {
		i++
	}
	end := sort.Search(len(tokens), func(k int) bool { return tokens[k].Start >= s.End })
	return run{i, end}, i < end
}

func snapAll(spans, tokens []sayso.Span) []run {
	var out []run
	for _, s := range spans {
		if r, ok := snap(s, tokens); ok {
			out = append(out, r)
		}
	}
	return out
}

// A quote is an attribution over tokens, the form Citron's measures compare. It always has a cue.
type quote struct {
	cue             run
	source, content []run
	of              int // index of its attribution in the list it was made from
}

// quotes snaps attributions; those with no cue, or whose cue holds no token, are left out, as Citron's form has
// no place for them.
func quotes(attrs []sayso.Attribution, tokens []sayso.Span) []quote {
	var out []quote
	for i, a := range attrs {
		if a.Cue == nil {
			continue
		}
		cue, ok := snap(*a.Cue, tokens)
		if !ok {
			continue
		}
		out = append(out, quote{cue, snapAll(a.Source, tokens), snapAll(a.Content, tokens), i})
	}
	return out
}

// outermost returns the attributions PolNeAR's scheme has a place for: those the article itself reports (it forbids
// nesting), unless nested ones are asked for.
func outermost(attrs []sayso.Attribution, nested bool) []sayso.Attribution {
	var out []sayso.Attribution
	for _, a := range attrs {
		if nested || a.Parent == "" {
			out = append(out, a)
		}
	}
	return out
}
