package eval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

const goodRow = `{"id":"x","text":"Ada said no.","attributions":[]}`

// Every malformed file is an error with a code and the place of the row.
func TestMalformed(t *testing.T) {
	const (
		polnear = "polnear_own.jsonl"
		tokens  = "polnear_corenlp_own.jsonl"
		cofe    = "cofenet_polnear_own.jsonl"
		gold    = "own.gold.json"
		from    = "predictions.jsonl"
	)
	good := map[string]string{polnear: goodRow, tokens: `{"id":"x","sents":[{"tok":[[0,3,"a","NN","O"]]}]}`}
	for _, c := range []struct {
		name, file, data string
		task             Task
		place, message   string
	}{
		{"not JSON", polnear, goodRow + "\n{", TaskAttribution, polnear + ":2", "JSON"},
		{"blank lines count", polnear, "\n\n{}", TaskAttribution, polnear + ":3", "needs id"},
		{"no text", polnear, `{"id":"x","attributions":[]}`, TaskAttribution, polnear + ":1", "needs id, text"},
		{"empty file", polnear, "", TaskAttribution, polnear, "no article"},
		{"span outside", polnear, `{"id":"x","text":"Ada","attributions":[{"id":"E1","cue":[[0,4]]}]}`,
			TaskAttribution, polnear + ":1", "E1.cue"},
		{"span backwards", polnear, `{"id":"x","text":"Ada","attributions":[{"id":"E1","content":[[2,1]]}]}`,
			TaskAttribution, polnear + ":1", "E1.content"},
		{"empty span", polnear, `{"id":"x","text":"Ada","attributions":[{"id":"E1","source":[[1,1]]}]}`,
			TaskAttribution, polnear + ":1", "E1.source"},
		{"token without numbers", tokens, `{"id":"x","sents":[{"tok":[["a","b","c"]]}]}`, TaskAttribution,
			tokens + ":1", "JSON"},
		{"token outside", tokens, `{"id":"x","sents":[{"tok":[[0,99,"c"]]}]}`, TaskAttribution, tokens + ":1", "outside"},
		{"tokens of other articles", tokens, `{"id":"y","sents":[]}`, TaskAttribution, polnear, "no article has tokens"},
		{"labels missing", cofe, `{"id":"x","segment":0,"tokens":[[0,3]],"labels":[]}`, TaskCofenet, cofe + ":1", "labels"},
		{"unknown article", cofe, `{"id":"y","segment":0,"tokens":[[0,3]],"labels":["O"]}`, TaskCofenet, cofe + ":1", "y is not"},
		{"unresolved gold", gold, `{"id":"x","attributions":[{"id":"a1","cue":{"text":"said"}}]}`, TaskGold, gold, "a1.cue"},
		{"gold that quotes wrongly", gold, `{"id":"x","attributions":[{"id":"a1","cue":{"text":"said","start":0,"end":4}}]}`,
			TaskGold, gold, `is not "said"`},
		{"seed without attributions", gold, `{}`, TaskSeed, gold, "no attributions"},
		{"story without an event", "story.jsonl", `{"dId":"x","text":"Ada said no.","newsCluster":{}}`, TaskStories, "story.jsonl:1", "needs dId"},
		{"stories half scored", "story.jsonl", `{"id":"x","text":"Ada said no."}` + "\n" + `{"dId":"y","text":"No.","newsCluster":{"EventId":1}}`, TaskStories, "story.jsonl:2", "or none"},
		{"a prediction twice", from, `{"id":"x","attributions":[]}` + "\n" + `{"id":"x","attributions":[]}`,
			TaskAttribution, from + ":2", "second prediction"},
		{"a prediction outside", from, `{"id":"x","attributions":[{"id":"p","cue":[[0,50]]}]}`, TaskAttribution,
			from + ":1", "p.cue"},
	} {
		dir := t.TempDir()
		files := map[string]string{polnear: good[polnear], tokens: good[tokens], "own.txt": "Ada said no."}
		files[c.file] = c.data
		for name, data := range files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		o := Options{Task: c.task, Path: filepath.Join(dir, c.file), From: filepath.Join(dir, from),
			Articles: filepath.Join(dir, polnear)}
		if c.task == TaskAttribution {
			o.Path = filepath.Join(dir, polnear)
		}
		if c.task == TaskSeed {
			o.Articles = filepath.Join(dir, "own.txt")
		}
		_, err := Run(context.Background(), o)
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrCorpus {
			t.Errorf("%s: got %v, want %s", c.name, err, sayso.ErrCorpus)
			continue
		}
		if coded.Place != filepath.Join(dir, c.place) || !strings.Contains(coded.Error(), c.message) {
			t.Errorf("%s: got %v, want place %s and %q", c.name, err, c.place, c.message)
		}
	}
}

func TestMissingFiles(t *testing.T) {
	for _, task := range Tasks() {
		_, err := Run(context.Background(), Options{Task: task, Path: filepath.Join(t.TempDir(), "none"), From: "none"})
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrRead {
			t.Errorf("%s: got %v, want %s", task, err, sayso.ErrRead)
		}
	}
	if _, err := Run(context.Background(), Options{Task: "poetry"}); err == nil {
		t.Error("an unknown task was accepted")
	}
}
