package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// softmax: see mat.softmaxPlain.
func softmax(s *isa) {
	s.text("softmax", "s *float32, blocks int, tail *float32, value float32, p *int16, norm *float32")
	row, n, tail, p, norm := gp("s"), gp("blocks"), gp("tail"), gp("p"), gp("norm")
	s.hold(16, "low", "magic", "c5", "c4", "c3", "c2", "c1", "one")
	rows, at, to, count, last := GP64(), GP64(), GP64(), GP64(), GP64()
	MOVQ(U32(queryTile), rows)
	MOVQ(n, last)
	SHLQ(Imm(6), last)
	Label("row")
	edge := Mem{Base: row, Index: last, Scale: 1, Disp: -64}
	s.load(edge, 0)
	s.do(opMin, 0, 0, Mem{Base: tail})
	s.store(0, edge)

	s.constant("below", 3)
	MOVQ(row, at)
	MOVQ(n, count)
	Label("max")
	s.do(opMax, 3, 3, Mem{Base: at})
	ADDQ(Imm(64), at)
	DECQ(count)
	JNZ(LabelRef("max"))
	s.reduce(opMax, 3, 0)

	s.zero(4)
	MOVQ(row, at)
	MOVQ(n, count)
	Label("exp")
	s.load(Mem{Base: at}, 0)
	s.do(opSub, 0, 0, vec(3))
	s.exp2(0, 1, 2)
	s.do(opAdd, 4, 4, vec(0))
	s.store(0, Mem{Base: at})
	ADDQ(Imm(64), at)
	DECQ(count)
	JNZ(LabelRef("exp"))
	s.reduce(opAdd, 4, 0)

	by, sum, t := s.first(3), s.first(4), s.first(0)
	VMOVSS(con("sum").mem(), by)
	VDIVSS(sum, by, by)
	VMINSS(con("most").mem(), by, by)
	VMULSS(by, sum, sum)
	VMOVSS(argument("value"), t)
	VDIVSS(sum, t, t)
	VMOVSS(t, Mem{Base: norm})
	s.spread(3)
	MOVQ(row, at)
	MOVQ(p, to)
	MOVQ(n, count)
	Label("round")
	s.do(opMul, 0, 3, Mem{Base: at})
	s.toInt(0)
	s.storeShorts(0, Mem{Base: to})
	ADDQ(Imm(64), at)
	ADDQ(Imm(32), to)
	DECQ(count)
	JNZ(LabelRef("round"))

	ADDQ(U32(scoreStride), row)
	ADDQ(U32(shortStride), p)
	ADDQ(Imm(4), norm)
	DECQ(rows)
	JNZ(LabelRef("row"))
	s.end()
}

// mix: eight rows of probabilities by the packed values.
func mix(s *isa) {
	s.text("mix", "p *int16, v *int32, pairs int, norm, out *float32")
	if s.wide {
		tile{s, 8, 2}.mix(0, 0, "loop")
	} else {
		for _, r := range []int{0, 4} {
			for _, column := range []int{0, 64} {
				tile{s, 4, 1}.mix(r, column, label(label("loop", r), column))
			}
		}
	}
	s.end()
}

// mix computes the tile at row r and byte column of the result.
func (t tile) mix(r, column int, loop string) {
	s := t.s
	p, v, n, norm, out := gp("p"), gp("v"), gp("pairs"), gp("norm"), gp("out")
	for i := range t.rows * t.columns {
		s.zero(vec(i))
	}
	Label(loop)
	t.step(shortPairing,
		func(i int) Mem { return Mem{Base: p, Disp: (r + i) * shortStride} },
		func(j int) Mem { return Mem{Base: v, Disp: column + 64*j} })
	ADDQ(Imm(4), p)
	ADDQ(U32(valueRow), v)
	DECQ(n)
	JNZ(LabelRef(loop))
	by := t.scratch()
	for i := range t.rows {
		s.broadcast(Mem{Base: norm, Disp: 4 * (r + i)}, by)
		for j := range t.columns {
			sum := t.sum(i, j)
			s.toFloat(sum)
			s.do(opMul, sum, sum, by)
			s.store(sum, Mem{Base: out, Disp: (r+i)*outStride + column + 64*j})
		}
	}
}
