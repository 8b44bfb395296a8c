// Package report writes what became of the quotations of a draft, for people and for programs.
package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/verify"
)

// A Report is a draft with its findings. It is read-only.
type Report struct {
	Draft    verify.Source
	Sources  []verify.Source // as in the index
	Findings []verify.Finding
	Allowed  []verify.Grade // grades that pass
	Offsets  sayso.Offsets  // unit of positions where a format counts in characters

	mappers map[*sayso.Article]*sayso.Mapper
}

// Passed reports whether all quotations have grades that pass. Statements are paraphrases and decide nothing.
func (r *Report) Passed() bool {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.What == verify.Quotation && !r.passes(f) {
			return false
		}
	}
	return true
}

func (r *Report) passes(f *verify.Finding) bool {
	return f.Passes(func(g verify.Grade) bool { return slices.Contains(r.Allowed, g) })
}

// counts says in words how many quotations have each grade.
func (r *Report) counts(what verify.What) (n int, list string) {
	by := map[verify.Grade]int{}
	for _, f := range r.Findings {
		if f.What == what {
			n++
			by[f.Grade]++
		}
	}
	var parts []string
	for _, g := range verify.Grades() {
		if by[g] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", by[g], label(g)))
		}
	}
	return n, strings.Join(parts, ", ")
}

// label is a grade in words.
func label(g verify.Grade) string { return strings.ReplaceAll(g.String(), "_", " ") }

// title is the grade of a finding with those beside it and whether it is marked.
func title(f *verify.Finding) string {
	out := label(f.Grade)
	for i := len(f.Also) - 1; i >= 0; i-- {
		if f.Also[i] != verify.Marks {
			out += ", " + label(f.Also[i])
		}
	}
	if f.Grade == verify.Shortened || slices.Contains(f.Also, verify.Shortened) {
		if f.Marked {
			return out + " (marked)"
		}
		return out + " (not marked)"
	}
	return out
}

// sentence says in one line what is the matter, for annotations and SARIF.
func (r *Report) sentence(f *verify.Finding) string {
	var b strings.Builder
	switch f.Grade {
	case verify.Exact:
		b.WriteString("stands in the source")
	case verify.Marks:
		b.WriteString("stands in the source but for marks, dashes, spaces or the first letter")
	case verify.Bracketed:
		b.WriteString("has words in brackets")
	case verify.Shortened:
		b.WriteString("leaves words of the source out, ")
		if f.Marked {
			b.WriteString("as its ellipsis shows")
		} else {
			b.WriteString("and no ellipsis shows it")
		}
	case verify.Changed:
		b.WriteString("is not what the source has")
	case verify.Joined:
		b.WriteString("runs words of two places or speakers together")
	case verify.NotFound:
		b.WriteString("is in none of the sources")
	}
	for i, ch := range f.Changes {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		b.WriteString(sep + r.change(ch))
	}
	if f.Speaker == verify.SpeakerOther {
		fmt.Fprintf(&b, "; the source has another speaker: %s", f.SourceSaid)
	}
	return flat(b.String())
}

// change says a change in words: “tense: “would” for “will””.
func (r *Report) change(ch verify.Change) string {
	draft, source := r.words(ch)
	switch {
	case source == "":
		return fmt.Sprintf("%s: “%s” added", ch.Kind, draft)
	case draft == "":
		return fmt.Sprintf("%s: “%s” left out", ch.Kind, source)
	}
	return fmt.Sprintf("%s: “%s” for “%s”", ch.Kind, draft, source)
}

func (r *Report) words(ch verify.Change) (draft, source string) {
	return ch.Draft.In(r.Draft.Article.Text), ch.Source.In(r.Sources[ch.At].Article.Text)
}

// A piece is a stretch of a word-by-word comparison.
type piece struct {
	Op   op
	Text string
}

// An op says where the words of a piece stand.
type op string

const (
	both   op = "both"
	draft  op = "draft"
	source op = "source"
)

// diff shows the draft's words with the source's in place.
func (r *Report) diff(f *verify.Finding) (out []piece) {
	text, at := r.Draft.Article.Text, f.Span.Start
	add := func(o op, s string) {
		if s != "" {
			out = append(out, piece{o, s})
		}
	}
	changes := slices.Clone(f.Changes)
	slices.SortStableFunc(changes, func(a, b verify.Change) int { return a.Draft.Start - b.Draft.Start })
	for _, ch := range changes {
		if ch.Draft.Start < at || ch.Draft.End > f.Span.End {
			continue
		}
		d, s := r.words(ch)
		add(both, text[at:ch.Draft.Start])
		if d == "" && ch.Draft.Start > f.Span.Start && wordAt(text[ch.Draft.Start-1:]) {
			s = " " + s
		}
		add(source, s)
		add(draft, d)
		at = ch.Draft.End
	}
	add(both, text[at:f.Span.End])
	return out
}

func wordAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsSpace(r)
}

// flat returns s on one line, safe to show.
func flat(s string) string { return strings.Join(strings.Fields(export.Visible(s)), " ") }

// lineColumn counts lines and code points from 1, as editors and SARIF do.
func lineColumn(text string, at int) (line, column int) {
	before := text[:at]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// where names a place for people: "news/a.txt:3:14", as compilers do.
func where(s verify.Source, at int) string {
	line, column := lineColumn(s.Article.Text, at)
	return fmt.Sprintf("%s:%d:%d", flat(s.Name), line, column)
}
