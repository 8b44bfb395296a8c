package serve

import (
	"strings"

	"sayso"
)

// A glance is who takes one stand on a claim, so that a reader knows before the table who disputes it.
type glance struct {
	Name, Sign, Class string
	Who               []glanceName
	More              int // beyond those of Who
}

// N is how many they are: the count of lists.
func (g glance) N() int { return len(g.Who) + g.More }

// A glanceName is one of them, with a link to his words.
type glanceName struct {
	Name   string
	Level  sayso.Level
	Words  sayso.Passage
	Person string
}

// glanceNames is how many are named before the rest is a number.
const glanceNames = 4

// Glance is the first look at a claim, column by column; a column of nobody is there as well.
func (p claimPage) Glance() []glance {
	out := make([]glance, len(p.Columns))
	for k, col := range p.Columns {
		g := glance{Name: col.Name, Sign: sign(col.Stances[0]), Class: strings.ReplaceAll(string(col.Stances[0]), "_", "-")}
		for _, row := range p.Rows {
			if k >= len(row.Cells) || len(row.Cells[k]) == 0 {
				continue
			}
			if len(g.Who) == glanceNames {
				g.More++
				continue
			}
			first := row.Cells[k][0]
			g.Who = append(g.Who, glanceName{row.Name, first.Level, first.Words, row.Person})
		}
		out[k] = g
	}
	return out
}

// sign is the class of the sign that stands for a stance: of an attribution or of a voice, as it is or in words for people.
func sign(stance any) string {
	s := strings.ReplaceAll(toText(stance), " ", "_")
	if s == "" {
		return ""
	}
	if sayso.VoiceStance(s) == sayso.VoiceRelays {
		return "sign s-relays"
	}
	voice := sayso.Stance(s).Voice()
	if voice == sayso.VoiceAsserts && s != string(sayso.StanceAsserts) && s != string(sayso.StanceConfirms) {
		return "" // to demand or to promise something is not to assert it
	}
	return "sign s-" + strings.ReplaceAll(string(voice), "_", "-")
}
