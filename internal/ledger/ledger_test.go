package ledger

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
	"sayso/engine"
	"sayso/internal/ingest"
)

// reader is the engine inside the binary, loaded once for all tests.
var reader = sync.OnceValues(func() (*engine.Engine, error) { return engine.New(engine.Options{}) })

func testEngine(t testing.TB) *engine.Engine {
	t.Helper()
	e, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// ten returns the articles of testdata/ten.txtar.
func ten(t testing.TB) []*sayso.Article { return articlesOf(t, "testdata/ten.txtar") }

// articlesOf returns the articles of an archive.
func articlesOf(t testing.TB, archive string) []*sayso.Article {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	var out []*sayso.Article
	for _, f := range a.Files {
		part := strings.SplitN(string(f.Data), "\n", 5)
		if len(part) != 5 || part[3] != "" {
			t.Fatalf("%s: title, publisher, date, a blank line, text", f.Name)
		}
		a := &sayso.Article{ID: f.Name, Title: part[0], Publisher: part[1], Text: part[4]}
		if a.Published.Basis = sayso.BasisNone; part[2] != "" {
			a.Published = sayso.Published{Value: part[2], Basis: sayso.BasisMetadata}
		}
		out = append(out, a)
	}
	return out
}

func items(list []*sayso.Article) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		for _, a := range list {
			if !yield(ingest.Item{Place: a.ID, Article: a, Size: len(a.Text)}) {
				return
			}
		}
	}
}

