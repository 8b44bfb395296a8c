package main

import (
	"math"
	"math/rand/v2"
	"sync"

	"golang.org/x/sys/unix"

	"sayso/internal/encoder"
	"sayso/internal/mat"
)

const vocabulary = 30522

// own is Sayso's encoder with random weights; with several workers, each encodes the batch.
type own struct {
	encoder *encoder.Encoder
	works   []*encoder.Work
	r       *rand.Rand
}

func newOwn(tier mat.Tier, workers int) (*own, error) {
	r := rand.New(rand.NewPCG(1, 1))
	e, err := encoder.New(tier, randomWeights(r))
	if err != nil {
		return nil, err
	}
	o := &own{encoder: e, r: r}
	for range workers {
		o.works = append(o.works, new(encoder.Work))
	}
	return o, nil
}

func (o *own) encode(length, sequences int) (float64, error) {
	seqs := make([]encoder.Sequence, sequences)
	for i := range seqs {
		seqs[i] = encoder.Sequence{IDs: make([]int32, length), Features: make([]uint8, length)}
		for j := range length {
			seqs[i].IDs[j] = o.r.Int32N(vocabulary)
		}
	}
	start := cpuSeconds()
	errs := make([]error, len(o.works))
	var wg sync.WaitGroup
	for i, w := range o.works {
		wg.Go(func() { _, errs[i] = o.encoder.Forward(w, seqs) })
	}
	wg.Wait()
	seconds := (cpuSeconds() - start) / float64(len(o.works))
	for _, err := range errs {
		if err != nil {
			return 0, err
		}
	}
	return seconds, nil
}

// cpuSeconds is the processor time of this process.
func cpuSeconds() float64 {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t); err != nil {
		return math.NaN()
	}
	return float64(t.Nano()) / 1e9
}

func randomWeights(r *rand.Rand) encoder.Weights {
	w := encoder.Weights{
		Word: make([]int8, vocabulary*mat.Width), WordScale: make([]float32, vocabulary),
		Position: normal(r, mat.MaxPieces*mat.Width, 0.3), Feature: normal(r, mat.Width, 0.1), Embedding: randomNorm(r),
	}
	for i := range w.Word {
		w.Word[i] = int8(r.IntN(255) - 127)
	}
	for i := range w.WordScale {
		w.WordScale[i] = 1.0 / 64
	}
	for range layers {
		w.Layers = append(w.Layers, encoder.Layer{
			QKV: linear(r, mat.Width, 3*mat.Width), Out: linear(r, mat.Width, mat.Width),
			Up: linear(r, mat.Width, 4*mat.Width), Down: linear(r, 4*mat.Width, mat.Width),
			AfterAttention: randomNorm(r), AfterFeed: randomNorm(r),
		})
	}
	return w
}

func linear(r *rand.Rand, k, n int) mat.Packed {
	return mat.Pack(normal(r, k*n, 1/math.Sqrt(float64(k))), normal(r, n, 0.05), k, n)
}

func randomNorm(r *rand.Rand) encoder.Norm {
	n := encoder.Norm{Gamma: normal(r, mat.Width, 0.05), Beta: normal(r, mat.Width, 0.05)}
	for i := range n.Gamma {
		n.Gamma[i]++
	}
	return n
}

func normal(r *rand.Rand, n int, size float64) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64() * size)
	}
	return v
}
