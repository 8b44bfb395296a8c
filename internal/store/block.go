package store

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// The keys of all refs, by which they find each other, are many and small: as a row each they take five times their room. So
// they lie in blocks, in order of key and ref, as differences, and only those put last wait in rows of the table near until
// they are worth a pass over the blocks (see merge.go). A key is in one block, however many refs have it.

// An entry says that a ref has a key; the key is as [signed] gives it.
type entry struct{ key, ref int64 }

func (e entry) less(o entry) bool { return e.key < o.key || e.key == o.key && e.ref < o.ref }

// A block is a row of the table block: the entries from the key `first` on to the block behind.
type block struct {
	n, first int64
	body     []byte
}

// appendEntry writes an entry behind another one: how much greater its key is, and then its ref, of which the difference if the
// keys are the same. Before the first entry of a block stands its first key, of ref 0.
func appendEntry(b []byte, before, e entry) []byte {
	b = binary.AppendUvarint(b, uint64(e.key)-uint64(before.key))
	if e.key == before.key {
		return binary.AppendUvarint(b, uint64(e.ref-before.ref))
	}
	return binary.AppendUvarint(b, uint64(e.ref))
}

// each calls f with the entries of a block in order, until it returns false. ok is false if the bytes are none.
func (b *block) each(f func(e entry) bool) (ok bool) {
	e := entry{key: b.first}
	for rest := b.body; len(rest) > 0; {
		step, n := binary.Uvarint(rest)
		if n <= 0 {
			return false
		}
		ref, m := binary.Uvarint(rest[n:])
		if m <= 0 {
			return false
		}
		rest = rest[n+m:]
		if step == 0 {
			e.ref += int64(ref)
		} else {
			e.key, e.ref = int64(uint64(e.key)+step), int64(ref)
		}
		if !f(e) {
			return true
		}
	}
	return true
}

// sum is the checksum of a block: a page of it that has changed would give other neighbours and no error.
func (b *block) sum(kind Kind) int64 {
	head := binary.AppendVarint([]byte{byte(kind)}, b.first)
	return int64(crc32.Update(crc32.Checksum(head, castagnoli), castagnoli, b.body))
}

const blockColumns = "n, first, body, sum"

// scan reads a row of blockColumns.
func (b *block) scan(v *view, kind Kind, scan func(...any) error) error {
	var sum int64
	if err := scan(&b.n, &b.first, &b.body, &sum); err != nil {
		return err
	}
	if b.sum(kind) != sum {
		return v.s.damaged("a block of keys of kind %d", kind)
	}
	return nil
}

// blocksWith returns the blocks in which the keys are, if they are in any.
func (v *view) blocksWith(kind Kind, keys []int64) ([]block, error) {
	var out []block
	err := v.rows("SELECT "+blockColumns+" FROM block WHERE n IN (SELECT (SELECT b.n FROM block b WHERE b.kind = ? AND b.first <= k.value ORDER BY b.first DESC LIMIT 1) FROM "+
		v.s.d.list()+" k) ORDER BY first", []any{kind, v.s.d.integers(keys)}, func(scan func(...any) error) error {
		var b block
		err := b.scan(v, kind, scan)
		out = append(out, b)
		return err
	})
	return out, v.s.fault(err)
}

// found calls f with the refs that have one of the ascending keys, in blocks that blocksWith gave for them.
func found(blocks []block, keys []int64, f func(e entry)) (ok bool) {
	ok = true
	for i := range blocks {
		b := &blocks[i]
		at, _ := slices.BinarySearch(keys, b.first)
		ok = b.each(func(e entry) bool {
			for at < len(keys) && keys[at] < e.key {
				at++
			}
			if at < len(keys) && keys[at] == e.key {
				f(e)
			}
			return at < len(keys)
		}) && ok
	}
	return ok
}

// dropFromBlocks takes entries of a ref out of the blocks.
func (v *view) dropFromBlocks(kind Kind, ref int64, keys []int64) error {
	blocks, err := v.blocksWith(kind, keys)
	if err != nil {
		return err
	}
	for _, b := range blocks {
		left := block{n: b.n, first: b.first}
		before, changed := entry{key: b.first}, false
		ok := b.each(func(e entry) bool {
			if _, gone := slices.BinarySearch(keys, e.key); gone && e.ref == ref {
				changed = true
				return true
			}
			left.body = appendEntry(left.body, before, e)
			before = e
			return true
		})
		switch {
		case !ok:
			return v.s.damaged("a block of keys of kind %d", kind)
		case len(left.body) == 0:
			_, err = v.exec("DELETE FROM block WHERE n = ?", b.n)
		case changed:
			_, err = v.exec("UPDATE block SET body = ?, sum = ? WHERE n = ?", left.body, left.sum(kind), b.n)
		}
		if err != nil {
			return v.s.fault(err)
		}
	}
	return nil
}
