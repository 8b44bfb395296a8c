package serve

import (
	"net/http"
	"runtime"
	"strings"

	"sayso/engine"
	"sayso/internal/fetch"
	"sayso/internal/fresh"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
	"sayso/internal/plover"
)

// Options say what a Server serves. Ledger is needed.
type Options struct {
	Ledger *ledger.Ledger
	// Engine describes itself on the page of the method; nil: that page says that nothing can be read here.
	Engine *engine.Engine
	// Hosts are the names under which the server may be asked, with or without port; empty: this machine's own names. A page
	// elsewhere that points a name of its own at this machine (DNS rebinding) is refused.
	Hosts []string
	// Token lets in; "" lets everybody in who can reach the address.
	Token string
	// Fetch gets the addresses that a reader gives; nil: nothing is ever fetched.
	Fetch *fetch.Client
	// ArticleLimit is how many bytes of text one article may have that is given here, a draft and a source too; 0: ingest.WaitedFor.
	ArticleLimit int
	// Now is the clock of corrections: RFC 3339 in UTC. Nil: pages correct nothing.
	Now func() string
	// Explain says what a code of an error means and what to do, as the command of that name does; nil: pages tell the code alone.
	Explain func(code string) (title, toDo string)
	// Fresh is the store of Ledger, if pages are to be kept as long as nothing changes that they rest on; nil: each is made anew.
	Fresh *fresh.Store
}

// A Server answers requests over one ledger. It is safe for use by several goroutines.
type Server struct {
	Options
	pages  pages
	codes  *plover.Ontology
	poster *poster
	added  *progress
	meters *metrics
	kept   *kept
	// seats are for articles that are being read, each of which keeps a processor busy: one processor is left to pages.
	seats chan struct{}
}

// New returns a Server.
func New(o Options) *Server {
	if o.ArticleLimit <= 0 {
		o.ArticleLimit = ingest.WaitedFor
	}
	return &Server{Options: o, pages: parsePages(), codes: plover.New(), poster: newPoster(nil), added: newProgress(), meters: newMetrics(o.Ledger), kept: newKept(),
		seats: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)-1))}
}

// Handler returns the whole desk: pages and files, behind the guards.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.keep(s.drop))
	mux.HandleFunc("POST /{$}", s.dropped)
	mux.HandleFunc("GET /doc/{id}", s.keep(s.article))
	mux.HandleFunc("POST /doc/{id}/correct", s.correct)
	mux.HandleFunc("GET /verify", s.tagged(s.verify))
	mux.HandleFunc("POST /verify", s.verify)
	mux.HandleFunc("GET /claims", s.keep(s.claims))
	mux.HandleFunc("GET /claim/{article}/{id...}", s.keep(s.claim))
	mux.HandleFunc("POST /claim", s.claimCorrected)
	mux.HandleFunc("POST /note", s.note)
	mux.HandleFunc("POST /question", s.question)
	mux.HandleFunc("GET /doc/{id}/export", s.tagged(s.articleExport))
	mux.HandleFunc("GET /stories", s.keep(s.stories))
	mux.HandleFunc("GET /story/{id}", s.keep(s.story))
	mux.HandleFunc("GET /origins", s.keep(s.origins))
	mux.HandleFunc("GET /origin/{id}", s.keep(s.origin))
	mux.HandleFunc("GET /who", s.keep(s.whoIs))
	mux.HandleFunc("POST /who", s.joined)
	mux.HandleFunc("GET /who/{id...}", s.keep(s.person))
	mux.HandleFunc("GET /events", s.keep(s.events))
	mux.HandleFunc("GET /events/map", s.keep(s.eventMap))
	mux.HandleFunc("GET /search", s.keep(s.search))
	mux.HandleFunc("GET /events.csv", s.tagged(s.eventsTable))
	mux.HandleFunc("GET /export", s.excerptPage)
	mux.HandleFunc("GET /review", s.keep(s.review))
	mux.HandleFunc("GET /review/gold.zip", s.tagged(s.gold))
	mux.HandleFunc("GET /review/{kind}/{article}/{at}", s.tagged(s.judge))
	mux.HandleFunc("POST /review/{kind}/{article}/{at}", s.judged)
	mux.HandleFunc("GET /compare", s.keep(s.compare))
	mux.HandleFunc("GET /compare/{id}", s.keep(s.compare))
	mux.HandleFunc("GET /log", s.keep(s.log))
	mux.HandleFunc("POST /log", s.undo)
	mux.HandleFunc("GET /watch", s.tagged(s.watches))
	mux.HandleFunc("POST /watch", s.watch)
	mux.HandleFunc("GET /feed/{id}", s.tagged(s.feed))
	mux.HandleFunc("GET "+apiRoot+"/progress", s.progress)
	mux.HandleFunc("GET /method", s.keep(s.method))
	mux.HandleFunc("GET /static/{name}", s.static)
	mux.HandleFunc("GET /favicon.ico", noIcon)
	mux.HandleFunc("GET /healthz", healthz)
	mux.Handle("GET /metrics", s.meters.handler())
	s.api(mux)
	mux.HandleFunc("/", s.nothing(mux))
	return s.guard(s.meters.counted(s.caught(mux)))
}

// healthz answers that the server is up.
func healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

// noIcon answers what every browser asks for unbidden; a page that is not there would be an error on its console.
func noIcon(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }

// nothing answers what no page answers: 404, or 405 where another method is answered (RFC 9110, 15.5.6).
func (s *Server) nothing(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var allowed []string
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
			probe := r.Clone(r.Context())
			probe.Method = method
			if _, pattern := mux.Handler(probe); pattern != "/" {
				allowed = append(allowed, method)
			}
		}
		status, words := http.StatusNotFound, "There is no such page"
		if len(allowed) > 0 {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			status, words = http.StatusMethodNotAllowed, "This page is not asked that way"
		}
		if strings.HasPrefix(r.URL.Path, apiRoot+"/") { // programs are answered as programs
			problemFor(w, status, words)
			return
		}
		s.fail(w, r, status, words, nil)
	}
}
