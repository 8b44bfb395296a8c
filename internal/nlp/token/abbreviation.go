package token

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// A stopKind says whether the full stop of an abbreviation may end a sentence; data/sentence/README.md explains it.
type stopKind uint8

const (
	stopNone stopKind = iota // no abbreviation
	stopName
	stopNumber
	stopInside
	stopClock
	stopOpen
)

var stopKinds = map[string]stopKind{
	"name": stopName, "number": stopNumber, "inside": stopInside, "clock": stopClock, "open": stopOpen,
}

// words are the lexicons behind the sentence rules, immutable after loading.
type words struct {
	abbreviations map[string]stopKind
	starters      map[string]bool // lower case
	speech        map[string]bool
	calendar      map[string]bool
}

func loadWords(fsys fs.FS) (*words, error) {
	w := &words{abbreviations: map[string]stopKind{}}
	table, err := lexicon.Load(fsys, "sentence/abbreviations.tsv", "form", "kind", "example")
	if err != nil {
		return nil, err
	}
	for _, row := range table.Rows {
		kind := stopKinds[row[1]]
		if upper := strings.ToUpper(row[0]); len(upper) > 1 {
			w.abbreviations[upper] = kind // headlines and datelines: "GOV. VALE"
		}
	}
	for _, row := range table.Rows {
		w.abbreviations[row[0]] = stopKinds[row[1]]
	}
	for path, set := range map[string]*map[string]bool{
		"starters": &w.starters, "speech": &w.speech, "calendar": &w.calendar,
	} {
		first := map[string]string{"starters": "word", "speech": "verb", "calendar": "word"}[path]
		table, err := lexicon.Load(fsys, "sentence/"+path+".tsv", first, "example")
		if err != nil {
			return nil, err
		}
		*set = table.Set()
	}
	return w, nil
}

// starter reports whether word, as written, is a function word with a capital: after an abbreviation it begins a
// sentence.
func (w *words) starter(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && w.starters[strings.ToLower(word)]
}

// abbreviated reports whether the full stop at i belongs to an abbreviation and the sentence goes on at end.
func (s *splitter) abbreviated(i, end nlp.TokenID) bool {
	if i == s.first || !s.joined(i) {
		return false
	}
	first := i - 1
	for first-1 > s.first && s.joined(first) && s.word(first-1) == "." && s.joined(first-1) {
		first -= 2 // "U.S": letters joined by stops
	}
	form, next := s.text[s.tokens[first].Start:s.tokens[i].Start], s.word(end)
	begins := s.words.starter(next) || s.tokens[end].Quote == nlp.QuoteOpen
	switch s.words.abbreviations[form] {
	case stopName, stopInside:
		return true
	case stopNumber:
		return startsWith(next, unicode.IsDigit)
	case stopClock:
		return s.words.calendar[next] || len(next) == 1 && !begins || // "9 p.m. E.T."
			!startsWith(next, unicode.IsUpper) && s.tokens[end].Quote != nlp.QuoteOpen
	case stopOpen:
		return !begins
	}
	switch {
	case first == s.start && startsWith(form, unicode.IsDigit): // "1. The first point"
		return first+1 == i
	case utf8.RuneCountInString(form) == 1: // an initial: "George W. Bush"; "vitamin C. The" is rarer in news
		nickname := i-2 >= s.start && startsWith(s.word(i-2), unicode.IsUpper) // Robert C. “Bob” Lund
		return startsWith(form, unicode.IsUpper) && form != "I" && (!begins || nickname && !s.words.starter(next))
	}
	return initials(form) && !begins
}

// initials reports whether form is short parts joined by stops ("R.J", "S.pA"), not a web address.
func initials(form string) bool {
	parts := 0
	for part := range strings.SplitSeq(form, ".") {
		if utf8.RuneCountInString(part) > 2 {
			return false
		}
		parts++
	}
	return parts > 1
}

func startsWith(word string, is func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return is(r)
}
