package store

import (
	"slices"
	"strings"
)

// A wordQuery is a search taken apart: each term is one or several stems in a row.
type wordQuery struct {
	must, not [][]string
}

// maxTerms bounds a query; what stands behind is left out.
const maxTerms = 64

// parseQuery reads `dam "did not burst" -river`. A word with a hyphen or a point inside is several in a row. What has no
// letter and no digit says nothing.
func parseQuery(s *stemmer, query string) *wordQuery {
	q := &wordQuery{}
	add := func(text string, not bool) {
		var term []string
		for _, w := range s.words(text) {
			term = append(term, w.stem)
		}
		list := &q.must
		if not {
			list = &q.not
		}
		same := func(t []string) bool { return slices.Equal(t, term) }
		if len(term) > 0 && len(q.must)+len(q.not) < maxTerms && !slices.ContainsFunc(*list, same) {
			*list = append(*list, term)
		}
	}
	query = strings.NewReplacer("“", `"`, "”", `"`).Replace(query)
	for rest := strings.TrimSpace(query); rest != ""; rest = strings.TrimSpace(rest) {
		rest2, not := strings.CutPrefix(rest, "-")
		if quoted, ok := strings.CutPrefix(rest2, `"`); ok {
			inside, after, _ := strings.Cut(quoted, `"`)
			add(inside, not)
			rest = after
			continue
		}
		end := strings.IndexAny(rest2, " \t\n\r\"")
		if end < 0 {
			end = len(rest2)
		}
		add(rest2[:end], not)
		rest = rest2[end:]
	}
	return q
}

// A stretch is a candidate for the words that a hit shows: bytes of the text, and the statement that stands there, if any.
type stretch struct {
	start, end int
	statement  *Statement
}

// shownWords is how many words of a text without a fitting statement are shown.
const shownWords = 30

// best returns the stretch of text with the most terms of the query: a statement if one has as many as any other stretch, the
// shortest of several; else some words of one line. The words come from the tokenizer that made the index. ok is false if
// no term stands there.
func (q *wordQuery) best(text string, words []word, statements []stretch) (best stretch, ok bool) {
	type place struct{ term, word, end int } // word and end count words
	var places []place
	for i := range words {
		for t, term := range q.must {
			if standsAt(words[i:], term) {
				places = append(places, place{t, i, i + len(term)})
			}
		}
	}
	terms := func(fits func(place) bool) int {
		seen := make([]bool, len(q.must))
		n := 0
		for _, p := range places {
			if !seen[p.term] && fits(p) {
				seen[p.term] = true
				n++
			}
		}
		return n
	}
	most := 0
	for _, s := range statements {
		n := terms(func(p place) bool { return words[p.word].start >= s.start && words[p.end-1].end <= s.end })
		if n > most || n == most && n > 0 && s.end-s.start < best.end-best.start {
			best, most = s, n
		}
	}
	for k, p := range places {
		// From this place on, as far as the line and the number of words reach. Hostile texts repeat one word for ever.
		if k > 10_000 || most == len(q.must) {
			break
		}
		first, last := p.word, p.end
		line := lineEnd(text, words[first].start)
		seen := map[int]bool{p.term: true}
		for _, o := range places[k+1:] {
			if o.end > first+shownWords || words[o.end-1].end > line {
				break
			}
			seen[o.term] = true
			last = max(last, o.end)
		}
		if len(seen) > most {
			most = len(seen)
			best = around(text, words, first, last)
		}
	}
	return best, most > 0
}

// maxLit is how many words of a text are said to be a query's: hostile texts repeat one word for ever.
const maxLit = 1000

// lit are the stretches of a text that are terms of the query, in bytes.
func (q *wordQuery) lit(words []word) (out [][2]int) {
	for i := 0; i < len(words) && len(out) < maxLit; i++ {
		longest := 0
		for _, term := range q.must {
			if len(term) > longest && standsAt(words[i:], term) {
				longest = len(term)
			}
		}
		if longest > 0 {
			out = append(out, [2]int{words[i].start, words[i+longest-1].end})
			i += longest - 1
		}
	}
	return out
}

// around widens the words [first, last) to shownWords within their line.
func around(text string, words []word, first, last int) stretch {
	before := strings.LastIndexByte(text[:words[first].start], '\n') + 1
	line := lineEnd(text, words[first].start)
	for room := (shownWords - (last - first)) / 3; room > 0 && first > 0 && words[first-1].start >= before; room-- {
		first--
	}
	for last < len(words) && last-first < shownWords && words[last].end <= line {
		last++
	}
	return stretch{start: words[first].start, end: words[last-1].end}
}

func lineEnd(text string, from int) int {
	if n := strings.IndexByte(text[from:], '\n'); n >= 0 {
		return from + n
	}
	return len(text)
}

// standsAt tells whether words begin with the stems of term.
func standsAt(words []word, term []string) bool {
	if len(words) < len(term) {
		return false
	}
	for i, stem := range term {
		if words[i].stem != stem {
			return false
		}
	}
	return true
}
