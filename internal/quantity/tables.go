package quantity

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// A numberWord is a row of numbers.tsv.
type numberWord struct {
	kind  string // unit ten scale some pair part parts times became both glyph suffix
	value *big.Rat
}

// A unit is a row of units.tsv or currencies.tsv.
type unit struct {
	name      string
	dimension string // "money" for currencies
}

// A phrase is a sequence of lexemes and what it means.
type phrase[T any] struct {
	words []string // in lower case, or as written where exact
	exact bool
	apart []bool // which words of an exact phrase may stand apart from the one before
	value T
}

// A lookup finds phrases by their first lexeme, longest first.
type lookup[T any] map[string][]phrase[T]

func (l lookup[T]) add(f form, exact bool, value T) {
	key := strings.ToLower(f.words[0])
	l[key] = append(l[key], phrase[T]{f.words, exact, f.apart, value})
	slices.SortStableFunc(l[key], func(a, b phrase[T]) int { return len(b.words) - len(a.words) })
}

// at returns the longest phrase that begins with lexeme i, and where it ends; i if there is none.
func (l lookup[T]) at(ls []lexeme, i int) (value T, end int) {
	if i >= len(ls) {
		return value, i
	}
	for _, p := range l[ls[i].low] {
		if p.matches(ls[i:]) {
			return p.value, i + len(p.words)
		}
	}
	return value, i
}

// before returns the longest phrase that ends before lexeme i, and where it begins; i if there is none.
func (l lookup[T]) before(ls []lexeme, i, most int) (value T, start int) {
	for s := max(0, i-most); s < i; s++ {
		for _, p := range l[ls[s].low] {
			if len(p.words) == i-s && p.matches(ls[s:]) {
				return p.value, s
			}
		}
	}
	return value, i
}

func (p phrase[T]) matches(ls []lexeme) bool {
	if len(p.words) > len(ls) {
		return false
	}
	for k, w := range p.words {
		if p.exact && (ls[k].text != w || k > 0 && !ls[k].glued && !p.apart[k]) ||
			!p.exact && ls[k].low != w { // "A $5 fee" is not "A$5"
			return false
		}
	}
	return true
}

// A changeWord is a row of changes.tsv.
type changeWord struct {
	direction                sayso.Direction
	verb, noun, side, behind bool
}

// tables are the lexicons of data/quantity, ready for use and never changed.
type tables struct {
	numbers          map[string]numberWord
	ordinals         map[string]*big.Rat
	units            lookup[unit]
	currencyBefore   lookup[unit]
	currencyAfter    lookup[unit]
	prefixes         map[string]bool   // of currencies, letters only
	names            map[string]string // unit → name in words
	compareBefore    lookup[sayso.Comparison]
	compareAfter     lookup[sayso.Comparison]
	compareGlued     lookup[sayso.Comparison]
	changes          map[string]changeWord
	classes          map[string]string // of phrases.tsv
	contexts         map[string][]string
	labels, calendar map[string]bool
	starts           map[string]bool // words and signs that can begin a quantity
}

const folder = "quantity/"

// newTables reads the lexicons; a malformed one is a fault of the build, which a test excludes.
func newTables() *tables {
	t := &tables{}
	for _, load := range []func() error{t.loadNumbers, t.loadUnits, t.loadCurrencies, t.loadComparisons,
		t.loadChanges, t.loadWords} {
		if err := load(); err != nil {
			panic("quantity: " + err.Error())
		}
	}
	t.starts = map[string]bool{}
	for _, word := range []string{"a", "an", "several", "few", "minus", "-", "−", "–", "+", "the"} {
		t.starts[word] = true
	}
	for word := range t.numbers {
		t.starts[word] = true
	}
	for word := range t.ordinals {
		t.starts[word] = true
	}
	for sign := range t.currencyBefore {
		t.starts[sign] = true
	}
	return t
}

func (t *tables) loadNumbers() error {
	t.numbers, t.ordinals = map[string]numberWord{}, map[string]*big.Rat{}
	table, err := lexicon.Load(data.FS, folder+"numbers.tsv", "word", "kind", "value", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		value, ok := new(big.Rat).SetString(row[2])
		if !ok {
			return fmt.Errorf("%s: %q is no number", table.Path, row[2])
		}
		t.numbers[row[0]] = numberWord{row[1], value}
	}
	table, err = lexicon.Load(data.FS, folder+"ordinals.tsv", "word", "value", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		value, ok := new(big.Rat).SetString(row[1])
		if !ok {
			return fmt.Errorf("%s: %q is no number", table.Path, row[1])
		}
		t.ordinals[row[0]] = value
	}
	return nil
}

