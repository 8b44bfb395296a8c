// Command load has readers and writers at a desk at the same time, and kills the desk in the middle: see ../README.md.
//
//	CGO_ENABLED=0 go build -o sayso ./cmd/sayso && cd bench && go run ./load -binary ../sayso -ledger desk.db -seconds 300
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("load: ")
	o := options{}
	flag.StringVar(&o.binary, "binary", "../sayso", "the program to measure")
	flag.StringVar(&o.ledger, "ledger", "", "`FILE` of a ledger with articles; it is added to")
	flag.IntVar(&o.readers, "readers", 50, "readers at the same time")
	flag.IntVar(&o.writers, "writers", 2, "writers at the same time")
	flag.IntVar(&o.seconds, "seconds", 300, "how long, in all")
	flag.DurationVar(&o.pause, "pause", time.Second, "how long a reader looks at a page")
	flag.DurationVar(&o.rest, "rest", 2*time.Second, "how long a writer rests between two articles")
	flag.IntVar(&o.parts, "parts", 5, "so many parts of each list are looked through for addresses")
	flag.BoolVar(&o.alone, "alone", false, "ask for every address twice, one after the other, and print the processor time a page; no load")
	flag.DurationVar(&o.within, "within", 0, "fail if 95 of 100 pages are not answered within this time; 0: only print it")
	flag.StringVar(&o.articles, "articles", "", "`FILE` of articles for the writers, JSON Lines; without one they write of one quarrel, near-copies of each other")
	flag.Parse()
	if o.ledger == "" || flag.NArg() > 0 {
		log.Fatal("name a ledger")
	}
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	binary, ledger, articles  string
	readers, writers, seconds int
	parts                     int
	pause, rest, within       time.Duration
	alone                     bool
}

func run(o options) error {
	d, err := start(o.binary, o.ledger)
	if err != nil {
		return err
	}
	defer func() { d.kill() }()
	fmt.Printf("first page %v after the start\n", d.first.Round(time.Millisecond))
	paths, articles, err := d.addresses(o.parts)
	if err != nil {
		return err
	}
	if o.alone {
		fmt.Printf("%d articles, %d addresses, one reader\n", articles, len(paths))
		d.kill() // it has been asked for the lists
		if d, err = start(o.binary, o.ledger); err != nil {
			return err
		}
		return d.alone(paths)
	}
	fmt.Printf("%d articles, %d readers (a page every %v), %d writers (an article, then %v), %d s, %d addresses\n", articles, o.readers, o.pause, o.writers, o.rest, o.seconds, len(paths))
	var pasted []article
	if o.articles != "" {
		if pasted, err = readArticles(o.articles); err != nil {
			return err
		}
	}
	var all tally
	var kept acknowledged
	var memory []int
	next := new(atomic.Int64)
	var busy time.Duration
	lostAll := 0
	for half := range 2 {
		before, err := d.processor()
		if err != nil {
			return err
		}
		stop := make(chan struct{})
		var wg sync.WaitGroup
		for i := range o.readers {
			wg.Go(func() { read(d.base, paths, i, o.pause, stop, &all) })
		}
		for range o.writers {
			wg.Go(func() { write(d.base, next, pasted, o.rest, stop, &all, &kept) })
		}
		end := time.Now().Add(time.Duration(o.seconds) * time.Second / 2)
		for time.Now().Before(end) {
			time.Sleep(5 * time.Second)
			kb, err := d.memory()
			if err != nil {
				return err
			}
			memory = append(memory, kb)
		}
		after, err := d.processor()
		if err != nil {
			return err
		}
		busy += after - before
		if half == 0 {
			all.closed.Store(true) // what fails from here on, fails because the desk is dead
			d.kill()
		}
		close(stop)
		wg.Wait()
		all.closed.Store(false)
		fmt.Printf("memory, half %d: %s\n", half+1, spread(memory))
		memory = memory[:0]
		if half == 0 {
			if d, err = start(o.binary, o.ledger); err != nil {
				return fmt.Errorf("after the kill: %w", err)
			}
			fmt.Printf("first page %v after the start again\n", d.first.Round(time.Millisecond))
			lost, err := d.missing(kept.list())
			if err != nil {
				return err
			}
			fmt.Printf("killed and started again: %d added and acknowledged, %d lost\n", len(kept.list()), lost)
			lostAll += lost
		}
	}
	lost, err := d.missing(kept.list())
	if err != nil {
		return err
	}
	fmt.Printf("at the end: %d added and acknowledged, %d lost\n", len(kept.list()), lost)
	fmt.Printf("desk busy for %.1f s of %d s: %.1f ms of processor time a page, with what adding takes\n", busy.Seconds(), o.seconds,
		float64(busy.Microseconds())/1e3/float64(max(1, all.number())))
	p95, err := all.print()
	switch {
	case err != nil:
		return err
	case lost+lostAll > 0:
		return errors.New("what was acknowledged was lost")
	case o.within > 0 && p95 > o.within:
		return fmt.Errorf("95 of 100 pages took up to %v, and %v are allowed", p95, o.within)
	}
	return nil
}