// open opens a ledger in a file of its own.
func open(t testing.TB) *Ledger {
	t.Helper()
	l, err := Open(context.Background(), filepath.Join(t.TempDir(), "test.db"), Options{Engine: testEngine(t), Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// add adds articles and fails if one is not taken.
func add(t testing.TB, l *Ledger, o AddOptions, list ...*sayso.Article) Sums {
	t.Helper()
	took := o.Took
	o.Took = func(a Added) {
		if a.Err != nil {
			t.Errorf("%s: %v", a.Place, a.Err)
		}
		if took != nil {
			took(a)
		}
	}
	sums, err := l.Add(context.Background(), items(list), o)
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

func export(t testing.TB, l *Ledger) string {
	t.Helper()
	var b bytes.Buffer
	if err := l.ExportJSONL(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// same fails with the first line that differs.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			line := func(l []string) string {
				if i >= len(l) {
					return "(end)"
				}
				return fmt.Sprintf("%.600s", l[i])
			}
			t.Fatalf("%s: line %d of the export\ngot  %s\nwant %s", what, i+1, line(g), line(w))
		}
	}
}

// Whatever the order of adding, the sizes of batches and the number of readers, the ledger is the same to the byte.
func TestOrderOfAdding(t *testing.T) {
	list := ten(t)
	first := open(t)
	add(t, first, AddOptions{}, list...)
	want := export(t, first)
	for _, kind := range []string{`"kind":1,"id"`, `"kind":2,"id"`, `"kind":3,"id"`, `"kind":4,"id"`} {
		if !strings.Contains(want, `{"type":"group",`+kind) {
			t.Errorf("the ten articles make no group of %s: the test shows nothing", kind)
		}
	}
	backwards := slices.Clone(list)
	slices.Reverse(backwards)
	second := open(t)
	for _, a := range backwards { // each in a transaction of its own
		add(t, second, AddOptions{}, a)
	}
	same(t, "backwards, one by one", export(t, second), want)
	third := open(t)
	for _, i := range []int{7, 3, 9, 0, 5, 2, 8, 1, 6, 4} {
		if i%3 == 0 {
			add(t, third, AddOptions{Jobs: 4}, list[i])
		}
	}
	add(t, third, AddOptions{Jobs: 4}, list[7], list[5], list[2], list[8], list[1], list[4])
	same(t, "mixed", export(t, third), want)
}

// The same bytes twice are one article, and nothing is read again.
func TestAddTwice(t *testing.T) {
	l, list := open(t), ten(t)[:3]
	if got := add(t, l, AddOptions{}, append(slices.Clone(list), list[1])...); got != (Sums{New: 3, Known: 1}) {
		t.Errorf("first: %+v", got)
	}
	want := export(t, l)
	another := *list[0]
	another.ID, another.SHA256 = "another-id", "" // the same text
	if got := add(t, l, AddOptions{Jobs: 2}, list[0], list[1], list[2], &another); got != (Sums{Known: 4}) {
		t.Errorf("again: %+v", got)
	}
	same(t, "again", export(t, l), want)
}

// A bad input is told, and the others go on.
func TestBadInputs(t *testing.T) {
	l, list := open(t), ten(t)
	other := *list[1]
	other.ID, other.SHA256 = list[0].ID, "" // another text under an id
	broken := ingest.Item{Place: "broken.jsonl:1", Err: &sayso.Error{Code: sayso.ErrJSON, Place: "broken.jsonl:1", Msg: "no JSON"}}
	var told []string
	sums, err := l.Add(context.Background(), func(yield func(ingest.Item) bool) {
		_ = yield(ingest.Item{Place: "a", Article: list[0]}) && yield(broken) && yield(ingest.Item{Place: "b", Article: &other}) && yield(ingest.Item{Place: "c", Article: list[2]})
	}, AddOptions{Took: func(a Added) {
		if a.Err != nil {
			told = append(told, a.Err.Error())
		}
	}})
	if err != nil || sums != (Sums{New: 2, Failed: 2}) {
		t.Fatalf("%+v, %v", sums, err)
	}
	if len(told) != 2 || !strings.Contains(told[0], "E003") || !strings.Contains(told[1], "E024") {
		t.Errorf("told %q", told)
	}
}

// A newer engine's record stands beside the old one, which stays; links are those of the new.
func TestReread(t *testing.T) {
	list := ten(t)
	fresh := open(t)
	add(t, fresh, AddOptions{}, list...)
	l := open(t)
	l.by.Version = "an older one"
	add(t, l, AddOptions{}, list...)
	l.by = testEngine(t).Info().Engine()
	if got := add(t, l, AddOptions{}, list...); got != (Sums{Known: 10}) {
		t.Errorf("without Reread: %+v", got)
	}
	if got := add(t, l, AddOptions{Reread: true}, list...); got != (Sums{Reread: 10}) {
		t.Errorf("with Reread: %+v", got)
	}
	engines, err := l.Engines(context.Background(), list[0].ID)
	if err != nil || len(engines) != 2 || engines[0].Version != "an older one" || engines[1] != l.by {
		t.Errorf("engines %v, %v", engines, err)
	}
	if got := add(t, l, AddOptions{Reread: true}, list...); got != (Sums{Known: 10}) {
		t.Errorf("a third time: %+v", got)
	}
	older := func(export string) string { // without the old records
		var out []string
		for line := range strings.Lines(export) {
			if !strings.Contains(line, `"version":"an older one"`) {
				out = append(out, line)
			}
		}
		return strings.Join(out, "")
	}
	same(t, "after reading again", older(export(t, l)), export(t, fresh))
}

// A ledger goes out and in again to the byte, in both forms, with corrections, settings and old records.
func TestRoundTrip(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	l.by.Version = "an older one"
	add(t, l, AddOptions{}, ten(t)[:5]...)
	l.by = testEngine(t).Info().Engine()
	add(t, l, AddOptions{Reread: true}, ten(t)...)
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "gazette", "denied", "", "", map[string]string{"stance": "rejects"})
	want := export(t, l)
	for _, table := range []string{"article", "record", "statement", "event", "ref", "link", "group", "correction"} {
		if !strings.Contains(want, `{"type":"`+table+`"`) {
			t.Errorf("no rows of the table %s", table)
		}
	}
	lines := open(t)
	if err := lines.ImportJSONL(ctx, strings.NewReader(want), "export"); err != nil {
		t.Fatal(err)
	}
	same(t, "JSONL", export(t, lines), want)
	folders := [2]string{t.TempDir(), t.TempDir()}
	if err := l.ExportParquet(ctx, folders[0]); err != nil {
		t.Fatal(err)
	}
	columns := open(t)
	if err := columns.ImportParquet(ctx, folders[0]); err != nil {
		t.Fatal(err)
	}
	same(t, "Parquet", export(t, columns), want)
	if err := columns.ExportParquet(ctx, folders[1]); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folders[0])
	if err != nil || len(files) != 9 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		a, _ := os.ReadFile(filepath.Join(folders[0], f.Name()))
		b, err := os.ReadFile(filepath.Join(folders[1], f.Name()))
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs after a round trip, %v", f.Name(), err)
		}
	}
	// What was imported goes on as if it had been read here.
	if got := add(t, lines, AddOptions{}, ten(t)...); got != (Sums{Known: 10}) {
		t.Errorf("adding again: %+v", got)
	}
}

// An import into a ledger that holds something, or of a damaged export, leaves the ledger as it is.
func TestImportAllOrNone(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	add(t, l, AddOptions{}, ten(t)[:2]...)
	whole := export(t, l)
	if err := l.ImportJSONL(ctx, strings.NewReader(whole), "x"); err == nil || !strings.Contains(err.Error(), "E024") {
		t.Errorf("into one that is not empty: %v", err)
	}
	same(t, "refused", export(t, l), whole)
	empty := open(t)
	for name, bad := range map[string]string{
		"cut":        whole[:len(whole)*2/3],
		"no head":    whole[strings.IndexByte(whole, '\n')+1:],
		"wrong text": strings.Replace(whole, `"text":"ALDER`, `"text":"OLDER`, 1),
		"order":      strings.Replace(whole, `{"type":"record"`, `{"type":"rekord"`, 1),
	} {
		if err := empty.ImportJSONL(ctx, strings.NewReader(bad), "x"); err == nil {
			t.Errorf("%s: no error", name)
		}
		n, err := empty.Counts(ctx)
		if err != nil || n.Articles != 0 || n.Records != 0 {
			t.Errorf("%s left %+v, %v", name, n, err)
		}
	}
}
