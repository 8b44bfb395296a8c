package golden

import (
	"fmt"
	"strings"
)

// items takes the lines of one layer out of want.txt: rest is the text without them, its lines counted as before. A
// line is word and what parse reads of the value behind it, given its number; the line none states that there is no
// item. stated tells that the document says anything of the layer.
func items[W any](want, word, none string, parse func(value string, line int) (W, error)) (list []W, stated bool, rest string, err error) {
	lines := strings.Split(want, "\n")
	for i, line := range lines {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		value = strings.TrimSpace(value)
		switch {
		case name+" "+value == none:
		case name == word:
			w, err := parse(value, i+1)
			if err != nil {
				return nil, false, "", fmt.Errorf("%d: %s: %w", i+1, word, err)
			}
			list = append(list, w)
		default:
			continue
		}
		stated, lines[i] = true, ""
	}
	return list, stated, strings.Join(lines, "\n"), nil
}
