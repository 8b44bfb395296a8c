package ingest

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// maxPlaces is how many places of one trouble get a warning each; the last one says how many more there are. A
// text in a wrong encoding has thousands.
const maxPlaces = 10

// invalid makes warnings of the places where bytes were replaced.
func invalid(places []sayso.Span) []sayso.Warning {
	return warnings(sayso.WarnInvalidUTF8, places, "bytes that are no text were replaced by U+FFFD")
}

// inspect looks over a decoded text for what a reader should know about it.
func inspect(text string) []sayso.Warning {
	var controls []sayso.Span
	words := false
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			words = true
		case isControl(r):
			if n := len(controls); n > 0 && controls[n-1].End == i {
				controls[n-1].End += utf8.RuneLen(r)
			} else {
				controls = append(controls, sayso.Span{Start: i, End: i + utf8.RuneLen(r)})
			}
		}
	}
	out := warnings(sayso.WarnControl, controls, "control characters stand in the text")
	if !words {
		out = append(out, sayso.Warning{Code: sayso.WarnEmpty, Message: "the article holds no word"})
	}
	return out
}

// isControl reports whether r is a control character other than tab and line ends.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\r', '\u0085':
		return false
	}
	return unicode.Is(unicode.Cc, r)
}

func warnings(code sayso.Code, places []sayso.Span, msg string) []sayso.Warning {
	var out []sayso.Warning
	for i, p := range places {
		w := sayso.Warning{Code: code, Span: p, Message: msg}
		if i == maxPlaces-1 && len(places) > maxPlaces {
			w.Message += fmt.Sprintf(", and at %d more places", len(places)-maxPlaces)
			return append(out, w)
		}
		out = append(out, w)
	}
	return out
}
