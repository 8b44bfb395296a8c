package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// A tile is a block of int32 sums in registers: rows × columns, a column being a vec of sixteen lanes. Wide tiles are as
// large as the registers allow; AVX2 has room for four rows of one column.
type tile struct {
	s             *isa
	rows, columns int
}

func (t tile) sum(r, j int) vec { return vec(r*t.columns + j) }

// scratch is the first vector not taken by sums.
func (t tile) scratch() vec { return vec(t.rows * t.columns) }

// A pairing multiplies neighbouring integers of b and a broadcast lane of a and adds the products to a lane of sums.
type pairing struct {
	wide   func(b, a, sum VecPhysical)
	narrow func(b, a, sum, t VecPhysical)
}

// Four unsigned bytes of a times four signed bytes of b. With seven bits in a no pair of products exceeds 16 bits, so
// VPMADDUBSW is exact.
var bytePairing = pairing{
	func(b, a, sum VecPhysical) { VPDPBUSD(b, a, sum) },
	func(b, a, sum, t VecPhysical) {
		VPMADDUBSW(b, a, t)
		VPMADDWD(con("16-bit ones").mem(), t, t)
		VPADDD(t, sum, sum)
	},
}

// Two 16-bit numbers of each.
var shortPairing = pairing{
	func(b, a, sum VecPhysical) { VPDPWSSD(b, a, sum) },
	func(b, a, sum, t VecPhysical) {
		VPMADDWD(b, a, t)
		VPADDD(t, sum, sum)
	},
}

// step adds one lane of every row times the vectors b: a(r) is where the lane of row r lies.
func (t tile) step(p pairing, a func(r int) Mem, b func(j int) Mem) {
	s, from := t.s, t.scratch()
	for j := range t.columns {
		s.load(b(j), from+vec(j))
	}
	for r := range t.rows {
		if s.wide {
			lane := zmm[int(from)+t.columns+r%4]
			VPBROADCASTD(a(r), lane)
			for j := range t.columns {
				p.wide(zmm[int(from)+j], lane, zmm[t.sum(r, j)])
			}
			continue
		}
		lane, free := ymm[2*int(from)+2], 2*int(from)+3
		VPBROADCASTD(a(r), lane)
		for i := range 2 {
			p.narrow(ymm[2*int(from)+i], lane, s.parts(t.sum(r, 0))[i], ymm[free+i])
		}
	}
}

// rowAddress addresses row r at a stride kept in a register; base4 is the base of the fifth row on.
func rowAddress(base, base4, stride, stride3 GPVirtual, r, disp int) Mem {
	m := Mem{Base: base, Disp: disp}
	if r >= 4 {
		m.Base = base4
	}
	switch r % 4 {
	case 1:
		m.Index, m.Scale = stride, 1
	case 2:
		m.Index, m.Scale = stride, 2
	case 3:
		m.Index, m.Scale = stride3, 1
	}
	return m
}

func rowPointers(base, stride GPVirtual) (base4, stride3 GPVirtual) {
	base4, stride3 = GP64(), GP64()
	LEAQ(Mem{Base: base, Index: stride, Scale: 4}, base4)
	LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, stride3)
	return base4, stride3
}

// product: 8 × 48 sums wide, 4 × 16 narrow, over k16 × 16 rows of a packed panel; then times the column's scale, times
// the row's, plus the bias. b points into the panel, whose rows of four are panelStep bytes long in either tier.
func product(s *isa) {
	const panelStep = 192
	s.text("product", "a *uint8, lda int, b *int8, k16 int, c *float32, ldc int, start *int32, scale, column, bias *float32")
	t := tile{s, 4, 1}
	if s.wide {
		t = tile{s, 8, 3}
	}
	a, lda, b, k, start := gp("a"), gp("lda"), gp("b"), gp("k16"), gp("start")
	a4, lda3 := rowPointers(a, lda)
	for j := range t.columns {
		s.load(Mem{Base: start, Disp: 64 * j}, t.sum(0, j))
	}
	for r := 1; r < t.rows; r++ {
		for j := range t.columns {
			s.move(t.sum(r, j), t.sum(0, j))
		}
	}
	Label("loop")
	for u := range 4 {
		t.step(bytePairing,
			func(r int) Mem { return rowAddress(a, a4, lda, lda3, r, 4*u) },
			func(j int) Mem { return Mem{Base: b, Disp: u*panelStep + 64*j} })
	}
	ADDQ(Imm(16), a)
	ADDQ(Imm(16), a4)
	ADDQ(U32(4*panelStep), b)
	DECQ(k)
	JNZ(LabelRef("loop"))
	t.finish()
	s.end()
}

// finish turns sums into floats and writes them.
func (t tile) finish() {
	s := t.s
	c, ldc, scale, column, bias := gp("c"), gp("ldc"), gp("scale"), gp("column"), gp("bias")
	c4, ldc3 := rowPointers(c, ldc)
	row := t.scratch()
	for r := range t.rows {
		s.broadcast(Mem{Base: scale, Disp: 4 * r}, row)
		for j := range t.columns {
			v := t.sum(r, j)
			s.toFloat(v)
			s.do(opMul, v, v, Mem{Base: column, Disp: 64 * j})
			s.do(opMul, v, v, row)
			s.do(opAdd, v, v, Mem{Base: bias, Disp: 64 * j})
			s.store(v, rowAddress(c, c4, ldc, ldc3, r, 64*j))
		}
	}
}

func label(name string, n int) string { return fmt.Sprintf("%s%d", name, n) }
