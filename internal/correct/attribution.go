package correct

import (
	"cmp"
	"slices"

	"sayso"
)

// setAttribution sets fields, and with other words the speaker or the parent. What people have set is no guess, so a
// confidence goes with the words that it was measured for.
func (w *work) setAttribution(id, with string) string {
	a := w.attribution(id)
	for _, name := range sortedKeys(w.e.Set) {
		value := w.e.Set[name]
		switch name {
		case "kind":
			a.Kind = sayso.Kind(value)
		case "level":
			a.Level = sayso.Level(value)
		case "stance":
			a.Stance = sayso.Stance(value)
		case "speaker":
			a.Speaker = w.speaker(value)
		case "parent":
			a.Parent = ""
		default:
			if words := w.setSpans(a, name, value); words != "" {
				return words
			}
			a.Confidence = sayso.Confidence{}
		}
	}
	switch {
	case w.e.With == nil:
	case w.e.With.Kind == sayso.TargetEntity:
		a.Speaker = &sayso.Speaker{Entity: with, Name: w.entity(with).Name}
	case with == id:
		return "an attribution is not its own parent"
	default:
		a.Parent = with
	}
	return ""
}

// speaker is the one entity of a name, or the name alone; "" is nobody.
func (w *work) speaker(name string) *sayso.Speaker {
	if name == "" {
		return nil
	}
	s := &sayso.Speaker{Name: name}
	for i := range w.rec.Entities {
		if w.rec.Entities[i].Name != name {
			continue
		}
		if s.Entity != "" {
			return &sayso.Speaker{Name: name}
		}
		s.Entity = w.rec.Entities[i].ID
	}
	return s
}

func (w *work) setSpans(a *sayso.Attribution, name, value string) string {
	list, err := spans(value)
	if err != nil {
		return err.Error()
	}
	switch name {
	case "source":
		a.Source = list
		return ""
	case "content":
		a.Content = list
		return ""
	}
	if len(list) > 1 {
		return "the " + name + " is one stretch"
	}
	var one *sayso.Span
	if len(list) == 1 {
		one = &list[0]
	}
	*map[string]**sayso.Span{"cue": &a.Cue, "addressee": &a.Addressee, "medium": &a.Medium, "time": &a.Time, "place": &a.Place, "terms": &a.Terms}[name] = one
	return ""
}

// removeAttribution takes an attribution out: what it carried is carried by what carried it, its quotations are nobody's, and
// no event rests on it. heir, if not "", takes all that over.
func (w *work) removeAttribution(id, heir string) {
	gone := *w.attribution(id)
	w.rec.Attributions = slices.DeleteFunc(w.rec.Attributions, func(a sayso.Attribution) bool { return a.ID == id })
	parent := gone.Parent
	if heir != "" {
		parent = heir
	}
	for i := range w.rec.Attributions {
		a := &w.rec.Attributions[i]
		if a.Parent == id {
			if a.Parent = parent; parent == a.ID {
				a.Parent = gone.Parent
			}
		}
		for _, link := range []*string{&a.Repeats, &a.Occasion} {
			if *link == id {
				if *link = heir; heir == a.ID {
					*link = ""
				}
			}
		}
	}
	for i := range w.rec.Quotations {
		if q := &w.rec.Quotations[i]; q.Attribution == id {
			q.Attribution = heir
		}
	}
	for i := range w.rec.Events {
		w.silence(&w.rec.Events[i], id, heir)
	}
}

// silence takes a voice out of an event, or gives what it holds to another. An event that nobody vouches for any more rests on
// the article, with what the article holds of it.
func (w *work) silence(e *sayso.Event, id, heir string) {
	speaks := func(f sayso.Factuality) bool { return heir != "" && f.AccordingTo == heir }
	known := slices.ContainsFunc(e.Factuality, speaks)
	e.Factuality = slices.DeleteFunc(e.Factuality, func(f sayso.Factuality) bool { return f.AccordingTo == id && (heir == "" || known) })
	for i := range e.Factuality {
		if e.Factuality[i].AccordingTo == id {
			e.Factuality[i].AccordingTo = heir
		}
	}
	if e.AccordingTo == id {
		e.AccordingTo = cmp.Or(heir, sayso.VoiceArticle)
	}
}

