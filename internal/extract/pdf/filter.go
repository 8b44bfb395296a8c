package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"io"
)

// unpack undoes the filters of a stream (ISO 32000-1, 7.4). Those of pictures are not known, and LZW is not: no
// program of this century writes it.
func (f *file) unpack(s stream) ([]byte, error) {
	data := s.raw
	filters, params := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	if len(filters) > 4 {
		return nil, fmt.Errorf("a stream is packed %d times", len(filters))
	}
	for i, filter := range filters {
		var param dict
		if i < len(params) {
			param = f.dict(params[i])
		}
		var err error
		switch filter := f.get(filter); filter {
		case name("FlateDecode"), name("Fl"):
			data, err = f.inflate(data, param)
		case name("ASCII85Decode"), name("A85"):
			data, err = f.ascii85(data)
		case name("ASCIIHexDecode"), name("AHx"):
			data = []byte((&lexer{in: data}).hex())
		default:
			err = fmt.Errorf("a stream is packed as %v, which is not read", filter)
		}
		if err != nil {
			return nil, err
		}
	}
	if f.left -= len(data); f.left < 0 {
		return nil, errTooLarge
	}
	return data, nil
}

// list returns an entry that may be one object or an array of them.
func (f *file) list(o any) array {
	switch o := f.get(o).(type) {
	case nil:
		return nil
	case array:
		return o
	default:
		return array{o}
	}
}

func (f *file) inflate(data []byte, param dict) ([]byte, error) {
	in, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(in, int64(f.left)+1))
	if err != nil && err != zlib.ErrChecksum { // some writers get the check sum wrong
		return nil, err
	}
	if len(out) > f.left {
		return nil, errTooLarge
	}
	if f.number(param["Predictor"]) >= 10 {
		return unpredict(out, param, f), nil
	}
	return out, nil
}

// unpredict undoes the differences that PNG takes between rows (PNG specification, 9), as object streams use them.
func unpredict(data []byte, param dict, f *file) []byte {
	columns, colors, bits := 1, 1, 8
	for key, value := range map[name]*int{"Columns": &columns, "Colors": &colors, "BitsPerComponent": &bits} {
		if n := f.number(param[key]); n >= 1 && n < 1<<16 {
			*value = int(n)
		}
	}
	row, pixel := (columns*colors*bits+7)/8, max(1, colors*bits/8)
	var out []byte
	above := make([]byte, min(row, len(data)))
	for len(data) > 1 {
		kind, line := data[0], data[1:min(len(data), row+1)]
		data = data[1+len(line):]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		copy(above, line)
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(x int) int { return max(x, -x) }

func (f *file) ascii85(data []byte) ([]byte, error) {
	if i := bytes.Index(data, []byte("~>")); i >= 0 {
		data = data[:i]
	}
	return io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(data)), int64(f.left)+1))
}
