package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"sayso/internal/eval"
	"sayso/internal/export"
)

// evalOptions are the flags of "sayso eval", and where its reader comes from.
type evalOptions struct {
	format      string
	tokens      []string
	articles    string
	from        string
	predictions string
	scores      string
	jobs        int
	nested      bool
	fold        string
	model       string
	newReader   func() (eval.Reader, error) // in place of the engine, for tests
}

func newEval(s *streams) *cobra.Command {
	return evalCommand(s, &evalOptions{})
}

// evalCommand takes where its reader comes from, for tests.
func evalCommand(s *streams, o *evalOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval TASK FILE…",
		Short: "Score the engine on annotated corpora",
		Long: `Eval reads the articles of annotated corpora and scores what it finds against the annotation. The formats
and the exact meaning of every number are in docs/measuring.md.

Tasks:
  attribution   polnear_*.jsonl[.gz]: Citron exact cue, source, content and all; overlap; calibration
  cofenet       cofenet_polnear_*.jsonl[.gz]: CofeNet exact, begin and Jaccard
  gold          a folder of NAME.gold.json with NAME.article.json or NAME.txt: attributions found, nested too
  sourcing      the same: level, stance, chain, addressee, medium, time. An attribution is found if its cue overlaps the
                gold's, or its content where one has no cue, one to one; it is linked if its source overlaps as well and
                the contents have 0.8 of their characters in common. All else is asked of the found
  seed          the seed's gold.json with article.txt beside it
  verify        articles with id and text: grades of quotations planted in them by program
  quotations    polnear_*.jsonl[.gz]: whom each quotation of speech is given to
  quantity      newsquant_*.jsonl[.gz]: value, unit, what is counted; measeval_*.jsonl[.gz]: spans
  recognizers   the folder DateTime/English of Recognizers-Text: dates and times of requests, as far as they are news
  duckling      Duckling's Time/EN/Corpus.hs, likewise
  time          timebank.jsonl[.gz], aquaint.jsonl[.gz]: TempEval-3's extents, types and values
  syntax        *.conllu[.gz]: words, sentences, tags, lemmas and trees from raw text, by the CoNLL 2018 rule
  names         worldwide_*.jsonl[.gz]: CoNLL's four classes, by region; gum_named_*.jsonl[.gz]: GUM's ten types
  coref         ontogum_*.jsonl[.gz], litbank.jsonl[.gz]: chains of mentions, by genre
  gap           gap_*.jsonl[.gz]: whom a pronoun stands for, of two names
  actors        plover_gsr.jsonl[.gz]: country and sector of actors, by their own words
  places        geowebnews.jsonl[.gz], lgl.jsonl[.gz], geovirus.jsonl[.gz]: where places lie, given and found
  events        a folder of NAME.gold.json: events found, their status, voice, actors and recipients
  plover        plv_*.jsonl[.gz]: type given actor and recipient, and all three from raw text
  police        india_police_sents_*.jsonl[.gz]: sentences in which police kill or arrest
  factuality    uw.jsonl[.gz], meantime.jsonl[.gz], uds_ih2.jsonl[.gz]: how factual event words are
  claims        pairs.tsv: pairs of statements that say the same, clash or do neither, with --articles A,B for their texts
  people        pairs.jsonl: pairs of names in two articles that are one person or body or two, with --articles for their texts
  origins       articles with id and text: copies planted in them by program, found and judged; or a table of pairs judged
                by hand, *.tsv, with --articles
  stories       story_clusters_*.jsonl[.gz]: articles grouped by what they are about, B³ and pairs
  extract       the article extraction benchmark's folder or tar archive: text of web pages, beside go-trafilatura alone
` + exitCodes,
		Example: `  sayso eval attribution polnear_dev.jsonl.gz
  sayso eval cofenet cofenet_polnear_dev.jsonl.gz --format json
  sayso eval gold gold/dev --predictions found.jsonl
  sayso eval attribution polnear_dev.jsonl.gz --from found.jsonl`,
		Args:      cobra.MinimumNArgs(2),
		ValidArgs: taskNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEval(cmd.Context(), s, o, args[0], args[1:])
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (o *evalOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "text for a table, json for one object a FILE")
	f.StringSliceVar(&o.tokens, "tokens", nil,
		"attribution: `FILE` of CoreNLP tokens, default polnear_corenlp_… beside; the word words splits the text itself")
	f.StringVar(&o.articles, "articles", "",
		"cofenet: `FILE` of the articles, default polnear_… beside; seed: of the text, default article.txt; names: of CoNLL-U; gold, sourcing: of texts, for gold that has none; claims, origins: of articles, several parted by commas; people: of articles")
	f.StringVar(&o.from, "from", "", "score this `FILE` of predictions instead of reading")
	f.StringVar(&o.predictions, "predictions", "", "write the predictions to `FILE`, in the corpus's own format")
	f.StringVar(&o.scores, "write-scores", "", "write the scores to `FILE`, in the form kept under version control")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	f.StringVar(&o.fold, "fold", eval.FoldDev, "plover, time: the part of the corpus to score, `dev`, rest or all")
	f.StringVar(&o.model, "model", "", modelUsage)
	f.BoolVar(&o.nested, "nested", false, "attribution, cofenet: score nested attributions too")
}

