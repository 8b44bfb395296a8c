package serve

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"sayso/docs"
	"sayso/internal/eval"
	"sayso/testdata/golden"
)

// A scoreFile is a committed file of scores: what was measured, on which sample, with which model.
type scoreFile struct {
	Name, Task, File, Documents, N, Model, Text string
	metrics                                     map[string][2]string // by name: value and interval
}

// scoreFiles are the committed files of scores, by name, read once. They are part of the program and tested to be whole.
var scoreFiles = sync.OnceValue(readScores)

func readScores() (out []scoreFile) {
	names, err := fs.Glob(eval.ScoreFiles, "testdata/*.scores.txt")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		raw, err := eval.ScoreFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		f := scoreFile{Name: path.Base(name), Text: string(raw), metrics: map[string][2]string{}}
		head, rest, _ := strings.Cut(f.Text, "\n\n")
		for line := range strings.Lines(head) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
			value = strings.TrimSpace(value)
			switch key {
			case "task":
				f.Task = value
			case "file":
				f.File = value
			case "documents":
				f.Documents = value
			case "n":
				f.N = value
			case "model":
				f.Model = value
			}
		}
		table, _, _ := strings.Cut(rest, "\n\n") // after that come slices
		for line := range strings.Lines(table) {
			if cells := strings.Fields(line); len(cells) == 3 {
				f.metrics[cells[0]] = [2]string{cells[1], cells[2]}
			}
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b scoreFile) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// A figure is one measured share on the page of the method.
type figure struct {
	What, Value, Interval string
	Of                    scoreFile
}

// figures are what an editor asks first, each taken out of its file of scores.
var figures = []struct{ what, file, metric string }{
	{"of the statements that it finds, so many are there (own articles, untrained)", "sourcing_own.scores.txt", "found_p"},
	{"of the statements that are there, it finds so many", "sourcing_own.scores.txt", "found_r"},
	{"level of sourcing right, of those found", "sourcing_own.scores.txt", "level"},
	{"stance right, of those found", "sourcing_own.scores.txt", "stance"},
	{"speaker right, of those found", "sourcing_own.scores.txt", "speaker"},
	{"right where it says 0.90 or more (U.S. press)", "polnear_dev.scores.txt", "precision_at_90"},
	{"of the events with their type that it finds, so many are there", "events_own.scores.txt", "typed_p"},
	{"of the events that are there, it finds so many with their type", "events_own.scores.txt", "typed_r"},
	{"status of an event right, of those found", "events_own.scores.txt", "status"},
	{"of the pairs of statements it takes for one claim, so many are", "claims.scores.txt", "same_p"},
	{"of the pairs that say the same, it finds so many", "claims.scores.txt", "same_r"},
	{"of the pairs that contradict each other, it finds so many", "claims.scores.txt", "contradiction_r"},
	{"of the pairs of people it joins, so many are one", "people.scores.txt", "joined"},
	{"of the pairs of articles it calls copies, so many are", "origins_judged.scores.txt", "one_p"},
	{"of the copies, it finds so many", "origins_judged.scores.txt", "one_r"},
	{"stories: articles with their own (B-cubed precision)", "story_clusters_dev.scores.txt", "bcubed_p"},
	{"stories: all of one story together (B-cubed recall)", "story_clusters_dev.scores.txt", "bcubed_r"},
	{"grade of a quotation in a draft right", "planted.scores.txt", "grade"},
}

// measured looks the figures up; one that is not in its file is left out, and a test says so.
func measured(files []scoreFile) (out []figure) {
	for _, f := range figures {
		i := slices.IndexFunc(files, func(s scoreFile) bool { return s.Name == f.file })
		if i < 0 {
			continue
		}
		if m, ok := files[i].metrics[f.metric]; ok {
			out = append(out, figure{f.what, m[0], m[1], files[i]})
		}
	}
	return out
}

// A decision is a page of docs/decisions.
type decision struct{ Title, Text string }

// decisions reads the decisions by number; their numbers are those of their files.
var decisions = sync.OnceValue(readDecisions)

func readDecisions() (out []decision) {
	names, err := fs.Glob(docs.Decisions, "decisions/*.md")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		raw, err := docs.Decisions.ReadFile(name)
		if err != nil {
			panic(err)
		}
		first, rest, _ := strings.Cut(string(raw), "\n")
		number, _, _ := strings.Cut(path.Base(name), "-")
		title := strings.TrimLeft(strings.TrimPrefix(first, "# "), "0123456789. ")
		out = append(out, decision{number + " " + title, strings.TrimSpace(rest)})
	}
	return out
}

// A failure is a test document that the program does not pass yet, and why.
type failure struct{ Name, Why string }

// failures reads the list of known failures, in its order.
var failures = sync.OnceValue(readFailures)

func readFailures() (out []failure) {
	for line := range strings.Lines(golden.KnownFailures) {
		name, why, ok := strings.Cut(strings.TrimSpace(line), " ")
		if ok && name != "#" {
			out = append(out, failure{strings.ReplaceAll(name, "_", " "), why})
		}
	}
	return out
}
