package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/sample"
)

type sampleOptions struct {
	recordFlags
	n      int
	seed   int64
	score  string
	format string
}

func newSample(s *streams) *cobra.Command {
	var opts sampleOptions
	cmd := &cobra.Command{
		Use:   "sample FILE…|-|DIR",
		Short: "Draw events to check by hand, and score the checked sheet",
		Long: `Draw events of records into a sheet (CSV) for a person to check, each with its sentence. ` + recordInputs + `

Fill in the column right: y if type, actors, recipients and status are all as the article has them, n if not, nothing if you cannot say.
The draw hangs on --seed and on the events alone, not on their order: the same command draws the same rows.

With --score SHEET, the precision of a filled-in sheet with its 95 % interval (Wilson), of all rows, each status and each type.
` + exitCodes,
		Example: `  sayso sample --status happened -n 100 --output sheet.csv records.jsonl
  sayso sample --score sheet.csv
  sayso sample --status planned,possible -n 50 --seed 7 news/ > sheet.csv`,
		Args: func(cmd *cobra.Command, args []string) error {
			if opts.score == "" {
				return needInputs(cmd, args)
			}
			if len(args) > 0 {
				return usage("--score reads the sheet alone; leave the inputs out")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.format != "text" && opts.format != "json" {
				return usage("--format %s: one of text, json", opts.format)
			}
			if opts.score != "" {
				return runScore(s, opts)
			}
			if opts.n < 1 {
				return usage("-n %d: at least 1", opts.n)
			}
			if err := opts.complete(s, args); err != nil {
				return err
			}
			return runSample(cmd.Context(), s, opts)
		},
	}
	f := cmd.Flags()
	opts.recordFlags.addFlags(f)
	f.IntVarP(&opts.n, "number", "n", 100, "how many `ROWS` to draw")
	f.Int64Var(&opts.seed, "seed", 1, "`NUMBER` that decides the draw")
	f.StringVar(&opts.score, "score", "", "print the precision of this filled-in `SHEET`")
	f.StringVar(&opts.format, "format", "text", "of --score: text or json (one group a line)")
	return cmd
}

func runSample(ctx context.Context, s *streams, o sampleOptions) error {
	out, err := openOutput(s.out, o.output)
	if err != nil {
		return err
	}
	draw := sample.NewDraw(o.n, o.seed, o.statuses)
	failed, err := o.records(ctx, s, func(rec *sayso.Record) error {
		draw.Add(rec)
		return nil
	})
	if err == nil {
		err = firstError(sample.Write(out, draw.Rows()), outputError(out.Flush()))
	}
	if err = firstError(err, out.close(err == nil)); err != nil {
		return err
	}
	s.say("%d of %s drawn", len(draw.Rows()), countOf(draw.Seen(), "event"))
	return unread(s, failed)
}

func runScore(s *streams, o sampleOptions) error {
	f, err := os.Open(o.score)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrRead, Place: o.score, Msg: "the sheet cannot be opened", Err: err}
	}
	defer f.Close()
	verdicts, open, err := sample.Read(f, o.score)
	if err != nil {
		return err
	}
	if len(verdicts) == 0 {
		return &sayso.Error{Code: sayso.ErrFormat, Place: o.score, Msg: "no row is filled in: write y or n into the column right"}
	}
	scores := sample.Scores(verdicts)
	if o.format == "json" {
		enc := json.NewEncoder(s.out)
		for _, score := range scores {
			if err := enc.Encode(score); err != nil {
				return outputError(err)
			}
		}
		return nil
	}
	var b bytes.Buffer
	if err := sample.WriteTable(&b, scores, open); err != nil {
		return err
	}
	_, err = s.out.Write([]byte(export.Visible(b.String())))
	return outputError(err)
}
