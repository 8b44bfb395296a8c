package model

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"sayso"
)

func TestOpenReadsTensorsInPlace(t *testing.T) {
	data := string(write(sampleHeader(), sampleParts(), nil))
	m, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if m.Name != "sample" || m.Feed != 1536 || string(m.Config) != `{"labels":5}` {
		t.Errorf("header = %+v", m.Header)
	}
	checkTensors(t, m)
	if n := testing.AllocsPerRun(10, func() { _, _ = m.I8("word.q", 2, 3) }); n > 1 {
		t.Errorf("I8 allocates %v times: it should view the container", n)
	}
}

// TestOpenMisaligned opens a container at every offset of a buffer: the numbers must come out right, by a copy if need be.
func TestOpenMisaligned(t *testing.T) {
	data := string(write(sampleHeader(), sampleParts(), nil))
	for skip := range 9 {
		m, err := Open((strings.Repeat("x", skip) + data)[skip:])
		if err != nil {
			t.Fatal(err)
		}
		checkTensors(t, m)
	}
}

func checkTensors(t *testing.T, m *Model) {
	t.Helper()
	f, err1 := m.F32("scale", 3)
	q, err2 := m.I8("word.q", 2, 3)
	i, err3 := m.I32("table", 2)
	u, err4 := m.U8("flags", 4)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(f, []float32{1, -2.5, 3}) || !slices.Equal(q, []int8{1, 2, 3, -1, -2, -127}) ||
		!slices.Equal(i, []int32{1, -1}) || !slices.Equal(u, []uint8{0, 1, 2, 255}) {
		t.Errorf("tensors = %v %v %v %v", f, q, i, u)
	}
}

func TestTensorOfOtherKindIsRefused(t *testing.T) {
	m, err := Open(string(write(sampleHeader(), sampleParts(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = m.F32("scale", 4)
	wantDamage(t, err, "scale")
	_, err = m.I8("scale", 3)
	wantDamage(t, err, "scale")
	_, err = m.F32("absent", 3)
	wantDamage(t, err, "absent")
}

func TestDamagedHeader(t *testing.T) {
	for _, c := range []struct {
		name, place string
		change      func(*Header)
	}{
		{"no layers", "header", func(h *Header) { h.Layers = 0 }},
		{"negative vocabulary", "header", func(h *Header) { h.Vocabulary = -1 }},
		{"two of a name", "scale", func(h *Header) { h.Tensors[1].Name = "scale" }},
		{"unknown type", "scale", func(h *Header) { h.Tensors[0].DType = "f64" }},
		{"no shape", "scale", func(h *Header) { h.Tensors[0].Shape = nil }},
		{"empty dimension", "word.q", func(h *Header) { h.Tensors[1].Shape = []int{0, 3} }},
		{"negative dimensions", "word.q", func(h *Header) { h.Tensors[1].Shape = []int{-2, -3} }},
		{"product overflows", "word.q", func(h *Header) { h.Tensors[1].Shape = []int{math.MaxInt, math.MaxInt} }},
		{"size is not the shape's", "word.q", func(h *Header) { h.Tensors[1].Size = 5 }},
		{"overlap", "word.q", func(h *Header) { h.Tensors[1].Offset = 0 }},
		{"off alignment", "table", func(h *Header) { h.Tensors[2].Offset = 129 }},
		{"negative offset", "table", func(h *Header) { h.Tensors[2].Offset = -64 }},
		{"past the end", "flags", func(h *Header) { h.Tensors[3].Offset = 1 << 20 }},
		{"offset overflows", "flags", func(h *Header) { h.Tensors[3].Offset = math.MaxInt &^ 63 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(string(write(sampleHeader(), sampleParts(), c.change)))
			wantDamage(t, err, c.place)
		})
	}
}

func TestDamagedFrame(t *testing.T) {
	good := write(sampleHeader(), sampleParts(), nil)
	nan := write(sampleHeader(), []part{f32Part("scale", 1, float32(math.NaN()))}, nil)
	spoil := func(change func([]byte)) []byte {
		b := slices.Clone(good)
		change(b)
		return b
	}
	for _, c := range []struct {
		name, place string
		data        []byte
	}{
		{"empty", "frame", nil},
		{"another file", "magic", []byte(strings.Repeat("PK\x03\x04", 40))},
		{"later format", "format", spoil(func(b []byte) { b[8] = 2 })},
		{"other feature set", "feature set", spoil(func(b []byte) { b[12] = 9 })},
		{"header longer than the file", "header", spoil(func(b []byte) { binary.LittleEndian.PutUint64(b[16:], 1<<23) })},
		{"header of huge length", "header", spoil(func(b []byte) { binary.LittleEndian.PutUint64(b[16:], 1<<63) })},
		{"a changed byte of the sum", "checksum", spoil(func(b []byte) { b[30] ^= 1 })},
		{"a changed weight", "checksum", spoil(func(b []byte) { b[len(b)-1] ^= 1 })},
		{"header is no JSON", "header", frame([]byte(`{"name"`), nil)},
		{"no padding", "padding", good[:0:0]},
		{"not a number", "scale", nan},
	} {
		if c.name == "no padding" {
			c.data = shortContainer()
		}
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(string(c.data))
			wantDamage(t, err, c.place)
		})
	}
}

// shortContainer is a container with a right checksum that ends with its header.
func shortContainer() []byte {
	b := write(sampleHeader(), nil, nil)
	end := sumFrom + int(binary.LittleEndian.Uint64(b[16:]))
	return resum(b[:end])
}

func TestTruncated(t *testing.T) {
	good := write(sampleHeader(), sampleParts(), nil)
	for n := range good {
		if _, err := Open(string(good[:n])); err == nil {
			t.Fatalf("the first %d of %d bytes were accepted", n, len(good))
		}
		if n < sumFrom {
			continue
		}
		_, err := Open(string(resum(slices.Clone(good[:n])))) // cut, but with a right checksum
		wantDamage(t, err, "")
	}
}

func wantDamage(t *testing.T, err error, place string) {
	t.Helper()
	var e *sayso.Error
	if !errors.As(err, &e) || e.Code != sayso.ErrModel || !strings.Contains(e.Place, place) {
		t.Errorf("error = %v, want code %s at %q", err, sayso.ErrModel, place)
	}
}
