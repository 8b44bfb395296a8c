package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"strings"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// A page is an answer of a ledger on its way to a person. What comes from articles is made visible line by line.
type page struct {
	b   bytes.Buffer
	l   *ledger.Ledger
	ctx context.Context
}

// line writes one line.
func (p *page) line(format string, args ...any) {
	p.b.WriteString(export.Visible(strings.TrimRight(fmt.Sprintf(format, args...), " ")))
	p.b.WriteByte('\n')
}

// longest is how many characters of a passage a line shows.
const longest = 160

// quoted is a passage for a line: its words and where they stand.
func quoted(w sayso.Passage) string {
	if w.Article == "" {
		return "—"
	}
	return fmt.Sprintf("“%s” %s:%d-%d", shortened(w.Text), w.Article, w.Start, w.End)
}

// shortened puts a text on one line and cuts it at a word.
func shortened(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	r := []rune(s)
	if len(r) <= longest {
		return s
	}
	cut := string(r[:longest])
	if i := strings.LastIndexByte(cut, ' '); i > longest/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// dates is a stretch of time.
func dates(from, to string) string {
	switch {
	case from == "" && to == "":
		return "no date"
	case from == to:
		return from
	}
	return cmp.Or(from, "?") + " to " + cmp.Or(to, "?")
}

// words is a value of the record for people.
func words[S ~string](s S) string { return strings.ReplaceAll(string(s), "_", " ") }

// printEntries prints a list.
func printEntries(p *page, list *ledger.Entries) {
	if len(list.Entries) == 0 {
		p.line("none")
	}
	for _, e := range list.Entries {
		what := []string{dates(e.From, e.To)}
		if e.Kind != "" {
			what = append([]string{words(e.Kind)}, what...)
		}
		if e.Voices > 0 {
			what = append(what, countOf(e.Voices, "voice"))
		}
		for _, s := range e.Tally.Stands() {
			what = append(what, fmt.Sprintf("%d %s", s.N, s.Verb))
		}
		if e.Articles > 0 {
			what = append(what, countOf(e.Articles, "article"))
		}
		if e.Origins > 0 {
			what = append(what, countOf(e.Origins, "origin"))
		}
		if e.Tension {
			what = append(what, "voices pull apart")
		}
		p.line("%s  %s", e.ID, shortened(cmp.Or(e.Title, "—")))
		p.line("    %s", strings.Join(what, " · "))
	}
	if list.Next > 0 {
		p.line("more: --skip %d", list.Next)
	}
}
