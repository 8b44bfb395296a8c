package actor

import (
	"strconv"
	"strings"

	"sayso/data"
	"sayso/internal/lexicon"
)

// A place is a name of a country, of its people or of what lies in it.
type place struct {
	country string // alpha-3
	demonym bool
	city    bool   // a capital
	sector  string // of the name alone: a capital stands for its government
	seat    string // of a body that the name is the seat of: GOV for the Kremlin
}

type body struct {
	country, sector string
	whole           bool // the phrase is nothing but the name
}

type person struct {
	country, sector string
	from, to        int // years, to 0 while in office
}

// at returns the sector in a year: ELI behind the office, "" before it or where the year is not known and the office is over.
func (p person) at(year int) string {
	switch {
	case year == 0 && p.to == 0, year != 0 && year >= p.from && (p.to == 0 || year <= p.to):
		return p.sector
	case year != 0 && p.to != 0 && year > p.to:
		return "ELI"
	}
	return ""
}

type tables struct {
	roles    map[string]string // lower case
	places   map[string]place
	bodies   map[string]body
	persons  map[string]person
	alone    map[string]person // known by the surname
	surnames map[string]person // of one person alone in the table
	nation   map[string]bool
	peoples  map[string]bool
}

// bodySectors are what the seats of metonyms.tsv stand for.
var bodySectors = map[string]string{"government": "GOV", "parliament": "LEG", "police": "COP", "press": "JRN", "business": "BUS", "markets": "BUS", "monarchy": "GOV"}

func loadTables() tables {
	t := tables{map[string]string{}, map[string]place{}, map[string]body{}, map[string]person{}, map[string]person{}, map[string]person{}, map[string]bool{}, map[string]bool{}}
	for _, r := range rows("actors/roles.tsv", "role", "sector", "source", "example") {
		t.roles[r[0]] = r[1]
	}
	for _, r := range rows("actors/bodies.tsv", "name", "country", "sector", "source", "example") {
		t.bodies[strings.TrimSuffix(r[0], ".")] = body{country: value(r[1]), sector: r[2]}
	}
	t.loadPlaces()
	twice := map[string]bool{}
	for _, r := range rows("actors/persons.tsv", "name", "country", "sector", "from", "to", "alone", "source", "example") {
		from, _ := strconv.Atoi(r[3])
		to, _ := strconv.Atoi(value(r[4]))
		p := person{value(r[1]), r[2], from, to}
		t.persons[r[0]] = p
		last := r[0][strings.LastIndexByte(r[0], ' ')+1:]
		if _, ok := t.surnames[last]; ok {
			twice[last] = true
		}
		t.surnames[last] = p
		if value(r[5]) != "" {
			t.alone[r[5]] = p
		}
	}
	for last := range twice {
		delete(t.surnames, last)
	}
	return t
}

func (t *tables) loadPlaces() {
	code := map[string]string{}
	for _, r := range rows("places/countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example") {
		code[r[0]] = r[3]
		t.nation[r[3]] = true
		for _, n := range append(list(r[6]), r[4]) {
			t.places[n] = place{country: r[3]}
		}
		for _, n := range list(r[7]) {
			t.places[n] = place{country: r[3], demonym: true}
		}
	}
	for _, r := range rows("places/countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example") {
		if _, taken := t.places[r[5]]; !taken && value(r[5]) != "" {
			t.places[r[5]] = place{country: r[3], city: true, sector: "GOV"}
		}
	}
	for _, r := range rows("places/regions.tsv", "name", "lat", "lon", "country", "kind", "geonames", "demonyms", "example") {
		if value(r[3]) == "" || code[r[3]] == "" {
			continue
		}
		for i, n := range append([]string{r[0]}, list(r[6])...) {
			if _, taken := t.places[n]; !taken {
				t.places[n] = place{country: code[r[3]], demonym: i > 0}
			}
		}
	}
	for _, r := range rows("actors/peoples.tsv", "name", "country", "source", "example") {
		t.places[r[0]] = place{country: r[1], demonym: true}
		t.peoples[r[0]] = true
	}
	for _, r := range rows("places/metonyms.tsv", "name", "city", "country", "body", "example") {
		t.places[r[0]] = place{country: code[r[2]], seat: bodySectors[r[3]], sector: bodySectors[r[3]]}
	}
}

func value(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func list(s string) []string {
	if value(s) == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func rows(path string, columns ...string) [][]string {
	table, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		panic("actor: " + err.Error())
	}
	return table.Rows
}
