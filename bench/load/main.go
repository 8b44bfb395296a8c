// Command load has readers and writers at a desk at the same time, and kills the desk in the middle: see ../README.md.
//
//	CGO_ENABLED=0 go build -o sayso ./cmd/sayso && cd bench && go run ./load -binary ../sayso -ledger desk.db -seconds 300
package main

import (
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
	flag.Parse()
	if o.ledger == "" || flag.NArg() > 0 {
		log.Fatal("name a ledger")
	}
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	binary, ledger            string
	readers, writers, seconds int
	pause, rest               time.Duration
}

func run(o options) error {
	d, err := start(o.binary, o.ledger)
	if err != nil {
		return err
	}
	defer func() { d.kill() }()
	paths, articles, err := d.addresses()
	if err != nil {
		return err
	}
	fmt.Printf("%d articles, %d readers (a page every %v), %d writers (an article, then %v), %d s, %d addresses\n", articles, o.readers, o.pause, o.writers, o.rest, o.seconds, len(paths))
	var all tally
	var kept acknowledged
	var memory []int
	next := new(atomic.Int64)
	for half := range 2 {
		stop := make(chan struct{})
		var wg sync.WaitGroup
		for i := range o.readers {
			wg.Go(func() { read(d.base, paths, i, o.pause, stop, &all) })
		}
		for range o.writers {
			wg.Go(func() { write(d.base, next, o.rest, stop, &all, &kept) })
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
			lost, err := d.missing(kept.list())
			if err != nil {
				return err
			}
			fmt.Printf("killed and started again: %d added and acknowledged, %d lost\n", len(kept.list()), lost)
		}
	}
	lost, err := d.missing(kept.list())
	if err != nil {
		return err
	}
	fmt.Printf("at the end: %d added and acknowledged, %d lost\n", len(kept.list()), lost)
	return all.print()
}
