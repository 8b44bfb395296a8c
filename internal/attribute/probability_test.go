package attribute

import (
	"math"
	"math/rand/v2"
	"testing"

	"sayso/internal/anchor"
)

// The posterior of a path is its share among all allowed paths, those of its roles sum over the other role's labels.
func TestPosteriorByEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const n = 4
	for range 40 {
		trans, start, scores := make([]float32, labels*labels), make([]float32, labels), make([]float32, n*labels)
		for _, v := range [][]float32{trans, start, scores} {
			for i := range v {
				v[i] = float32(r.NormFloat64() * 2)
			}
		}
		h := &Head{chain: newChain(anchor.Spans(labels, trans, start))}
		path := []uint8{labelBeginSource, labelO, labelBeginContent, labelInContent}
		var total, whole, source, content float64
		for code := range 625 {
			p := []uint8{uint8(code / 125), uint8(code / 25 % 5), uint8(code / 5 % 5), uint8(code % 5)}
			w := h.chain.start[p[0]] * math.Exp(float64(scores[p[0]]))
			for i := 1; i < n; i++ {
				w *= h.chain.step[p[i-1]][p[i]] * math.Exp(float64(scores[i*labels+int(p[i])]))
			}
			total += w
			isWhole, isSource, isContent := true, true, true
			for i := range p {
				isWhole = isWhole && p[i] == path[i]
				isSource = isSource && kept(path[i], sourceSet, noSourceSet)>>p[i]&1 == 1
				isContent = isContent && kept(path[i], contentSet, noContent)>>p[i]&1 == 1
			}
			if isWhole {
				whole += w
			}
			if isSource {
				source += w
			}
			if isContent {
				content += w
			}
		}
		a, b, c := h.posterior(&Work{}, scores, path)
		for _, v := range [][2]float64{{a, whole / total}, {b, source / total}, {c, content / total}} {
			if math.Abs(v[0]-v[1]) > 1e-12 {
				t.Fatalf("posterior %v, by enumeration %v", v[0], v[1])
			}
		}
	}
}

// A calibration line is a rising interpolation between its knots and constant beyond them.
func TestCalibration(t *testing.T) {
	c := Calibration{Believed: []float64{0.2, 0.6}, Right: []float64{0.1, 0.5}}
	for _, v := range [][2]float64{{0, 0.1}, {0.2, 0.1}, {0.4, 0.3}, {0.6, 0.5}, {1, 0.5}} {
		if got := c.At(v[0]); math.Abs(got-v[1]) > 1e-12 {
			t.Errorf("at %v: got %v, want %v", v[0], got, v[1])
		}
	}
	if got := (Calibration{}).At(0.7); got != 0.7 {
		t.Errorf("no line: got %v", got)
	}
}
