package speech

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// signed is how sure a name behind a dash is; the shape is rare in the development sets, so it is a guess on the low
// side of what they show.
const signed = 0.85

// longestName is how many tokens a name with its title may have: “— Edda Lund, mayor of Alder”.
const longestName = 20

// signatures finds `“…” — Name`, the pull quote and the reader's letter, on one line or with the name on the next.
func (s *scene) signatures() {
	for q := range s.quotes {
		if s.quotes[q].Parent >= 0 || s.quotes[q].Kind == sayso.QuotationTitle || s.owned(q) {
			continue
		}
		if name := s.signature(s.quotes[q].Range.End); name.Len() > 0 {
			s.owner[q] = s.add([]nlp.Range{name}, []nlp.Range{s.quotes[q].Range}, signed)
		}
	}
}

// owned reports whether an attribution covers a quotation already.
func (s *scene) owned(q int) bool { return s.owner[q] >= 0 || s.nearest(q) >= 0 }

// signature returns the name that stands behind a dash at token t, up to the end of the line; empty if none does.
func (s *scene) signature(t nlp.TokenID) nlp.Range {
	n := nlp.TokenID(len(s.doc.Tokens))
	dashes := t
	for dashes < n && strings.Contains("—–―‒-~", s.doc.Word(dashes)) {
		dashes++
	}
	if dashes == t || dashes == n || !s.doc.Capital(dashes) && s.doc.Word(dashes) != "@" {
		return nlp.Range{}
	}
	name := s.line(dashes)
	if name.Len() > longestName {
		return nlp.Range{}
	}
	for k := name.Start; k < name.End; k++ {
		if s.startsQuotation(k) {
			return nlp.Range{}
		}
	}
	return s.phrase(s.withoutDate(name))
}

// withoutDate ends the name of a tweet's author with the handle: “— Edda Lund (@lund) March 3, 2020”.
func (s *scene) withoutDate(name nlp.Range) nlp.Range {
	handle := false
	for t := name.Start; t < name.End; t++ {
		handle = handle || s.doc.Word(t) == "@"
		if handle && s.doc.Word(t) == ")" {
			return nlp.Range{Start: name.Start, End: t + 1}
		}
	}
	return name
}

func (s *scene) startsQuotation(t nlp.TokenID) bool {
	return strings.Contains("“”\"«»„", s.doc.Word(t))
}
