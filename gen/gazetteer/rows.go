package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sayso/internal/gazetteer"
)

// english are the countries whose local press is read in English: there places down to 500 inhabitants are kept.
const english = " US GB CA AU IE NZ ZA "

// known is the number of inhabitants from which a city keeps its other names.
const known = 200_000

// A maker numbers rows as it appends them.
type maker struct {
	*sources
	out       []gazetteer.Row
	countryOf map[string]int // code → row
	divided   map[string]int // code of a region or district → row
	extents   map[string]*extent
}

// rows returns countries, regions, districts and cities, each in a fixed order.
func (s *sources) rows() []gazetteer.Row {
	m := &maker{sources: s, countryOf: map[string]int{}, divided: map[string]int{}, extents: map[string]*extent{}}
	cities := s.cities()
	for _, c := range cities {
		m.stretch(c)
	}
	m.addCountries()
	m.addRegions()
	m.addDistricts()
	for _, c := range cities {
		m.addCity(c)
	}
	return m.out
}

func (s *sources) cities() []city {
	var out []city
	for id, c := range s.hundreds {
		if _, ok := s.thousand[id]; ok || strings.Contains(english, " "+c.Country+" ") {
			if _, ok := s.countries[c.Country]; ok {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b city) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// An extent is the box around the cities of a division; its middle is the best guess of where the division lies.
type extent struct {
	south, north, west, east float64
	population               int
}

func (m *maker) stretch(c city) {
	for _, code := range []string{c.Country + "." + c.Region, m.of[point(c.Country, c.Lat, c.Lon)]} {
		e := m.extents[code]
		if e == nil {
			e = &extent{c.Lat, c.Lat, c.Lon, c.Lon, 0}
			m.extents[code] = e
		}
		e.population += c.Population
		e.south, e.north = math.Min(e.south, c.Lat), math.Max(e.north, c.Lat)
		e.west, e.east = math.Min(e.west, c.Lon), math.Max(e.east, c.Lon)
	}
}

func (m *maker) addCountries() {
	for _, code := range slices.Sorted(maps.Keys(m.countries)) {
		c := m.countries[code]
		at, ok := m.at[code]
		if !ok {
			continue // gone: Serbia and Montenegro
		}
		m.countryOf[code] = len(m.out)
		m.out = append(m.out, gazetteer.Row{ID: c.ID, Name: strings.TrimSpace(c.Name), Lat: at[0], Lon: at[1], Population: c.Population,
			Kind: gazetteer.Country, Country: len(m.out), Region: -1, District: -1, Code: code})
	}
}

func (m *maker) addRegions() {
	slices.SortFunc(m.regions, func(a, b division) int { return cmp.Compare(a.Code, b.Code) })
	for _, d := range m.regions {
		home, ok := m.countryOf[d.Code[:2]]
		at := m.extents[d.Code]
		if !ok || at == nil {
			continue
		}
		row := m.division(d, home, gazetteer.Region, at)
		if old := m.old[d.Code]; old != nil {
			row.ID, _ = strconv.Atoi(old[0])
			row.Others = append(row.Others, old[1:]...)
			row.Others = append(row.Others, shorter(old[1])...)
		}
		row.Region = len(m.out)
		m.divided[d.Code] = len(m.out)
		m.out = append(m.out, row)
	}
}

// addDistricts keeps districts that hold a city, unless they are only that city's municipality.
func (m *maker) addDistricts() {
	slices.SortFunc(m.districts, func(a, b division) int { return cmp.Compare(a.Code, b.Code) })
	for _, d := range m.districts {
		home, ok := m.countryOf[d.Code[:2]]
		at := m.extents[d.Code]
		if !ok || at == nil || at.south == at.north && at.west == at.east && !strings.Contains(english, " "+d.Code[:2]+" ") {
			continue
		}
		row := m.division(d, home, gazetteer.District, at)
		region, _, _ := strings.Cut(d.Code[3:], ".")
		if n, ok := m.divided[d.Code[:3]+region]; ok {
			row.Region = n
		}
		row.District = len(m.out)
		m.divided[d.Code] = len(m.out)
		m.out = append(m.out, row)
	}
}

func (m *maker) division(d division, home int, kind gazetteer.Kind, at *extent) gazetteer.Row {
	row := gazetteer.Row{Name: d.Name, Others: shorter(d.Name), Kind: kind, Country: home, Region: -1, District: -1,
		Lat: (at.south + at.north) / 2, Lon: (at.west + at.east) / 2, Population: at.population}
	if strings.HasPrefix(d.Code, "US.") && kind == gazetteer.District {
		row.Others = nil // "Jackson" is not Jackson County
	}
	return row
}

func (m *maker) addCity(c city) {
	row := gazetteer.Row{ID: c.ID, Name: c.Name, Lat: c.Lat, Lon: c.Lon, Population: c.Population, Kind: gazetteer.City,
		Country: m.countryOf[c.Country], Region: -1, District: -1}
	if n, ok := m.divided[c.Country+"."+c.Region]; ok {
		row.Region = n
		if n, ok := m.divided[m.of[point(c.Country, c.Lat, c.Lon)]]; ok {
			row.District = n
		}
	}
	if c.Population >= known {
		for _, name := range c.Others {
			if written(name) {
				row.Others = append(row.Others, name)
			}
		}
	}
	m.out = append(m.out, row)
}

// written reports whether an English text may call a city so: Latin letters, not an airport's code.
func written(name string) bool {
	if len(name) < 4 || len(name) > 30 || !unicode.IsUpper(rune(name[0])) || strings.ToUpper(name) == name {
		return false
	}
	return strings.IndexFunc(name, func(r rune) bool {
		return r > 0x7f || !unicode.IsLetter(r) && r != ' ' && r != '-' && r != '\'' && r != '.'
	}) < 0
}

var (
	suffixes = []string{" Province", " Region", " County", " District", " Governorate", " Oblast", " Oblast'", " State", " Prefecture",
		" Department", " Parish", " Municipality", " Krai", " Voivodeship", " Division", " Republic", " Autonomous Region"}
	prefixes = []string{"Province of ", "State of ", "Region of ", "County of ", "City of ", "City and Borough of ", "Borough of ",
		"Metropolitan Borough of ", "Royal Borough of ", "District of ", "Republic of ", "Respublika ", "County ", "Estado de ",
		"Provincia de ", "Departamento de ", "Bundesland ", "Freistaat "}
)

// shorter returns a division's name without the word for what it is: "Zhytomyr" for "Zhytomyr Oblast". A name that
// would leave nothing, "District of Columbia" as "Columbia", is for a test to find.
func shorter(name string) []string {
	if name == "District of Columbia" {
		return nil
	}
	var out []string
	for _, s := range suffixes {
		if short, ok := strings.CutSuffix(name, s); ok {
			out = append(out, short)
		}
	}
	for _, p := range prefixes {
		if short, ok := strings.CutPrefix(name, p); ok {
			out = append(out, short)
		}
	}
	return out
}
