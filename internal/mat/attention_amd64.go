package mat

func (a *Attention) top(x []float32, n int) float32 {
	var top float32
	switch a.tier {
	case AVX512, AMX:
		topAVX512(&x[0], n, &top)
	case AVX2:
		topAVX2(&x[0], n, &top)
	default:
		return topPlain(x, n)
	}
	return max(top, tinyAmax)
}

func (a *Attention) packQueries(x []float32, rows int, by float32) {
	switch a.tier {
	case AVX512, AMX:
		packQueriesAVX512(&x[0], rows, by, &a.q[0])
	case AVX2:
		packQueriesAVX2(&x[0], rows, by, &a.q[0])
	default:
		a.packQueriesPlain(x, rows, by)
	}
}

func (a *Attention) packKeys(x []float32, blocks int, by float32) {
	switch a.tier {
	case AVX512, AMX:
		packKeysAVX512(&x[0], blocks, by, &a.k[0])
	case AVX2:
		packKeysAVX2(&x[0], blocks, by, &a.k[0])
	default:
		a.packKeysPlain(x, blocks, by)
	}
}

func (a *Attention) packValues(x []float32, pairs int, by float32) {
	switch a.tier {
	case AVX512, AMX:
		packValuesAVX512(&x[0], pairs, by, &a.v[0])
	case AVX2:
		packValuesAVX2(&x[0], pairs, by, &a.v[0])
	default:
		a.packValuesPlain(x, pairs, by)
	}
}

func (a *Attention) scores(q []int32, blocks int, scale float32) {
	switch a.tier {
	case AVX512, AMX:
		scoresAVX512(&q[0], &a.k[0], blocks, scale, &a.s[0])
	case AVX2:
		scoresAVX2(&q[0], &a.k[0], blocks, scale, &a.s[0])
	default:
		a.scoresPlain(q, blocks, scale)
	}
}

func (a *Attention) softmax(blocks int, tail []float32, value float32) {
	switch a.tier {
	case AVX512, AMX:
		softmaxAVX512(&a.s[0], blocks, &tail[0], value, &a.p[0], &a.norm[0])
	case AVX2:
		softmaxAVX2(&a.s[0], blocks, &tail[0], value, &a.p[0], &a.norm[0])
	default:
		a.softmaxPlain(blocks, tail, value)
	}
}

func (a *Attention) mix(pairs int, out []float32) {
	switch a.tier {
	case AVX512, AMX:
		mixAVX512(&a.p[0], &a.v[0], pairs, &a.norm[0], &out[0])
	case AVX2:
		mixAVX2(&a.p[0], &a.v[0], pairs, &a.norm[0], &out[0])
	default:
		a.mixPlain(pairs, out)
	}
}
