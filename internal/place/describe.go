package place

import (
	"sayso"
	"sayso/internal/gazetteer"
)

// describe finds "the capital of Kenya", "Kenya’s capital", "the country", "her country", "the border". The country of
// the first two is named; "the country" is the one named last, in this sentence or one of the two before. Whose country
// "her country" is, and which border, is for another layer to say: they stay unresolved.
func (p *page) describe() {
	next, last := 0, -1 // mentions
	for i := 1; i < len(p.words); i++ {
		w := p.words[i]
		for next < len(p.mentions) && p.mentions[next].span.End <= w.start {
			if m := p.mentions[next]; m.best >= 0 && !m.ambiguous && p.t.country(m.candidates[m.best]) != gazetteer.None {
				last = next
			}
			next++
		}
		kind := p.t.descriptions[w.fold]
		if kind == "" || w.caps || p.gap(i) != " " {
			continue
		}
		if d, ok := p.description(i, kind, next, last); ok {
			p.described = append(p.described, d)
		}
	}
}

// description reads the noun at word i. next is the first mention behind it, last the last one before it with a country.
func (p *page) description(i int, kind string, next, last int) (sayso.Place, bool) {
	out := sayso.Place{Span: p.span(i-1, i+1), Basis: sayso.PlaceByDescription}
	before := p.words[i-1].fold
	switch kind {
	case "country":
		switch before {
		case "her", "his", "their", "its", "my", "our", "your":
			out.Unresolved = sayso.PlaceReference
			return out, true
		case "the":
			if i > 1 && p.class(i-2) == "copula" { // "the U.S. is the country with the most cases"
				return out, false
			}
			return p.ofCountry(out, i, p.spokenOf(i, last), false)
		}
	case "capital":
		if n := next; before == "the" && n < len(p.mentions) && p.words[min(i+1, len(p.words)-1)].fold == "of" && p.mentions[n].lo == i+2 {
			return p.ofCountry(out, i, n, true)
		}
		if before == "the" && last >= 0 && p.gap(i+1) != " " {
			return p.ofCountry(out, i, last, true)
		}
	case "border":
		if before == "the" {
			out.Unresolved = sayso.PlaceReference
			return out, true
		}
	}
	return out, false
}

// spokenOf is the mention whose country "the country" at word i is, last being the one named last: a seat of government only
// where nothing else is named near ("a delegation from Mexico at the White House"), and of two joined by "and" neither.
func (p *page) spokenOf(i, last int) int {
	n := last
	for n >= 0 && (p.mentions[n].basis == byMetonym && p.locative(p.mentions[n].lo) > 0 || p.mentions[n].best < 0 || p.mentions[n].ambiguous ||
		p.t.country(p.mentions[n].candidates[p.mentions[n].best]) == gazetteer.None) {
		n--
	}
	if n < 0 || p.words[i].sentence-p.words[p.mentions[n].lo].sentence > farthest {
		return last
	}
	if n > 0 {
		a, b := &p.mentions[n-1], &p.mentions[n]
		if p.text[a.span.End:b.span.Start] == " and " && a.best >= 0 && p.t.country(a.candidates[a.best]) != p.t.country(b.candidates[b.best]) {
			return -1
		}
	}
	return n
}

// farthest is how many sentences back a country may be named.
const farthest = 2

// ofCountry fills in the country, or its capital, of mention n, if that stands near enough.
func (p *page) ofCountry(out sayso.Place, i, n int, capital bool) (sayso.Place, bool) {
	if n < 0 || p.words[i].sentence-p.words[p.mentions[n].lo].sentence > farthest {
		out.Unresolved = sayso.PlaceReference
		return out, true
	}
	m := p.mentions[n]
	if m.best < 0 || m.ambiguous {
		out.Unresolved = sayso.PlaceReference
		return out, true
	}
	country := p.t.country(m.candidates[m.best])
	if country == gazetteer.None {
		out.Unresolved = sayso.PlaceReference
		return out, true
	}
	place := country
	if capital {
		if p.mentions[n].lo > i && m.candidates[m.best].place != country { // "the capital of Inner Mongolia"
			out.Unresolved = sayso.PlaceUnknown
			return out, true
		}
		if place = p.t.capitals[country]; place == gazetteer.None {
			out.Unresolved = sayso.PlaceUnknown
			return out, true
		}
	}
	p.t.fill(&out, candidate{place: place})
	return out, true
}

// locate gives a name that the gazetteer does not know the place beside it: "at Anfield in Liverpool", else the nearest
// name of a city before it, else the one behind it.
func (p *page) locate() {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.best >= 0 {
			continue
		}
		if j := p.beside(i); j >= 0 {
			m.candidates, m.best, m.inner = p.mentions[j].candidates, p.mentions[j].best, true
		}
	}
}

func (p *page) beside(i int) int {
	best, least := -1, 0
	for j := max(0, i-6); j < min(len(p.mentions), i+7); j++ {
		m := p.mentions[j]
		if j == i || m.best < 0 || m.inner || m.basis != byName {
			continue
		}
		cost := 3 * (i - j)
		if j > i {
			cost = 3*(j-i) - 1
			if p.words[m.lo].sentence == p.words[p.mentions[i].lo].sentence {
				cost -= 2
			}
		}
		if k := p.t.kind(m.candidates[m.best]); k < gazetteer.District {
			cost += 12 // a city says more than a state
		}
		if best < 0 || cost < least {
			best, least = j, cost
		}
	}
	return best
}
