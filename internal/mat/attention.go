package mat

// The shape of attention: twelve heads of 32 numbers each; an input row is queries, keys and values of all heads.
const (
	Heads     = 12
	HeadSize  = Width / Heads
	MaxPieces = 512 // longest sequence

	qkvWidth    = 3 * Width
	half        = HeadSize / 2   // integer pairs of a head: number d goes with number d+16
	keyBlock    = 16             // keys of a block, one per 32-bit lane
	queryTile   = 8              // queries of a tile
	scoreStride = MaxPieces + 16 // row length of the score and probability tiles; off a power of two for the cache
)

// Queries, keys and values become integers of 14 bits, sign included: 32 products of two stay below 2³¹.
const headLimit = 8191

// A tile's probabilities are integers that add up to at most 2¹⁸, so that their products with values stay below 2³¹.
const (
	probabilityMax = 32767
	probabilitySum = 260000 // 2¹⁸ less the roundings of 512 numbers
)

// belowAll stands for the score of a key that does not exist.
const belowAll = float32(-1e30)

// logitScale is log2(e)/√32: scores go to exp2.
const logitScale = float32(1.4426950408889634 / 5.656854249492380195206754896838792)

// An Attention computes softmax(QKᵀ/√32)·V for one sequence at a time. It is a set of buffers (about 160 KiB): one per
// goroutine. Queries, keys and values of a head get one scale each over the sequence, so a result depends on nothing
// but its own sequence.
type Attention struct {
	tier Tier
	q    []int32   // [MaxPieces][16]: queries as pairs
	k    []int32   // [MaxPieces/16][16 pairs][16 keys]
	v    []int32   // [MaxPieces/2][32]: the pair of neighbouring pieces' values
	s    []float32 // [8][scoreStride]: scores of one tile of queries
	p    []int16   // [8][scoreStride]: its probabilities
	norm []float32 // [8]: what a row of integer sums is multiplied by
	tail []float32 // 16 × no limit, then 16 × belowAll
}

// NewAttention returns buffers for sequences of up to MaxPieces.
func NewAttention(t Tier) *Attention {
	a := &Attention{
		tier: t,
		q:    make([]int32, MaxPieces*half),
		k:    make([]int32, MaxPieces*half),
		v:    make([]int32, MaxPieces/2*HeadSize),
		s:    make([]float32, queryTile*scoreStride),
		p:    make([]int16, queryTile*scoreStride),
		norm: make([]float32, queryTile),
		tail: make([]float32, 2*keyBlock),
	}
	for i := range keyBlock {
		a.tail[i], a.tail[keyBlock+i] = -belowAll, belowAll
	}
	return a
}

// Attend reads n rows of queries, keys and values and sets n rows of Width numbers in out. Both buffers must have room
// for n rounded up to a multiple of 16; rows of out beyond n are unspecified, those of qkv may hold anything finite.
func (a *Attention) Attend(qkv []float32, n int, out []float32) {
	if n <= 0 {
		return
	}
	blocks := (n + keyBlock - 1) / keyBlock
	qkv, out = qkv[:blocks*keyBlock*qkvWidth], out[:blocks*keyBlock*Width]
	tail := a.tail[blocks*keyBlock-n:]
	for h := range Heads {
		scale, value := a.load(qkv[h*HeadSize:], n, blocks)
		for i := 0; i < n; i += queryTile {
			a.scores(a.q[i*half:], blocks, scale)
			a.softmax(blocks, tail, value)
			a.mix((n+1)/2, out[i*Width+h*HeadSize:])
		}
	}
}

// load packs one head's columns. It returns what scores and values are to be multiplied by.
func (a *Attention) load(x []float32, n, blocks int) (scale, value float32) {
	q, k, v := x, x[Width:], x[2*Width:]
	topQ, topK, topV := a.top(q, n), a.top(k, n), a.top(v, n)
	a.packQueries(q, (n+queryTile-1)/queryTile*queryTile, headLimit/topQ)
	a.packKeys(k, blocks, headLimit/topK)
	a.packValues(v, (n+1)/2, headLimit/topV)
	const unit = float32(1.0 / headLimit)
	return float32(float32(float32(topQ*unit)*float32(topK*unit)) * logitScale), float32(topV * unit)
}

