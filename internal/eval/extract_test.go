package eval

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ulikunitz/xz"

	"sayso"
	"sayso/internal/extract"
)

// TestShingles compares own texts; the numbers are counted by hand by the rules of the benchmark.
func TestShingles(t *testing.T) {
	for _, c := range []struct {
		truth, found        string
		both, extra, missed int
	}{
		{"one two three four five", "one two three four five", 2, 0, 0},
		{"one two three four five", "zero one two three four", 1, 1, 1},
		{"a b", "a b", 1, 0, 0}, // shorter than four words: one run
		{"a b", "a c", 0, 1, 1},
		{"A b c d", "a b c d", 0, 1, 1}, // case counts
		{"a, b — c\nd", "a b c d", 1, 0, 0},
		{"x x x x x", "x x x x", 1, 0, 1}, // as often as it stands there
		{"naïve café_1 ½ 中文", "naïve café_1 ½ 中文", 1, 0, 0},
		{"", "", 0, 0, 0},
		{"a b c d", "", 0, 0, 1},
		{"", "a b c d", 0, 1, 0},
	} {
		if both, extra, missed := compareShingles(c.truth, c.found); both != c.both || extra != c.extra || missed != c.missed {
			t.Errorf("%q, %q: %d %d %d, want %d %d %d", c.truth, c.found, both, extra, missed, c.both, c.extra, c.missed)
		}
	}
}

// TestIsWord: \w of Python's re, by some characters on which languages differ.
func TestIsWord(t *testing.T) {
	for r, want := range map[rune]bool{'a': true, 'Z': true, '0': true, '_': true, 'é': true, '中': true, '½': true, '²': true, 'Ⅷ': true,
		'-': false, '’': false, '\u0301': false, '€': false, ' ': false, '\u00a0': false} {
		if isWord(r) != want {
			t.Errorf("isWord(%q) = %v", r, !want)
		}
	}
}

// saying gives the text that stands in the page for it: "<a>text</a>" for the extractor a.
type saying string

func (s saying) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	_, rest, ok := strings.Cut(string(raw), "<"+string(s)+">")
	text, _, _ := strings.Cut(rest, "<")
	if !ok {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle}
	}
	return &extract.Document{Text: text, Extractor: string(s) + "/1"}, nil
}

var benchmark = map[string]string{
	"ground-truth.json": `{"p1": {"articleBody": "one two three four five"}, "p2": {"articleBody": "a b c d"}, "p3": {"articleBody": "x y z"}}`,
	"html/p1.html.gz":   "<a>one two three four</a><b>one two three four five six</b>",
	"html/p2.html.gz":   "<a>a b c d</a>",
	"html/p3.html.gz":   "<a>x y</a><b>x y z</b>",
	"README":            "not read",
}

// writeBenchmark lays the benchmark down as a folder or an archive.
func writeBenchmark(t *testing.T, name string, files map[string]string) string {
	path := filepath.Join(t.TempDir(), name)
	var archive bytes.Buffer
	out := tar.NewWriter(&archive)
	for _, name := range sortedKeys(files) {
		content := []byte(files[name])
		if strings.HasSuffix(name, ".gz") {
			content = gzipped(t, content)
		}
		if strings.Contains(path, ".tar") {
			if err := errors.Join(out.WriteHeader(&tar.Header{Name: "./" + name, Mode: 0o644, Size: int64(len(content))}), second(out.Write(content))); err != nil {
				t.Fatal(err)
			}
			continue
		}
		file := filepath.Join(path, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, content, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(path, ".tar") {
		return path
	}
	out.Close()
	content := archive.Bytes()
	switch filepath.Ext(path) {
	case ".gz":
		content = gzipped(t, content)
	case ".xz":
		var b bytes.Buffer
		w, err := xz.NewWriter(&b)
		if err := errors.Join(err, second(w.Write(content)), w.Close()); err != nil {
			t.Fatal(err)
		}
		content = b.Bytes()
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func second(_ int, err error) error { return err }

func gzipped(t *testing.T, content []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := errors.Join(second(z.Write(content)), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestExtraction: a takes 1/1 and 1/2, 1/1 and 1/1, 0 and 0; b 2/3 and 1, nothing on p2, 1 and 1.
func TestExtraction(t *testing.T) {
	list := []Extractor{{"a", saying("a")}, {"b", saying("b")}}
	for _, name := range []string{"folder", "x.tar", "x.tar.gz", "x.tar.xz"} {
		r, err := Extraction(context.Background(), writeBenchmark(t, name, benchmark), list, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wantNumbers(t, r.Metrics, map[string]float64{"a_p": 2. / 3, "a_r": 1.5 / 3, "b_p": (2./3 + 1) / 2, "b_r": 2. / 3})
		if f := r.Metrics["a_f1"]; math.Abs(f-2*(2./3)*.5/(2./3+.5)) > 1e-6 {
			t.Errorf("a_f1 %v", f)
		}
		if r.N != 3 || r.Counts["refused_by_b"] != 1 || r.Model != "a/1" || len(r.SHA256) != 64 {
			t.Errorf("%s: %+v", name, r.Result)
		}
		var b bytes.Buffer
		var texts map[string]map[string]string
		if err := errors.Join(r.WritePredictions(&b), json.Unmarshal(b.Bytes(), &texts)); err != nil || texts["p3"]["articleBody"] != "x y" {
			t.Errorf("%v, %v", err, texts)
		}
	}
}

func TestExtractionRefuses(t *testing.T) {
	for name, change := range map[string]map[string]string{
		"no truth":       {"html/p1.html.gz": "x"},
		"truth no JSON":  {"ground-truth.json": "{"},
		"page not there": {"ground-truth.json": `{"p1":{}}`},
	} {
		for _, form := range []string{"folder", "x.tar"} {
			_, err := Extraction(context.Background(), writeBenchmark(t, form, change), nil, nil)
			var coded *sayso.Error
			if !errors.As(err, &coded) || coded.Code != sayso.ErrCorpus {
				t.Errorf("%s, %s: %v", name, form, err)
			}
		}
	}
	if _, err := Extraction(context.Background(), "none.tar.xz", nil, nil); err == nil {
		t.Error("a missing file is no error")
	}
}

// docs/measuring.md lists the metrics of extract too, which is no task of Tasks.
func TestMeasuringHasExtract(t *testing.T) {
	data, err := os.ReadFile("../../docs/measuring.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(data), "\n## extract\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var listed []string
	for line := range strings.Lines(section) {
		if cells := strings.Split(line, "|"); len(cells) > 2 {
			for _, m := range backquoted.FindAllStringSubmatch(cells[1], -1) {
				listed = append(listed, m[1])
			}
		}
	}
	names, _ := ExtractMeasures([]Extractor{{Name: "sayso"}, {Name: "library"}})
	if !ok || !slices.Equal(names, listed) || !strings.Contains(section, "`refused_by_NAME`") {
		t.Errorf("measures %v, listed %v", names, listed)
	}
}
