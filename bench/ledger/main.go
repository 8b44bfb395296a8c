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
	binary := flag.String("binary", "../sayso", "the program to measure")
	n := flag.Int("n", 300, "articles, taken evenly; 0 for all")
	jobs := flag.String("jobs", "1", "articles read at the same time")
	keep := flag.String("keep", "", "keep the ledger in this `FILE`")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("name one file of articles")
	}
	if err := run(*binary, flag.Arg(0), *keep, *jobs, *n); err != nil {
		log.Fatal(err)
	}
}

func run(binary, path, keep, jobs string, n int) error {
	folder, err := os.MkdirTemp("", "sayso-ledger-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	input := filepath.Join(folder, "articles.jsonl")
	articles, bytes, err := sample(path, input, n)
	if err != nil {
		return err
	}
	if keep == "" {
		keep = filepath.Join(folder, "ledger.db")
	}
	fmt.Printf("%d articles, %.1f MB of text, %s at the same time\n", articles, float64(bytes)/1e6, jobs)
	read, err := measure(exec.Command(binary, "read", "--jobs", jobs, "--format", "jsonl", "--output", "/dev/null", input))
	if err != nil {
		return err
	}
	add, err := measure(exec.Command(binary, "add", "--jobs", jobs, "--ledger", keep, input))
	if err != nil {
		return err
	}
	fmt.Printf("read  %7.1f s of processor time, %4d MB at most\n", read.cpu.Seconds(), read.memory>>10)
	fmt.Printf("add   %7.1f s of processor time, %4d MB at most: %.2f of the speed of read\n", add.cpu.Seconds(), add.memory>>10, read.cpu.Seconds()/add.cpu.Seconds())
	info, err := os.Stat(keep)
	if err != nil {
		return err
	}
	fmt.Printf("store %7.1f MB, %.1f times the text\n", float64(info.Size())/1e6, float64(info.Size())/float64(bytes))
	return questions(keep)
}

// sample writes every so manieth article of a file as sayso reads them, and returns how many and their bytes of text.
func sample(path, out string, n int) (articles, bytes int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return 0, 0, err
		}
	}
	var lines []map[string]any
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var row map[string]any
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			return 0, 0, err
		}
		for from, to := range map[string]string{"date": "published", "source": "publisher"} {
			if row[to] == nil && row[from] != nil {
				row[to] = row[from]
			}
		}
		lines = append(lines, row)
	}
	if err := s.Err(); err != nil {
		return 0, 0, err
	}
	if n == 0 || n > len(lines) {
		n = len(lines)
	}
	w, err := os.Create(out)
	if err != nil {
		return 0, 0, err
	}
	defer w.Close()
	enc := json.NewEncoder(w)
	for i := range n {
		row := lines[i*len(lines)/n]
		text, _ := row["text"].(string)
		bytes += len(text)
		if err := enc.Encode(row); err != nil {
			return 0, 0, err
		}
	}
	return n, bytes, nil
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
