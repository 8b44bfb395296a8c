package attribute

import (
	"math"
	"sort"

	"sayso"
)

// A Calibration maps what the model believes to how often it is right: knots of a rising line, by isotonic regression
// (Zadrozny & Elkan 2002) on the dev set. The zero Calibration changes nothing.
type Calibration struct {
	Believed []float64 `json:"believed"` // rising
	Right    []float64 `json:"right"`    // never falling
}

// Calibrations has one line for an attribution and one for each link.
type Calibrations struct {
	All     Calibration `json:"all"`
	Cue     Calibration `json:"cue"`
	Source  Calibration `json:"source"`
	Content Calibration `json:"content"`
}

// At returns the calibrated probability for a belief.
func (c Calibration) At(p float64) float64 {
	x, y := c.Believed, c.Right
	if len(x) == 0 || len(x) != len(y) {
		return p
	}
	i := sort.SearchFloat64s(x, p)
	switch {
	case i == 0:
		return y[0]
	case i == len(x):
		return y[i-1]
	}
	return y[i-1] + float64((y[i]-y[i-1])*float64(float64(p-x[i-1])/(x[i]-x[i-1])))
}

// confidence calibrates p, to four decimals: more would be noise.
func (c Calibrations) confidence(p probability) sayso.Confidence {
	round := func(p float64) float64 { return math.Round(float64(p*1e4)) / 1e4 }
	return sayso.Confidence{
		All:     round(c.All.At(float64(p.cue * p.path))),
		Cue:     round(c.Cue.At(p.cue)),
		Source:  round(c.Source.At(float64(p.cue * p.source))),
		Content: round(c.Content.At(float64(p.cue * p.content))),
	}
}
