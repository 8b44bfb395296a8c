package ledger

import (
	"context"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/store"
)

// A Note is what somebody on the desk says of a voice of a claim: words, whether it is in the tray of evidence, and the letter
// and figure of the Admiralty code (NATO AJP-2.1: A–F how reliable the source is, 1–6 how credible what it says). Grades
// are given by people and never computed. Notes are append-only; the last one that speaks of the tray or of a grade holds.
type Note struct {
	Voice       string `json:"voice"` // id of the voice
	Who         string `json:"who"`
	When        string `json:"when"` // RFC 3339, UTC
	Words       string `json:"words"`
	Tray        string `json:"tray"`        // "in", "out", "" for nothing about it
	Reliability string `json:"reliability"` // "A" to "F", or ""
	Credibility string `json:"credibility"` // "1" to "6", or ""
}

const (
	notesSetting = "notes/"
	maxNote      = 10000 // bytes of the words of one note
)

// AddNote keeps a note of a voice. One of a voice that is not there is an error of code ErrUnknown.
func (l *Ledger) AddNote(ctx context.Context, n Note) error {
	fault := func(words string) error { return &sayso.Error{Code: sayso.ErrUsage, Place: n.Voice, Msg: words} }
	switch {
	case strings.TrimSpace(n.Who) == "" || n.When == "":
		return fault("a note says who wrote it, and when")
	case n.Words == "" && n.Tray == "" && n.Reliability == "" && n.Credibility == "":
		return fault("the note is empty")
	case len(n.Words) > maxNote:
		return fault("the note is too long")
	case n.Tray != "" && n.Tray != "in" && n.Tray != "out":
		return fault("evidence is put in the tray or taken out")
	case len(n.Reliability) > 1 || !strings.Contains("ABCDEF", n.Reliability):
		return fault("reliability is a letter from A to F")
	case len(n.Credibility) > 1 || !strings.Contains("123456", n.Credibility):
		return fault("credibility is a figure from 1 to 6")
	}
	c, err := l.Claim(ctx, n.Voice)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.Voices, func(v sayso.Voice) bool { return v.ID == n.Voice })
	if at < 0 {
		return unknown("voice", n.Voice)
	}
	article := c.Voices[at].Article
	return l.store.Update(ctx, func(w store.Writer) error {
		list, err := notes(w, article)
		if err != nil {
			return err
		}
		return addTo(w, notesSetting+article, list, n)
	})
}

// Notes returns the notes of all voices of a claim, each article's in the order in which they were written.
func (l *Ledger) Notes(ctx context.Context, c *sayso.Claim) (out []Note, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		seen := map[string]bool{}
		for _, v := range c.Voices {
			if seen[v.Article] {
				continue
			}
			seen[v.Article] = true
			list, err := notes(r, v.Article)
			if err != nil {
				return err
			}
			for _, n := range list {
				if slices.ContainsFunc(c.Voices, func(v sayso.Voice) bool { return v.ID == n.Voice }) {
					out = append(out, n)
				}
			}
		}
		return nil
	})
	return out, err
}

func notes(r store.Reader, article string) (out []Note, err error) {
	return listOf[Note](r, notesSetting+article)
}
