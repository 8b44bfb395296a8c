package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ledger"
)

func newWho(s *streams) *cobra.Command {
	var opts ledgerFlags
	var list groupFlags
	var role, stance, level string
	cmd := &cobra.Command{
		Use:   "who [NAME|ID]",
		Short: "Show a person or body across articles: names, titles, what was said by, about and to it",
		Long: `List people and bodies, those of most articles first; or show one, by name, by id or by an entity of an article (article/e2): the names and
titles that articles gave, what it said and what was said about it and to it, newest first, and its position on each claim over time with
every change marked. A name that several bear lists them.
` + ledgerHelp + exitCodes,
		Example: "  sayso who\n  sayso who \"Ilena Castrel\"\n  sayso who --role by --stance denies \"Ilena Castrel\"\n  sayso who --format json --limit 10 \"Ilena Castrel\"",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Entries, error) { return l.People(cmd.Context(), list.query()) }, printEntries)
			}
			r := sayso.SaidRole(role)
			if r != "" && r != sayso.SaidBy && r != sayso.SaidAbout && r != sayso.SaidTo {
				return usage("--role %s: one of by, about, to", role)
			}
			q := list.query()
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*sayso.Person, error) {
				return l.Person(cmd.Context(), args[0], ledger.PersonQuery{Page: q.Page, Range: q.Range, Role: r, Stance: sayso.Stance(stance), Level: sayso.Level(level)})
			}, printPerson)
		},
	}
	f := cmd.Flags()
	opts.addFlags(f)
	list.addFlags(f, "only those in `N` articles or more")
	f.StringVar(&list.words, "words", "", "list only those with these `WORDS` in the name")
	f.StringVar(&role, "role", "", "of statements, only those `ROLE` the person: by, about or to")
	f.StringVar(&stance, "stance", "", "of statements, only those of this `STANCE`")
	f.StringVar(&level, "level", "", "of statements, only those of this `LEVEL` of sourcing")
	return cmd
}

func printPerson(p *page, who *sayso.Person) {
	parts := []string{words(who.Kind)}
	for _, s := range []string{who.Country, who.Sector} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	p.line("%s · %s", who.Name, strings.Join(parts, " · "))
	p.line("id %s", who.ID)
	for _, n := range who.Names {
		p.line("  name   %s · %s", n.Name, countOf(n.Articles, "article"))
	}
	for _, t := range who.Titles {
		p.line("  title  %s · %s", t.Title, dates(t.From, t.To))
	}
	p.line("said by %d, about %d, to %d", who.SaidBy, who.SaidAbout, who.SaidTo)
	for _, sd := range who.Said {
		p.line("  %-10s %-5s %s %s · %s", cmp.Or(sd.Date, "—"), sd.Role, cmp.Or(sd.Name, "unnamed"), words(sd.Stance), quoted(sd.Words))
	}
	for _, pos := range who.Positions {
		p.line("")
		p.line("position on %s", pos.Claim)
		for _, st := range pos.Stands {
			change := ""
			if st.Changed {
				change = " (changed)"
			}
			p.line("  %-10s %s%s · %s", cmp.Or(st.Date, "—"), words(st.Stance), change, quoted(st.Words))
		}
	}
}