// topPlain is the largest size among the first HeadSize numbers of n rows.
func topPlain(x []float32, n int) float32 {
	top := tinyAmax
	for r := range n {
		for _, v := range x[r*qkvWidth:][:HeadSize] {
			top = max(top, abs(v))
		}
	}
	return top
}

// pair puts two integers of 16 bits into one of 32, lo in the low half.
func pair(lo, hi int32) int32 { return lo&0xffff | hi<<16 }

// dot adds the two products of a pair's halves.
func dot(x, y int32) int32 { return int32(int16(x))*int32(int16(y)) + (x>>16)*(y>>16) }

func (a *Attention) packQueriesPlain(x []float32, rows int, by float32) {
	for r := range rows {
		row := x[r*qkvWidth:][:HeadSize]
		for d := range half {
			a.q[r*half+d] = pair(round(float32(row[d]*by)), round(float32(row[d+half]*by)))
		}
	}
}

func (a *Attention) packKeysPlain(x []float32, blocks int, by float32) {
	for r := range blocks * keyBlock {
		row := x[r*qkvWidth:][:HeadSize]
		block := a.k[r/keyBlock*keyBlock*half:][:keyBlock*half]
		for d := range half {
			block[d*keyBlock+r%keyBlock] = pair(round(float32(row[d]*by)), round(float32(row[d+half]*by)))
		}
	}
}

func (a *Attention) packValuesPlain(x []float32, pairs int, by float32) {
	for r := range pairs {
		even, odd := x[2*r*qkvWidth:][:HeadSize], x[(2*r+1)*qkvWidth:][:HeadSize]
		for d := range HeadSize {
			a.v[r*HeadSize+d] = pair(round(float32(even[d]*by)), round(float32(odd[d]*by)))
		}
	}
}

// scoresPlain sets a.s to the products of eight queries with all keys, times scale.
func (a *Attention) scoresPlain(q []int32, blocks int, scale float32) {
	for i := range queryTile {
		query := q[i*half:][:half]
		for j := range blocks * keyBlock {
			key := a.k[j/keyBlock*keyBlock*half+j%keyBlock:]
			var sum int32
			for d, v := range query {
				sum += dot(v, key[d*keyBlock])
			}
			a.s[i*scoreStride+j] = float32(float32(sum) * scale)
		}
	}
}

// softmaxPlain turns eight rows of scores, exponents of two, into integer probabilities. A row's largest weighs one
// before scaling; the scale is as large as 16 bits and the sum's limit allow. It overwrites the scores.
func (a *Attention) softmaxPlain(blocks int, tail []float32, value float32) {
	for i := range queryTile {
		s, p := a.s[i*scoreStride:][:blocks*keyBlock], a.p[i*scoreStride:][:blocks*keyBlock]
		for l, limit := range tail[:keyBlock] {
			last := &s[(blocks-1)*keyBlock+l]
			*last = min(*last, limit)
		}
		top := s[0]
		for _, v := range s {
			top = max(top, v)
		}
		var sums [lanes]float32
		for j, v := range s {
			s[j] = exp2(max(v-top, minExp2))
			sums[j%lanes] += s[j]
		}
		sum := sumTree(&sums)
		by := min(probabilitySum/sum, probabilityMax)
		for j, v := range s {
			p[j] = int16(round(float32(v * by)))
		}
		a.norm[i] = value / float32(sum*by)
	}
}

// mixPlain sets eight rows of out to the weighted sums of the values.
func (a *Attention) mixPlain(pairs int, out []float32) {
	for i := range queryTile {
		p := a.p[i*scoreStride:][:2*pairs]
		for d := range HeadSize {
			var sum int32
			for j := range pairs {
				sum += dot(pair(int32(p[2*j]), int32(p[2*j+1])), a.v[j*HeadSize+d])
			}
			out[i*Width+d] = float32(float32(sum) * a.norm[i])
		}
	}
}
