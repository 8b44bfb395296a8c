package encoder

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"sayso"
	"sayso/internal/mat"
)

const testWords = 300

func randomSequences(seed uint64, lengths ...int) []Sequence {
	r := rand.New(rand.NewPCG(seed, 11))
	seqs := make([]Sequence, len(lengths))
	for i, n := range lengths {
		for range n {
			seqs[i].IDs = append(seqs[i].IDs, r.Int32N(testWords))
			seqs[i].Features = append(seqs[i].Features, uint8(r.IntN(4)))
		}
	}
	return seqs
}

func newEncoder(t testing.TB, tier mat.Tier, w Weights) *Encoder {
	t.Helper()
	e, err := New(tier, w)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func forward(t testing.TB, e *Encoder, w *Work, seqs []Sequence) []float32 {
	t.Helper()
	out, err := e.Forward(w, seqs)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestAgainstFloat64 holds the quantised encoder against unquantised float64. Two random layers lose about 0.0004
// of the cosine to eight-bit weights and seven-bit activations; a wrong head, offset or norm loses far more.
func TestAgainstFloat64(t *testing.T) {
	ref, w := randomModel(1, 2, testWords, 256)
	seqs := randomSequences(2, 32, 1, 0, 17, 240, 8)
	tier, err := mat.DefaultTier()
	if err != nil {
		t.Fatal(err)
	}
	got := forward(t, newEncoder(t, tier, w), new(Work), seqs)
	for i, s := range seqs {
		for p, row := range ref.forward(s) {
			if c := cosine(got[p*Width:][:Width], row); c < 0.999 {
				t.Fatalf("sequence %d, piece %d: cosine %.5f with the reference", i, p, c)
			}
		}
		got = got[len(s.IDs)*Width:]
	}
	if len(got) != 0 {
		t.Errorf("%d numbers too many", len(got))
	}
}

func cosine(a []float32, b []float64) float64 {
	var ab, aa, bb float64
	for i := range b {
		x := float64(a[i])
		ab, aa, bb = ab+x*b[i], aa+x*x, bb+b[i]*b[i]
	}
	return ab / math.Sqrt(aa*bb)
}

// TestTiersAgree runs one batch on every tier of this machine: hidden states and bytes must be the same.
func TestTiersAgree(t *testing.T) {
	_, w := randomModel(3, 2, testWords, 256)
	seqs := randomSequences(4, 32, 5, 100, 1, 47, 250, 16)
	var want []float32
	var wantQ []uint8
	for _, tier := range mat.Tiers() {
		work := new(Work)
		got := forward(t, newEncoder(t, tier, w), work, seqs)
		q, _ := work.Quantised()
		if want == nil {
			want, wantQ = slices.Clone(got), slices.Clone(q)
		}
		for i := range want {
			if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
				t.Fatalf("%s: piece %d number %d is %x, plain Go %x", tier, i/Width, i%Width, got[i], want[i])
			}
		}
		if !slices.Equal(q, wantQ) {
			t.Errorf("%s: quantised rows differ from plain Go's", tier)
		}
	}
}

// TestSequenceAlone gives a sequence by itself, in other company and in a used Work: its bits stay.
func TestSequenceAlone(t *testing.T) {
	_, w := randomModel(5, 1, testWords, 128)
	for _, tier := range mat.Tiers() {
		e := newEncoder(t, tier, w)
		seqs := randomSequences(6, 13, 50, 3, 100)
		work := new(Work)
		all := slices.Clone(forward(t, e, work, seqs))
		for i := len(seqs) - 1; i >= 0; i-- {
			alone := forward(t, e, work, seqs[i:i+1])
			from := len(all) - len(alone)
			if !slices.Equal(alone, all[from:]) {
				t.Errorf("%s: sequence %d differs alone and in a batch", tier, i)
			}
			all = all[:from]
		}
	}
}

// TestWorkersAgree encodes in several goroutines while others make garbage: interruptions by the collector and the
// scheduler, which save and restore registers and tiles, must not change a bit.
func TestWorkersAgree(t *testing.T) {
	_, w := randomModel(11, 1, testWords, 64)
	tier, err := mat.DefaultTier()
	if err != nil {
		t.Fatal(err)
	}
	e, seqs := newEncoder(t, tier, w), randomSequences(12, 64, 3, 40, 33)
	want := slices.Clone(forward(t, e, new(Work), seqs))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			work, garbage := new(Work), []byte(nil)
			for i := range 50 {
				got, err := e.Forward(work, seqs)
				if err != nil || !slices.Equal(got, want) {
					t.Errorf("call %d differs among workers (%v)", i, err)
					return
				}
				garbage = make([]byte, 1<<20+len(garbage)%3)
			}
		})
	}
	wg.Wait()
}

func TestForwardDoesNotAllocate(t *testing.T) {
	_, w := randomModel(7, 1, testWords, 64)
	tier, _ := mat.DefaultTier()
	e, seqs, work := newEncoder(t, tier, w), randomSequences(8, 30, 40), new(Work)
	forward(t, e, work, seqs)
	if n := testing.AllocsPerRun(5, func() { _, _ = e.Forward(work, seqs) }); n > 0 {
		t.Errorf("%v allocations a call", n)
	}
}

func TestBadSequences(t *testing.T) {
	_, w := randomModel(9, 1, testWords, 64)
	e := newEncoder(t, mat.Plain, w)
	for _, c := range []struct {
		name string
		s    Sequence
	}{
		{"too long for the positions", randomSequences(1, 65)[0]},
		{"id past the vocabulary", Sequence{[]int32{testWords}, []uint8{0}}},
		{"negative id", Sequence{[]int32{-1}, []uint8{0}}},
		{"feature past the table", Sequence{[]int32{1}, []uint8{4}}},
		{"a feature missing", Sequence{[]int32{1, 2}, []uint8{0}}},
	} {
		_, err := e.Forward(new(Work), []Sequence{c.s})
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrInternal {
			t.Errorf("%s: error = %v", c.name, err)
		}
	}
}

func TestBadWeights(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*Weights)
	}{
		{"no words", func(w *Weights) { w.Word, w.WordScale = nil, nil }},
		{"half a position", func(w *Weights) { w.Position = w.Position[:Width/2] }},
		{"no features", func(w *Weights) { w.Feature = nil }},
		{"no layers", func(w *Weights) { w.Layers = nil }},
		{"short norm", func(w *Weights) { w.Layers[0].AfterFeed.Beta = w.Layers[0].AfterFeed.Beta[1:] }},
		{"short matrix", func(w *Weights) { w.Layers[0].Up.Q = w.Layers[0].Up.Q[1:] }},
	} {
		_, w := randomModel(10, 1, 10, 16)
		c.spoil(&w)
		_, err := New(mat.Plain, w)
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrModel {
			t.Errorf("%s: error = %v", c.name, err)
		}
	}
}
