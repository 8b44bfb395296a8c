package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"math"
)

// A part is a tensor to be written.
type part struct {
	name, dtype string
	shape       []int
	data        []byte
}

func f32Part(name string, v ...float32) part {
	var b []byte
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return part{name, "f32", []int{len(v)}, b}
}

func sampleHeader() Header {
	return Header{Name: "sample", Version: "0.1", Hidden: 384, Layers: 6, Heads: 12, Feed: 1536,
		Vocabulary: 30522, Positions: 512, Features: 12, Config: json.RawMessage(`{"labels":5}`)}
}

func sampleParts() []part {
	return []part{
		f32Part("scale", 1, -2.5, 3),
		{"word.q", "i8", []int{2, 3}, []byte{1, 2, 3, 0xff, 0xfe, 0x81}},
		{"table", "i32", []int{2}, []byte{1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff}},
		{"flags", "u8", []int{4}, []byte{0, 1, 2, 255}},
	}
}

// write lays a container out. change may spoil the header before it is written.
func write(h Header, parts []part, change func(*Header)) []byte {
	var data []byte
	for _, p := range parts {
		data = append(data, make([]byte, aligned(len(data))-len(data))...)
		h.Tensors = append(h.Tensors, Tensor{p.name, p.dtype, p.shape, len(data), len(p.data)})
		data = append(data, p.data...)
	}
	if change != nil {
		change(&h)
	}
	text, err := json.Marshal(h)
	if err != nil {
		panic(err)
	}
	return frame(text, data)
}

// frame puts header text and data into a container with a right checksum.
func frame(text, data []byte) []byte {
	body := append([]byte(nil), text...)
	body = append(body, make([]byte, aligned(sumFrom+len(body))-sumFrom-len(body))...)
	body = append(body, data...)
	out := bytes.NewBufferString(magic)
	for _, v := range []any{uint32(FormatVersion), uint32(FeatureVersion), uint64(len(text)), sha256.Sum256(body)} {
		if err := binary.Write(out, binary.LittleEndian, v); err != nil {
			panic(err)
		}
	}
	out.Write(body)
	return out.Bytes()
}
