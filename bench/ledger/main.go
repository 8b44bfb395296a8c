// Command ledger measures sayso add beside sayso read on the same articles in one run, and what is asked of the ledger they
// make: see ../README.md.
//
//	CGO_ENABLED=0 go build -o sayso ./cmd/sayso && cd bench && go run ./ledger -binary ../sayso -n 300 archive.jsonl.gz
package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"sayso"
	"sayso/internal/ledger"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("ledger: ")
	var o options
	flag.StringVar(&o.binary, "binary", "../sayso", "the program to measure")
	flag.IntVar(&o.n, "n", 300, "articles to add, taken evenly; 0 for all")
	flag.IntVar(&o.read, "read", 400, "articles to read for comparison, taken evenly from those added")
	flag.IntVar(&o.parts, "parts", 4, "runs of add, with a part of the articles each")
	flag.StringVar(&o.jobs, "jobs", "1", "articles read at the same time")
	flag.StringVar(&o.keep, "keep", "", "keep the ledger in this `FILE`")
	flag.Parse()
	if flag.NArg() != 1 || o.parts < 1 || o.read < o.parts {
		log.Fatal("name one file of articles; -parts is at least 1, and -read at least as much")
	}
	if err := run(o, flag.Arg(0)); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	binary, jobs, keep string
	n, read, parts     int
}

// run adds the articles to a ledger in parts, and after each part reads an even sample of it: what the machine does beside, and
// how it clocks, then meets both alike. They are compared by processor time a byte of text, without that of starting.
func run(o options, path string) error {
	folder, err := os.MkdirTemp("", "sayso-ledger-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if o.keep == "" {
		o.keep = filepath.Join(folder, "ledger.db")
	}
	rows, err := load(path)
	if err != nil {
		return err
	}
	rows = evenly(rows, o.n)
	if len(rows) < o.parts {
		return fmt.Errorf("%d articles in %d parts", len(rows), o.parts)
	}
	input := filepath.Join(folder, "articles.jsonl")
	reading := []string{"read", "--jobs", o.jobs, "--format", "jsonl", "--output", filepath.Join(folder, "records.jsonl"), input}
	adding := []string{"add", "--jobs", o.jobs, "--ledger", o.keep, input}
	if _, err := write(input, []map[string]any{{"text": "Nothing."}}); err != nil {
		return err
	}
	start, err := measure(exec.Command(o.binary, reading...))
	if err != nil {
		return err
	}
	all := 0
	for _, r := range rows {
		all += size(r)
	}
	fmt.Printf("%d articles, %.1f MB of text, %s at the same time; starting takes %.2f s of processor time\n", len(rows), float64(all)/1e6, o.jobs, start.cpu.Seconds())
	fmt.Println("articles in the ledger   add: s   MB at most   read: articles   s   MB at most   add's speed of read's   store, MB")
	var addCPU, readCPU, addBytes, readBytes float64
	for i := range o.parts {
		from, to := i*len(rows)/o.parts, (i+1)*len(rows)/o.parts
		part := rows[from:to]
		added, err := write(input, part)
		if err != nil {
			return err
		}
		add, err := measure(exec.Command(o.binary, adding...))
		if err != nil {
			return err
		}
		chosen := evenly(part, max(1, o.read/o.parts))
		looked, err := write(input, chosen)
		if err != nil {
			return err
		}
		read, err := measure(exec.Command(o.binary, reading...))
		if err != nil {
			return err
		}
		info, err := os.Stat(o.keep)
		if err != nil {
			return err
		}
		a, r := (add.cpu - start.cpu).Seconds(), (read.cpu - start.cpu).Seconds()
		addCPU, readCPU, addBytes, readBytes = addCPU+a, readCPU+r, addBytes+float64(added), readBytes+float64(looked)
		fmt.Printf("%22d %8.1f %12d %16d %8.1f %6d %17.2f %17.1f\n", to, a, add.memory>>10, len(chosen), r, read.memory>>10,
			r/float64(looked)*float64(added)/a, float64(info.Size())/1e6)
	}
	info, err := os.Stat(o.keep)
	if err != nil {
		return err
	}
	fmt.Printf("add has %.2f of the speed of read\n", readCPU/readBytes*addBytes/addCPU)
	fmt.Printf("the store is %.1f MB, %.1f times the text\n", float64(info.Size())/1e6, float64(info.Size())/float64(all))
	return questions(o.keep)
}

// load reads a file of articles, as sayso wants their fields.
func load(path string) ([]map[string]any, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	var rows []map[string]any
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var row map[string]any
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			return nil, err
		}
		for from, to := range map[string]string{"date": "published", "source": "publisher"} {
			if row[to] == nil && row[from] != nil {
				row[to] = row[from]
			}
		}
		rows = append(rows, row)
	}
	return rows, s.Err()
}

