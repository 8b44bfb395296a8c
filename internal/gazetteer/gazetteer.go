package gazetteer

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"sayso"
)

// A Kind is what sort of place a record is.
type Kind uint8

// The kinds, in the order of the file.
const (
	Country  Kind = iota + 1
	Region        // first-order division: a state, province, oblast
	District      // second-order division: a county
	City          // a populated place
)

// A Place is the number of a record; None is none.
type Place int32

// None is no place.
const None Place = -1

const (
	magic      = "sayso gazetteer 1\n"
	headerSize = 64
	recordSize = 24
	entrySize  = 12
	directory  = 1<<16 + 1
	alternate  = 1 << 31 // of an entry's place: not the name it is known by
	noDistrict = math.MaxUint16
)

// A Gazetteer is an open file. It is immutable and may be shared.
type Gazetteer struct {
	records, entries, names string
	buckets                 string
	places, regions         int
	districts               Place // first district
	countries               int
}

// Open checks the sizes in the header of a gazetteer. An error has the code ErrModel. That every record points into the
// file is checked when the file is made and by the tests, not at each start; a damaged one gives empty names.
func Open(data string) (*Gazetteer, error) {
	bad := func(what string) (*Gazetteer, error) {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "gazetteer", Msg: what}
	}
	if len(data) < headerSize || !strings.HasPrefix(data, magic) {
		return bad("this is no gazetteer")
	}
	n := func(i int) int { return int(u32(data, len(magic)+2+4*i)) }
	g := &Gazetteer{countries: n(0), regions: n(1), places: n(3)}
	g.districts = Place(g.countries + g.regions)
	sizes := []int{g.places * recordSize, directory * 4, n(4) * entrySize, n(5)}
	at := headerSize
	for i, part := range []*string{&g.records, &g.buckets, &g.entries, &g.names} {
		if sizes[i] > len(data)-at {
			return bad(fmt.Sprintf("the file ends within part %d", i+1))
		}
		*part = data[at : at+sizes[i]]
		at += sizes[i]
	}
	if at != len(data) || int(g.districts)+n(2) > g.places {
		return bad("the header does not fit the file")
	}
	return g, nil
}

// Len returns the number of places; they are numbered from 0.
func (g *Gazetteer) Len() int { return g.places }

func u32(s string, i int) uint32 {
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

func u16(s string, i int) uint16 { return uint16(s[i]) | uint16(s[i+1])<<8 }

func (g *Gazetteer) record(p Place) string {
	return g.records[int(p)*recordSize : (int(p)+1)*recordSize]
}

// ID returns the GeoNames id, 0 if the sources give none.
func (g *Gazetteer) ID(p Place) int { return int(u32(g.record(p), 0)) }

// At returns latitude and longitude in degrees (WGS 84): of a city its centre, of anything larger a point inside.
func (g *Gazetteer) At(p Place) (lat, lon float64) {
	r := g.record(p)
	return float64(int32(u32(r, 4))) / 1e5, float64(int32(u32(r, 8))) / 1e5
}

// Name returns the name a place is known by.
func (g *Gazetteer) Name(p Place) string { return g.text(u32(g.record(p), 12)) }

func (g *Gazetteer) text(at uint32) string {
	if int(at) >= len(g.names) || int(at)+1+int(g.names[at]) > len(g.names) {
		return ""
	}
	return g.names[at+1 : int(at)+1+int(g.names[at])]
}

// Population returns the number of inhabitants to about three digits, 0 if unknown.
func (g *Gazetteer) Population(p Place) float64 {
	v := u16(g.record(p), 16)
	return math.Ldexp(float64(v&0x7ff), int(v>>11))
}

// Kind returns what sort of place p is.
func (g *Gazetteer) Kind(p Place) Kind { return Kind(g.record(p)[23]) }

// Country returns the record of the country p lies in: itself for a country.
func (g *Gazetteer) Country(p Place) Place { return Place(g.record(p)[22]) }

// Region returns the first-order division p lies in, itself for a region, None if it is unknown or p is larger.
func (g *Gazetteer) Region(p Place) Place {
	if g.Kind(p) == Country {
		return None // the field holds its code
	}
	return g.above(u16(g.record(p), 18), Place(g.countries))
}

// District returns the second-order division p lies in, itself for a district, None if it is unknown or p is larger.
func (g *Gazetteer) District(p Place) Place { return g.above(u16(g.record(p), 20), g.districts) }

func (g *Gazetteer) above(n uint16, first Place) Place {
	if n == noDistrict {
		return None
	}
	return min(first+Place(n), Place(g.places-1))
}

// Code returns the ISO 3166-1 code of a country, two letters.
func (g *Gazetteer) Code(country Place) string {
	r := g.record(country)
	return r[18:20]
}

// CountryOf returns the country of a code, None if there is none.
func (g *Gazetteer) CountryOf(code string) Place {
	for p := range Place(g.countries) {
		if g.Code(p) == code {
			return p
		}
	}
	return None
}

// A Match is a place that a name can mean.
type Match struct {
	Place     Place
	Alternate bool // by another name than the one it is known by
}

// Lookup appends the places that have this name, in folded form, to out: in the order of the file, so that a country
// comes before a city.
func (g *Gazetteer) Lookup(out []Match, folded string) []Match {
	if folded == "" {
		return out
	}
	h := hash(folded)
	lo, hi := g.bucket(h)
	for i := lo; i < hi; i++ {
		e := g.entries[i*entrySize : (i+1)*entrySize]
		if u32(e, 0) != h {
			continue
		}
		p := u32(e, 4)
		if Fold(g.text(u32(e, 8))) != folded {
			continue
		}
		if m := (Match{Place(p &^ alternate), p&alternate != 0}); int(m.Place) < g.places {
			out = append(out, m)
		}
	}
	return out
}

// bucket returns the entries that share the upper half of a hash.
func (g *Gazetteer) bucket(h uint32) (lo, hi int) {
	i := int(h>>16) * 4
	n := len(g.entries) / entrySize
	return min(int(u32(g.buckets, i)), n), min(int(u32(g.buckets, i+4)), n)
}

// hash is FNV-1a of 32 bits.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Distance returns the great-circle distance of two points in kilometres, on a sphere of 6371 km.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(a*a+math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b)))
}

var order = binary.LittleEndian
