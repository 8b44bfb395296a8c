package place

import (
	"slices"
	"strings"

	"sayso/internal/gazetteer"
)

// mostWords bounds the words of a name.
const mostWords = 7

// recognise collects the mentions of the article in order.
func (p *page) recognise() {
	for i := 0; i < len(p.words); {
		if n := p.givenAt(i); n >= 0 {
			i = p.take(n, i)
			continue
		}
		if m, ok := p.abbreviation(i); ok {
			p.mentions = append(p.mentions, m)
			i = m.hi
			continue
		}
		m, ok := p.longest(i)
		if !ok {
			i++
			continue
		}
		p.mentions = append(p.mentions, m)
		i = m.hi
	}
	p.confirm()
}

// longest returns the longest name that begins with word i and is accepted as a place.
func (p *page) longest(i int) (mention, bool) {
	if !p.words[i].caps || p.words[i].fold == "" {
		return mention{}, false
	}
	end := i + 1
	for end < len(p.words) && end-i < mostWords && p.words[end].sentence == p.words[i].sentence && p.joined(end) {
		end++
	}
	all := p.allCaps(p.words[i].sentence)
	for hi := end; hi > i; hi-- {
		last := p.words[hi-1]
		if last.lower || p.givenWithin(i, hi) {
			continue
		}
		span := p.span(i, hi)
		key := p.key(i, hi)
		m := mention{lo: i, hi: hi, span: span, key: key, given: -1, best: -1}
		m.candidates, m.basis, m.body = p.meant(key, span.In(p.text), all)
		if len(m.candidates) == 0 {
			continue
		}
		switch p.accept(&m, all) {
		case placeSure:
			m.partial = p.part(&m)
			return m, true
		case placeWeak:
			p.pending = append(p.pending, m)
		}
	}
	return mention{}, false
}

// confirm accepts weak names that the article shows to be places elsewhere: "Alexandria police" beside "in Alexandria".
func (p *page) confirm() {
	shown := map[string]bool{}
	for _, m := range p.mentions {
		if m.strong {
			shown[m.key] = true
		}
	}
	var out []mention
	next := 0
	for _, m := range p.pending {
		if !shown[m.key] || p.people[m.key] || len(out) > 0 && out[len(out)-1].hi > m.lo {
			continue
		}
		for next < len(p.mentions) && p.mentions[next].lo < m.lo {
			out = append(out, p.mentions[next])
			next++
		}
		if (len(out) == 0 || out[len(out)-1].hi <= m.lo) && (next == len(p.mentions) || p.mentions[next].lo >= m.hi) {
			out = append(out, m)
		}
	}
	p.mentions = append(out, p.mentions[next:]...)
}

func (p *page) key(lo, hi int) string {
	if hi == lo+1 {
		return p.words[lo].fold
	}
	var b strings.Builder
	for i := lo; i < hi; i++ {
		if i > lo {
			b.WriteByte(' ')
		}
		b.WriteString(p.words[i].fold)
	}
	return b.String()
}

// abbreviation reads a region's abbreviation behind a place: "Springfield, Ill.", "Horry County (S.C.)".
func (p *page) abbreviation(i int) (mention, bool) {
	n := len(p.mentions) - 1
	if n < 0 || p.mentions[n].hi != i {
		return mention{}, false
	}
	if gap := p.gap(i); gap != ", " && gap != " (" && gap != "," {
		return mention{}, false
	}
	span := p.span(i, i+1)
	for hi := i + 1; hi <= min(i+2, len(p.words)); hi++ { // "W. Va." is two words
		for _, a := range p.t.abbreviated[p.key(i, hi)] {
			span = p.span(i, hi)
			if strings.HasSuffix(a.written, ".") && !strings.HasSuffix(span.In(p.text), ".") && strings.HasPrefix(p.text[span.End:], ".") {
				span.End++
			}
			if span.In(p.text) == a.written {
				return mention{lo: i, hi: hi, span: span, key: p.t.g.Name(a.region), given: -1, best: -1, strong: true,
					candidates: []candidate{{place: a.region, table: true, prior: priorTold}}}, true
			}
		}
	}
	return mention{}, false
}

// allCaps reports whether a sentence is written in capitals: a headline, a transcript.
func (p *page) allCaps(sentence int32) bool { return p.capitals[sentence] }

// A verdict is whether a name is a place where it stands.
type verdict uint8

const (
	placeNot  verdict = iota
	placeWeak         // only if the article shows elsewhere that the name is a place
	placeSure
)

func verdictOf(sure bool) verdict {
	if sure {
		return placeSure
	}
	return placeWeak
}

