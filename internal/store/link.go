package store

import "sayso"

// PutLinks implements [Writer].
func (v *view) PutLinks(kind Kind, links []Link) error {
	for _, l := range links {
		if l.A >= l.B {
			return &sayso.Error{Code: sayso.ErrInternal, Place: l.A, Msg: "the ends of a link are out of order"}
		}
		a, err := v.ref(kind, l.A, true)
		if err != nil {
			return err
		}
		b, err := v.ref(kind, l.B, true)
		if err != nil {
			return err
		}
		_, err = v.exec("INSERT INTO link (a, b, weight, body) VALUES (?, ?, ?, ?)"+
			" ON CONFLICT (a, b) DO UPDATE SET weight = excluded.weight, body = excluded.body", a, b, l.Weight, v.s.pack(l.Body))
		if err != nil {
			return v.s.fault(err)
		}
	}
	return nil
}

// DropLinks implements [Writer].
func (v *view) DropLinks(kind Kind, ref string) error {
	n, err := v.ref(kind, ref, false)
	if err != nil || n == 0 {
		return err
	}
	_, err = v.exec("DELETE FROM link WHERE a = ? OR b = ?", n, n)
	return v.s.fault(err)
}

// Links implements [Reader].
func (v *view) Links(kind Kind, ref string) ([]Link, error) {
	n, err := v.ref(kind, ref, false)
	if err != nil || n == 0 {
		return nil, err
	}
	var out []Link
	err = v.rows("SELECT r.name, l.first, l.weight, l.body FROM ("+
		"SELECT b AS other, 1 AS first, weight, body FROM link WHERE a = ? UNION ALL SELECT a, 0, weight, body FROM link WHERE b = ?"+
		") l JOIN ref r ON r.n = l.other ORDER BY r.name", []any{n, n}, func(scan func(...any) error) error {
		var (
			other string
			first int
			l     Link
		)
		if err := scan(&other, &first, &l.Weight, &l.Body); err != nil {
			return err
		}
		l.A, l.B = ref, other
		if first == 0 {
			l.A, l.B = other, ref
		}
		var err error
		l.Body, err = v.s.unpack(l.Body, "a link of "+ref)
		out = append(out, l)
		return err
	})
	return out, v.s.fault(err)
}
