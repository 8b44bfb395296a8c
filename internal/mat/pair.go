package mat

// The shape of the argument head.
const (
	PairWidth   = 192 // numbers of a projected token
	PairBuckets = 33  // buckets of distance
	MaxLabels   = 16
)

// distanceLimits are the thresholds of the distance buckets: exact to 4 tokens, then by ratio of 1.35.
var distanceLimits = [...]int{1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 37, 50, 68, 92, 125}

// PairBucket returns the bucket of a distance in tokens: 16 for none, below for a token before the anchor (a negative
// distance), above for one after it.
func PairBucket(distance int) uint8 {
	far, sign := distance, 1
	if distance < 0 {
		far, sign = -distance, -1
	}
	k := 0
	for k < len(distanceLimits) && far >= distanceLimits[k] {
		k++
	}
	return uint8(PairBuckets/2 + sign*k)
}

// A PairTable scores the tokens of a window against one anchor. Bilinear and Additive are [labels][PairWidth], Bias
// has one number a label. Between is [PairBuckets][PairWidth]: the anchor's projection plus a bucket's embedding.
// A PairTable only refers to its slices.
type PairTable struct {
	Bilinear, Additive []float32
	Bias               []float32
	Between            []float32
}

// PairScores sets scores[j][l] = Bias[l] + Σd Bilinear[l][d]·tokens[j][d] + Additive[l][d]·relu(Between[b][d] +
// tokens[j][d]) for b = buckets[j], a value below PairBuckets. The sums run over d in sixteen lanes.
func PairScores(t Tier, p *PairTable, tokens []float32, buckets []uint8, scores []float32) {
	n, labels := len(buckets), len(p.Bias)
	tokens, scores = tokens[:n*PairWidth], scores[:n*labels]
	bilinear, additive := p.Bilinear[:labels*PairWidth], p.Additive[:labels*PairWidth]
	between := p.Between[:PairBuckets*PairWidth]
	for j, b := range buckets {
		row := between[int(b)*PairWidth:][:PairWidth]
		if labels > 0 {
			pairScore(t, tokens[j*PairWidth:][:PairWidth], row, bilinear, additive, p.Bias, scores[j*labels:][:labels])
		}
	}
}

// pairScorePlain scores one token.
func pairScorePlain(token, between, bilinear, additive, bias, scores []float32) {
	for l := range scores {
		b, v := bilinear[l*PairWidth:][:PairWidth], additive[l*PairWidth:][:PairWidth]
		var sums [lanes]float32
		for d, t := range token {
			sums[d%lanes] += float32(b[d] * t)
			sums[d%lanes] += float32(v[d] * max(between[d]+t, 0))
		}
		scores[l] = sumTree(&sums) + bias[l]
	}
}
