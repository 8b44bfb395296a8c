// Command copies measures how fast near-copies are proposed: the words, keys and query of each article against those
// before it, beside Python's datasketch (MinHash of 128 permutations over runs of five words, MinHashLSH) on the same
// articles. It also counts how many briefs, the middle third of every tenth article, each of the two proposes the article
// for.
//
//	go run ./copies -python ../path/to/venv/bin/python news.jsonl.gz more.jsonl.gz
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"sayso/internal/copies"
)

//go:embed rival.py
var rivalScript string

// work is what both sides get: articles, and briefs cut from every tenth of them.
type work struct {
	Texts     []string `json:"texts"`
	Briefs    []string `json:"briefs"`
	Threshold float64  `json:"threshold"`
}

// result is what a side says of one round.
type result struct {
	Seconds  float64 `json:"seconds"`  // for all articles: sketch, query, insertion
	Proposed int     `json:"proposed"` // pairs
	Found    int     `json:"found"`    // briefs
}

func main() {
	log.SetFlags(0)
	runtime.GOMAXPROCS(1)
	python := flag.String("python", "", "a Python with datasketch; none leaves the comparison out")
	sample := flag.Int("sample", 2000, "articles, taken evenly")
	rounds := flag.Int("rounds", 3, "rounds; medians are printed")
	flag.Parse()
	var all []string
	for _, name := range flag.Args() {
		all = append(all, load(name)...)
	}
	if len(all) < 100 {
		log.Fatal("name files of articles, a hundred at least")
	}
	w := work{Threshold: 0.5}
	n, words := min(*sample, len(all)), 0
	for i := range n {
		text := all[i*len(all)/n]
		w.Texts = append(w.Texts, text)
		words += len(strings.Fields(text))
		if i%10 == 0 {
			f := strings.Fields(text)
			w.Briefs = append(w.Briefs, strings.Join(f[len(f)/3:2*len(f)/3], " "))
		}
	}
	var own, rival []float64
	var mine, theirs result
	for range *rounds {
		mine = sayso(w)
		own = append(own, mine.Seconds)
		if *python != "" {
			theirs = datasketch(*python, w)
			rival = append(rival, theirs.Seconds)
		}
	}
	rate := func(seconds float64) string {
		return fmt.Sprintf("%8.0f articles per CPU second, %8.0f of 1,000 words", float64(n)/seconds, float64(words)/1000/seconds)
	}
	fmt.Printf("articles                        %8d of %d words on average\n", n, words/n)
	fmt.Printf("keys, query and insertion       %s; %d pairs proposed, %d of %d briefs\n", rate(median(own)), mine.Proposed, mine.Found, len(w.Briefs))
	if *python == "" {
		return
	}
	fmt.Printf("datasketch, threshold %.1f       %s; %d pairs proposed, %d of %d briefs\n", w.Threshold, rate(median(rival)), theirs.Proposed, theirs.Found, len(w.Briefs))
	fmt.Printf("ratio                           %8.1f\n", median(rival)/median(own))
	w.Threshold = 0.2
	theirs = datasketch(*python, w)
	fmt.Printf("datasketch, threshold %.1f       %s; %d pairs proposed, %d of %d briefs\n", w.Threshold, rate(theirs.Seconds), theirs.Proposed, theirs.Found, len(w.Briefs))
}

// sayso proposes pairs as a ledger does, with the index in memory.
func sayso(w work) (r result) {
	runtime.GC()
	f, x := copies.New(), copies.NewIndex()
	start := cpu()
	for _, text := range w.Texts {
		keys := f.Text(text).Keys()
		r.Proposed += len(x.Near(keys))
		x.Add(keys)
	}
	r.Seconds = cpu() - start
	for i, brief := range w.Briefs {
		if slices.Contains(x.Near(f.Text(brief).Keys()), 10*i) {
			r.Found++
		}
	}
	return r
}

func datasketch(python string, w work) (r result) {
	input, err := json.Marshal(w)
	if err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(python, "-c", rivalScript)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1")
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &r)
	}
	if err != nil {
		log.Fatal("datasketch: ", err)
	}
	return r
}

func load(name string) (out []string) {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			log.Fatal(err)
		}
	}
	dec := json.NewDecoder(bufio.NewReader(r))
	for {
		var row struct{ Text string }
		if err := dec.Decode(&row); err == io.EOF {
			return out
		} else if err != nil {
			log.Fatal(name, ": ", err)
		}
		out = append(out, row.Text)
	}
}

func cpu() float64 {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

func median(list []float64) float64 {
	list = slices.Clone(list)
	slices.Sort(list)
	return list[len(list)/2]
}
