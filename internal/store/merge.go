package store

// How the keys that wait in the table near come into blocks: when there are so many of them that a pass over all blocks is cheap
// for each, the blocks of a kind are written anew, with them. So a key is written some ten times while a ledger doubles, in
// order, which costs less than once at a place of its own; and the blocks, written in order too, fill their pages.

const (
	// blockBytes is the size from which on a block ends with the key: some 200 entries. Four make a page of SQLite.
	blockBytes = 960
	// fewWaiting is the number of keys that may wait in any case, waitingShare how many for one in the blocks.
	fewWaiting   = 8192
	waitingShare = 8 // one in eight
	// manyNew is the number of keys that one Update puts before it looks whether too many wait.
	manyNew = 1 << 16
	// blocksAtOnce is how many old blocks are held while they are written anew.
	blocksAtOnce = 64
)

// mergeKeys merges the keys of the kinds of which too many wait.
func (v *view) mergeKeys() error {
	if v.newKeys == 0 {
		return nil
	}
	v.newKeys = 0
	waiting, err := v.countByKind("near")
	if err != nil {
		return err
	}
	blocks, err := v.countByKind("block")
	if err != nil {
		return err
	}
	for kind := KindCopy; kind <= KindPerson; kind++ {
		const entries = blockBytes / 5
		if waiting[kind] > max(v.s.fewWaiting, blocks[kind]*entries/waitingShare) {
			if err := v.merge(kind); err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *view) countByKind(table string) (map[Kind]int, error) {
	out := map[Kind]int{}
	err := v.rows("SELECT kind, count(*) FROM "+table+" GROUP BY kind", nil, func(scan func(...any) error) error {
		var (
			kind Kind
			n    int
		)
		err := scan(&kind, &n)
		out[kind] = n
		return err
	})
	return out, v.s.fault(err)
}

// merge writes the blocks of a kind anew, with all that waits.
func (v *view) merge(kind Kind) error {
	var last int64 // what is numbered up to here is old
	if _, err := v.row("SELECT coalesce(max(n), 0) FROM block", nil, &last); err != nil {
		return v.s.fault(err)
	}
	in := &waiting{v: v, kind: kind, after: entry{-1 << 63, -1}}
	out := &blockWriter{v: v, kind: kind, n: last}
	for {
		blocks, err := v.takeBlocks(kind, last)
		if err != nil {
			return err
		}
		if len(blocks) == 0 {
			break
		}
		for i := range blocks {
			var fault error
			ok := blocks[i].each(func(e entry) bool {
				for fault == nil && in.next() && in.entry().less(e) {
					fault = out.put(in.take())
				}
				if fault == nil {
					fault = out.put(e)
				}
				return fault == nil && in.err == nil
			})
			if !ok {
				return v.s.damaged("a block of keys of kind %d", kind)
			}
			if fault == nil {
				fault = in.err
			}
			if fault != nil {
				return fault
			}
		}
	}
	for in.next() {
		if err := out.put(in.take()); err != nil {
			return err
		}
	}
	if in.err != nil {
		return in.err
	}
	if err := out.flush(); err != nil {
		return err
	}
	_, err := v.exec("DELETE FROM near WHERE kind = ?", kind)
	return v.s.fault(err)
}

// takeBlocks takes the first of the old blocks out of the table, so that the new ones have their room.
func (v *view) takeBlocks(kind Kind, last int64) ([]block, error) {
	var out []block
	var numbers []int64
	err := v.rows("SELECT "+blockColumns+" FROM block WHERE kind = ? AND n <= ? ORDER BY first LIMIT ?", []any{kind, last, blocksAtOnce}, func(scan func(...any) error) error {
		var b block
		err := b.scan(v, kind, scan)
		out, numbers = append(out, b), append(numbers, b.n)
		return err
	})
	if err == nil && len(out) > 0 {
		_, err = v.exec("DELETE FROM block WHERE n IN "+v.s.d.list(), v.s.d.integers(numbers))
	}
	return out, v.s.fault(err)
}

// waiting reads the keys of a kind that wait, in order.
type waiting struct {
	v     *view
	kind  Kind
	page  []entry
	after entry
	end   bool
	err   error
}

// next tells whether there is an entry.
func (w *waiting) next() bool {
	const page = 8192
	if len(w.page) > 0 || w.end || w.err != nil {
		return len(w.page) > 0
	}
	err := w.v.rows("SELECT key, ref FROM near WHERE kind = ? AND (key, ref) > (?, ?) ORDER BY key, ref LIMIT ?", []any{w.kind, w.after.key, w.after.ref, page},
		func(scan func(...any) error) error {
			var e entry
			err := scan(&e.key, &e.ref)
			w.page = append(w.page, e)
			return err
		})
	w.err = w.v.s.fault(err)
	w.end = len(w.page) < page
	if len(w.page) > 0 {
		w.after = w.page[len(w.page)-1]
	}
	return len(w.page) > 0 && w.err == nil
}

func (w *waiting) entry() entry { return w.page[0] }

func (w *waiting) take() entry {
	e := w.page[0]
	w.page = w.page[1:]
	return e
}

// A blockWriter writes entries that come in order as blocks.
type blockWriter struct {
	v      *view
	kind   Kind
	n      int64 // of the last block; a number of its own, as SQLite gives those of rows that are gone again
	first  int64
	body   []byte
	before entry
}

func (w *blockWriter) put(e entry) error {
	if len(w.body) >= blockBytes && e.key != w.before.key {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(w.body) == 0 {
		w.first, w.before = e.key, entry{key: e.key}
	}
	w.body = appendEntry(w.body, w.before, e)
	w.before = e
	return nil
}

func (w *blockWriter) flush() error {
	if len(w.body) == 0 {
		return nil
	}
	w.n++
	b := block{w.n, w.first, w.body}
	_, err := w.v.exec("INSERT INTO block (n, kind, first, body, sum) VALUES (?, ?, ?, ?, ?)", b.n, w.kind, b.first, b.body, b.sum(w.kind))
	w.body = w.body[:0]
	return w.v.s.fault(err)
}