// accept says whether a name is a place here.
func (p *page) accept(m *mention, all bool) verdict {
	kind, sure := p.hinted(m)
	if kind == hintOther {
		return placeNot
	}
	m.strong = sure || p.strong(m)
	if m.hi == m.lo+1 && p.words[m.lo].upper && !all && !m.candidates[0].table && m.span.Len() <= 5 && kind != hintPlace {
		if !p.behindDateline(m) {
			return placeNot
		}
		return placeSure // "NATO", "WHO", but "PARIS (AP)"
	}
	if kind == hintPlace {
		return placeSure
	}
	single := m.hi == m.lo+1
	if p.organisation(m) || p.person(m, all) || single && p.class(m.lo) != "" && !m.candidates[0].table && !p.held(m) {
		return placeNot
	}
	top := m.candidates[0]
	odd := single && (p.t.common[m.key] || p.t.forenames[m.key] || p.people[m.key])
	switch {
	case m.basis != byName:
		return placeSure
	case top.table:
		return verdictOf(!p.t.forenames[m.key] || m.strong || !p.people[m.key])
	case p.t.kind(top) == gazetteer.Region && !top.alternate:
		return verdictOf(!odd || m.strong || p.famous(m.key, p.t.g.Population(top.place)))
	}
	return verdictOf(p.likely(m, odd, all))
}

// famous reports whether a given name is a place first: London, Paris and Virginia, unless somebody here is called so.
func (p *page) famous(key string, inhabitants float64) bool {
	return p.t.forenames[key] && inhabitants >= 1_000_000 && !p.people[key] && !p.t.common[key]
}

// likely decides on a city or district by its size, and on what stands before it.
func (p *page) likely(m *mention, odd, all bool) bool {
	most, primary := 0.0, false
	for _, c := range m.candidates {
		if !c.alternate {
			primary = true
			most = max(most, p.t.g.Population(c.place))
		}
		if p.t.kind(c) == gazetteer.District && m.hi > m.lo+1 {
			most = max(most, 60_000) // "Horry County" says itself what it is
		}
	}
	several := m.hi > m.lo+1
	if p.held(m) && !all {
		return primary || m.strong
	}
	if m.strong {
		return primary && (!odd || p.words[m.lo].fold != "" && p.locative(m.lo) == 2) || most >= 200_000 || !primary && p.locative(m.lo) == 2
	}
	if p.famous(m.key, most) {
		return true
	}
	if odd || !primary || all {
		return false
	}
	if p.words[m.lo].first {
		return most >= 100_000 || several && most >= 20_000
	}
	return most >= 40_000 || several && most >= 5_000
}

// givenAt returns the number of the caller's span that begins at word i or inside it, -1 if none does.
func (p *page) givenAt(i int) int {
	for p.nextGiven < len(p.given) && p.given[p.nextGiven].End <= p.words[i].start {
		p.nextGiven++
	}
	if p.nextGiven < len(p.given) && p.given[p.nextGiven].Start < p.words[i].end {
		return p.nextGiven
	}
	return -1
}

func (p *page) givenWithin(lo, hi int) bool {
	if p.nextGiven >= len(p.given) {
		return false
	}
	return p.given[p.nextGiven].Start < p.words[hi-1].end && p.given[p.nextGiven].End > p.words[lo].start
}

// take makes a mention of span n of the caller, which begins at word i, and returns the word after it.
func (p *page) take(n, i int) int {
	hi := i + 1
	for hi < len(p.words) && p.words[hi].start < p.given[n].End {
		hi++
	}
	m := mention{lo: i, hi: hi, span: p.given[n], key: p.key(i, hi), given: n, best: -1, strong: true}
	written := m.span.In(p.text)
	m.candidates, m.basis, m.body = p.meant(gazetteer.Fold(written), written, false)
	if len(m.candidates) == 0 {
		m.candidates, m.basis, m.body = p.meant(gazetteer.Fold(strings.TrimPrefix(written, "the ")), written, false)
	}
	if len(m.candidates) == 0 {
		for _, a := range p.t.abbreviated[gazetteer.Fold(written)] {
			m.candidates = []candidate{{place: a.region, table: true, prior: priorTold}}
		}
	}
	if len(m.candidates) == 0 {
		p.within(&m, i, hi)
	}
	p.mentions = append(p.mentions, m)
	p.nextGiven = n + 1
	return hi
}

// within takes the longest name inside a given span that the gazetteer has not as a whole: "Colorado State University".
func (p *page) within(m *mention, lo, hi int) {
	for n := min(hi-lo, mostWords); n > 0; n-- {
		for i := lo; i+n <= hi; i++ {
			if !p.words[i].caps || p.class(i) != "" || p.t.common[p.words[i].fold] || len(p.words[i].fold) < 4 {
				continue
			}
			cs, b, body := p.meant(p.key(i, i+n), p.span(i, i+n).In(p.text), false)
			cs = slices.DeleteFunc(slices.Clone(cs), func(c candidate) bool { return c.alternate })
			if len(cs) > 0 && (cs[0].table || p.t.kind(cs[0]) != gazetteer.City || p.t.g.Population(cs[0].place) > 20_000) {
				m.candidates, m.basis, m.body, m.inner = cs, b, body, true
				return
			}
		}
	}
}
