package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/eval"
)

const evalGold = `{"id":"own","attributions":[{"id":"a1","source":[{"text":"Ada","start":0,"end":3}],
"cue":{"text":"said","start":4,"end":8},"content":[{"text":"it rains","start":9,"end":17}],"kind":"indirect","parent":null},
{"id":"a2","source":[],"cue":{"text":"was told","start":22,"end":30},"content":[{"text":"no","start":31,"end":33}],
"kind":"indirect","parent":null}]}`

// evalFolder is a folder of one gold file with two attributions; the reader below finds the first.
func evalFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string]string{"own.gold.json": evalGold, "own.txt": "Ada said it rains. He was told no."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func evalReader() (eval.Reader, error) {
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a, Engine: sayso.Engine{Model: "reader-1"}, Attributions: []sayso.Attribution{{
			ID: "a1", Source: []sayso.Span{{Start: 0, End: 3}}, Cue: &sayso.Span{Start: 4, End: 8},
			Content: []sayso.Span{{Start: 9, End: 17}}, Kind: sayso.KindIndirect}}}, nil
	}, nil
}

func runEvalCommand(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var out, messages bytes.Buffer
	cmd := evalCommand(&streams{strings.NewReader(""), &out, &messages}, &evalOptions{newReader: evalReader})
	cmd.SetArgs(args)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err := cmd.ExecuteContext(context.Background())
	return out.String(), err
}

func TestEvalJSON(t *testing.T) {
	out, err := runEvalCommand(t, "gold", evalFolder(t), "--format", "json")
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Task    string
		N       int
		Model   string
		Metrics map[string]float64
		Slices  map[string]map[string]float64
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if got.Task != "gold" || got.N != 2 || got.Model != "reader-1" || got.Metrics["found_p"] != 1 ||
		got.Metrics["found_r"] != 0.5 || got.Slices["no_source"]["found_r"] != 0 || got.Slices["no_source"]["n"] != 1 {
		t.Errorf("got %s", out)
	}
}

func TestEvalFiles(t *testing.T) {
	dir, out := evalFolder(t), t.TempDir()
	predictions, scores := filepath.Join(out, "found.jsonl"), filepath.Join(out, "gold.scores.txt")
	first, err := runEvalCommand(t, "gold", dir, "--predictions", predictions, "--write-scores", scores)
	if err != nil {
		t.Fatal(err)
	}
	again, err := runEvalCommand(t, "gold", dir, "--from", predictions)
	if err != nil {
		t.Fatal(err)
	}
	if again = strings.Replace(again, "predictions of found.jsonl", "read by reader-1", 1); again != first {
		t.Errorf("read back:\n%s\nfirst:\n%s", again, first)
	}
	data, err := os.ReadFile(scores)
	if err != nil || !strings.Contains(string(data), "found_r                  0.5000\n") {
		t.Errorf("scores %s, %v", data, err)
	}
}

func TestEvalFaults(t *testing.T) {
	dir := evalFolder(t)
	for _, c := range []struct {
		name string
		args []string
		code sayso.Code
		want string
	}{
		{"no such task", []string{"poetry", dir}, sayso.ErrUsage, `no task "poetry"`},
		{"all faults are named", []string{"gold", dir, "--format", "xml", "--jobs", "0"}, sayso.ErrUsage, "--jobs is at least 1"},
		{"scores of two files", []string{"gold", dir, dir, "--write-scores", "x"}, sayso.ErrUsage, "one FILE"},
		{"no such file", []string{"gold", filepath.Join(dir, "none")}, sayso.ErrRead, "none"},
		{"not a gold folder", []string{"gold", t.TempDir()}, sayso.ErrCorpus, "gold.json"},
		{"nowhere to write", []string{"gold", dir, "--predictions", filepath.Join(dir, "no", "x")}, sayso.ErrWrite, "written"},
	} {
		_, err := runEvalCommand(t, c.args...)
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != c.code || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s with %q", c.name, err, c.code, c.want)
		}
	}
}
