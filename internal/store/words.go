package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// Words are cut and stemmed here and not in the databases, whose own tokenizers differ: the same query has the same hits
// in both, and a word's place in the text is known to the byte. A word is a run of letters and digits with the
// apostrophes inside it; case, accents and a final 's do not count, and English words are reduced to their stem (Porter's
// second algorithm).

// maxWord is the greatest length of a word in bytes; longer ones are cut, in texts as in queries.
const maxWord = 64

// A word is one word of a text: its form in the index, and the bytes it stands on.
type word struct {
	stem       string
	start, end int
}

// eachWord calls f with the words of text in order: folded, and the bytes they stand on. It stops when f returns false.
func eachWord(text string, f func(folded string, start, end int) bool) {
	var buf []byte
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !letter(r) {
			i += size
			continue
		}
		start := i
		plain := true
		buf = buf[:0]
		for i < len(text) {
			if c := text[i]; c < utf8.RuneSelf {
				switch {
				case 'A' <= c && c <= 'Z':
					c += 'a' - 'A'
				case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				case c == '\'' && letterAt(text, i+1):
				default:
					c = 0
				}
				if c == 0 {
					break
				}
				buf = append(buf, c)
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == '’' && letterAt(text, i+size) {
				buf = append(buf, '\'')
			} else if letter(r) || unicode.Is(unicode.M, r) {
				plain = false
				buf = append(buf, text[i:i+size]...)
			} else {
				break
			}
			i += size
		}
		if w := fold(buf, plain); w != "" && !f(w, start, i) {
			return
		}
	}
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return letter(r)
}

// fold takes case, accents, a final 's and apostrophes away.
func fold(b []byte, plain bool) string {
	w := string(b)
	if !plain {
		var out strings.Builder
		for _, r := range norm.NFKD.String(w) {
			if !unicode.Is(unicode.M, r) && (letter(r) || r == '\'') {
				out.WriteRune(r)
			}
		}
		w = strings.ToLower(out.String())
	}
	w = strings.TrimSuffix(w, "'s")
	if strings.Contains(w, "'") {
		w = strings.ReplaceAll(w, "'", "")
	}
	if len(w) > maxWord {
		w = w[:maxWord]
		for !utf8.ValidString(w) {
			w = w[:len(w)-1]
		}
	}
	return w
}

// A stemmer remembers the stems of words; it is for one goroutine.
type stemmer struct{ known map[string]string }

func newStemmer() *stemmer { return &stemmer{known: map[string]string{}} }

// maxKnown bounds what a stemmer remembers; news has fewer words than that in a month.
const maxKnown = 1 << 17

func (s *stemmer) stem(folded string) string {
	if stem, ok := s.known[folded]; ok {
		return stem
	}
	stem := folded
	if folded[0] >= 'a' && folded[0] <= 'z' {
		stem = english.Stem(folded, true)
	}
	if len(s.known) >= maxKnown {
		clear(s.known)
	}
	s.known[folded] = stem
	return stem
}

// wordsFor returns the words of text, those that may be in a term of the query with their stems. A stem begins like its word,
// and most words begin unlike any of a query's, so that few need to be stemmed.
func (s *stemmer) wordsFor(q *wordQuery, text string) []word {
	var begins [256]bool
	for _, term := range q.must {
		for _, stem := range term {
			begins[stem[0]] = true
		}
	}
	out := make([]word, 0, len(text)/5)
	eachWord(text, func(folded string, start, end int) bool {
		w := word{start: start, end: end}
		if begins[folded[0]] {
			w.stem = s.stem(folded)
		}
		out = append(out, w)
		return true
	})
	return out
}

// words returns the words of text.
func (s *stemmer) words(text string) []word {
	var out []word
	eachWord(text, func(folded string, start, end int) bool {
		out = append(out, word{s.stem(folded), start, end})
		return true
	})
	return out
}

// A part is a stretch of an article as the search index has it. All but very long articles are one part. A query's words
// must stand in one part.
type part struct {
	title, text []string // stems
}

// partWords is the length from which on a part ends with the line, maxPart where it ends anyway; PostgreSQL counts places
// up to 16,383.
const (
	partWords = 8000
	maxPart   = 12000
	maxTitle  = 1000
)

func (s *stemmer) parts(title, text string) []part {
	var head []string
	eachWord(title, func(folded string, _, _ int) bool {
		head = append(head, s.stem(folded))
		return len(head) < maxTitle
	})
	var out []part
	var stems []string
	last := 0
	eachWord(text, func(folded string, start, end int) bool {
		if len(stems) >= maxPart || len(stems) >= partWords && strings.ContainsRune(text[last:start], '\n') {
			out = append(out, part{head, stems})
			stems = nil
		}
		last = end
		stems = append(stems, s.stem(folded))
		return len(out) < maxParts
	})
	return append(out, part{head, stems})
}

// maxParts is the number of parts that a row number has room for; 64 MiB, the longest article, have fewer.
const maxParts = 1<<16 - 1
