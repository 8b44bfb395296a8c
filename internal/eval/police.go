package eval

import (
	"slices"
	"strings"

	"sayso"
)

func policeMeasures() []measure {
	return []measure{
		{"kill_at_60", formAtRecall, "precision of KILL where the most confident sentences reach a recall of .60"},
		{"arrest_at_60", formAtRecall, "the same of ARREST"},
		{"kill", formPRF, "KILL, every sentence in which an event says so"},
		{"arrest", formPRF, "ARREST likewise"},
	}
}

// scorePolice scores the sentences of one article: police kill somebody, police arrest somebody, told as a fact by anybody.
func scorePolice(s *sheet, d *document, rec *sayso.Record) *marks {
	m := newMarks(s)
	if rec == nil {
		return m
	}
	m.n = len(d.police)
	for _, task := range []struct {
		name, label string
		says        func(string, *sayso.Event) bool
	}{{"kill", "KILL", policeKill}, {"arrest", "ARREST", policeArrest}} {
		for _, sent := range d.police {
			gold, p := slices.Contains(sent.labels, task.label), 0.0
			for i := range rec.Events {
				e := &rec.Events[i]
				if at(e, sent.span) && (e.Status.Real() || e.Status == sayso.StatusReportedOnly) && task.says(d.article.Text, e) {
					p = max(p, e.Confidence, 0.01)
				}
			}
			m.add(task.name, one(gold && p > 0), one(p > 0), one(gold && p > 0), one(gold))
			m.sheet.rank(m.whole, task.name+"_at_60", p, gold)
		}
	}
	return m
}

// at reports whether an event is mentioned in a sentence.
func at(e *sayso.Event, sentence sayso.Span) bool {
	return slices.ContainsFunc(append([]sayso.Span{e.Trigger}, e.Mentions...), sentence.Contains)
}

func policeArrest(text string, e *sayso.Event) bool {
	return e.Type == sayso.EventCoerce && e.Mode == "arrest" && byPolice(text, e)
}

// policeKill reports whether an event is a killing by police.
func policeKill(text string, e *sayso.Event) bool {
	if e.Type != sayso.EventAssault || !byPolice(text, e) || len(e.Actors) == 0 {
		return false
	}
	for _, s := range append([]sayso.Span{e.Trigger}, e.Mentions...) {
		t := strings.ToLower(s.In(text))
		for _, stem := range []string{"kill", "shot dead", "gunned", "shooting dead", "death", "die"} {
			if strings.Contains(t, stem) {
				return true
			}
		}
	}
	return false
}

// byPolice reports whether the actors of an event are police, or nobody is named.
func byPolice(text string, e *sayso.Event) bool {
	for _, a := range e.Actors {
		t := strings.ToLower(a.In(text))
		for _, word := range []string{"police", "cop", "constable", "officer", "inspector", "personnel", "firing", "bsf", "crpf", "jawan", "force", "sp ", "authorities", "they"} {
			if strings.Contains(t, word) {
				return true
			}
		}
	}
	return len(e.Actors) == 0
}
