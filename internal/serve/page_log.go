package serve

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// logPage is the log of corrections, newest first.
type logPage struct {
	Corrections []sayso.Correction
	Undone      map[int]bool
	Article     string // of which alone, "" all
	Correcting  bool
}

func (s *Server) log(w http.ResponseWriter, r *http.Request) {
	list, err := s.Ledger.Log(r.Context(), 0)
	if err == nil {
		err = s.Ledger.Reframe(r.Context(), list, sayso.OffsetsCodePoints)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The log could not be read", err)
		return
	}
	p := logPage{Article: r.URL.Query().Get("article"), Undone: map[int]bool{}, Correcting: s.Now != nil}
	for _, c := range list.Corrections {
		if c.Do == sayso.CorrectUndo {
			p.Undone[c.Undoes] = !p.Undone[c.Seq] // an undoing that is undone itself has no effect; entries come in order
		}
	}
	for _, c := range slices.Backward(list.Corrections) {
		if p.Article == "" || c.What.Words.Article == p.Article || c.Do == sayso.CorrectUndo {
			p.Corrections = append(p.Corrections, c)
		}
	}
	s.show(w, r, http.StatusOK, "log", frame{Title: "Corrections", At: "log", Page: p})
}

// undo takes an entry of the log back by another entry.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk corrects nothing", nil)
		return
	}
	n, err := strconv.Atoi(r.PostFormValue("undoes"))
	c := sayso.Correction{Who: strings.TrimSpace(r.PostFormValue("who")), Why: strings.TrimSpace(r.PostFormValue("why")), When: s.Now(), Do: sayso.CorrectUndo, Undoes: n}
	if err == nil && (c.Who == "" || c.Why == "") {
		err = &sayso.Error{Code: sayso.ErrCorrection, Msg: "say who undoes, and why"}
	}
	if err == nil {
		_, err = s.Ledger.Correct(r.Context(), c)
	}
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "Nothing was undone", err)
		return
	}
	http.Redirect(w, r, "/log", http.StatusSeeOther)
}
