package place

import (
	"strings"

	"sayso/internal/gazetteer"
	"sayso/internal/nlp"
)

func (p *page) class(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.t.class[p.words[i].fold]
}

// locative returns 2 if the word before i puts a place there ("in", "near", "northern"), 1 if it may ("to", "from",
// which persons follow as well), else 0.
func (p *page) locative(i int) int {
	j := i - 1
	if j >= 0 && p.words[j].fold == "the" && p.gap(i) == " " {
		i, j = j, j-1
	}
	if j < 0 || p.gap(i) != " " || p.words[j].sentence != p.words[i].sentence {
		return 0
	}
	switch p.class(j) {
	case "locative":
		return 2
	case "toward":
		return 1
	}
	return 0
}

// strong reports whether the words around a mention make it a place: a preposition of place, what holds it behind a
// comma, a list that begins with such a place, "London-based", a dateline.
func (p *page) strong(m *mention) bool {
	if p.locative(m.lo) > 0 || p.held(m) || p.behindDateline(m) {
		return true
	}
	if p.gap(m.hi) == "-" {
		switch p.words[m.hi].fold {
		case "based", "born", "area", "bound":
			return true
		}
	}
	if n := len(p.mentions) - 1; n >= 0 && p.mentions[n].strong {
		before := p.mentions[n]
		between := p.text[before.span.End:m.span.Start]
		return between == ", " || between == " and " || between == ", and " || between == " or "
	}
	return false
}

// held reports whether a region, a country or its abbreviation stands behind a comma: "Tuskegee, Alabama".
func (p *page) held(m *mention) bool {
	i := m.hi
	if gap := p.gap(i); gap != ", " && gap != " (" || !p.words[i].caps {
		return false
	}
	for hi := min(i+3, len(p.words)); hi > i; hi-- {
		if hi > i+1 && !p.joined(hi-1) {
			continue
		}
		key := p.key(i, hi)
		for _, a := range p.t.abbreviated[key] {
			if p.holdsAny(candidate{place: a.region}, m) {
				return true
			}
		}
		if !p.words[hi-1].caps {
			continue
		}
		for _, t := range p.t.meanings[key] {
			if t.basis == byName && p.holdsAny(t.candidate(p.t), m) {
				return true
			}
		}
		for _, f := range p.lookup(key) {
			if p.t.kind(f) < gazetteer.City && p.holdsAny(f, m) {
				return true
			}
		}
	}
	return false
}

func (p *page) holdsAny(b candidate, m *mention) bool {
	for _, c := range m.candidates {
		if p.t.holds(b, c) {
			return true
		}
	}
	return false
}

// behindDateline reports whether a mention opens a paragraph as a dateline does: "KYIV, March 3 (Reuters) —",
// "PARIS (AP) —".
func (p *page) behindDateline(m *mention) bool {
	if !p.words[m.lo].first || !p.words[m.lo].upper && p.gap(m.hi) != ": " {
		return false
	}
	line := p.text[m.span.End:min(len(p.text), m.span.End+60)]
	line, _, _ = strings.Cut(line, "\n")
	for _, mark := range []string{"—", "–", " - ", "--", "): ", ") "} {
		if i := strings.Index(line, mark); i >= 0 && (strings.HasPrefix(line, ",") || strings.HasPrefix(line, " (") || strings.HasPrefix(line, " –") ||
			strings.HasPrefix(line, " —") || strings.HasPrefix(line, " -")) {
			return true
		}
	}
	return false
}

// organisation reports whether a mention is part of the name of an organisation, a work or an event: these are no
// places ("Bank of England", "Boston Globe").
func (p *page) organisation(m *mention) bool {
	if p.gap(m.hi) == " " && p.words[m.hi].caps && p.class(m.hi) == "after" {
		return true
	}
	lo := m.lo
	if lo > 0 && p.words[lo-1].fold == "the" {
		lo--
	}
	for _, n := range []int{2, 3, 4} {
		if lo < n || p.gap(lo) != " " || !p.words[lo-n].caps {
			continue
		}
		key := p.key(lo-n, lo)
		for _, b := range p.t.before {
			if key == b {
				return true
			}
		}
	}
	return false
}

