package claim

import (
	"hash/fnv"
	"slices"
)

// maxKeys bounds the keys.
const maxKeys = 24 // of one clause

// Keys returns the keys of a proposition for an inverted index, sorted, each once: pairs of its most telling words and names, its
// core with each of its names, and its numbers with what they count. Two propositions that share none are never compared. Nil
// for one without words of its own.
func (p *Proposition) Keys() []uint64 {
	var keys []uint64
	for k := range p.Clauses {
		keys = p.clauseKeys(keys, k)
	}
	if len(keys) < fewKeys {
		keys = p.runs(keys)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// A proposition of few telling words is looked up by its runs of words too.
const (
	fewKeys  = 3
	runWords = 4
	mostRuns = 8
)

// runs appends keys of runs of words.
func (p *Proposition) runs(keys []uint64) []uint64 {
	if len(p.Clauses) == 0 {
		return keys
	}
	words := split(&p.Words)
	for i := 0; i+runWords <= len(words) && i < mostRuns; i++ {
		keys = append(keys, hash(words[i].form+" "+words[i+1].form, words[i+2].form+" "+words[i+3].form))
	}
	return keys
}

// clauseKeys appends the keys of one clause.
func (p *Proposition) clauseKeys(keys []uint64, clause int) []uint64 {
	var order []int
	for k := range p.Terms {
		if p.Terms[k].Clause == clause && p.Terms[k].Weight >= 1 {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		switch a, b := p.Terms[x].Weight, p.Terms[y].Weight; {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	order = order[:min(len(order), 6)]
	n := len(keys)
	for i, x := range order {
		for _, y := range order[i+1:] {
			a, b := p.Terms[x].key(), p.Terms[y].key()
			if a == b {
				continue
			}
			keys = append(keys, hash(min(a, b), max(a, b)))
			if len(order) <= fewTerms && p.says(clause, x, y) {
				keys = append(keys, hash(max(a, b), min(a, b)))
			}
			if len(keys)-n >= maxKeys {
				return keys
			}
		}
	}
	return keys
}

// fewTerms is up to how many telling words a clause is short, so that another may share but one pair of them.
const fewTerms = 4

// says reports whether of two terms one is the core of a clause and the other a name or what hangs on it: such a pair counts
// twice in a short clause, for those who ask how many keys two share.
func (p *Proposition) says(clause, x, y int) bool {
	core := p.Clauses[clause].Core
	if x == core {
		x, y = y, x
	}
	t := &p.Terms[x]
	return y == core && (t.Name != "" || t.Role != RoleWithin)
}

// key is what a term is looked up by: its class, or the last word of a name.
func (t *Term) key() string {
	switch {
	case t.Name == NamePerson:
		for i := len(t.Lemma) - 1; i >= 0; i-- {
			if t.Lemma[i] == ' ' {
				return t.Lemma[i+1:]
			}
		}
	case t.Class != "":
		return t.Class
	}
	return t.Lemma
}

func hash(a, b string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(a))
	h.Write([]byte{0})
	h.Write([]byte(b))
	return h.Sum64()
}
