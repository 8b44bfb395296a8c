package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// The versions this code reads. The feature set is what the engine feeds the model beside word pieces; a model trained
// on another one would be silently worse, so it is refused.
const (
	FormatVersion  = 1
	FeatureVersion = 1
)

const (
	magic     = "SAYSOMDL"
	sumFrom   = 56 // first byte under the checksum
	alignment = 64
	maxHeader = 1 << 24
)

// A Header says what a model is. Config and Calibration belong to the heads and are read by them.
type Header struct {
	Name        string            `json:"name"`
	Version     string            `json:"version"`
	Hidden      int               `json:"hidden"` // width of a piece's vector
	Layers      int               `json:"layers"`
	Heads       int               `json:"heads"`
	Feed        int               `json:"ffn"` // inner width of the feed-forward layers
	Vocabulary  int               `json:"vocabulary"`
	Positions   int               `json:"positions"` // longest window in pieces
	Features    int               `json:"features"`
	TrainedOn   []json.RawMessage `json:"trained_on"` // the training data, for the model card
	Config      json.RawMessage   `json:"heads_config"`
	Calibration json.RawMessage   `json:"calibration"`
	Tensors     []Tensor          `json:"tensors"`
}

// A Tensor is one entry of the table: row-major numbers at Offset, Size bytes of them.
type Tensor struct {
	Name   string `json:"name"`
	DType  string `json:"dtype"` // f32, i8, i32 or u8
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Size   int    `json:"size"`
}

// parse checks the frame and the checksum and returns the header and the tensors' bytes.
func parse(data string) (*Header, string, error) {
	if len(data) < sumFrom {
		return nil, "", damage("frame", "%d bytes are too few", len(data))
	}
	if data[:len(magic)] != magic {
		return nil, "", damage("magic", "not a model container: starts with %q", data[:len(magic)])
	}
	fixed := []byte(data[:sumFrom])
	if v := binary.LittleEndian.Uint32(fixed[8:]); v != FormatVersion {
		return nil, "", damage("format", "version %d, want %d", v, FormatVersion)
	}
	if v := binary.LittleEndian.Uint32(fixed[12:]); v != FeatureVersion {
		return nil, "", damage("feature set", "version %d, want %d", v, FeatureVersion)
	}
	length := binary.LittleEndian.Uint64(fixed[16:])
	if length > maxHeader || length > uint64(len(data)-sumFrom) {
		return nil, "", damage("header", "%d bytes long in a container of %d", length, len(data))
	}
	if sum := sha256.Sum256(bytesOf(data[sumFrom:])); !bytes.Equal(sum[:], fixed[24:sumFrom]) {
		return nil, "", damage("checksum", "the contents do not have the SHA-256 the container claims")
	}
	end := sumFrom + int(length)
	h, err := parseHeader(data[sumFrom:end])
	if err != nil {
		return nil, "", err
	}
	start := aligned(end)
	if start > len(data) || strings.Trim(data[end:start], "\x00") != "" {
		return nil, "", damage("padding", "no zeros up to byte %d", start)
	}
	return h, data[start:], nil
}

func parseHeader(text string) (*Header, error) {
	h := new(Header)
	if err := json.Unmarshal([]byte(text), h); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "header", Msg: "not the expected JSON", Err: err}
	}
	for _, size := range []struct {
		name string
		n    int
	}{
		{"hidden", h.Hidden}, {"layers", h.Layers}, {"heads", h.Heads}, {"ffn", h.Feed},
		{"vocabulary", h.Vocabulary}, {"positions", h.Positions}, {"features", h.Features},
	} {
		if size.n <= 0 || size.n > 1<<24 {
			return nil, damage("header", "%s is %d", size.name, size.n)
		}
	}
	return h, nil
}

// checkTable refuses tensors of odd shape, outside of the data, over one another or of the same name.
func checkTable(tensors []Tensor, room int) error {
	names := make(map[string]bool, len(tensors))
	for i := range tensors {
		t := &tensors[i]
		if names[t.Name] {
			return damage(t.Name, "there are two tensors of this name")
		}
		names[t.Name] = true
		if err := t.check(room); err != nil {
			return err
		}
	}
	byOffset := slices.Clone(tensors)
	slices.SortFunc(byOffset, func(a, b Tensor) int { return a.Offset - b.Offset })
	for i := 1; i < len(byOffset); i++ {
		if before, t := &byOffset[i-1], &byOffset[i]; before.Offset+before.Size > t.Offset {
			return damage(t.Name, "overlaps %s", before.Name)
		}
	}
	return nil
}

func (t *Tensor) check(room int) error {
	size := itemSize(t.DType)
	if size == 0 {
		return damage(t.Name, "unknown type %q", t.DType)
	}
	if len(t.Shape) == 0 {
		return damage(t.Name, "has no shape")
	}
	for _, n := range t.Shape {
		if n <= 0 || n > room/size {
			return damage(t.Name, "shape %v does not fit the %d bytes of data", t.Shape, room)
		}
		size *= n
	}
	switch {
	case size != t.Size:
		return damage(t.Name, "%s %v takes %d bytes, the table says %d", t.DType, t.Shape, size, t.Size)
	case t.Offset < 0 || t.Offset%alignment != 0:
		return damage(t.Name, "offset %d is not a multiple of %d", t.Offset, alignment)
	case t.Offset > room || t.Size > room-t.Offset:
		return damage(t.Name, "bytes %d to %d of %d", t.Offset, t.Offset+t.Size, room)
	}
	return nil
}

// itemSize is the size of one number in bytes, 0 for an unknown type.
func itemSize(dtype string) int {
	switch dtype {
	case "f32", "i32":
		return 4
	case "i8", "u8":
		return 1
	}
	return 0
}

func aligned(n int) int { return (n + alignment - 1) / alignment * alignment }

func damage(place, format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrModel, Place: "model: " + place, Msg: fmt.Sprintf(format, args...)}
}