// A form is one way to write a row's unit or phrase, in lexemes.
type form struct {
	words []string
	apart []bool
}

// forms splits a field of alternatives, each into lexemes; "-" has none.
func forms(field string) []form {
	var out []form
	if field == "-" {
		return nil
	}
	for text := range strings.SplitSeq(field, "|") {
		var f form
		for _, l := range lex(nil, text, 0, len(text), nil) {
			f.words, f.apart = append(f.words, l.text), append(f.apart, !l.glued)
		}
		out = append(out, f)
	}
	return out
}

func (t *tables) loadUnits() error {
	t.units, t.names = lookup[unit]{}, map[string]string{}
	table, err := lexicon.Load(data.FS, folder+"units.tsv", "unit", "dimension", "words", "symbols", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		u := unit{row[0], row[1]}
		t.names[u.name] = u.name
		for _, words := range forms(row[2]) {
			t.units.add(words, false, u)
		}
		for _, words := range forms(row[3]) {
			t.units.add(words, true, u)
		}
	}
	return nil
}

func (t *tables) loadCurrencies() error {
	t.currencyBefore, t.currencyAfter, t.prefixes = lookup[unit]{}, lookup[unit]{}, map[string]bool{}
	table, err := lexicon.Load(data.FS, folder+"currencies.tsv", "unit", "name", "before", "after", "words", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		u := unit{row[0], "money"}
		t.names[u.name] = row[1]
		for _, words := range forms(row[2]) {
			t.currencyBefore.add(words, true, u)
			t.prefixes[strings.Join(words.words, "")] = true
		}
		for _, words := range forms(row[3]) {
			t.currencyAfter.add(words, true, u)
		}
		for _, words := range forms(row[4]) {
			t.currencyAfter.add(words, false, u)
		}
	}
	return nil
}

func (t *tables) loadComparisons() error {
	t.compareBefore, t.compareAfter = lookup[sayso.Comparison]{}, lookup[sayso.Comparison]{}
	t.compareGlued = lookup[sayso.Comparison]{}
	table, err := lexicon.Load(data.FS, folder+"comparisons.tsv", "phrase", "comparison", "side", "example")
	if err != nil {
		return err
	}
	sides := map[string]lookup[sayso.Comparison]{"before": t.compareBefore, "after": t.compareAfter,
		"glued": t.compareGlued}
	for _, row := range table.Rows {
		side, ok := sides[row[2]]
		if !ok {
			return fmt.Errorf("%s: no side %q", table.Path, row[2])
		}
		side.add(forms(row[0])[0], false, sayso.Comparison(row[1]))
	}
	return nil
}

func (t *tables) loadChanges() error {
	t.changes = map[string]changeWord{}
	table, err := lexicon.Load(data.FS, folder+"changes.tsv", "word", "direction", "places", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		places := strings.Fields(row[2])
		in := func(place string) bool { return slices.Contains(places, place) }
		t.changes[row[0]] = changeWord{sayso.Direction(row[1]), in("verb"), in("noun"), in("side"), in("behind")}
	}
	return nil
}

func (t *tables) loadWords() error {
	t.classes = map[string]string{}
	table, err := lexicon.Load(data.FS, folder+"phrases.tsv", "word", "class", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		t.classes[row[0]] = row[1]
	}
	t.contexts = map[string][]string{}
	if table, err = lexicon.Load(data.FS, folder+"contexts.tsv", "word", "contexts", "example"); err != nil {
		return err
	}
	for _, row := range table.Rows {
		t.contexts[row[0]] = strings.Fields(row[1])
	}
	if table, err = lexicon.Load(data.FS, folder+"labels.tsv", "word", "example"); err != nil {
		return err
	}
	t.labels = table.Set()
	if table, err = lexicon.Load(data.FS, "sentence/calendar.tsv", "word", "example"); err == nil {
		t.calendar = table.Set()
	}
	return err
}
