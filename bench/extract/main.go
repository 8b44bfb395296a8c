// Command extract measures taking articles out of web pages, text and metadata with the date, against Python's
// trafilatura on the same pages: pages per CPU second and their ratio. Rounds of both are taken in turn.
//
//	go run ./extract -pages ../path/to/article-extraction-benchmark -python ../path/to/venv/bin/python
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"sayso/internal/extract"
	"sayso/internal/extract/html"
)

func main() {
	log.SetFlags(0)
	folder := flag.String("pages", "", "folder of the article extraction benchmark, with html/*.html.gz")
	python := flag.String("python", "python3", "a Python that has trafilatura")
	script := flag.String("script", "extract/pages.py", "the Python side")
	rounds := flag.Int("rounds", 3, "rounds; medians are printed")
	flag.Parse()
	pages := read(*folder)
	if len(pages) == 0 {
		log.Fatal("no pages: give -pages")
	}
	once(pages[:min(5, len(pages))])
	var own, full, fast []float64
	version := ""
	for range *rounds {
		own = append(own, measure(func() { once(pages) }))
		var v float64
		version, v = rival(*python, *script, *folder, "full")
		full = append(full, v)
		_, v = rival(*python, *script, *folder, "fast")
		fast = append(fast, v)
	}
	rate := func(seconds []float64) float64 {
		slices.Sort(seconds)
		return float64(len(pages)) / seconds[len(seconds)/2]
	}
	a, b, c := rate(own), rate(full), rate(fast)
	fmt.Printf("%d pages, pages per CPU second\n", len(pages))
	fmt.Printf("Sayso                                %7.1f\n", a)
	fmt.Printf("trafilatura %-8s with fallbacks   %7.1f   ratio %.2f\n", version, b, a/b)
	fmt.Printf("trafilatura %-8s fast             %7.1f   ratio %.2f\n", version, c, a/c)
}

func read(folder string) (pages [][]byte) {
	names, _ := filepath.Glob(filepath.Join(folder, "html", "*.html.gz"))
	for _, name := range names {
		packed, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			log.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			log.Fatal(err)
		}
		pages = append(pages, page)
	}
	return pages
}

func once(pages [][]byte) {
	for _, page := range pages {
		if _, err := (html.Extractor{}).Extract(page, extract.Hint{}); err != nil {
			log.Fatal(err)
		}
	}
}

// measure returns processor seconds, the garbage collector's included.
func measure(work func()) float64 {
	before := cpu()
	work()
	return (cpu() - before).Seconds()
}

func cpu() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// rival runs one round of the Python side and returns its version and its processor seconds.
func rival(python, script, folder, mode string) (version string, seconds float64) {
	cmd := exec.Command(python, script, folder, "1", mode)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	lines := strings.Fields(string(out))
	if err != nil || len(lines) != 2 {
		log.Fatalf("%s: %v %q", script, err, out)
	}
	seconds, err = strconv.ParseFloat(lines[1], 64)
	if err != nil {
		log.Fatal(err)
	}
	return lines[0], seconds
}
