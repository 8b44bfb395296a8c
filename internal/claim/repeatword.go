package claim

import (
	"strings"
	"unicode"
)

// A repeatWord is one word of a content and the one of the other that it is.
type repeatWord struct {
	wordAt
	key     string // its stem, or the class that a table gives it
	flip    bool
	tells   bool
	name    bool // it is written with a capital that its place does not ask for
	number  bool
	other   int  // index in the other content, -1 for none
	inOrder bool // what is before it in one is before it in the other
}

// repeatWords are the words of a content.
func (f *Finder) repeatWords(p *Proposition) []repeatWord {
	words := split(&p.Words)
	out := make([]repeatWord, len(words))
	for i, w := range words {
		o := &out[i]
		o.wordAt, o.other = w, -1
		base := w.form
		if b, ok := f.table.bases[base]; ok {
			base = b
		}
		row, known := f.table.rows[base]
		if n := spelt[base]; n != "" {
			o.key = n
		} else if known {
			o.key, o.flip = row.class, row.flip
		} else {
			o.key = stem(strings.ReplaceAll(base, "'", ""))
		}
		if s := p.Words.Text[w.start:]; len(s) > 1 {
			o.name = i > 0 && unicode.IsUpper(rune(s[0])) && w.form != "i" && s[0] != 'I'
		}
		o.number = unicode.IsDigit(rune(w.form[0])) || spelt[w.form] != ""
		before, _, _ := strings.Cut(w.form, "'") // "they've"
		o.tells = !small[w.form] && !small[before]
	}
	return out
}

// moods are words that say that something is not so yet, or may be so, or should be.
var moods = map[string]string{"will": "will", "would": "will", "shall": "will", "won't": "will", "may": "may", "might": "may", "should": "should", "must": "should", "ought": "should",
	"if": "if", "unless": "if", "whether": "if", "why": "if", "how": "if", "can": "can", "could": "can", "cannot": "can", "can't": "can", "couldn't": "can", "wouldn't": "will",
	"want": "want", "wants": "want", "plans": "want", "plan": "want", "hopes": "want", "trying": "want", "tried": "want", "refused": "want", "failed": "want"}

// spelt are numbers in letters.
var spelt = map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"dozens": "dozens", "hundreds": "hundreds", "thousands": "thousands", "first": "1st", "second": "2nd", "third": "3rd"}

// small are words that tell nothing by themselves.
var small = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range [...]string{"the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "that", "this", "these", "those", "it", "its", "it's", "he", "she",
		"they", "his", "her", "their", "them", "him", "i", "i'm", "we", "we're", "you", "my", "our", "your", "me", "us", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does",
		"did", "as", "than", "then", "so", "there", "there's", "here", "who", "which", "what", "when", "where", "also", "just", "about", "into", "out", "up", "down", "over", "after", "before", "because", "while",
		"more", "most", "very", "said", "says", "say", "not", "no", "if", "how", "will", "would", "can", "could", "may", "might", "should", "must", "he's", "she's", "they're", "that's", "all", "now", "some", "any",
		"such", "too", "only", "however", "s"} {
		out[w] = true
	}
	return out
}()
