package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// An isa emits one tier. All its vectors have sixteen lanes of 32 bits: one ZMM register when wide, else two of YMM, of
// which AVX2 has sixteen. Registers are named by number rather than allotted, because avo would hand out Y16 to Y31,
// which need AVX-512.
type isa struct {
	wide bool
	held map[con]vec // constants kept in registers
}

// A vec is a vector's number: Z(v), or Y(2v) and Y(2v+1).
type vec int

var (
	zmm = []VecPhysical{Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7, Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15,
		Z16, Z17, Z18, Z19, Z20, Z21, Z22, Z23, Z24, Z25, Z26, Z27, Z28, Z29, Z30, Z31}
	ymm = []VecPhysical{Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y8, Y9, Y10, Y11, Y12, Y13, Y14, Y15}
	xmm = []VecPhysical{X0, X1, X2, X3, X4, X5, X6, X7, X8, X9, X10, X11, X12, X13, X14, X15,
		X16, X17, X18, X19, X20, X21, X22, X23, X24, X25, X26, X27, X28, X29, X30, X31}
)

// parts returns the registers of v.
func (s *isa) parts(v vec) []VecPhysical {
	if s.wide {
		return zmm[v : v+1]
	}
	return ymm[2*v : 2*v+2]
}

// first returns the register of v's lane 0, for scalar steps.
func (s *isa) first(v vec) VecPhysical {
	if s.wide {
		return xmm[v]
	}
	return xmm[2*v]
}

// text opens the function name + tier.
func (s *isa) text(name, arguments string) {
	s.held = map[con]vec{}
	if s.wide {
		name += "AVX512"
	} else {
		name += "AVX2"
	}
	TEXT(name, NOSPLIT, "func("+arguments+")")
	Pragma("noescape")
}

func (s *isa) end() {
	VZEROUPPER()
	RET()
}

// gp loads an argument.
func gp(name string) GPVirtual { return Load(Param(name), GP64()).(GPVirtual) }

// argument is the stack slot of an argument.
func argument(name string) Mem {
	b, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	return b.Addr
}

func (s *isa) load(m Mem, v vec) {
	for i, p := range s.parts(v) {
		VMOVUPS(m.Offset(32*i), p)
	}
}

func (s *isa) store(v vec, m Mem) {
	for i, p := range s.parts(v) {
		VMOVUPS(p, m.Offset(32*i))
	}
}

func (s *isa) move(d, x vec) {
	for i, p := range s.parts(d) {
		VMOVAPS(s.parts(x)[i], p)
	}
}

func (s *isa) zero(v vec) {
	for _, p := range s.parts(v) {
		if s.wide {
			VPXORD(p, p, p)
		} else {
			VPXOR(p, p, p)
		}
	}
}

// broadcast fills v from a number in memory, spread from its own lane 0.
func (s *isa) broadcast(m Mem, v vec) {
	for _, p := range s.parts(v) {
		VBROADCASTSS(m, p)
	}
}

func (s *isa) spread(v vec) {
	x := s.first(v)
	for _, p := range s.parts(v) {
		VBROADCASTSS(x, p)
	}
}

// An op3 is a three-operand instruction; its broadcast form takes 32 bits of memory for all lanes.
type op3 struct{ plain, broadcast func(...Op) }

var (
	opAdd    = op3{VADDPS, VADDPS_BCST}
	opSub    = op3{VSUBPS, VSUBPS_BCST}
	opMul    = op3{VMULPS, VMULPS_BCST}
	opMax    = op3{VMAXPS, VMAXPS_BCST}
	opMin    = op3{VMINPS, VMINPS_BCST}
	opDiv    = op3{VDIVPS, VDIVPS_BCST}
	opAnd    = op3{VANDPS, VANDPS_BCST}
	opOr     = op3{VORPS, VORPS_BCST}
	opAddInt = op3{VPADDD, VPADDD_BCST}
)

// do emits d = x op y, where y is a vec, a Mem of sixteen numbers or a con.
func (s *isa) do(o op3, d, x vec, y any) {
	if c, ok := y.(con); ok {
		if v, ok := s.held[c]; ok {
			y = v
		} else if s.wide {
			o.broadcast(c.mem(), zmm[x], zmm[d])
			return
		}
	}
	for i, p := range s.parts(d) {
		switch y := y.(type) {
		case vec:
			o.plain(s.parts(y)[i], s.parts(x)[i], p)
		case Mem:
			o.plain(y.Offset(32*i), s.parts(x)[i], p)
		case con:
			o.plain(y.mem(), s.parts(x)[i], p)
		default:
			panic(fmt.Sprintf("operand %T", y))
		}
	}
}

// toInt and toFloat convert in place, to the nearest even integer.
func (s *isa) toInt(v vec) {
	for _, p := range s.parts(v) {
		VCVTPS2DQ(p, p)
	}
}

func (s *isa) toFloat(v vec) {
	for _, p := range s.parts(v) {
		VCVTDQ2PS(p, p)
	}
}

func (s *isa) shiftLeft(v vec, by uint64) {
	for _, p := range s.parts(v) {
		VPSLLD(Imm(by), p, p)
	}
}

// reduce combines the sixteen lanes of v in the fixed tree and leaves the result in all lanes; t is overwritten.
func (s *isa) reduce(o op3, v, t vec) {
	if s.wide {
		z, t := zmm[v], zmm[t]
		VSHUFF64X2(Imm(0x4e), z, z, t)
		o.plain(t, z, z)
		VSHUFF64X2(Imm(0xb1), z, z, t)
		o.plain(t, z, z)
		s.reduceQuarter(o, z, t)
		return
	}
	lo, hi := ymm[2*v], ymm[2*v+1]
	o.plain(hi, lo, lo)
	VPERM2F128(Imm(1), lo, lo, ymm[2*t])
	o.plain(ymm[2*t], lo, lo)
	s.reduceQuarter(o, lo, ymm[2*t])
	VMOVAPS(lo, hi)
}

func (s *isa) reduceQuarter(o op3, v, t VecPhysical) {
	VPERMILPS(Imm(0x4e), v, t)
	o.plain(t, v, v)
	VPERMILPS(Imm(0xb1), v, t)
	o.plain(t, v, v)
}

// storeBytes and storeShorts write the lanes of an integer vector as bytes or as 16-bit numbers; they fit by contract.
func (s *isa) storeBytes(v vec, m Mem) {
	if s.wide {
		VPMOVDB(zmm[v], m)
		return
	}
	s.packShorts(v)
	lo, hi := ymm[2*v], ymm[2*v+1]
	VEXTRACTI128(Imm(1), lo, hi.AsX())
	VPACKUSWB(hi.AsX(), lo.AsX(), lo.AsX())
	VMOVDQU(lo.AsX(), m)
}

func (s *isa) storeShorts(v vec, m Mem) {
	if s.wide {
		VPMOVDW(zmm[v], m)
		return
	}
	s.packShorts(v)
	VMOVDQU(ymm[2*v], m)
}

// packShorts gathers both halves as 16-bit numbers in the first; VPACKSSDW works within quarters, VPERMQ mends the order.
func (s *isa) packShorts(v vec) {
	lo, hi := ymm[2*v], ymm[2*v+1]
	VPACKSSDW(hi, lo, lo)
	VPERMQ(Imm(0xd8), lo, lo)
}
