package attribute

import "sayso/internal/anchor"

// gapAutomaton adds to the argument labels a sixth state: outside, after a content, with neither cue nor source since.
// From there a new content costs gapCost: “…,” he said, “…” is one content in two pieces because the cue and the source
// stand between; a content broken in two by nothing is a slip of the labels.
func gapAutomaton(trans, start []float32, gapCost float32) anchor.Automaton {
	plain := anchor.Spans(labels, trans, start)
	const n, gap = labels + 1, labels
	a := anchor.Automaton{States: n, PerToken: labels, Label: append(plain.Label, labelO), Start: append(plain.Start, anchor.Forbidden)}
	a.Step, a.StepIn = make([]float32, n*n), make([]float32, n*n)
	for _, t := range [][]float32{a.Step, a.StepIn} {
		for i := range t {
			t[i] = anchor.Forbidden
		}
		for from := range labels {
			copy(t[from*n:][:labels], plain.Step[from*labels:][:labels])
		}
	}
	for _, from := range []int{labelBeginContent, labelInContent} { // leaving a content opens a gap
		a.Step[from*n+gap] = plain.Step[from*labels+labelO]
		a.Step[from*n+labelO] = anchor.Forbidden
		a.Step[from*n+labelBeginContent] -= gapCost // two contents side by side are one
	}
	outside := plain.Step[labelO*labels:]
	a.Step[gap*n+gap] = outside[labelO]
	a.Step[gap*n+labelBeginSource] = outside[labelBeginSource]
	a.Step[gap*n+labelBeginContent] = outside[labelBeginContent] - gapCost
	copy(a.StepIn[gap*n:][:labels], outside[:labels]) // a cue closes it
	a.StepIn[gap*n+labelInSource], a.StepIn[gap*n+labelInContent] = anchor.Forbidden, anchor.Forbidden
	return a
}
