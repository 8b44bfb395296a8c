package claim

import (
	"slices"
	"strings"

	"sayso"
)

// Positions returns a person's stands on claims, in the order of the claims; a claim on which the person has none is left out.
// Who relays takes no stand of its own.
func Positions(claims []*sayso.Claim, person string) (out []sayso.Position) {
	for _, c := range claims {
		p := sayso.Position{Claim: c.ID}
		for i := range c.Voices {
			v := &c.Voices[i]
			if v.Person != person || person == "" || v.Stance == sayso.VoiceRelays {
				continue
			}
			p.Stands = append(p.Stands, sayso.PositionStand{Voice: v.ID, Stance: v.Stance, Date: v.Date, Words: v.Words})
		}
		slices.SortStableFunc(p.Stands, func(a, b sayso.PositionStand) int { return strings.Compare(dated(a.Date), dated(b.Date)) })
		for k := 1; k < len(p.Stands); k++ {
			p.Stands[k].Changed = p.Stands[k].Stance != p.Stands[k-1].Stance
		}
		if len(p.Stands) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// dated puts what has no date last.
func dated(s string) string {
	if s == "" {
		return "~"
	}
	return s
}
