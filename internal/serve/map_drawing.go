package serve

import (
	"math"

	"sayso/internal/ledger"
)

// A mapDrawing is the part of the world in which the places lie, with a mark for each.
type mapDrawing struct {
	Land                string // the coasts as an SVG path
	Grid                []gridLine
	Marks               []mapMark
	X, Y, Width, Height float64 // of the world's drawing, that which is shown
	Letters             float64 // height of the numbers, as all sizes in units of the drawing
	Down                float64 // from the middle of a mark to the line its number stands on
}

// A mapMark is one place; Number is that of the list. A mark that would lie on others stands beside its place, with a line to it.
type mapMark struct {
	Number   int
	X, Y     float64
	AtX, AtY float64
	Moved    bool
	R        float64
	Place    *ledger.EventPlace
}

// A gridLine is a meridian or a parallel.
type gridLine struct{ X1, Y1, X2, Y2 int }

const (
	mapLeast  = 40 // degrees that a map shows across at least: coasts are known to some tenths of one
	mapAround = 9  // degrees around the outermost marks
)

// drawnMap draws places on a map that is shown so many pixels wide and, at most, high.
func drawnMap(places []ledger.EventPlace, width, height float64) mapDrawing {
	d := mapDrawing{Land: coasts()}
	const whole, tall = 360 * mapScale, (mapNorth - mapSouth) * mapScale
	left, top, right, bottom := float64(whole), float64(tall), 0.0, 0.0
	for i := range places {
		p := &places[i]
		x, y := onMap(p.Lon, min(mapNorth, max(mapSouth, p.Lat)))
		d.Marks = append(d.Marks, mapMark{Number: i + 1, X: x, Y: y, AtX: x, AtY: y, Place: p})
		left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
	}
	// What is shown has the shape of the page's room: all marks, some land around them, and nothing beyond the edges of the world.
	d.Width = max(right-left+2*mapAround*mapScale, mapLeast*mapScale, (bottom-top+2*mapAround*mapScale)*width/height)
	d.Height = d.Width * height / width
	if d.Width > whole {
		d.Width = whole
	}
	d.Height = min(d.Height, tall)
	d.X = min(max(0, (left+right-d.Width)/2), whole-d.Width)
	d.Y = min(max(0, (top+bottom-d.Height)/2), tall-d.Height)
	unit := d.Width / width // of the drawing, that is a pixel wide
	for i := range d.Marks {
		m := &d.Marks[i]
		m.R = (9 + float64(min(len(m.Place.Events), 10))*.4) * unit
	}
	d.Letters, d.Down = 11*unit, 3.9*unit
	spread(d.Marks, unit)
	for lon := -150; lon < 180; lon += 30 {
		x, _ := onMap(float64(lon), 0)
		d.Grid = append(d.Grid, gridLine{int(x), 0, int(x), tall})
	}
	for lat := -30; lat <= 60; lat += 30 {
		_, y := onMap(0, float64(lat))
		d.Grid = append(d.Grid, gridLine{0, int(y), whole, int(y)})
	}
	return d
}

// spread pushes marks off each other until none covers another's number, or for so many rounds; it is the same each time.
func spread(marks []mapMark, unit float64) {
	for range 60 {
		still := true
		for i := range marks {
			for k := range i {
				a, b := &marks[i], &marks[k]
				dx, dy := a.X-b.X, a.Y-b.Y
				far := math.Hypot(dx, dy)
				if want := a.R + b.R + unit; far < want {
					if far < unit/100 { // on one point: each leaves in a direction of its own
						turn := float64(i) * 2.4
						dx, dy, far = math.Cos(turn), math.Sin(turn), 1
						a.X, a.Y = a.X+dx*unit, a.Y+dy*unit
					}
					push := (want - far) / 2
					a.X, a.Y = a.X+dx/far*push, a.Y+dy/far*push
					b.X, b.Y = b.X-dx/far*push, b.Y-dy/far*push
					still = false
				}
			}
		}
		if still {
			break
		}
	}
	for i := range marks {
		m := &marks[i]
		m.Moved = math.Hypot(m.X-m.AtX, m.Y-m.AtY) > m.R/2
	}
}
