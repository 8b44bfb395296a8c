package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// mend corrects a choice by how its runs stand in the page's own tree.
func (c *choice) mend() {
	c.fillBlocks()
	c.fillGaps()
	c.dropLinks()
	c.dropEnd()
	c.dropHeadline()
}

// fillBlocks takes the rest of a block of which most is chosen. Old pages part paragraphs by <br>, and of such the
// library loses the first.
func (c *choice) fillBlocks() {
	type share struct{ chosen, all int }
	blocks := map[*html.Node]share{}
	for _, r := range c.runs {
		s, n := blocks[blockOf(r.node())], r.end()-r.start()
		s.all += n
		if r.keep {
			s.chosen += n
		}
		blocks[blockOf(r.node())] = s
	}
	for i, r := range c.runs {
		if s := blocks[blockOf(r.node())]; 2*s.chosen > s.all {
			c.runs[i].keep = true
		}
	}
}

// blockOf returns the innermost block around a node.
func blockOf(n *html.Node) *html.Node {
	for n = n.Parent; n.Parent != nil && !isBlock(n.Data); n = n.Parent {
	}
	return n
}

// fillGaps takes back block quotations that stand between chosen runs: the library leaves tweets out, and a quotation
// left out is a speaker left out.
func (c *choice) fillGaps() {
	before := map[*html.Node]int{} // element → the last chosen run in it
	for i, r := range c.runs {
		if !r.keep {
			continue
		}
		met := false
		for n := r.node().Parent; n != nil; n = n.Parent {
			last, seen := before[n]
			before[n] = i
			if !seen || met {
				continue
			}
			met = true // the innermost element around both
			for k := last + 1; k < i; k++ {
				quotation := within(c.runs[k].node(), n, "blockquote")
				c.runs[k].keep = quotation != nil && within(quotation, n, "aside", "nav", "footer", "figure") == nil
			}
		}
	}
}

// within returns the innermost element around n with one of some names, below top.
func within(n, top *html.Node, names ...string) *html.Node {
	for ; n != nil && n != top; n = n.Parent {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			return n
		}
	}
	return nil
}

// dropLinks leaves out lines that are nothing but a link to another article: "Related: Bridge stays shut".
func (c *choice) dropLinks() {
	for i, r := range c.runs {
		c.runs[i].keep = r.keep && !c.isPointer(r)
	}
}

// isPointer tells such a line from a sentence with a long link in it, from a long quotation that leads to its source, and
// from an address written out.
func (c *choice) isPointer(r run) bool {
	linked, size := r.linked(), r.end()-r.start()
	return 10*linked >= 8*size && size-linked < 40 && size > 16 && size < 200 && !strings.HasPrefix(c.squeezed[r.start():], "http")
}

// linked returns how many bytes of a run stand in links.
func (r run) linked() (n int) {
	for _, p := range r.pieces {
		if p.linked {
			n += p.end - p.start
		}
	}
	return n
}

// dropEnd leaves out headings that nothing follows: "More on this", when what was more is gone.
func (c *choice) dropEnd() {
	for i := len(c.runs) - 1; i >= 0; i-- {
		if !c.runs[i].keep {
			continue
		}
		if within(c.runs[i].node(), nil, "h1", "h2", "h3", "h4", "h5", "h6") == nil {
			return
		}
		c.runs[i].keep = false
	}
}

// dropHeadline leaves out a headline at the beginning: it is the article's title, not its text.
func (c *choice) dropHeadline() {
	for i, r := range c.runs {
		if r.keep {
			c.runs[i].keep = within(r.node(), nil, "h1") == nil
			return
		}
	}
}

// prose returns which share of the page's longer paragraphs is chosen, 1 if there are none. Lists of links are none.
func (c *choice) prose() float64 {
	chosen, all := 0, 0
	for _, r := range c.runs {
		if n := r.end() - r.start(); n >= 80 && 2*r.linked() <= n {
			all += n
			if r.keep {
				chosen += n
			}
		}
	}
	if all == 0 {
		return 1
	}
	return float64(chosen) / float64(all)
}
