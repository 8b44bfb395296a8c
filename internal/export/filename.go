package export

import (
	"strconv"
	"strings"

	"sayso"
)

// fileNames gives each article of an output the name of its files, without extension. The names depend on the articles
// before, for two may have one id.
type fileNames map[string]bool

// of returns a name of letters, digits, dots, dashes and underscores that begins with no dot. An id that has anything else
// gets digits of the text's hash, so that "a/b" and "a:b" stay two.
func (n fileNames) of(a *sayso.Article) string {
	a = a.Identified()
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '_'
	}, a.ID)
	name = name[:min(len(name), 80)]
	if name != a.ID || strings.HasPrefix(name, ".") {
		name = strings.TrimLeft(name, ".") + "-" + a.SHA256[:min(8, len(a.SHA256))]
	}
	// Names differ by more than case, for some file systems take the two for one.
	for i, base := 2, name; n[strings.ToLower(name)]; i++ {
		name = base + "-" + strconv.Itoa(i)
	}
	n[strings.ToLower(name)] = true
	return name
}
