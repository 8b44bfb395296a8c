package part

import (
	"fmt"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// An opening is how paragraphs of a kind begin, and what must stand behind it.
type opening struct {
	words  string
	kind   sayso.PartKind
	behind string
}

// A closing is how paragraphs of a kind end.
type closing struct {
	words string
	kind  sayso.PartKind
}

// New returns a Finder. It panics if the tables in the binary are broken, which a test sees.
func New() *Finder {
	f := &Finder{openings: map[string][]opening{}}
	for _, row := range table("parts/openings.tsv", "opening", "kind", "behind", "example") {
		first, _, _ := strings.Cut(row[0], " ")
		f.openings[first] = append(f.openings[first], opening{row[0], sayso.PartKind(row[1]), row[2]})
	}
	for _, row := range table("parts/closings.tsv", "closing", "kind", "example") {
		f.closings = append(f.closings, closing{row[0], sayso.PartKind(row[1])})
	}
	return f
}

func table(path string, columns ...string) [][]string {
	t, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		panic(fmt.Sprintf("part: %v", err))
	}
	return t.Rows
}

// maxFixed is how long a paragraph of a fixed form is at most, in words: captions run to fifty and more.
const maxFixed = 90

// fixed returns the kind of a paragraph that begins or ends in a fixed form.
func (f *Finder) fixed(p *paragraph) sayso.PartKind {
	if p.words > maxFixed {
		return ""
	}
	text := strings.ReplaceAll(strings.ToLower(strings.TrimLeft(p.text, "([*_ ")), "’", "'")
	first, _, _ := strings.Cut(strings.TrimRight(text, ":|-–— "), " ")
	var found sayso.PartKind
	for _, o := range f.openings[strings.TrimRight(first, ":|")] {
		if rest, ok := strings.CutPrefix(text, o.words); ok && o.fits(p, rest) {
			found = o.kind // the longest comes last
		}
	}
	if found != "" {
		return found
	}
	end := strings.TrimRight(text, ".)] ")
	for _, c := range f.closings {
		if strings.HasSuffix(end, c.words) {
			return c.kind
		}
	}
	if i := strings.LastIndexByte(text, '('); i >= 0 && strings.HasSuffix(text, ")") && strings.Contains(text[i:], "photo/") {
		return sayso.PartCaption // (AP Photo/Jane Roe)
	}
	return ""
}

// fits reports whether what stands behind an opening is what the table asks for.
func (o opening) fits(p *paragraph, rest string) bool {
	if rest != "" && rest[0] != ' ' && !hasMark(rest) {
		return false // inside a word
	}
	rest = strings.TrimSpace(rest)
	switch o.behind {
	case "any":
		return true
	case "end":
		return rest == "" || hasMark(rest)
	case "open":
		return hasMark(rest) || !p.closed()
	}
	return hasMark(rest)
}

// hasMark reports whether a mark begins s that parts a label from its text.
func hasMark(s string) bool {
	for _, mark := range []string{":", "|", "- ", "– ", "— ", "-- ", "»", ">"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}
