package store

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sayso"
)

// A refName is what a ref is called: names of different kinds are different refs.
type refName struct {
	kind Kind
	name string
}

// ref returns the number of a ref, made if create is set, else 0 if there is none. Kind 0 is who speaks or acts.
func (v *view) ref(kind Kind, name string, create bool) (n int64, err error) {
	at := refName{kind, name}
	if n := v.refs[at]; n != 0 {
		return n, nil
	}
	find := func() (bool, error) {
		return v.row("SELECT n FROM ref WHERE kind = ? AND name = ?", []any{kind, name}, &n)
	}
	var found bool
	if !create || kind == 0 { // who speaks is mostly known, what an article has of its own is not
		found, err = find()
	}
	if create && !found && err == nil {
		if len(name) > maxName+100 || strings.IndexByte(name, 0) >= 0 || !utf8.ValidString(name) {
			return 0, &sayso.Error{Code: sayso.ErrInternal, Place: fmt.Sprintf("%.40q", name), Msg: "this cannot be the name of something in a ledger"}
		}
		found, err = v.row("INSERT INTO ref (kind, name) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING n", []any{kind, name}, &n)
		if !found && err == nil {
			_, err = find()
		}
	}
	if err == nil && n != 0 && v.refs != nil {
		v.refs[at] = n
	}
	return n, v.s.fault(err)
}

// PutKeys implements [Writer].
func (v *view) PutKeys(kind Kind, ref string, day int, keys []uint64) error {
	keys = slices.Clone(keys)
	slices.Sort(keys)
	keys = slices.Compact(keys)
	packed := make([]byte, 0, 8*len(keys))
	for _, k := range keys {
		packed = binary.BigEndian.AppendUint64(packed, k)
	}
	n, err := v.ref(kind, ref, len(keys) > 0)
	if err != nil || n == 0 {
		return err
	}
	var (
		oldDay int
		old    []byte
	)
	found, err := v.row("SELECT day, keys FROM keyed WHERE ref = ?", []any{n}, &oldDay, &old)
	if err != nil {
		return v.s.fault(err)
	}
	if found && oldDay == day && string(old) == string(packed) {
		return nil
	}
	if found {
		if len(old)%8 != 0 {
			return v.s.damaged("the keys of %s", ref)
		}
		var gone []uint64
		for ; len(old) > 0; old = old[8:] {
			gone = append(gone, binary.BigEndian.Uint64(old))
		}
		_, err := v.exec("DELETE FROM near WHERE kind = ? AND key IN "+v.s.d.list()+" AND day = ? AND ref = ?", kind, v.s.d.integers(signed(gone)), oldDay, n)
		if err != nil {
			return v.s.fault(err)
		}
		if _, err := v.exec("DELETE FROM keyed WHERE ref = ?", n); err != nil {
			return v.s.fault(err)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	if _, err := v.exec("INSERT INTO keyed (ref, day, keys) VALUES (?, ?, ?)", n, day, packed); err != nil {
		return v.s.fault(err)
	}
	// One statement for all of them: the way into the database costs more than a row.
	_, err = v.exec(v.s.d.insertMany()+" INTO near (kind, key, day, ref) SELECT CAST(? AS bigint), k.value, CAST(? AS bigint), CAST(? AS bigint) FROM "+v.s.d.list()+" k",
		kind, day, n, v.s.d.integers(signed(keys)))
	return v.s.fault(err)
}

// signed gives keys as the databases have them, in their order.
func signed(keys []uint64) []int64 {
	out := make([]int64, len(keys))
	for i, k := range keys {
		out[i] = int64(k)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Near implements [Reader].
func (v *view) Near(kind Kind, keys []uint64, from, to int) ([]Hit, error) {
	var out []Hit
	err := v.rows("SELECT r.name, h.day, h.n FROM (SELECT ref, day, count(*) AS n FROM near WHERE kind = ? AND key IN "+v.s.d.list()+
		" AND (day BETWEEN ? AND ? OR day = ?) GROUP BY ref, day) h JOIN ref r ON r.n = h.ref ORDER BY r.name",
		[]any{kind, v.s.d.integers(signed(keys)), from, to, NoDay}, func(scan func(...any) error) error {
			var h Hit
			err := scan(&h.Ref, &h.Day, &h.Keys)
			out = append(out, h)
			return err
		})
	return out, v.s.fault(err)
}
