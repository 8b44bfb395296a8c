package mat

import "math"

// Exp is e^x by arithmetic alone. The standard library's has assembly on some processors, which may differ in the last
// bit, and a record must not change with the CPU; the conversions keep compilers from fusing.
func Exp(x float64) float64 {
	if x < -700 {
		return 0
	}
	k := math.RoundToEven(float64(x * math.Log2E))
	r := float64(x-float64(k*ln2High)) - float64(k*ln2Low)
	sum := taylor[0]
	for _, c := range taylor[1:] {
		sum = c + float64(r*sum)
	}
	return math.Ldexp(sum, int(k))
}

// taylor holds 1/12! down to 1/0!: |r| ≤ 0.35, so what is cut off is below 1e-15.
var taylor = [...]float64{1. / 479001600, 1. / 39916800, 1. / 3628800, 1. / 362880, 1. / 40320, 1. / 5040, 1. / 720, 1. / 120,
	1. / 24, 1. / 6, 1. / 2, 1, 1}

// ln 2 in two parts, the first with 20 zero bits at its end, so that k·ln2High is exact.
const (
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10
)
