package verify

// places is how many occurrences of the same words are looked at for the best one.
const places = 1024

// occurrences lists the positions where the words of a query stand one after the other in one source, by going through
// the places of its rarest word. None is missed, up to limit.
func (x *Index) occurrences(words []queryWord, limit int) (found []uint32) {
	if len(words) == 0 {
		return nil
	}
	rare := 0
	for j, w := range words {
		if w.id == 0 {
			return nil
		}
		if len(x.positions(w.id)) < len(x.positions(words[rare].id)) {
			rare = j
		}
	}
	for _, p := range x.positions(words[rare].id) {
		if int(p) < rare || int(p)-rare+len(words) > len(x.ids) {
			continue
		}
		at := p - uint32(rare)
		if x.standsAt(words, at) && x.sourceOf(at) == x.sourceOf(at+uint32(len(words))-1) {
			if found = append(found, at); len(found) == limit {
				break
			}
		}
	}
	return found
}

func (x *Index) standsAt(words []queryWord, at uint32) bool {
	for j, w := range words {
		if x.ids[int(at)+j] != w.id {
			return false
		}
	}
	return true
}
