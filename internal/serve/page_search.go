package serve

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/ledger"
)

// searchPage is what a search found.
type searchPage struct {
	*ledger.Hits
	NextPage string
}

func (s *Server) search(w http.ResponseWriter, r *http.Request) {
	q := strings.TrimSpace(r.URL.Query().Get("q"))
	p := searchPage{Hits: &ledger.Hits{}}
	if q != "" {
		skip, _ := strconv.Atoi(r.URL.Query().Get("skip")) // what is no number starts at the first
		hits, err := s.Ledger.Search(r.Context(), q, ledger.Page{Skip: max(0, skip)})
		if err == nil {
			err = s.Ledger.Reframe(r.Context(), hits, sayso.OffsetsCodePoints)
		}
		if err != nil {
			s.fail(w, r, http.StatusBadRequest, "The search could not be made", err)
			return
		}
		p.Hits = hits
		if hits.Next > 0 {
			p.NextPage = "/search?q=" + url.QueryEscape(q) + "&skip=" + strconv.Itoa(hits.Next)
		}
	}
	s.show(w, r, http.StatusOK, "search", frame{Title: "Search", Page: p})
}
