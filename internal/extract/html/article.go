package html

import (
	"net/url"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"sayso/internal/extract"
)

// article returns the text of a page's article, "" if none was found.
func article(root *html.Node, address string) (text string) {
	// What a library makes of a hostile tree is not ours to promise; a panic there is a page without an article.
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	opts := trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	if u, err := url.Parse(address); err == nil && u.IsAbs() {
		opts.OriginalURL = u
	}
	found, err := trafilatura.ExtractDocument(root, opts)
	if err != nil {
		return ""
	}
	var w extract.Writer
	write(&w, found.ContentNode)
	return w.String()
}

// write adds the text of a tree.
func write(w *extract.Writer, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.Text(n.Data)
		return
	case n.Type == html.ElementNode && n.Data == "br":
		w.Break()
		return
	case n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th"):
		w.Text(" ")
	}
	block := n.Type == html.ElementNode && isBlock(n.Data)
	if block {
		w.Paragraph()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		write(w, child)
	}
	if block {
		w.Paragraph()
	}
}

func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "blockquote", "pre",
		"h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr",
		"figure", "figcaption", "details", "summary", "center", "body", "html", "form", "fieldset":
		return true
	}
	return false
}
