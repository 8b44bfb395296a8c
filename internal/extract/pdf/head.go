package pdf

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The running heads of a document are told by what they repeat: on how many pages, and on what part of all.
const (
	headPages = 3
	headShare = 0.5
)

// runningHeads takes away the first and last lines of pages that stand there on most pages, digits aside, such as page
// numbers: they would stand in the middle of sentences. A line of words stays where it stands first, since it may be the
// title. It returns how many lines it took.
func runningHeads(pages [][]line) int {
	seen := map[string]int{}
	for _, lines := range pages {
		for _, l := range edges(lines) {
			seen[pattern(l)]++
		}
	}
	taken, met := 0, map[string]bool{}
	for i, lines := range pages {
		for _, l := range edges(lines) {
			n, at := seen[pattern(l)], slices.Index(lines, l)
			first := !met[pattern(l)] && strings.ContainsFunc(l.s, unicode.IsLetter)
			met[pattern(l)] = true
			if !first && at >= 0 && n >= headPages && float64(n) >= headShare*float64(len(pages)) {
				lines = slices.Delete(lines, at, at+1)
				taken++
			}
		}
		pages[i] = lines
	}
	return taken
}

// edges returns the highest and the lowest line of a page.
func edges(lines []line) []line {
	if len(lines) < 2 {
		return nil
	}
	top, bottom := lines[0], lines[0]
	for _, l := range lines {
		if l.y > top.y {
			top = l
		}
		if l.y < bottom.y {
			bottom = l
		}
	}
	return []line{top, bottom}
}

// pattern is a line with its numbers made equal.
func pattern(l line) string { return numbers.ReplaceAllString(l.s, "0") }

var numbers = regexp.MustCompile(`[0-9]+`)
