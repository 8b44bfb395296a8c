package eval

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// Two events of three and one articles. One article of the first strays into the second's story.
func TestScoreStories(t *testing.T) {
	var docs []*document
	for id, event := range map[string]string{"a": "1", "b": "1", "c": "1", "d": "2"} {
		docs = append(docs, &document{event: event, article: &sayso.Article{ID: id}})
	}
	s := newSheet(storyMeasures())
	r := newResult(s, scoreStories(s, docs, []sayso.Story{{Articles: []string{"a", "b"}}, {Articles: []string{"c", "d"}}}))
	for name, want := range map[string]float64{
		"bcubed_p": (1 + 1 + 0.5 + 0.5) / 4, "bcubed_r": (2.0/3 + 2.0/3 + 1.0/3 + 1) / 4, // a, b, c, d
		"pairwise_p": 0.5, "pairwise_r": 1.0 / 3, // ab of ab, cd; ab of ab, ac, bc
	} {
		if got := r.Metrics[name]; math.Abs(got-want) > 1e-6 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// The whole task, with a reader that finds sentences only: two events by their words, an article with another's date counted.
func TestRunStories(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story_clusters_own.jsonl")
	rows := `{"dId":"a","title":"Dockers strike in Velburg","text":"Dockers at the port shut four terminals.","date_publish":"2024-03-04T06:00:00","newsCluster":{"EventId":1}}
{"dId":"b","title":"Port strike: dockers shut terminals","text":"Dockers kept the terminals shut.","date_publish":"2024-03-05","newsCluster":{"EventId":1}}
{"dId":"c","title":"Teachers face language test","text":"Teachers have to pass a language test.","date_publish":"2024-03-05","newsCluster":{"EventId":2}}
{"dId":"d","title":"Dockers strike in Velburg","text":"Dockers at the port shut four terminals.","date_publish":"2024-09-05","newsCluster":{"EventId":1}}
`
	if err := os.WriteFile(path, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a, Sentences: []sayso.Span{{Start: 0, End: len(a.Text)}}}, nil
	}
	r, err := Run(context.Background(), Options{Task: TaskStories, Path: path, Read: read})
	if err != nil {
		t.Fatal(err)
	}
	if r.Counts["events"] != 2 || r.Counts["stories"] != 3 || r.Counts["stories_of_one"] != 2 || r.Counts["links"] != 1 || r.Counts["far_dates"] != 1 {
		t.Errorf("%v", r.Counts)
	}
	if r.Counts["largest"] != 2 || r.Counts["longest_days"] != 1 {
		t.Errorf("%v", r.Counts)
	}
	if p, rec := r.Metrics["bcubed_p"], r.Metrics["bcubed_r"]; p != 1 || math.Abs(rec-(2.0/3+2.0/3+1.0/3+1)/4) > 1e-6 {
		t.Errorf("%v", r.Metrics)
	}
	plain := strings.NewReplacer("dId", "id", "date_publish", "date", `,"newsCluster":{"EventId":1}`, "", `,"newsCluster":{"EventId":2}`, "").Replace(rows)
	if err := os.WriteFile(path, []byte(plain), 0o644); err != nil {
		t.Fatal(err)
	}
	if r, err = Run(context.Background(), Options{Task: TaskStories, Path: path, Read: read}); err != nil {
		t.Fatal(err)
	}
	if _, scored := r.Metrics["bcubed_p"]; scored || r.N != 0 || r.Documents != 4 || r.Counts["stories"] != 3 || r.Counts["largest"] != 2 {
		t.Errorf("of plain articles: %v %v", r.Metrics, r.Counts)
	}
}
