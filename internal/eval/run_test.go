package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"sayso"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// Own texts. The second holds characters of two, three and four bytes before its spans.
var ownGold = []string{
	`[S1:The mayor] [C1:said] [O1:that the bridge is safe]. [O2:“It is old,”] [S2:her deputy] [C2:added], [O2:“but it holds.”]`,
	`Café Ω 🌉: [S1:Ada Brück] [C1:denied] [O1:the report]. [S2:She] [C2:was told] [O2:to wait].`,
}

var ownFound = []string{
	`[S1:The mayor] [C1:said] [T1:that] [O1:the bridge is safe]. [O2:“It is old,”] her [S2:deputy] [C2:added], [O2:“but it holds.”]`,
	`Café Ω 🌉: [S1:Ada Brück] [C1:denied] [O1:the report]. She was [C2:told] [O2:to wait].`,
}

// ownReader finds ownFound, with a nested attribution in the first text.
func ownReader(t *testing.T) Reader {
	t.Helper()
	answers := map[string][]sayso.Attribution{}
	for i, markup := range ownFound {
		text, attrs := annotate(t, markup)
		for k := range attrs {
			attrs[k].Confidence.All = 0.6 + 0.35*float64(k)
		}
		if i == 0 {
			attrs = append(attrs, sayso.Attribution{ID: "a3", Parent: "a1", Cue: attrs[0].Cue, Content: attrs[1].Content})
		}
		answers[text] = attrs
	}
	return answering(answers)
}

func ownRun(t *testing.T, o Options) *Result {
	t.Helper()
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRunAttribution(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	calls := 0
	r := ownRun(t, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t), Jobs: 3,
		Progress: func(done, total int) { calls++ }})
	wantNumbers(t, r.Metrics, map[string]float64{"all_exact_f1": 0.5, "cue_exact_f1": 0.75, "content_exact_f1": 1,
		"source_exact_f1": 0.5})
	if r.N != 4 || r.Documents != 2 || r.Split != "dev" || r.Model != "model-1" || calls != 2 {
		t.Errorf("n %d, documents %d, split %q, model %q, %d calls", r.N, r.Documents, r.Split, r.Model, calls)
	}
	if r.Counts["nested_left_out"] != 1 || r.Counts["predicted"] != 4 {
		t.Errorf("counts %v", r.Counts)
	}
	if nested := ownRun(t, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t), Nested: true}); nested.
		Counts["predicted"] != 5 {
		t.Errorf("with nested ones: counts %v", nested.Counts)
	}
}

func TestRunCofenet(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	r := ownRun(t, Options{Task: TaskCofenet, Path: c.segments, Read: ownReader(t)})
	// Sources: 2 of 3 predicted among 4; cues 3 of 4; contents all.
	wantNumbers(t, r.Metrics, map[string]float64{"source_exact_p": 2. / 3, "source_exact_r": 2. / 4,
		"cue_exact_f1": 3. / 4, "content_exact_f1": 1, "content_jaccard": 1})
	if r.N != 2 {
		t.Errorf("n %d, want 2 segments", r.N)
	}
}

// What is written as predictions scores the same when it is read back, for every task and number of jobs.
func TestPredictionsRoundTrip(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	dir := t.TempDir()
	gold := filepath.Join(dir, "own1.gold.json")
	writeOwnGold(t, dir)
	for task, path := range map[Task]string{TaskAttribution: c.articles, TaskCofenet: c.segments, TaskGold: dir} {
		read := ownRun(t, Options{Task: task, Path: path, Read: ownReader(t), Jobs: 4})
		file := filepath.Join(t.TempDir(), "predictions.jsonl")
		writeFile(t, file, read.WritePredictions)
		again := ownRun(t, Options{Task: task, Path: path, From: file})
		delete(read.Counts, "nested_left_out") // they are not written
		delete(again.Counts, "nested_left_out")
		read.Model, again.From = "", ""
		if a, b := asJSON(t, read), asJSON(t, again); a != b {
			t.Errorf("%s:\n%s\nread back:\n%s", task, a, b)
		}
	}
	if itself := ownRun(t, Options{Task: TaskGold, Path: dir, From: gold}); itself.Metrics["all_right"] != 1 ||
		itself.Metrics["found_f1"] != 1 {
		t.Errorf("gold against itself: %v", itself.Metrics)
	}
}

