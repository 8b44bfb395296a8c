package serve

import (
	"fmt"
	"html/template"
	"strings"

	"sayso"
	"sayso/internal/export"
)

// Two stretches of a page of an article repeat so often that a template takes longer over them than everything else together. They
// are written here, with the template package's own escape around everything that is not written here.

// marked is a stored text with its marks.
func marked(pieces []export.Piece) template.HTML {
	var b strings.Builder
	text := template.HTMLEscapeString
	for i := range pieces {
		p := &pieces[i]
		for _, o := range p.Opens {
			id := ""
			if o.First {
				id = fmt.Sprintf(` id="t%d"`, o.Number)
			}
			fmt.Fprintf(&b, `<a class="n"%s href="#s%d" data-n="%[2]d" aria-label="statement %[2]d"></a>`, id, o.Number)
		}
		if p.Class == "" {
			signed(&b, p.Stored)
			continue
		}
		b.WriteString(`<span class="` + text(p.Class) + `"`)
		if p.Over != "" {
			b.WriteString(` data-s="` + text(p.Over) + `"`)
		}
		if p.Who != "" {
			b.WriteString(` data-e="` + text(p.Who) + `"`)
		}
		b.WriteString(">")
		signed(&b, p.Stored)
		b.WriteString("</span>")
	}
	return template.HTML(b.String())
}

// signed writes a stretch of a stored text. What acts on the display or hides there stands as a sign, whose code says what character of
// the text is meant: with these put back, the words on the page are the text to the byte.
func signed(b *strings.Builder, stored string) {
	export.EachSigned(stored, func(shown, sign string) {
		if sign == "" {
			b.WriteString(template.HTMLEscapeString(shown))
			return
		}
		fmt.Fprintf(b, `<span class="hidden-sign" data-char="%X" title="%s">%s</span>`, []byte(shown), template.HTMLEscapeString(hiddenName(shown)), template.HTMLEscapeString(sign))
	})
}

// statusOptions are the statuses of an event to choose from.
func statusOptions() template.HTML { return madeStatusOptions }

var madeStatusOptions = func() template.HTML {
	var b strings.Builder
	for _, s := range statuses {
		b.WriteString(`<option value="` + template.HTMLEscapeString(string(s)) + `">` + template.HTMLEscapeString(humanText(s)) + "</option>")
	}
	return template.HTML(b.String())
}()

// humanText is a value of a fixed list as people write it.
func humanText(s sayso.Status) string { return strings.ReplaceAll(string(s), "_", " ") }
