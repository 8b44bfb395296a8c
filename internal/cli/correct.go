package cli

import (
	"cmp"
	"context"
	"fmt"
	"os/user"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/ledger"
)

type correctOptions struct {
	ledgerFlags
	who, when, why string
	set            []string
}

func newCorrect(s *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "correct",
		Short: "Set the machine right, ask and note beside a claim, undo",
		Long: `Correct what was read or linked wrongly, or say something of a claim beside the record: ask, answer, close and reopen its questions,
note and grade its voices. Each is an entry of one append-only log: who, when, why. It points at words of stored texts, so it
holds when an article is read again by another engine; sayso export --format gold writes corrections as gold.

A thing is named by its kind (entity, attribution, event, claim) and where it stands: ARTICLE/ID with the id in the article's
record now (a3, e2; of a claim a voice: a3, a3/2 for the second sentence, u1 for the writer's own), or ARTICLE:START-END in the unit of --offsets. What is kept are the words.
` + ledgerHelp + exitCodes,
		Example: `  sayso correct set attribution courier/a2 --set level=unnamed_person --why "the letter is not named"
  sayso correct merge entity courier/e1 gazette/e4 --why "the same mayor"
  sayso correct split claim courier/a2 strait/a1 --why "another contract"
  sayso correct remove event courier:240-294 --why "no event"
  sayso correct ask courier/a2 "Who are the two officials?" --why "the reader will ask"
  sayso correct note courier/a2 "Rang the office: no answer." --tray in --reliability B
  sayso correct undo 3 --why "was right after all"
  sayso correct log`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newCorrection(s, sayso.CorrectMerge, "merge KIND A B", "Two things are one", 3),
		newCorrection(s, sayso.CorrectSplit, "split KIND A B", "What was taken for one is two", 3),
		newCorrection(s, sayso.CorrectSet, "set KIND A", "Fields of a thing have other values", 2),
		newCorrection(s, sayso.CorrectRemove, "remove KIND A", "What was found is none", 2),
		newCorrection(s, sayso.CorrectUndo, "undo NUMBER", "An entry of the log is taken back", 1),
		newRemark(s, sayso.CorrectAsk, "ask VOICE QUESTION", "A claim leaves a question open"),
		newRemark(s, sayso.CorrectAnswer, "answer VOICE QUESTION ANSWER", "A question of a claim has an answer"),
		newRemark(s, sayso.CorrectClose, "close VOICE QUESTION", "A question of a claim is left without an answer"),
		newRemark(s, sayso.CorrectReopen, "reopen VOICE QUESTION", "A question of a claim is open again"),
		newRemark(s, sayso.CorrectNote, "note VOICE WORDS", "Words on a voice of a claim, its place in the tray of evidence, its grade"),
		newCorrectLog(s),
	)
	return cmd
}

func newCorrection(s *streams, verb sayso.CorrectionVerb, use, short string, n int) *cobra.Command {
	var opts correctOptions
	cmd := &cobra.Command{
		Use: use, Short: short,
		Long:    short + ". sayso correct --help says how things are named.\n" + ledgerHelp + exitCodes,
		Example: correctExamples[verb],
		Args:    cobra.ExactArgs(n),
		RunE:    func(cmd *cobra.Command, args []string) error { return runCorrect(cmd.Context(), s, opts, verb, args) },
	}
	f := cmd.Flags()
	opts.addSigned(f)
	f.StringVar(&opts.why, "why", "", "the reason, for the log")
	if verb == sayso.CorrectSet {
		f.StringArrayVar(&opts.set, "set", nil, "`FIELD=VALUE`, several times if need be")
	}
	return cmd
}

// addSigned adds the flags of every entry of the log but the reason.
func (o *correctOptions) addSigned(f *pflag.FlagSet) {
	o.addFlags(f)
	f.StringVar(&o.who, "who", "", "who corrects (default $USER)")
	f.StringVar(&o.when, "when", "", "`TIME` of the correction in UTC, as 2026-11-28T21:00:00Z (default now)")
}

// signed is an entry with who, when and why.
func (o *correctOptions) signed(verb sayso.CorrectionVerb) sayso.Correction {
	return sayso.Correction{Do: verb, Who: cmp.Or(o.who, userName()), Why: o.why, When: cmp.Or(o.when, time.Now().UTC().Format(time.RFC3339))}
}

var correctExamples = map[sayso.CorrectionVerb]string{
	sayso.CorrectMerge:  `  sayso correct merge entity courier/e1 gazette/e4 --why "the same mayor"`,
	sayso.CorrectSplit:  `  sayso correct split claim courier/a2 strait/a1 --why "another contract"`,
	sayso.CorrectSet:    `  sayso correct set attribution courier/a2 --set stance=denies --why "read the next sentence"`,
	sayso.CorrectRemove: `  sayso correct remove event courier:240-294 --why "no event"`,
	sayso.CorrectUndo:   `  sayso correct undo 3 --why "was right after all"`,
}

