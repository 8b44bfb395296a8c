package place

import (
	"sayso/internal/gazetteer"
	"sayso/internal/nlp"
)

// largePart is the number of inhabitants from which a name is itself, whatever is named after it: "the Jakarta Bay area".
const largePart = 500_000

// part reports whether a town's name is only the beginning of a longer one that the gazetteer has not: "Bab" of "Bab
// el-Oued" is no town far away, and "Fraser" of "Fraser Valley" none either.
func (p *page) part(m *mention) bool {
	top := m.candidates[0]
	if m.basis != byName || top.table || p.t.kind(top) < gazetteer.District || p.t.g.Population(top.place) >= largePart || p.held(m) {
		return false
	}
	if p.goesOn(m) {
		return true
	}
	if gap := p.gap(m.hi); gap != " " && gap != "-" {
		return false
	}
	switch w := p.words[m.hi]; {
	case w.lower && p.t.particles[w.fold] && m.hi+1 < len(p.words) && p.words[m.hi+1].caps && p.joined(m.hi+1):
		return true
	case w.caps && p.class(m.hi) == "generic" && p.gap(m.hi) == " ":
		return true
	}
	return false
}

// goesOn reports whether the layer of names has a place there that goes on behind the mention: "Bab Ezzouar".
func (p *page) goesOn(m *mention) bool {
	if p.nextHint >= len(p.hints) || m.hi >= len(p.words) {
		return false
	}
	h := p.hints[p.nextHint]
	span := p.doc.Span(h.Range)
	return h.Kind == nlp.NamePlace && span.Start == m.span.Start && p.words[m.hi].end <= span.End && p.words[m.hi].caps && p.gap(m.hi) == " " && p.class(m.hi) != "division"
}

// alone reports whether all mentions of a group are parts of longer names and nothing else of the article lies about the
// place they would mean: the Kanawha River is far from Kanawha in Iowa, the Sacramento River flows by its city.
func (p *page) alone(g *group) bool {
	for _, i := range g.mentions {
		if !p.mentions[i].partial {
			return false
		}
	}
	const enough = 1.0
	return g.scores[g.best]-g.base[g.best] < enough
}

// astray reports whether a small town is the only thing of its country in an article that speaks of others: of the district of
// Karo in a report from Sumatra, the gazetteer knows a town in India alone.
func (p *page) astray(g *group, countries map[gazetteer.Place]float64, total float64) bool {
	const (
		small  = 100_000
		enough = 3
	)
	c := g.candidates[g.best]
	if m := p.mentions[g.mentions[0]]; m.held || c.table || c.area != nil || p.t.kind(c) < gazetteer.District || p.t.g.Population(c.place) > small {
		return false
	}
	votes, own := countries[p.t.country(c)], 0.0
	if g.votes == p.t.country(c) {
		own = g.vote
	}
	return votes-own <= 0 && total-own >= enough && g.scores[g.best]-g.base[g.best] < 0.3
}
