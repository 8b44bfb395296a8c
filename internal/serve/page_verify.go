package serve

import (
	"net/http"
	"strings"
	"sync"

	"sayso"
	"sayso/data"
	"sayso/internal/verify"
	"sayso/internal/verify/report"
)

// verifyPage has the draft on the left and what its quotations are in the sources on the right.
type verifyPage struct {
	Draft, Sources string // as they were given, for the form
	Report         *report.Page
	Passed         bool
	CanRead        bool
}

// verifyWords are the words by which changes are told, read once.
var verifyWords = sync.OnceValues(func() (*verify.Lexicon, error) { return verify.LoadLexicon(data.FS) })

// verify checks the quotations of a draft against pasted sources and articles of the ledger named by id, one a line.
func (s *Server) verify(w http.ResponseWriter, r *http.Request) {
	p := verifyPage{CanRead: s.Engine != nil}
	if r.Method == http.MethodPost {
		p.Draft, p.Sources = r.PostFormValue("draft"), r.PostFormValue("source")
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

func (s *Server) checked(r *http.Request, draft, source string, ids []string) (*report.Report, error) {
	words, err := verifyWords()
	if err != nil {
		return nil, err
	}
	index := verify.NewIndex()
	if strings.TrimSpace(source) != "" {
		index.Add(verify.Source{Name: "pasted source", Article: (&sayso.Article{Text: source}).Identified()})
	}
	for _, id := range ids {
		a, err := s.Ledger.Article(r.Context(), id)
		if err != nil {
			return nil, err
		}
		index.Add(verify.Source{Name: id, Article: a})
	}
	rec, err := s.Engine.Read(r.Context(), &sayso.Article{Text: draft})
	if err != nil {
		return nil, err
	}
	out := &report.Report{Draft: verify.Source{Name: "draft", Article: rec.Article}, Sources: index.Sources(), Offsets: sayso.OffsetsCodePoints,
		Allowed: []verify.Grade{verify.Exact, verify.Marks}}
	c := verify.NewChecker(index, words)
	out.Findings = c.Check(rec, verify.Options{})
	read := map[int]*sayso.Record{}
	for i := range out.Findings {
		err := c.Speakers(&out.Findings[i], rec, func(n int) (*sayso.Record, error) {
			if read[n] == nil {
				got, err := s.Engine.Read(r.Context(), out.Sources[n].Article)
				if err != nil {
					return nil, err
				}
				read[n] = got
			}
			return read[n], nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
