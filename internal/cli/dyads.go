package cli

import (
	"bytes"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/eventdata"
	"sayso/internal/export"
)

type dyadsOptions struct {
	recordFlags
	format        string
	by            string
	publishedDays bool
	oneADay       bool
}

func newDyads(s *streams) *cobra.Command {
	var opts dyadsOptions
	cmd := &cobra.Command{
		Use:   "dyads FILE…|-|DIR",
		Short: "Count who did what to whom, week by week",
		Long: `Count the events of records by week, actor and recipient: how many of each type and quad, the sum and the mean of PLOVER's scores.
` + recordInputs + `

Weeks are those of ISO 8601; what has no whole day stands in rows of its own, "undated". An event counts once for each pair of its actors
and recipients, between parties that act on one another in both directions. A participant is its country in PLOVER's codes, ? if that is
not known, - if the article names none; with --by sector country and sector, with --by name its name.
` + exitCodes,
		Example: `  sayso dyads records.jsonl
  sayso dyads --format csv --by sector --output week.csv records/
  sayso dyads --one-a-day --status happened news/`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opts.complete(s, args); err != nil {
				return err
			}
			return runDyads(cmd.Context(), s, opts)
		},
	}
	f := cmd.Flags()
	opts.recordFlags.addFlags(f)
	f.StringVar(&opts.format, "format", "text", "text, json (one row a line) or csv")
	f.StringVar(&opts.by, "by", "country", "what stands for a participant: country, sector or name")
	f.BoolVar(&opts.publishedDays, "published-days", false, "let the day of publication stand in where the text tells no time")
	f.BoolVar(&opts.oneADay, "one-a-day", false, "count the same type between the same two on the same day once")
	return cmd
}

func (o *dyadsOptions) complete(s *streams, names []string) error {
	if !slices.Contains([]string{"text", "json", "csv"}, o.format) {
		return usage("--format %s: one of text, json, csv", o.format)
	}
	if !slices.Contains([]eventdata.By{eventdata.ByCountry, eventdata.BySector, eventdata.ByName}, eventdata.By(o.by)) {
		return usage("--by %s: one of country, sector, name", o.by)
	}
	return o.recordFlags.complete(s, names)
}

func runDyads(ctx context.Context, s *streams, o dyadsOptions) error {
	table, err := eventdata.NewDyadTable(eventdata.DyadOptions{Statuses: o.statuses, By: eventdata.By(o.by), PublishedDays: o.publishedDays, OneADay: o.oneADay})
	if err != nil {
		return err
	}
	out, err := openOutput(s.out, o.output)
	if err != nil {
		return err
	}
	failed, err := o.records(ctx, s, func(rec *sayso.Record) error {
		table.Add(rec)
		return nil
	})
	if err == nil {
		switch o.format {
		case "csv":
			err = table.WriteCSV(out)
		case "json":
			err = table.WriteJSON(out)
		default:
			var b bytes.Buffer
			err = table.WriteText(&b)
			out.WriteString(export.Visible(b.String())) // names of articles, before a person
		}
		err = firstError(err, outputError(out.Flush()))
	}
	if err = firstError(err, out.close(err == nil)); err != nil {
		return err
	}
	return unread(s, failed)
}
