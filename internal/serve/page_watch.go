package serve

import (
	"net/http"
	"strings"

	"sayso/internal/ledger"
)

// watchPage lists what is watched, without the secrets.
type watchPage struct {
	Watches    []watchLine
	Claim      string // that a form on another page wants to watch
	Correcting bool
}

type watchLine struct {
	ID, Words, Hook string
}

func (s *Server) watches(w http.ResponseWriter, r *http.Request) {
	list, err := s.Ledger.Watches(r.Context())
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	p := watchPage{Claim: r.URL.Query().Get("claim"), Correcting: s.Now != nil}
	for _, x := range list {
		p.Watches = append(p.Watches, watchLine{x.ID, describe(x), x.Hook})
	}
	s.show(w, r, http.StatusOK, "watch", frame{Title: "Watches", At: "watch", Page: p})
}

// watch keeps a watch or takes one away.
func (s *Server) watch(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk keeps no watches", nil)
		return
	}
	f := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	x := ledger.Watch{ID: f("id"), Kind: ledger.WatchKind(f("kind")), Query: f("query"), Claim: f("claim"), Hook: f("hook"), Secret: f("secret")}
	if x.Hook != "" && x.Secret == "" {
		s.fail(w, r, http.StatusUnprocessableEntity, "A hook needs a secret, by which whoever gets the news knows that they come from here", nil)
		return
	}
	if err := s.Ledger.PutWatch(r.Context(), x); err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The watch was not kept", err)
		return
	}
	http.Redirect(w, r, "/watch", http.StatusSeeOther)
}
