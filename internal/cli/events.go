package cli

import (
	"context"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/eventdata"
)

type eventsOptions struct {
	recordFlags
	formatName    string
	publishedDays bool
	withText      bool
	added         string
	sidecar       string
	format        eventdata.Format
}

func newEvents(s *streams) *cobra.Command {
	var opts eventsOptions
	cmd := &cobra.Command{
		Use:   "events FILE…|-|DIR",
		Short: "Write the events of records as PLOVER, POLECAT, ICEWS or GDELT",
		Long: `Write who did what to whom in the forms that programs for event data read. ` + recordInputs + `
docs/eventdata.md says what stands in each column.

Formats:
  plover          JSON Lines after the PLOVER manual, with status, factuality and spans as extensions
  polecat         POLECAT's 40 columns behind a header, parted by tabs
  icews           ICEWS's 20 columns behind a header
  gdelt           GDELT 2.0's 61 columns of events, without a header
  gdelt-mentions  GDELT 2.0's 16 columns of mentions, under the same numbers

Only what happened or goes on is written, unless --status says otherwise. What a format cannot say is left out and counted on standard
error: an event without an actor (plover, icews), without a recipient where it needs one, without a whole day. A day is what the text
tells; --published-days lets the day of publication stand in where it tells no time, and the row says so.

A sidecar has one line of JSON for each row: engine, model, codebook, status, and how date and place are known. icews and gdelt have no
columns for these, nor has any but plover for a status: there the sidecar FILE.about.jsonl is written beside --output FILE, and without
--output it must be named.
` + exitCodes,
		Example: `  sayso events records.jsonl > events.jsonl
  sayso events --format polecat --output week.txt news/
  sayso events --format gdelt --output today.export.CSV records.jsonl
  sayso events --format gdelt-mentions records.jsonl > today.mentions.CSV
  sayso events --status all --published 2025-08-09 --published-days article.txt`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opts.complete(s, args); err != nil {
				return err
			}
			return runEvents(cmd.Context(), s, opts)
		},
	}
	f := cmd.Flags()
	opts.recordFlags.addFlags(f)
	f.StringVar(&opts.formatName, "format", "plover", "plover, polecat, icews, gdelt or gdelt-mentions")
	f.BoolVar(&opts.publishedDays, "published-days", false, "let the day of publication stand in where the text tells no time")
	f.BoolVar(&opts.withText, "with-text", false, "plover: put the sentence into the row")
	f.StringVar(&opts.added, "added", "", "gdelt: `TIME` for DATEADDED, as 20250809121500; else it stays empty, for there is no clock here")
	f.StringVar(&opts.sidecar, "sidecar", "", "write what the columns have no room for to `FILE`")
	return cmd
}

// needInputs refuses a command line that names no input.
func needInputs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("nothing to read: name files or folders, or - for standard input")
	}
	return nil
}

var addedTime = regexp.MustCompile(`^\d{14}$`)

func (o *eventsOptions) complete(s *streams, names []string) error {
	var ok bool
	if o.format, ok = eventdata.ParseFormat(o.formatName); !ok {
		return usage("--format %s: one of plover, polecat, icews, gdelt, gdelt-mentions", o.formatName)
	}
	if err := o.recordFlags.complete(s, names); err != nil {
		return err
	}
	if o.added != "" && !addedTime.MatchString(o.added) {
		return usage("--added %s: year, month, day, hour, minute and second in 14 digits", o.added)
	}
	if o.sidecar != "" && o.format == eventdata.PLOVER {
		return usage("--sidecar: plover has room for all; leave it out")
	}
	if o.sidecar == "" && (!o.format.SaysCoder() || !o.format.SaysStatus() && !o.onlyReal()) {
		if o.output == "" {
			return usage("%s has no column for what coded a row or whether it happened: name --output or a --sidecar", o.format)
		}
		o.sidecar = o.output + ".about.jsonl"
	}
	return nil
}

func runEvents(ctx context.Context, s *streams, o eventsOptions) error {
	w, err := eventdata.NewWriter(o.format, eventdata.Options{Statuses: o.statuses, PublishedDays: o.publishedDays, WithText: o.withText, Added: o.added})
	if err != nil {
		return err
	}
	out, err := openOutput(s.out, o.output)
	if err != nil {
		return err
	}
	var about *outputFile
	if o.sidecar != "" {
		if about, err = openOutput(nil, o.sidecar); err != nil {
			return err
		}
	}
	out.Write(w.Header())
	failed, err := o.records(ctx, s, func(rec *sayso.Record) error {
		rows, beside, err := w.Rows(rec)
		if err != nil {
			return err
		}
		out.Write(rows)
		if about != nil {
			about.Write(beside)
		}
		return nil
	})
	err = firstError(err, outputError(out.Flush()))
	if about != nil {
		err = firstError(err, outputError(about.Flush()))
		err = firstError(err, about.close(err == nil))
	}
	if err = firstError(err, out.close(err == nil)); err != nil {
		return err
	}
	sayLeft(s, w.Left)
	return unread(s, failed)
}

// sayLeft says how many events have no row, and why.
func sayLeft(s *streams, left map[string]int) {
	total, reasons := 0, []string{}
	for why, n := range left {
		total += n
		reasons = append(reasons, fmt.Sprintf("%d %s", n, why))
	}
	if total > 0 {
		sort.Strings(reasons)
		s.say("%s left out: %s", countOf(total, "event"), strings.Join(reasons, ", "))
	}
}
