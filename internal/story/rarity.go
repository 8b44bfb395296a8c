package story

import (
	"fmt"
	"strconv"
	"strings"
)

// Rarity says how rare words are in news: minus the decimal logarithm of the share of articles that have the word, as
// data/rarity/README.md defines it, from 0 for "the" to [Unheard]. It is fixed, so that the likeness of two articles
// does not depend on which others a ledger holds.
type Rarity struct {
	of map[string]float32
}

// Unheard is the rarity of a word that the table does not have: a name, mostly.
const Unheard = 3.7

// Numbers are in no table: a year is in nearly every article, a small number in most.
const (
	rarityYear   = 0.6
	raritySmall  = 1.5
	rarityNumber = 3.0
)

// LoadRarity reads the table of data/rarity: a comment on line one, then lines of a rarity in hundredths, a tab, and
// stems with spaces between them.
func LoadRarity(table string) (*Rarity, error) {
	r := &Rarity{make(map[string]float32, strings.Count(table, " ")+64)}
	line := 0
	for text := range strings.Lines(table) {
		line++
		if strings.HasPrefix(text, "#") {
			continue
		}
		number, stems, ok := strings.Cut(strings.TrimSuffix(text, "\n"), "\t")
		hundredths, err := strconv.Atoi(number)
		if !ok || err != nil || hundredths < 0 {
			return nil, fmt.Errorf("rarity table, line %d: a number, a tab and stems are wanted", line)
		}
		for stem := range strings.SplitSeq(stems, " ") {
			if _, twice := r.of[stem]; twice || stem == "" {
				return nil, fmt.Errorf("rarity table, line %d: %q stands there twice or is empty", line, stem)
			}
			r.of[stem] = float32(hundredths) / 100
		}
	}
	if len(r.of) == 0 {
		return nil, fmt.Errorf("the rarity table is empty")
	}
	return r, nil
}

// Of returns the rarity of a stem.
func (r *Rarity) Of(stem string) float64 {
	if v, ok := r.of[stem]; ok {
		return float64(v)
	}
	if n, err := strconv.Atoi(stem); err == nil {
		switch {
		case n < 100:
			return raritySmall
		case 1900 <= n && n < 2100:
			return rarityYear
		}
		return rarityNumber
	}
	return Unheard
}
