package lint

import (
	"strings"
	"testing"
)

// clocks may look at the time of day: they measure how long something takes and give no record anything.
var clocks = map[string]bool{
	"bench/read":                   true,
	"internal/cli":                 true, // the time of a correction, which is the user's and enters no record
	"internal/extract/extracttest": true,
}

// TestNoClock keeps today's date out of records: no code but tests and measurements asks what time it is. The packages
// that reckon with dates do not even import package time.
func TestNoClock(t *testing.T) {
	for _, s := range sources(t) {
		if s.isTest() || clocks[s.folder()] {
			continue
		}
		for _, call := range []string{"time." + "Now(", "time." + "Since(", "time." + "Until("} {
			if strings.Contains(s.text, call) {
				t.Errorf("%s calls %s…): today's date may never reach a record", s.path, call)
			}
		}
		if s.folder() == "internal/civil" || s.folder() == "internal/when" {
			for _, spec := range s.file.Imports {
				if spec.Path.Value == `"time"` {
					t.Errorf("%s imports time, which has a clock", s.path)
				}
			}
		}
	}
}
