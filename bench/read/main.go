// Command read measures the whole of "sayso read" as users run it: start-up, words per CPU second, memory that stays
// flat, and what two jobs give over one.
//
//	go run ./read -sayso ../sayso -text ../examples/secret-order.txt
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	sayso := flag.String("sayso", "../sayso", "the program to measure")
	text := flag.String("text", "../examples/secret-order.txt", "an article of some 500 words")
	articles := flag.Int("articles", 300, "articles in the short run; the long one has ten times as many")
	rounds := flag.Int("rounds", 5, "rounds; medians are printed")
	flag.Parse()
	raw, err := os.ReadFile(*text)
	if err != nil {
		log.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "sayso-bench")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	short, long := filepath.Join(dir, "short.jsonl"), filepath.Join(dir, "long.jsonl")
	write(short, string(raw), *articles)
	write(long, string(raw), 10**articles)
	words := len(strings.Fields(string(raw)))

	first := measure(*rounds, *sayso, "read", "--format", "jsonl", *text)
	one := measure(*rounds, *sayso, "read", "--format", "jsonl", "--jobs", "1", short)
	two := measure(*rounds, *sayso, "read", "--format", "jsonl", "--jobs", "2", short)
	ten := measure(1, *sayso, "read", "--format", "jsonl", "--jobs", "1", long)
	cpu := one.cpu - first.cpu
	fmt.Printf("article: %d words\n", words)
	fmt.Printf("start to the end of the first record   %6.3f s wall, %.3f s CPU\n", first.wall.Seconds(), first.cpu.Seconds())
	fmt.Printf("words per CPU second, one job          %6.0f\n", float64(words**articles)/cpu.Seconds())
	fmt.Printf("two jobs over one, wall                %6.2f\n", one.wall.Seconds()/two.wall.Seconds())
	fmt.Printf("two jobs over one, CPU time            %6.2f\n", 2*one.cpu.Seconds()/two.cpu.Seconds())
	fmt.Printf("peak memory, one job                   %6.0f MiB at %d articles, %.0f MiB at %d\n",
		one.memory, *articles, ten.memory, 10**articles)
}

// write makes a file of n articles that differ in a number, so that none is a copy of another.
func write(path, text string, n int) {
	f, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for i := range n {
		if err := enc.Encode(map[string]string{"id": fmt.Sprint(i), "text": fmt.Sprintf("No. %d. %s", i, text)}); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

type cost struct {
	wall, cpu time.Duration
	memory    float64 // MiB, peak resident
}

// measure runs a command some times and returns the median of each figure.
func measure(rounds int, name string, args ...string) cost {
	var walls, cpus []time.Duration
	var memories []float64
	for range rounds {
		cmd := exec.Command(name, args...)
		cmd.Stderr = os.Stderr
		start := time.Now()
		if err := cmd.Run(); err != nil {
			log.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
		}
		walls = append(walls, time.Since(start))
		cpus = append(cpus, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			memories = append(memories, float64(usage.Maxrss)/1024)
		}
	}
	slices.Sort(walls)
	slices.Sort(cpus)
	slices.Sort(memories)
	return cost{walls[len(walls)/2], cpus[len(cpus)/2], memories[len(memories)/2]}
}
