package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"sayso/internal/ledger"
)

func newSearch(s *streams) *cobra.Command {
	var opts ledgerFlags
	var part ledger.Page
	cmd := &cobra.Command{
		Use:   "search WORDS…",
		Short: "Search the articles and statements of a ledger",
		Long: `Find articles and statements by words, best first. All words must stand there, in any form of the same stem; "several words" in
quotation marks in a row; -word for none (behind --, so that it is not taken for a flag).
` + ledgerHelp + exitCodes,
		Example: "  sayso search secret order\n  sayso search '\"joint patrol\" strait'\n  sayso search -- patrol -fishing\n  sayso search --format json patrol",
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return usage("nothing to search for: name some words")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Hits, error) {
				return l.Search(cmd.Context(), strings.Join(args, " "), part)
			}, printHits)
		},
	}
	opts.addFlags(cmd.Flags())
	cmd.Flags().IntVar(&part.Skip, "skip", 0, "leave out the first `N`")
	cmd.Flags().IntVar(&part.Limit, "limit", ledger.DefaultLimit, "list `N` at most")
	return cmd
}

func printHits(p *page, h *ledger.Hits) {
	if len(h.Hits) == 0 {
		p.line("nothing found")
	}
	for _, hit := range h.Hits {
		what := hit.Article
		if hit.Statement != "" {
			what += "/" + hit.Statement
		}
		who := cmp.Or(hit.Name, hit.Title, "—")
		if hit.Name != "" && hit.Cue.Text != "" {
			who = shortened(who) + " · " + hit.Cue.Text
		}
		where := []string{shortened(who)}
		if hit.Publisher != "" {
			where = append(where, hit.Publisher)
		}
		p.line("%s  %s · %s", what, strings.Join(where, " · "), cmp.Or(hit.Published, "no date"))
		p.line("    %s", quoted(hit.Words))
	}
	if h.Next > 0 {
		p.line("more: --skip %d", h.Next)
	}
}
