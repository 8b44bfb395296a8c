package html

import (
	"net/url"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// enough is the share of a page's prose below which a choice is doubted and the library asked again, with its own
// fallbacks. That takes a second run of it on one page in seven (docs/decisions/0013).
const enough = 0.6

// article returns the text of a page's article, "" if none was found.
func article(root *html.Node, address string) (written string) {
	// What a library makes of a hostile tree is not ours to promise; a panic there is a page without an article.
	defer func() {
		if recover() != nil {
			written = ""
		}
	}()
	c, ok := choose(root, find(root, address, false))
	if !ok || c.prose() < enough {
		if second, better := choose(root, find(root, address, true)); better {
			c, ok = second, true
		}
	}
	if !ok {
		return ""
	}
	c.mend()
	keep := c.kept()
	return text(root, func(n *html.Node) bool { return keep[n] })
}

// find returns the library's copy of what it takes for the article, nil if there is none.
func find(root *html.Node, address string, fallback bool) *html.Node {
	opts := trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled, EnableFallback: fallback}
	if u, err := url.Parse(address); err == nil && u.IsAbs() {
		opts.OriginalURL = u
	}
	found, err := trafilatura.ExtractDocument(root, opts)
	if err != nil {
		return nil
	}
	return found.ContentNode
}
