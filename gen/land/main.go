// Command land makes data/land/outline.txt: the coasts of the world, coarse enough for a map as wide as a page. Run it in gen:
//
//	go run ./land -topology land-110m.json
//
// The input is land-110m.json of world-atlas 2.0.2, which is Natural Earth's land at 1:110m (public domain) as TopoJSON.
// Islands of less than one square degree are left out, and points that lie within a third of a degree of the line. The same file gives the
// same bytes.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
)

const (
	tolerance = 0.33 // degrees
	leastArea = 1.0  // square degrees, on the plane
)

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Land struct {
			Geometries []struct{ Arcs [][][]int }
		}
	}
}

type point struct{ lon, lat float64 }

func main() {
	in := flag.String("topology", "", "land-110m.json")
	out := flag.String("out", "../data/land/outline.txt", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "land:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	raw, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# Coasts, a ring a line, as longitude,latitude in tenths of a degree. data/land/README.md\n")
	for _, g := range t.Objects.Land.Geometries {
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				if line := written(thin(unwrapped(t.ring(ring)))); line != "" {
					b.WriteString(line + "\n")
				}
			}
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// ring joins the arcs of a ring; ~n is arc n backwards, and each begins where the one before ends.
func (t *topology) ring(arcs []int) (out []point) {
	for _, n := range arcs {
		back := n < 0
		if back {
			n = ^n
		}
		var line []point
		x, y := 0.0, 0.0
		for _, step := range t.Arcs[n] {
			x, y = x+step[0], y+step[1]
			line = append(line, point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		if back {
			for i, j := 0, len(line)-1; i < j; i, j = i+1, j-1 {
				line[i], line[j] = line[j], line[i]
			}
		}
		if len(out) > 0 {
			line = line[1:]
		}
		out = append(out, line...)
	}
	return out
}

// unwrapped goes on beyond 180 degrees where a ring crosses the line of date, so that it has no jump.
func unwrapped(ring []point) []point {
	for i := 1; i < len(ring); i++ {
		for ring[i].lon-ring[i-1].lon > 180 {
			ring[i].lon -= 360
		}
		for ring[i].lon-ring[i-1].lon < -180 {
			ring[i].lon += 360
		}
	}
	return ring
}

// thin leaves out what the eye does not miss (Douglas and Peucker, Cartographica 10:112, 1973); nil for a speck. A ring is cut in two at the
// point farthest from its first, since it ends where it begins.
func thin(ring []point) []point {
	area := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		area += p.lon*q.lat - q.lon*p.lat
	}
	if math.Abs(area)/2 < leastArea {
		return nil
	}
	far := 0
	for i, p := range ring {
		if math.Hypot(p.lon-ring[0].lon, p.lat-ring[0].lat) > math.Hypot(ring[far].lon-ring[0].lon, ring[far].lat-ring[0].lat) {
			far = i
		}
	}
	first, second := peucker(ring[:far+1]), peucker(ring[far:])
	return append(first[:len(first)-1], second...)
}

func peucker(line []point) []point {
	if len(line) < 3 {
		return append([]point{}, line...)
	}
	a, z := line[0], line[len(line)-1]
	worst, at := 0.0, 0
	for i := 1; i < len(line)-1; i++ {
		p := line[i]
		d := math.Hypot(p.lon-a.lon, p.lat-a.lat)
		if long := math.Hypot(z.lon-a.lon, z.lat-a.lat); long > 0 {
			d = math.Abs((z.lon-a.lon)*(a.lat-p.lat)-(a.lon-p.lon)*(z.lat-a.lat)) / long
		}
		if d > worst {
			worst, at = d, i
		}
	}
	if worst <= tolerance {
		return []point{a, z}
	}
	left := peucker(line[:at+1])
	return append(left[:len(left)-1], peucker(line[at:])...)
}

// written is a ring as a line, without the last point, which is the first; "" if nothing is left of it.
func written(ring []point) string {
	var parts []string
	for _, p := range ring {
		part := fmt.Sprintf("%.0f,%.0f", p.lon*10, p.lat*10)
		if len(parts) == 0 || parts[len(parts)-1] != part {
			parts = append(parts, part)
		}
	}
	if len(parts) > 1 && parts[0] == parts[len(parts)-1] {
		parts = parts[:len(parts)-1]
	}
	if len(parts) < 3 {
		return ""
	}
	return strings.Join(parts, " ")
}
