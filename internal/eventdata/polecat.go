package eventdata

import (
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// polecatColumns are the 40 of POLECAT's weekly files.
var polecatColumns = strings.Split("Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"+
	"Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|"+
	"Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|"+
	"Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|"+
	"Story Locations|Language|Version", "|")

// none is what POLECAT writes for nothing.
const none = "None"

// quadName spells a quad out as POLECAT's files do.
func quadName(quad int) string {
	names := [...]string{none, "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}
	if quad < 0 || quad >= len(names) {
		return none
	}
	return names[quad]
}

// polecat writes the row of an event. Its lists of names, countries and sectors run side by side, so nothing in one is left out. No
// Wikipedia pages and titles are known, and no others than the record has are named.
func (w *Writer) polecat(r *row) ([]byte, string, error) {
	if r.day == "" {
		return nil, LeftDay, nil
	}
	e, a := r.event, r.rec.Article
	cells := []string{r.id(), r.day, string(e.Type), or(string(e.Mode), none), number(e.Score), quadName(e.Quad), list(contextNames(e.Contexts))}
	cells = append(cells, w.polecatParties(r.actors)...)
	cells = append(cells, w.polecatParties(r.recipients)...)
	cells = append(cells, w.polecatPlace(r)...)
	day, _, _ := strings.Cut(a.Published.Value, "T")
	cells = append(cells, or(a.Publisher, none), or(day, none), w.story(r.rec, sayso.EntityPerson), w.story(r.rec, sayso.EntityOrganization),
		storyPlaces(r.rec), or(a.Language, none), coder(r.rec.Engine))
	return line(cells), "", nil
}

func (w *Writer) polecatParties(parties []party) []string {
	var names, countries, cow, sectors, raw []string
	for _, p := range parties {
		names, raw = append(names, or(p.name, none)), append(raw, or(p.text, none))
		countries = append(countries, or(w.ploverCountry(p.country), none))
		cow = append(cow, or(w.codes.countries[p.country].cow, none))
		sectors = append(sectors, or(p.sector, none))
	}
	return []string{list(names), list(countries), list(cow), list(sectors), list(sectors), none, list(raw), none}
}

func (w *Writer) polecatPlace(r *row) []string {
	cells := slices.Repeat([]string{none}, 10)
	p := r.ownPlace()
	if p == nil {
		return cells
	}
	cells[0], cells[8] = or(p.Name, none), p.Span.In(r.rec.Article.Text)
	cells[3], cells[4], cells[9] = or(p.Admin1, none), or(w.ploverCountry(p.Country), none), string(p.Precision)
	switch p.Precision {
	case sayso.PrecisionCity:
		cells[1] = or(p.Name, none)
	case sayso.PrecisionDistrict:
		cells[2] = or(p.Name, none)
	}
	if hasPoint(p) {
		cells[5], cells[6] = number(p.Lat), number(p.Lon)
	}
	if p.GeoNames != 0 {
		cells[7] = strconv.Itoa(p.GeoNames)
	}
	return cells
}

// story lists the names of one kind in the article.
func (w *Writer) story(rec *sayso.Record, kind sayso.EntityKind) string {
	var out []string
	for i := range rec.Entities {
		if e := &rec.Entities[i]; e.Kind == kind && !slices.Contains(out, e.Name) {
			out = append(out, e.Name)
		}
	}
	return list(out)
}

func storyPlaces(rec *sayso.Record) string {
	var out []string
	for i := range rec.Places {
		if p := &rec.Places[i]; p.Name != "" && !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return list(out)
}

// list joins what has no semicolon of its own.
func list(items []string) string {
	if len(items) == 0 {
		return none
	}
	for i, s := range items {
		items[i] = strings.ReplaceAll(s, ";", ",")
	}
	return strings.Join(items, "; ")
}

func contextNames(contexts []sayso.Context) (out []string) {
	for _, c := range contexts {
		out = append(out, string(c))
	}
	return out
}
