package serve

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// looks are the functions of templates that say how something is shown.
var looks = template.FuncMap{
	"class":     class,
	"sign":      sign,
	"when":      inWords,
	"level":     levelInWords,
	"days":      days,
	"byTitle":   byTitle,
	"plainName": plainName,
	"pair":      func(a, b any) pair { return pair{a, b} },
}

// class is a value as the name of a class in the style: "does_not_confirm" and "does not confirm" as "does-not-confirm".
func class(v any) string { return strings.NewReplacer("_", "-", " ", "-").Replace(toText(v)) }

// plainName is a person or body as its id calls it, "body/supreme-court,USA" as "Supreme Court": what tells it from others of
// the name stands on its page.
func plainName(id string) string {
	name := id[strings.LastIndexByte(id, '/')+1:]
	if i := strings.IndexAny(name, ",@"); i > 0 {
		name = name[:i]
	}
	words := strings.Split(name, "-")
	for i, w := range words {
		if r, n := utf8.DecodeRuneInString(w); n > 0 {
			words[i] = string(unicode.ToUpper(r)) + w[n:]
		}
	}
	return strings.Join(words, " ")
}

// byTitle is a reason that ends in the id of an article, with the title of it instead: "called Lund as in “Lund denies sale”".
func byTitle(titles map[string]articleLine, words string) string {
	head, id, ok := strings.Cut(words, " as in ")
	if line, known := titles[id]; ok && known && line.Title != "" {
		return head + " as in “" + line.Title + "”"
	}
	return words
}

// levelInWords is a level of sourcing as people say it; "" is that of the writer's own voice.
func levelInWords(l sayso.Level) string {
	switch l {
	case "":
		return "writer"
	case sayso.LevelUnexpressed:
		return "not said who"
	case sayso.LevelUnnamedPlural:
		return "unnamed, several"
	}
	return strings.ReplaceAll(string(l), "_", " ")
}
