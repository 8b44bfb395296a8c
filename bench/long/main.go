// Command long measures what one long text costs: a book in one paragraph, lists without end, marks and nothing else. Reading has to take
// time that grows as the length, so that no article, however it is made, holds up those behind it.
//
//	go run ./long -sayso ../sayso -size 256 -times 4
//
// For each shape it reads a text of the size and one so many times as long, and prints the processor time of both, how many times as much
// the longer one took (4.0 is right, 16 would be a loop within a loop) and its peak memory.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	sayso := flag.String("sayso", "../sayso", "the program to measure")
	size := flag.Int("size", 128, "KiB of the shorter text")
	times := flag.Int("times", 4, "how many times as long the longer one is")
	only := flag.String("shape", "", "one shape alone")
	flag.Parse()
	dir, err := os.MkdirTemp("", "sayso-long")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	small := filepath.Join(dir, "small.txt")
	if err := os.WriteFile(small, []byte("He said no.\n"), 0o600); err != nil {
		log.Fatal(err)
	}
	start, _ := measure(*sayso, small)
	fmt.Printf("%-12s %10s %10s %7s %9s\n", "shape", fmt.Sprintf("%d KiB", *size), fmt.Sprintf("%d KiB", *size**times), "ratio", "memory")
	for _, s := range shapes {
		if *only != "" && *only != s.name {
			continue
		}
		var took [2]time.Duration
		var memory float64
		for k, n := range []int{*size << 10, *size * *times << 10} {
			path := filepath.Join(dir, s.name+".txt")
			if err := os.WriteFile(path, []byte(s.make(n)), 0o600); err != nil {
				log.Fatal(err)
			}
			took[k], memory = measure(*sayso, path)
			took[k] -= start // what starting the program costs
		}
		ratio := "-" // too quick to tell
		if took[0] > 100*time.Millisecond {
			ratio = fmt.Sprintf("%.1f", took[1].Seconds()/took[0].Seconds())
		}
		fmt.Printf("%-12s %8.1f s %8.1f s %7s %5.0f MiB\n", s.name, max(0, took[0].Seconds()), max(0, took[1].Seconds()), ratio, memory)
	}
}

// measure reads a file and returns the processor time and the peak memory in MiB.
func measure(sayso, path string) (time.Duration, float64) {
	cmd := exec.Command(sayso, "read", "--format", "json", path)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		log.Fatalf("%s: %v", path, err)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		log.Fatal("this system does not tell what a program has used")
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), float64(usage.Maxrss) / 1024
}
