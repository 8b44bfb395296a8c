package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

const (
	pairWidth  = 192
	pairBlocks = pairWidth / 16
)

// pairScore: one token against one anchor, all labels; see mat.PairScores. Wide, the token and its sum with the anchor
// stay in registers; narrow, they are made again for every label.
func pairScore(s *isa) {
	s.text("pairScore", "token, between, bilinear, additive, bias, scores *float32, labels int")
	token, between := gp("token"), gp("between")
	b, v, bias, out, n := gp("bilinear"), gp("additive"), gp("bias"), gp("scores"), gp("labels")
	if s.wide {
		s.zero(24)
		for i := range vec(pairBlocks) {
			s.load(Mem{Base: token, Disp: 64 * int(i)}, i)
			s.do(opAdd, pairBlocks+i, i, Mem{Base: between, Disp: 64 * int(i)})
			s.do(opMax, pairBlocks+i, pairBlocks+i, vec(24))
		}
	}
	Label("label")
	sum, t := vec(3), vec(2)
	if s.wide {
		sum, t = 25, 26
	}
	s.zero(sum)
	for i := range vec(pairBlocks) {
		x, r := i, pairBlocks+i
		if !s.wide {
			x, r = 0, 1
			s.load(Mem{Base: token, Disp: 64 * int(i)}, x)
			s.do(opAdd, r, x, Mem{Base: between, Disp: 64 * int(i)})
			s.zero(t)
			s.do(opMax, r, r, t)
		}
		s.do(opMul, t, x, Mem{Base: b, Disp: 64 * int(i)})
		s.do(opAdd, sum, sum, t)
		s.do(opMul, t, r, Mem{Base: v, Disp: 64 * int(i)})
		s.do(opAdd, sum, sum, t)
	}
	s.reduce(opAdd, sum, t)
	x := s.first(sum)
	VADDSS(Mem{Base: bias}, x, x)
	VMOVSS(x, Mem{Base: out})
	ADDQ(U32(4*pairWidth), b)
	ADDQ(U32(4*pairWidth), v)
	ADDQ(Imm(4), bias)
	ADDQ(Imm(4), out)
	DECQ(n)
	JNZ(LabelRef("label"))
	s.end()
}
