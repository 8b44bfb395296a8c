package mat

import "golang.org/x/sys/cpu"

// fastest returns the best tier of this CPU and operating system. VNNI may come without the rest of AVX-512.
func fastest() Tier {
	x := &cpu.X86
	switch {
	case x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL && x.HasAVX512VNNI:
		if x.HasAMXTile && x.HasAMXInt8 && allowTiles() {
			return AMX
		}
		return AVX512
	case x.HasAVX2:
		return AVX2
	}
	return Plain
}
