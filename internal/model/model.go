package model

import (
	"math"
	"slices"
	"strings"
	"unsafe"
)

// A Model is an open container. Its tensors lie in the string it was opened from and must not be written to; they live
// as long as they are referred to. A Model is immutable and may be shared.
type Model struct {
	Header
	tensors map[string]*Tensor
	data    string
}

// Open checks a container as a whole and then every entry of its table. Each damage gives a *sayso.Error of code
// ErrModel whose place names the part. Nothing is copied, unless the data begin at an address that is not a multiple of
// four: then they are copied once.
func Open(data string) (*Model, error) {
	h, rest, err := parse(data)
	if err != nil {
		return nil, err
	}
	if err := checkTable(h.Tensors, len(rest)); err != nil {
		return nil, err
	}
	if uintptr(unsafe.Pointer(unsafe.StringData(rest)))%4 != 0 {
		rest = strings.Clone(rest) // a fresh allocation of this size is aligned
	}
	m := &Model{Header: *h, tensors: make(map[string]*Tensor, len(h.Tensors)), data: rest}
	for i := range h.Tensors {
		t := &h.Tensors[i]
		m.tensors[t.Name] = t
		if err := m.checkNumbers(t); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// checkNumbers refuses floats that are not finite: the kernels promise nothing about them.
func (m *Model) checkNumbers(t *Tensor) error {
	if t.DType != "f32" {
		return nil
	}
	for i, v := range slice[float32](m, t) {
		if math.Float32bits(v)&0x7f800000 == 0x7f800000 {
			return damage(t.Name, "number %d is %v", i, v)
		}
	}
	return nil
}

// Has reports whether there is a tensor of this name.
func (m *Model) Has(name string) bool { return m.tensors[name] != nil }

// Shape returns the shape of a tensor, nil if there is none of this name.
func (m *Model) Shape(name string) []int {
	if t := m.tensors[name]; t != nil {
		return t.Shape
	}
	return nil
}

// F32 returns a tensor of float32 that must have this shape.
func (m *Model) F32(name string, shape ...int) ([]float32, error) {
	return find[float32](m, "f32", name, shape)
}

// I8 returns a tensor of int8 that must have this shape.
func (m *Model) I8(name string, shape ...int) ([]int8, error) {
	return find[int8](m, "i8", name, shape)
}

// I32 returns a tensor of int32 that must have this shape.
func (m *Model) I32(name string, shape ...int) ([]int32, error) {
	return find[int32](m, "i32", name, shape)
}

// U8 returns a tensor of bytes that must have this shape.
func (m *Model) U8(name string, shape ...int) ([]uint8, error) {
	return find[uint8](m, "u8", name, shape)
}

func find[T any](m *Model, dtype, name string, shape []int) ([]T, error) {
	t := m.tensors[name]
	switch {
	case t == nil:
		return nil, damage(name, "there is no such tensor")
	case t.DType != dtype || !slices.Equal(t.Shape, shape):
		return nil, damage(name, "is %s %v, want %s %v", t.DType, t.Shape, dtype, shape)
	}
	return slice[T](m, t), nil
}

// slice views a checked tensor. Offsets are multiples of 64 and the data start at a multiple of 4.
func slice[T any](m *Model, t *Tensor) []T {
	var item T
	p := unsafe.Pointer(unsafe.StringData(m.data[t.Offset:][:t.Size]))
	return unsafe.Slice((*T)(p), t.Size/int(unsafe.Sizeof(item)))
}

// bytesOf views a string as bytes, to be read only.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
