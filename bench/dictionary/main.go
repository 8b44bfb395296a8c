// Command dictionary is what events from raw text are held against: a coder in the manner of PETRARCH, which looks verbs, patterns and
// actors up in the dictionaries of that project. It is our own reading of their formats, not their program, and it has Sayso's dependency
// trees where PETRARCH has constituents of CoreNLP. It codes sentences of PLV and prints what "sayso eval plover" prints of records.
//
//	go run ./dictionary -dictionaries ../path/to/lexicons plv_train.jsonl.gz
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
	"path/filepath"

	"sayso"
	"sayso/engine"
)

func main() {
	log.SetFlags(0)
	folder := flag.String("dictionaries", "", "the folder of petrarch2_*.txt.gz")
	anybody := flag.Bool("anybody", false, "take any noun phrase for an actor, not only those in the dictionaries")
	appeals := flag.Bool("appeals", true, "take CAMEO 02, to appeal, for REQUEST; PLOVER's own table drops it")
	shallow := flag.Bool("shallow", false, "no trees: the noun phrases before and behind the verb, as PETRARCH-1 and TABARI take them")
	show := flag.Int("show", 0, "print the events of this many sentences")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("name one file of PLV")
	}
	c := &coder{anybody: *anybody, appeals: *appeals, shallow: *shallow}
	if err := c.load(*folder); err != nil {
		log.Fatal(err)
	}
	rows, err := readRows(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	eng, err := engine.New(engine.Options{})
	if err != nil {
		log.Fatal(err)
	}
	var all, dev score
	for i, r := range rows {
		_, doc, err := eng.ReadDoc(context.Background(), &sayso.Article{Text: r.Text})
		if err != nil {
			log.Fatal(err)
		}
		events := c.code(doc)
		all.add(r, events)
		if r.held() {
			dev.add(r, events)
		}
		if i < *show {
			fmt.Println(r.Text)
			for _, e := range events {
				fmt.Printf("    %s %s %q → %q\n", e.cameo, e.root, words(r.Text, e.actors), words(r.Text, e.recipients))
			}
		}
	}
	fmt.Printf("%d verbs, %d patterns, %d actors, %d agents\n", len(c.verbs.blocks), c.verbs.patterns, c.actors.n, c.agents.n)
	all.print("all rows")
	dev.print("fold dev")
}

func words(text string, spans []sayso.Span) (out []string) {
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return out
}

// lines calls each with every line of a gzipped file.
func lines(path string, each func(string) error) error {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader
	if in, err = gzip.NewReader(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if err := each(s.Text()); err != nil {
			return err
		}
	}
	return s.Err()
}

func readRows(path string) (rows []row, err error) {
	err = lines(path, func(line string) error {
		var r row
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return err
		}
		rows = append(rows, r)
		return nil
	})
	return rows, err
}
