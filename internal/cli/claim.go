package cli

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ledger"
)

func newClaim(s *streams) *cobra.Command {
	var opts ledgerFlags
	var list groupFlags
	cmd := &cobra.Command{
		Use:   "claim [ID|WORDS…]",
		Short: "Show a claim with every voice for, against and beside it",
		Long: `List claims that several voices share, or those whose wording has the words given; or show one, by its id or by any of its voices
(article/a3): who asserts, denies, rejects, does not confirm, declines comment, gave no answer or relays it, in which words, on
whose word, when; how the wording moved and where a hedge was dropped; which independent origins it has; what pulls apart.
"Did not confirm" is no denial, a copy is no second origin, and there is no verdict. Last come its questions, and what people answered,
closed and noted (sayso correct ask, answer, close, reopen, note).

One claim can be taken along: --format memo (a page with numbered source words), memo-pdf, or schema (schema.org's Claim with its appearances
and a ClaimReview whose rating is left empty).
` + ledgerHelp + exitCodes,
		Example: "  sayso claim\n  sayso claim 1f0c2a77b04c1e1d/a3\n  sayso claim secret order\n  sayso claim --format json --offsets utf16 1f0c2a77b04c1e1d/a3\n  sayso claim --format memo-pdf 1f0c2a77b04c1e1d/a3 > memo.pdf",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && strings.Contains(args[0], "/") {
				if show, ok := claimForms[opts.format]; ok {
					return takeClaim(cmd.Context(), s, &opts, args[0], show)
				}
				var desk *ledger.Desk
				return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*sayso.Claim, error) {
					c, err := l.Claim(cmd.Context(), args[0])
					if err == nil {
						desk, err = l.DeskOf(cmd.Context(), c)
					}
					return c, err
				}, func(p *page, c *sayso.Claim) { printClaim(p, c, desk) })
			}
			list.words = strings.Join(args, " ")
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Entries, error) { return l.Claims(cmd.Context(), list.query()) }, printEntries)
		},
	}
	opts.addFlags(cmd.Flags())
	list.addFlags(cmd.Flags(), "only claims of `N` articles or more")
	return cmd
}

func printClaim(p *page, c *sayso.Claim, desk *ledger.Desk) {
	p.line("claim %s · %s", c.ID, words(c.Kind))
	p.line("%s", quoted(c.Wording))
	p.line("")
	for _, v := range c.Voices {
		p.voice(c, &v)
	}
	if len(c.Wordings) > 1 {
		p.line("")
		p.line("how the words moved")
		for _, w := range c.Wordings {
			p.line("  %s  “%s”", w.Voice, shortened(w.Words.Text))
			for _, h := range w.DroppedHedges {
				p.line("      hedge dropped: %s", quoted(h))
			}
		}
	}
	for _, t := range c.Tensions {
		p.line("")
		what := "tension"
		if t.Contradiction {
			what = "contradiction"
		}
		p.line("%s (%s): %s", what, words(t.Kind), t.Words)
		p.line("  %s  %s", t.Voices[0], quoted(t.Here))
		p.line("  %s  %s", t.Voices[1], quoted(t.There))
		if t.Question != "" {
			p.line("  open: %s", t.Question)
		}
	}
	p.line("")
	p.summary(c)
	p.desk(desk)
}

// voice prints a voice: what it does, who it is, when and on whose word, and its words.
func (p *page) voice(c *sayso.Claim, v *sayso.Voice) {
	parts := []string{words(v.Stance), cmp.Or(v.Name, "unnamed")}
	if v.Level != "" {
		parts = append(parts, words(v.Level))
	}
	if v.Date != "" {
		parts = append(parts, v.Date)
	}
	if len(v.Chain) > 1 {
		chain := make([]string, len(v.Chain))
		for i, name := range v.Chain {
			chain[i] = cmp.Or(name, "(unnamed)")
		}
		parts = append(parts, "by way of "+strings.Join(chain[1:], " › "))
	}
	if v.Article != v.Origin {
		parts = append(parts, "origin "+v.Origin)
	}
	mark := " "
	if v.ID == c.First {
		mark = "1"
	}
	p.line("%s %s  %s", mark, v.ID, strings.Join(parts, " · "))
	p.line("      %s", quoted(v.Words))
	for _, h := range v.Hedges {
		p.line("      hedge: “%s”", h.Text)
	}
}

// summary prints on what a claim rests.
func (p *page) summary(c *sayso.Claim) {
	s := &c.Summary
	parts := []string{countOf(s.Articles, "article"), countOf(s.Origins, "origin"), dates(s.Oldest, s.Newest)}
	var levels []string
	for l := range s.Levels {
		levels = append(levels, string(l))
	}
	sort.Strings(levels)
	for _, l := range levels {
		parts = append(parts, fmt.Sprintf("%d %s", s.Levels[sayso.Level(l)], cmp.Or(words(l), "in the writer's own voice")))
	}
	p.line("%s", strings.Join(parts, " · "))
	p.line("asserted by %s of different roots", countOf(c.Independent, "origin"))
	for _, o := range c.Origins {
		roots := make([]string, len(o.Roots))
		for i, r := range o.Roots {
			roots[i] = cmp.Or(r, "(unnamed)")
		}
		p.line("  origin %s: %s", o.Origin, cmp.Or(strings.Join(roots, ", "), "—"))
	}
	for _, g := range s.Gaps {
		p.line("  gap: %s", g)
	}
}
