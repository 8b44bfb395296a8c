//go:build !amd64

package mat

func (l *Linear) mul(a []uint8, scale []float32, rows int, out []float32) {
	l.mulPlain(a, scale, rows, out)
}

func addNorm(_ Tier, x, res, gamma, beta, out []float32, q []uint8, scale []float32, rows int) {
	addNormPlain(x, res, gamma, beta, out, q, scale, rows)
}

func quantise(_ Tier, x []float32, n int, q []uint8, scale []float32, rows int) {
	quantisePlain(x, n, q, scale, rows)
}

func geluQuantise(_ Tier, x []float32, n int, q []uint8, scale []float32, rows int) {
	geluPlain(x, n, q, scale, rows)
}

func pairScore(_ Tier, token, between, bilinear, additive, bias, scores []float32) {
	pairScorePlain(token, between, bilinear, additive, bias, scores)
}

func (a *Attention) top(x []float32, n int) float32                { return topPlain(x, n) }
func (a *Attention) packQueries(x []float32, rows int, by float32) { a.packQueriesPlain(x, rows, by) }
func (a *Attention) packKeys(x []float32, blocks int, by float32)  { a.packKeysPlain(x, blocks, by) }
func (a *Attention) packValues(x []float32, pairs int, by float32) { a.packValuesPlain(x, pairs, by) }
func (a *Attention) scores(q []int32, blocks int, scale float32)   { a.scoresPlain(q, blocks, scale) }
func (a *Attention) softmax(blocks int, tail []float32, value float32) {
	a.softmaxPlain(blocks, tail, value)
}
func (a *Attention) mix(pairs int, out []float32) { a.mixPlain(pairs, out) }
