package ledger

import (
	"slices"
	"strings"

	"sayso"
)

// A Question is an open question of a claim with what people did about it.
type Question struct {
	Words   string             `json:"words"`
	Points  []sayso.Passage    `json:"points"`  // words that raise it, of one that the machine found
	Found   bool               `json:"found"`   // by the machine, in the texts as they are now
	State   string             `json:"state"`   // "open", "answered", "closed"
	Answer  string             `json:"answer"`  // "" unless answered
	Asked   string             `json:"asked"`   // by whom, "" if by the machine alone
	History []sayso.Correction `json:"history"` // the entries of the log in force, oldest first
}

// questions are those of a claim: that the machine finds now, then those that people asked or dealt with, in order of their first
// entry. One that was found once and is not any more stays as long as an entry in force is about it.
func questions(c *sayso.Claim, list []remark) (out []Question) {
	at := map[string]int{}
	for _, q := range c.Summary.Questions {
		words := strings.Join(strings.Fields(q.Words), " ")
		if _, ok := at[words]; ok {
			continue
		}
		at[words] = len(out)
		out = append(out, Question{Words: words, Points: slices.Clone(q.Points), Found: true, State: "open"})
	}
	for _, e := range list {
		if e.Do == sayso.CorrectNote {
			continue
		}
		words := e.Set["question"]
		i, ok := at[words]
		if !ok {
			i = len(out)
			at[words] = i
			out = append(out, Question{Words: words, State: "open"})
		}
		q := &out[i]
		q.History = append(q.History, e.Correction)
		switch e.Do {
		case sayso.CorrectAsk:
			q.Asked = e.Who
		case sayso.CorrectAnswer:
			q.State, q.Answer = "answered", e.Set["answer"]
		case sayso.CorrectClose:
			q.State, q.Answer = "closed", ""
		case sayso.CorrectReopen:
			q.State, q.Answer = "open", ""
		}
	}
	return out
}
