package sayso

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Check reports the first broken promise of a record: a span outside the text or inside a character, an id that does
// not resolve, a chain of parents that runs in a circle. Readers of records from elsewhere may call it too.
func (r *Record) Check() error {
	ids := make(map[string]*Attribution, len(r.Attributions))
	for i := range r.Attributions {
		ids[r.Attributions[i].ID] = &r.Attributions[i]
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		for _, s := range a.spans() {
			if err := r.checkSpan(s); err != nil {
				return fmt.Errorf("attribution %s: %w", a.ID, err)
			}
		}
		if err := checkChain(a, ids); err != nil {
			return err
		}
	}
	if err := r.checkTimes(); err != nil {
		return err
	}
	if err := r.checkEntities(); err != nil {
		return err
	}
	if err := r.checkQuotations(ids); err != nil {
		return err
	}
	if err := r.checkEvents(ids); err != nil {
		return err
	}
	for _, p := range r.Parts {
		if err := r.checkSpan(p.Span); err != nil {
			return fmt.Errorf("part %s: %w", p.Kind, err)
		}
	}
	for _, list := range [][]Span{r.Paragraphs, r.Sentences} {
		for _, s := range list {
			if err := r.checkSpan(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkEntities sees that entities are mentioned and that speakers are among them.
func (r *Record) checkEntities() error {
	names := map[string]string{}
	for _, e := range r.Entities {
		names[e.ID] = e.Name
		for _, m := range e.Mentions {
			if err := r.checkSpan(m.Span); err != nil {
				return fmt.Errorf("entity %s: %w", e.ID, err)
			}
		}
	}
	for _, a := range r.Attributions {
		if a.Speaker != nil && a.Speaker.Entity != "" && names[a.Speaker.Entity] != a.Speaker.Name {
			return fmt.Errorf("attribution %s: its speaker is not entity %q", a.ID, a.Speaker.Entity)
		}
	}
	return nil
}

// checkQuotations sees that quotations lie in the text and in those they name, and that owner and owned agree.
func (r *Record) checkQuotations(attributions map[string]*Attribution) error {
	quotations := map[string]*Quotation{}
	for i := range r.Quotations {
		q := &r.Quotations[i]
		for _, s := range []Span{q.Span, q.Inner} {
			if err := r.checkSpan(s); err != nil {
				return fmt.Errorf("quotation %s: %w", q.ID, err)
			}
		}
		outer := quotations[q.NestedIn] // comes before what it holds
		if q.NestedIn != "" && (outer == nil || !outer.Inner.Contains(q.Span)) {
			return fmt.Errorf("quotation %s does not lie in %q", q.ID, q.NestedIn)
		}
		if a := attributions[q.Attribution]; q.Attribution != "" && (a == nil || !slices.Contains(a.Quotations, q.ID)) {
			return fmt.Errorf("quotation %s is not among those of attribution %q", q.ID, q.Attribution)
		}
		quotations[q.ID] = q
	}
	for id, a := range attributions {
		for _, q := range a.Quotations {
			if quotations[q] == nil || quotations[q].Attribution != id {
				return fmt.Errorf("attribution %s names quotation %q, which is not its own", id, q)
			}
		}
	}
	return nil
}

// spans lists every span of the attribution.
func (a *Attribution) spans() []Span {
	out := append(append([]Span{}, a.Source...), a.Content...)
	for _, s := range []*Span{a.Cue, a.Complementiser, a.Addressee, a.Medium, a.Time, a.Place, a.Terms, a.Standing} {
		if s != nil {
			out = append(out, *s)
		}
	}
	return out
}

func (r *Record) checkSpan(s Span) error {
	text := r.Article.Text
	if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
		return fmt.Errorf("span %v is empty or outside a text of %d bytes", s, len(text))
	}
	if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		return fmt.Errorf("span %v cuts a character", s)
	}
	return nil
}

func checkChain(a *Attribution, ids map[string]*Attribution) error {
	at := a
	for range len(ids) + 1 {
		if at.Parent == "" {
			return nil
		}
		next := ids[at.Parent]
		if next == nil {
			return fmt.Errorf("attribution %s: no parent %q", at.ID, at.Parent)
		}
		at = next
	}
	return fmt.Errorf("attribution %s: its parents run in a circle", a.ID)
}

// checkTimes sees that times do not overlap, stand in text order and count from times that exist.
func (r *Record) checkTimes() error {
	known := map[string]bool{"": true, AnchorPublished: true}
	for _, t := range r.Times {
		known[t.ID] = true
	}
	end := 0
	for _, t := range r.Times {
		if err := r.checkSpan(t.Span); err != nil {
			return fmt.Errorf("time %s: %w", t.ID, err)
		}
		if t.Span.Start < end {
			return fmt.Errorf("time %s: its span %v overlaps the one before", t.ID, t.Span)
		}
		if !known[t.Anchor] {
			return fmt.Errorf("time %s: no time %q to count from", t.ID, t.Anchor)
		}
		end = t.Span.End
	}
	return nil
}
