package serve

import (
	"net/http"

	"sayso"
	"sayso/internal/ledger"
)

// comparePage lays records beside what others annotated: one article's row by row, all others' in sums.
type comparePage struct {
	Comparisons []ledger.Comparison
	Titles      map[string]articleLine
	Article     string // "" for the list
}

func (s *Server) compare(w http.ResponseWriter, r *http.Request) {
	p := comparePage{Article: r.PathValue("id"), Titles: map[string]articleLine{}}
	list, err := s.Ledger.Compare(r.Context(), p.Article)
	if err == nil {
		err = s.Ledger.Reframe(r.Context(), list, sayso.OffsetsCodePoints)
	}
	if err == nil {
		p.Comparisons = list.Comparisons
		var ids []string
		for _, c := range list.Comparisons {
			ids = append(ids, c.Article)
		}
		err = s.name(r, p.Titles, ids)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is nothing to compare here", err)
		return
	}
	s.show(w, r, http.StatusOK, "compare", frame{Title: "Beside what others annotated", At: "review", Page: p})
}
