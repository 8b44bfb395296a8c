package serve

import (
	"errors"
	"fmt"
	"iter"
	"mime/multipart"
	"net/http"

	"sayso"
	"sayso/internal/ingest"
)

// tooLong is the fault of a text above this desk's limit, nil for any other. It is told before anything is read of it.
func (s *Server) tooLong(place, text string) error {
	if len(text) <= s.ArticleLimit {
		return nil
	}
	return &sayso.Error{Code: sayso.ErrTooLarge, Place: place,
		Msg: fmt.Sprintf("its text has %s, and this desk reads articles of up to %s (sayso serve --article-limit); sayso add reads longer ones", megabytes(len(text)), megabytes(s.ArticleLimit))}
}

// limited has articles above the limit refused, each in its place; the others go on.
func (s *Server) limited(items iter.Seq[ingest.Item]) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		for item := range items {
			if item.Err == nil && item.Article != nil {
				if err := s.tooLong(item.Place, item.Article.Text); err != nil {
					item.Article, item.Err = nil, err
				}
			}
			if !yield(item) {
				return
			}
		}
	}
}

// badForm tells what is wrong with a form that could not be read: too much of it, or none.
func (s *Server) badForm(w http.ResponseWriter, r *http.Request, err error) {
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		s.fail(w, r, http.StatusRequestEntityTooLarge, "That is too much at a time", &sayso.Error{Code: sayso.ErrTooLarge, Place: "form",
			Msg: "one form takes up to " + megabytes(int(long.Limit)) + "; give it in parts, or have sayso add read it"})
		return
	case errors.Is(err, multipart.ErrMessageTooLarge): // what is pasted is held in memory
		s.fail(w, r, http.StatusRequestEntityTooLarge, "The text is too long", &sayso.Error{Code: sayso.ErrTooLarge, Place: "pasted text",
			Msg: "this desk reads articles of up to " + megabytes(s.ArticleLimit) + " (sayso serve --article-limit); sayso add reads longer ones"})
		return
	}
	s.fail(w, r, http.StatusBadRequest, "The form could not be read", &sayso.Error{Code: sayso.ErrUsage, Place: "form", Msg: "it is not as this page sends it", Err: err})
}

func megabytes(n int) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%.4g MB", float64(n)/(1<<20))
}
