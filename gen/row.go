package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

const (
	width  = 384
	blocks = width / 16
)

// A row is Width numbers: wide, in registers 0 to 23; narrow, in memory, with one register to work in.
type row struct {
	s   *isa
	mem Mem
}

// get returns the register that holds block i, put writes it back; both are free when wide.
func (r row) get(i int) vec {
	if r.s.wide {
		return vec(i)
	}
	r.s.load(r.mem.Offset(64*i), 0)
	return 0
}

func (r row) put(i int) {
	if !r.s.wide {
		r.s.store(0, r.mem.Offset(64*i))
	}
}

// addNorm: see mat.AddNorm.
func addNorm(s *isa) {
	s.text("addNorm", "x, res, gamma, beta, out *float32, q *uint8, scale *float32, rows int")
	x, res, gamma, beta, out := gp("x"), gp("res"), gp("gamma"), gp("beta"), gp("out")
	q, scale, rows := gp("q"), gp("scale"), gp("rows")
	v := row{s, Mem{Base: out}}
	base := vec(1)
	if s.wide {
		base = blocks
	}
	even, odd, t, mean := base, base+1, base+2, base+3
	s.hold(base+4, "abs", "zero point")
	Label("row")
	s.zero(even)
	s.zero(odd)
	for i := range blocks {
		b := vec(0)
		if s.wide {
			b = vec(i)
		}
		s.load(Mem{Base: x, Disp: 64 * i}, b)
		s.do(opAdd, b, b, Mem{Base: res, Disp: 64 * i})
		s.do(opAdd, even+vec(i%2), even+vec(i%2), b)
		v.put(i)
	}
	s.meanOf(even, odd, t)
	s.move(mean, even)
	s.zero(even)
	s.zero(odd)
	for i := range blocks {
		b := v.get(i)
		s.do(opSub, b, b, mean)
		s.do(opMul, t, b, b)
		s.do(opAdd, even+vec(i%2), even+vec(i%2), t)
		v.put(i)
	}
	s.meanOf(even, odd, t)
	f, g := s.first(even), s.first(odd)
	VADDSS(con("eps").mem(), f, f)
	VSQRTSS(f, f, f)
	VMOVSS(con("one").mem(), g)
	VDIVSS(f, g, g)
	s.spread(odd)
	inverse, peak := odd, even
	s.zero(peak)
	for i := range blocks {
		b := v.get(i)
		s.do(opMul, t, inverse, Mem{Base: gamma, Disp: 64 * i})
		s.do(opMul, b, b, t)
		s.do(opAdd, b, b, Mem{Base: beta, Disp: 64 * i})
		s.store(b, Mem{Base: out, Disp: 64 * i})
		s.do(opAnd, t, b, con("abs"))
		s.do(opMax, peak, peak, t)
	}
	s.rowScale(peak, t, Mem{Base: scale})
	for i := range blocks {
		s.toBytes(v.get(i), peak, Mem{Base: q, Disp: 16 * i})
	}
	ADDQ(U32(4*width), x)
	ADDQ(U32(4*width), res)
	ADDQ(U32(4*width), out)
	ADDQ(U32(width), q)
	ADDQ(Imm(4), scale)
	DECQ(rows)
	JNZ(LabelRef("row"))
	s.end()
}

// meanOf leaves the sum of both sets of lanes over width in even.
func (s *isa) meanOf(even, odd, t vec) {
	s.do(opAdd, even, even, odd)
	s.reduce(opAdd, even, t)
	s.do(opMul, even, even, con("1/width"))
}

// rowScale writes a row's scale from its peak lanes and leaves what to multiply by in peak.
func (s *isa) rowScale(peak, t vec, scale Mem) {
	s.reduce(opMax, peak, t)
	p, x := s.first(peak), s.first(t)
	VMAXSS(con("tiny").mem(), p, p)
	VMULSS(con("1/63").mem(), p, x)
	VMOVSS(x, scale)
	VMOVSS(con("63").mem(), x)
	VDIVSS(p, x, p)
	s.spread(peak)
}

// toBytes quantises v, which it overwrites.
func (s *isa) toBytes(v, by vec, q Mem) {
	s.do(opMul, v, v, by)
	s.toInt(v)
	s.do(opAddInt, v, v, con("zero point"))
	s.storeBytes(v, q)
}

