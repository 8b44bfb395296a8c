package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// Markup adds the text of a piece of HTML, XHTML or NITF that holds an article and nothing else, as agencies and
// e-mails send it. It is not for whole pages, whose menus it would take for text. It reads tokens, not a tree, so its
// work is linear and its memory constant however deep or broken the markup is; entities that a DTD declares stay as
// they are written, since expanding them is how a small file becomes a large one.
func Markup(w *Writer, markup string) {
	tokens := html.NewTokenizer(strings.NewReader(markup))
	tokens.AllowCDATA(true)
	var skip skipper
	for {
		kind := tokens.Next()
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if skip.depth == 0 {
				w.Text(string(tokens.Text()))
			}
			continue
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		raw, _ := tokens.TagName()
		name := localName(string(raw))
		if skip.tag(name, kind) {
			continue
		}
		switch {
		case name == "br":
			w.Break()
		case name == "td" || name == "th":
			w.Text(" ")
		case isBlock(name):
			w.Paragraph()
		}
	}
}

// localName drops a namespace prefix: "xhtml:p" is a paragraph.
func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// A skipper leaves out the inside of elements that hold no running text. Only elements of the outermost one's name
// are counted, so that a missing end tag within does no harm.
type skipper struct {
	name  string
	depth int
}

// tag takes note of one tag and reports whether to leave it out.
func (s *skipper) tag(name string, kind html.TokenType) bool {
	switch {
	case kind == html.SelfClosingTagToken:
		return s.depth > 0 || isSkipped(name)
	case s.depth == 0 && kind == html.StartTagToken && isSkipped(name):
		s.name, s.depth = name, 1
	case s.depth == 0:
		return false
	case name != s.name:
	case kind == html.StartTagToken:
		s.depth++
	default:
		s.depth--
	}
	return true
}

// isSkipped names elements without running text; media are NITF's pictures with their captions and credits.
func isSkipped(name string) bool {
	switch name {
	case "head", "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "select",
		"textarea", "button", "media", "media-caption":
		return true
	}
	return false
}

// isBlock names the elements of HTML and NITF that begin and end a paragraph.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "blockquote", "pre",
		"h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr",
		"figure", "figcaption", "details", "summary", "center", "body", "html", "form", "fieldset",
		"block", "bq", "credit", "hl1", "hl2", "fn", "note", "body.head", "body.content", "body.end", "tagline":
		return true
	}
	return false
}
