// Command engine compares the reading encoder with a rival in one run and prints ratios: see ../README.md.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"

	"sayso/internal/mat"
)

// layers is the depth all engines run at, sentence and window the two shapes, articlePieces a batch's size.
const (
	layers        = 6
	sentence      = 32
	window        = 240
	articlePieces = 800
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("engine: ")
	prototype := flag.String("prototype", "", "`folder` of the encoder prototype, to compare with; read in place")
	python := flag.String("onnxruntime", "", "`python` that has onnxruntime, to compare with; needs -prototype for the graph")
	rounds := flag.Int("rounds", 21, "interleaved rounds")
	flag.Parse()
	if err := run(*prototype, *python, *rounds); err != nil {
		log.Fatal(err)
	}
}

// The names of the series.
const (
	ownSentences       = "own, sentences of 32"
	ownWindows         = "own, windows of 240"
	twoWindows         = "own, windows of 240, two workers at once"
	prototypeSentences = "prototype, sentences of 32"
	onnxSentences      = "ONNX Runtime int8, sentences of 32"
	onnxWindows        = "ONNX Runtime int8, windows of 240"
)

// A series is one engine on one shape.
type series struct {
	name   string
	engine engine
	length int
	rates  []float64 // pieces per CPU second, a round each
}

// An engine encodes a batch of sequences of one length and returns the CPU seconds it took.
type engine interface {
	encode(length, sequences int) (float64, error)
}

func run(prototype, python string, rounds int) error {
	temp, err := os.MkdirTemp("", "engine")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	tier, err := mat.DefaultTier()
	if err != nil {
		return err
	}
	own, err := newOwn(tier, 1)
	if err != nil {
		return err
	}
	two, err := newOwn(tier, 2)
	if err != nil {
		return err
	}
	all := []*series{
		{name: ownSentences, engine: own, length: sentence},
		{name: ownWindows, engine: own, length: window},
		{name: twoWindows, engine: two, length: window},
	}
	rivals, stop, err := startRivals(temp, prototype, python)
	defer stop()
	if err != nil {
		return err
	}
	all = append(all, rivals...)
	if err := measure(all, rounds); err != nil {
		return err
	}
	report(tier, all)
	return nil
}

// measure runs all series in turn, so that what else the machine does falls on all alike.
func measure(all []*series, rounds int) error {
	for round := range rounds + 1 {
		for _, s := range all {
			n := articlePieces / s.length
			seconds, err := s.engine.encode(s.length, n)
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			if round > 0 { // the first warms up
				s.rates = append(s.rates, float64(n*s.length)/seconds)
			}
		}
	}
	return nil
}

func report(tier mat.Tier, all []*series) {
	fmt.Printf("tier %s, %d layers, pieces per CPU second, median of %d rounds in turn (quartiles)\n",
		tier, layers, len(all[0].rates))
	for _, s := range all {
		slices.Sort(s.rates)
		n := len(s.rates)
		fmt.Printf("  %-46s %9.0f  (%.0f to %.0f)\n", s.name, s.median(), s.rates[n/4], s.rates[n*3/4])
	}
	fmt.Println("ratios of medians (what issue 3 asks for)")
	find := func(name string) *series {
		i := slices.IndexFunc(all, func(s *series) bool { return s.name == name })
		if i < 0 {
			return nil
		}
		return all[i]
	}
	for _, r := range []struct {
		name, over, under string
		times             float64
		want              string
	}{
		{"sentences, against the prototype", ownSentences, prototypeSentences, 1, "0.9"},
		{"windows, against the prototype's sentences", ownWindows, prototypeSentences, 1, "0.75"},
		{"two workers, against one", twoWindows, ownWindows, 2, "1.8"},
		{"sentences, against ONNX Runtime", ownSentences, onnxSentences, 1, "1.4"},
		{"windows, against ONNX Runtime", ownWindows, onnxWindows, 1, "1.4"},
	} {
		if over, under := find(r.over), find(r.under); under != nil {
			fmt.Printf("  %-46s %.3f  (%s)\n", r.name, r.times*over.median()/under.median(), r.want)
		}
	}
}

func (s *series) median() float64 { return s.rates[len(s.rates)/2] }
