package place

import (
	"fmt"
	"strconv"
	"strings"

	"sayso/data"
	"sayso/internal/gazetteer"
	"sayso/internal/lexicon"
)

// An area is a place of regions.tsv: larger than a country, or a feature of the land.
type area struct {
	name     string
	lat, lon float64
	country  gazetteer.Place // None if it lies in several
	kind     string
	id       int
}

// A meaning is what the tables say of a name.
type meaning struct {
	written string          // must be written so, if it is in capitals
	place   gazetteer.Place // None for an area
	area    *area
	basis   basis
	body    string // of a metonym
}

type basis uint8

const (
	byName basis = iota
	byDemonym
	byMetonym
)

// An abbreviated region stands behind a comma or in brackets: "Springfield, Ill."
type abbreviated struct {
	written string
	region  gazetteer.Place
}

// tables are the lexicons of data/places, ready for use and never changed.
type tables struct {
	g            *gazetteer.Gazetteer
	meanings     map[string][]meaning // by folded name
	longest      int                  // words of a name in meanings
	abbreviated  map[string][]abbreviated
	class        map[string]string // of words.tsv, as written
	before       []string          // "University of", in words.tsv of class before
	forenames    map[string]bool
	particles    map[string]bool
	common       map[string]bool
	descriptions map[string]string
	code3        []string          // of each country
	capitals     []gazetteer.Place // of each country, None if unknown
	codes        map[string]gazetteer.Place
}

const folder = "places/"

// newTables reads the lexicons; a malformed one is a fault of the build, which a test excludes.
func newTables(g *gazetteer.Gazetteer) *tables {
	t := &tables{g: g, meanings: map[string][]meaning{}, abbreviated: map[string][]abbreviated{}, class: map[string]string{},
		forenames: map[string]bool{}, particles: map[string]bool{}, common: map[string]bool{}, descriptions: map[string]string{}, codes: map[string]gazetteer.Place{}}
	for _, load := range []func() error{t.loadCountries, t.loadRegions, t.loadMetonyms, t.loadNames, t.loadAbbreviations, t.loadWords} {
		if err := load(); err != nil {
			panic("place: " + err.Error())
		}
	}
	return t
}

func (t *tables) add(name string, m meaning) {
	m.written = name
	key := gazetteer.Fold(name)
	t.meanings[key] = append(t.meanings[key], m)
	t.longest = max(t.longest, strings.Count(key, " ")+1)
}

// forms splits a field of alternatives; "-" has none.
func forms(field string) []string {
	if field == "-" {
		return nil
	}
	return strings.Split(field, "|")
}

func (t *tables) loadCountries() error {
	table, err := lexicon.Load(data.FS, folder+"countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example")
	if err != nil {
		return err
	}
	n := 0
	for p := gazetteer.Place(0); int(p) < t.g.Len() && t.g.Kind(p) == gazetteer.Country; p++ {
		t.codes[t.g.Code(p)] = p
		n++
	}
	t.code3, t.capitals = make([]string, n), make([]gazetteer.Place, n)
	for _, row := range table.Rows {
		p, ok := t.codes[row[0]]
		if !ok {
			return fmt.Errorf("%s: the gazetteer has no country %s", table.Path, row[0])
		}
		t.code3[p], t.capitals[p] = row[3], t.city(row[5], p)
		for _, name := range append([]string{row[4]}, forms(row[6])...) {
			t.add(name, meaning{place: p})
		}
		for _, name := range forms(row[7]) {
			t.add(name, meaning{place: p, basis: byDemonym})
			if !strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "men") {
				t.add(name+"s", meaning{place: p, basis: byDemonym})
			}
		}
	}
	return nil
}

// city returns the largest city of a name in a country.
func (t *tables) city(name string, country gazetteer.Place) gazetteer.Place {
	best := gazetteer.None
	for _, m := range t.g.Lookup(nil, gazetteer.Fold(name)) {
		if t.g.Country(m.Place) == country && t.g.Kind(m.Place) == gazetteer.City &&
			(best == gazetteer.None || t.g.Population(m.Place) > t.g.Population(best)) {
			best = m.Place
		}
	}
	return best
}

