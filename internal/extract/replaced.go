package extract

import (
	"fmt"
	"strings"

	"sayso"
)

// Replaced warns of U+FFFD in a text, which decoding puts where bytes are no character: at the first place, with the
// number of the others.
func Replaced(text string) []sayso.Warning {
	const mark = "\uFFFD"
	i := strings.Index(text, mark)
	if i < 0 {
		return nil
	}
	msg := "bytes that are no text were replaced by U+FFFD"
	if n := strings.Count(text, mark) - 1; n > 0 {
		msg += fmt.Sprintf(", and at %d more places", n)
	}
	return []sayso.Warning{{Code: sayso.WarnInvalidUTF8, Span: sayso.Span{Start: i, End: i + len(mark)}, Message: msg}}
}
