package place

import (
	"slices"
	"strings"

	"sayso/internal/gazetteer"
)

// directions are names that say only where in a country something lies: many countries have a division of that name, and a text means its
// own, or half of a divided country, or no place at all.
var directions = []string{"north", "south", "east", "west", "centre", "center", "central", "northern", "southern", "eastern", "western", "north east", "north west", "south east",
	"south west", "northeast", "northwest", "southeast", "southwest", "far north", "upper east", "upper west", "north central", "northeastern", "northwestern", "southeastern",
	"southwestern", "the north", "the south", "the east", "the west"}

// direct narrows names that are but a direction to what the article speaks of: "the North" of an article on North Korea is North Korea, "the
// North region" of one on Cameroon a division there. Any other is no place.
func (p *page) direct() {
	var countries []gazetteer.Place
	for _, m := range p.mentions {
		if len(m.candidates) > 0 && m.candidates[0].area == nil && p.t.kind(m.candidates[0]) == gazetteer.Country && !slices.Contains(countries, m.candidates[0].place) {
			countries = append(countries, m.candidates[0].place)
		}
	}
	if c := p.domain(); c != gazetteer.None && !slices.Contains(countries, c) {
		countries = append(countries, c)
	}
	var out []mention
	for _, m := range p.mentions {
		key := strings.ReplaceAll(m.key, "-", " ")
		if m.given >= 0 || m.basis != byName || !slices.Contains(directions, key) {
			out = append(out, m)
			continue
		}
		if half := p.half(key, countries); half != gazetteer.None {
			m.candidates, m.called, m.inner = []candidate{{place: half, table: true, prior: priorCountry}}, true, true
			out = append(out, m)
			continue
		}
		var own []candidate
		for _, c := range m.candidates {
			if c.area == nil && p.t.kind(c) <= gazetteer.Region && slices.Contains(countries, p.t.g.Country(c.place)) {
				own = append(own, c)
			}
		}
		if len(own) > 0 && p.divided(&m) {
			m.candidates, m.called = own, true
			out = append(out, m)
		}
	}
	p.mentions = out
}

// divided reports whether a direction is written as the name of a division is: before "region", or behind or before a place.
func (p *page) divided(m *mention) bool {
	if p.gap(m.hi) == " " {
		switch p.words[m.hi].fold {
		case "region", "province", "state", "division", "district", "county", "governorate":
			return true
		}
	}
	return p.gap(m.hi) == ", " && p.words[m.hi].caps || p.gap(m.lo) == ", " && p.words[m.lo-1].caps
}

// half returns the one country of the article whose name begins with a direction: of "North", North Korea.
func (p *page) half(key string, countries []gazetteer.Place) gazetteer.Place {
	found := gazetteer.None
	for _, c := range countries {
		if strings.HasPrefix(gazetteer.Fold(p.t.g.Name(c)), strings.TrimPrefix(key, "the ")+" ") {
			if found != gazetteer.None {
				return gazetteer.None
			}
			found = c
		}
	}
	return found
}
