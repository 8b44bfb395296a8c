package html

import (
	"strings"

	"golang.org/x/net/html"

	"sayso/internal/extract"
)

// A writer puts the text of a page's tree together, leaving out what keep refuses.
type writer struct {
	extract.Writer
	keep func(text *html.Node) bool
}

// text returns the text of a tree: a paragraph for each block, a line for each <br>, a paragraph for two of them.
func text(root *html.Node, keep func(*html.Node) bool) string {
	w := writer{keep: keep}
	w.tree(root, false)
	return w.String()
}

func (w *writer) tree(n *html.Node, pre bool) {
	if n.Type == html.TextNode {
		w.text(n, pre)
		return
	}
	if isHidden(n) {
		return
	}
	block := false
	if n.Type == html.ElementNode {
		switch block = isBlock(n.Data); {
		case n.Data == "br" && followsBreak(n):
			w.Paragraph()
		case n.Data == "br":
			w.Break()
		case n.Data == "td", n.Data == "th":
			w.Text(" ")
		}
		pre = pre || n.Data == "pre"
	}
	if block {
		w.Paragraph()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.tree(child, pre)
	}
	if block {
		w.Paragraph()
	}
}

// text adds one text node. What stands in <pre> has its lines as they are.
func (w *writer) text(n *html.Node, pre bool) {
	switch {
	case !w.keep(n):
		w.Text(" ")
	case !pre:
		w.Text(n.Data)
	default:
		for i, line := range strings.Split(n.Data, "\n") {
			switch {
			case strings.TrimSpace(line) == "" && i > 0:
				w.Paragraph()
			case i > 0:
				w.Break()
			}
			w.Text(line)
		}
	}
}

// followsBreak reports whether nothing but space stands between br and another one before it: two in a row are how
// many pages write paragraphs.
func followsBreak(br *html.Node) bool {
	for n := br.PrevSibling; n != nil; n = n.PrevSibling {
		switch {
		case n.Type == html.ElementNode:
			return n.Data == "br"
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			return false
		}
	}
	return false
}

// isHidden names what browsers do not show as text of the page.
func isHidden(n *html.Node) bool {
	if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
		return true
	}
	switch n.Data {
	case "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea",
		"button", "audio", "video", "canvas", "title":
		return n.Type == html.ElementNode
	}
	return false
}

// isBlock names the elements that begin and end a paragraph.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "blockquote", "pre",
		"h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr",
		"figure", "figcaption", "details", "summary", "center", "body", "html", "form", "fieldset", "hgroup", "dialog":
		return true
	}
	return false
}
