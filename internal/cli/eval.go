package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/engine"
	"sayso/internal/eval"
	"sayso/internal/export"
)

// evalOptions are the flags of "sayso eval".
type evalOptions struct {
	format      string
	tokens      []string
	articles    string
	from        string
	predictions string
	scores      string
	jobs        int
	nested      bool
	newReader   func() (eval.Reader, error)
}

func newEval(s *streams) *cobra.Command {
	return evalCommand(s, &evalOptions{newReader: engineReader})
}

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
  seed          the seed's gold.json with article.txt beside it
` + exitCodes,
		Example: `  sayso eval attribution polnear_dev.jsonl.gz
  sayso eval cofenet cofenet_polnear_dev.jsonl.gz --format json
  sayso eval gold gold/dev --predictions found.jsonl
  sayso eval attribution polnear_dev.jsonl.gz --from found.jsonl`,
		Args:      cobra.MinimumNArgs(2),
		ValidArgs: taskNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.run(cmd.Context(), args[0], args[1:], s.out, s.err)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (o *evalOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", `"text" for a table, "json" for one object a file`)
	f.StringSliceVar(&o.tokens, "tokens", nil,
		`attribution: files of CoreNLP tokens, or "words"; default: polnear_corenlp_… beside the file`)
	f.StringVar(&o.articles, "articles", "",
		"cofenet: the articles, default polnear_… beside the file; seed: the text, default article.txt")
	f.StringVar(&o.from, "from", "", "score this file of predictions instead of reading")
	f.StringVar(&o.predictions, "predictions", "", "write the predictions here, in the corpus's own format")
	f.StringVar(&o.scores, "write-scores", "", "write the scores here, in the form kept under version control")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	f.BoolVar(&o.nested, "nested", false, "attribution, cofenet: score nested attributions too")
}

func taskNames() []string {
	var out []string
	for _, t := range eval.Tasks() {
		out = append(out, string(t))
	}
	return out
}

// validate lists what cannot be meant.
func (o *evalOptions) validate(task string, paths []string) error {
	var faults []string
	if !strings.Contains(" "+strings.Join(taskNames(), " ")+" ", " "+task+" ") {
		faults = append(faults, fmt.Sprintf("no task %q: one of %s", task, strings.Join(taskNames(), ", ")))
	}
	if o.format != "text" && o.format != "json" {
		faults = append(faults, fmt.Sprintf("--format is text or json, not %q", o.format))
	}
	if o.scores != "" && len(paths) > 1 {
		faults = append(faults, "--write-scores takes one FILE")
	}
	if o.jobs < 1 {
		faults = append(faults, "--jobs is at least 1")
	}
	if len(faults) == 0 {
		return nil
	}
	return usage("%s", strings.Join(faults, "; "))
}

func (o *evalOptions) run(ctx context.Context, task string, paths []string, stdout, stderr io.Writer) error {
	if err := o.validate(task, paths); err != nil {
		return err
	}
	var read eval.Reader
	if o.from == "" {
		var err error
		if read, err = o.newReader(); err != nil {
			return err
		}
	}
	out, err := newOutput(o.predictions)
	if err != nil {
		return err
	}
	defer out.Close()
	for _, path := range paths {
		r, err := eval.Run(ctx, eval.Options{Task: eval.Task(task), Path: path, Tokens: o.tokens, Articles: o.articles,
			From: o.from, Read: read, Jobs: o.jobs, Nested: o.nested, Progress: evalProgress(stderr)})
		if err != nil {
			return err
		}
		if err := o.print(r, stdout, out); err != nil {
			return err
		}
	}
	return out.Close()
}

// print writes one result to where the flags want it.
func (o *evalOptions) print(r *eval.Result, stdout io.Writer, predictions *output) error {
	if err := predictions.write(r.WritePredictions); err != nil {
		return err
	}
	scores, err := newOutput(o.scores)
	if err != nil {
		return err
	}
	defer scores.Close()
	if err := scores.write(r.WriteScores); err != nil {
		return err
	}
	if err := scores.Close(); err != nil {
		return err
	}
	if o.format == "json" {
		enc := json.NewEncoder(stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(r)
	}
	var table strings.Builder
	if err := r.WriteTable(&table); err != nil {
		return err
	}
	_, err = io.WriteString(stdout, export.Visible(table.String()))
	return err
}

// engineReader is the engine with the model inside the binary.
func engineReader() (eval.Reader, error) {
	e, err := engine.New(engine.Options{})
	if err != nil {
		return nil, err
	}
	return e.Read, nil
}

// evalProgress returns a counter on a terminal, nil elsewhere.
func evalProgress(stderr io.Writer) func(done, total int) {
	file, ok := stderr.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, total int) {
		const width = 40
		full := width * done / total
		fmt.Fprintf(file, "\r[%s%s] %d/%d", strings.Repeat("=", full), strings.Repeat(" ", width-full), done, total)
		if done == total {
			fmt.Fprintf(file, "\r%s\r", strings.Repeat(" ", width+24))
		}
	}
}

// An output is a file named by a flag. One without a name takes no writes.
type output struct{ file *os.File }

func newOutput(path string) (*output, error) {
	if path == "" {
		return &output{}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrWrite, Place: path, Msg: "cannot create", Err: err}
	}
	return &output{f}, nil
}

func (o *output) write(f func(io.Writer) error) error {
	if o.file == nil {
		return nil
	}
	return f(o.file)
}

// Close may be called twice.
func (o *output) Close() error {
	if o.file == nil {
		return nil
	}
	err := o.file.Close()
	o.file = nil
	if err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "cannot close", Err: err}
	}
	return nil
}
