// Package part tells what of an article is no running text: the headline and the byline above it, the dateline at its
// beginning, captions, pointers to other pages, list items, the labels of speakers, headings, notes and credits.
// Nobody "says" a caption, and a name in a byline is no source. It goes by what newspapers print in fixed forms, and
// leaves open what is not plain: a part that is missed is read as text, one that is wrong takes text away.
package part

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"sayso"
	"sayso/internal/nlp"
)

// A Finder finds the parts of articles. It is safe for use by several goroutines.
type Finder struct {
	openings map[string][]opening // by first word
	closings []closing
}

// Find returns the parts in text order. A part is a whole paragraph, but for a dateline and a label, which begin one.
func (f *Finder) Find(doc *nlp.Doc) []sayso.Part {
	text := doc.Article.Text
	a := article{paragraphs: make([]paragraph, len(doc.Paragraphs)), title: doc.Article.Title}
	sentence := 0
	for i, r := range doc.Paragraphs {
		span := doc.Span(r)
		a.paragraphs[i] = paragraph{span: span, text: span.In(text), words: words(text, doc.Tokens[r.Start:r.End])}
		for ; sentence < len(doc.Sentences) && doc.Sentences[sentence].Start < r.End; sentence++ {
			a.paragraphs[i].sentences++
		}
		if i > 0 {
			between := text[a.paragraphs[i-1].span.End:span.Start]
			a.paragraphs[i].apart = strings.Count(between, "\n")+strings.Count(between, "\r")-strings.Count(between, "\r\n") > 1
		}
	}
	for i := range a.paragraphs {
		p := &a.paragraphs[i]
		p.kind = f.fixed(p)
	}
	a.listItems()
	a.head()
	a.labels()
	a.headings()
	return a.parts()
}

// An article is what has been found so far.
type article struct {
	paragraphs []paragraph
	title      string
	begun      []sayso.Part // datelines and labels
}

// A paragraph is one of the article's, with its kind if it is no running text.
type paragraph struct {
	span      sayso.Span
	text      string
	words     int // that have a letter or digit
	sentences int
	apart     bool // a blank line stands before it
	kind      sayso.PartKind
}

// words counts tokens that begin with a letter or digit.
func words(text string, tokens []nlp.Token) (n int) {
	for _, t := range tokens {
		if strings.IndexFunc(text[t.Start:t.End], isWord) == 0 {
			n++
		}
	}
	return n
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// closed reports whether a paragraph ends as a sentence does.
func (p *paragraph) closed() bool {
	s := strings.TrimRight(p.text, "”’\"')]»")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".?!") || strings.HasSuffix(s, "…")
}

// ofSentences reports whether a paragraph is plainly running text: some words, and a stop at the end.
func (p *paragraph) ofSentences() bool { return p.kind == "" && p.words >= 6 && p.closed() }

// begin notes the first n bytes of a paragraph as a part.
func (a *article) begin(p *paragraph, n int, kind sayso.PartKind) {
	a.begun = append(a.begun, sayso.Part{Span: sayso.Span{Start: p.span.Start, End: p.span.Start + n}, Kind: kind})
}

func (a *article) parts() []sayso.Part {
	out := a.begun
	for _, p := range a.paragraphs {
		if p.kind != "" {
			out = append(out, sayso.Part{Span: p.span, Kind: p.kind})
		}
	}
	slices.SortStableFunc(out, func(x, y sayso.Part) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return out
}
