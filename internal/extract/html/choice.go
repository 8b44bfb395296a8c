package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// A choice is the part of a page that go-trafilatura has chosen, as text nodes of the page's own tree. The library works
// on copies, cuts spaces at the ends of elements and joins what stood around elements that it drops: its text has lost
// spaces and words ("“We will,”he said"). So only its choice is taken, and the text is written from the page.
type choice struct {
	pieces   []piece
	runs     []run
	squeezed string // all text of the page without white space
	marked   []bool // the bytes of squeezed that the library has chosen
}

// A piece is a text node and where it stands in squeezed.
type piece struct {
	node       *html.Node
	start, end int
	linked     bool // inside <a>
}

// A run is the pieces between two block boundaries: a paragraph, or a line of one.
type run struct {
	pieces []piece
	keep   bool
}

func (r run) start() int       { return r.pieces[0].start }
func (r run) end() int         { return r.pieces[len(r.pieces)-1].end }
func (r run) node() *html.Node { return r.pieces[0].node }

// choose finds the blocks of found again in the page. ok is false if most of it cannot be found: of short pages the
// library's last resort gives some text twice, once with the title before it.
func choose(root, found *html.Node) (c *choice, ok bool) {
	if found == nil {
		return nil, false
	}
	c = collect(root)
	c.marked = make([]bool, len(c.squeezed))
	blocks := collect(found)
	at, missing := 0, 0
	work := 64 * (len(c.squeezed) + len(blocks.squeezed))
	for _, r := range blocks.runs {
		block := blocks.squeezed[r.start():r.end()]
		i := c.find(block, at, &work)
		switch {
		case work < 0:
			return nil, false
		case i >= 0:
			at = c.mark(i, len(block))
		default:
			missing += len(block)
		}
	}
	for i := range c.runs {
		c.runs[i].keep = c.share(c.runs[i].start(), c.runs[i].end()) >= 0.5
	}
	return c, 3*missing <= 2*len(blocks.squeezed)
}

// collect lists the text nodes of a tree that are shown.
func collect(root *html.Node) *choice {
	c := &collector{}
	c.visit(root, false)
	c.squeezed = c.b.String()
	for i := 0; i < len(c.pieces); {
		k := i + 1
		for k < len(c.pieces) && !c.ends[k] {
			k++
		}
		c.runs = append(c.runs, run{pieces: c.pieces[i:k]})
		i = k
	}
	return &c.choice
}

type collector struct {
	choice
	b    strings.Builder
	ends map[int]bool // pieces that begin a run
}

func (c *collector) visit(n *html.Node, linked bool) {
	if n.Type == html.TextNode {
		start := c.b.Len()
		for _, field := range strings.FieldsFunc(n.Data, unicode.IsSpace) {
			c.b.WriteString(field)
		}
		if c.b.Len() > start {
			c.pieces = append(c.pieces, piece{n, start, c.b.Len(), linked})
		}
		return
	}
	if isHidden(n) {
		return
	}
	edge := n.Type == html.ElementNode && (isBlock(n.Data) || n.Data == "br" || n.Data == "td" || n.Data == "th")
	if edge {
		c.edge()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.visit(child, linked || n.Type == html.ElementNode && n.Data == "a")
	}
	if edge {
		c.edge()
	}
}

func (c *collector) edge() {
	if c.ends == nil {
		c.ends = map[int]bool{}
	}
	c.ends[len(c.pieces)] = true
}

// A block shorter than short is like others on the page; it is looked for only as far as near.
const near, short = 4000, 24

// find returns where a block stands, best behind the one before. Its work is taken off a budget, since a hostile page
// could have it look for thousands of blocks through megabytes.
func (c *choice) find(block string, at int, work *int) int {
	ahead := c.squeezed[at:]
	if len(block) < short {
		ahead = ahead[:min(len(ahead), near)]
	}
	i := strings.Index(ahead, block)
	*work -= len(block)
	if i >= 0 {
		*work -= i
		return at + i
	}
	*work -= len(ahead)
	if len(block) < short {
		return -1
	}
	*work -= at
	return strings.Index(c.squeezed[:min(len(c.squeezed), at+len(block))], block)
}

func (c *choice) mark(at, n int) (end int) {
	for i := at; i < at+n; i++ {
		c.marked[i] = true
	}
	return at + n
}

// share returns how much of a stretch is marked.
func (c *choice) share(start, end int) float64 {
	n := 0
	for _, m := range c.marked[start:end] {
		if m {
			n++
		}
	}
	return float64(n) / float64(end-start)
}

// kept returns the text nodes to write.
func (c *choice) kept() map[*html.Node]bool {
	keep := map[*html.Node]bool{}
	for _, r := range c.runs {
		for _, p := range r.pieces {
			if r.keep {
				keep[p.node] = true
			}
		}
	}
	return keep
}
