package store

import "strings"

// checkContents reads all that carries a checksum, and sees that every row belongs to one that is there. The database
// itself has been checked before.
func (v *view) checkContents() error {
	ids, err := v.names("SELECT id FROM article ORDER BY n")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if a, err := v.Article(id); err != nil {
			return err
		} else if a == nil {
			return v.s.damaged("article %s is listed and cannot be found", id)
		}
		list, err := v.Records(id)
		if err != nil {
			return err
		}
		for _, r := range list {
			if _, err := v.RecordOf(id, r.Engine); err != nil {
				return err
			}
		}
	}
	last := 0
	for c, err := range v.Corrections(0) {
		if err != nil {
			return err
		}
		if c.Seq != last+1 {
			return v.s.damaged("entry %d of the log of corrections is missing", last+1)
		}
		last = c.Seq
	}
	if err := v.checkBlocks(); err != nil {
		return err
	}
	for _, b := range belongs {
		table, column, _ := strings.Cut(b[0], ".")
		other, key, _ := strings.Cut(b[1], ".")
		n := 0
		_, err := v.row("SELECT count(*) FROM "+table+" t WHERE NOT EXISTS (SELECT 1 FROM "+other+" o WHERE o."+key+" = t."+column+")", nil, &n)
		if err != nil {
			return v.s.fault(err)
		}
		if n > 0 {
			return v.s.damaged("%d rows of table %s belong to nothing in table %s", n, table, other)
		}
	}
	return nil
}

// checkBlocks sees that the blocks have the keys that the refs have and that do not wait, by their number.
func (v *view) checkBlocks() error {
	var n int64
	for kind := KindCopy; kind <= KindPerson; kind++ {
		for last := int64(-1 << 63); ; {
			var page []block
			err := v.rows("SELECT "+blockColumns+" FROM block WHERE kind = ? AND first > ? ORDER BY first LIMIT ?", []any{kind, last, blocksAtOnce}, func(scan func(...any) error) error {
				var b block
				err := b.scan(v, kind, scan)
				page = append(page, b)
				return err
			})
			if err != nil {
				return v.s.fault(err)
			}
			for i := range page {
				if !page[i].each(func(entry) bool { n++; return true }) {
					return v.s.damaged("a block of keys of kind %d", kind)
				}
			}
			if len(page) < blocksAtOnce {
				break
			}
			last = page[len(page)-1].first
		}
	}
	var waiting int64
	if _, err := v.row("SELECT count(*) FROM near", nil, &waiting); err != nil {
		return v.s.fault(err)
	}
	err := v.rows("SELECT keys FROM keyed", nil, func(scan func(...any) error) error {
		var packed []byte
		err := scan(&packed)
		keys, ok := unpackKeys(packed)
		if err == nil && !ok {
			return v.s.damaged("the keys of a ref")
		}
		n -= int64(len(keys))
		return err
	})
	if err == nil && n+waiting != 0 {
		return v.s.damaged("of the keys by which articles are found, %d are too many (too few if it is less than 0)", n+waiting)
	}
	return v.s.fault(err)
}

// belongs says which column of which table names a row of which other.
var belongs = [][2]string{
	{"article.n", "body.article"}, {"body.article", "article.n"},
	{"record.article", "article.n"}, {"record.engine", "engine.n"},
	{"keyed.ref", "ref.n"}, {"near.ref", "keyed.ref"}, {"finding.ref", "ref.n"},
	{"link.a", "ref.n"}, {"link.b", "ref.n"},
	{"member.ref", "ref.n"}, {"member.cluster", "cluster.n"},
	{"statement.article", "article.n"}, {"said.statement", "statement.n"}, {"said.person", "ref.n"},
	{"event.article", "article.n"}, {"took.event", "event.n"}, {"took.who", "ref.n"},
}