func (t *tables) loadRegions() error {
	table, err := lexicon.Load(data.FS, folder+"regions.tsv", "name", "lat", "lon", "country", "kind", "geonames", "demonyms", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		a := &area{name: row[0], kind: row[4], country: gazetteer.None}
		if a.lat, err = strconv.ParseFloat(row[1], 64); err == nil {
			a.lon, err = strconv.ParseFloat(row[2], 64)
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", table.Path, row[0], err)
		}
		if p, ok := t.codes[row[3]]; ok {
			a.country = p
		} else if row[3] != "-" {
			return fmt.Errorf("%s: %s: no country %s", table.Path, row[0], row[3])
		}
		a.id, _ = strconv.Atoi(row[5])
		m := meaning{place: gazetteer.None, area: a}
		if p := t.region(row[0], a.country); p != gazetteer.None && (a.kind == "region" || a.kind == "island") {
			m = meaning{place: p} // the gazetteer knows it
		}
		t.add(row[0], m)
		m.basis = byDemonym
		for _, name := range forms(row[6]) {
			t.add(name, m)
		}
	}
	return nil
}

// region returns the first-order division of a name in a country.
func (t *tables) region(name string, country gazetteer.Place) gazetteer.Place {
	for _, m := range t.g.Lookup(nil, gazetteer.Fold(name)) {
		if t.g.Kind(m.Place) == gazetteer.Region && t.g.Country(m.Place) == country {
			return m.Place
		}
	}
	return gazetteer.None
}

func (t *tables) loadMetonyms() error {
	table, err := lexicon.Load(data.FS, folder+"metonyms.tsv", "name", "city", "country", "body", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		p := t.city(row[1], t.codes[row[2]])
		if p == gazetteer.None {
			return fmt.Errorf("%s: %s: no city %s in %s", table.Path, row[0], row[1], row[2])
		}
		t.add(row[0], meaning{place: p, basis: byMetonym, body: row[3]})
	}
	return nil
}

func (t *tables) loadNames() error {
	table, err := lexicon.Load(data.FS, folder+"names.tsv", "name", "place", "country", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		p := t.city(row[1], t.codes[row[2]])
		if p == gazetteer.None {
			return fmt.Errorf("%s: %s: no city %s in %s", table.Path, row[0], row[1], row[2])
		}
		t.add(row[0], meaning{place: p})
	}
	return nil
}

func (t *tables) loadAbbreviations() error {
	table, err := lexicon.Load(data.FS, folder+"abbreviations.tsv", "abbreviation", "country", "region", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		p := t.region(row[2], t.codes[row[1]])
		if p == gazetteer.None {
			return fmt.Errorf("%s: %s: no region %s in %s", table.Path, row[0], row[2], row[1])
		}
		key := gazetteer.Fold(row[0])
		t.abbreviated[key] = append(t.abbreviated[key], abbreviated{row[0], p})
	}
	return nil
}

func (t *tables) loadWords() error {
	table, err := lexicon.Load(data.FS, folder+"words.tsv", "word", "class", "example")
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		switch row[1] {
		case "common":
			t.common[gazetteer.Fold(row[0])] = true
		case "before":
			t.before = append(t.before, gazetteer.Fold(row[0]))
		default:
			t.class[gazetteer.Fold(row[0])] = row[1]
		}
	}
	if table, err = lexicon.Load(data.FS, folder+"particles.tsv", "particle", "example"); err != nil {
		return err
	}
	for _, row := range table.Rows {
		t.particles[row[0]] = true
	}
	if table, err = lexicon.Load(data.FS, folder+"forenames.tsv", "name", "example"); err != nil {
		return err
	}
	for name := range table.Set() {
		t.forenames[gazetteer.Fold(name)] = true
	}
	if table, err = lexicon.Load(data.FS, folder+"descriptions.tsv", "noun", "kind", "example"); err != nil {
		return err
	}
	for _, row := range table.Rows {
		t.descriptions[row[0]] = row[1]
	}
	return nil
}
