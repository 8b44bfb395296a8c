package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A WantPlace is a line of want.txt for a place:
//
//	where USA city `Springfield` Springfield, Illinois
//	where RUS city `Kremlin` Moscow by metonym
//	where ? reference `her country`
//
// country ("-" for none), precision and the words; or "?" and why it is open. Behind them, compared only where they stand,
// the name of the place, its division after a comma, and "by" with the basis. A document that has one such line must have
// one for each place found; "where none" wants none.
type WantPlace struct {
	Line  int
	Place sayso.Place
}

// parsePlaces takes the lines of where out of want.txt, as items does.
func parsePlaces(text, want string) (list []WantPlace, stated bool, rest string, err error) {
	return items(want, "where", "where none", func(value string, line int) (w WantPlace, err error) {
		w, err = parsePlace(text, value)
		w.Line = line
		return w, err
	})
}

var placeKinds = []string{string(sayso.PrecisionArea), string(sayso.PrecisionCountry), string(sayso.PrecisionRegion),
	string(sayso.PrecisionDistrict), string(sayso.PrecisionCity)}

var placeReasons = []string{string(sayso.PlaceAmbiguous), string(sayso.PlaceUnknown), string(sayso.PlaceReference)}

func parsePlace(text, line string) (w WantPlace, err error) {
	country, tail, _ := strings.Cut(line, " ")
	kind, tail, ok := strings.Cut(tail, " ")
	if !ok {
		return w, fmt.Errorf("%q is no country, precision and words", line)
	}
	switch {
	case country == "?" && slices.Contains(placeReasons, kind):
		w.Place.Unresolved = sayso.PlaceReason(kind)
	case country != "?" && slices.Contains(placeKinds, kind):
		w.Place.Country, w.Place.Precision = strings.Trim(country, "-"), sayso.PlacePrecision(kind)
	default:
		return w, fmt.Errorf("%q is no precision and no reason", kind)
	}
	end := strings.LastIndexAny(tail, "`\"") + 1
	if number, ok := strings.CutPrefix(tail[end:], "#"); ok {
		end += 1 + len(number) - len(strings.TrimLeft(number, "0123456789"))
	}
	if w.Place.Span, err = resolve(text, tail[:end]); err != nil {
		return w, err
	}
	name, basis, _ := strings.Cut(" "+strings.TrimSpace(tail[end:]), " by ")
	w.Place.Basis = sayso.PlaceBasis(basis)
	w.Place.Name, w.Place.Admin1, _ = strings.Cut(strings.TrimSpace(name), ", ")
	return w, nil
}

// formatPlace writes a place as want.txt does.
func formatPlace(text string, p sayso.Place) string {
	country, kind := p.Country, string(p.Precision)
	if country == "" {
		country = "-"
	}
	if p.Unresolved != "" {
		country, kind = "?", string(p.Unresolved)
	}
	out := "where " + country + " " + kind + " " + quote(text, p.Span)
	if p.Name != "" {
		out += " " + p.Name
	}
	if p.Admin1 != "" {
		out += ", " + p.Admin1
	}
	if p.Basis != "" && p.Basis != sayso.PlaceByName {
		out += " by " + string(p.Basis)
	}
	return out + "\n"
}

// agrees compares what the line states.
func (w WantPlace) agrees(p sayso.Place) bool {
	stated := func(want, got string) bool { return want == "" || want == got }
	return w.Place.Country == p.Country && w.Place.Precision == p.Precision && w.Place.Unresolved == p.Unresolved &&
		stated(w.Place.Name, p.Name) && stated(w.Place.Admin1, p.Admin1) && stated(string(w.Place.Basis), string(p.Basis))
}

// comparePlaces reports how the places of a record differ from those wanted.
func (d *Document) comparePlaces(rec *sayso.Record) (wrong []string) {
	if !d.PlacesStated {
		return nil
	}
	text := d.Article.Text
	used := make([]bool, len(rec.Places))
	for _, w := range d.Places {
		i := slices.IndexFunc(rec.Places, func(p sayso.Place) bool { return p.Span == w.Place.Span })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("%s:%d: missing %s", wantFile, w.Line, formatPlace(text, w.Place)))
			continue
		}
		used[i] = true
		if got := rec.Places[i]; !w.agrees(got) {
			wrong = append(wrong, fmt.Sprintf("%s:%d: wrong\n\tgot  %s\twant %s", wantFile, w.Line, formatPlace(text, got), formatPlace(text, w.Place)))
		}
	}
	for i, p := range rec.Places {
		if !used[i] {
			wrong = append(wrong, "unexpected "+formatPlace(text, p))
		}
	}
	return wrong
}

// updatedPlaces writes the places of a record.
func (d *Document) updatedPlaces(rec *sayso.Record) string {
	if !d.PlacesStated {
		return ""
	}
	out := ""
	for _, p := range rec.Places {
		out += formatPlace(d.Article.Text, p)
	}
	if out == "" {
		return "where none\n"
	}
	return out
}
