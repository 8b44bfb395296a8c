package serve

import (
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
	"sayso/internal/store"
)

// dropPage asks for articles and shows what there is.
type dropPage struct {
	Counts  store.Counts
	Latest  []ledger.ArticleEntry
	CanRead bool
	Fetches bool         // addresses may be given
	Kept    []dropResult // of the articles just given
	Limit   string       // of one article
}

// A dropResult is what became of one input.
type dropResult struct {
	Place, Article, Fault string
	New                   bool
	code                  sayso.Code // of the fault, if it has one
}

// latest is how many articles the first page lists.
const latest = 20

func (s *Server) drop(w http.ResponseWriter, r *http.Request) { s.dropPage(w, r, http.StatusOK, nil) }

func (s *Server) dropPage(w http.ResponseWriter, r *http.Request, status int, kept []dropResult) {
	counts, err := s.Ledger.Counts(r.Context())
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	list, err := s.Ledger.Latest(r.Context(), latest)
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	for i := range list.Articles {
		e := &list.Articles[i]
		if strings.TrimSpace(e.Title) != "" {
			continue
		}
		a, err := s.Ledger.Article(r.Context(), e.ID)
		if err != nil {
			s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
			return
		}
		e.Title = opening(a.Text)
	}
	s.show(w, r, status, "drop", frame{Title: "Add articles", At: "drop", Page: dropPage{counts, list.Articles, s.Engine != nil, s.Fetch != nil, kept, megabytes(s.ArticleLimit)}})
}

// dropped takes what the form of the first page sends: pasted text, or files. The date is the one that was typed, or what
// the article says of itself, or none: never today's.
func (s *Server) dropped(w http.ResponseWriter, r *http.Request) {
	if s.Engine == nil {
		s.fail(w, r, http.StatusForbidden, "This desk adds no articles", nil)
		return
	}
	if err := r.ParseMultipartForm(int64(max(8<<20, 2*s.ArticleLimit))); err != nil {
		s.badForm(w, r, err)
		return
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }()
	date := strings.TrimSpace(r.FormValue("published"))
	if date != "" {
		d, err := ingest.Date(date)
		if err != nil {
			s.fail(w, r, http.StatusBadRequest, "The date of the document is none: write it as 2025-08-09, or leave it empty", err)
			return
		}
		date = d
	}
	var kept []dropResult
	_, err := s.Ledger.Add(r.Context(), s.limited(s.given(r, date)), ledger.AddOptions{Jobs: cap(s.seats), Seats: s.seats, Reading: s.added.reading(), Took: func(a ledger.Added) {
		res := dropResult{Place: a.Place, Article: a.Article, New: a.New}
		if a.Err != nil {
			res.Fault = a.Err.Error()
			var coded *sayso.Error
			if errors.As(a.Err, &coded) {
				res.code = coded.Code
			}
		}
		kept = append(kept, res)
		s.added.tell(a)
	}})
	s.news(r)
	switch {
	case err != nil:
		s.fail(w, r, http.StatusInternalServerError, "The articles could not be kept", err)
	case len(kept) == 0:
		s.fail(w, r, http.StatusBadRequest, "There was nothing to read: paste a text, choose a file or give an address", nil)
	case len(kept) == 1 && kept[0].Fault == "":
		http.Redirect(w, r, "/doc/"+url.PathEscape(kept[0].Article), http.StatusSeeOther)
	case slices.ContainsFunc(kept, func(k dropResult) bool { return k.Fault == "" }):
		s.dropPage(w, r, http.StatusOK, kept)
	case !slices.ContainsFunc(kept, func(k dropResult) bool { return k.code != sayso.ErrTooLarge }):
		s.dropPage(w, r, http.StatusRequestEntityTooLarge, kept)
	default:
		s.dropPage(w, r, http.StatusUnprocessableEntity, kept)
	}
}

// mostAddresses is how many addresses one form may have fetched.
const mostAddresses = 200

// given are the articles of the form: the pasted text, the files in their order, then what stands at the addresses.
func (s *Server) given(r *http.Request, date string) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		// Forms send every line end as two characters (HTML, form submission); what was pasted had one.
		if text := strings.ReplaceAll(r.FormValue("text"), "\r\n", "\n"); strings.TrimSpace(text) != "" {
			a := &sayso.Article{Text: text, Title: strings.TrimSpace(r.FormValue("title")), Publisher: strings.TrimSpace(r.FormValue("publisher")),
				Published: sayso.Published{Basis: sayso.BasisNone}}
			if date != "" {
				a.Published = sayso.Published{Value: date, Basis: sayso.BasisGiven}
			}
			if u, err := url.Parse(strings.TrimSpace(r.FormValue("url"))); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
				a.URL = u.String()
			}
			if !yield(ingest.Item{Place: "pasted text", Article: a.Identified(), Size: len(text)}) {
				return
			}
		}
		for _, h := range r.MultipartForm.File["file"] {
			f, err := h.Open()
			if err == nil {
				var more bool
				more, err = each(f, h.Filename, date, yield)
				if !more {
					return
				}
			}
			if err != nil && !yield(ingest.Item{Place: h.Filename, Err: &sayso.Error{Code: sayso.ErrRead, Place: h.Filename, Err: err}}) {
				return
			}
		}
		for i, address := range strings.Fields(r.FormValue("urls")) {
			if i == mostAddresses {
				yield(ingest.Item{Place: "addresses", Err: &sayso.Error{Code: sayso.ErrTooLarge, Place: "addresses", Msg: "only the first 200 were fetched"}})
				return
			}
			if !s.fetched(address, date, yield) {
				return
			}
		}
	}
}

// fetched gives what stands at an address, if this desk fetches at all: a page, or a feed's entries. What is no address of the public internet is
// refused by package fetch.
func (s *Server) fetched(address, date string, yield func(ingest.Item) bool) (more bool) {
	if !ingest.IsURL(address) {
		return yield(ingest.Item{Place: address, Err: &sayso.Error{Code: sayso.ErrUsage, Place: address, Msg: "an address begins with https:// or http://"}})
	}
	for item := range ingest.Articles([]string{address}, ingest.Options{Published: date, Fetch: s.Fetch}) {
		if !yield(item) {
			return false
		}
	}
	return true
}

// each reads the articles of one uploaded file, by the look of its bytes; its name is only shown.
func each(f io.ReadCloser, name, date string, yield func(ingest.Item) bool) (more bool, err error) {
	defer func() { err = errors.Join(err, f.Close()) }()
	for item := range ingest.Articles([]string{"-"}, ingest.Options{Stdin: f, Published: date}) {
		item.Place = path.Base(name) + strings.TrimPrefix(item.Place, "-")
		if !yield(item) {
			return false, nil
		}
	}
	return true, nil
}

// news has hooks told of what an adding brought, after the answer: nobody waits for another's server.
func (s *Server) news(r *http.Request) {
	ctx := context.WithoutCancel(r.Context())
	go func() { _ = s.tell(ctx) }() // what fails comes again the next time
}
