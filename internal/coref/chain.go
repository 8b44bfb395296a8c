package coref

// A scored is a mention before and how well it does as antecedent.
type scored struct {
	before int
	score  float32
}

// chains grow from left to right: each mention joins one or begins its own.
type chains struct {
	of    []int   // by mention: the first of its chain
	sexes []uint8 // by first mention: whether the chain has a "he" (1), a "she" (2)
}

func newChains(n int) *chains { return &chains{make([]int, n), make([]uint8, n)} }

// link joins mention i to the best of the links that its chain allows: no chain is "he" here and "she" there. Of those that
// score alike the nearer, which comes first, is taken.
func (c *chains) link(i int, k kind, links []scored) {
	sex := uint8(0)
	switch k {
	case kindHe:
		sex = 1
	case kindShe:
		sex = 2
	}
	c.of[i] = i
	best := -1
	for n, l := range links {
		if sex != 0 && c.sexes[c.of[l.before]]&^sex != 0 {
			continue
		}
		if best < 0 || l.score > links[best].score {
			best = n
		}
	}
	if best >= 0 {
		c.of[i] = c.of[links[best].before]
	}
	c.sexes[c.of[i]] |= sex
}
