package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A tally is what readers and writers met with.
type tally struct {
	closed atomic.Bool // the desk is being killed: failures are no errors

	mu     sync.Mutex
	pages  map[string][]time.Duration // by kind of page
	adds   []time.Duration
	faults map[string]int
}

func (t *tally) page(path string, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.pages == nil {
		t.pages = map[string][]time.Duration{}
	}
	t.pages[kindOf(path)] = append(t.pages[kindOf(path)], took)
}

// kindOf is the kind of page at an address: its first part.
func kindOf(path string) string {
	kind, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	kind, _, _ = strings.Cut(kind, "?")
	return "/" + kind
}

func (t *tally) fault(what string) {
	if t.closed.Load() {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.faults == nil {
		t.faults = map[string]int{}
	}
	t.faults[what]++
}

// number is how many pages were answered.
func (t *tally) number() (n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, list := range t.pages {
		n += len(list)
	}
	return n
}

// print tells all and returns the time within which 95 of 100 pages were answered, and an error if there was a fault.
func (t *tally) print() (p95 time.Duration, err error) {
	var kinds []string
	var all []time.Duration
	for kind, list := range t.pages {
		kinds = append(kinds, kind)
		all = append(all, list...)
	}
	slices.Sort(kinds)
	fmt.Println("pages    number   median      p95      p99  slowest")
	for _, kind := range kinds {
		row(kind, t.pages[kind])
	}
	row("all", all) // which sorts them
	row("adding", t.adds)
	if len(all) > 0 {
		p95 = all[min(len(all)-1, len(all)*95/100)]
	}
	n := 0
	for what, times := range t.faults {
		n += times
		fmt.Printf("fault: %s (%d times)\n", what, times)
	}
	fmt.Printf("%d faults\n", n)
	if n > 0 {
		return p95, errors.New("there were faults")
	}
	return p95, nil
}

func row(name string, list []time.Duration) {
	if len(list) == 0 {
		return
	}
	slices.Sort(list)
	at := func(share float64) string {
		return fmt.Sprintf("%.1f ms", float64(list[min(len(list)-1, int(share*float64(len(list))))].Microseconds())/1e3)
	}
	fmt.Printf("%-9s%6d %s %s %s %s\n", name, len(list), pad(at(.5)), pad(at(.95)), pad(at(.99)), pad(at(1)))
}

func pad(s string) string { return fmt.Sprintf("%10s", s) }

// spread is how a row of KB moved: the first, the middle, the last, the greatest.
func spread(kb []int) string {
	if len(kb) == 0 {
		return "not measured"
	}
	return fmt.Sprintf("%d MB at first, %d MB half way, %d MB at last, %d MB at most", kb[0]>>10, kb[len(kb)/2]>>10, kb[len(kb)-1]>>10, slices.Max(kb)>>10)
}

// read opens pages, each reader in an order of its own.
func read(base string, paths []string, seed int, pause time.Duration, stop <-chan struct{}, t *tally) {
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	for {
		// Looking at a page takes between nothing and twice the pause, so that readers do not march in step.
		select {
		case <-stop:
			return
		case <-time.After(time.Duration(r.Int64N(int64(2*pause) + 1))):
		}
		path := paths[r.IntN(len(paths))]
		start := time.Now()
		code, _, err := ask(base + path)
		switch {
		case err != nil:
			t.fault(err.Error())
		case code != http.StatusOK && code != http.StatusSeeOther:
			t.fault(fmt.Sprintf("%s: %d", path, code))
		default:
			t.page(path, time.Since(start))
		}
	}
}

// acknowledged are the ids of articles that the desk said it has.
type acknowledged struct {
	mu  sync.Mutex
	ids []string
}

func (a *acknowledged) add(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ids = append(a.ids, id)
}

func (a *acknowledged) list() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.ids)
}

// write drops articles, no two alike: those of a list until it ends, or else of one quarrel, so that each finds all others to be
// linked with. The latter is the worst that adding can meet, for each is a near-copy of all.
func write(base string, next *atomic.Int64, pasted []article, rest time.Duration, stop <-chan struct{}, t *tally, kept *acknowledged) {
	for {
		select {
		case <-stop:
			return
		case <-time.After(rest):
		}
		n := next.Add(1)
		start := time.Now()
		a := article{Text: text(int(n), start.UnixNano()), Published: "2016-05-09"}
		if pasted != nil {
			if int(n) > len(pasted) {
				return
			}
			a = pasted[n-1]
		}
		id, err := drop(base, a)
		if err != nil {
			t.fault("adding: " + err.Error())
			continue
		}
		kept.add(id)
		t.mu.Lock()
		t.adds = append(t.adds, time.Since(start))
		t.mu.Unlock()
	}
}

func text(n int, run int64) string {
	who := []string{"Grace Mwale", "Ann Holm", "Simon Tembo", "Peter Kaunda", "Ruth Banda"}
	verb := []string{"said", "denied", "confirmed", "told reporters", "warned"}
	return fmt.Sprintf("Report %d of run %d from the harbour.\n\n%s %s on Monday that %d ships had left the port of Mpulungu without papers. “We have counted %d crates,” %s said.\n\nThe ministry of transport did not confirm that the ships had left. Two officials, who asked not to be named, told the Lakeside Herald that an inquiry had begun.\n",
		n, run, who[n%5], verb[n/5%5], 3+n%40, 100+n%900, who[(n+2)%5])
}

func drop(base string, a article) (string, error) {
	var b strings.Builder
	form := multipart.NewWriter(&b)
	for name, value := range map[string]string{"text": a.Text, "title": a.Title, "publisher": a.Publisher, "published": a.Published} {
		if err := form.WriteField(name, value); err != nil {
			return "", err
		}
	}
	if err := form.Close(); err != nil {
		return "", err
	}
	res, err := client.Post(base+"/", form.FormDataContentType(), strings.NewReader(b.String()))
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	id, found := strings.CutPrefix(res.Header.Get("Location"), "/doc/")
	if res.StatusCode != http.StatusSeeOther || !found {
		return "", fmt.Errorf("%d", res.StatusCode)
	}
	return id, nil
}
