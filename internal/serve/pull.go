package serve

import (
	"net/http"

	"sayso"
)

// A pull is a tension with its two voices side by side.
type pull struct {
	sayso.Tension
	Sides [2]side
}

// A side is one voice of a tension: its words, with those that clash apart.
type side struct {
	Name, Date, Stance, Article string
	Before, Mark, After         string
}

// pulls puts the tensions of a claim side by side. The claim counts bytes.
func (s *Server) pulls(r *http.Request, c *sayso.Claim) []pull {
	byID := map[string]sayso.Voice{}
	for _, v := range c.Voices {
		byID[v.ID] = v
	}
	out := make([]pull, len(c.Tensions))
	for i, t := range c.Tensions {
		for k, at := range []sayso.Passage{t.Here, t.There} {
			v, ok := byID[t.Voices[k]]
			if !ok {
				if other, err := s.Ledger.Claim(r.Context(), t.Voices[k]); err == nil { // else its clashing words stand alone
					for _, o := range other.Voices {
						byID[o.ID] = o
					}
					v, ok = byID[t.Voices[k]]
				}
			}
			d := side{Mark: at.Text, Article: at.Article}
			if ok {
				d.Name, d.Date, d.Stance = voiceName(v), v.Date, string(v.Stance)
				if w := v.Words; w.Article == at.Article && w.Start <= at.Start && at.End <= w.End {
					d.Before, d.After = w.Text[:at.Start-w.Start], w.Text[at.End-w.Start:]
				}
			}
			out[i].Sides[k] = d
		}
	}
	return out
}
