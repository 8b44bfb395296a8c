package report

import (
	"fmt"
	"io"
	"strings"

	"sayso/internal/export"
	"sayso/internal/verify"
)

// The colours of a terminal. None tells anything that a sign beside it does not.
var colours = map[string]string{"good": "32", "fair": "33", "bad": "31", "draft": "32", "source": "31;9", "dim": "2"}

// Text writes the findings for people: the words of the draft with those of the source in [-…-] and its own in {+…+}.
func (r *Report) Text(w io.Writer, colour bool) error {
	var b strings.Builder
	paint := func(as, s string) string {
		if !colour || s == "" {
			return s
		}
		return "\x1b[" + colours[as] + "m" + s + "\x1b[0m"
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		what := ""
		if f.What == verify.Statement {
			what = "statement, "
		}
		fmt.Fprintf(&b, "%s  %s  %s\n", where(r.Draft, f.Span.Start), paint(standing(f.Grade), what+title(f)), r.aside(f))
		b.WriteString("    “")
		for _, p := range r.diff(f) {
			b.WriteString(signed(p, paint))
		}
		b.WriteString("”\n")
		for _, ch := range f.Changes {
			fmt.Fprintf(&b, "    %s\n", flat(r.change(ch)))
		}
		r.placesText(&b, f, paint)
		b.WriteByte('\n')
	}
	b.WriteString(r.summary() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// standing is the colour of a grade.
func standing(g verify.Grade) string {
	switch g {
	case verify.Exact, verify.Marks:
		return "good"
	case verify.Bracketed, verify.Shortened:
		return "fair"
	}
	return "bad"
}

func signed(p piece, paint func(string, string) string) string {
	text := export.Visible(p.Text)
	switch p.Op {
	case source:
		lead := text[:len(text)-len(strings.TrimLeft(text, " "))]
		return lead + paint("source", "[-"+text[len(lead):]+"-]")
	case draft:
		return paint("draft", "{+"+text+"+}")
	}
	return text
}

// aside is what stands beside the grade: similarity where it tells something, and the speakers.
func (r *Report) aside(f *verify.Finding) string {
	var parts []string
	if f.Grade >= verify.Changed {
		parts = append(parts, fmt.Sprintf("similarity %.2f", f.Similarity))
	}
	if f.Grade != verify.NotFound {
		parts = append(parts, "speaker "+r.speaker(f))
	}
	return strings.Join(parts, " · ")
}

func (r *Report) speaker(f *verify.Finding) string {
	switch {
	case f.Speaker == verify.SpeakerSame:
		return "same: " + flat(f.DraftSpeaker)
	case f.DraftSpeaker == "" && f.SourceSaid == "":
		return string(f.Speaker)
	}
	return fmt.Sprintf("%s: draft %s, source %s", f.Speaker, orNone(f.DraftSpeaker), orNone(f.SourceSaid))
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return flat(s)
}

func (r *Report) placesText(b *strings.Builder, f *verify.Finding, paint func(string, string) string) {
	for _, p := range f.Places {
		s := r.Sources[p.Source]
		lead := ""
		if f.Grade == verify.NotFound {
			lead = "nearest: "
		}
		fmt.Fprintf(b, "    %s%s", lead, where(s, p.Span.Start))
		if f.Grade != verify.Exact {
			fmt.Fprintf(b, "  %s", paint("dim", "“"+flat(p.Span.In(s.Article.Text))+"”"))
		}
		b.WriteByte('\n')
	}
	if n := len(f.Others); n > 0 {
		fmt.Fprintf(b, "    %s\n", paint("dim", fmt.Sprintf("the same words at %d more", n)))
	}
}

// summary is the last line.
func (r *Report) summary() string {
	n, list := r.counts(verify.Quotation)
	out := plural(n, "quotation")
	if n > 0 {
		out += ": " + list
	}
	if n, list := r.counts(verify.Statement); n > 0 {
		out += " · " + plural(n, "statement") + ": " + list
	}
	return out + " · " + plural(len(r.Sources), "source")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
