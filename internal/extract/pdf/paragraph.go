package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A paragrapher puts the lines of a document together as paragraphs.
type paragrapher struct {
	out     []byte
	last    string // the line written last, to tell where paragraphs end
	words   map[string]bool
	joined  []string // words parted at line ends and joined without knowing more
	columns []column
}

// A column is a run of lines below each other, with what is usual in it.
type column struct {
	lines   []line
	leading float64 // usual distance of baselines
	left    float64
	right   float64
}

// split cuts the lines of a page, in order of reading, into columns: a line higher up than the one before begins one.
func split(lines []line) (out []column) {
	for i, l := range lines {
		if i == 0 || l.y > lines[i-1].y {
			out = append(out, column{})
		}
		c := &out[len(out)-1]
		c.lines = append(c.lines, l)
	}
	for i := range out {
		out[i].measure()
	}
	return out
}

// widestLeading is what no text is set wider than, in the size of its type: double-spaced manuscripts have 2.4.
const widestLeading = 2.5

func (c *column) measure() {
	c.left, c.right = math.Inf(1), math.Inf(-1)
	var steps []float64
	for i, l := range c.lines {
		c.left, c.right = min(c.left, l.left), max(c.right, l.right)
		if i > 0 {
			steps = append(steps, (c.lines[i-1].y-l.y)/l.size)
		}
	}
	if len(steps) > 0 {
		slices.SortFunc(steps, cmp.Compare[float64])
		c.leading = min(steps[(len(steps)-1)/2], widestLeading)
	}
}

// text returns the text of all columns, paragraphs apart by a blank line.
func (p *paragrapher) text() string {
	p.learn()
	for _, c := range p.columns {
		for i, l := range c.lines {
			switch {
			case len(p.out) == 0:
				p.out = append(p.out, l.s...)
			case i == 0 && !p.goesOn(l.s), i > 0 && c.begins(i):
				p.out = append(append(p.out, "\n\n"...), l.s...)
			default:
				p.join(l.s)
			}
			p.last = l.s
		}
	}
	return string(p.out)
}

// goesOn reports whether a line at the head of a column or page continues the sentence before: that has no end, and
// the line begins with a small letter.
func (p *paragrapher) goesOn(next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(first) && !endsSentence(p.last)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’\"')]»")
	end, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!:…", end)
}

// begins reports whether line i of a column begins a paragraph: by the space above it, by another size of type; behind
// the end of a sentence by its indent, or since its first word would have had room on the line before. Without a stop
// before it, as in lists and headings, the room must be wide and the line begin with a capital.
func (c *column) begins(i int) bool {
	l, before := c.lines[i], c.lines[i-1]
	step, room := (before.y-l.y)/l.size, c.right-before.right
	switch {
	case math.Abs(l.size-before.size) > 0.15*l.size:
		return true
	case step > 1.25*c.leading && step > c.leading+0.2:
		return true
	}
	first, _ := utf8.DecodeRuneInString(l.s)
	if strings.ContainsRune("•◦▪■", first) {
		return true
	}
	forced := room > 1.3*firstWidth(l)
	if !endsSentence(before.s) {
		return forced && unicode.IsUpper(first) && room > 0.35*(c.right-c.left)
	}
	return forced || l.left-c.left > 0.8*l.size && !c.hangs(i)
}

// hangs reports whether line i goes on with an item of a list, to whose text it is indented.
func (c *column) hangs(i int) bool {
	left := c.lines[i].left
	for n := 1; n <= i && n <= 20; n++ {
		if l := c.lines[i-n]; math.Abs(l.left-left) > 0.5*l.size {
			return isBullet(l.s)
		}
	}
	return false
}

// firstWidth estimates the width of a line's first word.
func firstWidth(l line) float64 {
	word, _, _ := strings.Cut(l.s, " ")
	return (l.right - l.left) * float64(utf8.RuneCountInString(word)) / float64(utf8.RuneCountInString(l.s))
}

// isBullet reports whether a line begins an item of a list, behind whose mark its other lines are indented.
func isBullet(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•◦▪■–—*-", first) || unicode.IsDigit(first)
}

// join adds a line to the paragraph at hand. A word parted by a hyphen at the line's end is put together again: without
// the hyphen if it stands so elsewhere in the document or the hyphen is a soft one, with it if it stands so, and else
// without it and with a warning.
func (p *paragrapher) join(next string) {
	head, hyphen := cutHyphen(p.last)
	tail, _ := firstWord(next)
	before := lastWord(head)
	if hyphen == 0 || before == "" || tail == "" {
		p.out = append(append(p.out, ' '), next...)
		return
	}
	plain, kept := strings.ToLower(before+tail), strings.ToLower(before+"-"+tail)
	drop := hyphen == '\u00ad' || !p.words[kept]
	if hyphen != '\u00ad' && drop && !p.words[plain] {
		p.joined = append(p.joined, before+tail)
	}
	if drop {
		p.out = p.out[:len(p.out)-utf8.RuneLen(hyphen)]
	}
	p.out = append(p.out, next...)
}

// cutHyphen takes a hyphen behind a small letter off the end of s and returns it, or 0.
func cutHyphen(s string) (string, rune) {
	r, n := utf8.DecodeLastRuneInString(s)
	if r != '-' && r != '\u2010' && r != '\u00ad' {
		return s, 0
	}
	if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n]); !unicode.IsLower(before) {
		return s, 0
	}
	return s[:len(s)-n], r
}

// firstWord cuts off the small letters at the beginning of s.
func firstWord(s string) (word, rest string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLower(r) })
	if i < 0 {
		i = len(s)
	}
	return s[:i], s[i:]
}

// lastWord returns the letters at the end of s, with hyphens between them.
func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })+1:]
}

// learn notes the words that stand within lines, whole, which tell how a parted word is written.
func (p *paragrapher) learn() {
	p.words = map[string]bool{}
	for _, c := range p.columns {
		for _, l := range c.lines {
			for word := range strings.FieldsFuncSeq(l.s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				p.words[strings.ToLower(word)] = true
			}
		}
	}
}
