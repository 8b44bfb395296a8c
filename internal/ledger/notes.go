package ledger

import "sayso"

// A Note is what somebody on the desk says of a voice of a claim: words, whether it is in the tray of evidence, and the letter
// and figure of the Admiralty code (NATO AJP-2.1: A–F how reliable the source is, 1–6 how credible what it says). Grades
// are given by people and never computed. The last note in force that speaks of the tray or of a grade holds.
type Note struct {
	Seq         int    `json:"seq"`   // of the entry in the log
	Voice       string `json:"voice"` // id of the voice, as the article is read now
	Who         string `json:"who"`
	When        string `json:"when"` // RFC 3339, UTC
	Words       string `json:"words"`
	Tray        string `json:"tray"`        // "in", "out", "" for nothing about it
	Reliability string `json:"reliability"` // "A" to "F", or ""
	Credibility string `json:"credibility"` // "1" to "6", or ""
}

// notes are those among entries, in their order.
func notes(list []remark) (out []Note) {
	for _, e := range list {
		if e.Do == sayso.CorrectNote {
			out = append(out, Note{e.Seq, e.voice, e.Who, e.When, e.Why, e.Set["tray"], e.Set["reliability"], e.Set["credibility"]})
		}
	}
	return out
}
