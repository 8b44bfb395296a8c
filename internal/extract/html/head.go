package html

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"sayso/internal/extract"
)

// A head is what a page says of itself, by the element that says it.
type head struct {
	meta      map[string][]string // name, property or itemprop in lower case → contents, in order
	title     string              // <title>
	headline  string              // the first <h1>
	canonical string
	language  string
	dates     []string // of elements that are marked as the date of publication
	articles  []linked // JSON-LD
}

// readHead goes through a page once.
func readHead(root *html.Node) *head {
	h := &head{meta: map[string][]string{}}
	h.visit(root)
	return h
}

func (h *head) visit(n *html.Node) {
	if n.Type == html.ElementNode {
		h.element(n)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		h.visit(child)
	}
}

func (h *head) element(n *html.Node) {
	switch n.Data {
	case "html":
		h.language = cmp.Or(attribute(n, "lang"), attribute(n, "xml:lang"))
	case "meta":
		name := strings.ToLower(cmp.Or(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop")))
		if content := strings.Join(strings.Fields(attribute(n, "content")), " "); name != "" && content != "" {
			h.meta[name] = append(h.meta[name], content)
		}
	case "title":
		if h.title == "" && (n.Parent == nil || n.Parent.Data != "svg") {
			h.title = inner(n)
		}
	case "h1":
		h.headline = cmp.Or(h.headline, inner(n))
	case "link":
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			h.canonical = cmp.Or(h.canonical, attribute(n, "href"))
		}
	case "script":
		if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
			h.articles = append(h.articles, readLinked(n.FirstChild.Data)...)
		}
	default:
		if attribute(n, "itemprop") == "datePublished" || n.Data == "time" && hasAttribute(n, "pubdate") {
			h.dates = append(h.dates, cmp.Or(attribute(n, "datetime"), attribute(n, "content"), inner(n)))
		}
	}
}

// describe fills in what the page says of itself: JSON-LD before OpenGraph before other elements, since it is written
// for programs and seldom by hand.
func (h *head) describe(d *extract.Document, hint extract.Hint) {
	var l linked
	if len(h.articles) > 0 {
		l = h.articles[0]
	}
	d.Title = cmp.Or(l.headline, h.first("og:title", "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
		"twitter:title"), h.headline, h.title)
	d.Publisher = cmp.Or(l.publisher, h.first("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name"))
	d.Language = language(cmp.Or(l.language, h.language, h.first("og:locale", "dc.language", "language")))
	if d.Authors = l.authors; len(d.Authors) == 0 {
		d.Authors = h.authors()
	}
	d.URL = hint.URL
	base, _ := url.Parse(hint.URL)
	for _, address := range []string{h.canonical, h.first("og:url"), l.url} {
		if a := absolute(base, address); a != "" {
			d.URL = a
			break
		}
	}
	h.date(d, l.published)
}

// authors returns who signs the page; addresses of profiles are no names.
func (h *head) authors() (names []string) {
	for _, key := range []string{"article:author", "og:article:author", "author", "byl", "dc.creator", "dcterms.creator",
		"parsely-author", "sailthru.author"} {
		for _, name := range h.meta[key] {
			name = strings.TrimPrefix(strings.TrimPrefix(name, "By "), "by ")
			if name != "" && !strings.Contains(name, "://") && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// date takes the first date of publication that can be read. A date of change is none.
func (h *head) date(d *extract.Document, linked string) {
	said := []string{linked}
	for _, key := range []string{"article:published_time", "og:article:published_time", "article:published", "og:published_time",
		"datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "og:pubdate", "publishdate", "publish-date", "pub_date",
		"published_at", "publication_date", "article_date_original", "dc.date.issued", "dcterms.issued", "dcterms.created",
		"dc.date.created", "dc.date", "dcterms.date", "date", "dc.created", "datecreated"} {
		said = append(said, h.meta[key]...)
	}
	unread := ""
	for _, s := range append(said, h.dates...) {
		if iso, ok := extract.Date(s); ok {
			d.Published = iso
			return
		}
		unread = cmp.Or(unread, strings.TrimSpace(s))
	}
	if unread != "" {
		d.Warnings = append(d.Warnings, extract.Undated(unread))
	}
}

// first returns the first content of the first name that has one.
func (h *head) first(names ...string) string {
	for _, name := range names {
		if list := h.meta[name]; len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// language makes a BCP 47 tag of what pages write; "en_US" is OpenGraph's.
func language(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 35 || strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) {
		return ""
	}
	return s
}

// absolute resolves an address of a page; "" if it leads to no web page.
func absolute(base *url.URL, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasAttribute(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// inner returns the text inside an element in one line.
func inner(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			visit(child)
		}
	}
	visit(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// body returns the text that the page's JSON-LD carries: all there is on pages that a script fills in.
func (h *head) body() string {
	for _, l := range h.articles {
		if l.body == "" {
			continue
		}
		var w extract.Writer
		if strings.Contains(l.body, "<p") || strings.Contains(l.body, "<br") {
			extract.Markup(&w, l.body)
			return w.String()
		}
		for line := range strings.Lines(l.body) {
			w.Text(line)
			w.Paragraph()
		}
		return w.String()
	}
	return ""
}
