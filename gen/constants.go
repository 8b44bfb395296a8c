package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// A con is a constant of 32 bits, stored eight times over so that AVX2 can take it from memory.
type con string

var (
	constantTable Mem
	constantPlace = map[con]int{}
)

func (c con) mem() Mem {
	at, ok := constantPlace[c]
	if !ok {
		panic("no constant " + c)
	}
	return constantTable.Offset(at)
}

// The values are written as package mat writes them, so that both are rounded from the same exact numbers.
var floatConstants = []struct {
	name  con
	value float32
}{
	{"one", 1},
	{"c1", float32(math.Ln2)},
	{"c2", float32(math.Ln2 * math.Ln2 / 2)},
	{"c3", float32(math.Ln2 * math.Ln2 * math.Ln2 / 6)},
	{"c4", float32(math.Ln2 * math.Ln2 * math.Ln2 * math.Ln2 / 24)},
	{"c5", float32(math.Ln2 * math.Ln2 * math.Ln2 * math.Ln2 * math.Ln2 / 120)},
	{"magic", 12582912},
	{"low", -120},
	{"high", 120},
	{"gelu1", float32(-2 * 0.7978845608028654 * 1.4426950408889634)},
	{"gelu3", float32(-2 * 0.7978845608028654 * 0.044715 * 1.4426950408889634)},
	{"1/width", float32(1.0 / width)},
	{"eps", 1e-12},
	{"tiny", 1e-12},
	{"63", 63},
	{"1/63", float32(1.0 / 63)},
	{"below", -1e30},
	{"sum", 260000},
	{"most", 32767},
}

var bitConstants = []struct {
	name  con
	value uint32
}{
	{"abs", 0x7fffffff},
	{"zero point", 64},
	{"low half", 0xffff},
	{"16-bit ones", 0x00010001},
}

func makeConstants() {
	constantTable = GLOBL("constants", RODATA|NOPTR)
	for _, c := range floatConstants {
		putConstant(c.name, math.Float32bits(c.value))
	}
	for _, c := range bitConstants {
		putConstant(c.name, c.value)
	}
}

func putConstant(name con, bits uint32) {
	at := 32 * len(constantPlace)
	constantPlace[name] = at
	for i := range 8 {
		DATA(at+4*i, U32(bits))
	}
}

// hold keeps constants in the registers from v on, if there are enough registers for that.
func (s *isa) hold(v vec, names ...con) {
	if !s.wide {
		return
	}
	for i, c := range names {
		s.broadcast(c.mem(), v+vec(i))
		s.held[c] = v + vec(i)
	}
}

// constant loads c into v.
func (s *isa) constant(c con, v vec) { s.broadcast(c.mem(), v) }
