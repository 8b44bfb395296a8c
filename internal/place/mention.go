package place

import (
	"math"
	"strings"

	"sayso"
	"sayso/internal/gazetteer"
)

// A candidate is a place that a mention can mean.
type candidate struct {
	place     gazetteer.Place // None for an area
	area      *area
	alternate bool // by another name than the one it is known by
	table     bool // by a row of data/places
	prior     float64
}

// A mention is a name of a place in the text.
type mention struct {
	lo, hi     int // words
	span       sayso.Span
	key        string // folded
	candidates []candidate
	basis      basis
	body       string
	strong     bool // the words around it make it a place
	given      int  // number of a span that the caller gave, -1 for none
	held       bool // a place behind it says where it lies: "Paris, Texas"
	best       int  // into candidates, -1 if none is chosen
	ambiguous  bool
	inner      bool // only a part of the name is known
	called     bool // the word behind it says what it is: "New York state"
	dropped    bool // no place after all
	partial    bool // the name goes on: it means this place only if others of the article lie about it
}

// The priors: what a bare name means before the article is looked at. A city's is the decimal logarithm of its
// inhabitants, so that Paris in France (6.3) stands above Paris in Texas (4.4), and both below a country.
const (
	priorCountry   = 8.2
	priorArea      = 7.8
	priorRegion    = 3   // and half the logarithm of the inhabitants of its cities
	lessDistrict   = 1.2 // than a city of as many inhabitants
	priorTable     = 7.7 // "Washington", "New York": data/places/names.tsv decides
	priorTold      = 10  //   an abbreviation behind a place
	lessNamesake   = 1.5
	lessAlternate  = 1.6
	lessShortened  = 0.7 // a division without its word: "Zhytomyr"
	mostCandidates = 400
)

func (t *tables) candidates(out []candidate, key string) []candidate {
	var matches [64]gazetteer.Match
	for _, m := range t.g.Lookup(matches[:0], key) {
		if len(out) >= mostCandidates {
			break
		}
		c := candidate{place: m.Place, alternate: m.Alternate}
		switch t.g.Kind(m.Place) {
		case gazetteer.Country:
			c.prior = priorCountry
		case gazetteer.Region:
			c.prior = priorRegion + math.Log10(t.g.Population(m.Place)+100)/2
		case gazetteer.District:
			c.prior = math.Log10(t.g.Population(m.Place)+100) - lessDistrict
		default:
			c.prior = math.Log10(t.g.Population(m.Place) + 100)
		}
		if m.Alternate {
			c.prior -= lessAlternate
			if t.g.Kind(m.Place) != gazetteer.City {
				c.prior += lessAlternate - lessShortened
			}
		}
		out = append(out, c)
	}
	t.capitalFirst(out)
	return out
}

// capitalFirst lets a city go before the division named after it, if a good part of its people live there: Madrid is a
// city, and Quebec a province.
func (t *tables) capitalFirst(cs []candidate) {
	for i, c := range cs {
		if t.kind(c) != gazetteer.Region {
			continue
		}
		for _, d := range cs[i+1:] {
			if t.kind(d) == gazetteer.City && !d.alternate && t.g.Region(d.place) == c.place &&
				t.g.Population(d.place) > t.g.Population(c.place)/6 {
				cs[i].prior -= lessNamesake
			}
		}
	}
}

// candidate turns what a table says into a candidate.
func (m meaning) candidate(t *tables) candidate {
	c := candidate{place: m.place, area: m.area, table: true, prior: priorTable}
	switch {
	case m.area != nil:
		c.prior = priorArea
	case t.g.Kind(m.place) == gazetteer.Country:
		c.prior = priorCountry
	}
	return c
}

// lookup is the gazetteer's answer, asked once for each name of an article. The answer is shared and must not be changed.
func (p *page) lookup(key string) []candidate {
	cs, ok := p.known[key]
	if !ok {
		cs = p.t.candidates(nil, key)
		p.known[key] = cs
	}
	return cs
}

// meant returns the candidates of a stretch of words: what the tables say of it, then what the gazetteer has. all is
// whether the sentence is written in capitals, where "US" is as likely "us".
func (p *page) meant(key, written string, all bool) (cs []candidate, b basis, body string) {
	for _, m := range p.t.meanings[key] {
		if strings.ToUpper(m.written) == m.written && (strings.ToUpper(written) != written || all && len(written) < 3) {
			continue
		}
		c := m.candidate(p.t)
		if len(cs) == 0 {
			b, body = m.basis, m.body
		}
		cs = append(cs, c)
	}
	if b != byName || len(key) < 3 {
		return cs, b, body
	}
	n := len(cs)
	if n == 0 {
		return p.lookup(key), b, body
	}
	for _, c := range p.lookup(key) {
		twice := c.alternate && cs[0].prior >= priorArea // Mexico is no city
		for _, known := range cs[:n] {
			twice = twice || known.place == c.place
		}
		if !twice {
			cs = append(cs, c)
		}
	}
	return cs, b, body
}

// at returns where a candidate lies.
func (t *tables) at(c candidate) (lat, lon float64) {
	if c.area != nil {
		return c.area.lat, c.area.lon
	}
	return t.g.At(c.place)
}

// country returns the country of a candidate, None for an area of several.
func (t *tables) country(c candidate) gazetteer.Place {
	if c.area != nil {
		return c.area.country
	}
	return t.g.Country(c.place)
}

// kind returns what sort of place the gazetteer says it is, 0 for an area.
func (t *tables) kind(c candidate) gazetteer.Kind {
	if c.area != nil {
		return 0
	}
	return t.g.Kind(c.place)
}

// holds reports whether place b is the division or country that a lies in.
func (t *tables) holds(b, a candidate) bool {
	if a.place == gazetteer.None || a.place == b.place {
		return false
	}
	if b.area != nil {
		return b.area.country != gazetteer.None && t.g.Country(a.place) == b.area.country && t.distance(a, b) < 500
	}
	switch t.g.Kind(b.place) {
	case gazetteer.Country:
		return t.g.Country(a.place) == b.place
	case gazetteer.Region:
		return t.g.Region(a.place) == b.place
	case gazetteer.District:
		return t.g.District(a.place) == b.place
	}
	return false
}

func (t *tables) distance(a, b candidate) float64 {
	lat1, lon1 := t.at(a)
	lat2, lon2 := t.at(b)
	return gazetteer.Distance(lat1, lon1, lat2, lon2)
}
