package quantity

import (
	"math/big"
	"strings"

	"sayso"
)

// longest is the number of characters of a literal that can be a quantity; what is longer is an id.
const longest = 24

// literal reads a well-formed literal: "1,200.5", "1,00,000" as in India, "1.200.000" as in Europe, ".5". It refuses
// versions ("1.2.3"), lists ("1,2,3"), and numbers with a leading zero, which are ids and parts of telephone numbers.
func literal(text string) (*big.Rat, bool) {
	if len(text) > longest {
		return nil, false
	}
	for _, s := range []string{"\u00a0", "\u202f", "\u2009", " "} {
		text = strings.ReplaceAll(text, s, ",")
	}
	if strings.Count(text, ".") > 1 && !strings.Contains(text, ",") {
		text = strings.ReplaceAll(text, ".", ",")
	}
	whole, fraction, point := strings.Cut(text, ".")
	if strings.ContainsAny(fraction, ".,") || !grouped(strings.Split(whole, ",")) {
		return nil, false
	}
	whole = strings.ReplaceAll(whole, ",", "")
	if len(whole) > 1 && whole[0] == '0' {
		return nil, false
	}
	if whole == "" {
		whole = "0"
	}
	if point {
		whole += "." + fraction
	}
	return new(big.Rat).SetString(whole)
}

// grouped reports whether groups of digits are those of one number.
func grouped(groups []string) bool {
	if len(groups) == 1 {
		return true
	}
	for i, g := range groups {
		switch {
		case i == 0 && 1 <= len(g) && len(g) <= 3:
		case i == len(groups)-1 && len(g) == 3:
		case i > 0 && i < len(groups)-1 && (len(g) == 3 || len(g) == 2 && len(groups[0]) <= 2):
		default:
			return false
		}
	}
	return true
}

// number writes r exactly: as a decimal if it has one, else as a fraction.
func number(r *big.Rat) sayso.Number {
	if r == nil {
		return ""
	}
	if digits, exact := r.FloatPrec(); exact {
		return sayso.Number(r.FloatString(digits))
	}
	return sayso.Number(r.RatString())
}

func integer(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func plus(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
