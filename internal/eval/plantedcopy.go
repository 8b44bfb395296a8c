package eval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"sayso"
)

// A plantedPair is an article and another made by a known hand: a copy with an edit, or one that only looks like it.
type plantedPair struct {
	kind     string
	one      bool // one origin
	original int  // index of the article that the first is, or is made from
	a, b     *sayso.Article
}

// The kinds of planted pairs: copies first.
const (
	pairCut         = "cut"         // a stretch of sentences, a third to a half of the words
	pairReordered   = "reordered"   // the paragraphs, or the sentences, in another order
	pairRetitled    = "retitled"    // another headline, dateline and end
	pairRewritten   = "rewritten"   // another first sentence
	pairQuotation   = "quotation"   // two articles into which the same quotations are put
	pairBoilerplate = "boilerplate" // two articles into which the same words about the outlet are put
	pairUnrelated   = "unrelated"   // two articles that share as many names as can be had
)

// pairKinds lists how many pairs of each kind are planted.
var pairKinds = []struct {
	kind string
	n    int
}{{pairCut, 250}, {pairReordered, 250}, {pairRetitled, 250}, {pairRewritten, 250}, {pairQuotation, 350}, {pairBoilerplate, 350}, {pairUnrelated, 300}}

// minOriginal is how many words an article has at least to be taken.
const minOriginal = 150

// A copyist plants pairs. It shares no code and no word list with what finds copies.
type copyist struct {
	r         *rand.Rand
	articles  []*sayso.Article
	sentences [][]string        // of each article, with the spaces behind them
	runs      []map[string]bool // eight words in a row, of each article
	names     []map[string]bool // words with a capital
}

func newCopyist(articles []*sayso.Article, seed uint64) *copyist {
	c := &copyist{r: rand.New(rand.NewPCG(seed, 8))}
	for _, a := range articles {
		fields := strings.Fields(a.Text)
		if len(fields) < minOriginal {
			continue
		}
		var list []string
		for s := range sentences(a.Text) {
			list = append(list, s.In(a.Text))
		}
		if len(list) < 5 {
			continue
		}
		runs, names := map[string]bool{}, map[string]bool{}
		for i, f := range fields {
			if core := coreOf(f); isCapitalised(core) {
				names[core] = true
			}
			if i >= 7 {
				runs[strings.ToLower(strings.Join(fields[i-7:i+1], " "))] = true
			}
		}
		c.articles = append(c.articles, a)
		c.sentences = append(c.sentences, list)
		c.runs, c.names = append(c.runs, runs), append(c.names, names)
	}
	return c
}

// plant makes the n-th pair of a kind, trying until one fits.
func (c *copyist) plant(kind string, n int) plantedPair {
	for {
		i := c.r.IntN(len(c.articles))
		p := plantedPair{kind: kind, original: i, a: c.dress(c.articles[i].Text, c.articles[i].Title, n)}
		var text string
		title := c.title(i)
		switch kind {
		case pairCut:
			text, p.one = c.cut(i), true
		case pairReordered:
			text, p.one = c.reordered(i), true
		case pairRetitled:
			text, p.one = "From our correspondent, "+c.articles[i].Title+"\n\n"+c.articles[i].Text, true
			if last := strings.LastIndexByte(strings.TrimSpace(text), '\n'); last > len(text)*3/4 {
				text = text[:last+1]
			}
		case pairRewritten:
			text, p.one = c.rewritten(i), true
		default:
			j, ok := c.stranger(i, kind == pairUnrelated)
			if !ok {
				continue
			}
			text, title = c.articles[j].Text, c.articles[j].Title
			if kind == pairQuotation {
				p.a.Text, text = c.quote(i, j, n)
			} else if kind == pairBoilerplate {
				p.a.Text, text = c.surround(p.a.Text, text, n)
			}
		}
		if text == "" || p.a.Text == "" {
			continue
		}
		if p.one && n%2 == 1 {
			text = c.edited(text)
		}
		if p.one && n%3 == 2 {
			text = strings.TrimRight(text, "\n") + "\n\n" + c.pick(copyistFooters) + "\n"
		}
		p.b = c.dress(text, title, n+1)
		p.a.ID, p.b.ID = "a", "b"
		return p
	}
}

func (c *copyist) pick(list []string) string { return list[c.r.IntN(len(list))] }

// dress makes an article of a text, of a day that rises with n where it has one: the later one is within three days.
func (c *copyist) dress(text, title string, n int) *sayso.Article {
	a := &sayso.Article{Title: title, Text: text, Published: sayso.Published{Basis: sayso.BasisNone}}
	if n%4 != 0 {
		a.Published = sayso.Published{Value: fmt.Sprintf("2019-05-%02d", 10+n%3), Basis: sayso.BasisMetadata}
	}
	return a
}

// title is that of another article.
func (c *copyist) title(i int) string { return c.articles[(i+1)%len(c.articles)].Title }

// cut takes sentences in a row from anywhere until they have a third to a half of the words.
func (c *copyist) cut(i int) string {
	list := c.sentences[i]
	total := len(strings.Fields(c.articles[i].Text))
	want := total/3 + c.r.IntN(total/6+1)
	from := c.r.IntN(len(list))
	for n, k := 0, from; k < len(list); k++ {
		if n += len(strings.Fields(list[k])); n >= want {
			return strings.Join(list[from:k+1], "")
		}
	}
	return ""
}

