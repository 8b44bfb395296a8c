package serve

import (
	"context"
	"strings"
	"unicode/utf8"

	"sayso"
	"sayso/internal/ledger"
)

// A lamp is words to light in a sentence of a list, by class of the style.
type lamp struct {
	sayso.Passage
	Class string
}

// A litPart is a stretch of a sentence; Class says what is lit in it, "" for the rest.
type litPart struct{ Text, Class string }

// sentenceBytes is how much of a sentence a line of a list shows: two lines of a table. The article has the rest.
const sentenceBytes = 260

// lit cuts a sentence into what is lit and the rest, in bytes. Where lamps overlap, the first keeps its words. A long sentence is cut
// to the clauses around the first lamp.
func lit(sentence sayso.Passage, lamps ...lamp) (out []litPart) {
	text := sentence.Text
	class := make([]string, len(text)+1)
	first := [2]int{0, 0}
	for i, l := range lamps {
		from, to := max(0, l.Start-sentence.Start), min(len(text), l.End-sentence.Start)
		if l.Article != sentence.Article || from >= to {
			continue
		}
		if i == 0 {
			first = [2]int{from, to}
		}
		for k := from; k < to; k++ {
			if class[k] == "" {
				class[k] = l.Class
			}
		}
	}
	from, to := cutAround(text, first[0], first[1], sentenceBytes)
	if from > 0 {
		out = append(out, litPart{Text: "… "})
	}
	for at := from; at < to; {
		end := at + 1
		for end < to && class[end] == class[at] {
			end++
		}
		out = append(out, litPart{text[at:end], class[at]})
		at = end
	}
	if to < len(text) {
		out = append(out, litPart{Text: " …"})
	}
	return out
}

// cutAround is what to show of a long text so that [start, end) is in it: clauses if one begins or ends near enough, else whole words.
func cutAround(text string, start, end, most int) (from, to int) {
	if len(text) <= most {
		return 0, len(text)
	}
	room := max(0, most-(end-start))
	// Two parts in five stand before: who does it mostly does. What one side does not need, the other has.
	from, to = start-room*2/5, end+room-room*2/5
	if from < 0 {
		from, to = 0, to-from
	}
	if to > len(text) {
		from, to = max(0, from-(to-len(text))), len(text)
	}
	if from > 0 {
		if i := clauseBreak(text[from:start], true); i > 0 && i < (start-from)*2/3 {
			from += i
		} else if i := strings.IndexAny(text[from:start], " \n"); i >= 0 {
			from += i + 1
		}
	}
	if to < len(text) {
		if i := clauseBreak(text[end:to], false); i > (to-end)/2 {
			to = end + i
		} else if i := strings.LastIndexAny(text[end:to], " \n"); i >= 0 {
			to = end + i
		}
	}
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > end && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return from, to
}

// clauseBreak is where a clause begins: behind the first mark for it in a text, or where the last one ends: before its last mark; -1 if
// there is none. A comma within a number is none.
func clauseBreak(text string, begins bool) int {
	at := -1
	for i := 0; i+1 < len(text); i++ {
		if strings.IndexByte(",;:", text[i]) < 0 || text[i+1] != ' ' {
			continue
		}
		if begins {
			return i + 2
		}
		at = i
	}
	return at
}

// An eventLine is an event of a list with its sentence.
type eventLine struct {
	ledger.Event
	Parts []litPart
}

// eventLines are the events that fit, with their sentences lit; positions count code points.
func (s *Server) eventLines(ctx context.Context, q ledger.EventQuery) (*ledger.Events, []eventLine, error) {
	list, err := s.Ledger.Events(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	lines := make([]eventLine, len(list.Events))
	for i := range list.Events {
		e := &list.Events[i]
		lamps := []lamp{{e.Words, "lit-act"}}
		for _, p := range e.Who {
			lamps = append(lamps, lamp{p, "lit-who"})
		}
		for _, p := range e.Whom {
			lamps = append(lamps, lamp{p, "lit-whom"})
		}
		lines[i].Parts = lit(e.Sentence, lamps...)
	}
	if err := s.Ledger.Reframe(ctx, list, sayso.OffsetsCodePoints); err != nil {
		return nil, nil, err
	}
	for i := range lines {
		lines[i].Event = list.Events[i]
	}
	return list, lines, nil
}