func runCorrect(ctx context.Context, s *streams, o correctOptions, verb sayso.CorrectionVerb, args []string) error {
	if err := o.complete(); err != nil {
		return err
	}
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	c := o.signed(verb)
	if verb == sayso.CorrectUndo {
		if c.Undoes, err = strconv.Atoi(args[0]); err != nil {
			return usage("%s is not the number of an entry: sayso correct log lists them", args[0])
		}
	} else if err := o.targets(ctx, l, &c, args); err != nil {
		return err
	}
	for _, kv := range o.set {
		name, value, ok := strings.Cut(kv, "=")
		if !ok {
			return usage("--set %s: FIELD=VALUE", kv)
		}
		if c.Set == nil {
			c.Set = map[string]string{}
		}
		c.Set[name] = value
	}
	done, err := l.Correct(ctx, c)
	if err != nil {
		return err
	}
	return o.print(ctx, s, l, done, func(p *page) { printCorrection(p, done) })
}

// userName is who is at the keyboard, "" if the machine does not tell.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}

func (o *correctOptions) targets(ctx context.Context, l *ledger.Ledger, c *sayso.Correction, args []string) (err error) {
	if c.What, err = o.target(ctx, l, args[0], args[1]); err == nil && len(args) > 2 {
		var with sayso.Target
		with, err = o.target(ctx, l, args[0], args[2])
		c.With = &with
	}
	return err
}

var stretch = regexp.MustCompile(`^(.+):(\d+)-(\d+)$`)

// target finds the words that a name on the command line means.
func (o *correctOptions) target(ctx context.Context, l *ledger.Ledger, kind, name string) (sayso.Target, error) {
	t := sayso.Target{Kind: sayso.TargetKind(kind)}
	if m := stretch.FindStringSubmatch(name); m != nil {
		a, err := l.Article(ctx, m[1])
		if err != nil {
			return t, err
		}
		mapper := sayso.NewMapper(a.Text)
		var ends [2]int
		for i := range ends {
			n, _ := strconv.Atoi(m[2+i]) // digits; one too great is outside any text
			if ends[i], err = mapper.ToByte(sayso.Offsets(o.offsets), n); err != nil {
				return t, err
			}
		}
		if ends[0] > ends[1] {
			return t, usage("%s: it ends before it begins", name)
		}
		t.Words = sayso.PassageOf(a, sayso.Span{Start: ends[0], End: ends[1]})
		return t, nil
	}
	at := strings.LastIndexByte(name, '/')
	if at < 0 {
		return t, usage("%s: name a thing as ARTICLE/ID or ARTICLE:START-END", name)
	}
	if t.Kind == sayso.TargetClaim {
		words, err := l.VoiceWords(ctx, name)
		t.Words = words
		return t, err
	}
	rec, err := l.Record(ctx, name[:at])
	if err != nil {
		return t, err
	}
	span, ok := ledger.WordsOf(rec, t.Kind, name[at+1:])
	if !ok {
		return t, &sayso.Error{Code: sayso.ErrUnknown, Place: name, Msg: "the record has no " + kind + " of this id"}
	}
	t.Words = sayso.PassageOf(rec.Article, span)
	return t, nil
}

func newCorrectLog(s *streams) *cobra.Command {
	var opts ledgerFlags
	after := 0
	cmd := &cobra.Command{
		Use: "log", Short: "List what people did: who, when, why and what",
		Long:    "List the entries of the log in order: corrections, questions and notes. An entry is never altered, only taken back by a later one.\n" + ledgerHelp + exitCodes,
		Example: "  sayso correct log\n  sayso correct log --after 10 --format json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return ask(cmd.Context(), s, &opts, func(l *ledger.Ledger) (*ledger.Corrections, error) { return l.Log(cmd.Context(), after) }, func(p *page, log *ledger.Corrections) {
				all := correct.NewLog(log.Corrections) // what takes an entry back stands behind it
				for i := range log.Corrections {
					printCorrection(p, &log.Corrections[i])
					if by := all.UndoneBy(log.Corrections[i].Seq); by > 0 {
						p.line("    undone by %d", by)
					}
				}
				if len(log.Corrections) == 0 {
					p.line("none")
				}
			})
		},
	}
	opts.addFlags(cmd.Flags())
	cmd.Flags().IntVar(&after, "after", 0, "only entries after this `NUMBER`")
	return cmd
}

func printCorrection(p *page, c *sayso.Correction) {
	p.line("%d  %s  %s: %s", c.Seq, c.When, cmp.Or(c.Who, "?"), cmp.Or(c.Why, "no reason given"))
	if c.Do == sayso.CorrectUndo {
		p.line("    undo %d", c.Undoes)
		return
	}
	p.line("    %s %s %s", c.Do, c.What.Kind, quoted(c.What.Words))
	if c.With != nil {
		p.line("    with %s %s", c.With.Kind, quoted(c.With.Words))
	}
	var fields []string
	for k, v := range c.Set {
		fields = append(fields, fmt.Sprintf("%s = %s", k, v))
	}
	sort.Strings(fields)
	if len(fields) > 0 {
		p.line("    %s", strings.Join(fields, ", "))
	}
}
