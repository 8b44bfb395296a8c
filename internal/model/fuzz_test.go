package model

import (
	"crypto/sha256"
	"errors"
	"testing"

	"sayso"
)

// resum mends the checksum, so that damage behind it is reached.
func resum(b []byte) []byte {
	if len(b) >= sumFrom {
		sum := sha256.Sum256(b[sumFrom:])
		copy(b[24:sumFrom], sum[:])
	}
	return b
}

// FuzzOpen opens damaged containers: every one is refused with the code, or all its tensors can be read.
func FuzzOpen(f *testing.F) {
	good := write(sampleHeader(), sampleParts(), nil)
	f.Add(good, true)
	f.Add(good[:70], true)
	f.Add(good, false)
	f.Fuzz(func(t *testing.T, data []byte, mend bool) {
		if mend {
			data = resum(append([]byte(nil), data...))
		}
		m, err := Open(string(data))
		if err != nil {
			var e *sayso.Error
			if !errors.As(err, &e) || e.Code != sayso.ErrModel {
				t.Fatalf("error without its code: %v", err)
			}
			return
		}
		for _, tensor := range m.Tensors {
			touch(t, m, tensor)
		}
	})
}

// touch reads a whole tensor; a slice past the data would fault.
func touch(t *testing.T, m *Model, tensor Tensor) {
	var n int
	var err error
	switch tensor.DType {
	case "f32":
		n, err = count(m.F32(tensor.Name, tensor.Shape...))
	case "i32":
		n, err = count(m.I32(tensor.Name, tensor.Shape...))
	case "i8":
		n, err = count(m.I8(tensor.Name, tensor.Shape...))
	case "u8":
		n, err = count(m.U8(tensor.Name, tensor.Shape...))
	}
	if err != nil || n*itemSize(tensor.DType) != tensor.Size {
		t.Fatalf("%s: %d numbers, %v", tensor.Name, n, err)
	}
}

func count[T int8 | uint8 | int32 | float32](v []T, err error) (int, error) {
	var sum T
	for _, x := range v {
		sum += x
	}
	_ = sum
	return len(v), err
}
