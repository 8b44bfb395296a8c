package serve

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// An atomFeed is a feed as RFC 4287 has it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

// noDate is what Atom asks for where nobody tells a date: the format has no empty one, and today's is never used.
const noDate = "1970-01-01"

// feed is the news of a watch as Atom.
func (s *Server) feed(w http.ResponseWriter, r *http.Request) {
	list, err := s.Ledger.Watches(r.Context())
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	id := r.PathValue("id")
	i := slices.IndexFunc(list, func(x ledger.Watch) bool { return x.ID == id })
	if i < 0 {
		s.fail(w, r, http.StatusNotFound, "There is no such watch", nil)
		return
	}
	news, err := s.Ledger.News(r.Context(), list[i])
	if err == nil {
		err = s.Ledger.Reframe(r.Context(), news, sayso.OffsetsCodePoints)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	out := atomFeed{ID: "urn:sayso:watch:" + url.PathEscape(id), Title: "Sayso: " + describe(list[i]), Updated: noDate + "T00:00:00Z", Author: "Sayso",
		Links: []atomLink{{"self", "/feed/" + url.PathEscape(id)}}}
	for _, n := range news.News {
		day := n.Date
		if len(day) < len(noDate) {
			day = noDate
		}
		e := atomEntry{ID: "urn:sayso:news:" + url.PathEscape(id+"/"+n.ID), Title: clipped(export.Visible(n.Title)), Updated: day[:len(noDate)] + "T00:00:00Z",
			Link: atomLink{"alternate", to(n.Words)}, Summary: "“" + clipped(export.Visible(n.Words.Text)) + "”"}
		out.Updated = max(out.Updated, e.Updated)
		out.Entries = append(out.Entries, e)
	}
	body, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The feed could not be made", err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = w.Write(append([]byte(xml.Header), body...))
}

// describe says in words what is watched.
func describe(w ledger.Watch) string {
	switch w.Kind {
	case ledger.WatchSearch:
		return w.Query
	case ledger.WatchDenials:
		return "denials of claim " + w.Claim
	case ledger.WatchOrigins:
		return "origins of claim " + w.Claim
	}
	return "named sources of claim " + w.Claim
}
