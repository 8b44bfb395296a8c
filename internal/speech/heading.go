package speech

import (
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/quote"
)

// announced is how sure a heading's or a label's name is; measured like signed.
const announced = 0.85

// headings finds the heading of a press release and what follows it: “From Chairwoman Vale:” and the paragraph after,
// and the label before a quotation: Lund: “We did it”.
func (s *scene) headings(leads []string) {
	for p, par := range s.doc.Paragraphs {
		if p+1 == len(s.doc.Paragraphs) || par.Len() > longestName+4 || s.doc.Word(par.End-1) != ":" {
			continue
		}
		name := s.heading(par, leads)
		next := s.doc.Paragraphs[p+1]
		q := s.quotationAt(next.Start)
		switch {
		case name.Len() == 0 || s.renamed(p, name):
		case q >= 0 && s.quotes[q].Shape == quote.Alone && !s.owned(q):
			s.owner[q] = s.add([]nlp.Range{name}, []nlp.Range{s.quotes[q].Range}, announced)
		case q < 0 && len(s.saying(next)) == 0:
			s.add([]nlp.Range{name}, []nlp.Range{s.statement(next)}, announced)
		}
	}
}

// renamed gives an attribution of the next paragraph whose source the reader took for the whole heading (“From the desk
// of Superintendent Cole”) the name alone.
func (s *scene) renamed(p int, name nlp.Range) bool {
	heading := s.doc.Span(s.doc.Paragraphs[p])
	for _, i := range s.saying(s.doc.Paragraphs[p+1]) {
		if a := &s.acts[i]; len(a.Source) == 1 && heading.Contains(a.Source[0]) {
			a.Source = []sayso.Span{s.doc.Span(name)}
			return true
		}
	}
	return false
}

// heading returns the name in a paragraph that begins with one of the leads; empty if it does not.
func (s *scene) heading(par nlp.Range, leads []string) nlp.Range {
	text := strings.ToLower(s.doc.Span(par).In(s.doc.Article.Text))
	for _, lead := range leads {
		if !strings.HasPrefix(text, lead+" ") {
			continue
		}
		name := s.phrase(nlp.Range{Start: par.Start + nlp.TokenID(len(strings.Fields(lead))), End: par.End})
		if name.Len() > 0 && s.doc.Capital(name.Start) {
			return name
		}
	}
	return nlp.Range{}
}

// quotationAt returns the outermost quotation that begins with token t, -1 if none does.
func (s *scene) quotationAt(t nlp.TokenID) int {
	if int(t)+1 >= len(s.around) {
		return -1
	}
	q := s.around[t+1]
	for q >= 0 && s.quotes[q].Parent >= 0 {
		q = s.quotes[q].Parent
	}
	if q >= 0 && s.quotes[q].Range.Start == t {
		return q
	}
	return -1
}

// loadHeadings reads the table of leads, longest first; a malformed one is a fault of the build, which a test excludes.
func loadHeadings() []string {
	table, err := lexicon.Load(data.FS, "quotations/headings.tsv", "lead", "example")
	if err != nil {
		panic("speech: " + err.Error())
	}
	var leads []string
	for i := len(table.Rows) - 1; i >= 0; i-- { // "from the desk of" sorts behind "from"
		leads = append(leads, table.Rows[i][0])
	}
	return leads
}

// colons gives a quotation behind a colon to the speech before it: “He said:” and the quotation in the next paragraph.
func (s *scene) colons() {
	for q := range s.quotes {
		start := s.quotes[q].Range.Start
		if s.quotes[q].Parent >= 0 || s.quotes[q].Kind == sayso.QuotationTitle || start == 0 || s.doc.Word(start-1) != ":" || s.owned(q) {
			continue
		}
		if i := s.cueBefore(start - 1); i >= 0 {
			s.give(q, i, announced)
		} else if label := s.label(s.line(s.lineOf(start - 1))); label.Len() > 0 && label.End == start-1 {
			s.owner[q] = s.add([]nlp.Range{label}, []nlp.Range{s.quotes[q].Range}, announced)
		}
	}
}

// cueBefore returns the attribution with the last cue in the sentence that a colon ends, if its content lies before
// the colon or is not found; -1 if there is none.
func (s *scene) cueBefore(colon nlp.TokenID) int {
	best := -1
	for _, i := range s.cued(s.sentence(colon)) {
		c := s.acts[i].cue
		if c.End <= colon && s.doc.SentenceOf(c.Start) == s.doc.SentenceOf(colon) && (best < 0 || c.Start >= s.acts[best].cue.Start) {
			best = int(i)
		}
	}
	return best
}

// loadLabels reads the table of labels that are no speakers.
func loadLabels() map[string]bool {
	table, err := lexicon.Load(data.FS, "quotations/labels.tsv", "label", "example")
	if err != nil {
		panic("speech: " + err.Error())
	}
	out := map[string]bool{}
	for _, row := range table.Rows {
		out[row[0]] = true
	}
	return out
}
