package verify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A name is what the words for a speaker tell of who it is.
type name struct {
	words []string // in capitals, folded, without titles; nil if the speaker is only described
	body  bool     // one of the words tells a body, or the name is in capitals: "CNN"
	plain string   // the whole, folded
}

// SameSpeaker compares two speakers as two texts name them: “Trump” and “President Donald Trump” are the same, “a
// spokesman” and “an official” unclear. A name of one word is filled up from its own text if that has it in full
// once: “Castrel” in a text with “Ilena Castrel” is not “Ana Castrel”. What is not named, and pronouns, are unclear.
func (l *Lexicon) SameSpeaker(draft, draftText, source, sourceText string) Agreement {
	a, b := l.name(draft), l.name(source)
	if len(a.words) == 0 || len(b.words) == 0 {
		if a.plain != "" && a.plain == b.plain && strings.Contains(a.plain, " ") {
			return SpeakerSame // “the company's lawyers” in both
		}
		return SpeakerUnclear
	}
	a, b = l.full(a, draftText), l.full(b, sourceText)
	return a.compare(b)
}

// name reads the words for a speaker up to the first comma: the words in capitals that end it, or that end it before
// “of”. “Trump's lawyer”, “a spokesman for the mayor” and “Castrel and Renn” are nobody's name.
func (l *Lexicon) name(s string) name {
	out := name{plain: strings.TrimPrefix(string(fold(nil, strings.Join(strings.Fields(s), " "), true)), "the ")}
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(s, " (")
	var run []string
	of, lower := false, false
	for scan := (scanner{text: s}); scan.next(); {
		key, rest := string(scan.key), strings.TrimSpace(s[scan.end:])
		capitals := allCapitals(s[scan.start:scan.end])
		switch {
		case key == "the":
		case key == "of" && len(run) == 0 && !lower: // “Secretary of State Ana Holm”
		case key == "of" && len(run) > 0 && !out.body:
			return out.named(run) // “President Ilena Castrel of Valmora”
		case key == "of" && len(run) > 0:
			of = true
		case key == "and" && out.body:
		case key == "for", key == "of", key == "and", strings.HasSuffix(key, "'s") && rest != "",
			pronouns[key] && !capitals:
			return out
		case !scan.upper && of:
			return out
		case !scan.upper:
			run, out.body = nil, false
		case l.names[key] == "title" && !of: // “Mexican President Ana Holm”
			run, out.body = nil, false
		default:
			run = append(run, key)
			out.body = out.body || l.names[key] == "body" || capitals
		}
		lower = !scan.upper && key != "the"
	}
	return out.named(run)
}

func (n name) named(words []string) name {
	n.words = words
	return n
}

// pronouns begin with a capital at the head of a sentence.
var pronouns = map[string]bool{"he": true, "she": true, "they": true, "it": true, "we": true, "i": true, "you": true, "who": true}

func allCapitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0
}

// full returns the only longer name in a text that ends with a name of one word, or n itself.
func (l *Lexicon) full(n name, text string) name {
	if len(n.words) != 1 || n.body {
		return n
	}
	found := ""
	scan := scanner{text: text}
	before, end := "", 0
	for scan.next() {
		key := strings.TrimSuffix(string(scan.key), "'s")
		if scan.upper && key == n.words[0] && before != "" && text[end:scan.start] == " " {
			if found != "" && found != before {
				return name{words: n.words, plain: "?"} // two of that name
			}
			found = before
		}
		before, end = "", scan.end
		if scan.upper && l.names[string(scan.key)] == "" && l.words[string(scan.key)] == "" && !pronouns[string(scan.key)] {
			before = key
		}
	}
	if found == "" {
		return n
	}
	return name{words: []string{found, n.words[0]}, plain: n.plain}
}

func (n name) compare(m name) Agreement {
	if n.plain == m.plain && n.plain != "?" || slices.Equal(n.words, m.words) && len(n.words) > 1 {
		return SpeakerSame
	}
	short, long := n, m
	if len(short.words) > len(long.words) {
		short, long = long, short
	}
	common := 0
	for _, w := range short.words {
		if slices.Contains(long.words, w) {
			common++
		}
	}
	switch {
	case common == len(short.words) && n.plain != "?" && m.plain != "?":
		return SpeakerSame
	case common >= 2, initials(long.words) == strings.Join(short.words, "") && len(long.words) > 1:
		return SpeakerSame
	case n.body != m.body, n.plain == "?", m.plain == "?":
		return SpeakerUnclear
	case common == 0, lastWord(n) == lastWord(m) && len(short.words) > 1 && !n.body:
		return SpeakerOther // nothing in common, or “Ana Castrel” and “Ilena Castrel”
	}
	return SpeakerUnclear
}

func lastWord(n name) string { return n.words[len(n.words)-1] }

// initials makes “who” of World Health Organization.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}