// evenly takes n of the rows, 0 for all.
func evenly(rows []map[string]any, n int) []map[string]any {
	if n == 0 || n >= len(rows) {
		return rows
	}
	out := make([]map[string]any, n)
	for i := range out {
		out[i] = rows[i*len(rows)/n]
	}
	return out
}

func size(row map[string]any) int {
	text, _ := row["text"].(string)
	return len(text)
}

// write writes articles and returns the bytes of their texts.
func write(path string, rows []map[string]any) (bytes int, err error) {
	w, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	for _, r := range rows {
		bytes += size(r)
		if err := enc.Encode(r); err != nil {
			return 0, err
		}
	}
	return bytes, errors.Join(buf.Flush(), w.Close())
}

type cost struct {
	cpu    time.Duration
	memory int64 // KiB
}

func measure(cmd *exec.Cmd) (cost, error) {
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	c := cost{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.memory = u.Maxrss
	}
	return c, nil
}

// questions asks the ledger what commands and pages ask, each for the greatest there is, and prints the time of each as the
// median of rounds.
func questions(path string) error {
	ctx := context.Background()
	l, err := ledger.Open(ctx, path, ledger.Options{})
	if err != nil {
		return err
	}
	defer l.Close()
	counts, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%+v\n", counts)
	first := func(list *ledger.Entries, err error) string {
		if err != nil || len(list.Entries) == 0 {
			return ""
		}
		return list.Entries[0].ID
	}
	origin, story := first(l.Origins(ctx, ledger.GroupQuery{})), first(l.Stories(ctx, ledger.GroupQuery{}))
	claim, person := first(l.Claims(ctx, ledger.GroupQuery{})), first(l.People(ctx, ledger.GroupQuery{}))
	article := story
	for _, q := range []struct {
		name string
		ask  func() (sayso.Answer, error)
	}{
		{"origins", func() (sayso.Answer, error) { return l.Origins(ctx, ledger.GroupQuery{}) }},
		{"origin " + origin, func() (sayso.Answer, error) { return l.Origin(ctx, origin) }},
		{"stories", func() (sayso.Answer, error) { return l.Stories(ctx, ledger.GroupQuery{}) }},
		{"story " + story, func() (sayso.Answer, error) { return l.Story(ctx, story) }},
		{"claims", func() (sayso.Answer, error) { return l.Claims(ctx, ledger.GroupQuery{}) }},
		{"claim " + claim, func() (sayso.Answer, error) { return l.Claim(ctx, claim) }},
		{"people", func() (sayso.Answer, error) { return l.People(ctx, ledger.GroupQuery{}) }},
		{"person " + person, func() (sayso.Answer, error) { return l.Person(ctx, person, ledger.PersonQuery{}) }},
		{"articles", func() (sayso.Answer, error) { return l.Articles(ctx, ledger.ArticleQuery{}) }},
		{"statements", func() (sayso.Answer, error) { return l.Statements(ctx, ledger.StatementQuery{}) }},
		{"statements of " + person, func() (sayso.Answer, error) { return l.Statements(ctx, ledger.StatementQuery{Person: person}) }},
		{"denials", func() (sayso.Answer, error) {
			return l.Statements(ctx, ledger.StatementQuery{Stance: sayso.StanceDenies})
		}},
		{"events", func() (sayso.Answer, error) { return l.Events(ctx, ledger.EventQuery{}) }},
		{"events of " + person, func() (sayso.Answer, error) { return l.Events(ctx, ledger.EventQuery{Actor: person}) }},
		{"search: president", func() (sayso.Answer, error) { return l.Search(ctx, "president", ledger.Page{}) }},
		{"search: \"white house\" tax", func() (sayso.Answer, error) { return l.Search(ctx, "\"white house\" tax", ledger.Page{}) }},
	} {
		var times []time.Duration
		for range 9 {
			start := time.Now()
			answer, err := q.ask()
			if err == nil {
				_, err = l.Encode(ctx, answer, sayso.OffsetsCodePoints)
			}
			if err != nil {
				fmt.Printf("%-50s %v\n", q.name, err)
				break
			}
			times = append(times, time.Since(start))
		}
		if len(times) == 9 {
			slices.Sort(times)
			fmt.Printf("%-50s %6.1f ms\n", q.name, float64(times[4].Microseconds())/1e3)
		}
	}
	start := time.Now()
	if _, err := l.Record(ctx, article); err != nil {
		return err
	}
	fmt.Printf("%-50s %6.1f ms\n", "record "+article, float64(time.Since(start).Microseconds())/1e3)
	return nil
}
