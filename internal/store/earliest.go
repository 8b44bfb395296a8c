package store

import "slices"

// Earliest implements [Reader]. Names are looked up only of those that may be among the first: up to the day of the last of them.
func (v *view) Earliest(kind Kind, key uint64, limit int) ([]Hit, error) {
	have := signed([]uint64{key})
	var refs []int64
	err := v.rows("SELECT ref FROM near WHERE kind = ? AND key = ?", []any{kind, have[0]}, func(scan func(...any) error) error {
		var ref int64
		err := scan(&ref)
		refs = append(refs, ref)
		return err
	})
	if err != nil {
		return nil, v.s.fault(err)
	}
	blocks, err := v.blocksWith(kind, have)
	if err != nil {
		return nil, err
	}
	if !found(blocks, have, func(e entry) { refs = append(refs, e.ref) }) {
		return nil, v.s.damaged("a block of keys of kind %d", kind)
	}
	if len(refs) == 0 {
		return nil, nil
	}
	slices.Sort(refs)
	var out []Hit
	err = v.rows("WITH had AS MATERIALIZED (SELECT k.ref, k.day, CASE WHEN k.day = ? THEN 1 ELSE 0 END AS last FROM "+v.s.d.list()+" l JOIN keyed k ON k.ref = l.value),"+
		" final AS MATERIALIZED (SELECT last, day FROM had ORDER BY last, day LIMIT 1 OFFSET ?)"+
		" SELECT r.name, h.day FROM had h JOIN ref r ON r.n = h.ref"+
		" WHERE NOT EXISTS (SELECT 1 FROM final f WHERE (h.last, h.day) > (f.last, f.day)) ORDER BY h.last, h.day, r.name LIMIT ?",
		[]any{NoDay, v.s.d.integers(refs), max(0, clampLimit(limit)-1), clampLimit(limit)}, func(scan func(...any) error) error {
			h := Hit{Keys: 1}
			err := scan(&h.Ref, &h.Day)
			out = append(out, h)
			return err
		})
	return out, v.s.fault(err)
}
