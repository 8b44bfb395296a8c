package story

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Terms are the terms of an article. They are kept as one text, since a ledger reads a great many: of each term its stem,
// its weight in ten-thousandths, its class, where it starts ("-" for a word of the title alone) and what stands there, with
// spaces between, and a comma between terms.
type Terms []Term

// scale is the number of steps that a weight of 1 is kept in.
const scale = 10000

// kept returns a weight as it is after keeping.
func kept(w float64) float32 { return float32(math.Round(w*scale)) / scale }

// MarshalText implements [encoding.TextMarshaler].
func (ts Terms) MarshalText() ([]byte, error) {
	var out []byte
	for i, t := range ts {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, t.Stem...), ' ')
		out = strconv.AppendInt(out, int64(math.Round(float64(t.Weight)*scale)), 10)
		out = append(out, ' ')
		out = strconv.AppendUint(out, uint64(t.Class), 10)
		out = append(out, ' ')
		if t.End == 0 {
			out = append(out, '-')
		} else {
			out = strconv.AppendInt(out, int64(t.Start), 10)
		}
		out = append(append(out, ' '), t.Text...)
	}
	return out, nil
}

var errTerm = errors.New("a term is a stem, a weight, a class, a place and a word")

// UnmarshalText implements [encoding.TextUnmarshaler].
func (ts *Terms) UnmarshalText(text []byte) error {
	all := string(text)
	*ts = make(Terms, 0, strings.Count(all, ",")+1)
	if all == "" {
		return nil
	}
	for part := range strings.SplitSeq(all, ",") {
		t, err := parseTerm(part)
		if err != nil {
			return fmt.Errorf("%q: %w", part, err)
		}
		*ts = append(*ts, t)
	}
	return nil
}

func parseTerm(part string) (t Term, err error) {
	var fields [4]string
	for i := range fields {
		var ok bool
		if fields[i], part, ok = strings.Cut(part, " "); !ok || fields[i] == "" {
			return t, errTerm
		}
	}
	weight, err1 := strconv.ParseUint(fields[1], 10, 16)
	class, err2 := strconv.ParseUint(fields[2], 10, 8)
	if err1 != nil || err2 != nil || weight > scale || part == "" {
		return t, errTerm
	}
	t = Term{Stem: fields[0], Weight: float32(weight) / scale, Class: Class(class), Text: part}
	if fields[3] != "-" {
		start, err := strconv.ParseUint(fields[3], 10, 31)
		if err != nil {
			return t, errTerm
		}
		t.Start, t.End = int(start), int(start)+len(part)
	}
	return t, nil
}
