package eval

import (
	"slices"
	"strings"
	"unicode"

	"sayso"
)

// The slices of an attribution corpus. A gold attribution and a predicted one are each in a slice by their own
// spans; precision is over the predicted, recall over the gold ones.
const (
	sliceDirect        = "direct"
	sliceMixed         = "mixed"
	sliceIndirect      = "indirect"
	slicePronoun       = "pronoun_source"
	sliceNoSource      = "no_source"
	sliceDiscontinuous = "discontinuous"
	sliceNested        = "nested"
	sliceNoCue         = "no_cue"
	slicePublisher     = "publisher:" // + Article.Publisher
)

// pronouns are the one-word sources that name nobody.
var pronouns = strings.Fields(`i me he him she her it we us you they them who whom which that this these those one
	himself herself itself themselves others some many several most all both neither either none
	everyone everybody someone somebody anyone anybody nobody`)

// slicesOf names the slices an attribution belongs to. Its kind is given: PolNeAR does not annotate it, so there it
// is derived on both sides (kindOf); the gold format does.
func slicesOf(a sayso.Attribution, kind sayso.Kind, text string) []string {
	var out []string
	switch kind {
	case sayso.KindDirect:
		out = append(out, sliceDirect)
	case sayso.KindMixed:
		out = append(out, sliceMixed)
	case sayso.KindIndirect:
		out = append(out, sliceIndirect)
	}
	switch {
	case len(a.Source) == 0:
		out = append(out, sliceNoSource)
	case len(a.Source) == 1 && slices.Contains(pronouns, strings.ToLower(a.Source[0].In(text))):
		out = append(out, slicePronoun)
	}
	if pieces(text, a.Content) > 1 {
		out = append(out, sliceDiscontinuous)
	}
	if a.Parent != "" {
		out = append(out, sliceNested)
	}
	if a.Cue == nil {
		out = append(out, sliceNoCue)
	}
	return out
}

// pieces counts the pieces of a content, those that only white space parts being one.
func pieces(text string, spans []sayso.Span) int {
	n := 0
	for i, s := range spans {
		if i == 0 || s.Start < spans[i-1].End ||
			strings.TrimFunc(text[spans[i-1].End:s.Start], unicode.IsSpace) != "" {
			n++
		}
	}
	return n
}
