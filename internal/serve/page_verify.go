package serve

import (
	"errors"
	"net/http"
	"strings"

	"sayso"
	"sayso/internal/verify/report"
)

// verifyPage has the draft on the left and what its quotations are in the sources on the right.
type verifyPage struct {
	Draft, Sources string // as they were given, for the form
	Report         *report.Page
	Passed         bool
	CanRead        bool
}

// verify checks the quotations of a draft against pasted sources and articles of the ledger named by id, one a line.
func (s *Server) verify(w http.ResponseWriter, r *http.Request) {
	p := verifyPage{CanRead: s.Engine != nil}
	if r.Method == http.MethodPost {
		if err := r.ParseForm(); err != nil {
			s.badForm(w, r, err)
			return
		}
		p.Draft, p.Sources = r.PostFormValue("draft"), r.PostFormValue("source")
	}
	if err := errors.Join(s.tooLong("draft", p.Draft), s.tooLong("source", p.Sources)); err != nil {
		s.fail(w, r, http.StatusRequestEntityTooLarge, "The draft could not be checked", err)
		return
	}
	if strings.TrimSpace(p.Draft) == "" || s.Engine == nil {
		s.show(w, r, http.StatusOK, "verify", frame{Title: "Check quotations", At: "verify", Page: p})
		return
	}
	rep, err := s.checked(r, p.Draft, p.Sources, strings.Fields(r.PostFormValue("articles")))
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The draft could not be checked", err)
		return
	}
	page := rep.Page()
	p.Report, p.Passed = &page, rep.Passed()
	s.show(w, r, http.StatusOK, "verify", frame{Title: "Check quotations", At: "verify", Page: p})
}

// checked gathers the sources and checks.
func (s *Server) checked(r *http.Request, draft, source string, ids []string) (*report.Report, error) {
	var sources []*sayso.Article
	if strings.TrimSpace(source) != "" {
		sources = append(sources, &sayso.Article{ID: "pasted source", Text: source})
	}
	for _, id := range ids {
		a, err := s.Ledger.Article(r.Context(), id)
		if err != nil {
			return nil, err
		}
		sources = append(sources, a)
	}
	select {
	case s.seats <- struct{}{}:
		defer func() { <-s.seats }()
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	return s.Ledger.Verify(r.Context(), &sayso.Article{Text: draft}, sources)
}
