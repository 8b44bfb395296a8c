package serve

import (
	"net/http"
	"strings"

	"sayso/internal/export"
	"sayso/internal/ledger"
)

// question keeps what somebody did about an open question of a claim.
func (s *Server) question(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk keeps no answers", nil)
		return
	}
	f := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	e := ledger.QuestionEntry{Voice: f("voice"), Who: f("who"), When: s.Now(), Why: f("why"), Do: ledger.QuestionDo(f("do")), Question: f("question"), Answer: f("answer")}
	if e.Do != ledger.QuestionAnswer { // one form has the field for all that can be done
		e.Answer = ""
	}
	if err := s.Ledger.AddQuestion(r.Context(), e); err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The question is as it was", err)
		return
	}
	http.Redirect(w, r, address("claims", e.Voice)+"#open", http.StatusSeeOther)
}

// questionLines are the questions of a claim that people have dealt with, for a memo.
func questionLines(list []ledger.Question) (out []export.MemoLine) {
	for _, q := range list {
		if len(q.History) == 0 {
			continue
		}
		last := q.History[len(q.History)-1]
		text := q.Words + " – " + q.State
		if q.Answer != "" {
			text += ": " + q.Answer
		}
		out = append(out, export.MemoLine{Text: text + " (" + last.Who + ", " + last.When + ": " + last.Why + ")"})
	}
	return out
}
