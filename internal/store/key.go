package store

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
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
	if !create || kind <= 0 { // who speaks is mostly known, what an article has of its own is not
		found, err = find()
	}
	if create && !found && err == nil {
		if len(name) > maxName+100 || strings.IndexByte(name, 0) >= 0 || !utf8.ValidString(name) {
			return 0, &sayso.Error{Code: sayso.ErrInternal, Place: fmt.Sprintf("%.40q", name), Msg: "this cannot be the name of something in a ledger"}
		}
		found, err = v.row("INSERT INTO ref (kind, name) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING n", []any{kind, name}, &n)
		if !found && err == nil {
			_, err = find()
		} else if err == nil && v.unkeyed != nil {
			v.unkeyed[n] = true
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
	n, err := v.ref(kind, ref, len(keys) > 0)
	if err != nil || n == 0 {
		return err
	}
	var (
		oldDay int
		old    []uint64
		found  bool
	)
	if v.unkeyed[n] { // most of what gets keys was not there before
		delete(v.unkeyed, n)
	} else if oldDay, old, found, err = v.keyed(n, ref); err != nil || found && oldDay == day && slices.Equal(old, keys) {
		return err
	}
	if found {
		if err := v.dropKeys(kind, n, signed(old)); err != nil {
			return err
		}
		if _, err := v.exec("DELETE FROM keyed WHERE ref = ?", n); err != nil {
			return v.s.fault(err)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	if _, err := v.exec("INSERT INTO keyed (ref, day, keys) VALUES (?, ?, ?)", n, day, packKeys(keys)); err != nil {
		return v.s.fault(err)
	}
	// One statement for all of them: the way into the database costs more than a row.
	_, err = v.exec(v.s.d.insertMany()+" INTO near (kind, key, ref) SELECT CAST(? AS bigint), k.value, CAST(? AS bigint) FROM "+v.s.d.list()+" k",
		kind, n, v.s.d.integers(signed(keys)))
	if v.newKeys += len(keys); err == nil && v.newKeys >= manyNew {
		return v.mergeKeys()
	}
	return v.s.fault(err)
}

// dropKeys takes the keys of a ref out of where they are found by.
func (v *view) dropKeys(kind Kind, ref int64, keys []int64) error {
	waited, err := v.exec("DELETE FROM near WHERE kind = ? AND key IN "+v.s.d.list()+" AND ref = ?", kind, v.s.d.integers(keys), ref)
	if err != nil || waited == int64(len(keys)) {
		return v.s.fault(err)
	}
	return v.dropFromBlocks(kind, ref, keys)
}

// keyed returns the day and the keys of the ref of number n.
func (v *view) keyed(n int64, ref string) (day int, keys []uint64, found bool, err error) {
	var packed []byte
	found, err = v.row("SELECT day, keys FROM keyed WHERE ref = ?", []any{n}, &day, &packed)
	if err != nil || !found {
		return 0, nil, false, v.s.fault(err)
	}
	keys, ok := unpackKeys(packed)
	if !ok {
		return 0, nil, false, v.s.damaged("the keys of %s", ref)
	}
	return day, keys, true, nil
}

// packKeys writes ascending keys with 4 bytes each, or 8 if one of them needs more, as the first byte says.
func packKeys(keys []uint64) []byte {
	if keys[len(keys)-1] > math.MaxUint32 {
		b := append(make([]byte, 0, 1+8*len(keys)), 8)
		for _, k := range keys {
			b = binary.BigEndian.AppendUint64(b, k)
		}
		return b
	}
	b := append(make([]byte, 0, 1+4*len(keys)), 4)
	for _, k := range keys {
		b = binary.BigEndian.AppendUint32(b, uint32(k))
	}
	return b
}

func unpackKeys(b []byte) (keys []uint64, ok bool) {
	if len(b) == 0 || b[0] != 4 && b[0] != 8 || (len(b)-1)%int(b[0]) != 0 {
		return nil, false
	}
	for width, b := int(b[0]), b[1:]; len(b) > 0; b = b[width:] {
		if width == 4 {
			keys = append(keys, uint64(binary.BigEndian.Uint32(b)))
		} else {
			keys = append(keys, binary.BigEndian.Uint64(b))
		}
	}
	return keys, true
}

// signed gives keys as the databases have them, in their order. SQLite keeps an integer in as few bytes as it needs, with its
// sign; so that all keys of 32 bits take four, those from 2^31 to 2^32 change places with the last 2^31 of all.
func signed(keys []uint64) []int64 {
	out := make([]int64, len(keys))
	for i, k := range keys {
		n := int64(k)
		switch {
		case n >= 1<<31 && n < 1<<32:
			n -= 1 << 32
		case n >= -1<<31 && n < 0:
			n += 1 << 32
		}
		out[i] = n
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Near implements [Reader].
func (v *view) Near(kind Kind, keys []uint64, from, to int) ([]Hit, error) {
	return v.NearAtLeast(1, kind, keys, from, to)
}

// NearAtLeast implements [Reader].
func (v *view) NearAtLeast(least int, kind Kind, keys []uint64, from, to int) ([]Hit, error) {
	hits, err := v.NearEach(least, math.MaxInt, kind, [][]uint64{keys}, from, to)
	if err != nil {
		return nil, err
	}
	return hits[0], nil
}

// NearEach implements [Reader].
func (v *view) NearEach(near, alike int, kind Kind, lists [][]uint64, from, to int) ([][]Hit, error) {
	out := make([][]Hit, len(lists))
	askers := map[int64][]int{} // by key: the lists that have it
	for i, keys := range lists {
		for _, k := range signed(keys) {
			askers[k] = append(askers[k], i)
		}
	}
	if len(askers) == 0 {
		return out, nil
	}
	have := slices.Sorted(maps.Keys(askers))
	shared := make([]map[int64]int, len(lists)) // by list and ref
	for i := range shared {
		shared[i] = map[int64]int{}
	}
	share := func(e entry) {
		for _, i := range askers[e.key] {
			shared[i][e.ref]++
		}
	}
	var err error
	if len(lists) == 1 { // the database can count
		err = v.rows("SELECT ref, count(*) FROM near WHERE kind = ? AND key IN "+v.s.d.list()+" GROUP BY ref", []any{kind, v.s.d.integers(have)}, func(scan func(...any) error) error {
			var (
				ref int64
				n   int
			)
			err := scan(&ref, &n)
			shared[0][ref] += n
			return err
		})
	} else {
		err = v.rows("SELECT key, ref FROM near WHERE kind = ? AND key IN "+v.s.d.list(), []any{kind, v.s.d.integers(have)}, func(scan func(...any) error) error {
			var e entry
			err := scan(&e.key, &e.ref)
			share(e)
			return err
		})
	}
	if err != nil {
		return nil, v.s.fault(err)
	}
	blocks, err := v.blocksWith(kind, have)
	if err != nil {
		return nil, err
	}
	if !found(blocks, have, share) {
		return nil, v.s.damaged("a block of keys of kind %d", kind)
	}
	wanted := map[int64][]int{} // by ref: the lists that it shares enough with
	far := map[int64]bool{}     // of these refs, those wanted whatever their day
	for i := range shared {
		for ref, n := range shared[i] {
			if n >= near {
				wanted[ref] = append(wanted[ref], i)
			}
			if n >= alike {
				far[ref] = true
			}
		}
	}
	if len(wanted) == 0 {
		return out, nil
	}
	where, args := " WHERE k.day BETWEEN ? AND ? OR k.day = ?", []any{v.s.d.integers(slices.Sorted(maps.Keys(wanted))), from, to, NoDay}
	if len(far) > 0 {
		where, args = where+" OR l.value IN "+v.s.d.list(), append(args, v.s.d.integers(slices.Sorted(maps.Keys(far))))
	}
	err = v.rows("SELECT r.n, r.name, k.day FROM "+v.s.d.list()+" l JOIN keyed k ON k.ref = l.value JOIN ref r ON r.n = k.ref"+where+" ORDER BY r.name",
		args, func(scan func(...any) error) error {
			var (
				h Hit
				n int64
			)
			err := scan(&n, &h.Ref, &h.Day)
			for _, i := range wanted[n] {
				if h.Keys = shared[i][n]; h.Keys >= alike || h.Day == NoDay || from <= h.Day && h.Day <= to {
					out[i] = append(out[i], h)
				}
			}
			return err
		})
	return out, v.s.fault(err)
}