func taskNames() []string {
	var out []string
	for _, t := range eval.Tasks() {
		out = append(out, string(t))
	}
	return append(out, string(eval.TaskExtract))
}

// validate lists what cannot be meant.
func (o *evalOptions) validate(task string, paths []string) error {
	var faults []string
	if !slices.Contains(taskNames(), task) {
		faults = append(faults, fmt.Sprintf("no task %q: one of %s", task, strings.Join(taskNames(), ", ")))
	}
	if o.format != "text" && o.format != "json" {
		faults = append(faults, fmt.Sprintf("--format is text or json, not %q", o.format))
	}
	if o.scores != "" && len(paths) > 1 {
		faults = append(faults, "--write-scores takes one FILE")
	}
	if !slices.Contains([]string{eval.FoldDev, eval.FoldRest, eval.FoldAll}, o.fold) {
		faults = append(faults, fmt.Sprintf("--fold is dev, rest or all, not %q", o.fold))
	}
	if o.jobs < 1 {
		faults = append(faults, "--jobs is at least 1")
	}
	if len(faults) == 0 {
		return nil
	}
	return usage("%s", strings.Join(faults, "; "))
}

func runEval(ctx context.Context, s *streams, o *evalOptions, task string, paths []string) error {
	if err := o.validate(task, paths); err != nil {
		return err
	}
	if task == string(eval.TaskExtract) {
		return runEvalExtract(ctx, s, o, paths)
	}
	with, err := o.readers()
	if err != nil {
		return err
	}
	var results []*eval.Result
	for _, path := range paths {
		r, err := eval.Run(ctx, eval.Options{Task: eval.Task(task), Path: path, Tokens: o.tokens, Articles: o.articles,
			From: o.from, Read: with.read, Parse: with.parse, Locate: with.locate, Type: with.types, Jobs: o.jobs, Nested: o.nested, Fold: o.fold, Progress: evalProgress(s)})
		if err != nil {
			return err
		}
		if err := printResult(s.out, o.format, r); err != nil {
			return err
		}
		results = append(results, r)
	}
	if err := writeTo(o.scores, results[0].WriteScores); err != nil {
		return err
	}
	return writeTo(o.predictions, func(w io.Writer) error {
		for _, r := range results {
			if err := r.WritePredictions(w); err != nil {
				return err
			}
		}
		return nil
	})
}

func printResult(w io.Writer, format string, r *eval.Result) error {
	if format == "json" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return outputError(enc.Encode(r))
	}
	var table strings.Builder
	if err := r.WriteTable(&table); err != nil {
		return err
	}
	_, err := io.WriteString(w, export.Visible(table.String()))
	return outputError(err)
}

// writeTo writes a whole file, or nothing if it has no name.
func writeTo(name string, write func(io.Writer) error) error {
	if name == "" {
		return nil
	}
	out, err := openOutput(nil, name)
	if err != nil {
		return err
	}
	err = write(out)
	if err == nil {
		err = outputError(out.Flush())
	}
	return errors.Join(err, out.close(err == nil))
}

// evalProgress returns a bar over articles if a person looks at standard error, else nil.
func evalProgress(s *streams) func(done, total int) {
	if !isTerminal(s.err) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(s.err), progressbar.OptionShowCount(),
				progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
				progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(200*time.Millisecond),
				progressbar.OptionClearOnFinish())
		}
		bar.Set(done)
	}
}
