package cli

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ledger"
)

type exportOptions struct {
	ledgerFlags
	excerptFlags
	output string
	bare   bool
}

func newExport(s *streams) *cobra.Command {
	var opts exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Take a whole ledger out, as JSON Lines or Parquet; its records in other programs' formats; its corrections as gold",
		Long: `Take the whole ledger out as one consistent state: texts, all records, what links them, corrections, settings. sayso import makes a
ledger of it again, of which an export has the same bytes. docs/ledger.md describes the rows.

With --to, take the records of its articles out, corrections applied, in a format of other programs, as one consistent state too; all of them, or those
that fit --article, --story, --origin, --claim, --person, --search, --since and --until at once. Who is one person or body across articles is one there:
one node of GEXF, one entity of FollowTheMoney, one value of the column "person" of the tables.

Formats:
  jsonl    one line a row, its table named in "type", to standard output or --output
  parquet  one file a table, into the folder of --output
  gold     the corrections of each article as a file ARTICLE.gold.json in the folder of --output, as sayso eval reads it; what was
           joined or parted across articles as claims.pairs.tsv and people.pairs.jsonl, without words

With --to FORMAT, to standard output or --output, or as several files into the folder of --folder:
` + formatHelp() + ledgerHelp + exitCodes,
		Example: "  sayso export > ledger.jsonl\n  sayso export --format parquet --output tables/\n  sayso export --format gold --bare --output gold/\n" +
			"  sayso export --to gexf --story courier --output story.gexf\n  sayso export --to csv --search 'joint patrol' --since 2025-08-01 --folder tables/\n" +
			"  sayso export --to memo-pdf --claim courier/a2 --output claim.pdf\n  sayso export --to ftm --person 'Edda Lund' > lund.ftm.json",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("format") && opts.to != "" {
				return usage("--format and --to: one of them")
			}
			return runExport(cmd.Context(), s, opts)
		},
	}
	f := cmd.Flags()
	opts.addWhere(f)
	opts.excerptFlags.addFlags(f)
	f.StringVar(&opts.format, "format", "jsonl", "jsonl, parquet or gold")
	f.StringVar(&opts.output, "output", "", "write to this `FILE` or folder")
	f.BoolVar(&opts.bare, "bare", false, "gold: leave the words out; the digest vouches for the text")
	return cmd
}

func runExport(ctx context.Context, s *streams, o exportOptions) error {
	if o.to != "" {
		return o.excerpt(ctx, s)
	}
	switch {
	case o.excerptFlags != excerptFlags{}:
		return usage("--to is missing: without it, sayso export takes the whole ledger")
	case o.format != "jsonl" && o.format != "parquet" && o.format != "gold":
		return usage("--format %s: one of jsonl, parquet, gold", o.format)
	case o.format != "jsonl" && o.output == "":
		return usage("%s is several files: name a folder with --output", o.format)
	case o.bare && o.format != "gold":
		return usage("--bare is for gold; an export has its texts")
	}
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	switch o.format {
	case "parquet":
		return l.ExportParquet(ctx, o.output)
	case "gold":
		return o.gold(ctx, l)
	}
	out, err := openOutput(s.out, o.output)
	if err != nil {
		return err
	}
	err = l.ExportJSONL(ctx, out)
	err = firstError(err, outputError(out.Flush()))
	return firstError(err, out.close(err == nil))
}

func (o *exportOptions) gold(ctx context.Context, l *ledger.Ledger) error {
	if err := os.MkdirAll(o.output, 0o777); err != nil {
		return outputError(err)
	}
	claims, people, err := l.GoldPairs(ctx)
	for name, pairs := range map[string][]byte{"claims.pairs.tsv": claims, "people.pairs.jsonl": people} {
		if err == nil && pairs != nil {
			err = outputError(os.WriteFile(filepath.Join(o.output, name), pairs, 0o666))
		}
	}
	if err != nil {
		return err
	}
	return l.Gold(ctx, o.bare, func(article string, gold []byte) error {
		name := strings.Map(func(r rune) rune {
			if r == '/' || r == '\\' || r == ':' || r < ' ' {
				return '_'
			}
			return r
		}, article)
		return outputError(os.WriteFile(filepath.Join(o.output, name+".gold.json"), gold, 0o666))
	})
}

func newImport(s *streams) *cobra.Command {
	var opts importOptions
	cmd := &cobra.Command{
		Use:   "import FILE|-|DIR…",
		Short: "Put an export into an empty ledger; or what others annotated beside the articles of one",
		Long: `Put what sayso export wrote, a JSONL file (also .gz), standard input, or a folder of Parquet files, into a ledger that is empty or not
there yet: all of it or, if something is wrong, none. Nothing is read again; the records are those of the export.

With --from, put what people or another program annotated beside the articles of a ledger: files of Citron's data format (.json) or of brat standoff (.ann, with the .txt
beside it), or folders of them. An article that is not there yet is read and added. Annotations never change a record: sayso compare shows where the two differ, and
sayso export --format gold writes them as gold. They are kept for good, with who brought them, when and why; the same file again is kept once.
` + ledgerHelp + exitCodes,
		Example: "  sayso import --ledger copy.db ledger.jsonl\n  sayso import --ledger postgres://desk@localhost/news tables/\n  sayso export | sayso import --ledger copy.db -\n" +
			"  sayso import --from brat --who Ada --why \"second reading of the strike\" gold/\n  sayso import --from citron --why \"Citron 0.1 on the same articles\" quotes/",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.from != "" {
				return runAnnotate(cmd.Context(), s, opts, args)
			}
			if opts.who+opts.when+opts.why != "" {
				return usage("--who, --when and --why are for --from: an export has its own log")
			}
			if len(args) > 1 {
				return usage("an export is one file or folder")
			}
			return runImport(cmd.Context(), s, opts.ledgerFlags, args[0])
		},
	}
	f := cmd.Flags()
	opts.addWhere(f)
	f.StringVar(&opts.from, "from", "", "take annotations in this `FORMAT`: citron or brat")
	f.StringVar(&opts.who, "who", "", "with --from: who brings them in (default $USER)")
	f.StringVar(&opts.when, "when", "", "with --from: `TIME` in UTC, as 2026-11-28T21:00:00Z (default now)")
	f.StringVar(&opts.why, "why", "", "with --from: the reason, for the log")
	return cmd
}

func runImport(ctx context.Context, s *streams, o ledgerFlags, name string) error {
	var in io.Reader = s.in
	folder := false
	if name != "-" {
		f, err := os.Open(name)
		if err == nil {
			var info os.FileInfo
			info, err = f.Stat()
			folder = err == nil && info.IsDir()
		}
		if err != nil {
			return &sayso.Error{Code: sayso.ErrRead, Place: name, Msg: "the export could not be read", Err: err}
		}
		defer f.Close()
		in = f
		if strings.HasSuffix(name, ".gz") {
			if in, err = gzip.NewReader(f); err != nil {
				return &sayso.Error{Code: sayso.ErrCompressed, Place: name, Msg: "the export is damaged", Err: err}
			}
		}
	}
	l, err := ledger.Open(ctx, o.place(), ledger.Options{Create: true})
	if err != nil {
		return err
	}
	defer l.Close()
	if folder {
		return l.ImportParquet(ctx, name)
	}
	return l.ImportJSONL(ctx, in, name)
}
