package main

import (
	"github.com/mmcloughlin/avo/ir"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// The AMX instructions, which neither avo nor Go's assembler knows, in bytes: VEX.128 of opcode map 0F38. The low three
// bits of a register's number are all there is room for, so pointers and strides lie in the old eight registers.
const (
	vexNone = 0 // the prefix field
	vex66   = 1
	vexF3   = 2
	vexF2   = 3
)

// The registers by the number an encoding gives them.
const (
	numAX = 0
	numCX = 1
	numDX = 2
	numBX = 3
	numSI = 6
	numDI = 7
)

func vex(prefix, source, opcode byte, rest ...byte) {
	for _, b := range append([]byte{0xc4, 0xe2, (^source&15)<<3 | prefix, opcode}, rest...) {
		Instruction(&ir.Instruction{Opcode: "BYTE", Operands: []Op{Imm(uint64(b))}})
	}
}

// tileMemory is ModRM and SIB of a tile and rows from base on, stride apart.
func tileMemory(tile, base, stride byte) []byte { return []byte{tile<<3 | 4, stride<<3 | base} }

// tileDisplaced is the same with a displacement of eight bits.
func tileDisplaced(tile, base, stride, by byte) []byte {
	return []byte{0x40 | tile<<3 | 4, stride<<3 | base, by}
}

func tileZero(tile byte) { vex(vexF2, 0, 0x49, 0xc0|tile<<3) }

// tileDot adds the unsigned bytes of a times the signed bytes of b, in fours, to sum.
func tileDot(sum, a, b byte) { vex(vex66, b, 0x5e, 0xc0|sum<<3|a) }

// productTiles multiplies tiles × 16 rows of a by panels × 48 columns, over k64 × 64 of depth: the same sums and the same
// float steps as product. It walks the panels itself, because setting up the tiles takes as long as two of them, and a
// goroutine between two calls may find itself on another thread, whose tiles are not set up. config is the tile
// configuration: palette 1, all tiles 16 rows of 64 bytes.
func productTiles() {
	const panelStep = 192
	s := &isa{wide: true, held: map[con]vec{}}
	TEXT("productAMX", 0, "func(a *uint8, lda int, b *int8, k64 int, c *float32, ldc int, start *int32, "+
		"scale, column, bias *float32, tiles, panels int, config *uint8)")
	Pragma("noescape")
	scratch, matrix, left := AllocLocal(3*1024), AllocLocal(8), AllocLocal(8)
	var column [4]Mem // the running pointers of what a panel of columns has
	columns := []string{"start", "column", "bias", "c"}
	for i, name := range columns {
		column[i] = AllocLocal(8)
		Load(Param(name), RAX)
		MOVQ(RAX, column[i])
	}
	Load(Param("b"), RDI)
	MOVQ(RDI, matrix)
	Load(Param("panels"), RAX)
	MOVQ(RAX, left)
	Load(Param("config"), RAX)
	vex(vexNone, 0, 0x49, 0x00) // LDTILECFG (AX)
	Load(Param("lda"), RCX)
	MOVQ(U32(panelStep), RDX)
	MOVQ(U32(64), RAX)
	LEAQ(scratch, RBX)
	Load(Param("ldc"), R12)

	Label("panel")
	for i := range columns[:3] {
		MOVQ(column[i], R8)
		for j := range 3 {
			s.load(Mem{Base: R8, Disp: 64 * j}, vec(20+3*i+j))
		}
		ADDQ(U32(panelStep), column[i])
	}
	Load(Param("a"), R8)
	MOVQ(column[3], R9)
	ADDQ(U32(panelStep), column[3])
	Load(Param("scale"), R10)
	Load(Param("tiles"), R11)
	Label("tile")
	MOVQ(R8, RSI)
	MOVQ(matrix, RDI)
	Load(Param("k64"), R13)
	for j := range byte(3) {
		tileZero(j)
	}
	Label("depth")
	vex(vexF2, 0, 0x4b, tileMemory(6, numSI, numCX)...) // TILELOADD
	vex(vexF2, 0, 0x4b, tileMemory(3, numDI, numDX)...)
	tileDot(0, 6, 3)
	ADDQ(Imm(64), RDI)
	vex(vexF2, 0, 0x4b, tileMemory(4, numDI, numDX)...)
	tileDot(1, 6, 4)
	vex(vexF2, 0, 0x4b, tileDisplaced(5, numDI, numDX, 64)...)
	tileDot(2, 6, 5)
	ADDQ(Imm(64), RSI)
	ADDQ(U32(16*panelStep-64), RDI)
	DECQ(R13)
	JNZ(LabelRef("depth"))
	MOVQ(RDI, R15) // the next panel begins here
	s.finishTiles()
	MOVQ(RCX, RSI)
	SHLQ(Imm(4), RSI)
	ADDQ(RSI, R8)
	DECQ(R11)
	JNZ(LabelRef("tile"))
	MOVQ(R15, matrix)
	DECQ(left)
	JNZ(LabelRef("panel"))
	vex(vexNone, 0, 0x49, 0xc0) // TILERELEASE
	s.end()
}

// finishTiles turns the sums of sixteen rows into floats at R9, by way of the scratch memory at RBX.
func (s *isa) finishTiles() {
	MOVQ(RBX, RDI)
	for j := range byte(3) {
		vex(vexF3, 0, 0x4b, tileMemory(j, numDI, numAX)...) // TILESTORED
		ADDQ(U32(1024), RDI)
	}
	MOVQ(RBX, RDI)
	MOVQ(U32(16), R13)
	Label("row")
	s.broadcast(Mem{Base: R10}, 0)
	for j := range 3 {
		v := vec(1 + j)
		s.load(Mem{Base: RDI, Disp: 1024 * j}, v)
		s.do(opAddInt, v, v, vec(20+j))
		s.toFloat(v)
		s.do(opMul, v, v, vec(23+j))
		s.do(opMul, v, v, vec(0))
		s.do(opAdd, v, v, vec(26+j))
		s.store(v, Mem{Base: R9, Disp: 64 * j})
	}
	ADDQ(Imm(64), RDI)
	ADDQ(Imm(4), R10)
	ADDQ(R12, R9)
	DECQ(R13)
	JNZ(LabelRef("row"))
}