// PolNeAR has no place for nested attributions: they are written only if they are scored, and then say so.
func TestNestedPredictions(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	for _, nested := range []bool{false, true} {
		r := ownRun(t, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t), Nested: nested})
		var b strings.Builder
		if err := r.WritePredictions(&b); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), `"parent":"a1"`); got != nested {
			t.Errorf("nested %v: wrote %s", nested, b.String())
		}
	}
}

// The seed's older names come out as the record's.
func TestReadSeed(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"article.txt": "Él did not confirm it. She said: no.",
		"gold.json": `{"attributions":[
{"id":"a1","type":"stance_only","source":{"span":{"text":"Él","start":0,"end":2}},"nested_in":"a2",
 "cue":{"span":{"text":"did not confirm","start":3,"end":18}},"content":{"spans":[{"text":"it","start":19,"end":21}]}},
{"id":"a2","type":"stance_only","source":{"span":null},"cue":{"span":{"text":"said","start":27,"end":31}},
 "content":{"spans":[]}}]}`} {
		writeFile(t, filepath.Join(dir, name), func(w io.Writer) error {
			_, err := io.WriteString(w, data)
			return err
		})
	}
	docs, err := readSeed(filepath.Join(dir, "gold.json"), "")
	if err != nil {
		t.Fatal(err)
	}
	want := []sayso.Attribution{
		{ID: "a1", Kind: sayso.KindIndirect, Parent: "a2", Source: []sayso.Span{{Start: 0, End: 3}},
			Cue: &sayso.Span{Start: 4, End: 19}, Content: []sayso.Span{{Start: 20, End: 22}}},
		{ID: "a2", Kind: sayso.KindNone, Cue: &sayso.Span{Start: 28, End: 32}},
	}
	if !reflect.DeepEqual(docs[0].gold, want) {
		t.Errorf("got %+v", docs[0].gold)
	}
}

// writeOwnGold writes the first own text in the gold format.
func writeOwnGold(t *testing.T, dir string) {
	t.Helper()
	text, attrs := annotate(t, ownGold[0])
	d := &document{article: &sayso.Article{ID: "own1", Text: text}}
	writeFile(t, filepath.Join(dir, "own1.gold.json"), func(w io.Writer) error {
		return writeGold(json.NewEncoder(w), d, attrs)
	})
	writeFile(t, filepath.Join(dir, "own1.txt"), func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

func asJSON(t *testing.T, r *Result) string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The committed form and the table, on the own texts: go test ./internal/eval -update rewrites them.
func TestWritten(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	r := ownRun(t, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t)})
	for name, write := range map[string]func(io.Writer) error{
		"own.scores.txt": r.WriteScores, "own.table.txt": r.WriteTable} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s is now:\n%s", path, got.String())
		}
	}
}

func TestSkippedWithoutTokens(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	data, err := os.ReadFile(c.tokens)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if err := os.WriteFile(c.tokens, first, 0o644); err != nil {
		t.Fatal(err)
	}
	r := ownRun(t, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t)})
	if r.Documents != 1 || r.Counts["skipped_documents"] != 1 {
		t.Errorf("documents %d, counts %v", r.Documents, r.Counts)
	}
	r = ownRun(t, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t), Tokens: []string{TokensWords}})
	if r.Documents != 2 {
		t.Errorf("split into words: %d documents, want 2", r.Documents)
	}
}

func TestReaderFaults(t *testing.T) {
	c := writeCorpus(t, ownGold...)
	broken := errors.New("broken")
	_, err := Run(context.Background(), Options{Task: TaskAttribution, Path: c.articles, Jobs: 2,
		Read: func(context.Context, *sayso.Article) (*sayso.Record, error) { return nil, broken }})
	if !errors.Is(err, broken) {
		t.Errorf("a reader's error came out as %v", err)
	}
	for _, s := range []sayso.Span{{Start: 0, End: 9999}, {Start: 4, End: 4}} {
		bad := &sayso.Record{Attributions: []sayso.Attribution{{ID: "a1", Cue: &s}}}
		_, err = Run(context.Background(), Options{Task: TaskAttribution, Path: c.articles,
			Read: func(context.Context, *sayso.Article) (*sayso.Record, error) { return bad, nil }})
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrInternal || !strings.Contains(coded.Msg, "a1") {
			t.Errorf("the span %v came out as %v", s, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, Options{Task: TaskAttribution, Path: c.articles, Read: ownReader(t)}); !errors.Is(err,
		context.Canceled) {
		t.Errorf("a cancelled run came out as %v", err)
	}
}
