package serve

import (
	"bytes"
	"container/list"
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"

	"sayso/internal/fresh"
)

// Limits of what is kept: pages that readers open again and again, packed, and none that is a book.
const (
	keptBytes = 32 << 20
	keptPage  = 4 << 20 // unpacked
)

// kept are pages as they were answered, those asked for last. A page is answered again without being made as long as nothing has
// changed that it rests on; see package fresh.
type kept struct {
	mu    sync.Mutex
	pages map[string]*list.Element // of *keptAnswer, by address
	order *list.List               // the one asked for last in front
	size  int                      // bytes of all
}

// A keptAnswer is a page, packed.
type keptAnswer struct {
	address string
	header  http.Header
	tag     string
	packed  []byte
	length  int // unpacked
	basis   *fresh.Basis
}

func newKept() *kept { return &kept{pages: map[string]*list.Element{}, order: list.New()} }

func (k *kept) get(address string) *keptAnswer {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.pages[address]
	if e == nil {
		return nil
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptAnswer)
}

// put keeps a page and lets go of those that nobody has asked for longest, if there is no room.
func (k *kept) put(a *keptAnswer) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.drop(a.address)
	k.pages[a.address] = k.order.PushFront(a)
	k.size += a.cost()
	for k.size > keptBytes {
		k.drop(k.order.Back().Value.(*keptAnswer).address)
	}
}

// drop lets go of a page; mu is held.
func (k *kept) drop(address string) {
	if e := k.pages[address]; e != nil {
		k.size -= e.Value.(*keptAnswer).cost()
		k.order.Remove(e)
		delete(k.pages, address)
	}
}

// cost is what a page takes: itself, its address twice, and what it rests on.
func (a *keptAnswer) cost() int { return len(a.packed) + 2*len(a.address) + 8*a.basis.Things() + 1000 }

// keep answers with the page that make makes, or has made: make is given the address alone, and nothing of who asks, so that no
// page can be anybody's own. Only pages that rest on nothing but their address and the ledger may be kept.
func (s *Server) keep(make http.HandlerFunc) http.HandlerFunc {
	if s.Fresh == nil {
		return s.tagged(make)
	}
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			make(w, r)
			return
		}
		address := r.URL.RequestURI()
		a := s.kept.get(address)
		if a == nil || !s.Fresh.Holds(r.Context(), a.basis) {
			ctx, basis := s.Fresh.Begin(r.Context())
			made := &answer{header: http.Header{}, status: http.StatusOK}
			err := s.Fresh.Snapshot(ctx, func(ctx context.Context) {
				r := asGet(r.WithContext(ctx))
				r.Header, r.RemoteAddr, r.TLS = http.Header{}, "", nil
				make(made, r)
			})
			if err != nil {
				s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
				return
			}
			if made.status != http.StatusOK || made.body.Len() > keptPage {
				made.send(w, r)
				return
			}
			a = &keptAnswer{address: address, header: made.header, tag: tagOf(made.body.Bytes()), packed: gzipped(made.body.Bytes()), length: made.body.Len(), basis: basis}
			if s.Fresh.Holds(r.Context(), basis) {
				s.kept.put(a)
			}
		}
		a.send(w, r)
	}
}

// send answers with the page, packed if the reader takes that.
func (a *keptAnswer) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for name, values := range a.header {
		h[name] = values
	}
	h.Add("Vary", "Accept-Encoding")
	if unchanged(w, r, a.tag) {
		return
	}
	if takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(a.packed)))
		_, _ = w.Write(a.packed) // a reader who went away is no fault of the desk
		return
	}
	h.Set("Content-Length", strconv.Itoa(a.length))
	unpack, err := gzip.NewReader(bytes.NewReader(a.packed))
	if err == nil {
		_, _ = unpack.WriteTo(w)
	}
}

// takesGzip reads Accept-Encoding (RFC 9110, 12.5.3): gzip by name, and not with a weight of nothing.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			_, q, _ := strings.Cut(weight, "=")
			return strings.Trim(strings.TrimSpace(q), "0.") != "" || q == ""
		}
	}
	return false
}

// packers are reused: each holds a megabyte.
var packers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is one
	return w
}}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	w := packers.Get().(*gzip.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	_, _ = w.Write(b) // into memory
	_ = w.Close()
	return bytes.Clone(out.Bytes()) // without the room to grow
}

// An answer is a response that is made in memory.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(status int)      { a.status = status }
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }

// send answers with what was made, with a tag if it is an answer and no fault.
func (a *answer) send(w http.ResponseWriter, r *http.Request) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if a.status == http.StatusOK && unchanged(w, r, tagOf(a.body.Bytes())) {
		return
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body.Bytes())
}
