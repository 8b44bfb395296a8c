package serve

import (
	"fmt"
	"math"
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
	Maps drawings[mapDrawing]
	Back string // to the table of the same choice
}

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
	p := mapPage{EventMap: m, Back: "/events?" + back.Encode(), Maps: drawings[mapDrawing]{drawnMap(m.Places, 900, 380), drawnMap(m.Places, 356, 300)}}
	s.show(w, r, http.StatusOK, "map", frame{Title: "Where the words place events", At: "events", Page: p})
}

func onMap(lon, lat float64) (x, y float64) {
	return (lon + 180) * mapScale, (mapNorth - lat) * mapScale
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
		fmt.Fprintf(&ring, "%s%s %s", map[bool]string{true: "M", false: "L"}[i == 0], short(px), short(py))
	}
	if !north || !east || !west {
		return ""
	}
	return ring.String() + "Z"
}

// short is a length to a tenth, without what says nothing: half a degree is seen on a map of one country.
func short(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }
