package serve

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"sayso"
	"sayso/data"
	"sayso/internal/ledger"
)

// mapPage is the places of chosen events on a plain map, and the same as a list.
type mapPage struct {
	*ledger.EventMap
	Land          string // the coasts as an SVG path
	Grid          []gridLine
	Marks         []mapMark
	Width, Height int
	Back          string // to the table of the same choice
}

// A mapMark is one place; Number is that of the list.
type mapMark struct {
	Number int
	X, Y   float64
	R      float64
	Place  *ledger.EventPlace
}

// A gridLine is a meridian or a parallel.
type gridLine struct{ X1, Y1, X2, Y2 int }

// The drawing: longitude and latitude as they are (plate carrée), from north to south where people live.
const (
	mapScale = 2.5 // units a degree
	mapNorth = 84
	mapSouth = -58
)

// mapRows is how many events a map places at most, the newest: each article's record is read for it.
const mapRows = 500

func (s *Server) eventMap(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	ask := eventQuery(q)
	ask.Page = ledger.Page{Limit: mapRows}
	m, err := s.Ledger.EventMap(r.Context(), ask)
	if err == nil {
		err = s.Ledger.Reframe(r.Context(), m, sayso.OffsetsCodePoints)
	}
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "The events could not be placed", err)
		return
	}
	back := url.Values{}
	for name, v := range q {
		if name != "skip" {
			back[name] = v
		}
	}
	p := mapPage{EventMap: m, Land: coasts(), Width: int(360 * mapScale), Height: int((mapNorth - mapSouth) * mapScale), Back: "/events?" + back.Encode()}
	for lon := -150; lon < 180; lon += 30 {
		x, _ := onMap(float64(lon), 0)
		p.Grid = append(p.Grid, gridLine{int(x), 0, int(x), p.Height})
	}
	for lat := -30; lat <= 60; lat += 30 {
		_, y := onMap(0, float64(lat))
		p.Grid = append(p.Grid, gridLine{0, int(y), p.Width, int(y)})
	}
	for i := range m.Places {
		place := &m.Places[i]
		x, y := onMap(place.Lon, min(mapNorth, max(mapSouth, place.Lat)))
		p.Marks = append(p.Marks, mapMark{i + 1, x, y, markSize(len(place.Events)), place})
	}
	s.show(w, r, http.StatusOK, "map", frame{Title: "Where the words place events", At: "events", Page: p})
}

func onMap(lon, lat float64) (x, y float64) {
	return (lon + 180) * mapScale, (mapNorth - lat) * mapScale
}

// markSize grows with the number of events, and stays a mark.
func markSize(events int) float64 {
	return 5 + float64(min(events, 10))*.7
}

// coasts is the land as one SVG path. Rings that lie south of the map, Antarctica, are not drawn.
var coasts = sync.OnceValue(func() string {
	var b strings.Builder
	for line := range strings.Lines(data.Land) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, turn := range []int{0, -3600, 3600} { // a ring that crosses the line of date has a part on either side
			b.WriteString(coast(line, turn))
		}
	}
	return b.String()
})

// coast is a ring as a path, turned by some tenths of a degree; "" if nothing of it is on the map.
func coast(line string, turn int) string {
	var ring strings.Builder
	north, east, west := false, false, false
	for i, point := range strings.Fields(line) {
		lon, lat, _ := strings.Cut(point, ",")
		x, err := strconv.Atoi(lon)
		y, err2 := strconv.Atoi(lat)
		if err != nil || err2 != nil {
			panic("data/land: " + point + " is no point") // it is part of the program and tested
		}
		x += turn
		north, east, west = north || y > mapSouth*10, east || x > -1800, west || x < 1800
		px, py := onMap(float64(x)/10, float64(y)/10)
		fmt.Fprintf(&ring, "%s%.0f %.0f", map[bool]string{true: "M", false: "L"}[i == 0], px, py)
	}
	if !north || !east || !west {
		return ""
	}
	return ring.String() + "Z"
}
