package store

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
	n, err := v.ref(kind, ref, false)
	if err != nil || n == 0 {
		return 0, nil, err
	}
	day, keys, _, err := v.keyed(n, ref)
	return day, keys, err
}

// Refs implements [Reader].
func (v *view) Refs(kind Kind, after string, limit int) ([]string, error) {
	return v.names("SELECT r.name FROM ref r WHERE r.kind = ? AND r.name > ? AND (EXISTS (SELECT 1 FROM keyed k WHERE k.ref = r.n) OR EXISTS (SELECT 1 FROM finding f WHERE f.ref = r.n))"+
		" ORDER BY r.name LIMIT ?", kind, after, clampLimit(limit))
}
