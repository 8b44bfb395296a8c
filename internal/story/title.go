package story

import (
	"math"
	"strings"

	"sayso"
)

// title chooses, of the headlines and leads of a story's articles, the one that has most of what all of them have in
// common in the fewest words. Of equals the earliest article's is taken.
func title(items []Item) sayso.Passage {
	mass := map[string]float64{}
	for _, c := range commons(items) {
		mass[c.stem] = c.mass / float64(len(items))
	}
	best, most := sayso.Passage{}, -1.0
	for _, it := range items {
		for _, h := range it.Heads {
			if v := worth(h, mass); v > most {
				best, most = h.passage(it.ID), v
			}
		}
	}
	return best
}

// goodWords is about how many words a headline has; one with half as many is as good if they are the right ones, one with
// twice as many says too much.
const goodWords = 9

// worth grades a headline. Questions, labels with a colon and outcries say less of what happened than they seem to; a lead
// is taken where no headline tells as much.
func worth(h Head, mass map[string]float64) float64 {
	ws := words(h.Text)
	if len(ws) == 0 {
		return -1
	}
	sum, seen := 0.0, map[string]bool{}
	for _, w := range ws {
		if s := Stem(h.Text[w.start:w.end]); !seen[s] {
			seen[s] = true
			sum += mass[s]
		}
	}
	v := sum / math.Sqrt(float64(max(len(ws), goodWords/2)+goodWords))
	if h.Lead {
		v *= 0.5
	}
	if len(h.Text) < minHead {
		v *= 0.6
	}
	if strings.ContainsAny(h.Text, "?!") {
		v *= 0.7
	}
	if k := strings.IndexByte(h.Text, ':'); k > 0 && len(words(h.Text[:k])) <= 2 {
		v *= 0.85 // "OPINION: …", "LIVE: …"
	}
	return v
}
