package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ledger"
)

func newStories(s *streams) *cobra.Command {
	var opts ledgerFlags
	var list groupFlags
	cmd := &cobra.Command{
		Use:   "stories [ID]",
		Short: "Show which articles are about the same happenings",
		Long: `List stories, the greatest first; or show one, by its id or by any article in it: its articles and independent origins, what holds
them together, and its timeline on two axes, when something happened and when it was said. Whatever is not told as happened
keeps its status there: planned, denied, reported only.
` + ledgerHelp + exitCodes,
		Example: "  sayso stories\n  sayso stories --words \"strait patrol\" --from 2025-08-01 --to 2025-08-31\n  sayso stories --format json 1f0c2a77b04c1e1d",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Entries, error) { return l.Stories(cmd.Context(), list.query()) }, printEntries)
			}
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*sayso.Story, error) { return l.Story(cmd.Context(), args[0]) }, printStory)
		},
	}
	opts.addFlags(cmd.Flags())
	list.addFlags(cmd.Flags(), "only stories of `N` origins or more")
	cmd.Flags().StringVar(&list.words, "words", "", "only stories with these `WORDS` in their title")
	return cmd
}

func printStory(p *page, st *sayso.Story) {
	p.line("story %s · %s", st.ID, shortened(cmp.Or(st.Title.Text, "—")))
	p.line("%s · %s · %s", dates(st.From, st.To), countOf(len(st.Articles), "article"), countOf(len(st.Origins), "origin"))
	for _, id := range st.Articles {
		p.line("  %s", p.article(id))
	}
	p.line("")
	p.line("held together by")
	p.reasons(st.Reasons)
	p.line("")
	p.line("happened    said        status")
	for _, m := range st.Timeline {
		p.line("%-10s  %-10s  %s  %s", cmp.Or(m.Happened, "—"), cmp.Or(m.Said[:min(10, len(m.Said))], "—"), words(m.Status), quoted(m.Words))
	}
}
