package main

import (
	"encoding/binary"
	"errors"
)

// A decoder reads the part of MessagePack that wordfreq's lists use: lists, texts, and a small map at the head.
type decoder struct {
	rest []byte
}

var errFormat = errors.New("not a list of words in wordfreq's format cB")

// take returns the next n bytes.
func (d *decoder) take(n int) ([]byte, error) {
	if n > len(d.rest) {
		return nil, errFormat
	}
	out := d.rest[:n]
	d.rest = d.rest[n:]
	return out, nil
}

// size reads a big-endian number of so many bytes.
func (d *decoder) size(bytes int) (int, error) {
	b, err := d.take(bytes)
	if err != nil {
		return 0, err
	}
	var wide [8]byte
	copy(wide[8-bytes:], b)
	return int(binary.BigEndian.Uint64(wide[:])), nil
}

// list reads the head of a list and returns its length.
func (d *decoder) list() (int, error) {
	b, err := d.take(1)
	switch {
	case err != nil:
		return 0, err
	case b[0]>>4 == 9:
		return int(b[0] & 15), nil
	case b[0] == 0xdc:
		return d.size(2)
	case b[0] == 0xdd:
		return d.size(4)
	}
	return 0, errFormat
}

func (d *decoder) text() (string, error) {
	b, err := d.take(1)
	if err != nil {
		return "", err
	}
	n := 0
	switch {
	case b[0]>>5 == 5:
		n = int(b[0] & 31)
	case b[0] >= 0xd9 && b[0] <= 0xdb:
		n, err = d.size(1 << (b[0] - 0xd9))
	default:
		err = errFormat
	}
	if err != nil {
		return "", err
	}
	s, err := d.take(n)
	return string(s), err
}

// header reads {"format": "cB", "version": 1}.
func (d *decoder) header() error {
	b, err := d.take(1)
	if err != nil || b[0] != 0x82 {
		return errFormat
	}
	for range 2 {
		name, err := d.text()
		if err != nil {
			return err
		}
		switch name {
		case "format":
			if v, err := d.text(); err != nil || v != "cB" {
				return errFormat
			}
		case "version":
			if v, err := d.take(1); err != nil || v[0] != 1 {
				return errFormat
			}
		default:
			return errFormat
		}
	}
	return nil
}
