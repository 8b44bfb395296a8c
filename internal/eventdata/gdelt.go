package eventdata

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sayso"
)

// gdeltColumns are the 61 of GDELT 2.0's files of events. The files have no header; the names are for readers and tests.
var gdeltColumns = slices.Concat(
	strings.Fields("GLOBALEVENTID SQLDATE MonthYear Year FractionDate"), gdeltActorColumns("Actor1"), gdeltActorColumns("Actor2"),
	strings.Fields("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"),
	gdeltGeoColumns("Actor1Geo"), gdeltGeoColumns("Actor2Geo"), gdeltGeoColumns("ActionGeo"), []string{"DATEADDED", "SOURCEURL"})

func gdeltActorColumns(who string) []string {
	return prefixed(who, "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code")
}

func gdeltGeoColumns(what string) []string {
	return prefixed(what, "_Type _Fullname _CountryCode _ADM1Code _ADM2Code _Lat _Long _FeatureID")
}

func prefixed(prefix, names string) []string {
	out := strings.Fields(names)
	for i := range out {
		out[i] = prefix + out[i]
	}
	return out
}

// gdelt writes a row for each pair of actors. One article is one source; the tone is not measured; where the actors are is not known, only
// where it happened; DATEADDED is what the caller gives, for there is no clock here.
func (w *Writer) gdelt(r *row) (rows []numbered, left string) {
	if r.day == "" {
		return nil, LeftDay
	}
	a := w.codes.act(r.event)
	for _, p := range r.pairs() {
		id := r.number(p)
		cells := append([]string{id}, gdeltDays(r.day)...)
		cells = append(cells, w.gdeltActor(p.from)...)
		cells = append(cells, w.gdeltActor(p.to)...)
		cells = append(cells, r.isRoot(), a.code, a.base(), a.root(), a.quad(), a.goldstein, strconv.Itoa(1+len(r.event.Mentions)), "1", "1", "")
		cells = append(cells, make([]string, 16)...)
		cells = append(cells, w.gdeltPlace(r.ownPlace())...)
		cells = append(cells, w.opts.Added, or(r.rec.Article.URL, r.rec.Article.ID))
		rows = append(rows, numbered{id, line(cells)})
	}
	return rows, ""
}

// gdeltDays are SQLDATE, MonthYear, Year and FractionDate, the part of the year that is over by that day.
func gdeltDays(day string) []string {
	t, _ := time.Parse(time.DateOnly, day) // a whole day, by newRow
	fraction := min(t.YearDay()*10000/365, 9999)
	return []string{t.Format("20060102"), t.Format("200601"), t.Format("2006"), fmt.Sprintf("%s.%04d", t.Format("2006"), fraction)}
}

func (w *Writer) gdeltActor(p *party) []string {
	cells := make([]string, 10)
	if p == nil {
		return cells
	}
	c, s := w.codes.countries[p.country].cameo, w.codes.sectors[p.sector].cameo
	cells[0], cells[1], cells[2], cells[7] = c+s, strings.ToUpper(p.name), c, s
	return cells
}

// isRoot is 1 for an event in the first paragraph of running text.
func (r *row) isRoot() string {
	for _, p := range r.rec.Paragraphs {
		if slices.ContainsFunc(r.rec.Parts, func(part sayso.Part) bool { return part.Span == p }) {
			continue
		}
		if p.Contains(r.event.Trigger) {
			return "1"
		}
		break
	}
	return "0"
}

// gdeltPlace are the eight columns of a place: 1 a country, 2 and 3 state and city of the United States, 4 and 5 city and state
// elsewhere. Feature ids are of other gazetteers than ours but for countries, where they are the FIPS code.
func (w *Writer) gdeltPlace(p *sayso.Place) []string {
	cells := make([]string, 8)
	if p == nil || p.Precision == sayso.PrecisionArea {
		return cells
	}
	c := w.codes.countries[p.Country]
	home := p.Country == "USA"
	switch p.Precision {
	case sayso.PrecisionCountry:
		cells[0], cells[3], cells[7] = "1", c.fips, c.fips
	case sayso.PrecisionCity:
		cells[0] = pick(home, "3", "4")
	default:
		cells[0] = pick(home, "2", "5")
	}
	var name []string
	for _, s := range []string{p.Name, p.Admin1, c.name} {
		if s != "" && !slices.Contains(name, s) {
			name = append(name, s)
		}
	}
	cells[1], cells[2] = strings.Join(name, ", "), c.fips
	if hasPoint(p) {
		cells[5], cells[6] = number(p.Lat), number(p.Lon)
	}
	return cells
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
