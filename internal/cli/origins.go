package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sayso"
	"sayso/internal/ledger"
)

// groupFlags say which part of a list is wanted.
type groupFlags struct {
	from, to    string
	skip, limit int
	atLeast     int
	words       string
}

func (o *groupFlags) addFlags(f *pflag.FlagSet, atLeast string) {
	f.StringVar(&o.from, "from", "", "only what goes on at or after this `DATE`")
	f.StringVar(&o.to, "to", "", "only what goes on at or before this `DATE`")
	f.IntVar(&o.skip, "skip", 0, "leave out the first `N`")
	f.IntVar(&o.limit, "limit", ledger.DefaultLimit, "list `N` at most")
	f.IntVar(&o.atLeast, "at-least", 0, atLeast)
}

func (o *groupFlags) query() ledger.GroupQuery {
	return ledger.GroupQuery{Range: ledger.Range{From: o.from, To: o.to}, Page: ledger.Page{Skip: o.skip, Limit: o.limit}, AtLeast: o.atLeast, Words: o.words}
}

func newOrigins(s *streams) *cobra.Command {
	var opts ledgerFlags
	var list groupFlags
	cmd := &cobra.Command{
		Use:   "origins [ID]",
		Short: "Show which articles are copies of one report, and why",
		Long: `List the families of articles that go back to one report, the greatest first; or show one, by its id or by any article in it:
why each article counts as no origin of its own, what it shares with the one before, what it added and what it cut.
A shared quotation alone makes no family.
` + ledgerHelp + exitCodes,
		Example: "  sayso origins\n  sayso origins --at-least 3 --from 2025-08-01\n  sayso origins 1f0c2a77b04c1e1d\n  sayso origins --format json 1f0c2a77b04c1e1d",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Entries, error) { return l.Origins(cmd.Context(), list.query()) }, printEntries)
			}
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*sayso.Origin, error) { return l.Origin(cmd.Context(), args[0]) }, printOrigin)
		},
	}
	opts.addFlags(cmd.Flags())
	list.addFlags(cmd.Flags(), "only families of `N` articles or more")
	return cmd
}

func printOrigin(p *page, o *sayso.Origin) {
	p.line("origin %s · %s", o.ID, countOf(len(o.Articles), "article"))
	for _, id := range o.Articles {
		p.line("  %s", p.article(id))
	}
	for _, f := range o.Folds {
		p.line("")
		p.line("%s into %s · %.0f %% of the shorter one's words are shared", f.Article, f.Into, 100*f.Share)
		if f.First != "" {
			p.line("  first: %s, by what is %s", f.First, words(f.FirstBasis))
		}
		p.reasons(f.Reasons)
		for _, sh := range f.Shared {
			p.line("  shared  %s = %s:%d-%d", quoted(sh.Here), sh.There.Article, sh.There.Start, sh.There.End)
		}
		for _, a := range f.Added {
			p.line("  added   %s", quoted(a))
		}
		for _, c := range f.Cut {
			p.line("  cut     %s", quoted(c))
		}
	}
}

// reasons prints what a finding rests on.
func (p *page) reasons(list []sayso.Reason) {
	for _, r := range list {
		p.line("  %s: %s", words(r.Kind), r.Words)
		for _, w := range r.Points {
			p.line("      %s", quoted(w))
		}
	}
}

// article is an article for a line: id, title, outlet and date.
func (p *page) article(id string) string {
	a, err := p.l.Article(p.ctx, id)
	if err != nil {
		return id
	}
	parts := []string{id}
	for _, s := range []string{a.Title, a.Publisher, a.Published.Value} {
		if s != "" {
			parts = append(parts, shortened(s))
		}
	}
	return strings.Join(parts, " · ")
}
