package export

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"sayso"
)

// TextOptions say how a record is shown on a terminal or in a plain file. The zero value has no colours.
type TextOptions struct {
	Name    string        // what to call an article without title and id: its file
	Color   bool          // mark by ANSI colours and underline instead of brackets
	Offsets sayso.Offsets // unit of the positions in warnings; "" is code points
}

// Text shows the article as stored with its statements marked, and under it one line a statement: number, speaker,
// cue, kind, chain of sourcing, words, confidence. The numbers in the text are those of the lines. Events and quantities
// follow, one a line.
func Text(rec *sayso.Record, opts TextOptions) []byte {
	t := textPen{brackets}
	if opts.Color {
		t = textPen{colours}
	}
	var b bytes.Buffer
	t.heading(&b, rec.Article, opts.Name)
	t.article(&b, rec)
	t.list(&b, rec)
	t.entities(&b, rec)
	t.events(&b, rec)
	t.times(&b, rec)
	t.openQuotations(&b, rec)
	t.places(&b, rec)
	t.quantities(&b, rec)
	t.unsourced(&b, rec)
	for _, n := range notes(rec, opts.Offsets) {
		b.WriteString(n + "\n")
	}
	for _, w := range warnings(rec, opts.Offsets) {
		b.WriteString(w + "\n")
	}
	return b.Bytes()
}

// A textStyle is what stands around marked text.
type textStyle struct {
	open, close    [3]string // by role; close "" leaves it to reset
	reset          string    // ends what open began, where marks may overlap
	number, strong string    // before a mark's number, a heading
	legend         string
}

var brackets = textStyle{
	open:   [3]string{"⟦", "⟨", "‹"},
	close:  [3]string{"⟧", "⟩", "›"},
	legend: "⟨source⟩ ‹cue› ⟦words⟧",
}

var colours = textStyle{
	open:   [3]string{"\x1b[4m", "\x1b[1;36m", "\x1b[1;35m"},
	reset:  "\x1b[0m",
	number: "\x1b[2m",
	strong: "\x1b[1m",
	legend: "\x1b[1;36msource\x1b[0m \x1b[1;35mcue\x1b[0m \x1b[4mwords\x1b[0m",
}

type textPen struct{ textStyle }

func (t textPen) heading(b *bytes.Buffer, a *sayso.Article, name string) {
	parts := []string{label(a, name)}
	for _, s := range []string{a.Publisher, a.Published.Value, a.ID} {
		if s = line(s); s != "" && s != parts[0] {
			parts = append(parts, s)
		}
	}
	fmt.Fprintf(b, "%s%s%s\n\n", t.strong, strings.Join(parts, " · "), t.reset)
}

// article writes the whole text. Colours are set anew for every segment and ended after it, so a line of any pager
// is right on its own terms and crossing marks need no order.
func (t textPen) article(b *bytes.Buffer, rec *sayso.Record) {
	for _, seg := range segments(rec, part{}) {
		for _, m := range seg.opens {
			if t.reset == "" {
				b.WriteString(t.open[m.role])
			}
			b.WriteString(t.number + superscript(m.number) + t.reset)
		}
		if t.reset != "" {
			for _, m := range seg.active {
				b.WriteString(t.open[m.role])
			}
		}
		b.WriteString(Visible(seg.text))
		if t.reset != "" && len(seg.active) > 0 {
			b.WriteString(t.reset)
		}
		for _, m := range seg.closes {
			b.WriteString(t.close[m.role])
		}
	}
	if !strings.HasSuffix(rec.Article.Text, "\n") {
		b.WriteString("\n")
	}
}

func (t textPen) list(b *bytes.Buffer, rec *sayso.Record) {
	list := statements(rec, part{})
	if len(list) == 0 {
		b.WriteString("\nno statement found\n")
		return
	}
	fmt.Fprintf(b, "\n%s%s%s   %s\n", t.strong, count(len(list), "statement"), t.reset, t.legend)
	width := len(strconv.Itoa(len(list)))
	for _, s := range list {
		cells := []string{
			or(s.Speaker, "— (no source expressed)"), or(s.Cue, "— (no cue)"), s.Kind, strings.Join(s.Chain, " › "),
			or(s.Words, "—"),
		}
		if s.Around != "" {
			cells = append(cells, s.Around)
		}
		if s.Confidence != "" {
			cells = append(cells, s.Confidence)
		}
		fmt.Fprintf(b, "%s%*d%s  %s\n", t.strong, width, s.Number, t.reset, strings.Join(cells, " · "))
	}
}

// openQuotations lists the quotations without a speaker.
func (t textPen) openQuotations(b *bytes.Buffer, rec *sayso.Record) {
	list := open(rec, part{})
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s%s without a speaker%s\n", t.strong, count(len(list), "quotation"), t.reset)
	for _, words := range list {
		b.WriteString(" –  " + words + "\n")
	}
}

// unsourced lists the writer's own checkable facts.
func (t textPen) unsourced(b *bytes.Buffer, rec *sayso.Record) {
	if len(rec.Unsourced) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s%s without a source%s\n", t.strong, count(len(rec.Unsourced), "fact"), t.reset)
	for _, u := range rec.Unsourced {
		b.WriteString(" –  " + words(rec, []sayso.Span{u}) + "\n")
	}
}

var superscripts = [...]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}

func superscript(n int) string {
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteString(superscripts[d-'0'])
	}
	return b.String()
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
