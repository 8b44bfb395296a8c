package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

type addOptions struct {
	ledgerFlags
	inputFlags
	jobs   int
	model  string
	reread bool
}

func newAdd(s *streams) *cobra.Command {
	var opts addOptions
	cmd := &cobra.Command{
		Use:   "add FILE…|-|DIR|URL",
		Short: "Add articles to a ledger: read, keep and link them",
		Long: `Read articles, of all kinds that sayso read takes, and keep them in a ledger with their records and what links them to the
others: copies, stories, claims, people. The ledger is made if there is none.

The same text twice is one article, which is not read again; so the same command, after a kill or on a grown folder, goes on
where it stopped. Nothing that was reported as added is ever lost. An input that cannot be read is reported on standard
error with its name and a code; the others are added.

With --reread, articles that another engine (program, model, lexicons) has read are read again: the new record is the one that
answers rest on, the old one is kept beside it, and corrections stay.
` + ledgerHelp + exitCodes,
		Example: `  sayso add article.txt
  sayso add --ledger desk.db --published 2025-08-09 news/
  sayso add --format json archive.jsonl.gz
  sayso add --reread --jobs 4 archive.jsonl.gz
  sayso add --ledger postgres://desk@localhost/news feed.rss`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error { return runAdd(cmd.Context(), s, opts, args) },
	}
	f := cmd.Flags()
	opts.addWhere(f)
	f.StringVar(&opts.format, "format", "text", "text or json: what is said when all is done")
	opts.offsets = "codepoints"
	opts.inputFlags.addFlags(f)
	f.IntVar(&opts.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	f.StringVar(&opts.model, "model", "", modelUsage)
	f.BoolVar(&opts.reread, "reread", false, "read again what another engine has read")
	return cmd
}

func runAdd(ctx context.Context, s *streams, o addOptions, names []string) error {
	if err := o.complete(); err != nil {
		return err
	}
	if o.jobs < 1 {
		return usage("--jobs %d: at least 1", o.jobs)
	}
	inputs, err := o.inputFlags.options(s, names)
	if err != nil {
		return err
	}
	eng, err := engineOf(o.model)
	if err != nil {
		return err
	}
	l, err := o.openToAdd(ctx, eng)
	if err != nil {
		return err
	}
	bar := newProgress(s, readOptions{output: "ledger", names: names, inputs: inputs})
	sums, err := l.Add(ctx, ingest.Articles(names, inputs), ledger.AddOptions{Jobs: o.jobs, Reread: o.reread, Took: func(a ledger.Added) {
		bar.add(a.Size)
		if a.Err != nil {
			bar.clear()
			s.say("%v", a.Err)
		}
	}})
	bar.done()
	err = firstError(err, l.Close())
	o.printSums(s, sums)
	if err != nil {
		return err
	}
	return unread(s, sums.Failed)
}

// printSums says how many articles came to what, also when the rest was not reached.
func (o *addOptions) printSums(s *streams, n ledger.Sums) {
	if o.format == "json" {
		body, _ := json.Marshal(n) // four numbers
		fmt.Fprintf(s.out, "%s\n", body)
		return
	}
	fmt.Fprintf(s.out, "%s added, %d known", countOf(n.New, "article"), n.Known)
	if n.Reread > 0 {
		fmt.Fprintf(s.out, ", %d read again", n.Reread)
	}
	fmt.Fprintln(s.out)
}
