package eval

import (
	"regexp"
	"slices"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// unitAlias are the names of NewsQuant (CQE's) for units that the record calls otherwise. Pence are "points" there.
var unitAlias = map[string]string{
	"percent": "percentage", "us dollar": "dollar", "degree celsius": "celsius", "degree fahrenheit": "fahrenheit",
	"tonne": "metric ton",
	"time":  "count", "part per billion": "parts-per-billion", "part per million": "parts-per-million", "penny": "point",
	"singapore dollar": "singaporean dollar", "israeli shekel": "shekel",
}

// unitNames turns units of the record into names of NewsQuant.
type unitNames struct {
	name map[string]string // unit → name in words
	all  map[string]bool   // names of NewsQuant that are units of measure
}

func newUnitNames() (*unitNames, error) {
	u := &unitNames{name: map[string]string{}, all: map[string]bool{"-": true, "year of age": true, "month of age": true}}
	money, err := lexicon.Load(data.FS, "quantity/currencies.tsv", "unit", "name", "before", "after", "words", "example")
	if err != nil {
		return nil, err
	}
	for _, row := range money.Rows {
		u.name[row[0]] = row[1]
		u.all[u.of(row[0])] = true
	}
	measures, err := lexicon.Load(data.FS, "quantity/units.tsv", "unit", "dimension", "words", "symbols", "example")
	if err != nil {
		return nil, err
	}
	for _, row := range measures.Rows {
		if row[1] != "count" {
			u.all[u.of(row[0])] = true
		}
	}
	return u, nil
}

// of returns the corpus's name of a unit. "dollar per barrel" is two units, "mile per hour" one.
func (u *unitNames) of(unit string) string {
	parts := strings.Split(unit, " per ")
	if len(parts) == 2 && u.name[parts[0]] == "" && unitAlias[parts[0]] == "" {
		parts = []string{unit}
	}
	for i, p := range parts {
		if name := u.name[p]; name != "" {
			p = name
		}
		p = strings.ToLower(p)
		if alias := unitAlias[p]; alias != "" {
			p = alias
		}
		parts[i] = p
	}
	return strings.Join(parts, " per ")
}

// known reports whether a normalised unit of the corpus is one of measure, not a noun.
func (u *unitNames) known(normal string) bool {
	first, _, _ := strings.Cut(normal, " per ")
	return u.all[normal] || u.all[first]
}

// agree compares units: names where the record has a unit, else the words of the noun with those of the corpus's
// unit, as written or normalised, without plural endings, articles and prepositions.
func (u *unitNames) agree(text string, g goldQuantity, p guessed) bool {
	switch {
	case p.Kind == sayso.QuantityAge:
		return g.normal == p.Unit+" of age"
	case p.Unit != "":
		return u.of(p.Unit) == g.normal
	case p.Kind == sayso.QuantityNumber, p.Kind == sayso.QuantityScore:
		return g.normal == "-"
	case p.Of == nil:
		return false
	}
	of := wordsOf(p.Of.In(text))
	return slices.Equal(of, wordsOf(g.unit)) || slices.Equal(of, wordsOf(g.normal))
}

func sharesWord(text string, p guessed, concepts string) bool {
	if p.Of == nil {
		return false
	}
	of := wordsOf(p.Of.In(text))
	return slices.ContainsFunc(wordsOf(concepts), func(w string) bool { return slices.Contains(of, w) })
}

var (
	plainWord   = regexp.MustCompile(`[\pL\pN]+`)
	leftOut     = strings.Fields("of the and a an in to for on s")
	oddPlurals  = map[string]string{"men": "man", "women": "woman", "children": "child", "fishermen": "fisherman"}
	pluralParts = [][2]string{{"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}}
)

// wordsOf returns the words of a phrase, sorted and in the singular, without those that carry nothing.
func wordsOf(phrase string) []string {
	var out []string
	for _, w := range plainWord.FindAllString(strings.ToLower(phrase), -1) {
		if !slices.Contains(leftOut, w) {
			out = append(out, singular(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func singular(w string) string {
	if odd := oddPlurals[w]; odd != "" {
		return odd
	}
	for _, p := range pluralParts {
		if stem, ok := strings.CutSuffix(w, p[0]); ok {
			return stem + p[1]
		}
	}
	if stem, ok := strings.CutSuffix(w, "ies"); ok && len(w) > 4 {
		return stem + "y"
	}
	if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") &&
		!strings.HasSuffix(w, "is") {
		return strings.TrimSuffix(w, "s")
	}
	return w
}
