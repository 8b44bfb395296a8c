package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// wordings returns the forms of the claim's words in order of date, each with what the one before has not.
func (b *builder) wordings() (out []sayso.Wording) {
	var before []wordAt
	var last *Proposition
	seen := map[string]bool{}
	for _, p := range b.in.Voices {
		if p.Answers != "" || len(p.Clauses) == 0 {
			continue
		}
		words := split(&p.Words)
		form := joined(words)
		if seen[form] {
			continue
		}
		seen[form] = true
		w := sayso.Wording{Voice: p.Voice, Words: p.Words}
		if last != nil {
			w.Changed = changed(&p.Words, before, words)
			w.DroppedHedges = dropped(last, p)
		}
		out = append(out, w)
		before, last = words, p
	}
	return out
}

// midWord reports whether words begin inside one: what a quotation left of "didn’t" is "’t".
func midWord(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if r != '\'' && r != '’' {
		return false
	}
	rest := strings.IndexFunc(text[n:], func(r rune) bool { return !unicode.IsLetter(r) })
	return rest > 0 && rest <= 2 && !strings.ContainsAny(text[n:], "'’")
}

// marks are those of quotation, each with what closes it.
var marks = [...][2]string{{`"`, `"`}, {"“", "”"}, {"«", "»"}}

// edges cuts from what stands in one sentence of a quotation the mark that opens or closes the whole, and a comma before it:
// “Forty will go in June,” of which only the end is in this sentence.
func edges(text string, s sayso.Span) sayso.Span {
	for _, m := range marks {
		in := s.In(text)
		opened, closed := strings.Count(in, m[0]), strings.Count(in, m[1])
		alone := opened != closed
		if m[0] == m[1] {
			alone = opened%2 == 1
		}
		switch {
		case !alone || len(in) <= len(m[0])+len(m[1]):
		case strings.HasSuffix(in, m[1]) && (m[0] == m[1] || closed > opened) && !strings.HasPrefix(in, m[0]):
			s.End -= len(m[1])
			for s.End > s.Start+1 && (text[s.End-1] == ',' || text[s.End-1] == ' ') {
				s.End--
			}
		case strings.HasPrefix(in, m[0]) && (m[0] == m[1] || opened > closed):
			s.Start += len(m[0])
		}
	}
	return s
}

// dropped returns the hedges of one voice if the next has none at all. One who is no longer sure and says so in other words has
// dropped nothing.
func dropped(before, after *Proposition) []sayso.Passage {
	if len(after.Hedges) > 0 || silent(after.Stance) || silent(before.Stance) {
		return nil
	}
	return before.Hedges
}

// A wordAt is a word in lower case with where it stands, from the passage's start.
type wordAt struct {
	form       string
	start, end int
}

// split cuts a passage into words; marks are none.
func split(p *sayso.Passage) (out []wordAt) {
	start := -1
	for i, r := range p.Text {
		switch in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || start >= 0 && joins(p.Text, i, r); {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out = append(out, wordAt{fold(p.Text[start:i]), start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, wordAt{fold(p.Text[start:]), start, len(p.Text)})
	}
	return out
}

// joins reports whether a mark within a word belongs to it: "don't", "5.1", "1,000".
func joins(s string, i int, r rune) bool {
	next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
	switch r {
	case '\'', '’':
		return unicode.IsLetter(next)
	case '.', ',':
		return unicode.IsDigit(next)
	}
	return false
}

func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }

func joined(words []wordAt) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.form)
		b.WriteByte(' ')
	}
	return b.String()
}

// longestAligned bounds the work on two long contents; beyond it no words are marked.
const longestAligned = 600

// changed returns the stretches of words of b that have no counterpart in a, by their longest common subsequence.
func changed(p *sayso.Passage, a, b []wordAt) (out []sayso.Passage) {
	if len(a) > longestAligned || len(b) > longestAligned {
		return nil
	}
	kept := common(a, b)
	for j := 0; j < len(b); j++ {
		if kept[j] {
			continue
		}
		k := j
		for k+1 < len(b) && !kept[k+1] {
			k++
		}
		out = append(out, sayso.Passage{Article: p.Article, Start: p.Start + b[j].start, End: p.Start + b[k].end, Text: p.Text[b[j].start:b[k].end]})
		j = k
	}
	return out
}

// common marks the words of b that belong to a longest common subsequence.
func common(a, b []wordAt) []bool {
	rows := make([][]uint16, len(a)+1)
	cells := make([]uint16, (len(a)+1)*(len(b)+1))
	for i := range rows {
		rows[i] = cells[i*(len(b)+1):][:len(b)+1]
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].form == b[j].form {
				rows[i][j] = rows[i+1][j+1] + 1
			} else {
				rows[i][j] = max(rows[i+1][j], rows[i][j+1])
			}
		}
	}
	kept := make([]bool, len(b))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].form == b[j].form:
			kept[j] = true
			i, j = i+1, j+1
		case rows[i+1][j] >= rows[i][j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
