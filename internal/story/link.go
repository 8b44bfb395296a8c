package story

// Links compares articles as a ledger does, one after the other: each with those before it that share MinShared keys and
// lie within the window. The links are the same, but for their order and the order of their ends, whatever the order of
// the items.
func Links(items []Item) []Link {
	var out []Link
	with := map[uint64][]int{}
	vectors := make([]Vector, len(items))
	for i := range items {
		keys := Keys(items[i])
		vectors[i] = items[i].Vector()
		hits := make(map[int]int, len(keys))
		for _, k := range keys {
			for _, j := range with[k] {
				hits[j]++
			}
			with[k] = append(with[k], i)
		}
		for j := range i {
			if hits[j] < MinShared || vectors[j].Weight(&vectors[i]) < LinkFrom {
				continue
			}
			w, reasons := Judge(items[j], items[i])
			out = append(out, Link{items[j].ID, items[i].ID, w, reasons})
		}
	}
	return out
}
