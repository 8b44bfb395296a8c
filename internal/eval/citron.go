package eval

import "slices"

// roles are the parts of an attribution whose spans are scored, and "all" of them together.
var roles = [...]string{"cue", "source", "content", "all"}

// same says whether a prediction and a gold quote agree in a role by Citron's exact rules
// (citron/metrics.py, commit 1937f2c). Source and content need cues that touch.
func same(role string, p, g quote) bool {
	switch role {
	case "cue":
		return p.cue == g.cue
	case "source":
		return touch(p.cue, g.cue) && slices.Equal(p.source, g.source)
	case "content":
		return touch(p.cue, g.cue) && slices.Equal(p.content, g.content)
	}
	return p.cue == g.cue && slices.Equal(p.source, g.source) && slices.Equal(p.content, g.content)
}

// touch is Citron's are_overlapping_spans, with its "<=" kept: a predicted cue that starts where the gold cue ends
// counts as overlapping, one that ends where the gold cue starts does not.
func touch(p, g run) bool { return p.start <= g.end && p.end > g.start }

// A verdict says which quotes of one document found an exact partner, per role. The relation is not one-to-one.
type verdict struct{ predicted, gold []bool }

func judge(role string, predicted, gold []quote) verdict {
	v := verdict{make([]bool, len(predicted)), make([]bool, len(gold))}
	for i, p := range predicted {
		for j, g := range gold {
			if same(role, p, g) {
				v.predicted[i], v.gold[j] = true, true
			}
		}
	}
	return v
}

// citronCells are the four sums of Citron's precision and recall: its recall divides the number of right
// *predictions* by themselves plus the missed gold, which differs from gold found by gold where two predictions hit
// one gold quote.
func (v verdict) citronCells() []float64 {
	right, found := count(v.predicted), count(v.gold)
	missed := float64(len(v.gold)) - found
	return []float64{right, float64(len(v.predicted)), right, right + missed}
}

func count(flags []bool) float64 {
	n := 0.0
	for _, f := range flags {
		n += one(f)
	}
	return n
}
