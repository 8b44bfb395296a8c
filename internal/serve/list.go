package serve

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso/internal/ledger"
)

// listPage is a list of claims, stories, origins or people, with what it was asked for.
type listPage struct {
	*ledger.Entries
	Heading, Path, About string
	Query                ledger.GroupQuery
	NextPage             string // address of the part behind this one, "" if this is the last
}

// lister is a question of the ledger that a list answers.
type lister func(context.Context, ledger.GroupQuery) (*ledger.Entries, error)

func (s *Server) claims(w http.ResponseWriter, r *http.Request) {
	s.list(w, r, s.Ledger.Claims, listPage{Heading: "Claims", Path: "/claims", About: "What several voices say, deny or leave open, read by machine; those in most articles first. Counted are speakers, each once, and origins: copies of one text are one, never as many as outlets that print it."})
}

func (s *Server) stories(w http.ResponseWriter, r *http.Request) {
	s.list(w, r, s.Ledger.Stories, listPage{Heading: "Stories", Path: "/stories", About: "Articles on the same happenings, those of most origins first."})
}

func (s *Server) origins(w http.ResponseWriter, r *http.Request) {
	s.list(w, r, s.Ledger.Origins, listPage{Heading: "Origins", Path: "/origins", About: "Families of copies: articles that go back to one text count once."})
}

func (s *Server) people(w http.ResponseWriter, r *http.Request) {
	s.list(w, r, s.Ledger.People, listPage{Heading: "People and bodies", Path: "/who", About: "Who is named, across articles. The same name is not always the same person: merge and split on each page."})
}

func (s *Server) list(w http.ResponseWriter, r *http.Request, ask lister, p listPage) {
	q := r.URL.Query()
	skip, _ := strconv.Atoi(q.Get("skip")) // what is no number starts at the first
	least, _ := strconv.Atoi(q.Get("least"))
	p.Query = ledger.GroupQuery{Range: ledger.Range{From: q.Get("from"), To: q.Get("to")}, Page: ledger.Page{Skip: max(0, skip)}, AtLeast: max(0, least),
		Words: strings.TrimSpace(q.Get("words"))}
	entries, err := ask(r.Context(), p.Query)
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "The list could not be made", err)
		return
	}
	p.Entries = entries
	if entries.Next > 0 {
		q.Set("skip", strconv.Itoa(entries.Next))
		p.NextPage = p.Path + "?" + q.Encode()
	}
	s.show(w, r, http.StatusOK, "list", frame{Title: p.Heading, At: strings.TrimPrefix(p.Path, "/"), Page: p})
}

// address is the address of an entry. Claims and most people are an id within something else, "courier/a2": the last slash stays one, and
// whatever stands before it is one part, for an article may be called https://news.example/1.
func address(kind, id string) string {
	root := map[string]string{"claims": "/claim/", "stories": "/story/", "origins": "/origin/", "people": "/who/"}[kind]
	if i := strings.LastIndexByte(id, '/'); i >= 0 && (kind == "claims" || kind == "people") {
		return root + url.PathEscape(id[:i]) + "/" + url.PathEscape(id[i+1:])
	}
	return root + url.PathEscape(id)
}
