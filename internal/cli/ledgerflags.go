package cli

import (
	"cmp"
	"context"
	"os"

	"github.com/spf13/pflag"

	"sayso"
	"sayso/engine"
	"sayso/internal/ledger"
)

// ledgerVariable names the ledger where --ledger does not.
const ledgerVariable = "SAYSO_LEDGER"

// defaultLedger is the ledger if nobody names one: a file in the working folder.
const defaultLedger = "sayso.db"

// ledgerFlags are the flags of commands that work on a ledger.
type ledgerFlags struct {
	where   string
	format  string
	offsets string
}

// ledgerHelp is the part of the help that says which ledger is meant.
const ledgerHelp = `
The ledger is the file or database of --ledger, else that of ` + ledgerVariable + `, else ` + defaultLedger + ` in the working folder. Only sayso add,
sayso import and sayso serve make one. docs/ledger.md says what it holds and what the JSON means.
`

func (o *ledgerFlags) addFlags(f *pflag.FlagSet) {
	o.addWhere(f)
	f.StringVar(&o.format, "format", "text", "text or json")
	f.StringVar(&o.offsets, "offsets", "codepoints", "`UNIT` of positions: bytes, codepoints or utf16")
}

func (o *ledgerFlags) addWhere(f *pflag.FlagSet) {
	f.StringVar(&o.where, "ledger", "", "the ledger: a `FILE`, or postgres://… (default $"+ledgerVariable+", else "+defaultLedger+")")
}

// complete checks the flags.
func (o *ledgerFlags) complete() error {
	switch {
	case o.format != "text" && o.format != "json":
		return usage("--format %s: one of text, json", o.format)
	case !sayso.Offsets(o.offsets).Valid():
		return usage("--offsets %s: one of bytes, codepoints, utf16", o.offsets)
	}
	return nil
}

// place is the ledger's.
func (o *ledgerFlags) place() string {
	return cmp.Or(o.where, os.Getenv(ledgerVariable), defaultLedger)
}

// open opens the ledger for questions and corrections.
func (o *ledgerFlags) open(ctx context.Context) (*ledger.Ledger, error) {
	return ledger.Open(ctx, o.place(), ledger.Options{})
}

// openToAdd opens the ledger, makes it if need be, and has eng read what is added.
func (o *ledgerFlags) openToAdd(ctx context.Context, eng *engine.Engine) (*ledger.Ledger, error) {
	return ledger.Open(ctx, o.place(), ledger.Options{Engine: eng, Create: true})
}

// ask opens the ledger, asks a question and prints the answer in the format that the flags name.
func ask[A sayso.Answer](ctx context.Context, s *streams, o *ledgerFlags, question func(*ledger.Ledger) (A, error), print func(*page, A)) error {
	if err := o.complete(); err != nil {
		return err
	}
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	answer, err := question(l)
	if err != nil {
		return err
	}
	return o.print(ctx, s, l, answer, func(p *page) { print(p, answer) })
}

// print writes an answer as JSON, or has it printed for people. Its positions are in the unit asked for either way.
func (o *ledgerFlags) print(ctx context.Context, s *streams, l *ledger.Ledger, answer sayso.Answer, text func(*page)) error {
	unit := sayso.Offsets(o.offsets)
	if o.format == "json" {
		body, err := l.Encode(ctx, answer, unit)
		if err == nil {
			_, err = s.out.Write(body)
			err = outputError(err)
		}
		return err
	}
	if err := l.Reframe(ctx, answer, unit); err != nil {
		return err
	}
	p := &page{l: l, ctx: ctx}
	text(p)
	_, err := p.b.WriteTo(s.out)
	return outputError(err)
}
