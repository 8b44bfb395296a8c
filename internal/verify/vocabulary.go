package verify

import "math/bits"

// A wordID numbers the folded words of an index from 1, in the order of their first occurrence; 0 is a word that no
// source has.
type wordID uint32

// A vocabulary numbers words. It is an open-addressed table over one arena of bytes: no allocation for each word.
type vocabulary struct {
	slots  []wordID // a power of two; 0 is free
	hashes []uint32 // of each word, by id
	ends   []uint32 // where each word ends in arena; the one before is where it starts
	arena  []byte
}

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]wordID, 1<<12), hashes: make([]uint32, 1), ends: make([]uint32, 1)}
}

// size is the number of ids, with 0.
func (v *vocabulary) size() int { return len(v.ends) }

// text returns the word; valid as long as the vocabulary.
func (v *vocabulary) text(id wordID) []byte {
	if id == 0 {
		return nil
	}
	return v.arena[v.ends[id-1]:v.ends[id]]
}

// hashWord multiplies and folds eight bytes at a time, in the manner of wyhash.
func hashWord(key []byte) uint32 {
	h := uint64(len(key)) * 0x9E3779B97F4A7C15
	for len(key) >= 8 {
		h = mix(h ^ load(key[:8]))
		key = key[8:]
	}
	if len(key) > 0 {
		h = mix(h ^ load(key))
	}
	return uint32(h ^ h>>32)
}

func load(b []byte) (v uint64) {
	for i, c := range b {
		v |= uint64(c) << (8 * i)
	}
	return v
}

func mix(v uint64) uint64 {
	hi, lo := bits.Mul64(v^0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
	return hi ^ lo
}

// find returns the id of a word, 0 if no source has it.
func (v *vocabulary) find(key []byte) wordID {
	id, _ := v.probe(key, hashWord(key))
	return id
}

// add returns the id of a word, a new one if it has none.
func (v *vocabulary) add(key []byte) wordID {
	h := hashWord(key)
	id, at := v.probe(key, h)
	if id != 0 {
		return id
	}
	id = wordID(len(v.ends))
	v.arena = append(v.arena, key...)
	v.ends = append(v.ends, uint32(len(v.arena)))
	v.hashes = append(v.hashes, h)
	v.slots[at] = id
	if 2*len(v.ends) > len(v.slots) {
		v.grow()
	}
	return id
}

// probe returns the word's id, or 0 and the free slot where it belongs.
func (v *vocabulary) probe(key []byte, h uint32) (wordID, uint32) {
	mask := uint32(len(v.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		id := v.slots[at]
		if id == 0 || v.hashes[id] == h && string(v.text(id)) == string(key) {
			return id, at
		}
	}
}

func (v *vocabulary) grow() {
	v.slots = make([]wordID, 2*len(v.slots))
	mask := uint32(len(v.slots) - 1)
	for id := 1; id < len(v.hashes); id++ {
		at := v.hashes[id] & mask
		for v.slots[at] != 0 {
			at = (at + 1) & mask
		}
		v.slots[at] = wordID(id)
	}
}
