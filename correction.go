package sayso

// A Correction is one entry of the append-only log of what people did: who, when, why and what. Most set the machine right; some
// say something beside the record, as questions and notes of a claim do ([CorrectionVerb.Beside]). An entry points at words of
// stored texts, never at ids that a new reading would give anew, and so survives re-reading. Time is given by whoever
// corrects (the command's clock), never by the engine.
type Correction struct {
	Seq  int            `json:"seq"` // from 1, in order of entry
	Who  string         `json:"who"`
	When string         `json:"when"` // RFC 3339, UTC
	Why  string         `json:"why"`
	Do   CorrectionVerb `json:"do"`
	What Target         `json:"what"` // what is corrected
	With *Target        `json:"with"` // the other of a merge or split; the speaker or parent that is set; whose voice, where two stand on the same words
	// Set holds values by name: for CorrectSet new ones of fields of the record ("level": "unnamed_person"), for what is beside
	// the record the words of a "question" and of its "answer", and of a note "tray" ("in", "out"), "reliability" ("A" to
	// "F") and "credibility" ("1" to "6"), the letter and figure of the Admiralty code (NATO AJP-2.1), given by people and never computed.
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

	// Those beside the record: What is a voice of a claim.
	CorrectAsk    CorrectionVerb = "ask"    // the claim leaves a question open
	CorrectAnswer CorrectionVerb = "answer" // a question has an answer; a later one stands in for an earlier one
	CorrectClose  CorrectionVerb = "close"  // a question is left, without an answer
	CorrectReopen CorrectionVerb = "reopen" // a question is open again
	CorrectNote   CorrectionVerb = "note"   // Why is what the note says; Set may grade the voice or speak of the tray of evidence
)

// Beside reports whether entries of this verb say something beside the record, which is the same with them and without.
func (v CorrectionVerb) Beside() bool {
	switch v {
	case CorrectAsk, CorrectAnswer, CorrectClose, CorrectReopen, CorrectNote:
		return true
	}
	return false
}

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

// In reports whether the entry points at words of an article.
func (c *Correction) In(article string) bool {
	return c.What.Words.Article == article || c.With != nil && c.With.Words.Article == article
}

// Passages implements [Answer].
func (c *Correction) Passages() []*Passage {
	out := []*Passage{&c.What.Words}
	if c.With != nil {
		out = append(out, &c.With.Words)
	}
	return out
}
