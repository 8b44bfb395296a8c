package eval

import (
	"strings"
	"unicode"
)

// shingleSize is how many words in a row the extraction benchmark compares.
const shingleSize = 4

// shingles counts the runs of shingleSize words of a text; one shorter than that counts as a single run. Words are runs
// of letters, marks of none, digits and underscores, in their own case, as Python's \w tells them.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) })
	counts := map[string]int{}
	for i := 0; i < max(1, len(words)-shingleSize+1); i++ {
		if run := words[i:min(len(words), i+shingleSize)]; len(run) > 0 {
			counts[strings.Join(run, " ")]++
		}
	}
	return counts
}

// isWord is Python's \w: str.isalnum() or an underscore. Marks, combining accents among them, are none.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.N, r) || r == '_'
}

// compareShingles counts what two texts share, what only the found one has and what only the true one has. Runs that
// stand several times count as often.
func compareShingles(truth, found string) (both, extra, missed int) {
	want, got := shingles(truth), shingles(found)
	for run, n := range got {
		both += min(n, want[run])
		extra += max(0, n-want[run])
	}
	for run, n := range want {
		missed += max(0, n-got[run])
	}
	return both, extra, missed
}

// extractionRow lays one page out so that sums give the benchmark's figures: precision is the mean over the pages on
// which something was found, recall over those that have an article, F1 of these two means.
func extractionRow(truth, found string) []float64 {
	both, extra, missed := compareShingles(truth, found)
	row := make([]float64, 4)
	if both+extra > 0 {
		row[0], row[1] = float64(both)/float64(both+extra), 1
	}
	if both+missed > 0 {
		row[2], row[3] = float64(both)/float64(both+missed), 1
	}
	return row
}
