package eval

import (
	"slices"
	"strings"

	"sayso"
)

// asPolNeAR gives attributions of a record the form that PolNeAR annotates, since the record follows our own guide:
// the words between cue and content, the marks behind a cue or in place of one, and an appositive's closing comma
// belong to spans in the one and to none in the other.
func asPolNeAR(attrs []sayso.Attribution, text string) []sayso.Attribution {
	out := make([]sayso.Attribution, len(attrs))
	for i, a := range attrs {
		a.Source = append([]sayso.Span(nil), a.Source...)
		a.Content = append([]sayso.Span(nil), a.Content...)
		splitComment(&a, text)
		joinReceiver(&a, text)
		backToRelative(a.Source, text)
		joinComplementiser(&a, text)
		joinColon(&a, text)
		joinCommas(a.Source, text)
		joinGenitive(&a, text)
		out[i] = a
	}
	return joinSources(out)
}

// joinSources makes one attribution of two that share cue and content, since PolNeAR has one source of all who are joined.
func joinSources(attrs []sayso.Attribution) []sayso.Attribution {
	out := attrs[:0]
	for _, a := range attrs {
		if n := len(out); n > 0 && a.Cue != nil && out[n-1].Cue != nil && *a.Cue == *out[n-1].Cue && len(a.Source) == 1 && len(out[n-1].Source) == 1 &&
			slices.Equal(a.Content, out[n-1].Content) {
			first := &out[n-1].Source[0]
			first.Start, first.End = min(first.Start, a.Source[0].Start), max(first.End, a.Source[0].End)
			continue
		}
		out = append(out, a)
	}
	return out
}

// splitComment takes “to comment” from a cue that declines to, for PolNeAR's content.
func splitComment(a *sayso.Attribution, text string) {
	const comment = " to comment"
	if a.Cue == nil || !strings.HasSuffix(a.Cue.In(text), comment) {
		return
	}
	words := sayso.Span{Start: a.Cue.End - len(comment) + 1, End: a.Cue.End}
	a.Cue = &sayso.Span{Start: a.Cue.Start, End: words.Start - 1}
	if len(a.Content) == 1 && a.Complementiser != nil {
		words.End = a.Content[0].End
	}
	a.Complementiser, a.Content = nil, []sayso.Span{words}
}

// joinReceiver gives the content who is asked to do it, which PolNeAR counts in: “urged | villagers to leave”.
func joinReceiver(a *sayso.Attribution, text string) {
	if a.Addressee == nil || a.Cue == nil || len(a.Content) == 0 || a.Addressee.Start < a.Cue.End {
		return
	}
	for i, c := range a.Content {
		words := c.In(text)
		if a.Addressee.End < c.Start && strings.TrimSpace(text[a.Addressee.End:c.Start]) == "" && (strings.HasPrefix(words, "to ") || strings.HasPrefix(words, "not to ")) {
			a.Content[i].Start = a.Addressee.Start
			return
		}
	}
}

// backToRelative gives a source that stands right before a relative pronoun that pronoun, which is PolNeAR's source.
func backToRelative(source []sayso.Span, text string) {
	if len(source) != 1 {
		return
	}
	rest := text[source[0].End:]
	trimmed := strings.TrimLeft(rest, ", ")
	for _, who := range []string{"who", "which", "that"} {
		if strings.HasPrefix(trimmed, who+" ") && len(rest)-len(trimmed) <= 2 {
			start := source[0].End + len(rest) - len(trimmed)
			source[0] = sayso.Span{Start: start, End: start + len(who)}
			return
		}
	}
}

// joinComplementiser gives "that" to the content it opens and a governed preposition to its cue.
func joinComplementiser(a *sayso.Attribution, text string) {
	c := a.Complementiser
	if c == nil {
		return
	}
	if !strings.EqualFold(c.In(text), "that") {
		a.Cue = &sayso.Span{Start: a.Cue.Start, End: c.End}
		return
	}
	for i := range a.Content {
		if a.Content[i].Start >= c.End {
			a.Content[i].Start = c.Start
			return
		}
	}
}

// joinColon ends a cue with the colon behind it, and makes a cue of the colon or dash between a source and a content
// that have none (45 of 47 colons that end a cue on dev).
func joinColon(a *sayso.Attribution, text string) {
	if a.Cue != nil {
		if strings.HasPrefix(text[a.Cue.End:], ":") {
			a.Cue = &sayso.Span{Start: a.Cue.Start, End: a.Cue.End + 1}
		}
		return
	}
	if len(a.Source) != 1 || len(a.Content) == 0 {
		return
	}
	s, c := a.Source[0], a.Content[len(a.Content)-1]
	from, to := c.End, s.Start // “…” — Name
	if s.End <= a.Content[0].Start {
		from, to = s.End, a.Content[0].Start // Name: “…”
	}
	if from > to {
		return
	}
	if mark := strings.TrimSpace(text[from:to]); mark != "" && strings.Trim(mark, ":-—–―") == "" {
		at := from + strings.Index(text[from:to], mark)
		a.Cue = &sayso.Span{Start: at, End: at + len(mark)}
	}
}

// joinCommas gives a source with an appositive its closing comma (“Greta Holm, the minister,” said; 92 of 97 such
// sources on dev).
func joinCommas(source []sayso.Span, text string) {
	for i, s := range source {
		if strings.Contains(s.In(text), ",") && strings.HasPrefix(text[s.End:], ",") {
			source[i].End++
		}
	}
}

// joinGenitive gives a source its “’s” back, unless that is the cue's own (“Ada’s said so”).
func joinGenitive(a *sayso.Attribution, text string) {
	for i, s := range a.Source {
		for _, mark := range []string{"’s", "'s"} {
			if strings.HasPrefix(text[s.End:], mark) && (a.Cue == nil || a.Cue.Start != s.End) {
				a.Source[i].End += len(mark)
			}
		}
	}
}
