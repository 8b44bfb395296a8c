package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

type importOptions struct {
	ledgerFlags
	from, who, when, why string
}

// runAnnotate brings annotations into a ledger, and adds the articles that it has not.
func runAnnotate(ctx context.Context, s *streams, o importOptions, names []string) error {
	if _, ok := annotated[o.from]; !ok {
		return usage("--from %s: one of citron, brat", o.from)
	}
	if strings.TrimSpace(o.why) == "" {
		return usage("--why is missing: annotations come in with a reason")
	}
	eng, err := engineOf("")
	if err != nil {
		return err
	}
	l, err := o.openToAdd(ctx, eng)
	if err != nil {
		return err
	}
	defer l.Close()
	by := ledger.Annotation{Who: cmp.Or(o.who, userName()), When: cmp.Or(o.when, now()), Why: o.why, Format: o.from}
	n, added := 0, 0
	failed, err := eachAnnotated(ctx, s, o.from, names, func(name string, rec *sayso.Record) error {
		var fault error
		_, err := l.Add(ctx, func(yield func(ingest.Item) bool) {
			yield(ingest.Item{Place: name, Article: rec.Article.Identified(), Size: len(rec.Article.Text)})
		}, ledger.AddOptions{Jobs: 1, Took: func(a ledger.Added) {
			if fault = a.Err; a.New {
				added++
			}
		}})
		if err = firstError(err, fault); err != nil {
			return err
		}
		file := by
		data, err := readWhole(name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		file.File, file.SHA256 = filepath.Base(name), hex.EncodeToString(sum[:])
		if _, err = l.Annotate(ctx, rec, file); err == nil {
			n++
		}
		return err
	})
	fmt.Fprintf(s.out, "%s, %s added\n", countOf(n, "annotated article"), countOf(added, "article"))
	if err != nil {
		return err
	}
	return unread(s, failed)
}

func newCompare(s *streams) *cobra.Command {
	var opts ledgerFlags
	cmd := &cobra.Command{
		Use:   "compare [ARTICLE]",
		Short: "Show where the records of a ledger differ from what others annotated",
		Long: `Lay the record of an article, corrections applied, beside each annotation of it that sayso import --from brought in: which statements are the same, which differ
and in what, which the record misses, and which it has beyond. Without an article, all that have annotations. What is beyond is not wrong for that.
` + ledgerHelp + exitCodes,
		Example: "  sayso compare\n  sayso compare courier\n  sayso compare --format json courier",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			article := strings.Join(args, "")
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Comparisons, error) { return l.Compare(cmd.Context(), article) },
				func(p *page, c *ledger.Comparisons) { printComparisons(p, c, article != "") })
		},
	}
	opts.addFlags(cmd.Flags())
	return cmd
}

func printComparisons(p *page, c *ledger.Comparisons, rows bool) {
	if len(c.Comparisons) == 0 {
		p.line("no annotations have come in")
	}
	for _, x := range c.Comparisons {
		p.line("%s  %s (%s), by %s, %s: %s", x.Article, x.File, x.Format, x.Who, x.When, x.Why)
		p.line("    %d same · %d differ · %d missed · %d beyond", x.Same, x.Differ, x.Missed, x.Extra)
		if !rows {
			continue
		}
		for _, r := range x.Rows {
			what := r.Verdict
			switch r.Verdict {
			case "differ":
				what += " in " + strings.Join(r.Differs, ", ")
			case "extra":
				what = "beyond"
			}
			p.line("  %s", what)
			if r.Annotated != "" {
				p.line("      theirs  %s  %s", r.Annotated, quoted(r.Theirs))
			}
			if r.Read != "" {
				p.line("      read    %s  %s", r.Read, quoted(r.Ours))
			}
		}
	}
}
