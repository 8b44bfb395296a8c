package sayso

import "fmt"

// A Code names a kind of warning or error for good: "W001" to "W999" for warnings, "E001" to "E999" for errors,
// "N001" to "N999" for notes.
// Codes are never renumbered; each has an explanation with an example in package cli's explain table.
type Code string

// The codes in use.
const (
	WarnInvalidUTF8   Code = "W001" // bytes that are not UTF-8 were replaced by U+FFFD before the text was stored
	WarnEmpty         Code = "W002" // the article holds no word
	WarnWindowCut     Code = "W003" // a sentence longer than a window was read in parts
	WarnControl       Code = "W004" // control characters in the text
	WarnQuoteUnclosed Code = "W005" // a quotation mark was left open at a paragraph's end
	WarnNotEnglish    Code = "W006" // the text does not look like English, which is all the model has learnt
	WarnDate          Code = "W007" // a date in the input's own metadata could not be read and was left out
	WarnWholePage     Code = "W008" // the article could not be told from the rest of its page: all text was taken
	WarnCharset       Code = "W009" // the character encoding was guessed
	WarnLeftOut       Code = "W010" // a part of the input was not read
	WarnJoined        Code = "W011" // words that a PDF parts at the end of a line were joined
	WarnQuoteUnopened Code = "W020" // a quotation mark closes what nothing opened

	NoteOneOrigin        Code = "N001" // a plural source that may be one
	NoteNoReason         Code = "N002" // a source without a name and no reason for it
	NoteUnnamedOpinion   Code = "N003" // an opinion from a source without a name
	NotePartialQuotation Code = "N004" // part of a quotation that the text has whole
	NoteLoadedCue        Code = "N005" // a cue that judges what it reports
	NoteSlip             Code = "N006" // what rested on an unconfirmed word is told as a fact
	NoteOutletAlone      Code = "N007" // an outlet whose own source is not given
	NoteUnsourced        Code = "N008" // a checkable fact without a source

	ErrNotText     Code = "E001" // the input is binary
	ErrTooLarge    Code = "E002" // the input is larger than the limit
	ErrJSON        Code = "E003" // a line of JSONL could not be parsed
	ErrNoText      Code = "E004" // a JSONL article has no text field
	ErrDate        Code = "E005" // a date is not ISO 8601
	ErrRead        Code = "E006" // the input could not be read
	ErrModel       Code = "E007" // the model container is damaged or of another format or feature set
	ErrUsage       Code = "E008" // a command or a question could not be understood
	ErrCorpus      Code = "E009" // an evaluation file does not have the expected fields
	ErrWrite       Code = "E010" // the output could not be written
	ErrInternal    Code = "E011" // a broken invariant: please report it
	ErrInterrupted Code = "E012" // stopped by the user
	ErrOffset      Code = "E013" // a position does not fall on a character boundary of the text
	ErrRecord      Code = "E014" // a record does not follow the contract, or does not belong to the text
	ErrCompressed  Code = "E015" // a compressed input is damaged or cut short
	ErrNoArticle   Code = "E016" // a page, feed or document holds no text
	ErrFormat      Code = "E017" // a file breaks the rules of its format so that nothing could be read
	ErrFetch       Code = "E018" // a URL could not be fetched
	ErrNotAllowed  Code = "E019" // a URL may not be fetched: robots.txt, a private address, another scheme
	ErrEncrypted   Code = "E020" // a file is encrypted
	ErrLayer       Code = "E021" // the model lacks the layer that was asked for
	ErrStore       Code = "E022" // a ledger is damaged
	ErrNewerStore  Code = "E023" // a ledger was written by a newer version
	ErrConflict    Code = "E024" // another text is kept under the same id
	ErrFull        Code = "E025" // no room is left on the disk
	ErrBusy        Code = "E026" // another program is writing to the ledger
	ErrUnknown     Code = "E027" // the ledger has nothing of this name or id
	ErrCorrection  Code = "E028" // a correction points at words that are not there, or contradicts one before
	ErrNoStore     Code = "E029" // there is no ledger at this place
	ErrOldStore    Code = "E030" // a ledger was made while its format was being built
)

// An Error is a failure with a stable code and the place it happened ("articles.jsonl:17", "draft.txt").
type Error struct {
	Code  Code
	Place string
	Msg   string
	Err   error // cause, may be nil
}

// Error prints "E003 articles.jsonl:17: what went wrong: cause".
func (e *Error) Error() string {
	s := string(e.Code)
	if e.Place != "" {
		s += " " + e.Place
	}
	s += ": " + e.Msg
	if e.Err != nil {
		s += fmt.Sprintf(": %v", e.Err)
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
