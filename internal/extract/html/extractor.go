package html

import (
	"golang.org/x/net/html"

	"sayso"
	"sayso/internal/extract"
)

// version names the extractor in records. The first part is ours: it goes up when the same page gives another text.
const version = "html/1 go-trafilatura/1.12.2"

// An Extractor takes the article out of a web page. It is an [extract.Extractor].
type Extractor struct{}

// Extract reads one page. A page without any text is an ErrNoArticle, bytes that are no text an ErrNotText.
func (Extractor) Extract(raw []byte, hint extract.Hint) (*extract.Document, error) {
	markup, warnings, err := decode(raw, hint.ContentType)
	if err != nil {
		return nil, err
	}
	d := &extract.Document{Extractor: version, MediaType: mediaType(hint.ContentType), Warnings: warnings}
	root, fits := parse(markup)
	if fits {
		h := readHead(root)
		h.describe(d, hint)
		d.Text = article(strip(root), d.URL)
		if body := h.body(); len(body) >= 2*len(d.Text) || d.Text == d.Title {
			d.Text = body // a script would fill the page in, or most of it
		}
	}
	if d.Text == "" {
		d.Text = whole(markup)
		d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnWholePage, Message: wholeReason(fits)})
	}
	d.Warnings = append(d.Warnings, extract.Replaced(d.Text)...)
	if d.Text == "" {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the page holds no text"}
	}
	return d, nil
}

func wholeReason(fits bool) string {
	if fits {
		return "nothing on the page looks like an article: all its text was taken"
	}
	return "the page is nested too deep or has too many parts: all its text was taken"
}

// whole returns all the text of a page, menus included, from its tags alone.
func whole(markup string) string {
	var w extract.Writer
	extract.Markup(&w, markup)
	return w.String()
}

// strip takes the JSON-LD out of a page that has been described: the library would look through it again.
func strip(root *html.Node) *html.Node {
	var scripts []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			scripts = append(scripts, n)
		}
	}
	for _, n := range scripts {
		n.Parent.RemoveChild(n)
	}
	return root
}