// quantise: see mat.Quantise. n is a multiple of 32.
func quantise(s *isa) {
	s.text("quantise", "x *float32, n int, q *uint8, scale *float32, rows int")
	x, n, q, scale, rows := gp("x"), gp("n"), gp("q"), gp("scale"), gp("rows")
	s.hold(30, "abs", "zero point")
	Label("row")
	p, count := GP64(), GP64()
	MOVQ(x, p)
	MOVQ(n, count)
	s.zero(4)
	s.zero(5)
	Label("peak")
	for u := range vec(2) {
		s.load(Mem{Base: p, Disp: 64 * int(u)}, u)
		s.do(opAnd, u, u, con("abs"))
		s.do(opMax, 4+u, 4+u, u)
	}
	ADDQ(U32(128), p)
	SUBQ(Imm(32), count)
	JNZ(LabelRef("peak"))
	s.do(opMax, 4, 4, vec(5))
	s.quantiseLoop(4, 5, x, n, q, scale)
	DECQ(rows)
	JNZ(LabelRef("row"))
	s.end()
}

// quantiseLoop writes the bytes of n numbers whose peak lanes are known and moves all pointers to the next row.
func (s *isa) quantiseLoop(peak, t vec, x, n, q, scale GPVirtual) {
	count := GP64()
	s.rowScale(peak, t, Mem{Base: scale})
	MOVQ(n, count)
	Label("bytes")
	for u := range vec(2) {
		s.load(Mem{Base: x, Disp: 64 * int(u)}, u)
		s.toBytes(u, peak, Mem{Base: q, Disp: 16 * int(u)})
	}
	ADDQ(U32(128), x)
	ADDQ(Imm(32), q)
	SUBQ(Imm(32), count)
	JNZ(LabelRef("bytes"))
	ADDQ(Imm(4), scale)
}

// gelu: see mat.Gelu. n is a multiple of 32.
func gelu(s *isa) {
	s.text("gelu", "x *float32, n int, q *uint8, scale *float32, rows int")
	x, n, q, scale, rows := gp("x"), gp("n"), gp("q"), gp("scale"), gp("rows")
	s.hold(16, "gelu1", "gelu3", "low", "high", "magic", "c5", "c4", "c3", "c2", "c1", "one", "abs", "zero point")
	Label("row")
	p, count := GP64(), GP64()
	MOVQ(x, p)
	MOVQ(n, count)
	s.zero(4)
	Label("gelu")
	unroll := 1
	if s.wide {
		unroll = 2
	}
	for u := range unroll {
		s.geluBlock(Mem{Base: p, Disp: 64 * u}, vec(8*u))
	}
	ADDQ(U32(uint32(64*unroll)), p)
	SUBQ(Imm(uint64(16*unroll)), count)
	JNZ(LabelRef("gelu"))
	s.quantiseLoop(4, 5, x, n, q, scale)
	DECQ(rows)
	JNZ(LabelRef("row"))
	s.end()
}

// geluBlock replaces sixteen numbers by their gelu, in registers r to r+3, and raises the peak in register 4.
func (s *isa) geluBlock(m Mem, r vec) {
	v, x, t, p := r, r+1, r+2, r+3
	s.load(m, v)
	s.do(opMul, x, v, v)
	s.do(opMul, x, x, con("gelu3"))
	s.do(opAdd, x, x, con("gelu1"))
	s.do(opMul, x, x, v)
	s.do(opMin, x, x, con("high"))
	s.exp2(x, t, p)
	s.do(opAdd, x, x, con("one"))
	s.do(opDiv, v, v, x)
	s.store(v, m)
	s.do(opAnd, v, v, con("abs"))
	s.do(opMax, 4, 4, v)
}

// exp2 replaces x by 2^x as mat.exp2 defines it, after raising it to -120; t and p are overwritten.
func (s *isa) exp2(x, t, p vec) {
	s.do(opMax, x, x, con("low"))
	s.do(opAdd, t, x, con("magic"))
	s.do(opSub, p, t, con("magic"))
	s.do(opSub, x, x, p)
	s.do(opMul, p, x, con("c5"))
	for _, c := range []con{"c4", "c3", "c2", "c1"} {
		s.do(opAdd, p, p, c)
		s.do(opMul, p, p, x)
	}
	s.do(opAdd, p, p, con("one"))
	s.shiftLeft(t, 23)
	s.do(opAddInt, x, p, t)
}
