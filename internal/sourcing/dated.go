package sourcing

import (
	"sayso"
	"sayso/internal/nlp"
)

// opening takes the time that a sentence opens with for its main verb of saying, whatever the tree hangs it on: “In July, | Duval
// requested that the court …”.
func (s *scene) opening(i int, anchor nlp.WordID, sentence nlp.WordRange) {
	a := &s.attrs[i]
	if a.Time != nil || len(a.Source) == 0 || a.Cue == nil || s.v.words[anchor].Relation != nlp.RelRoot {
		return
	}
	source := s.v.in(a.Source[0])
	for t := range s.inTimes(s.v.span(sentence)) {
		r := s.v.in(t.Span)
		if r.Len() == 0 || t.Type == sayso.TimeSet || t.Type == sayso.TimeDuration || r.Start < sentence.Start || r.Start > sentence.Start+1 || !s.free(i, r) {
			continue
		}
		if source.Start < r.End || source.Start > r.End+1 || s.v.in(*a.Cue).Start < source.End {
			continue
		}
		r.Start = sentence.Start
		if s.free(i, r) {
			s.set(&a.Time, r)
		}
		return
	}
}

// ofDocument takes the day before a document's name for the time of what it says: “a July 15, 2005 memo”, not “a 2009 inquiry”.
func (s *scene) ofDocument(i int) {
	a := &s.attrs[i]
	if a.Time != nil || a.Level != sayso.LevelDocumentOrData || len(a.Source) == 0 {
		return
	}
	head := s.v.top(s.v.in(a.Source[0]))
	for t := range s.inTimes(a.Source[0]) {
		if head != nlp.NoWord && t.Type == sayso.TimeDate && t.Span.End-t.Span.Start > len("2009") && t.Span.End < int(s.v.words[head].Start) {
			span := t.Span
			a.Time = &span
			return
		}
	}
}
