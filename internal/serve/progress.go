package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"sayso"
	"sayso/internal/ledger"
)

// A progress tells listeners what becomes of each input that is being added, one event an input. A listener that does
// not keep up misses some: nothing waits for it.
type progress struct {
	mu        sync.Mutex
	listeners map[chan progressEvent]bool
}

// A progressEvent is what became of one input.
type progressEvent struct {
	Place   string `json:"place"`
	Article string `json:"article"` // "" if it was not kept
	New     bool   `json:"new"`
	Fault   string `json:"fault"` // code of the error, "" if none
}

// unheard is how many events a listener may lag behind.
const unheard = 256

func newProgress() *progress { return &progress{listeners: map[chan progressEvent]bool{}} }

func (p *progress) tell(a ledger.Added) {
	e := progressEvent{Place: a.Place, Article: a.Article, New: a.New}
	if coded, ok := a.Err.(*sayso.Error); ok {
		e.Fault = string(coded.Code)
	} else if a.Err != nil {
		e.Fault = string(sayso.ErrInternal)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range p.listeners {
		select {
		case l <- e:
		default:
		}
	}
}

func (p *progress) listen() (chan progressEvent, func()) {
	l := make(chan progressEvent, unheard)
	p.mu.Lock()
	p.listeners[l] = true
	p.mu.Unlock()
	return l, func() {
		p.mu.Lock()
		delete(p.listeners, l)
		p.mu.Unlock()
	}
}

// progress streams what is being added as Server-Sent Events of the name "added".
func (s *Server) progress(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no stream here", http.StatusNotImplemented)
		return
	}
	events, stop := s.added.listen()
	defer stop()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = fmt.Fprint(w, ": listening\n\n")
	flusher.Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case e := <-events:
			data, err := json.Marshal(e)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "event: added\ndata: %s\n\n", data); err != nil {
				return
			}
			flusher.Flush()
		}
	}
}
