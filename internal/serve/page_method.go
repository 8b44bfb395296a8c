package serve

import (
	"net/http"

	"sayso"
	"sayso/engine"
	"sayso/internal/export"
	"sayso/internal/store"
)

// methodPage says by what the records came about and how often it errs.
type methodPage struct {
	Info      *engine.Info
	Schema    string
	Codebook  string
	Counts    store.Counts
	Figures   []figureGroup
	Files     []scoreFile
	Decisions []decision
	Failures  []failure
}

func (s *Server) method(w http.ResponseWriter, r *http.Request) {
	p := methodPage{Schema: sayso.SchemaVersion, Codebook: export.Codebook, Files: scoreFiles(), Decisions: decisions(), Failures: failures()}
	p.Figures = measured(p.Files)
	if s.Engine != nil {
		info := s.Engine.Info()
		p.Info = &info
	}
	counts, err := s.Ledger.Counts(r.Context())
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	p.Counts = counts
	s.show(w, r, http.StatusOK, "method", frame{Title: "Method", At: "method", Page: p})
}
