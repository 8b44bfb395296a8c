package eval

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/internal/verify"
)

// A planted is a quotation made from the articles by a known edit. The planter shares no code and no word list with the
// grader, so that each can be wrong by itself.
type planted struct {
	grade   verify.Grade
	kind    verify.Kind
	marked  bool
	part    bool // shortened at an end: the words stand in a row
	text    string
	article int        // index of the article that its first words come from
	span    sayso.Span // their place
}

// A planter makes planted quotations.
type planter struct {
	r       *rand.Rand
	sources []*sayso.Article
	held    []*sayso.Article
	low     []string        // the sources in lower case, spaces as one
	lower   map[string]int  // how often a word stands in lower case
	shingle map[string]bool // five words in a row, lower case
	common  []string        // words in lower case to put in others' places
	names   []string        // words that stand only with a capital, inside sentences
	follows map[string][]string
}

func newPlanter(articles []*sayso.Article, seed uint64) *planter {
	p := &planter{r: rand.New(rand.NewPCG(seed, 4)), lower: map[string]int{}, shingle: map[string]bool{},
		follows: map[string][]string{}}
	for i, a := range articles {
		if i%5 == 4 {
			p.held = append(p.held, a)
			continue
		}
		p.sources = append(p.sources, a)
		p.learn(a.Text)
	}
	p.collect()
	return p
}

// learn counts the words of a source.
func (p *planter) learn(text string) {
	fields := strings.Fields(text)
	p.low = append(p.low, strings.ToLower(strings.Join(fields, " ")))
	var cores []string
	for i, f := range fields {
		core := coreOf(f)
		if core != "" && core == strings.ToLower(core) {
			p.lower[core]++
		}
		cores = append(cores, strings.ToLower(core))
		if i > 0 {
			p.follows[fields[i-1]] = append(p.follows[fields[i-1]], f)
		}
	}
	for i := 5; i <= len(cores); i++ {
		p.shingle[strings.Join(cores[i-5:i], " ")] = true
	}
}

// collect makes the lists of words to put in, in the order of the text.
func (p *planter) collect() {
	seen := map[string]bool{}
	for _, a := range p.sources {
		for s := range sentences(a.Text) {
			for i, t := range tokens(a.Text, s) {
				w := coreOf(t.In(a.Text))
				low := strings.ToLower(w)
				if seen[w] || len(w) < 4 || strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
					continue
				}
				seen[w] = true
				switch {
				case w == low && p.lower[w] >= 5 && len(w) >= 5 && !telling[w]:
					p.common = append(p.common, w)
				case i > 0 && isCapitalised(w) && p.lower[low] == 0 && !telling[low]:
					p.names = append(p.names, w)
				}
			}
		}
	}
}

// plant makes the n-th quotation of a grade, trying until one fits.
func (p *planter) plant(g verify.Grade, n int) planted {
	for {
		item, ok := p.try(g, n)
		if !ok || item.text == "" {
			continue
		}
		if item.grade = g; g == verify.Exact || g == verify.Marks || item.part || !p.stands(item.text) {
			return item
		}
	}
}

func (p *planter) try(g verify.Grade, n int) (planted, bool) {
	switch g {
	case verify.Exact:
		return p.exact(n)
	case verify.Marks:
		return p.otherMarks()
	case verify.Bracketed:
		return p.bracketed()
	case verify.Shortened:
		return p.shortened(n)
	case verify.Changed:
		return p.changed(n)
	case verify.Joined:
		return p.joined(n)
	}
	return p.invented(n)
}

// stands reports whether a text happens to stand in the sources as it is.
func (p *planter) stands(text string) bool {
	text = strings.Trim(strings.ToLower(strings.Join(strings.Fields(text), " ")), ".,")
	for _, s := range p.low {
		if strings.Contains(s, text) {
			return true
		}
	}
	return false
}

// A cut is a stretch of a source as tokens: what white space parts.
type cut struct {
	article int
	text    string // of the article
	at      []sayso.Span
	first   bool // it begins its sentence
	last    bool // it ends its sentence
}

func (c cut) words() []string {
	out := make([]string, len(c.at))
	for i, s := range c.at {
		out[i] = s.In(c.text)
	}
	return out
}

func (c cut) span() sayso.Span { return sayso.Span{Start: c.at[0].Start, End: c.at[len(c.at)-1].End} }

// cut takes from low to high tokens out of one sentence of some source.
func (p *planter) cut(low, high int) (cut, bool) {
	i := p.r.IntN(len(p.sources))
	return p.cutOf(p.sources[i].Text, i, low, high)
}

func (p *planter) cutOf(text string, article, low, high int) (cut, bool) {
	var list [][]sayso.Span
	for s := range sentences(text) {
		if t := tokens(text, s); len(t) >= low {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return cut{}, false
	}
	all := list[p.r.IntN(len(list))]
	n := low + p.r.IntN(min(high, len(all))-low+1)
	from := p.r.IntN(len(all) - n + 1)
	return cut{article, text, all[from : from+n], from == 0, from+n == len(all)}, true
}

// plain is a cut without brackets, ellipses and quotation marks, whose ends are words.
func (p *planter) plain(low, high int) (cut, bool) {
	c, ok := p.cut(low, high)
	if !ok {
		return c, false
	}
	stretch := c.span().In(c.text)
	if strings.ContainsAny(stretch, "[](){}…“”\"«»/*_|<>") || strings.Contains(stretch, "..") || strings.Contains(stretch, " ' ") {
		return c, false
	}
	words := c.words()
	return c, coreOf(words[0]) != "" && startsWithLetter(words[0]) && coreOf(words[len(words)-1]) != ""
}

// sentences yields the stretches of a text that end with a full stop and a space, or with a line, by the plainest of
// rules: an abbreviation cuts one too many, which does no harm here.
func sentences(text string) func(func(sayso.Span) bool) {
	return func(yield func(sayso.Span) bool) {
		from := 0
		for i := range len(text) {
			end := text[i] == '\n' || (text[i] == ' ' && i > 0 && strings.IndexByte(".!?\"", text[i-1]) >= 0)
			if end || i == len(text)-1 {
				if !yield(sayso.Span{Start: from, End: i + 1}) {
					return
				}
				from = i + 1
			}
		}
	}
}

// tokens are the stretches that white space parts.
func tokens(text string, in sayso.Span) (out []sayso.Span) {
	from := -1
	for i, r := range text[in.Start:in.End] {
		switch {
		case unicode.IsSpace(r) && from >= 0:
			out = append(out, sayso.Span{Start: from, End: in.Start + i})
			from = -1
		case !unicode.IsSpace(r) && from < 0:
			from = in.Start + i
		}
	}
	if from >= 0 {
		out = append(out, sayso.Span{Start: from, End: in.End})
	}
	return out
}

// coreOf is a token without the marks around it.
func coreOf(token string) string {
	return strings.TrimFunc(token, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// withCore puts another word between the marks of a token.
func withCore(token, word string) string { return strings.Replace(token, coreOf(token), word, 1) }

func isCapitalised(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && strings.IndexFunc(w[size:], unicode.IsUpper) < 0 && len(w) > size
}

func startsWithLetter(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r)
}
