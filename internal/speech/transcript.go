package speech

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// transcript finds turns of talk under labels: “MAYOR LUND: The bridge …”, “Q: When …?”. One label alone is no
// transcript (“Update: the bridge is open”), so there have to be two turns at least, and their labels have to be all
// capitals, initials of question and answer (“Q.” as well), or come back.
func (s *scene) transcript() {
	turns := s.turns()
	if len(turns) < 2 {
		return
	}
	for k, t := range turns {
		end := nlp.TokenID(len(s.doc.Tokens))
		if k+1 < len(turns) {
			end = turns[k+1].Start
		}
		s.turn(t, s.statement(nlp.Range{Start: t.End + 1, End: s.turnEnd(t, end)}))
	}
}

// turns returns the labels of all turns, none if the article is no transcript.
func (s *scene) turns() []nlp.Range {
	var out []nlp.Range
	seen := map[string]int{}
	for t, line := range s.lines {
		if line.Start != nlp.TokenID(t) {
			continue
		}
		if label := s.label(line); label.Len() > 0 {
			out = append(out, label)
			seen[s.doc.Span(label).In(s.doc.Article.Text)]++
		}
	}
	kept := out[:0]
	for _, label := range out {
		if name := s.doc.Span(label).In(s.doc.Article.Text); name == strings.ToUpper(name) || seen[name] > 1 {
			kept = append(kept, label)
		}
	}
	return kept
}

// label returns the capitalised words before a colon at the start of a line that goes on behind it; empty if there
// are none, or more than a name with its title has, or if they are no speaker ("Photos").
func (s *scene) label(line nlp.Range) nlp.Range {
	const longest = 6
	for t := line.Start; t < min(line.End, line.Start+longest+1); t++ {
		switch word := s.doc.Word(t); {
		case (word == ":" || word == "." && t == line.Start+1 && (s.doc.Word(line.Start) == "Q" || s.doc.Word(line.Start) == "A")) && t > line.Start && (t+1 < line.End || int(line.End) < len(s.doc.Tokens)):
			label := nlp.Range{Start: line.Start, End: t}
			if s.silent[strings.ToLower(s.doc.Span(label).In(s.doc.Article.Text))] {
				return nlp.Range{}
			}
			return label
		case !s.doc.Capital(t) && !strings.Contains(".'’-@", word) && !(t > line.Start && strings.Contains(" of de von van al and ", " "+word+" ")):
			return nlp.Range{}
		}
	}
	return nlp.Range{}
}

// turnEnd returns where a turn ends: with the last paragraph before the next one. A transcript in an article ends with
// the turn's own paragraph, so only those in between are the same speaker's when another turn follows.
func (s *scene) turnEnd(label nlp.Range, next nlp.TokenID) nlp.TokenID {
	if int(next) == len(s.doc.Tokens) {
		return s.line(label.Start).End
	}
	return next
}

// turn makes the attribution of one turn, unless the reader has seen it: then its content is made whole.
func (s *scene) turn(label, words nlp.Range) {
	if words.Len() <= 0 {
		return
	}
	name := s.doc.Span(label)
	for _, i := range s.near.Near(nil, sayso.Span{Start: int(label.Start), End: int(words.End)}) {
		a := &s.acts[i]
		if len(a.Source) == 1 && a.Source[0] == name && (a.Cue == nil || a.Cue.In(s.doc.Article.Text) == ":") {
			a.Cue, a.cue = nil, nlp.Range{}
			a.content, a.grown = []nlp.Range{words}, true
			a.Confidence = sayso.Confidence{All: announced, Cue: announced, Source: announced, Content: announced}
			return
		}
	}
	s.add([]nlp.Range{label}, []nlp.Range{words}, announced)
}
