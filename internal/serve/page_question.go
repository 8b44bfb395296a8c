package serve

import (
	"net/http"
	"strings"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// question keeps what somebody did about an open question of a claim.
func (s *Server) question(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk keeps no answers", nil)
		return
	}
	f := r.PostFormValue
	c := sayso.Correction{Do: sayso.CorrectionVerb(f("do")), Who: strings.TrimSpace(f("who")), When: s.Now(), Why: strings.TrimSpace(f("why")),
		Set: map[string]string{"question": f("question")}}
	if c.Do == sayso.CorrectAnswer { // one form has the field for all that can be done
		c.Set["answer"] = f("answer")
	}
	err := error(&sayso.Error{Code: sayso.ErrUsage, Place: string(c.Do), Msg: "a question is asked, answered, closed or opened again"})
	if c.Do.Beside() && c.Do != sayso.CorrectNote {
		_, err = s.Ledger.Say(r.Context(), f("voice"), c)
	}
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The question is as it was", err)
		return
	}
	http.Redirect(w, r, address("claims", f("voice"))+"#open", http.StatusSeeOther)
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
