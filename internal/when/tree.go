package when

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// Trees is the Leaner that reads the tense off the dependency trees of an article, where it has them: the verb that a date
// hangs on, and not the one that stands next to it. "Neither could be found, she said Friday": Friday is hers.
type Trees struct{}

// Lean climbs from the date to the verb above it.
func (Trees) Lean(doc *nlp.Doc, r nlp.Range) sayso.TimeDirection {
	s := doc.Syntax
	if s == nil {
		return unsaid
	}
	at := topWord(s, doc.Span(r))
	if at == nlp.NoWord {
		return unsaid
	}
	const steps = 12 // a tree may be as deep as its sentence is long
	for range steps {
		at = s.Words[at].Head
		if at == nlp.NoWord {
			return unsaid
		}
		if d, done := tenseOf(doc, at); done {
			return d
		}
	}
	return unsaid
}

// topWord is the word of a stretch whose head stands outside of it, the first if there are several.
func topWord(s *nlp.Syntax, in sayso.Span) nlp.WordID {
	first := nlp.WordID(sortedFrom(s, in.Start))
	for i := first; int(i) < len(s.Words) && int(s.Words[i].Start) < in.End; i++ {
		h := s.Words[i].Head
		if h == nlp.NoWord || int(s.Words[h].Start) < in.Start || int(s.Words[h].Start) >= in.End {
			return i
		}
	}
	return nlp.NoWord
}

// sortedFrom is the first word that ends behind a byte.
func sortedFrom(s *nlp.Syntax, start int) int {
	n, _ := slices.BinarySearchFunc(s.Words, start, func(w nlp.Word, at int) int {
		if int(w.End) <= at {
			return -1
		}
		return 1
	})
	return n
}

// tenseOf judges a word as the head of a clause; done is false if it heads none that has a tense of its own.
func tenseOf(doc *nlp.Doc, at nlp.WordID) (d sayso.TimeDirection, done bool) {
	s := doc.Syntax
	w := &s.Words[at]
	var modal, have, be, to string
	cop := false
	for i := max(0, at-12); int(i) < len(s.Words) && i < at+4; i++ {
		c := &s.Words[i]
		if c.Head != at {
			continue
		}
		form := strings.ToLower(c.Span().In(doc.Article.Text))
		switch c.Relation {
		case nlp.RelMark:
			if form == "to" {
				to = form
			}
		case nlp.RelAux, nlp.RelAuxPass, nlp.RelCop:
			cop = cop || c.Relation == nlp.RelCop
			switch {
			case s.XPOS(c) == "MD":
				modal = form
			case c.Lemma == "have":
				have = form
			case c.Lemma == "be" || c.Lemma == "do" || c.Lemma == "get":
				if be == "" {
					be = form
				}
			}
		}
	}
	if w.UPOS != nlp.VERB && w.UPOS != nlp.AUX && !cop {
		return unsaid, false
	}
	switch {
	case arranged(w.Lemma) && modal == "": // "planned a march for Saturday", "had been due to expire Friday"
		return unsaid, true
	case to != "" && w.Head != nlp.NoWord && arranged(s.Words[w.Head].Lemma):
		return unsaid, true
	case modal != "" && have != "": // "would have met Friday"
		return unsaid, true
	case modal != "" || to != "":
		return sayso.TimeFuture, true
	case have != "":
		return sayso.TimePast, true
	case be == "was" || be == "were" || be == "did" || be == "got":
		return sayso.TimePast, true
	case be != "" && cop:
		return unsaid, true
	case be != "": // "is meeting Friday", "is scheduled for Friday"
		return sayso.TimeFuture, true
	}
	switch s.XPOS(w) {
	case "VBD":
		return sayso.TimePast, true
	case "VBN":
		return sayso.TimePast, true
	case "VBZ", "VBP":
		if w.Relation == nlp.RelParataxis || said(w.Lemma) {
			return unsaid, true
		}
		return sayso.TimeFuture, true
	}
	return unsaid, false
}

// arranged are words of arranging, whose own tense says nothing of the day that is set.
func arranged(lemma string) bool {
	return slices.Contains([]string{"plan", "schedule", "set", "expect", "slate", "due", "postpone", "delay"}, lemma)
}

// said are verbs whose present tells what is already said: "the paper reports Friday".
func said(lemma string) bool {
	return slices.Contains([]string{"say", "report", "tell", "show"}, lemma)
}
