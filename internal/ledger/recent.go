package ledger

// A recent remembers values by name, at least the `most` asked for last and at most twice as many: what was not asked for while
// as many others were is forgotten. The zero value is not ready for use.
type recent[V any] struct {
	most       int
	young, old map[string]V
}

func newRecent[V any](most int) *recent[V] {
	return &recent[V]{most: most, young: map[string]V{}}
}

func (r *recent[V]) get(name string) (v V, ok bool) {
	if v, ok = r.young[name]; ok {
		return v, true
	}
	if v, ok = r.old[name]; ok {
		r.put(name, v)
	}
	return v, ok
}

func (r *recent[V]) put(name string, v V) {
	if len(r.young) >= r.most {
		r.young, r.old = make(map[string]V, r.most), r.young
	}
	r.young[name] = v
}
