package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"sayso/internal/mat"
)

// wantBits is the digest of the hidden states of evenModel on any machine. It changes only with the arithmetic itself,
// and then every record may change: say so in the notes.
const wantBits = "aad4ef9ef06767c8"

// TestSameBitsEverywhere compares with a digest, so that other architectures are held to the same bits.
func TestSameBitsEverywhere(t *testing.T) {
	w := evenModel()
	seqs := randomSequences(14, 33, 1, 90)
	for _, tier := range mat.Tiers() {
		h := sha256.New()
		for _, v := range forward(t, newEncoder(t, tier, w), new(Work), seqs) {
			_ = binary.Write(h, binary.LittleEndian, math.Float32bits(v))
		}
		if got := fmt.Sprintf("%x", h.Sum(nil)[:8]); got != wantBits {
			t.Errorf("%s: digest %s, want %s", tier, got, wantBits)
		}
	}
}

// evenModel has weights drawn without logarithms, whose last digit may differ among machines.
func evenModel() Weights {
	r := rand.New(rand.NewPCG(13, 13))
	w := Weights{
		Word: integers(r, testWords*Width), WordScale: even(r, testWords, 1.0/64, 0),
		Position: even(r, 128*Width, 0.5, 0), Feature: even(r, 4*Width, 0.2, 0), Embedding: evenNorm(r),
	}
	packed := func(k, n int) mat.Packed {
		return mat.Packed{Q: integers(r, k*n), Scale: even(r, n, 0.0004, 0.001), Bias: even(r, n, 0.1, 0)}
	}
	for range 2 {
		w.Layers = append(w.Layers, Layer{
			QKV: packed(Width, 3*Width), Out: packed(Width, Width), Up: packed(Width, feedWidth),
			Down: packed(feedWidth, Width), AfterAttention: evenNorm(r), AfterFeed: evenNorm(r),
		})
	}
	return w
}

func evenNorm(r *rand.Rand) Norm { return Norm{even(r, Width, 0.2, 1), even(r, Width, 0.2, 0)} }

// even draws n numbers within size of middle.
func even(r *rand.Rand, n int, size, middle float32) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = middle + float32(size*(float32(r.IntN(1<<20)-1<<19)/(1<<19)))
	}
	return v
}

func integers(r *rand.Rand, n int) []int8 {
	v := make([]int8, n)
	for i := range v {
		v[i] = int8(r.IntN(255) - 127)
	}
	return v
}