// reordered shuffles the paragraphs; the sentences where there are few paragraphs, three at a time.
func (c *copyist) reordered(i int) string {
	var parts []string
	for p := range strings.SplitSeq(c.articles[i].Text, "\n") {
		if strings.TrimSpace(p) != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) < 4 {
		parts = nil
		list := c.sentences[i]
		for k := 0; k < len(list); k += 3 {
			parts = append(parts, strings.TrimSpace(strings.Join(list[k:min(len(list), k+3)], "")))
		}
	}
	if len(parts) < 3 {
		return ""
	}
	c.r.Shuffle(len(parts), func(x, y int) { parts[x], parts[y] = parts[y], parts[x] })
	return strings.Join(parts, "\n\n")
}

// rewritten puts the first sentence of another article in place of the first.
func (c *copyist) rewritten(i int) string {
	j := c.r.IntN(len(c.articles))
	if j == i {
		return ""
	}
	return strings.TrimSpace(c.sentences[j][0]) + " " + strings.Join(c.sentences[i][1:], "")
}

// edited changes one word in fifty for one of the same article, and the marks that sub-editors change.
func (c *copyist) edited(text string) string {
	fields := strings.Fields(text)
	for range len(fields) / 50 {
		from, to := fields[c.r.IntN(len(fields))], fields[c.r.IntN(len(fields))]
		if onlyLetters(from) && onlyLetters(to) {
			text = strings.Replace(text, " "+from+" ", " "+to+" ", 1)
		}
	}
	return strings.NewReplacer("'", "’", " - ", " — ", "per cent", "percent", "\n\n", "\n").Replace(text)
}

// stranger finds an article that shares no run of eight words with the i-th: any, or the one with most names in common.
func (c *copyist) stranger(i int, near bool) (int, bool) {
	best, most := -1, -1
	for range 40 {
		j := c.r.IntN(len(c.articles))
		if j == i || shares(c.runs[i], c.runs[j]) {
			continue
		}
		if !near {
			return j, true
		}
		n := 0
		for w := range c.names[i] {
			if c.names[j][w] {
				n++
			}
		}
		if n > most {
			best, most = j, n
		}
	}
	return best, best >= 0
}

func shares(a, b map[string]bool) bool {
	for run := range a {
		if b[run] {
			return true
		}
	}
	return false
}

// quote puts the same quotations, sentences of a third article, into two others, in marks and order of their own.
func (c *copyist) quote(i, j, n int) (a, b string) {
	k, ok := c.stranger(i, false)
	if !ok || k == j || shares(c.runs[j], c.runs[k]) {
		return "", ""
	}
	var said []string
	words := 0
	list := c.sentences[k]
	for at := c.r.IntN(len(list)); at < len(list) && len(said) < 4 && words < 130; at++ {
		s := strings.TrimSpace(list[at])
		if strings.ContainsAny(s, "\"“”‘’'«»") || len(strings.Fields(s)) < 8 {
			continue
		}
		said = append(said, s)
		words += len(strings.Fields(s))
	}
	if len(said) < 2 || 3*words > len(strings.Fields(c.articles[i].Text)) || 3*words > len(strings.Fields(c.articles[j].Text)) {
		return "", ""
	}
	marks := [][2]string{{"“", "”"}, {"\"", "\""}, {"‘", "’"}}
	mine, theirs := marks[n%2], marks[n%3]
	return c.insert(i, said, mine, "she said"), c.insert(j, []string{said[len(said)-1], strings.Join(said[:len(said)-1], " ")}, theirs, "the chairwoman told the meeting")
}

// insert puts quotations behind sentences of an article, each with who said it.
func (c *copyist) insert(i int, said []string, marks [2]string, who string) string {
	list := append([]string(nil), c.sentences[i]...)
	for _, s := range said {
		at := 1 + c.r.IntN(len(list)-1)
		s = strings.TrimRightFunc(s, unicode.IsPunct)
		list[at] = strings.TrimRight(list[at], " \n") + "\n" + marks[0] + s + "," + marks[1] + " " + who + ".\n"
	}
	return strings.Join(list, "")
}

// copyistFooters are what outlets put around articles, each by itself.
var copyistFooters = []string{
	"The Harbour Courier is published by a trust that pays no dividends. Its accounts lie open at the town library on weekdays.",
	"Thank you for reading. If a story of ours has been of use to you, a small gift keeps the lights on in our newsroom.",
	"This bulletin was compiled by the night desk from what correspondents sent until midnight. Later news stands in the morning edition.",
	"Got a story? Ring the desk at any hour or write to the address below. We never tell who told us.",
	"All times are local. Figures may not add up because of rounding. Names of minors are left out by a rule of this house.",
	"Get the evening letter: five stories, four minutes, no noise. Give us an address and it will be in your inbox at six.",
	"© Harbour Courier 2019. No part of this page may be copied, stored or sent on without written leave of the publisher.",
	"Opinions in this column are those of the author alone and commit neither the paper nor its owners.",
	"Listen to this story in our app, where every article is read aloud by the people who wrote it.",
	"About the author: She has written on courts and prisons for twelve years and lives in the north with two dogs.",
	"Readers who want to answer may write up to two hundred words. We print a choice of letters each Saturday and shorten where we must.",
	"More from this section: What the budget means for you | Ten walks for the weekend | The quiz",
}

// surround puts the same words about the outlet behind two articles, before them or, now and then, in the middle.
func (c *copyist) surround(a, b string, n int) (string, string) {
	var words []string
	for range 1 + c.r.IntN(3) {
		words = append(words, c.pick(copyistFooters))
	}
	put := func(text string) string {
		around := strings.Join(words, "\n\n")
		switch n % 7 {
		case 0, 3:
			return around + "\n\n" + text
		case 5:
			at := strings.IndexByte(text[len(text)/2:], '\n')
			if at < 0 {
				return text + "\n\n" + around
			}
			at += len(text) / 2
			return text[:at] + "\n\n" + around + "\n" + text[at:]
		}
		return strings.TrimRight(text, "\n") + "\n\n" + around + "\n"
	}
	return put(a), put(b)
}
