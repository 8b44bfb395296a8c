package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// spanFields are the optional fields that point at text; wordFields those with a value of a fixed list or a name.
var (
	spanFields = []string{"complementiser", "addressee", "medium", "time", "place", "terms", "repeats", "occasion"}
	wordFields = []string{"level", "stance", "speaker"}
)

var kinds = []sayso.Kind{sayso.KindDirect, sayso.KindIndirect, sayso.KindMixed, sayso.KindNone}

// parseWant reads want.txt. Errors begin with the line.
func parseWant(text, want string) ([]Want, error) {
	var out []Want
	for i, line := range strings.Split(want, "\n") {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		value = strings.TrimSpace(value)
		var err error
		switch {
		case name == "":
		case name == "attribution":
			w := Want{Line: i + 1, Kind: sayso.Kind(value), Optional: map[string]string{}}
			if !slices.Contains(kinds, w.Kind) {
				err = fmt.Errorf("%q is no kind of attribution", value)
			}
			out = append(out, w)
		case len(out) == 0:
			err = fmt.Errorf("%q before the first attribution", name)
		default:
			err = out[len(out)-1].set(text, name, value)
		}
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
	}
	return out, checkWant(text, out)
}

// set reads one field of w.
func (w *Want) set(text, name, value string) error {
	if slices.Contains(wordFields, name) {
		w.Optional[name] = value
		return nil
	}
	span, err := resolve(text, value)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	once := func(p **sayso.Span) error {
		if *p != nil {
			return fmt.Errorf("a second %s", name)
		}
		*p = &span
		return nil
	}
	switch {
	case name == "source":
		w.Source = append(w.Source, span)
	case name == "content":
		w.Content = append(w.Content, span)
	case name == "cue":
		return once(&w.Cue)
	case name == "parent":
		return once(&w.Parent)
	case slices.Contains(spanFields, name):
		w.Optional[name] = quote(text, span)
	default:
		return fmt.Errorf("unknown field %q", name)
	}
	return nil
}

// checkWant refuses what no record can hold.
func checkWant(text string, wants []Want) error {
	for i, w := range wants {
		switch {
		case (w.Kind == sayso.KindNone) != (len(w.Content) == 0):
			return fmt.Errorf("%d: kind %s with %d contents", w.Line, w.Kind, len(w.Content))
		case w.Cue == nil && len(w.Content) == 0:
			return fmt.Errorf("%d: neither cue nor content", w.Line)
		case !ordered(w.Source) || !ordered(w.Content):
			return fmt.Errorf("%d: spans overlap or are not in text order", w.Line)
		}
		if w.Parent != nil && !slices.ContainsFunc(wants, func(p Want) bool { return p.Cue != nil && *p.Cue == *w.Parent }) {
			return fmt.Errorf("%d: no attribution has the parent's cue %s", w.Line, quote(text, *w.Parent))
		}
		if slices.ContainsFunc(wants[:i], func(v Want) bool { return v.same(w) }) {
			return fmt.Errorf("%d: the attribution is wanted twice", w.Line)
		}
	}
	return nil
}

func ordered(spans []sayso.Span) bool {
	for i := 1; i < len(spans); i++ {
		if spans[i].Start < spans[i-1].End {
			return false
		}
	}
	return true
}

// same compares all that every document states.
func (w Want) same(v Want) bool {
	return w.Kind == v.Kind && equal(w.Cue, v.Cue) && equal(w.Parent, v.Parent) && slices.Equal(w.Source, v.Source) &&
		slices.Equal(w.Content, v.Content)
}

func equal(a, b *sayso.Span) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
