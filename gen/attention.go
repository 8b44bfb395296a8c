package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// The layout of mat.Attention, in bytes.
const (
	qkvStride   = 3 * width * 4
	pairRow     = 64        // a packed query: sixteen pairs
	keyBlock    = 16 * 64   // sixteen pairs of sixteen keys
	valueRow    = 2 * 64    // a pair of pieces: 32 columns
	scoreStride = 528 * 4   // a row of scores
	shortStride = 528 * 2   // a row of probabilities
	outStride   = width * 4 // a row of the result
	queryTile   = 8
)

// top: the lanes' largest size over rows of 32 numbers.
func top(s *isa) {
	s.text("top", "x *float32, rows int, out *float32")
	x, rows, out := gp("x"), gp("rows"), gp("out")
	s.hold(16, "abs")
	s.zero(2)
	s.zero(3)
	Label("row")
	for u := range vec(2) {
		s.load(Mem{Base: x, Disp: 64 * int(u)}, u)
		s.do(opAnd, u, u, con("abs"))
		s.do(opMax, 2+u, 2+u, u)
	}
	ADDQ(U32(qkvStride), x)
	DECQ(rows)
	JNZ(LabelRef("row"))
	s.do(opMax, 2, 2, vec(3))
	s.reduce(opMax, 2, 0)
	VMOVSS(s.first(2), Mem{Base: out})
	s.end()
}

// pairs makes lo the pairs of sixteen numbers in memory at lo and at hi, times by; hi is overwritten.
func (s *isa) pairs(loMem, hiMem Mem, lo, hi, by vec) {
	s.load(loMem, lo)
	s.load(hiMem, hi)
	for _, v := range []vec{lo, hi} {
		s.do(opMul, v, v, by)
		s.toInt(v)
	}
	s.shiftLeft(hi, 16)
	s.do(opAnd, lo, lo, con("low half"))
	s.do(opOr, lo, lo, hi)
}

func packQueries(s *isa) {
	s.text("packQueries", "x *float32, rows int, by float32, q *int32")
	x, rows, q := gp("x"), gp("rows"), gp("q")
	s.hold(16, "low half")
	s.broadcast(argument("by"), 4)
	Label("row")
	s.pairs(Mem{Base: x}, Mem{Base: x, Disp: 64}, 0, 1, 4)
	s.store(0, Mem{Base: q})
	ADDQ(U32(qkvStride), x)
	ADDQ(Imm(pairRow), q)
	DECQ(rows)
	JNZ(LabelRef("row"))
	s.end()
}

func packValues(s *isa) {
	s.text("packValues", "x *float32, pairs int, by float32, v *int32")
	x, pairs, v := gp("x"), gp("pairs"), gp("v")
	s.hold(16, "low half")
	s.broadcast(argument("by"), 4)
	Label("pair")
	for u := range 2 {
		s.pairs(Mem{Base: x, Disp: 64 * u}, Mem{Base: x, Disp: qkvStride + 64*u}, 0, 1, 4)
		s.store(0, Mem{Base: v, Disp: 64 * u})
	}
	ADDQ(U32(2*qkvStride), x)
	ADDQ(U32(valueRow), v)
	DECQ(pairs)
	JNZ(LabelRef("pair"))
	s.end()
}

// packKeys packs sixteen rows as packQueries does and turns the square of 16 × 16 pairs over.
func packKeys(s *isa) {
	s.text("packKeys", "x *float32, blocks int, by float32, k *int32")
	x, n, k := gp("x"), gp("blocks"), gp("k")
	Label("block")
	if s.wide {
		s.packSquare(x, k)
	} else {
		for key := 0; key < 16; key += 8 {
			for d := 0; d < 16; d += 8 {
				packEighth(x, k, key, d)
			}
		}
	}
	ADDQ(U32(16*qkvStride), x)
	ADDQ(U32(keyBlock), k)
	DECQ(n)
	JNZ(LabelRef("block"))
	s.end()
}

func (s *isa) packSquare(x, k GPVirtual) {
	const by = 31
	s.broadcast(argument("by"), by)
	for r := range 16 {
		at := Mem{Base: x, Disp: r * qkvStride}
		s.pairs(at, at.Offset(64), vec(r), 16, by)
	}
	turn4(zmm[:16], zmm[16:])
	for c := range 4 {
		VSHUFI32X4(Imm(0x88), zmm[4+c], zmm[c], Z16)
		VSHUFI32X4(Imm(0xdd), zmm[4+c], zmm[c], Z17)
		VSHUFI32X4(Imm(0x88), zmm[12+c], zmm[8+c], Z18)
		VSHUFI32X4(Imm(0xdd), zmm[12+c], zmm[8+c], Z19)
		for l := range 4 {
			pick := uint64(0x88) // quarters 0 and 1 lie in the even places of the first two, 2 and 3 in the odd
			if l >= 2 {
				pick = 0xdd
			}
			VSHUFI32X4(Imm(pick), zmm[18+l%2], zmm[16+l%2], Z20)
			VMOVUPS(Z20, Mem{Base: k, Disp: (4*l + c) * 64})
		}
	}
}

