package golden

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

func TestVerdict(t *testing.T) {
	doc := parse(t, archive)
	for _, c := range []struct {
		name    string
		wrong   []string
		listed  bool
		failed  bool
		message string
	}{
		{"passes", nil, false, false, ""},
		{"fails", []string{"missing x"}, false, true, "Two sayings.\nmissing x"},
		{"known failure", []string{"missing x"}, true, false, "known failure (why)\nmissing x"},
		{"known failure passes", nil, true, true, "it passes now: remove it from KNOWN_FAILURES.txt"},
	} {
		if failed, message := verdict(doc, c.wrong, "why", c.listed); failed != c.failed || message != c.message {
			t.Errorf("%s: %v, %q", c.name, failed, message)
		}
	}
}

func TestKnownFailures(t *testing.T) {
	docs := []*Document{{Name: "rain"}}
	for _, c := range []struct{ list, want, wrong string }{
		{"# all is well\n\n", "", ""},
		{"rain it never rains\n", "it never rains", ""},
		{"rain\n", "", "has no reason"},
		{"snow it never snows\n", "", `there is no document "snow"`},
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, KnownFailures), []byte(c.list), 0o666); err != nil {
			t.Fatal(err)
		}
		known, err := loadKnown(folder, docs)
		switch {
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%q: error %v, want %q", c.list, err, c.wrong)
		case c.wrong == "" && (err != nil || known["rain"] != c.want):
			t.Errorf("%q: %v, %v", c.list, known, err)
		}
	}
}

// TestRun runs a folder with one document that passes and one that is listed and fails, then lets -update mend it.
func TestRun(t *testing.T) {
	folder := t.TempDir()
	quiet := strings.Replace(archive, "“It did,” Bo said.", "Bo slept.", 1)
	quiet = quiet[:strings.Index(quiet, "attribution direct")]
	quiet = strings.Replace(quiet, "`said`#1", "`said`", 1)
	for name, text := range map[string]string{
		"good.txtar": archive, "quiet.txtar": quiet, KnownFailures: "quiet nobody reads it\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	good := record(parse(t, archive))
	reader := func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		if a.ID == "good" {
			return good, nil
		}
		return &sayso.Record{Article: a}, nil
	}
	Run(t, folder, reader, false)
	Run(t, folder, reader, true)
	data, err := os.ReadFile(filepath.Join(folder, "quiet.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	if doc := parse(t, string(data)); len(doc.Want) != 0 {
		t.Errorf("not updated:\n%s", data)
	}
}
