package serve

import (
	"math"
	"net/http"

	"sayso"
	"sayso/internal/ledger"
)

// storyPage is a story with its origins as columns and two axes of time.
type storyPage struct {
	*sayso.Story
	Columns []originColumn
	Titles  map[string]articleLine
	Axes    drawings[timeline]
	Claims  []ledger.Entry
	Lines   map[string]eventLine       // of the moments, by article and event
	Only    map[string][]sayso.Passage // by article: what a copy added
}

// An originColumn is one independent origin: what came first and what was copied from it.
type originColumn struct {
	Origin   *sayso.Origin
	Articles []string // of this story
}

func (s *Server) story(w http.ResponseWriter, r *http.Request) {
	st, err := s.Ledger.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is no such story here", err)
		return
	}
	p := storyPage{Story: st, Titles: map[string]articleLine{}}
	err = s.Ledger.Reframe(r.Context(), st, sayso.OffsetsCodePoints)
	p.Axes = drawings[timeline]{drawn(st.Timeline, wideSheet), drawn(st.Timeline, narrowSheet)} // behind the reframing: its points lead to words as well
	if err == nil {
		err = s.name(r, p.Titles, st.Articles)
	}
	in := map[string]bool{}
	for _, a := range st.Articles {
		in[a] = true
	}
	for _, id := range st.Origins {
		if err != nil {
			break
		}
		var o *sayso.Origin
		if o, err = s.Ledger.Origin(r.Context(), id); err != nil {
			break
		}
		if err = s.Ledger.Reframe(r.Context(), o, sayso.OffsetsCodePoints); err != nil {
			break
		}
		col := originColumn{Origin: o}
		for _, a := range o.Articles {
			if in[a] {
				col.Articles = append(col.Articles, a)
			}
		}
		p.Columns = append(p.Columns, col)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	p.Claims, err = s.Ledger.ClaimsIn(r.Context(), st.Articles, claimsInStory)
	if err == nil {
		p.Lines, err = s.momentLines(r, st)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	s.show(w, r, http.StatusOK, "story", frame{Title: st.Title.Text, At: "stories", Page: p})
}

// claimsInStory is how many claims the page of a story has at most.
const claimsInStory = 40

// momentLines are the events of a story's moments with their sentences.
func (s *Server) momentLines(r *http.Request, st *sayso.Story) (map[string]eventLine, error) {
	out := map[string]eventLine{}
	if len(st.Timeline) == 0 {
		return out, nil
	}
	_, lines, err := s.eventLines(r.Context(), ledger.EventQuery{Articles: st.Articles, Page: ledger.Page{Limit: math.MaxInt32 - 1}})
	for _, l := range lines {
		out[l.Article+"/"+l.ID] = l
	}
	return out, err
}

// origin shows a family of copies: who was first, and what each took over, added and cut.
func (s *Server) origin(w http.ResponseWriter, r *http.Request) {
	o, err := s.Ledger.Origin(r.Context(), r.PathValue("id"))
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is no such origin here", err)
		return
	}
	titles := map[string]articleLine{}
	if err = s.Ledger.Reframe(r.Context(), o, sayso.OffsetsCodePoints); err == nil {
		err = s.name(r, titles, o.Articles)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	s.show(w, r, http.StatusOK, "origin", frame{Title: "One origin", At: "origins", Page: struct {
		*sayso.Origin
		Titles map[string]articleLine
	}{o, titles}})
}
