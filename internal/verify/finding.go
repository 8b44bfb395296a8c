package verify

import (
	"fmt"

	"sayso"
)

// A Grade says how the words of a quotation stand in the sources, from best to worst.
type Grade uint8

// The grades.
const (
	// Exact: the characters between the marks stand in the source, one after the other, whatever stands around them.
	Exact Grade = iota
	// Marks: the same but for what editors may change: quotation marks and apostrophes, dashes, spaces and invisible
	// characters, the stops of an abbreviation, the case of the first letter, and a comma or full stop at the end. A
	// source in capitals throughout has no case to differ in. Two quotations that the source parts by its own cue
	// ("…," she said, "…") may be one.
	Marks
	// Bracketed: the draft adds or replaces words in brackets, and nothing else differs.
	Bracketed
	// Shortened: words of the source are left out, or a sentence ends where the source's goes on. Marked says whether
	// an ellipsis shows each of these places.
	Shortened
	// Changed: words or the marks between them differ.
	Changed
	// Joined: words of two places, or of two speakers, are run together.
	Joined
	// NotFound: nothing in the sources is near enough.
	NotFound
)

// Grades lists all grades from best to worst.
func Grades() []Grade { return []Grade{Exact, Marks, Bracketed, Shortened, Changed, Joined, NotFound} }

// String returns the grade's name in JSON and on the command line.
func (g Grade) String() string {
	return [...]string{"exact", "marks", "bracketed", "shortened", "changed", "joined", "not_found"}[g]
}

// ParseGrade returns the grade of a name.
func ParseGrade(name string) (Grade, error) {
	for _, g := range Grades() {
		if g.String() == name {
			return g, nil
		}
	}
	return 0, fmt.Errorf("no grade %q", name)
}

// A Kind says what a change is about.
type Kind string

// The kinds of change.
const (
	KindTense    Kind = "tense"    // another form of the same verb in time: "is", "was"; "win", "will win"
	KindNumber   Kind = "number"   // another figure, or singular for plural
	KindNegation Kind = "negation" // "not" and its like come or go
	KindName     Kind = "name"     // another name
	KindOther    Kind = "other"
)

// A Change is one place where the words differ. One of the spans may be empty: then it says where words are missing.
type Change struct {
	Kind   Kind
	Grade  Grade      // what the change alone makes of the quotation: Bracketed, Shortened or Changed
	Draft  sayso.Span // bytes in the draft
	Source sayso.Span // bytes in the text of the source At
	At     int        // index of the source
}

// A Place is a stretch of a source, in bytes of its text.
type Place struct {
	Source int // index in Index.Sources
	Span   sayso.Span
}

// Agreement says whether the draft's speaker is the source's.
type Agreement string

// The agreements.
const (
	SpeakerSame    Agreement = "same"
	SpeakerOther   Agreement = "other"
	SpeakerUnclear Agreement = "unclear" // one of them is not named, or the names decide nothing
)

// What names the thing that was looked for.
type What string

// What a finding may be about.
const (
	Quotation What = "quotation"
	Statement What = "statement" // the content of an indirect attribution: a paraphrase need not be word for word
)

// A Finding is what became of one quotation of the draft.
type Finding struct {
	What        What
	ID          string     // of the quotation; "" for a statement
	Attribution string     // id of its attribution in the draft's record, "" if none
	Span        sayso.Span // bytes in the draft, without the quotation marks

	Grade  Grade
	Also   []Grade // better grades that apply too, ascending: a quotation may be bracketed and shortened
	Marked bool    // Shortened: an ellipsis stands wherever words are left out
	// Places are the stretches that the words come from, in the order of the draft; several if Joined. For NotFound it
	// is the nearest passage, if there is any.
	Places []Place
	Others []Place // other places with the same words, at most eight
	// Similarity is the share of words that are the same, from 0 to 1, of those in the draft and those left out
	// without an ellipsis. Words in brackets do not count.
	Similarity float64
	Changes    []Change

	Speaker      Agreement
	DraftSpeaker string // as written, "" if none is named
	SourceSaid   string // the same of the source
}

// Passes reports whether the grade and all that apply beside it are among those allowed.
func (f *Finding) Passes(allowed func(Grade) bool) bool {
	if !allowed(f.Grade) {
		return false
	}
	for _, g := range f.Also {
		if !allowed(g) {
			return false
		}
	}
	return true
}
