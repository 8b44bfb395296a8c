package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/verify"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

// HTML writes one self-contained page: the draft on the left, each quotation linked to a card on the right with the
// words that differ and the passage of the source. Nothing is fetched, and the page's own policy forbids it.
func (r *Report) HTML(w io.Writer) error {
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return fmt.Errorf("report: page template: %w", err)
	}
	return t.Execute(w, struct {
		Style                 template.CSS
		Script                template.JS
		StyleHash, ScriptHash string
		Page
	}{template.CSS(pageStyle), template.JS(pageScript), integrity(pageStyle), integrity(pageScript), r.Page()})
}

// A Page is a report as a page shows it, all of it in words for people and safe to show.
type Page struct {
	Draft, Summary string
	Tally          []Count
	Pieces         []Stretch // joined, they are the draft
	Cards          []Card
}

// Page returns the report for a template that escapes by context.
func (r *Report) Page() Page {
	return Page{Draft: r.name(), Summary: r.heading(), Tally: r.tally(), Pieces: r.pieces(), Cards: r.cards()}
}

// integrity is the hash by which the page's policy allows its own style and script, and nothing else.
func integrity(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (r *Report) name() string {
	if r.Draft.Article.Title != "" {
		return flat(r.Draft.Article.Title)
	}
	return flat(r.Draft.Name)
}

// heading counts what the tally under it breaks up.
func (r *Report) heading() string {
	n, _ := r.counts(verify.Quotation)
	out := plural(n, "quotation")
	if n, _ := r.counts(verify.Statement); n > 0 {
		out += " · " + plural(n, "statement")
	}
	return out + " · " + plural(len(r.Sources), "source")
}

// A Count is how many quotations have a grade.
type Count struct {
	Class, Label string
	Count        int
}

func (r *Report) tally() (out []Count) {
	for _, g := range verify.Grades() {
		n := 0
		for _, f := range r.Findings {
			if f.Grade == g && f.What == verify.Quotation {
				n++
			}
		}
		if n > 0 {
			out = append(out, Count{standing(g), label(g), n})
		}
	}
	return out
}

// A Stretch is a part of the draft: a quotation with a number, or what stands between.
type Stretch struct {
	Number             int
	Class, Title, Text string
}

func (r *Report) pieces() (out []Stretch) {
	text, at := r.Draft.Article.Text, 0
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Span.Start < at {
			continue // a statement with a quotation in it: its card is there all the same
		}
		out = append(out, Stretch{Text: export.Visible(text[at:f.Span.Start])},
			Stretch{i + 1, standing(f.Grade), title(f), export.Visible(f.Span.In(text))})
		at = f.Span.End
	}
	return append(out, Stretch{Text: export.Visible(text[at:])})
}

// A Card is one quotation with what became of it.
type Card struct {
	Number              int
	Class, Title, Aside string
	Diff                []piece
	Changes             []string
	Places              []Passage
	More                string
}

// A Passage is a place with what stands around it.
type Passage struct {
	Lead, Where, About  string
	Before, Text, After string
}

func (r *Report) cards() (out []Card) {
	for i := range r.Findings {
		f := &r.Findings[i]
		c := Card{Number: i + 1, Class: standing(f.Grade), Title: title(f), Aside: r.aside(f), Diff: r.diff(f)}
		if f.What == verify.Statement {
			c.Title = "statement, " + c.Title
		}
		for k := range c.Diff {
			c.Diff[k].Text = export.Visible(c.Diff[k].Text)
		}
		for _, ch := range f.Changes {
			c.Changes = append(c.Changes, flat(r.change(ch)))
		}
		for _, p := range f.Places {
			c.Places = append(c.Places, r.passage(f, p))
		}
		if len(f.Others) > 0 {
			c.More = "The same words at " + plural(len(f.Others), "more place")
		}
		out = append(out, c)
	}
	return out
}

// contextBytes is how much is shown on either side of a passage.
const contextBytes = 180

func (r *Report) passage(f *verify.Finding, p verify.Place) Passage {
	s := r.Sources[p.Source]
	text := s.Article.Text
	out := Passage{Where: where(s, p.Span.Start), About: about(s.Article), Text: export.Visible(p.Span.In(text))}
	if f.Grade == verify.NotFound {
		out.Lead = "nearest: "
	}
	from, to := max(0, p.Span.Start-contextBytes), min(len(text), p.Span.End+contextBytes)
	before, after := text[from:p.Span.Start], text[p.Span.End:to]
	if from > 0 {
		before = "… " + before[wordStart(before):]
	}
	if to < len(text) {
		after = after[:wordEnd(after)] + " …"
	}
	out.Before, out.After = export.Visible(before), export.Visible(after)
	return out
}

// wordStart and wordEnd cut a stretch where words begin and end, and never inside a character.
func wordStart(s string) int {
	i := strings.IndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return len(s)
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return i + size
}

func wordEnd(s string) int { return max(0, strings.LastIndexFunc(s, unicode.IsSpace)) }

func about(a *sayso.Article) string {
	var parts []string
	for _, s := range []string{a.Title, a.Publisher, a.Published.Value} {
		if s != "" {
			parts = append(parts, flat(s))
		}
	}
	return strings.Join(parts, " · ")
}
