package main

import (
	"fmt"
	"net/http"
	"slices"
	"time"
)

// alone asks for every address twice, with nobody else at the desk, and prints by kind of page what processor time the desk takes
// and how long a reader waits: the first time, when the page has to be made, and again, when nothing has changed. Processor time
// does not depend on what else the machine does; it is counted in hundredths of a second, so only many pages have a figure.
func (d *desk) alone(paths []string) error {
	kinds := map[string][]string{}
	seen := map[string]bool{}
	for _, path := range paths {
		if !seen[path] {
			seen[path] = true
			kinds[kindOf(path)] = append(kinds[kindOf(path)], path)
		}
	}
	var names []string
	for kind := range kinds {
		names = append(names, kind)
	}
	slices.Sort(names)
	fmt.Println("pages    number        first asked: processor     median       again: processor     median        size")
	var sums [2]time.Duration
	faults := 0
	for _, kind := range names {
		var busy [2]time.Duration
		var median [2]time.Duration
		size := 0
		for round := range 2 {
			before, err := d.processor()
			if err != nil {
				return err
			}
			var times []time.Duration
			for _, path := range kinds[kind] {
				start := time.Now()
				code, body, err := ask(d.base + path)
				if err != nil {
					return err
				}
				if code != http.StatusOK && round == 0 {
					fmt.Printf("fault: %s: %d\n", path, code)
					faults++
				}
				times = append(times, time.Since(start))
				size += len(body)
			}
			after, err := d.processor()
			if err != nil {
				return err
			}
			slices.Sort(times)
			busy[round], median[round] = after-before, times[len(times)/2]
			sums[round] += busy[round]
		}
		n := float64(len(kinds[kind]))
		fmt.Printf("%-9s%6d %19.2f ms %10.2f ms %17.2f ms %10.2f ms %8.1f KB\n", kind, len(kinds[kind]), ms(busy[0])/n, ms(median[0]), ms(busy[1])/n, ms(median[1]), float64(size)/2/n/1e3)
	}
	n := float64(len(seen))
	fmt.Printf("%-9s%6d %19.2f ms %27.2f ms\n", "all", len(seen), ms(sums[0])/n, ms(sums[1])/n)
	if faults > 0 {
		return fmt.Errorf("%d faults", faults)
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }
