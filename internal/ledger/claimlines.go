package ledger

import (
	"context"

	"sayso"
)

// A ClaimLine is a claim in a list, with where its wording stands.
type ClaimLine struct {
	Entry
	Wording sayso.Passage `json:"wording"`
}

// ClaimLines is a list of claims for readers who may quote only what has a place.
type ClaimLines struct {
	Claims []ClaimLine `json:"claims"`
	Next   int         `json:"next"`
}

// Kind implements [Answer].
func (c *ClaimLines) Kind() string { return "claim_lines" }

// Passages implements [sayso.Answer].
func (c *ClaimLines) Passages() []*sayso.Passage {
	out := make([]*sayso.Passage, len(c.Claims))
	for i := range c.Claims {
		out[i] = &c.Claims[i].Wording
	}
	return out
}

// ClaimLines is [Ledger.Claims] with the words of each; every claim is put together for it, so the part should be short.
func (l *Ledger) ClaimLines(ctx context.Context, q GroupQuery) (*ClaimLines, error) {
	list, err := l.Claims(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &ClaimLines{Next: list.Next}
	for _, e := range list.Entries {
		c, err := l.Claim(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		out.Claims = append(out.Claims, ClaimLine{e, c.Wording})
	}
	return out, nil
}
