package cli

import (
	"bytes"
	"context"
	"io"

	"sayso"
	"sayso/internal/export"
)

// A claimForm writes one claim, which counts in bytes, for others to keep.
type claimForm func(w io.Writer, c *sayso.Claim, record export.Records, unit sayso.Offsets) error

// claimForms are the formats of one claim beside text and json.
var claimForms = map[string]claimForm{
	"memo":     memoForm(export.MemoHTML),
	"memo-pdf": memoForm(export.MemoPDF),
	"schema": func(w io.Writer, c *sayso.Claim, record export.Records, _ sayso.Offsets) error {
		return export.SchemaClaim(w, c, record)
	},
}

func memoForm(show func(io.Writer, *export.Memo) error) claimForm {
	return func(w io.Writer, c *sayso.Claim, record export.Records, unit sayso.Offsets) error {
		m, err := export.MemoOfClaim(c, record, unit)
		if err != nil {
			return err
		}
		return show(w, m)
	}
}

// takeClaim writes one claim in a form of claimForms.
func takeClaim(ctx context.Context, s *streams, o *ledgerFlags, id string, form claimForm) error {
	unit := sayso.Offsets(o.offsets)
	if !unit.Valid() {
		return usage("--offsets %s: one of bytes, codepoints, utf16", o.offsets)
	}
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	c, err := l.Claim(ctx, id)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := form(&b, c, func(article string) (*sayso.Record, error) { return l.Record(ctx, article) }, unit); err != nil {
		return err
	}
	_, err = b.WriteTo(s.out)
	return outputError(err)
}
