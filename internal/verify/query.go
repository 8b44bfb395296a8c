package verify

import (
	"strings"

	"sayso"
)

// A query is a stretch of the draft as it is looked for.
type query struct {
	text  string     // of the draft
	span  sayso.Span // the stretch
	words []queryWord
}

// A queryWord is a word of a query with what the editor's signs around it say.
type queryWord struct {
	start, end int // bytes in the draft
	id         wordID
	stem       uint32 // its first letters
	bracket    bool   // in brackets that the editor put there
	altered    bool   // partly so: "[W]e", "attack[ed]"
	ellipsis   bool   // words are left out before it
}

func (w queryWord) span() sayso.Span { return sayso.Span{Start: w.start, End: w.end} }

// plainQuery takes the words of a stretch as they stand.
func (x *Index) plainQuery(text string, span sayso.Span) *query {
	q := &query{text: text, span: span}
	s := scanner{text: text[:span.End], end: span.Start}
	for s.next() {
		q.words = append(q.words, queryWord{start: s.start, end: s.end, id: x.vocabulary.find(s.key), stem: stem(s.key)})
	}
	return q
}

// gap returns what stands before word j, or behind the last one for j = len(words).
func (q *query) gap(j int) string {
	from, to := q.span.Start, q.span.End
	if j > 0 {
		from = q.words[j-1].end
	}
	if j < len(q.words) {
		to = q.words[j].start
	}
	return q.text[from:to]
}

// edited returns the query with brackets and ellipses understood: a word around a bracket ("[W]e") is one, words in
// brackets are the editor's, an ellipsis stands before the word that follows it. Without such signs it is q itself.
func (x *Index) edited(q *query) *query {
	stretch := q.span.In(q.text)
	if !strings.ContainsAny(stretch, "[…") && !strings.Contains(stretch, "..") && !strings.Contains(stretch, ". .") {
		return q
	}
	e := &query{text: q.text, span: q.span}
	open := false
	for j, w := range q.words {
		gap := q.gap(j)
		if n := len(e.words); n > 0 && (gap == "]" || gap == "[") {
			x.glue(&e.words[n-1], w, q.text)
			open = gap == "["
			continue
		}
		open = bracketOpen(open, gap) && closes(q.text[w.end:q.span.End])
		w.bracket = open
		w.ellipsis = strings.Contains(marks(gap, 'a'), "…")
		e.words = append(e.words, w)
	}
	return e
}

// bracketOpen follows the brackets in a gap.
func bracketOpen(open bool, gap string) bool {
	if i := strings.LastIndexAny(gap, "[]"); i >= 0 {
		return gap[i] == '['
	}
	return open
}

// closes reports whether a bracket that is open closes in the rest of the quotation.
func closes(rest string) bool {
	i := strings.IndexAny(rest, "[]")
	return i >= 0 && rest[i] == ']'
}

// glue joins the second part of a word that a bracket cuts to the first.
func (x *Index) glue(first *queryWord, second queryWord, text string) {
	key := fold(nil, strings.NewReplacer("[", "", "]", "").Replace(text[first.start:second.end]), true)
	first.end, first.id, first.stem = second.end, x.vocabulary.find(key), stem(key)
	first.bracket, first.altered = false, true
}

// stem packs the first three bytes of a word of four and more: enough to line up "win" with nothing and "walked" with
// "walking".
func stem(key []byte) uint32 {
	if len(key) < 4 {
		return 0
	}
	return uint32(key[0]) | uint32(key[1])<<8 | uint32(key[2])<<16
}
