package when

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A Leaner says which way from the publication date a bare "Friday", "June" or "March 3" lies: the tense of the verb it
// goes with decides. The rule here reads neighbouring verb forms; Trees asks the dependency trees first.
type Leaner interface {
	// Lean judges the expression at the tokens of r: sayso.TimePast, sayso.TimeFuture, or unsaid.
	Lean(doc *nlp.Doc, r nlp.Range) sayso.TimeDirection
}

// lean is the plain rule: the nearest verb in front of the expression in its clause, else the first behind it. "Until
// Friday" and "by June" look ahead, "since June" looks back, and of "Wednesday's ruling" the verb stands behind.
func (p *parser) lean(start, end int) sayso.TimeDirection {
	switch {
	case p.is(start-1, "since"):
		return sayso.TimePast
	case p.is(start-1, "effective", "record") && !p.is(start-2, "was", "were", "became"): // "to holders of record Nov. 15"
		return sayso.TimeFuture
	case p.is(start-1, "until", "till", "by", "through"):
		return p.deadline(start, end)
	case p.is(end, "'") && p.is(end+1, "s"):
		if d := p.ahead(end + 2); d != unsaid {
			return d
		}
		return sayso.TimePast
	}
	if d := p.behind(start); d != unsaid {
		return d
	}
	return p.ahead(end)
}

// deadline judges "until Friday", "by June": ahead, unless a verb of the past leaves it open: "held until June". Of
// weekdays the next one is meant even so: "extended its offer until Friday".
func (p *parser) deadline(start, end int) sayso.TimeDirection {
	if start-1 == p.begin && p.ahead(end) == sayso.TimePast {
		return sayso.TimePast
	}
	if _, _, day := p.find(start, weekday); !day && p.behind(start-1) == sayso.TimePast {
		return unsaid
	}
	return sayso.TimeFuture
}

// far is how many words away a verb may stand, near how many an infinitive.
const (
	far  = 25
	near = 8
)

func (p *parser) behind(start int) sayso.TimeDirection {
	for i := start - 1; i >= max(p.begin, start-far); i-- {
		if p.low(i) == "to" && start-i > near {
			continue
		}
		if d := p.tense(i); d != unsaid {
			return d
		}
		if p.is(i, ";", ":", "(", "\"", "“") {
			return unsaid
		}
	}
	return unsaid
}

func (p *parser) ahead(end int) sayso.TimeDirection {
	for i := end; i < min(p.end, end+far); i++ {
		if d := p.tense(i); d != unsaid {
			return d
		}
	}
	return unsaid
}

// tense judges one word. An infinitive looks ahead: "agreed to meet Friday".
func (p *parser) tense(i int) sayso.TimeDirection {
	if _, _, ok := p.find(i, verbFuture); ok {
		if p.is(i-1, "been") && p.is(i-2, "had") { // "had been due to expire Friday"
			return sayso.TimePast
		}
		return sayso.TimeFuture
	}
	if _, _, ok := p.find(i, verbPast); ok && !p.be(i-1) {
		return sayso.TimePast
	}
	low := p.low(i)
	if low == "to" && i+1 < p.end && !p.words[i+1].capital && p.words[i+1].digits == 0 {
		return p.infinitive(i + 1)
	}
	if len(low) > 4 && strings.HasSuffix(low, "ed") && !p.words[i].capital && !strings.HasSuffix(low, "eed") && !p.be(i-1) {
		return sayso.TimePast
	}
	return unsaid
}

// infinitive tells "to meet" from "to the", "to his": a noun phrase behind "to" has no tense.
func (p *parser) infinitive(i int) sayso.TimeDirection {
	if p.is(i-2, "due", "scheduled", "expected", "set", "slated", "planned") && p.is(i-3, "been") && p.is(i-4, "had", "previously") {
		return sayso.TimePast
	}
	if p.is(i, "a", "an", "the", "his", "her", "its", "their", "this", "that", "some", "all", "about", "more", "less", "one", "two", "three", "as", "be") && !p.is(i, "be") {
		return unsaid
	}
	low := p.low(i)
	if low == "" || low[0] < 'a' || low[0] > 'z' || strings.HasSuffix(low, "s") && low != "discuss" && low != "address" && low != "pass" || strings.HasSuffix(low, "ing") {
		return unsaid
	}
	if _, _, ok := p.find(i, weekday); ok {
		return unsaid
	}
	return sayso.TimeFuture
}

// be reports whether a form of "to be" in the present stands at i: "is expected" leaves the direction open.
func (p *parser) be(i int) bool { return p.is(i, "is", "are", "be", "being", "to") }
