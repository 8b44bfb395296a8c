package eval

import (
	"context"
	"sync"

	"sayso"
	"sayso/data"
	"sayso/internal/gazetteer"
)

// A Locator says what given spans of an article mean, one place for each.
type Locator func(ctx context.Context, a *sayso.Article, spans []sayso.Span) ([]sayso.Place, error)

// within161 is the radius of the literature, a hundred miles.
const within161 = 161

func placeMeasures() []measure {
	return []measure{
		{"country", formShare, "given the gold spans: the country is right; of those that lie in one country"},
		{"within_161km", formShare, "given the gold spans: the same GeoNames id, or at most 161 km away"},
		{"point_161km", formShare, "given the gold spans: at most 161 km away, by coordinates alone"},
		{"same_id", formShare, "given the gold spans: the same GeoNames id; of those with one"},
		{"found", formPRF, "from raw text: spans overlap, matched one to one in text order"},
		{"found_161km", formPRF, "from raw text: and the same id, or at most 161 km away"},
		{"found_country", formPRF, "from raw text: and the right country, or both in none"},
	}
}

// A ruler tells in which country a gold place lies, which corpora do not say in one form: by its id, else by the nearest
// city of the gazetteer.
type ruler struct {
	mu     sync.Mutex
	known  map[[2]float64]string
	g      *gazetteer.Gazetteer
	byID   map[int]gazetteer.Place
	cities []gazetteer.Place
}

func newRuler() (*ruler, error) {
	g, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		return nil, err
	}
	r := &ruler{g: g, known: map[[2]float64]string{}, byID: map[int]gazetteer.Place{}}
	for p := range gazetteer.Place(g.Len()) {
		if id := g.ID(p); id != 0 {
			r.byID[id] = p
		}
		if g.Kind(p) == gazetteer.City && g.Population(p) >= 1000 {
			r.cities = append(r.cities, p)
		}
	}
	return r, nil
}

// country returns the gold country, two letters, "" for a place in none or in several.
func (r *ruler) country(p goldPlace) string {
	if p.wide || continents[p.id] {
		return ""
	}
	if q, ok := r.byID[p.id]; ok && p.id != 0 {
		return r.g.Code(r.g.Country(q))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	at := [2]float64{p.lat, p.lon}
	if code, ok := r.known[at]; ok {
		return code
	}
	r.known[at] = r.nearest(p)
	return r.known[at]
}

// nearest returns the country of the nearest city.
func (r *ruler) nearest(p goldPlace) string {
	const offshore = 250 // kilometres
	best, least := gazetteer.None, float64(offshore)
	for _, q := range r.cities {
		lat, lon := r.g.At(q)
		if lat-p.lat > 3 || p.lat-lat > 3 {
			continue
		}
		if d := gazetteer.Distance(p.lat, p.lon, lat, lon); d < least {
			best, least = q, d
		}
	}
	if best == gazetteer.None {
		return ""
	}
	return r.g.Code(r.g.Country(best))
}

// continents are the GeoNames ids of the seven continents, and of regions that corpora annotate and that lie in several
// countries: the Middle East, Northern Africa, Central America, North America, the West, Kurdistan.
var continents = map[int]bool{6269133: true, 7729887: true, 7729892: true, 11812362: true, 9408659: true,
	6255146: true, 6255147: true, 6255148: true, 6255149: true, 6255150: true, 6255151: true, 6255152: true}

// place returns the country of a found place in the same letters.
func (r *ruler) found(p sayso.Place) string {
	if q, ok := r.byID[p.GeoNames]; ok && p.GeoNames != 0 {
		return r.g.Code(r.g.Country(q))
	}
	if p.Country == "" {
		return ""
	}
	return r.country(goldPlace{lat: p.Lat, lon: p.Lon})
}

func (r *ruler) right(g goldPlace, p sayso.Place) (point, id, country bool) {
	if p.Unresolved != "" {
		return false, false, false
	}
	point = gazetteer.Distance(g.lat, g.lon, p.Lat, p.Lon) <= within161
	id = g.id != 0 && g.id == p.GeoNames
	return point, id, r.country(g) == r.found(p)
}

// scorePlaces scores one article: the gold spans resolved, and what was found in the raw text. Descriptions ("the
// country") are left out of the latter, since no corpus locates them.
func scorePlaces(s *sheet, d *document, guess guess) *marks {
	m, r, given := newMarks(s), d.ruler, guess.given
	m.n = len(d.places)
	for i, g := range d.places {
		if given == nil {
			break // predictions from a file, or a reader alone
		}
		point, id, country := r.right(g, given[i])
		m.add("within_161km", one(point || id), 1)
		m.add("point_161km", one(point), 1)
		if g.id != 0 {
			m.add("same_id", one(id), 1)
		}
		if r.country(g) != "" {
			m.add("country", one(country), 1)
		}
		m.counts["unresolved"] += int(one(given[i].Unresolved != ""))
	}
	if guess.record != nil {
		r.scoreFound(m, d, guess.record.Places)
	}
	return m
}

func (r *ruler) scoreFound(m *marks, d *document, all []sayso.Place) {
	var found []sayso.Place
	for _, p := range all {
		if p.Basis != sayso.PlaceByDescription {
			found = append(found, p)
		}
	}
	m.counts["predicted"] = len(found)
	next := 0
	var overlap, close, same float64
	for _, g := range d.places {
		for next < len(found) && found[next].Span.End <= g.span.Start {
			next++
		}
		if next < len(found) && found[next].Span.Overlaps(g.span) {
			point, id, country := r.right(g, found[next])
			overlap++
			close += one(point || id)
			same += one(country)
			next++
		}
	}
	p, n := float64(len(found)), float64(m.n)
	m.add("found", overlap, p, overlap, n)
	m.add("found_161km", close, p, close, n)
	m.add("found_country", same, p, same, n)
}
