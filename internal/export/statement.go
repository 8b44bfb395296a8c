package export

import (
	"strconv"
	"strings"

	"sayso"
)

// A Statement is an attribution in words for people, each on one line and safe to show.
type Statement struct {
	Number     int
	ID         string // of the attribution
	Speaker    string // "" if no source is expressed
	Cue        string // "" for a quotation without any
	Kind       string // with stance and level where they are decided
	Chain      []string
	Words      string // "" without content
	Around     string // to whom, by what channel, when, where; "" if nothing of it is said
	Level      string // of sourcing, "" until decided
	Stance     string
	Confidence string // "" if not measured
}

const (
	thisArticle = "this article"
	notSaid     = "(not said)" // a link of the chain that the article does not name
)

func statements(rec *sayso.Record, in part) []Statement {
	byID := make(map[string]*sayso.Attribution, len(rec.Attributions))
	for i := range rec.Attributions {
		byID[rec.Attributions[i].ID] = &rec.Attributions[i]
	}
	var out []Statement
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		if !in.holds(a) {
			continue
		}
		out = append(out, Statement{
			Number:  i + 1,
			ID:      a.ID,
			Speaker: speaker(rec, a),
			Kind:    kindWords(a),
			Level:   line(strings.ReplaceAll(string(a.Level), "_", " ")),
			Stance:  line(strings.ReplaceAll(string(a.Stance), "_", " ")),
			Chain:   chain(rec, a, byID),
			Words:   words(rec, a.Content),
			Around:  circumstances(rec, a),
		})
		last := &out[len(out)-1]
		if a.Cue != nil {
			last.Cue = words(rec, []sayso.Span{*a.Cue})
		}
		if a.Confidence.All > 0 {
			last.Confidence = strconv.FormatFloat(a.Confidence.All, 'f', 2, 64)
		}
	}
	return out
}

// open returns the quotations of speech that no statement has: nothing quoted is dropped.
func open(rec *sayso.Record, in part) []string {
	var out []string
	for _, q := range rec.Quotations {
		if q.Kind == sayso.QuotationSpeech && q.Attribution == "" && q.NestedIn == "" && in.has(q.Span) {
			out = append(out, words(rec, []sayso.Span{q.Span}))
		}
	}
	return out
}

func speaker(rec *sayso.Record, a *sayso.Attribution) string {
	if a.Speaker != nil {
		return line(a.Speaker.Name)
	}
	return words(rec, a.Source)
}

// words joins discontinuous spans with an ellipsis.
func words(rec *sayso.Record, spans []sayso.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = line(s.In(rec.Article.Text))
	}
	return strings.Join(parts, " … ")
}

func kindWords(a *sayso.Attribution) string {
	s := string(a.Kind)
	if a.Stance != "" {
		s += ", " + strings.ReplaceAll(string(a.Stance), "_", " ")
	}
	if a.Level != "" {
		s += ", " + strings.ReplaceAll(string(a.Level), "_", " ")
	}
	return line(s)
}

// chain is the way of sourcing from the article down to the statement's own source.
func chain(rec *sayso.Record, a *sayso.Attribution, byID map[string]*sayso.Attribution) []string {
	var up []string
	for seen := map[string]bool{}; a != nil && !seen[a.ID]; a = byID[a.Parent] {
		seen[a.ID] = true
		if s := speaker(rec, a); s != "" {
			up = append(up, s+unnamed(a))
		} else {
			up = append(up, notSaid)
		}
	}
	out := []string{thisArticle}
	for i := len(up) - 1; i >= 0; i-- {
		out = append(out, up[i])
	}
	return out
}

// unnamed says of a source without a name that it has none, so that a reader sees where a chain ends.
func unnamed(a *sayso.Attribution) string {
	switch a.Level {
	case sayso.LevelUnnamedPerson, sayso.LevelUnnamedPlural:
		return " (unnamed)"
	}
	return ""
}

// circumstances are to whom, by what channel, when, where and on what terms a thing was said, as written.
func circumstances(rec *sayso.Record, a *sayso.Attribution) string {
	var out []string
	for _, c := range []struct {
		name string
		span *sayso.Span
	}{{"to ", a.Addressee}, {"", a.Medium}, {"", a.Time}, {"at: ", a.Place}, {"terms: ", a.Terms}} {
		if c.span != nil {
			out = append(out, c.name+words(rec, []sayso.Span{*c.span}))
		}
	}
	return strings.Join(out, "; ")
}

// label is what to call an article: its title, else the id it was given, else name.
func label(a *sayso.Article, name string) string {
	switch {
	case a.Title != "":
		return line(a.Title)
	case name == "" || a.ID != "" && !strings.HasPrefix(a.SHA256, a.ID):
		return line(a.ID)
	}
	return line(name)
}
