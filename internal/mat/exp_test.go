package mat

import (
	"math"
	"testing"
)

// Exp agrees with the standard library's to fifteen digits.
func TestExp(t *testing.T) {
	for x := -700.0; x <= 20; x += 0.137 {
		if got, want := Exp(x), math.Exp(x); math.Abs(got-want) > 4e-15*want {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	if Exp(-1e9) != 0 || Exp(0) != 1 {
		t.Error("Exp of the ends is wrong")
	}
}

// Buckets are symmetric, exact near the anchor and never outside the table.
func TestPairBucket(t *testing.T) {
	for d, want := range map[int]uint8{0: 16, 1: 17, -1: 15, 4: 20, 5: 20, 6: 21, -6: 11, 125: 31, 1 << 40: 31, -1 << 40: 1} {
		if got := PairBucket(d); got != want {
			t.Errorf("PairBucket(%d) = %d, want %d", d, got, want)
		}
	}
}