// person reports whether a mention is a person's name or a part of one.
func (p *page) person(m *mention, all bool) bool {
	if p.gap(m.hi) == "-" && p.words[m.hi].caps && !m.strong && m.basis == byName && !m.candidates[0].table {
		return true // "Ann-Christin"
	}
	weak := !m.candidates[0].table || p.t.forenames[m.key] // a country's name may stand in any company
	before, after := m.lo-1, m.hi
	if gap := p.gap(m.lo); gap == " " || gap == ". " {
		switch {
		case p.class(before) == "title" && p.words[before].caps, gap == ". " && p.words[before].caps && len(p.words[before].fold) == 1 && p.nameBefore(before): // "Michael J. Dillon"
			return weak
		case gap == " " && !all && weak && m.basis == byName && p.nameLike(before):
			return true
		}
	}
	if p.gap(after) == " " && !all && m.basis == byName {
		switch c := p.class(after); {
		case c == "person" && weak && m.hi == m.lo+1 && (p.t.forenames[m.key] || p.t.common[m.key]) && p.locative(m.lo) < 2:
			return true
		case p.words[after].caps && weak && c == "" && !p.placeLike(after) && (p.t.forenames[m.key] || p.t.kind(m.candidates[0]) >= gazetteer.District):
			return true
		}
	}
	return weak && !m.strong && m.hi == m.lo+1 && p.people[m.key]
}

// nameBefore reports whether a capitalised word stands right before an initial at i.
func (p *page) nameBefore(i int) bool {
	return i > 0 && p.gap(i) == " " && p.words[i-1].caps && p.words[i-1].sentence == p.words[i].sentence
}

// nameLike reports whether the word at i is written as part of a name and not for another reason: the beginning of a
// sentence, a direction, a demonym, a place.
func (p *page) nameLike(i int) bool {
	w := p.words[i]
	if !w.caps || w.upper && w.end-w.start > 3 || p.class(i) != "" || p.placeLike(i) {
		return false
	}
	return !w.first || p.t.forenames[w.fold]
}

// placeLike reports whether the tables know the word at i as a place or its people.
func (p *page) placeLike(i int) bool { return len(p.t.meanings[p.words[i].fold]) > 0 }

// findPeople collects the last words of what are likely persons' names: a title before them, or a capitalised word in
// the middle of a sentence that is no place. "Jordan" is no country where "Michael Jordan" stands.
func (p *page) findPeople() {
	p.people = map[string]bool{}
	for i := 1; i < len(p.words); i++ {
		w, before := p.words[i], p.words[i-1]
		if !w.caps || w.upper || !before.caps || w.sentence != before.sentence {
			continue
		}
		gap := p.gap(i)
		title := p.class(i-1) == "title" && (gap == " " || gap == ". ")
		if title || gap == " " && p.nameLike(i-1) && p.class(i) == "" && !p.class2(i+1) {
			p.people[w.fold] = true
			if title && i+1 < len(p.words) && p.words[i+1].caps && p.gap(i+1) == " " {
				p.people[p.words[i+1].fold] = true
			}
		}
	}
}

// class2 reports whether the word at i makes an organisation of what stands before it.
func (p *page) class2(i int) bool { return i < len(p.words) && p.class(i) == "after" }

type hint uint8

const (
	hintNone hint = iota
	hintPlace
	hintOther
)

// hinted returns what the layer of names says of a mention; sure is whether it says place.
func (p *page) hinted(m *mention) (hint, bool) {
	if p.hints == nil {
		return hintNone, false
	}
	for p.nextHint < len(p.hints) && p.doc.Span(p.hints[p.nextHint].Range).End <= m.span.Start {
		p.nextHint++
	}
	if p.nextHint == len(p.hints) {
		return hintNone, false
	}
	h := p.hints[p.nextHint]
	span := p.doc.Span(h.Range)
	if !span.Overlaps(m.span) {
		return hintNone, false
	}
	switch h.Kind {
	case nlp.NamePlace:
		if span != m.span {
			return hintNone, true // "eastern Ghouta": a part of it
		}
		return hintPlace, true
	case nlp.NameGroup, nlp.NameMisc, nlp.NameFacility:
		return hintNone, false
	case nlp.NameOrganization:
		if span == m.span || m.candidates[0].table {
			return hintNone, false // "Washington" as a government, "U.S. Senate": the words around decide
		}
	}
	if span == m.span && h.Kind != nlp.NamePerson {
		return hintNone, false // "White House" as an event: the table knows better
	}
	return hintOther, false
}
