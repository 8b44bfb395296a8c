package part

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// How long headlines and bylines are at most, in words, and among how many first paragraphs they are looked for.
const (
	maxHeadline = 25
	maxByline   = 15
	headPart    = 6
)

// head finds the headline, bylines and the dateline at the top of an article.
func (a *article) head() {
	top := 0 // of the running text
	for top < len(a.paragraphs) && top < headPart {
		p := &a.paragraphs[top]
		switch {
		case p.kind != "":
		case top == 0 && a.isHeadline(p):
			p.kind = sayso.PartHeadline
		case isByline(p):
			p.kind = sayso.PartByline
		default:
			if n := dateline(p.text); n > 0 {
				a.begin(p, n, sayso.PartDateline)
				return
			}
			if p.ofSentences() { // the dateline stands at the first sentence or nowhere
				return
			}
		}
		top++
	}
}

// isHeadline reports whether the first paragraph is the headline: it is the title as given; or it is short, ends
// without a stop, and running text follows behind a blank line.
func (a *article) isHeadline(p *paragraph) bool {
	if a.title != "" && strings.EqualFold(strings.TrimSpace(a.title), p.text) {
		return true
	}
	if p.words < 3 || p.words > maxHeadline || p.sentences != 1 || p.closed() || isByline(p) || dateline(p.text) > 0 ||
		strings.ContainsAny(p.text, "\n\r") || strings.HasSuffix(p.text, ":") || strings.HasSuffix(p.text, ",") {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(p.text); unicode.IsLower(first) || unicode.IsDigit(first) && p.words < 4 || len(a.paragraphs) < 2 || !a.paragraphs[1].apart {
		return false
	}
	for i := 1; i < len(a.paragraphs) && i < headPart; i++ {
		if a.paragraphs[i].ofSentences() {
			return true
		}
	}
	return false
}

// isByline reports whether a paragraph is a byline: "By Edda Lund and Idris Vale, Example News", "BY EDDA LUND". Behind
// "By" stand names, so no word begins with a small letter but those that join them.
func isByline(p *paragraph) bool {
	words := strings.Fields(p.text)
	if p.closed() || len(words) < 2 || len(words) > maxByline || !strings.EqualFold(words[0], "by") || words[0] == "by" {
		return false
	}
	names := 0
	for _, w := range words[1:] {
		switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(")); {
		case unicode.IsUpper(first):
			names++
		case unicode.IsDigit(first):
			return false // "By 2030 Half of All Cars Electric"
		case unicode.IsLower(first) && !joinsNames(w):
			return false
		}
	}
	return names >= 2
}

func joinsNames(w string) bool {
	switch strings.Trim(w, ",;") {
	case "and", "in", "with", "for", "of", "the", "at", "de", "da", "di", "del", "la", "van", "von", "der", "den", "bin", "al", "el":
		return true
	}
	return false
}

// The forms of a dateline: a place in capitals, perhaps the region, a date and the agency, and a dash:
// "KYIV, March 3 (Reuters) —", "WASHINGTON —", "GENEVA/PARIS (AP) -", "ST. PAUL, Minn. (AP) —". With an agency the place may
// be written in small letters: "Paris (AFP) –".
var (
	caps     = `\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*)*(?:/\p{Lu}[\p{Lu} .'’-]*)?`
	region   = `(?:, \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})?`
	day      = `(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:\.|\p{Ll}*) \d{1,2}(?:, \d{4})?)`
	agency   = `(?: \([^()]{2,40}\))`
	dash     = ` ?(?:—|–|--|-) `
	datedCap = regexp.MustCompile(`^` + caps + region + `(?:` + day + agency + `?|` + agency + `)` + dash)
	plainCap = regexp.MustCompile(`^` + caps + region + dash)
	agencied = regexp.MustCompile(`^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2}` + region + day + `?` + agency + dash)
)

// dateline returns the length of the dateline that a paragraph begins with, its dash included, or 0.
func dateline(text string) int {
	start := text[:min(len(text), 120)]
	for _, form := range []*regexp.Regexp{datedCap, agencied} {
		if m := form.FindString(start); m != "" {
			return len(strings.TrimRight(m, " "))
		}
	}
	m := plainCap.FindString(start)
	next, _ := utf8.DecodeRuneInString(text[len(m):])
	// "NATO — the alliance — said" begins a sentence; "LONDON — The" does not.
	if m == "" || !unicode.IsUpper(next) && !strings.ContainsRune("“\"‘'", next) || isCry(m) {
		return 0
	}
	return len(strings.TrimRight(m, " "))
}

// isCry names what stands in capitals before a dash and is no place.
func isCry(m string) bool {
	switch strings.Trim(m, " —–-") {
	case "BREAKING", "UPDATE", "WATCH", "LIVE", "EXCLUSIVE", "ANALYSIS", "OPINION", "NOTE", "CORRECTION", "FILE", "VIDEO", "PHOTO", "PHOTOS", "NEW", "TODAY":
		return true
	}
	return false
}
