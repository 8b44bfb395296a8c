package html

import (
	"cmp"
	"encoding/json"
	"html"
	"strings"
)

// A linked is an article as a page's JSON-LD describes it (schema.org, the Article type and those under it).
type linked struct {
	headline, publisher, published, language, url, body string
	authors                                             []string
}

// maxLinked bounds the objects that are looked at in one script.
const maxLinked = 10_000

// readLinked returns the articles of one JSON-LD script, in order. A script that is not JSON is as good as none: pages
// put commas, comments and bare line ends into them.
func readLinked(script string) []linked {
	script = strings.TrimSpace(script)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}} {
		script = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(script, wrap[0]), wrap[1]))
	}
	script = strings.TrimSuffix(script, ";")
	script = strings.Map(func(r rune) rune {
		if r < ' ' { // a line end inside a string; between values a space does as well
			return ' '
		}
		return r
	}, script)
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		return nil
	}
	l := linker{byID: map[string]map[string]any{}}
	l.collect(v)
	var out []linked
	for _, o := range l.articles {
		out = append(out, l.article(o))
	}
	return out
}

// A linker holds the objects of one script, so that {"@id": "#org"} can be followed.
type linker struct {
	byID     map[string]map[string]any
	articles []map[string]any
	seen     int
}

// collect looks for objects where schema.org nests them. It goes down only known names, so that its order is fixed.
func (l *linker) collect(v any) {
	if l.seen++; l.seen > maxLinked {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.collect(e)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && l.byID[id] == nil {
			l.byID[id] = v
		}
		if isArticle(v["@type"]) {
			l.articles = append(l.articles, v)
		}
		for _, name := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "publisher", "author"} {
			l.collect(v[name])
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	case string:
		name := v[strings.LastIndexByte(v, '/')+1:]
		return strings.HasSuffix(name, "Article") || name == "BlogPosting" || name == "LiveBlogPosting" || name == "Report"
	}
	return false
}

func (l *linker) article(o map[string]any) linked {
	a := linked{
		headline:  l.name(either(o["headline"], o["name"])),
		published: l.name(o["datePublished"]),
		language:  l.name(o["inLanguage"]),
		body:      plainString(o["articleBody"]),
	}
	if names := l.names(o["publisher"]); len(names) > 0 {
		a.publisher = names[0]
	}
	a.authors = l.names(either(o["author"], o["creator"]))
	for _, v := range []any{o["url"], o["mainEntityOfPage"]} {
		if object, ok := v.(map[string]any); ok {
			v = object["@id"]
		}
		a.url = cmp.Or(a.url, plainString(v))
	}
	return a
}

func either(a, b any) any {
	if a != nil {
		return a
	}
	return b
}

// names returns the names of persons or bodies: strings, objects with a name, references to such, or lists of these.
func (l *linker) names(v any) (out []string) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, e := range list {
		if name := l.name(e); name != "" && !strings.Contains(name, "://") && len(out) < 100 {
			out = append(out, name)
		}
	}
	return out
}

// name returns a string in one line, or an object's name.
func (l *linker) name(v any) string {
	if o, ok := v.(map[string]any); ok {
		if id, _ := o["@id"].(string); o["name"] == nil && l.byID[id] != nil {
			o = l.byID[id]
		}
		v = o["name"]
	}
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	return strings.Join(strings.Fields(plainString(v)), " ")
}

// plainString returns a string without the entities that many pages escape twice.
func plainString(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(html.UnescapeString(s))
}
