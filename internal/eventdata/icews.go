package eventdata

import (
	"strconv"
	"strings"

	"sayso"
)

// icewsColumns are the 20 of ICEWS's files of events.
var icewsColumns = strings.Split("Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"+
	"Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude", "|")

// icews writes a row for each pair of source and target, and for parties that act on one another one in each direction. ICEWS has
// nothing without both.
func (w *Writer) icews(r *row) (rows []numbered, left string) {
	switch {
	case len(r.actors) == 0:
		return nil, LeftActor
	case len(r.recipients) == 0 && len(r.actors) < 2:
		return nil, LeftRecipient
	case r.day == "":
		return nil, LeftDay
	}
	a := w.codes.act(r.event)
	for _, p := range r.pairs() {
		id := r.number(p)
		cells := []string{id, r.day}
		cells = append(cells, w.icewsParty(p.from)...)
		cells = append(cells, a.text, a.code, a.goldstein)
		cells = append(cells, w.icewsParty(p.to)...)
		cells = append(cells, r.rec.Article.ID, sentenceNumber(r), r.rec.Article.Publisher)
		rows = append(rows, numbered{id, line(append(cells, w.icewsPlace(r)...))})
	}
	return rows, ""
}

func sentenceNumber(r *row) string {
	if r.sentence < 0 {
		return ""
	}
	return strconv.Itoa(r.sentence + 1)
}

func (w *Writer) icewsParty(p *party) []string {
	return []string{p.name, w.codes.sectors[p.sector].icews, w.codes.countries[p.country].name}
}

func (w *Writer) icewsPlace(r *row) []string {
	cells := make([]string, 6)
	p := r.ownPlace()
	if p == nil {
		return cells
	}
	cells[2], cells[3] = p.Admin1, w.codes.countries[p.Country].name
	switch p.Precision {
	case sayso.PrecisionCity:
		cells[0] = p.Name
	case sayso.PrecisionDistrict:
		cells[1] = p.Name
	}
	if hasPoint(p) {
		cells[4], cells[5] = number(p.Lat), number(p.Lon)
	}
	return cells
}
