package eval

import "sayso"

// A frame converts between code points, in which the corpora count, and bytes of one text.
type frame struct{ mapper *sayso.Mapper }

func newFrame(text string) frame { return frame{sayso.NewMapper(text)} }

// bytes converts a half-open range of code points; ok is false if it is empty or outside the text.
func (f frame) bytes(cp [2]int) (s sayso.Span, ok bool) {
	start, err := f.mapper.ToByte(sayso.OffsetsCodePoints, cp[0])
	if err != nil {
		return s, false
	}
	end, err := f.mapper.ToByte(sayso.OffsetsCodePoints, cp[1])
	if err != nil || end <= start {
		return s, false
	}
	return sayso.Span{Start: start, End: end}, true
}

// allBytes converts a list; where says which field of which row a fault belongs to.
func (f frame) allBytes(place, where string, cps [][2]int) ([]sayso.Span, error) {
	var out []sayso.Span
	for _, cp := range cps {
		s, ok := f.bytes(cp)
		if !ok {
			return nil, corpusError(place, "%s: no such span [%d,%d) in a text of %d code points",
				where, cp[0], cp[1], f.mapper.Len(sayso.OffsetsCodePoints))
		}
		out = append(out, s)
	}
	return out, nil
}

// points converts a span that a reader has returned; one off the text's characters is the reader's fault.
func (f frame) points(s sayso.Span) ([2]int, error) {
	start, err := f.mapper.FromByte(sayso.OffsetsCodePoints, s.Start)
	if err != nil {
		return [2]int{}, err
	}
	end, err := f.mapper.FromByte(sayso.OffsetsCodePoints, s.End)
	return [2]int{start, end}, err
}
