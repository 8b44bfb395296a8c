// Command verify measures the index of "sayso verify": how fast it is built, what memory it takes, how long a draft of
// 1,000 words takes against it, and how long RapidFuzz's partial_ratio would take for the same quotations.
//
//	go run ./verify -python ../path/to/venv/bin/python news.jsonl.gz more.jsonl.gz
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"sayso"
	"sayso/data"
	"sayso/internal/verify"
)

func main() {
	log.SetFlags(0)
	runtime.GOMAXPROCS(1)
	python := flag.String("python", "", "a Python with rapidfuzz; none leaves the comparison out")
	sample := flag.Int("sample", 100, "articles that RapidFuzz goes through; its time is scaled to all by characters")
	rounds := flag.Int("rounds", 3, "rounds; medians are printed")
	flag.Parse()
	var articles []*sayso.Article
	for _, name := range flag.Args() {
		articles = append(articles, load(name)...)
	}
	if len(articles) < 100 {
		log.Fatal("name files of articles, a hundred at least")
	}
	size := 0
	for _, a := range articles {
		size += len(a.Text)
	}
	lexicon, err := verify.LoadLexicon(data.FS)
	if err != nil {
		log.Fatal(err)
	}
	var built, checked []float64
	var x *verify.Index
	var draft *sayso.Record
	memory := 0.0
	for range *rounds {
		before := heap()
		start := cpu()
		x = verify.NewIndex()
		for _, a := range articles {
			x.Add(verify.Source{Name: a.ID, Article: a})
		}
		x.Seal()
		built = append(built, cpu()-start)
		memory = heap() - before
		draft = newDraft(articles)
		start = cpu()
		found := verify.NewChecker(x, lexicon).Check(draft, verify.Options{})
		checked = append(checked, cpu()-start)
		tally(found)
	}
	words := len(strings.Fields(draft.Article.Text))
	fmt.Printf("articles                        %8d, %d words, %.1f MB\n", len(articles), x.Words(), float64(size)/1e6)
	fmt.Printf("index built                     %8.1f MB per CPU second (%.2f s)\n", float64(size)/1e6/median(built), median(built))
	fmt.Printf("memory of the index             %8.1f MiB beside the texts\n", memory)
	fmt.Printf("draft of %d words, %d quotations  %.3f CPU s\n", words, len(draft.Quotations), median(checked))
	if *python != "" {
		rival, sampled := rapidfuzz(*python, draft, articles, *sample)
		scaled := rival * float64(size) / float64(sampled)
		fmt.Printf("RapidFuzz partial_ratio         %8.3f CPU s for %d articles, %.1f s scaled to all by characters\n", rival, *sample, scaled)
		fmt.Printf("ratio, without the index        %8.0f\n", scaled/median(checked))
		fmt.Printf("ratio, index built for it       %8.0f\n", scaled/(median(checked)+median(built)))
	}
}

// tally checks that the work was done: half of the quotations stand as they are.
func tally(found []verify.Finding) {
	exact := 0
	for _, f := range found {
		if f.Grade == verify.Exact {
			exact++
		}
	}
	if 2*exact < len(found) {
		log.Fatalf("%d of %d quotations found", exact, len(found))
	}
}

// newDraft makes a draft of about 1,000 words: 40 quotations of 20 words from all over the articles, every fourth with
// a word replaced, every fourth with words made up.
func newDraft(articles []*sayso.Article) *sayso.Record {
	var text strings.Builder
	rec := &sayso.Record{}
	for k := range 40 {
		body := articles[(k*2654435761)%len(articles)].Text
		fields := strings.Fields(body)
		if len(fields) < 60 {
			continue
		}
		from := 17 * k % (len(fields) - 25)
		start := strings.Index(body, fields[from])
		stretch := cut(body[start:], 20)
		switch k % 8 {
		case 1, 5:
			stretch = strings.Replace(stretch, fields[from+1], "unquestionably", 1)
		case 3:
			stretch = "Nobody in our small village ever believed that green harbours could freeze before the first ship had even sailed past them"
		}
		text.WriteString("The speaker said this: “")
		s := sayso.Span{Start: text.Len(), End: text.Len() + len(stretch)}
		text.WriteString(stretch + "”.\n\n")
		rec.Quotations = append(rec.Quotations, sayso.Quotation{ID: fmt.Sprint("q", k), Span: s, Inner: s, Kind: sayso.QuotationSpeech})
	}
	rec.Article = &sayso.Article{Text: text.String()}
	return rec
}

// cut returns the first n words.
func cut(s string, n int) string {
	for i, r := range s {
		if r == ' ' || r == '\n' {
			if n--; n == 0 {
				return s[:i]
			}
		}
	}
	return s
}

func load(name string) (out []*sayso.Article) {
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
		var row struct{ ID, Text string }
		if err := dec.Decode(&row); err == io.EOF {
			return out
		} else if err != nil {
			log.Fatal(name, ": ", err)
		}
		out = append(out, &sayso.Article{ID: row.ID, Text: row.Text})
	}
}

func cpu() float64 {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}
