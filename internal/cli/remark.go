package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ledger"
)

// remarkOptions are what a note can have beside its words.
type remarkOptions struct {
	correctOptions
	tray, reliability, credibility string
}

// newRemark is a command that says something of a claim beside the record; its arguments are the capitals of use.
func newRemark(s *streams, verb sayso.CorrectionVerb, use, short string) *cobra.Command {
	var opts remarkOptions
	cmd := &cobra.Command{
		Use: use, Short: short,
		Long: short + `. Nothing that was read changes by it. VOICE is any voice of the claim, as sayso claim lists them (courier/a2); a question
is known by its words, also one that the machine found.
` + ledgerHelp + exitCodes,
		Example: remarkExamples[verb],
		Args:    cobra.ExactArgs(strings.Count(use, " ")),
		RunE:    func(cmd *cobra.Command, args []string) error { return runRemark(cmd.Context(), s, opts, verb, args) },
	}
	f := cmd.Flags()
	opts.addSigned(f)
	if verb != sayso.CorrectNote {
		f.StringVar(&opts.why, "why", "", "the reason, for the log")
		return cmd
	}
	f.StringVar(&opts.tray, "tray", "", "put the voice `in` the tray of evidence, or take it out")
	f.StringVar(&opts.reliability, "reliability", "", "`LETTER` of the Admiralty code, A to F: how reliable the source is")
	f.StringVar(&opts.credibility, "credibility", "", "`FIGURE` of the Admiralty code, 1 to 6: how credible what it says")
	return cmd
}

var remarkExamples = map[sayso.CorrectionVerb]string{
	sayso.CorrectAsk:    `  sayso correct ask courier/a2 "Who are the two officials?" --why "the reader will ask"`,
	sayso.CorrectAnswer: `  sayso correct answer courier/a2 "Who are the two officials?" "Two clerks of the finance office." --why "both told us"`,
	sayso.CorrectClose:  `  sayso correct close courier/a2 "Who are the two officials?" --why "not ours to say"`,
	sayso.CorrectReopen: `  sayso correct reopen courier/a2 "Who are the two officials?" --why "one came forward"`,
	sayso.CorrectNote:   `  sayso correct note courier/a2 "Rang the office: no answer." --tray in --reliability B --credibility 3`,
}

func runRemark(ctx context.Context, s *streams, o remarkOptions, verb sayso.CorrectionVerb, args []string) error {
	c := o.signed(verb)
	switch verb {
	case sayso.CorrectNote:
		c.Why, c.Set = args[1], map[string]string{"tray": o.tray, "reliability": o.reliability, "credibility": o.credibility}
	case sayso.CorrectAnswer:
		c.Set = map[string]string{"question": args[1], "answer": args[2]}
	default:
		c.Set = map[string]string{"question": args[1]}
	}
	return ask(ctx, s, &o.ledgerFlags, func(l *ledger.Ledger) (*sayso.Correction, error) { return l.Say(ctx, args[0], c) }, printCorrection)
}

// desk prints the questions of a claim and what people said of it.
func (p *page) desk(d *ledger.Desk) {
	for _, q := range d.Questions {
		p.line("  %s: %s", q.State, q.Words)
		if q.Answer != "" {
			p.line("      %s", q.Answer)
		}
		for _, e := range q.History {
			p.line("      %d %s · %s · %s: %s", e.Seq, e.Do, e.When, e.Who, e.Why)
		}
	}
	for _, n := range d.Notes {
		parts := []string{n.When, n.Who}
		if n.Tray != "" {
			parts = append(parts, "tray "+n.Tray)
		}
		if n.Reliability+n.Credibility != "" {
			parts = append(parts, "graded "+n.Reliability+n.Credibility)
		}
		p.line("  note on %s: %s", n.Voice, n.Words)
		p.line("      %d %s", n.Seq, strings.Join(parts, " · "))
	}
}
