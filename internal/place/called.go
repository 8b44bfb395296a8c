package place

import (
	"sayso/internal/gazetteer"
)

// called narrows names by the word that says what they are of: "New York state" is no city, "Sumatra province" a region.
func (p *page) called() {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.basis != byName || p.gap(m.hi) != " " {
			continue
		}
		kind := gazetteer.Region
		switch p.words[m.hi].fold {
		case "state", "province", "oblast", "prefecture", "governorate":
		case "county", "district":
			kind = gazetteer.District
		case "city", "town":
			kind = gazetteer.City
		default:
			continue
		}
		var of []candidate
		for _, c := range m.candidates {
			if c.area == nil && p.t.kind(c) == kind {
				of = append(of, c)
			}
		}
		if len(of) > 0 {
			m.candidates, m.called = of, true
		}
	}
}

// outside reports whether a small town stands before a division that has none of its name, "Stroud, Ontario": then it is
// a place of that division which the gazetteer does not know, and no namesake elsewhere.
func (p *page) outside(a, b *mention) bool {
	top := a.candidates[0]
	if p.t.kind(top) < gazetteer.District || p.t.g.Population(top.place) >= largePart || top.table {
		return false
	}
	if len(b.candidates) == 0 || p.text[a.span.End:b.span.Start] != ", " {
		return false
	}
	c := b.candidates[0]
	return c.area == nil && p.t.kind(c) == gazetteer.Region && !c.alternate
}
