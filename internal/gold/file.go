package gold

import "sayso"

// A Scored is what of a gold file is scored against. Whoever reads files of others takes this alone: what annotators put beside it
// is theirs to shape.
type Scored struct {
	ID           string        `json:"id"`
	SHA256       string        `json:"sha256,omitempty"` // of the text, which then need not be quoted
	Annotator    string        `json:"annotator"`
	Attributions []Attribution `json:"attributions"`
	Events       []Event       `json:"events"`
}

// A File is the gold of one article, as it is written.
type File struct {
	Scored
	Unsourced []Span `json:"narrator_unsourced,omitzero"`
	// Corrected says which items people have set, and by which entries of the log; Removed what they have taken out. The rest of
	// Attributions is there only because something of these names it as its parent or voice.
	Corrected []Corrected `json:"corrected,omitzero"`
	Removed   []Removed   `json:"removed,omitzero"`
	Notes     string      `json:"notes,omitzero"`
}

// A Span is a stretch of an article: code points in Start and End, UTF-8 bytes in the others.
type Span struct {
	Text      string `json:"text,omitempty"`
	Start     *int   `json:"start"` // nil in a file whose words have not been looked up
	End       *int   `json:"end"`
	ByteStart int    `json:"byte_start"`
	ByteEnd   int    `json:"byte_end"`
}

// An Attribution is one of the record's scheme. Confidence stands in predictions only.
type Attribution struct {
	ID         string       `json:"id"`
	Source     []Span       `json:"source"`
	Cue        *Span        `json:"cue"`
	Content    []Span       `json:"content"`
	Kind       sayso.Kind   `json:"kind"`
	Speaker    *string      `json:"speaker"`
	Level      sayso.Level  `json:"level"`
	Parent     *string      `json:"parent"`
	Stance     sayso.Stance `json:"stance"`
	Addressee  *Span        `json:"addressee"`
	Medium     *Span        `json:"medium"`
	Time       *Span        `json:"time"`
	Place      *Span        `json:"place"`
	Terms      *Span        `json:"terms"`
	Confidence *float64     `json:"confidence,omitempty"`
}

// An Event is one of the record's scheme.
type Event struct {
	ID          string          `json:"id"`
	Trigger     *Span           `json:"trigger"`
	Also        []Span          `json:"also"` // later mentions
	Type        sayso.EventType `json:"type"`
	Mode        *string         `json:"mode"`
	Actors      []Span          `json:"actors"`
	Recipients  []Span          `json:"recipients"`
	Status      sayso.Status    `json:"status"`
	AccordingTo string          `json:"according_to"`
	Place       *Span           `json:"place"`
	Date        *Span           `json:"date"`
}

// Corrected names an item that people have set, and by which entries.
type Corrected struct {
	ID      string   `json:"id"`
	Entries []int    `json:"entries"`
	Fields  []string `json:"fields"` // set by hand; the others are the engine's, seen and let stand
}

// Removed is an item that people have taken out.
type Removed struct {
	Kind  sayso.TargetKind `json:"kind"`
	Entry int              `json:"entry"`
	At    Span             `json:"at"`
}
