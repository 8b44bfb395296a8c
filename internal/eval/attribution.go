package eval

import "sayso"

// confident is the confidence from which precision is reported by itself.
const confident = 0.9

func attributionMeasures() []measure {
	return []measure{
		{"cue_exact", formPRF, "cue has the gold's tokens"},
		{"source_exact", formPRF, "cues touch, sources have the same tokens"},
		{"content_exact", formPRF, "cues touch, contents have the same tokens"},
		{"all_exact", formPRF, "cue, source and content all have the gold's tokens"},
		{"cue_overlap", formPRF, "tokens in common, quotes matched one to one"},
		{"source_overlap", formPRF, "the same for sources"},
		{"content_overlap", formPRF, "the same for contents"},
		{"all_overlap", formPRF, "the same for the three together"},
		{"sfu30", formPRF, "content holds more than 0.3 of the gold's characters"},
		{"sfu30_speaker", formShare, "of those, sources overlap"},
		{"sfu30_verb", formShare, "of those, cues are the same words"},
		{"sfu80", formPRF, "content holds more than 0.8 of the gold's characters"},
		{"sfu80_speaker", formShare, "of those, sources overlap"},
		{"sfu80_verb", formShare, "of those, cues are the same words"},
		{"jaccard30", formPRF, "contents' characters: common over united above 0.3"},
		{"jaccard80", formPRF, "contents' characters: common over united above 0.8"},
		{"calibration_error", formBins, "expected error of the confidence against all_exact, 10 bins"},
		{"precision_at_90", formShare, "all_exact among predictions with confidence 0.9 or more"},
	}
}

// scoreAttribution scores one PolNeAR article. predicted is in PolNeAR's conventions (see outermost).
func scoreAttribution(s *sheet, d *document, predicted []sayso.Attribution) *marks {
	m := newMarks(s)
	marksAt := quoted(d.article.Text)
	in := func(attrs []sayso.Attribution) [][]string {
		out := make([][]string, len(attrs))
		for i, a := range attrs {
			out[i] = slicesOf(a, kindOf(d.article.Text, a.Content, marksAt), d.article.Text)
		}
		return out
	}
	predictedIn, goldIn := in(predicted), in(d.gold)
	p, g := quotes(predicted, d.tokens), quotes(d.gold, d.tokens)
	m.n = len(g)
	m.counts["predicted"] = len(p)
	m.counts["predicted_without_cue"] = len(predicted) - len(p)
	for _, q := range g {
		for _, name := range goldIn[q.of] {
			m.sliceN[name]++
		}
	}
	scoreExact(m, p, g, predicted, of(p, predictedIn), of(g, goldIn))
	for k, cells := range overlapCells(p, g) {
		m.add(roles[k]+"_overlap", cells[:]...)
	}
	scoreTaskView(m, d, predicted, predictedIn, goldIn)
	if d.article.Publisher != "" {
		name := slicePublisher + d.article.Publisher
		m.slice(name).plus(m.whole)
		m.sliceN[name] = m.n
	}
	return m
}

// of picks the slice lists of the attributions that have become quotes.
func of(qs []quote, in [][]string) [][]string {
	out := make([][]string, len(qs))
	for i, q := range qs {
		out[i] = in[q.of]
	}
	return out
}

func scoreExact(m *marks, p, g []quote, predicted []sayso.Attribution, predictedIn, goldIn [][]string) {
	for _, role := range roles {
		v := judge(role, p, g)
		m.add(role+"_exact", v.citronCells()...)
		m.addSliced(role+"_exact", v, predictedIn, goldIn)
		if role != "all" {
			continue
		}
		for i, q := range p {
			scoreConfidence(m, predicted[q.of].Confidence.All, v.predicted[i], predictedIn[i])
		}
	}
}

// scoreConfidence leaves out a confidence of 0, which means that none was measured.
func scoreConfidence(m *marks, confidence float64, right bool, in []string) {
	if confidence == 0 {
		return
	}
	rows := []row{m.whole}
	for _, name := range in {
		rows = append(rows, m.slice(name))
	}
	for _, r := range rows {
		m.sheet.bin(r, "calibration_error", confidence, right)
		if confidence >= confident {
			m.sheet.add(r, "precision_at_90", one(right), 1)
		}
	}
	if confidence >= confident {
		m.counts["confident"]++
	}
}

func scoreTaskView(m *marks, d *document, predicted []sayso.Attribution, predictedIn, goldIn [][]string) {
	text := d.article.Text
	for _, view := range []struct {
		name      string
		like      likeness
		threshold float64
	}{
		{"sfu30", covered, 0.3}, {"sfu80", covered, 0.8}, {"jaccard30", jaccard, 0.3}, {"jaccard80", jaccard, 0.8},
	} {
		of := grasp(text, predicted, d.gold, view.like, view.threshold)
		v := verdictOf(of, len(predicted))
		m.add(view.name, v.cells()...)
		m.addSliced(view.name, v, predictedIn, goldIn)
		if view.name[0] != 's' {
			continue
		}
		for g, p := range of {
			if p >= 0 {
				m.ask(view.name+"_speaker", anyOverlap(predicted[p].Source, d.gold[g].Source), goldIn[g])
				m.ask(view.name+"_verb", sameWords(text, predicted[p].Cue, d.gold[g].Cue), goldIn[g])
			}
		}
	}
}