// packEighth does eight keys by eight pairs with AVX2.
func packEighth(x, k GPVirtual, key, d int) {
	VBROADCASTSS(argument("by"), Y15)
	for r := range 8 {
		lo, hi := ymm[r], Y14
		at := Mem{Base: x, Disp: (key+r)*qkvStride + 4*d}
		VMULPS(at, Y15, lo)
		VMULPS(at.Offset(64), Y15, hi)
		VCVTPS2DQ(lo, lo)
		VCVTPS2DQ(hi, hi)
		VPSLLD(Imm(16), hi, hi)
		VPAND(con("low half").mem(), lo, lo)
		VPOR(hi, lo, lo)
	}
	turn4(ymm[:8], ymm[8:])
	for c := range 4 {
		for l, pick := range []uint64{0x20, 0x31} {
			VPERM2I128(Imm(pick), ymm[4+c], ymm[c], Y8)
			VMOVDQU(Y8, Mem{Base: k, Disp: (d+4*l+c)*64 + 4*key})
		}
	}
}

// turn4 transposes within quarters: element 4l+c of registers 4g to 4g+3 becomes quarter l of register 4g+c. It overwrites
// as many registers of t.
func turn4(v, t []VecPhysical) {
	for i := 0; i < len(v); i += 2 {
		VPUNPCKLDQ(v[i+1], v[i], t[i])
		VPUNPCKHDQ(v[i+1], v[i], t[i+1])
	}
	for g := 0; g < len(v); g += 4 {
		for c := range 2 {
			VPUNPCKLQDQ(t[g+2+c], t[g+c], v[g+2*c])
			VPUNPCKHQDQ(t[g+2+c], t[g+c], v[g+2*c+1])
		}
	}
}

// scores: eight packed queries by all keys.
func scores(s *isa) {
	s.text("scores", "q, k *int32, blocks int, scale float32, s *float32")
	q, k, n, out := gp("q"), gp("k"), gp("blocks"), gp("s")
	if !s.wide {
		Label("block")
		for _, r := range []int{0, 4} {
			tile{s, 4, 1}.score(q, k, out, r, label("loop", r))
		}
		ADDQ(U32(keyBlock), k)
		ADDQ(Imm(64), out)
		DECQ(n)
		JNZ(LabelRef("block"))
		s.end()
		return
	}
	Label("three")
	CMPQ(n, Imm(3))
	JLT(LabelRef("two"))
	tile{s, 8, 3}.score(q, k, out, 0, "loop3")
	ADDQ(U32(3*keyBlock), k)
	ADDQ(U32(3*64), out)
	SUBQ(Imm(3), n)
	JMP(LabelRef("three"))
	Label("two")
	CMPQ(n, Imm(2))
	JLT(LabelRef("one"))
	tile{s, 8, 2}.score(q, k, out, 0, "loop2")
	JMP(LabelRef("end"))
	Label("one")
	CMPQ(n, Imm(1))
	JLT(LabelRef("end"))
	tile{s, 8, 1}.score(q, k, out, 0, "loop1")
	Label("end")
	s.end()
}

// score computes the tile of queries from row r on.
func (t tile) score(q, k, out GPVirtual, r int, loop string) {
	s := t.s
	for i := range t.rows * t.columns {
		s.zero(vec(i))
	}
	query, key, count := GP64(), GP64(), GP64()
	LEAQ(Mem{Base: q, Disp: r * pairRow}, query)
	MOVQ(k, key)
	MOVQ(U32(4), count)
	Label(loop)
	for u := range 4 {
		t.step(shortPairing,
			func(r int) Mem { return Mem{Base: query, Disp: r*pairRow + 4*u} },
			func(j int) Mem { return Mem{Base: key, Disp: j*keyBlock + 64*u} })
	}
	ADDQ(Imm(16), query)
	ADDQ(U32(256), key)
	DECQ(count)
	JNZ(LabelRef(loop))
	scale := t.scratch()
	s.broadcast(argument("scale"), scale)
	for i := range t.rows {
		for j := range t.columns {
			v := t.sum(i, j)
			s.toFloat(v)
			s.do(opMul, v, v, scale)
			s.store(v, Mem{Base: out, Disp: (r+i)*scoreStride + 64*j})
		}
	}
}
