package serve

import (
	"math"
	"testing"

	"sayso/internal/ledger"
)

// TestMapDrawing: the map shows where the places lie and no more of the world than it must, no mark covers another, and on a telephone
// numbers are as high as on a desk.
func TestMapDrawing(t *testing.T) {
	at := func(lat, lon float64) ledger.EventPlace {
		return ledger.EventPlace{Lat: lat, Lon: lon, Events: make([]ledger.PlacedEvent, 3)}
	}
	lakes := []ledger.EventPlace{at(-13.96, 33.79), at(-13.64, 32.65), at(-15.41, 28.29), at(-13.96, 33.79)}
	world := append(lakes, at(45.4, -75.7), at(35.7, 139.7), at(-33.9, 151.2))
	for _, width := range []float64{900, 356} {
		near, far := drawnMap(lakes, width, 300), drawnMap(world, width, 300)
		if near.Width > 80*mapScale || far.Width < 200*mapScale {
			t.Errorf("%v wide: four places at one lake on %v units, places of the world on %v", width, near.Width, far.Width)
		}
		for _, d := range []mapDrawing{near, far, drawnMap(world[6:], width, 300)} {
			if pixels := d.Letters / d.Width * width; math.Abs(pixels-11) > .1 {
				t.Errorf("numbers of %v pixels", pixels)
			}
			if d.X < 0 || d.Y < 0 || d.X+d.Width > 360*mapScale+.1 || d.Y+d.Height > (mapNorth-mapSouth)*mapScale+.1 {
				t.Errorf("%v %v %v %v lies beyond the world", d.X, d.Y, d.Width, d.Height)
			}
			for i, m := range d.Marks {
				if m.X < d.X || m.X > d.X+d.Width || m.Y < d.Y || m.Y > d.Y+d.Height {
					t.Errorf("mark %d is not shown", i)
				}
				for _, o := range d.Marks[:i] {
					if math.Hypot(m.X-o.X, m.Y-o.Y) < (m.R+o.R)*.95 {
						t.Errorf("marks %d and %d cover each other", m.Number, o.Number)
					}
				}
			}
		}
	}
}
