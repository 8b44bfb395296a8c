package eval

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var backquoted = regexp.MustCompile("`([^`]+)`")

// docs/measuring.md lists the metrics of every task, no more and no fewer, in the first column of its table.
func TestMeasuringIsComplete(t *testing.T) {
	data, err := os.ReadFile("../../docs/measuring.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range Tasks() {
		_, section, ok := strings.Cut(string(data), "\n## "+string(task)+"\n")
		if !ok {
			t.Errorf("no section %s", task)
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		var listed []string
		for line := range strings.Lines(section) {
			if cells := strings.Split(line, "|"); len(cells) > 2 {
				for _, m := range backquoted.FindAllStringSubmatch(cells[1], -1) {
					listed = append(listed, m[1])
				}
			}
		}
		names, about := Measures(task)
		slices.Sort(names)
		slices.Sort(listed)
		if !slices.Equal(names, listed) {
			t.Errorf("%s:\nmeasures %v\nlisted   %v", task, names, listed)
		}
		if slices.Contains(about, "") {
			t.Errorf("%s: a measure without explanation", task)
		}
	}
	for _, name := range []string{sliceDirect, sliceMixed, sliceIndirect, slicePronoun, sliceNoSource,
		sliceDiscontinuous, sliceNested, sliceNoCue, slicePublisher + "NAME", "predicted", "predicted_without_cue",
		"confident", "nested_left_out", "skipped_documents", "found", "missed", "extra"} {
		if !strings.Contains(string(data), "`"+name+"`") {
			t.Errorf("%s is not listed", name)
		}
	}
}
