package eval

import "strings"

// cofeRoles are the labels of CofeNet's sequences.
var cofeRoles = []string{"source", "cue", "content"}

func cofenetMeasures() []measure {
	var out []measure
	for _, role := range cofeRoles {
		out = append(out, measure{role + "_exact", formPRF, "same tokens, spans of one segment"})
	}
	for _, role := range cofeRoles {
		out = append(out, measure{role + "_begin", formPRF, "same first token"})
	}
	for _, role := range cofeRoles {
		out = append(out, measure{role + "_jaccard", formShare,
			"best common over united tokens of each gold span, and 0 for each prediction beside all"})
	}
	return out
}

// scoreCofenet scores the segments of one article; predicted has a list of labels for each, nil for all O.
func scoreCofenet(s *sheet, d *document, predicted [][]string) *marks {
	m := newMarks(s)
	rows := []row{m.whole}
	if d.article.Publisher != "" {
		rows = append(rows, m.slice(slicePublisher+d.article.Publisher))
		m.sliceN[slicePublisher+d.article.Publisher] = len(d.cuts)
	}
	m.n = len(d.cuts)
	for i, c := range d.cuts {
		for _, role := range cofeRoles {
			g, p := labelled(c.labels, role), labelled(predicted[i], role)
			for _, r := range rows {
				scoreSegment(s, r, role, p, g)
			}
		}
	}
	return m
}

// labelled returns the spans of a role in a label sequence cut as CofeNet cuts it: from a B- over the I- labels of the
// same role. An I- without its B- is ignored.
func labelled(labels []string, role string) []run {
	labels = labels[:min(len(labels), cofenetCut)]
	var out []run
	open := false
	for i, l := range labels {
		kind, of, _ := strings.Cut(l, "-")
		switch {
		case of == role && kind == "B":
			out = append(out, run{i, i + 1})
			open = true
		case of == role && kind == "I" && open:
			out[len(out)-1].end = i + 1
		default:
			open = false
		}
	}
	return out
}

func scoreSegment(s *sheet, r row, role string, predicted, gold []run) {
	var exact, begin, jac float64
	n := len(gold)
	for _, g := range gold {
		best := 0.0
		for _, p := range predicted {
			exact += one(p == g)
			begin += one(p.start == g.start)
			best = max(best, p.jaccard(g))
		}
		jac += best
	}
	for _, p := range predicted {
		alone := true
		for _, g := range gold {
			alone = alone && p.common(g) == 0
		}
		if alone {
			n++
		}
	}
	np, ng := float64(len(predicted)), float64(len(gold))
	s.add(r, role+"_exact", exact, np, exact, ng)
	s.add(r, role+"_begin", begin, np, begin, ng)
	s.add(r, role+"_jaccard", jac, float64(n))
}

func (r run) jaccard(o run) float64 {
	common := r.common(o)
	return float64(common) / float64(r.len()+o.len()-common)
}
