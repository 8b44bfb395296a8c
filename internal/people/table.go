package people

import (
	"strings"

	"sayso/data"
	"sayso/internal/lexicon"
)

// titleKind says how much a title tells about who bears it.
type titleKind string

const (
	titleAddress titleKind = "address" // Mr.
	titleLeader  titleKind = "leader"  // one holder a country
	titleOffice  titleKind = "office"  // few holders
	titleRole    titleKind = "role"    // many
	titleTrade   titleKind = "trade"   // people whom the news meets once
)

// A title is a class of titles that are one: "senator" for Sen., Senator.
type title struct {
	class string
	kind  titleKind
}

// A body is what a short name stands for.
type body struct{ name, country string }

// tables are the lexicons of this package; read-only once loaded.
type tables struct {
	titles       map[string]title    // lower case, without a last point
	nicknames    map[string][]string // short → full first names
	bodies       map[string]body     // short, folded
	institutions map[string]string   // words of kinds of bodies → "head", "filler", "shared"
	particular   map[string]bool     // folded names of bodies that are one in the world though their words name a kind
	alone        map[string]string   // surname, folded → full name of the one person in office known by it
	outlets      map[string]bool     // names of outlets, folded
	first        map[string]string   // first names, folded → "man", "woman"
	adjectives   map[string]string   // "french" → FRA, "u.s" → USA
	countries    map[string]string   // names, folded → alpha-3
	areas        map[string]bool     // folded names of states and other areas
}

// A Finder finds people and bodies by the tables of package data. It is immutable and safe for several goroutines.
type Finder struct{ tables *tables }

// New returns a Finder. A fault in the embedded tables is a fault of the build, found by the tests of this package.
func New() *Finder { return &Finder{loadTables()} }

func loadTables() *tables {
	t := &tables{map[string]title{}, map[string][]string{}, map[string]body{}, map[string]string{}, map[string]bool{}, map[string]string{}, map[string]bool{}, map[string]string{},
		map[string]string{}, map[string]string{}, map[string]bool{}}
	for _, r := range rows("people/titles.tsv", "title", "class", "kind", "example") {
		t.titles[fold(r[0])] = title{r[1], titleKind(r[2])}
	}
	for _, r := range rows("people/nicknames.tsv", "short", "full", "example") {
		t.nicknames[r[0]] = strings.Split(r[1], "|")
	}
	for _, r := range rows("people/bodies.tsv", "short", "name", "country", "example") {
		t.bodies[fold(r[0])] = body{r[1], value(r[2])}
		if value(r[2]) == "" {
			t.particular[bodyName(r[1])] = true
		}
	}
	for _, r := range rows("people/institutions.tsv", "word", "kind", "example") {
		t.institutions[r[0]] = r[1]
	}
	for _, r := range rows("actors/persons.tsv", "name", "country", "sector", "from", "to", "alone", "source", "example") {
		if value(r[5]) != "" {
			t.alone[fold(r[5])] = r[0]
		}
	}
	for _, r := range rows("sourcing/outlets.tsv", "name", "kind", "example") {
		t.outlets[fold(r[0])] = true
	}
	for _, r := range rows("speakers/firstnames.tsv", "name", "gender", "example") {
		t.first[fold(r[0])] = r[1]
	}
	for _, r := range rows("places/countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example") {
		for _, n := range append(list(r[6]), r[4]) {
			t.countries[fold(n)] = r[3]
		}
		for _, n := range list(r[7]) {
			t.adjectives[fold(n)] = r[3]
		}
	}
	for _, r := range rows("places/regions.tsv", "name", "lat", "lon", "country", "kind", "geonames", "demonyms", "example") {
		t.areas[fold(r[0])] = true
	}
	for _, short := range []string{"us", "uk"} {
		if c, ok := t.countries[short]; ok {
			t.adjectives[short] = c
		}
	}
	return t
}

func rows(path string, columns ...string) [][]string {
	table, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		panic("people: " + err.Error())
	}
	return table.Rows
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
