package verify

import (
	"slices"
	"strings"

	"sayso"
)

// Speakers compares the speaker of a finding with that of its place, by the records of the draft and of the place's
// source. If the places belong to two speakers who are not the same, the finding becomes Joined. read returns the
// record of a source; it is called for those of the finding only, and for the other places with the same words while
// the speaker is not the same. An error of read ends the comparison.
func (c *Checker) Speakers(f *Finding, draft *sayso.Record, read func(source int) (*sayso.Record, error)) error {
	if f.Grade == NotFound {
		return nil
	}
	f.DraftSpeaker = speakerOf(draft, f.Attribution)
	places := append(slices.Clone(f.Places[:1]), f.Others...)
	for i, p := range places {
		rec, err := read(p.Source)
		if err != nil {
			return err
		}
		said := speakerAt(rec, p.Span)
		agreement := c.lexicon.SameSpeaker(f.DraftSpeaker, draft.Article.Text, said, rec.Article.Text)
		if i == 0 || agreement == SpeakerSame && f.Grade < Joined {
			f.Speaker, f.SourceSaid = agreement, said
			if i > 0 {
				f.Others[i-1], f.Places = f.Places[0], []Place{p}
			}
		}
		if f.Speaker == SpeakerSame || f.DraftSpeaker == "" {
			break
		}
	}
	return c.apart(f, read)
}

// apart looks whether the words of a finding come from two speakers.
func (c *Checker) apart(f *Finding, read func(int) (*sayso.Record, error)) error {
	if f.Grade == Exact || f.Grade >= Joined {
		return nil
	}
	rec, err := read(f.Places[0].Source)
	if err != nil {
		return err
	}
	place := f.Places[0].Span
	first := speakerAt(rec, sayso.Span{Start: place.Start, End: place.Start + 1})
	last := speakerAt(rec, sayso.Span{Start: place.End - 1, End: place.End})
	if first != "" && last != "" && c.lexicon.SameSpeaker(first, rec.Article.Text, last, rec.Article.Text) == SpeakerOther {
		f.worsen(Joined)
	}
	return nil
}

// speakerOf returns the words for the source of an attribution, "" if none is expressed.
func speakerOf(rec *sayso.Record, id string) string {
	for i := range rec.Attributions {
		if a := &rec.Attributions[i]; a.ID == id && id != "" {
			return words(rec, a)
		}
	}
	return ""
}

// speakerAt returns the words for the source of the innermost attribution whose content, or quotation, holds the
// beginning of a span.
func speakerAt(rec *sayso.Record, s sayso.Span) string {
	at := sayso.Span{Start: s.Start, End: s.Start + 1}
	var found *sayso.Attribution
	size := 0
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		for _, part := range a.Content {
			if part.Contains(at) && (found == nil || part.Len() < size) {
				found, size = a, part.Len()
			}
		}
	}
	for _, q := range rec.Quotations {
		if found == nil && q.Attribution != "" && q.Span.Contains(at) {
			return speakerOf(rec, q.Attribution)
		}
	}
	if found == nil {
		return ""
	}
	return words(rec, found)
}

func words(rec *sayso.Record, a *sayso.Attribution) string {
	if a.Speaker != nil && a.Speaker.Name != "" {
		return a.Speaker.Name
	}
	var parts []string
	for _, s := range a.Source {
		parts = append(parts, s.In(rec.Article.Text))
	}
	return strings.Join(parts, " ")
}
