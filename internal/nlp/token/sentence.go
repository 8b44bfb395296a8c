package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// A splitter cuts one paragraph, tokens first to last, into sentences. A sentence ends after ".", "!", "?" or "…" and
// the closing marks behind it, where a plausible beginning follows.
type splitter struct {
	words       *words
	text        string
	tokens      []nlp.Token
	first, last nlp.TokenID // the paragraph
	start       nlp.TokenID // of the sentence being gathered
}

// split adds the sentences of the paragraph to dst.
func (s *splitter) split(dst []nlp.Range) []nlp.Range {
	s.start = s.first
	for i := s.first; i < s.last; i++ {
		if !s.terminates(i) {
			continue
		}
		end := i + 1
		for end < s.last && s.joined(end) && s.closes(end) {
			end++
		}
		if i > s.start && end < s.last && s.ends(i, end) { // a sentence may begin with an ellipsis
			dst = append(dst, nlp.Range{Start: s.start, End: end})
			s.start = end
		}
		i = end - 1
	}
	if s.start < s.last {
		dst = append(dst, nlp.Range{Start: s.start, End: s.last})
	}
	return dst
}

func (s *splitter) word(i nlp.TokenID) string { return s.text[s.tokens[i].Start:s.tokens[i].End] }

// joined reports whether no space stands before token i.
func (s *splitter) joined(i nlp.TokenID) bool { return s.tokens[i].Start == s.tokens[i-1].End }

func (s *splitter) terminates(i nlp.TokenID) bool {
	switch s.word(i) {
	case ".", "!", "?", "…", "。", "！", "？":
		return true
	}
	return false
}

func (s *splitter) closes(i nlp.TokenID) bool {
	switch s.word(i) {
	case ")", "]", "}", "’", "'":
		return true
	}
	return s.tokens[i].Quote == nlp.QuoteClose || s.terminates(i)
}

// ends decides for a terminator at i, whose closing marks run up to end, where another token follows.
func (s *splitter) ends(i, end nlp.TokenID) bool {
	mark, next := s.word(i), s.word(end)
	if strings.Contains("。！？", mark) {
		return true
	}
	if s.joined(end) { // "U.S.", "3.5", "example.org"; but "He left.The end": the space was lost
		return s.lostSpace(i, end)
	}
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) || strings.ContainsRune(",;:)]}%!?", r) { // "Inc. said", "(Fla.), who"
		return false
	}
	if r == '.' && !(end+1 < s.last && s.joined(end+1) && s.word(end+1) == ".") { // ". . ."; but "He left. ... He"
		return false
	}
	quoted := s.tokens[end-1].Quote == nlp.QuoteClose
	if quoted && isDash(r) || quoted && mark != "." && s.tagFollows(end) { // “Why?” Mayor Lund asked
		return false
	}
	if mark != "." || end > i+1 && s.word(i+1) != ")" {
		return true
	}
	return !s.abbreviated(i, end)
}

// lostSpace reports whether the token at end begins a sentence although it is joined to the one before: after a
// word in lower case and its full stop, a function word with a capital or an opening quotation mark.
func (s *splitter) lostSpace(i, end nlp.TokenID) bool {
	if i == s.first || !s.joined(i) || !startsWith(s.word(i-1), unicode.IsLower) || len(s.word(i-1)) < 3 {
		return false
	}
	if s.tokens[end].Quote == nlp.QuoteOpen {
		return true
	}
	return s.words.starter(s.word(end)) && (end+1 == s.last || !s.joined(end+1) || s.word(end+1) != ".")
}

// tagFollows reports whether a name and a verb of speech stand at i: the quotation before is theirs. A capitalised
// function word there begins a new sentence.
func (s *splitter) tagFollows(i nlp.TokenID) bool {
	const reach = 8 // "Deputy Mayor Edda M. Lund asked"
	if s.words.starter(s.word(i)) {
		return false
	}
	for end := min(i+reach, s.last); i < end; i++ {
		word := s.word(i)
		switch {
		case s.words.speech[word]:
			return true
		case !startsWith(word, unicode.IsUpper) && word != "." && word != "-" && word != "of" && word != "the":
			return false
		}
	}
	return false
}

func isDash(r rune) bool { return strings.ContainsRune("-–—―", r) }
