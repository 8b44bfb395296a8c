package eval

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// TestOracle compares the exact measures with their reference re-implementation in Python, on PolNeAR's dev set
// against a damaged copy of its gold. It needs the corpora, which are not part of the repository:
//
//	SAYSO_SHARED=../shared go test ./internal/eval -run Oracle
func TestOracle(t *testing.T) {
	shared := os.Getenv("SAYSO_SHARED")
	if shared == "" {
		t.Skip("SAYSO_SHARED does not name the folder of the corpora")
	}
	corpus := filepath.Join(shared, "corpora", "attribution")
	gold := filepath.Join(corpus, "polnear_dev.jsonl.gz")
	segments := filepath.Join(corpus, "cofenet_polnear_dev.jsonl.gz")
	read := damagedGold(t, gold)
	citron, err := Run(context.Background(), Options{Task: TaskAttribution, Path: gold, Read: read, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	cofe, err := Run(context.Background(), Options{Task: TaskCofenet, Path: segments, Read: read})
	if err != nil {
		t.Fatal(err)
	}
	written := filepath.Join(t.TempDir(), "predictions.jsonl")
	writeFile(t, written, citron.WritePredictions)
	want := runOracle(t, filepath.Join(shared, "reference"), gold, tokenPath(gold), written, segments)
	compared := 0
	for name, w := range want {
		got, ok := citron.Metrics[name]
		if rest, isCofe := strings.CutPrefix(name, "cofe_"); isCofe {
			got, ok = cofe.Metrics[rest]
		} else if strings.Contains(name, "_overlap_") {
			continue // Citron's overlap counts shared sources several times; ours matches one to one
		}
		if !ok || math.Abs(got-w) > 1e-6 {
			t.Errorf("%s: got %.6f, the reference says %.6f", name, got, w)
		}
		compared++
	}
	if compared != 12+18+3 {
		t.Errorf("compared %d numbers, want 33", compared)
	}
	t.Logf("all exact F1 %.3f, CofeNet content F1 %.3f", citron.Metrics["all_exact_f1"], cofe.Metrics["content_exact_f1"])
}

func runOracle(t *testing.T, args ...string) map[string]float64 {
	t.Helper()
	cmd := exec.Command("python3", append([]string{filepath.Join("testdata", "oracle.py")}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]float64
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	return want
}

// damagedGold returns a reader that answers with the gold, damaged the same way at every run: attributions lost,
// doubled and invented, spans moved, cut in two and emptied, cues lost.
func damagedGold(t *testing.T, path string) Reader {
	t.Helper()
	docs, err := readPolnear(path)
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string][]sayso.Attribution{}
	for i, d := range docs {
		random := rand.New(rand.NewPCG(7, uint64(i)))
		for _, a := range d.gold {
			answers[d.article.ID] = append(answers[d.article.ID], damage(random, d.article.Text, a)...)
		}
	}
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a, Attributions: answers[a.ID]}, nil
	}
}

func damage(random *rand.Rand, text string, a sayso.Attribution) []sayso.Attribution {
	move := func(s sayso.Span) sayso.Span {
		ends := words(text[:min(len(text), s.End+60)])
		k := len(ends) - 1 - random.IntN(min(len(ends), 8))
		if ends[k].End > s.Start {
			s.End = ends[k].End
		}
		return s
	}
	switch random.IntN(12) {
	case 0:
		return nil
	case 1:
		a.Source = nil
	case 2:
		a.Cue = nil
	case 3:
		cue := move(*a.Cue)
		a.Cue = &cue
	case 4:
		a.Content = []sayso.Span{move(a.Content[0])}
	case 5:
		if len(a.Source) > 0 {
			a.Source = []sayso.Span{move(a.Source[0])}
		}
	case 6:
		return []sayso.Attribution{a, a}
	case 7:
		return []sayso.Attribution{a, {ID: a.ID + "x", Cue: &a.Content[0], Content: []sayso.Span{*a.Cue}}}
	case 8: // a cue that touches the gold one from behind, which Citron takes for overlapping
		cue := move(sayso.Span{Start: a.Cue.End, End: a.Cue.End + 1})
		a.Cue = &cue
	}
	return []sayso.Attribution{a}
}
