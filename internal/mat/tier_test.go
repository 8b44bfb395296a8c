package mat

import (
	"runtime"
	"testing"
)

func TestForcedTier(t *testing.T) {
	for _, tier := range Tiers() {
		t.Setenv(CPUVariable, tier.String())
		if got, err := DefaultTier(); got != tier || err != nil {
			t.Errorf("%s=%s gives %s, %v", CPUVariable, tier, got, err)
		}
	}
	t.Setenv(CPUVariable, "mmx")
	if _, err := DefaultTier(); err == nil {
		t.Error("an unknown tier was accepted")
	}
	t.Setenv(CPUVariable, "")
	if got, err := DefaultTier(); got != fastest() || err != nil {
		t.Errorf("unforced tier is %s, %v", got, err)
	}
	if runtime.GOARCH != "amd64" && fastest() != Plain {
		t.Errorf("%s runs %s", runtime.GOARCH, fastest())
	}
}

// TestLinearRefusesOtherMachines makes a product without having asked for the tier before: AMX needs the system's leave first.
func TestLinearRefusesOtherMachines(t *testing.T) {
	for tier := Plain; tier <= AMX; tier++ {
		l, err := NewLinear(tier, 64, 48, Packed{make([]int8, 64*48), make([]float32, 48), make([]float32, 48)})
		if (err == nil) != (tier <= fastest()) {
			t.Errorf("%s on a machine of %s: error = %v", tier, fastest(), err)
		}
		if err == nil {
			l.Mul(make([]uint8, 16*64), make([]float32, 16), 16, make([]float32, 16*48))
		}
	}
}

func TestTierOfAnotherMachine(t *testing.T) {
	if fastest() == AMX {
		t.Skip("this machine runs every tier")
	}
	if _, err := ParseTier(AMX.String()); err == nil {
		t.Error("a tier this machine lacks was accepted")
	}
}
