package eval

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"sayso"
)

// A goldPlace is an annotated place with what it means.
type goldPlace struct {
	span     sayso.Span
	id       int // of GeoNames; 0 if the corpus gives none
	lat, lon float64
	wide     bool // of several countries: a continent, a sea
}

// placeRow is a line of geowebnews, lgl or geovirus, in code points.
type placeRow struct {
	ID       string `json:"id"`
	URL      string `json:"url"`
	Text     string `json:"text"`
	Toponyms []struct {
		Start        int             `json:"start"`
		End          int             `json:"end"`
		OK           *bool           `json:"offset_ok"`
		NonLocation  string          `json:"nonLocational"`
		ID           json.RawMessage `json:"geonamesID"`
		Latitude     json.RawMessage `json:"latitude"`
		Longitude    json.RawMessage `json:"longitude"`
		GazetteerID  json.RawMessage `json:"geonameid"`
		GazetteerLat json.RawMessage `json:"gaz_lat"`
		GazetteerLon json.RawMessage `json:"gaz_lon"`
		Class        string          `json:"gaz_fclass"`
		Code         string          `json:"gaz_fcode"`
		Lat          json.RawMessage `json:"lat"`
		Lon          json.RawMessage `json:"lon"`
	} `json:"toponyms"`
}

// readPlaces reads a corpus of places, one article a line. A toponym counts if the corpus says where it lies: by an id
// of GeoNames where the corpus has such ids, by coordinates where it has none (GeoVirus).
func readPlaces(path string) ([]*document, error) {
	r, err := newRuler()
	if err != nil {
		return nil, err
	}
	var docs []*document
	err = eachLine(path, func(place string, line []byte) error {
		var row placeRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" || row.Text == "" || row.Toponyms == nil {
			return corpusError(place, "an article of places needs id, text and toponyms")
		}
		d := &document{place: place, ruler: r, article: &sayso.Article{ID: row.ID, URL: row.URL, Text: row.Text,
			Published: sayso.Published{Basis: sayso.BasisNone}}}
		docs = append(docs, d)
		return d.addPlaces(row)
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no article")
	}
	return docs, err
}

// placeSpans returns the spans of the gold places, which do not overlap.
func (d *document) placeSpans() []sayso.Span {
	out := make([]sayso.Span, len(d.places))
	for i, p := range d.places {
		out[i] = p.span
	}
	return out
}

func (d *document) addPlaces(row placeRow) error {
	f := newFrame(d.article.Text)
	for i, t := range row.Toponyms {
		if t.OK != nil && !*t.OK || t.NonLocation == "Yes" {
			continue
		}
		id, given := number(t.ID)
		if more, ok := number(t.GazetteerID); ok {
			id, given = more, true
		}
		lat, lon, ok := coordinates(t.Latitude, t.Longitude, t.GazetteerLat, t.GazetteerLon, t.Lat, t.Lon)
		if !ok || !given && t.Lat == nil {
			continue
		}
		spans, err := f.allBytes(d.place, "toponym "+strconv.Itoa(i+1), [][2]int{{t.Start, t.End}})
		if err != nil {
			return err
		}
		wide := t.Code == "CONT" || t.Code == "OCN" || t.Code == "SEA" || t.Code == "RGN"
		d.places = append(d.places, goldPlace{spans[0], int(id), lat, lon, wide})
	}
	slices.SortStableFunc(d.places, func(a, b goldPlace) int { return cmp.Compare(a.span.Start, b.span.Start) })
	kept := d.places[:0]
	for _, p := range d.places { // of two that overlap, the first
		if len(kept) == 0 || p.span.Start >= kept[len(kept)-1].span.End {
			kept = append(kept, p)
		}
	}
	d.places = kept
	return nil
}

// number reads a number that a corpus writes as a string or as it is.
func number(raw json.RawMessage) (float64, bool) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		s = string(raw)
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// coordinates returns the first pair that can be read.
func coordinates(pairs ...json.RawMessage) (lat, lon float64, ok bool) {
	for i := 0; i < len(pairs); i += 2 {
		var ok2 bool
		if lat, ok = number(pairs[i]); ok {
			if lon, ok2 = number(pairs[i+1]); ok2 {
				return lat, lon, true
			}
		}
	}
	return 0, 0, false
}
