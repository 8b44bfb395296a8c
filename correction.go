package sayso

// A Correction is one entry of the append-only log in which people set the machine right: who, when, why and what. It
// points at words of stored texts, never at ids that a new reading would give anew, and so survives re-reading. Time is
// given by whoever corrects (the command's clock), never by the engine.
type Correction struct {
	Seq  int            `json:"seq"` // from 1, in order of entry
	Who  string         `json:"who"`
	When string         `json:"when"` // RFC 3339, UTC
	Why  string         `json:"why"`
	Do   CorrectionVerb `json:"do"`
	What Target         `json:"what"` // what is corrected
	With *Target        `json:"with"` // the other of a merge or split
	// Set holds new values by field name of the record ("level": "unnamed_person"), for CorrectSet.
	Set map[string]string `json:"set"`
	// Undoes is the number of the entry that this one takes back, for CorrectUndo.
	Undoes int `json:"undoes"`
}

// CorrectionVerb says what a correction does.
type CorrectionVerb string

// The verbs.
const (
	CorrectMerge  CorrectionVerb = "merge"  // What and With are one
	CorrectSplit  CorrectionVerb = "split"  // What and With are two
	CorrectSet    CorrectionVerb = "set"    // fields of What have other values
	CorrectRemove CorrectionVerb = "remove" // What is none: no quotation, no event, no entity
	CorrectUndo   CorrectionVerb = "undo"
)

// A Target is something of a record, named by the kind of thing and the words it stands on.
type Target struct {
	Kind  TargetKind `json:"kind"`
	Words Passage    `json:"words"` // entity: a mention; attribution: its cue or else content; event: its trigger; claim: a voice's content
}

// TargetKind is a kind of thing that can be corrected.
type TargetKind string

// The kinds of target.
const (
	TargetEntity      TargetKind = "entity"
	TargetAttribution TargetKind = "attribution"
	TargetEvent       TargetKind = "event"
	TargetClaim       TargetKind = "claim"
)

// Passages implements [Answer].
func (c *Correction) Passages() []*Passage {
	out := []*Passage{&c.What.Words}
	if c.With != nil {
		out = append(out, &c.With.Words)
	}
	return out
}
