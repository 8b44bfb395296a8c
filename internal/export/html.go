package export

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

// An HTML writes one self-contained page of articles: head, then the sections in order, then foot. Nothing is fetched,
// and the page's own policy forbids it. Everything that comes from articles is escaped, and shown through [Visible].
// An HTML may be shared by goroutines.
type HTML struct{ templates *template.Template }

// NewHTML returns an HTML.
func NewHTML() *HTML {
	return &HTML{template.Must(template.New("").Parse(pageSource))}
}

// An Entry is one article in the page's index.
type Entry struct {
	Anchor, Title, About string
	Statements           int
}

// Head writes the beginning of the page. The index is shown if it has more than one entry.
func (h *HTML) Head(w io.Writer, index []Entry) error {
	title := "Sayso"
	if len(index) == 1 {
		title = index[0].Title + " – Sayso"
	}
	return h.templates.ExecuteTemplate(w, "head", map[string]any{
		"Title": title, "Index": index, "Many": len(index) > 1,
		"Layers": pageLayers, "Style": template.CSS(pageStyle), "StyleHash": integrity(pageStyle), "ScriptHash": integrity(pageScript),
	})
}

// Foot writes the end of the page.
func (h *HTML) Foot(w io.Writer) error {
	return h.templates.ExecuteTemplate(w, "foot", map[string]any{"Script": template.JS(pageScript)})
}

// Section writes one article, the n-th of the page, and returns its entry in the index. An article without title and
// id is called by name. doc shows the layers of words and names; it may be nil.
func (h *HTML) Section(w io.Writer, rec *sayso.Record, doc *nlp.Doc, n int, name string) (Entry, error) {
	v := NewView(rec, doc, ViewOptions{Name: name})
	v.Anchor = "x" + strconv.Itoa(n)
	return v.Entry, h.templates.ExecuteTemplate(w, "section", v)
}

// A Piece is a stretch of the stored text over which the same marks stand.
type Piece struct {
	Text   string            // through [Visible]
	Stored string            // as it is stored
	Class  string            // "" if no mark covers it
	Over   string            // numbers of the statements over it, the innermost last
	Who    string            // numbers of the entities over it, likewise
	Opens  []Opener          // the marks that begin here
	Ends   map[string]string // by layer: what it says of the stretch that ends here
}

// An Opener is the number shown where a mark begins.
type Opener struct {
	Number int
	First  bool // of its statement, in text order: what the statement's link goes to
}

func pieces(rec *sayso.Record, doc *nlp.Doc, here []cover, in part) []Piece {
	seen := make(map[int]bool)
	var out []Piece
	c, at := coverer{next: merged(covers(rec, doc, in), here)}, in.of(rec.Article.Text).Start
	for _, seg := range segments(rec, in) {
		first := true
		c.cut(seg.text, at, func(text string, layers []string, ends map[string]string, who []int) {
			p := Piece{Text: Visible(text), Stored: text, Over: over(seg.active), Who: numbers(who), Ends: ends}
			p.Class = strings.TrimSpace(class(seg.active) + " " + strings.Join(layers, " "))
			for _, m := range seg.opens {
				if first {
					p.Opens = append(p.Opens, Opener{m.number, !seen[m.number]})
					seen[m.number] = true
				}
			}
			first = false
			out = append(out, p)
		})
		at += len(seg.text)
	}
	return out
}

// merged puts the covers that a page adds among the others, in text order.
func merged(all, more []cover) []cover {
	if len(more) == 0 {
		return all
	}
	all = append(more, all...)
	slices.SortStableFunc(all, func(a, b cover) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	return all
}

// class names the roles over a segment, the kind of the innermost content and whether contents are nested there.
func class(active []mark) string {
	if len(active) == 0 {
		return ""
	}
	names, contents, kind := []string{"m"}, 0, sayso.Kind("")
	roles := [3]bool{}
	for _, m := range active {
		roles[m.role] = true
		if m.role == roleContent {
			contents++
			kind = m.kind
		}
	}
	if roles[roleSource] {
		names = append(names, "source")
	}
	if roles[roleCue] {
		names = append(names, "cue")
	}
	if contents > 0 {
		names = append(names, "content", "k-"+line(string(kind)))
	}
	if contents > 1 {
		names = append(names, "nested")
	}
	return strings.Join(names, " ")
}

func over(active []mark) string {
	list := make([]int, len(active))
	for i, m := range active {
		list[i] = m.number
	}
	return numbers(list)
}

func numbers(list []int) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, " ")
}

func about(a *sayso.Article) string {
	var parts []string
	if a.Publisher != "" {
		parts = append(parts, line(a.Publisher))
	}
	if a.Published.Value == "" {
		parts = append(parts, "date not given")
	} else {
		parts = append(parts, line(a.Published.Value))
	}
	return strings.Join(parts, " · ")
}

// summary counts; it judges nothing.
func summary(rec *sayso.Record) string {
	kinds := map[sayso.Kind]int{}
	nested, unexpressed := 0, 0
	for _, a := range rec.Attributions {
		kinds[a.Kind]++
		if a.Parent != "" {
			nested++
		}
		if len(a.Source) == 0 {
			unexpressed++
		}
	}
	parts := []string{}
	for _, k := range []sayso.Kind{sayso.KindDirect, sayso.KindMixed, sayso.KindIndirect} {
		if kinds[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", kinds[k], k))
		}
	}
	for _, p := range []struct {
		n    int
		what string
	}{{kinds[sayso.KindNone], "without words"}, {nested, "inside another"}, {unexpressed, "with no source expressed"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return "No statement found"
	}
	return count(len(rec.Attributions), "statement") + ": " + strings.Join(parts, ", ")
}

// integrity is the hash by which the page's policy allows its own style and script, and nothing else.
func integrity(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
