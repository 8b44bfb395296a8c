package part

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// The beginnings of list items. A bullet is nothing else; a dash or a number is one only among others of its kind.
var (
	bullet = regexp.MustCompile(`^[•‣◦▪●■]\s*\S`)
	dashed = regexp.MustCompile(`^[-–*]\s+\S`)
	number = regexp.MustCompile(`^(?:\d{1,2}[.)]|\(?[a-z]\)|\(\d{1,2}\))\s+\S`)
)

// listItems marks the items of lists.
func (a *article) listItems() {
	for _, form := range []*regexp.Regexp{bullet, dashed, number} {
		for i := 0; i < len(a.paragraphs); {
			n := i
			for n < len(a.paragraphs) && a.paragraphs[n].kind == "" && form.MatchString(a.paragraphs[n].text) {
				n++
			}
			if n-i >= 2 || form == bullet && n > i {
				for k := i; k < n; k++ {
					a.paragraphs[k].kind = sayso.PartListItem
				}
			}
			i = max(n, i+1)
		}
	}
}

// The labels of transcripts: "Q:", "MR. SMITH:", "PRESIDENT LUND:" in capitals; a name in small letters counts only if
// it labels paragraphs again and again, since "Note:" and "The Facts:" look alike.
var (
	capsLabel = regexp.MustCompile(`^(?:[QA]|(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN)\. \p{Lu}[\p{Lu}'’-]+|\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){0,4}):(?:\s|$)`)
	nameLabel = regexp.MustCompile(`^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,3}:(?:\s|$)`)
)

// minLabels is how many labels make a transcript.
const minLabels = 3

// labels marks the labels of speakers, if there are several.
func (a *article) labels() {
	var at []int
	count := map[string]int{}
	for i, p := range a.paragraphs {
		if p.kind == "" && nameOrCaps(p.text) > 0 {
			at = append(at, i)
			count[p.text[:nameOrCaps(p.text)]]++
		}
	}
	again := 0
	for _, n := range count {
		if n > 1 {
			again += n
		}
	}
	if len(at) < minLabels || again < 2 {
		return
	}
	for _, i := range at {
		p := &a.paragraphs[i]
		n := nameOrCaps(p.text)
		if capsLabel.MatchString(p.text) || count[p.text[:n]] > 1 {
			a.begin(p, n, sayso.PartLabel)
		}
	}
}

// nameOrCaps returns the length of the label that a text may begin with, its colon included, or 0.
func nameOrCaps(text string) int {
	for _, form := range []*regexp.Regexp{capsLabel, nameLabel} {
		if m := form.FindString(text); m != "" {
			return len(strings.TrimRightFunc(m, unicode.IsSpace))
		}
	}
	return 0
}

// maxHeading is how long a heading inside the text is at most, in words.
const maxHeading = 8

// headings marks the headings between paragraphs of running text: short, apart, without a stop or any quotation.
func (a *article) headings() {
	for i := 1; i+1 < len(a.paragraphs); i++ {
		p := &a.paragraphs[i]
		first, _ := utf8.DecodeRuneInString(p.text)
		last, _ := utf8.DecodeLastRuneInString(p.text)
		if p.kind == "" && p.words > 0 && p.words <= maxHeading && p.apart && a.paragraphs[i+1].apart &&
			(unicode.IsUpper(first) || unicode.IsDigit(first)) && isWord(last) && !strings.ContainsAny(p.text, "“”\"‘«»\n:;") &&
			a.paragraphs[i-1].ofSentences() && a.paragraphs[i+1].ofSentences() {
			p.kind = sayso.PartHeading
		}
	}
}