// mergeAttributions makes two one: the first keeps its fields and takes what it lacks, all contents and quotations.
func (w *work) mergeAttributions(id, with string) string {
	if id == with {
		return "both are one already"
	}
	a, b := w.attribution(id), *w.attribution(with)
	if len(a.Source) == 0 {
		a.Source, a.Speaker, a.Level = b.Source, b.Speaker, b.Level
	}
	a.Cue = cmp.Or(a.Cue, b.Cue)
	a.Content = union(a.Content, b.Content)
	a.Quotations = append(a.Quotations, b.Quotations...)
	a.Addressee, a.Medium, a.Time, a.Place, a.Terms = cmp.Or(a.Addressee, b.Addressee), cmp.Or(a.Medium, b.Medium), cmp.Or(a.Time, b.Time), cmp.Or(a.Place, b.Place), cmp.Or(a.Terms, b.Terms)
	if a.Kind != b.Kind {
		a.Kind = sayso.KindMixed
	}
	if a.Parent == with {
		a.Parent = b.Parent
	}
	a.Confidence = sayso.Confidence{}
	w.removeAttribution(with, id)
	a = w.attribution(id)
	slices.SortFunc(a.Quotations, func(x, y string) int { return w.place(x) - w.place(y) })
	return ""
}

// place is where a quotation begins.
func (w *work) place(quotation string) int {
	for i := range w.rec.Quotations {
		if w.rec.Quotations[i].ID == quotation {
			return w.rec.Quotations[i].Span.Start
		}
	}
	return 0
}

// union joins two lists of spans in text order, without overlaps.
func union(a, b []sayso.Span) []sayso.Span {
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y sayso.Span) int { return cmp.Or(x.Start-y.Start, x.End-y.End) })
	var out []sayso.Span
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// splitAttribution parts an attribution: the contents that the other words touch, with the quotations in them, become one of
// their own, of the same source. Words inside one content part it there.
func (w *work) splitAttribution(id, with string) string {
	if id != with {
		return "these are two already"
	}
	a := w.attribution(id)
	at := sayso.Span{Start: w.e.With.Words.Start, End: w.e.With.Words.End}
	var stay, leave []sayso.Span
	for _, s := range a.Content {
		switch {
		case !s.Overlaps(at):
			stay = append(stay, s)
		case at.Contains(s):
			leave = append(leave, s)
		default:
			cut := sayso.Span{Start: max(s.Start, at.Start), End: min(s.End, at.End)}
			leave = append(leave, cut)
			for _, rest := range []sayso.Span{{Start: s.Start, End: cut.Start}, {Start: cut.End, End: s.End}} {
				if rest = trim(w.rec.Article.Text, rest); !rest.Empty() {
					stay = append(stay, rest)
				}
			}
		}
	}
	if len(stay) == 0 || len(leave) == 0 {
		return "nothing of the content would be left for one of the two"
	}
	other := *a
	other.ID, other.Cue, other.Complementiser, other.Content, other.Quotations = w.id(), nil, nil, leave, nil
	other.Repeats, other.Confidence, a.Confidence = "", sayso.Confidence{}, sayso.Confidence{}
	other.Source = slices.Clone(a.Source)
	a.Content = stay
	var kept []string
	for i := range w.rec.Quotations {
		q := &w.rec.Quotations[i]
		if q.Attribution != id {
			continue
		}
		if slices.ContainsFunc(leave, q.Span.Overlaps) && !slices.ContainsFunc(stay, q.Span.Overlaps) {
			q.Attribution = other.ID
			other.Quotations = append(other.Quotations, q.ID)
			continue
		}
		kept = append(kept, q.ID)
	}
	a.Quotations = kept
	w.rec.Attributions = append(w.rec.Attributions, other)
	slices.SortStableFunc(w.rec.Attributions, func(x, y sayso.Attribution) int { return begin(&x) - begin(&y) })
	return ""
}

// begin is the first byte of an attribution.
func begin(a *sayso.Attribution) int {
	list := append(append([]sayso.Span{}, a.Source...), a.Content...)
	if a.Cue != nil {
		list = append(list, *a.Cue)
	}
	return hull(list).Start
}

// trim takes spaces and marks off the ends of a span.
func trim(text string, s sayso.Span) sayso.Span {
	const off = " \t\n,;:.!?"
	for s.Start < s.End && indexByte(off, text[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && indexByte(off, text[s.End-1]) {
		s.End--
	}
	return s
}

func indexByte(set string, b byte) bool {
	for i := range len(set) {
		if set[i] == b {
			return true
		}
	}
	return false
}
