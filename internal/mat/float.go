package mat

import "math"

// lanes is the number of partial sums of every float reduction: one 512-bit register.
const lanes = 16

// roundMagic is 1.5·2²³: adding and subtracting it rounds a float32 below 2²² in size to the nearest even integer.
const roundMagic = 12582912

// minExp2 is the smallest exponent exp2 takes; 2^-120 is nothing beside one, and still a normal number.
const minExp2 = -120

// The coefficients of 2^f = e^(f·ln 2) on [-½, ½], Taylor's to the fifth power: relative error below 3e-6.
const (
	exp2C1 = float32(math.Ln2)
	exp2C2 = float32(math.Ln2 * math.Ln2 / 2)
	exp2C3 = float32(math.Ln2 * math.Ln2 * math.Ln2 / 6)
	exp2C4 = float32(math.Ln2 * math.Ln2 * math.Ln2 * math.Ln2 / 24)
	exp2C5 = float32(math.Ln2 * math.Ln2 * math.Ln2 * math.Ln2 * math.Ln2 / 120)
)

// exp2 returns 2^x for x in [-120, 120]: the nearest integer to x is added to the exponent of the polynomial's value.
func exp2(x float32) float32 {
	t := x + roundMagic
	f := x - (t - roundMagic)
	p := float32(exp2C5*f) + exp2C4
	p = float32(p*f) + exp2C3
	p = float32(p*f) + exp2C2
	p = float32(p*f) + exp2C1
	p = float32(p*f) + 1
	// The low bits of t are the integer; the shift drops the rest of the magic number.
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(t)<<23)
}

// round returns the integer nearest to x, ties to even, for |x| < 2²².
func round(x float32) int32 { return int32((x + roundMagic) - roundMagic) }

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }

// sumTree adds sixteen partial sums in the one order all tiers use: halves, then quarters, eighths and neighbours.
func sumTree(v *[lanes]float32) float32 {
	s := *v
	for w := lanes / 2; w > 0; w /= 2 {
		for i := 0; i < w; i++ {
			s[i] += s[i+w]
		}
	}
	return s[0]
}
