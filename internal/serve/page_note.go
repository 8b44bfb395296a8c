package serve

import (
	"net/http"
	"strings"

	"sayso"
	"sayso/internal/ledger"
)

// A trayLine is a voice in the tray of evidence, with the grade that somebody gave it.
type trayLine struct {
	Voice  sayso.Voice
	Name   string
	Grade  string // "B2", "B–", "" if nobody gave one
	Graded string // by whom and when
}

// A noteLine is a note with the voice it is of.
type noteLine struct {
	ledger.Note
	Name string
}

// trayOf puts together what the notes of a claim come to: the last that speaks of the tray, and of a grade, holds.
func trayOf(c *sayso.Claim, notes []ledger.Note) (tray []trayLine, lines []noteLine) {
	for _, v := range c.Voices {
		t, in, letter, figure := trayLine{Voice: v, Name: voiceName(v)}, false, "", ""
		for _, n := range notes {
			if n.Voice != v.ID {
				continue
			}
			lines = append(lines, noteLine{n, t.Name})
			if n.Tray != "" {
				in = n.Tray == "in"
			}
			if n.Reliability != "" {
				letter = n.Reliability
			}
			if n.Credibility != "" {
				figure = n.Credibility
			}
			if n.Reliability+n.Credibility != "" {
				t.Graded = n.Who + ", " + n.When
			}
		}
		if letter+figure != "" {
			t.Grade = orDash(letter) + orDash(figure)
		}
		if in {
			tray = append(tray, t)
		}
	}
	return tray, lines
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// note keeps a note of a voice of a claim.
func (s *Server) note(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk keeps no notes", nil)
		return
	}
	f := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	c := sayso.Correction{Do: sayso.CorrectNote, Who: f("who"), When: s.Now(), Why: f("words"),
		Set: map[string]string{"tray": f("tray"), "reliability": f("reliability"), "credibility": f("credibility")}}
	if _, err := s.Ledger.Say(r.Context(), f("voice"), c); err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The note was not kept", err)
		return
	}
	to := address("claims", f("voice"))
	if c := f("claim"); c != "" {
		to = address("claims", c)
	}
	http.Redirect(w, r, to+"#tray", http.StatusSeeOther)
}
