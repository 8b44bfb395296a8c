package serve

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
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
	counts                                      map[string]int
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
		f := scoreFile{Name: path.Base(name), Text: string(raw), metrics: map[string][2]string{}, counts: map[string]int{}}
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
			case "count":
				if name, n, ok := strings.Cut(value, " "); ok {
					f.counts[name], _ = strconv.Atoi(strings.TrimSpace(n)) // what is no number is no count
				}
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

// A figure is one measured share as an editor reads it.
type figure struct {
	What, Means string
	Share       string // "95 %"
	Range       string // "93–98 %"
	Wide        int    // of 100, for the bar
	On          string // "300 statements shown, in 10 articles"
	Of          scoreFile
}

// A figureGroup is the figures on one thing that the program does.
type figureGroup struct {
	Topic, Command string
	Figures        []figure
}

// A figureSource says which metric of a file of scores answers a question, and over how many things. Of is "n", the name of a count of
// the file, or of a metric whose share of n was counted.
type figureSource struct{ what, means, metric, of, things string }

// figures are what an editor asks first, each taken out of its file of scores.
var figures = []struct {
	topic, file, command string
	documents            string // what its documents are, "" if the sample needs none
	list                 []figureSource
}{
	{"Statements: who says what", "sourcing_own.scores.txt", "sayso eval sourcing testdata/gold/own", "articles", []figureSource{
		{"what it shows as a statement is one", "the rest say nothing: look at the words before quoting", "found_p", "predicted", "statements shown"},
		{"a statement of the article is shown", "the rest you find only by reading", "found_r", "n", "statements there"},
		{"the speaker is the right one", "of statements that are there", "speaker", "found", "statements found"},
		{"the level of sourcing is right", "named person, document, unnamed source …", "level", "found", "statements found"},
		{"the stance is right", "asserts, denies, does not confirm …", "stance", "found", "statements found"},
	}},
	{"Statements in the U.S. press", "polnear_dev.scores.txt", "sayso eval attribution polnear_dev.jsonl.gz", "articles", []figureSource{
		{"cue, source and words are all exact where it is sure", "sure: a confidence of 0.90 or more", "precision_at_90", "confident", "statements so sure"},
	}},
	{"Events: who did what to whom", "events_own.scores.txt", "sayso eval events testdata/gold/own", "articles", []figureSource{
		{"what it shows as an event is one, of that type", "the rest is nothing done, or something else", "typed_p", "predicted", "events shown"},
		{"an event of the article is shown with its type", "the rest are not in the table: no row is no proof that nothing happened", "typed_r", "n", "events there"},
		{"the status is right", "happened, planned, denied …, of events found with their type", "status", "typed_r", "events found"},
	}},
	{"Claims: what several say", "claims.scores.txt", "sayso eval claims testdata/gold/claims/pairs.tsv --articles FILES", "stories", []figureSource{
		{"two statements put into one claim say the same", "a hard test: pairs that look alike and are not are many in it", "same_p", "n", "pairs of statements"},
		{"two statements that say the same are put into one claim", "voices may be missing on a claim: search for its words too", "same_r", "n", "pairs of statements"},
		{"two statements that contradict each other are shown as such", "no sign of a contradiction is no sign that there is none", "contradiction_r", "n", "pairs of statements"},
	}},
	{"People: who is who", "people.scores.txt", "sayso eval people testdata/gold/people/pairs.jsonl --articles FILES", "", []figureSource{
		{"two names taken for one person are one", "part the others on the person’s page", "joined", "n", "pairs of names"},
	}},
	{"Origins: what is copied", "origins_judged.scores.txt", "sayso eval origins internal/eval/testdata/origin_pairs.tsv --articles FILES", "", []figureSource{
		{"an article called a copy is one", "", "one_p", "n", "pairs of articles"},
		{"a copy is found", "the rest count as origins of their own", "one_r", "n", "pairs of articles"},
	}},
	{"Stories: what belongs together", "story_clusters_dev.scores.txt", "sayso eval stories story_clusters_dev.jsonl.gz", "", []figureSource{
		{"an article stands with articles of its own story", "B-cubed precision", "bcubed_p", "n", "articles"},
		{"the articles of a story stand together", "B-cubed recall", "bcubed_r", "n", "articles"},
	}},
	{"Quotations of a draft", "planted.scores.txt", "sayso eval verify open_licence.jsonl.gz", "articles", []figureSource{
		{"the grade is right", "exact, changed, shortened, not found …, of quotations changed by program", "grade", "n", "quotations"},
	}},
}

// measured looks the figures up; one that is not in its file is left out, and a test says so.
func measured(files []scoreFile) (out []figureGroup) {
	for _, f := range figures {
		i := slices.IndexFunc(files, func(s scoreFile) bool { return s.Name == f.file })
		if i < 0 {
			continue
		}
		g := figureGroup{Topic: f.topic, Command: f.command}
		for _, q := range f.list {
			if x, ok := files[i].figure(q, f.documents); ok {
				g.Figures = append(g.Figures, x)
			}
		}
		out = append(out, g)
	}
	return out
}

// figure looks one up.
func (f scoreFile) figure(q figureSource, within string) (figure, bool) {
	m, ok := f.metrics[q.metric]
	share, err := strconv.ParseFloat(m[0], 64)
	low, high, between := strings.Cut(m[1], "–")
	from, errLow := strconv.ParseFloat(low, 64)
	to, errHigh := strconv.ParseFloat(high, 64)
	n, known := f.number(q.of)
	if !ok || !between || !known || err != nil || errLow != nil || errHigh != nil {
		return figure{}, false
	}
	x := figure{What: q.what, Means: q.means, Share: percentOf(share) + " %", Wide: int(share*100 + .5), Of: f}
	x.Range = percentOf(from) + "–" + percentOf(to) + " %"
	x.On = thousands(n) + " " + q.things
	if documents, err := strconv.Atoi(f.Documents); err == nil && within != "" {
		x.On += ", " + thousands(documents) + " " + within
	}
	return x, true
}

// number is how many things a figure is a share of.
func (f scoreFile) number(of string) (int, bool) {
	n, err := strconv.Atoi(f.N)
	if of == "n" || err != nil {
		return n, err == nil
	}
	if c, ok := f.counts[of]; ok {
		return c, true
	}
	m, ok := f.metrics[of]
	share, err := strconv.ParseFloat(m[0], 64)
	return int(share*float64(n) + .5), ok && err == nil
}

// percentOf is a share as a whole number of hundredths. Within one of all or of nothing it has a decimal, so that only all is 100 and only
// nothing 0.
func percentOf(share float64) string {
	p := share * 100
	if p > 99 && p < 100 || p > 0 && p < 1 {
		return strconv.FormatFloat(min(99.9, max(.1, p)), 'f', 1, 64)
	}
	return strconv.Itoa(int(p + .5))
}

// thousands writes a number with a comma between thousands.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
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
