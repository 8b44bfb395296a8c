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
	Lines    []hitLine
	Claims   map[string]ledger.Entry // those that hits are voices of
	NextPage string
}

// A hitLine is a hit with its sentence, in which the words looked for are lit.
type hitLine struct {
	ledger.Hit
	Parts []litPart
}

func (s *Server) search(w http.ResponseWriter, r *http.Request) {
	q := strings.TrimSpace(r.URL.Query().Get("q"))
	p := searchPage{Hits: &ledger.Hits{}}
	if q != "" {
		skip, _ := strconv.Atoi(r.URL.Query().Get("skip")) // what is no number starts at the first
		hits, err := s.Ledger.Search(r.Context(), q, ledger.Page{Skip: max(0, skip)})
		if err == nil {
			p.Lines = hitLines(hits.Hits) // lit while positions are in bytes
			err = s.Ledger.Reframe(r.Context(), hits, sayso.OffsetsCodePoints)
		}
		var claims []string
		if err == nil {
			for i, h := range hits.Hits {
				p.Lines[i].Hit = h
				claims = append(claims, h.Claim)
			}
			p.Claims, err = s.Ledger.ClaimEntries(r.Context(), claims)
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

// hitLines light the words looked for, and the cue of who says them; around the first of the former a long sentence is cut.
func hitLines(hits []ledger.Hit) []hitLine {
	out := make([]hitLine, len(hits))
	for i, h := range hits {
		var lamps []lamp
		for _, p := range h.Lit {
			if h.Words.Start <= p.Start && p.End <= h.Words.End { // first those that the hit is for
				lamps = append(lamps, lamp{p, "lit-hit"})
			}
		}
		for _, p := range h.Lit {
			lamps = append(lamps, lamp{p, "lit-hit"})
		}
		if h.Cue.Text != "" {
			lamps = append(lamps, lamp{h.Cue, "lit-cue"})
		}
		out[i].Parts = lit(h.Sentence, lamps...)
	}
	return out
}
