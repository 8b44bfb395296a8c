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
	listeners map[chan any]bool // of a progressEvent or a readingEvent
}

// A readingEvent is how far an input has been read, in percent.
type readingEvent struct {
	Place   string `json:"place"`
	Percent int    `json:"percent"`
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

func newProgress() *progress { return &progress{listeners: map[chan any]bool{}} }

func (p *progress) tell(a ledger.Added) {
	e := progressEvent{Place: a.Place, Article: a.Article, New: a.New}
	if coded, ok := a.Err.(*sayso.Error); ok {
		e.Fault = string(coded.Code)
	} else if a.Err != nil {
		e.Fault = string(sayso.ErrInternal)
	}
	p.send(e)
}

// longRead is how many bytes a text has of which is told how far its reading has come: a second of work.
const longRead = 20_000

// reading returns what tells of one adding how far each of its long inputs has come, each percent once.
func (p *progress) reading() func(place string, done, of int) {
	var mu sync.Mutex
	told := map[string]int{}
	return func(place string, done, of int) {
		if of < longRead {
			return
		}
		percent := int(int64(done) * 100 / int64(of))
		mu.Lock()
		last, known := told[place]
		told[place] = percent
		mu.Unlock()
		if !known || percent != last {
			p.send(readingEvent{place, percent})
		}
	}
}

func (p *progress) send(e any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range p.listeners {
		select {
		case l <- e:
		default:
		}
	}
}

func (p *progress) listen() (chan any, func()) {
	l := make(chan any, unheard)
	p.mu.Lock()
	p.listeners[l] = true
	p.mu.Unlock()
	return l, func() {
		p.mu.Lock()
		delete(p.listeners, l)
		p.mu.Unlock()
	}
}

// progress streams what is being added as Server-Sent Events: "added" for what became of each input, "reading" for how far a long one has been read.
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
			name := "added"
			if _, ok := e.(readingEvent); ok {
				name = "reading"
			}
			if _, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, data); err != nil {
				return
			}
			flusher.Flush()
		}
	}
}
