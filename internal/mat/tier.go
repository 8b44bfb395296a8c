package mat

import (
	"fmt"
	"os"
	"strings"
)

// A Tier names the instruction set that runs the kernels. All tiers give the same bits; the zero Tier is Plain.
type Tier uint8

// The tiers, slowest first.
const (
	Plain  Tier = iota // Go, on any machine
	AVX2               // 256-bit integer products by VPMADDUBSW
	AVX512             // 512-bit integer products by VPDPBUSD (AVX-512 F, BW, DQ, VL and VNNI)
	AMX                // AVX512 with matrix products by tiles of AMX-INT8, on Linux
)

// CPUVariable is the environment variable that forces a tier: amx, avx512, avx2 or plain.
const CPUVariable = "SAYSO_CPU"

// String returns the tier's name as CPUVariable spells it.
func (t Tier) String() string {
	switch t {
	case AMX:
		return "amx"
	case AVX512:
		return "avx512"
	case AVX2:
		return "avx2"
	}
	return "plain"
}

// ParseTier reads a tier's name. It refuses a tier this machine cannot run.
func ParseTier(name string) (Tier, error) {
	for t := Plain; t <= AMX; t++ {
		if strings.EqualFold(name, t.String()) {
			if t > fastest() {
				return Plain, fmt.Errorf("this machine cannot run the %s kernels", t)
			}
			return t, nil
		}
	}
	return Plain, fmt.Errorf("unknown CPU tier %q: want amx, avx512, avx2 or plain", name)
}

// Tiers lists what this machine can run, slowest first.
func Tiers() []Tier {
	return []Tier{Plain, AVX2, AVX512, AMX}[:fastest()+1]
}

// DefaultTier is the fastest tier of this machine, or the one CPUVariable names. This is the only place that reads it.
func DefaultTier() (Tier, error) {
	if name := os.Getenv(CPUVariable); name != "" {
		t, err := ParseTier(name)
		if err != nil {
			return Plain, fmt.Errorf("%s: %w", CPUVariable, err)
		}
		return t, nil
	}
	return fastest(), nil
}
