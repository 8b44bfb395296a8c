package store

import (
	"encoding/binary"
)

// PutFinding implements [Writer].
func (v *view) PutFinding(kind Kind, ref string, body []byte) error {
	n, err := v.ref(kind, ref, body != nil)
	if err != nil || n == 0 {
		return err
	}
	if body == nil {
		_, err = v.exec("DELETE FROM finding WHERE ref = ?", n)
	} else {
		_, err = v.exec("INSERT INTO finding (ref, body) VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET body = excluded.body", n, v.s.pack(body))
	}
	return v.s.fault(err)
}

// Finding implements [Reader].
func (v *view) Finding(kind Kind, ref string) ([]byte, error) {
	var b []byte
	found, err := v.row("SELECT f.body FROM ref r JOIN finding f ON f.ref = r.n WHERE r.kind = ? AND r.name = ?", []any{kind, ref}, &b)
	if err != nil || !found {
		return nil, v.s.fault(err)
	}
	return v.s.unpack(b, "a finding about "+ref)
}

// Keys implements [Reader].
func (v *view) Keys(kind Kind, ref string) (int, []uint64, error) {
	var (
		day    int
		packed []byte
	)
	found, err := v.row("SELECT k.day, k.keys FROM ref r JOIN keyed k ON k.ref = r.n WHERE r.kind = ? AND r.name = ?", []any{kind, ref}, &day, &packed)
	if err != nil || !found {
		return 0, nil, v.s.fault(err)
	}
	if len(packed)%8 != 0 {
		return 0, nil, v.s.damaged("the keys of %s", ref)
	}
	keys := make([]uint64, 0, len(packed)/8)
	for ; len(packed) > 0; packed = packed[8:] {
		keys = append(keys, binary.BigEndian.Uint64(packed))
	}
	return day, keys, nil
}

// Refs implements [Reader].
func (v *view) Refs(kind Kind, after string, limit int) ([]string, error) {
	return v.names("SELECT r.name FROM ref r WHERE r.kind = ? AND r.name > ? AND (EXISTS (SELECT 1 FROM keyed k WHERE k.ref = r.n) OR EXISTS (SELECT 1 FROM finding f WHERE f.ref = r.n))"+
		" ORDER BY r.name LIMIT ?", kind, after, clampLimit(limit))
}
