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

func TestTierOfAnotherMachine(t *testing.T) {
	if fastest() == AMX {
		t.Skip("this machine runs every tier")
	}
	if _, err := ParseTier(AMX.String()); err == nil {
		t.Error("a tier this machine lacks was accepted")
	}
}
