package correct

import (
	"slices"
	"strings"

	"sayso"
)

// Most bytes of what people write beside the record.
const (
	maxQuestion = 2_000 // of a question, of an answer, and of why
	maxNote     = 10_000
)

// besideFields are the names of values that an entry beside the record can have.
func besideFields(do sayso.CorrectionVerb) []string {
	switch do {
	case sayso.CorrectAnswer:
		return []string{"question", "answer"}
	case sayso.CorrectNote:
		return []string{"tray", "reliability", "credibility"}
	}
	return []string{"question"}
}

// beside says why a question or a note cannot be appended. Whether a question can be asked or answered as it stands, is for those who
// know the claim.
func beside(e sayso.Correction, record func(string) (*sayso.Record, error)) error {
	place := e.What.Words.Article
	with := e.With == nil || e.With.Kind == sayso.TargetAttribution && e.With.Words.Article == place
	if e.What.Kind != sayso.TargetClaim || !with || e.Undoes != 0 {
		return refuse(place, "questions and notes are of one voice of a claim, and with an attribution of the same article if that tells whose")
	}
	for _, name := range sortedKeys(e.Set) {
		if !slices.Contains(besideFields(e.Do), name) {
			return refuse(place, "%s has no value %q; there are %s", e.Do, name, strings.Join(besideFields(e.Do), ", "))
		}
	}
	if fault := besideValues(e); fault != "" {
		return refuse(place, "%s", fault)
	}
	_, _, err := there(e, record)
	return err
}

// besideValues says what is wrong with the values, "" if nothing is.
func besideValues(e sayso.Correction) string {
	most := maxQuestion
	if e.Do == sayso.CorrectNote {
		most = maxNote
	}
	question, answer, tray, letter, figure := e.Set["question"], e.Set["answer"], e.Set["tray"], e.Set["reliability"], e.Set["credibility"]
	switch {
	case max(len(question), len(answer)) > maxQuestion || len(e.Why) > most:
		return "it is too long"
	case e.Do != sayso.CorrectNote && question == "":
		return "the question has no words"
	case question != strings.Join(strings.Fields(question), " "):
		return "a question is one line, a blank between words: it is known by them"
	case e.Do == sayso.CorrectAnswer && strings.TrimSpace(answer) == "":
		return "the answer has no words"
	case tray != "" && tray != "in" && tray != "out":
		return "evidence is put in the tray or taken out"
	case len(letter) > 1 || !strings.Contains("ABCDEF", letter):
		return "reliability is a letter from A to F"
	case len(figure) > 1 || !strings.Contains("123456", figure):
		return "credibility is a figure from 1 to 6"
	}
	return ""
}
