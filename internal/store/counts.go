package store

// Setting implements [Reader].
func (v *view) Setting(name string) ([]byte, error) {
	var value []byte
	found, err := v.row("SELECT value FROM setting WHERE name = ?", []any{name}, &value)
	if found && value == nil {
		value = []byte{}
	}
	return value, v.s.fault(err)
}

// Settings implements [Reader].
func (v *view) Settings() ([]string, error) {
	return v.names("SELECT name FROM setting ORDER BY name")
}

// names returns the only column of a query's rows.
func (v *view) names(query string, args ...any) ([]string, error) {
	var out []string
	err := v.rows(query, args, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		out = append(out, s)
		return err
	})
	return out, v.s.fault(err)
}

// PutSetting implements [Writer].
func (v *view) PutSetting(name string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	_, err := v.exec("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
	return v.s.fault(err)
}

// DropSetting implements [Writer].
func (v *view) DropSetting(name string) error {
	_, err := v.exec("DELETE FROM setting WHERE name = ?", name)
	return v.s.fault(err)
}

// Counts implements [Reader].
func (v *view) Counts() (Counts, error) {
	var c Counts
	_, err := v.row("SELECT count(*), coalesce(sum(bytes), 0) FROM article", nil, &c.Articles, &c.TextBytes)
	if err != nil {
		return c, v.s.fault(err)
	}
	for _, t := range []struct {
		query string
		args  []any
		to    *int
	}{
		{"SELECT count(*) FROM record", nil, &c.Records},
		{"SELECT count(*) FROM statement", nil, &c.Statements},
		{"SELECT count(*) FROM event", nil, &c.Events},
		{"SELECT count(*) FROM correction", nil, &c.Corrections},
		{"SELECT count(*) FROM cluster WHERE kind = ?", []any{KindCopy}, &c.Origins},
		{"SELECT count(*) FROM cluster WHERE kind = ?", []any{KindStory}, &c.Stories},
		{"SELECT count(*) FROM cluster WHERE kind = ?", []any{KindClaim}, &c.Claims},
		{"SELECT count(*) FROM cluster WHERE kind = ?", []any{KindPerson}, &c.People},
	} {
		if _, err := v.row(t.query, t.args, t.to); err != nil {
			return c, v.s.fault(err)
		}
	}
	c.StoreBytes, err = v.s.d.bytes(v)
	return c, v.s.fault(err)
}
