package claim

import (
	"strings"

	"sayso"
)

// voiceStance is the column of the claim page that a stance belongs to.
func voiceStance(s sayso.Stance) sayso.VoiceStance {
	switch s {
	case sayso.StanceDenies:
		return sayso.VoiceDenies
	case sayso.StanceRejects:
		return sayso.VoiceRejects
	case sayso.StanceDoesNotConfirm:
		return sayso.VoiceDoesNotConfirm
	case sayso.StanceDeclinesComment:
		return sayso.VoiceDeclinesComment
	case sayso.StanceNoResponse:
		return sayso.VoiceNoResponse
	}
	return sayso.VoiceAsserts
}

// open reports whether a stance takes no side: "did not confirm" is no denial.
func open(s sayso.Stance) bool {
	switch s {
	case sayso.StanceDoesNotConfirm, sayso.StanceDeclinesComment, sayso.StanceNoResponse, sayso.StanceAsks:
		return true
	}
	return false
}

// kindOf is what a stance makes of its content, "" for nothing.
func kindOf(s sayso.Stance) sayso.ClaimKind {
	switch s {
	case sayso.StanceDemands, sayso.StanceAsks:
		return sayso.ClaimWish
	case sayso.StanceExpects, sayso.StancePromises, sayso.StanceDecides:
		return sayso.ClaimForecast
	case sayso.StancePraises, sayso.StanceCriticises:
		return sayso.ClaimOpinion
	}
	return ""
}

// silences of a voice: what it does not say, about what another says.
func silent(s sayso.VoiceStance) bool {
	return s == sayso.VoiceDeclinesComment || s == sayso.VoiceNoResponse || s == sayso.VoiceDoesNotConfirm
}

// hedging reports whether a cue is no more than a hedge: "reportedly".
func (rd *reading) hedging(cue string) bool {
	switch strings.ToLower(cue) {
	case "allegedly", "reportedly", "apparently", "purportedly", "supposedly", "reported", "alleged", "purported", "supposed", "is believed to", "are believed to",
		"is thought to", "are thought to", "is said to", "are said to":
		return true
	}
	return false
}

// answers joins a voice that says nothing ("the ministry declined to comment") to what it answers, where its place in the text
// leaves no doubt: what stands in the same sentence or in the one before, in the same paragraph, is the statement of one voice.
func (rd *reading) answers() {
	said := len(rd.out)
	for i := range rd.record.Attributions {
		a := &rd.record.Attributions[i]
		s := voiceStance(a.Stance)
		if len(a.Content) > 0 || a.Cue == nil || !silent(s) {
			continue
		}
		target := rd.answered(rd.out[:said], a.Cue.Start)
		if target == nil {
			continue
		}
		p := Proposition{
			Voice: rd.record.Article.ID + "/" + a.ID, Article: rd.record.Article.ID, Attribution: a.ID, Answers: target.Voice, Words: rd.passage(*a.Cue),
			Stance: s, Kind: target.Kind, Level: a.Level, Published: day(rd.record.Article.Published.Value), Chain: rd.chain(a),
		}
		p.Said = rd.said(a, p.Published)
		if a.Speaker != nil {
			p.Entity, p.Name = a.Speaker.Entity, a.Speaker.Name
		}
		rd.out = append(rd.out, p)
	}
}

// answered returns the one statement that a silence at a byte can answer, nil if there are several or none.
func (rd *reading) answered(said []Proposition, at int) *Proposition {
	sentence, paragraph := holding(rd.record.Sentences, at), holding(rd.record.Paragraphs, at)
	if sentence < 0 || paragraph < 0 {
		return nil
	}
	for _, from := range [2]int{sentence, sentence - 1} {
		if from < 0 || holding(rd.record.Paragraphs, rd.record.Sentences[from].Start) != paragraph {
			return nil
		}
		var found *Proposition
		for i := range said {
			p := &said[i]
			if holding(rd.record.Sentences, p.Words.Start) != from {
				continue
			}
			if found != nil && found.Words != p.Words { // a relay and what it relays are one
				return nil
			}
			if found == nil || p.Stance != sayso.VoiceRelays {
				found = p
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// holding returns the index of the span that holds a byte, -1 for none.
func holding(spans []sayso.Span, at int) int {
	for i, s := range spans {
		if s.Start <= at && at < s.End {
			return i
		}
	}
	return -1
}
