package nlp

import "sayso"

// A Mention is a phrase that can be mentioned again: a name, a common noun with what belongs to it, a pronoun. Mentions may lie
// within each other ("her lawyer").
type Mention struct {
	Head  WordID
	Words WordRange // of the phrase
	Chain int32     // what it is of: mentions of one number are of the same thing; numbers rise with first mentions
	Form  MentionForm
}

// A MentionForm is how a mention points.
type MentionForm uint8

// The forms.
const (
	MentionName MentionForm = iota
	MentionNominal
	MentionPronoun
)

// MentionSpan returns the bytes of a mention's phrase in Article.Text.
func (d *Doc) MentionSpan(m *Mention) sayso.Span {
	w := d.Syntax.Words
	return sayso.Span{Start: int(w[m.Words.Start].Start), End: int(w[m.Words.End-1].End)}
}
