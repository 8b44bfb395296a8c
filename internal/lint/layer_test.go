package lint

import (
	"path"
	"strconv"
	"strings"
	"testing"
)

// ranks is the order of the layers: a package imports only packages of strictly lower rank, so that stages of one rank
// cannot know each other. A new package takes its place here and in docs/architecture.md. Test files may import more:
// they compare a package with what stands above it.
var ranks = map[string]int{
	".":      0,
	"data":   0,
	"models": 0,
	"docs":   0,

	"testdata/golden": 0,

	"internal/civil": 0,
	"internal/mat":   0,

	"internal/encoder":   1,
	"internal/extract":   1,
	"internal/fetch":     1,
	"internal/gazetteer": 1,
	"internal/lexicon":   1,
	"internal/model":     1,
	"internal/nlp":       1,
	"internal/warc":      1,

	"internal/extract/feed": 2,
	"internal/extract/html": 2,

	"internal/nlp/nlptest":         3,
	"internal/quote":               2,
	"internal/part":                2,
	"internal/anchor":              2,
	"internal/factuality":          2,
	"internal/nlp/token":           2,
	"internal/extract/extracttest": 2,
	"internal/extract/docx":        2,
	"internal/extract/pdf":         2,
	"internal/extract/mail":        2,
	"internal/extract/newsml":      2,
	"internal/extract/ninjs":       2,
	"internal/reader":              2,
	"internal/tag":                 2,
	"internal/plover":              2,
	"internal/quantity":            2,
	"internal/when":                2,

	"internal/attribute": 3,
	"internal/event":     3,
	"internal/name":      3,
	"internal/coref":     3,
	"internal/actor":     2,
	"internal/entity":    3,
	"internal/place":     3,
	"internal/syntax":    3,
	"internal/speaker":   3,
	"internal/speech":    3,
	"internal/sourcing":  3,
	"internal/export":    3,
	"internal/eventdata": 3,
	"internal/sample":    3,
	"internal/gold":      1,
	"internal/copies":    2,
	"internal/origin":    3,
	"internal/story":     3,
	"internal/claim":     3,
	"internal/people":    3,
	"internal/correct":   3,
	"internal/store":     3,
	"internal/ingest":    3,
	"internal/verify":    3,

	"engine":          4,
	"internal/eval":   4,
	"internal/golden": 4,
	"internal/lint":   4,

	"internal/verify/report": 4,

	"internal/interchange": 4,
	"internal/fresh":       4,

	"internal/ledger": 5,
	"internal/serve":  6,
	"internal/mcp":    6,
	"internal/cli":    7,
	"cmd/sayso":       8,
}

// pure packages import nothing from outside the standard library but the packages of this module.
var pure = map[string]bool{".": true, "data": true, "models": true}

func TestLayers(t *testing.T) {
	for _, s := range sources(t) {
		rank, ok := ranks[s.folder()]
		if !ok {
			t.Errorf("%s: package %s has no rank in internal/lint/layer_test.go", s.path, s.folder())
			continue
		}
		if s.isTest() {
			continue
		}
		for _, spec := range s.file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			for _, fault := range importFaults(s.folder(), rank, name) {
				t.Errorf("%s: %s", s.path, fault)
			}
		}
	}
}

// importFaults says what is wrong with one import.
func importFaults(folder string, rank int, name string) (faults []string) {
	rel, inside := strings.CutPrefix(name, "sayso/")
	if name == "sayso" {
		rel, inside = ".", true
	}
	switch other, ok := ranks[rel]; {
	case !inside && pure[folder] && strings.Contains(strings.SplitN(name, "/", 2)[0], "."):
		faults = append(faults, "imports "+name+", but the package keeps to the standard library")
	case inside && !ok:
		faults = append(faults, "imports "+name+", which has no rank")
	case inside && other >= rank:
		faults = append(faults, "imports "+name+" of rank "+strconv.Itoa(other)+" from rank "+strconv.Itoa(rank))
	}
	return faults
}

// TestLayerRule sees that the rule finds faults at all.
func TestLayerRule(t *testing.T) {
	for _, c := range []struct {
		folder, name string
		fault        bool
	}{
		{"engine", "sayso/internal/attribute", false},
		{"engine", "sayso", false},
		{"engine", "golang.org/x/text/unicode/norm", false},
		{".", "strings", false},
		{".", "sayso/internal/nlp", true},
		{".", "golang.org/x/text/unicode/norm", true},
		{"internal/reader", "sayso/internal/nlp/token", true}, // the same rank
		{"internal/nlp", "sayso/engine", true},
		{"internal/cli", "sayso/internal/unheard", true},
	} {
		if got := importFaults(c.folder, ranks[c.folder], c.name); (len(got) > 0) != c.fault {
			t.Errorf("%s importing %s: %q", c.folder, c.name, got)
		}
	}
}

// planned packages have their rank before their first file.
var planned = map[string]bool{
	"internal/copies": true, "internal/origin": true, "internal/story": true, "internal/claim": true, "internal/people": true,
	"internal/interchange": true, "internal/serve": true, "internal/mcp": true,
}

// TestRanksInUse keeps the table free of packages that are gone.
func TestRanksInUse(t *testing.T) {
	seen := map[string]bool{}
	walk(t, func(name string) {
		if strings.HasSuffix(name, ".go") {
			seen[path.Dir(name)] = true
		}
	})
	for folder := range ranks {
		if !seen[folder] && !planned[folder] && !strings.HasPrefix(folder, "testdata/") { // the walk leaves test data out
			t.Errorf("package %s of the layer table does not exist", folder)
		}
	}
}
