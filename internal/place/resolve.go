package place

import (
	"math"
	"strings"

	"sayso/internal/gazetteer"
)

// The weights of what an article says about a name elsewhere. They were set by hand on the LGL corpus.
const (
	forCountry = 3.0 // times the share of the article's mentions that speak of the country
	forRegion  = 1.2 // other names that can lie in the same first-order division
	forNear    = 1.2 // other names that can lie within a cell's width or two
	doubt      = 0.2
	told       = 6   // for what a mention elsewhere in the article is said to be
	near       = 161 // kilometres: a hundred miles, as the literature measures
	rounds     = 2   // of asking each other
)

// A group is all mentions of one name: an article means one place by it, unless it says otherwise ("Paris, Texas").
type group struct {
	mentions   []int
	candidates []candidate
	scores     []float64
	best       int
	base       []float64 // scores before the names ask each other
	shares     []vote
	votes      gazetteer.Place // the country this group speaks for
	vote       float64         // and how loudly; its own voice does not count for itself
}

// resolve chooses a candidate for every mention.
func (p *page) resolve() {
	p.direct()
	p.called()
	p.hold()
	groups := p.groups()
	for i := range groups {
		groups[i].begin()
	}
	for range rounds {
		countries, total := p.votes(groups)
		for i := range groups {
			p.t.score(&groups[i], countries, total)
		}
		all := p.around(groups)
		for i := range groups {
			p.near(&groups[i], all)
		}
	}
	countries, total := p.votes(groups)
	for i := range groups {
		p.settle(&groups[i], countries, total)
	}
}

// hold narrows mentions by what stands behind them: "Paris, Texas" and "Texas" choose each other.
func (p *page) hold() {
	for i := len(p.mentions) - 2; i >= 0; i-- {
		a, b := &p.mentions[i], &p.mentions[i+1]
		if a.span.End > b.span.Start || a.basis != byName || b.basis != byName {
			continue
		}
		switch p.text[a.span.End:b.span.Start] {
		case ", ", " (", ",", ", in ", " in ":
		default:
			continue
		}
		if len(a.candidates) == 0 || a.candidates[0].prior >= priorArea && a.given < 0 && !b.abbreviation() {
			continue // "Cuba, Mexico": countries in a row
		}
		if held := p.held2(a, b); len(held) > 0 {
			a.candidates, a.held = held, true
		} else if p.outside(a, b) {
			a.candidates, a.inner = b.candidates, true
		}
	}
}

func (m *mention) abbreviation() bool {
	return len(m.candidates) == 1 && m.candidates[0].prior == priorTold
}

// held2 returns the candidates of a that lie in a candidate of b, and leaves only those that hold one in b.
func (p *page) held2(a, b *mention) (held []candidate) {
	used := map[int]bool{}
	for _, c := range a.candidates {
		for j, d := range b.candidates {
			if p.t.kind(d) == gazetteer.City {
				continue
			}
			if p.t.holds(d, c) {
				held = append(held, c)
				used[j] = true
				break
			}
		}
	}
	if len(held) > 0 && b.candidates[0].prior < priorCountry {
		var rest []candidate
		for j, d := range b.candidates {
			if used[j] {
				rest = append(rest, d)
			}
		}
		b.candidates = rest
	}
	return held
}

// groups puts mentions of one name together; those that say where they lie are groups of their own.
func (p *page) groups() []group {
	var out []group
	at := map[string]int{}
	for i, m := range p.mentions {
		if len(m.candidates) == 0 {
			continue
		}
		key := m.key
		if m.held || m.called || m.inner || m.basis != byName {
			key += "\x00" + string(rune('0'+m.basis)) + strings.ToLower(m.span.In(p.text))
			for _, c := range m.candidates[:min(3, len(m.candidates))] {
				key += "\x00" + string(rune(c.place+1))
			}
		}
		g, ok := at[key]
		if !ok {
			g = len(out)
			at[key] = g
			out = append(out, group{candidates: m.candidates})
		}
		out[g].mentions = append(out[g].mentions, i)
	}
	p.carry(out)
	for i := range out {
		p.countriesFirst(&out[i])
	}
	return out
}

// carry lets "Springfield" mean what "Springfield, Ill." meant elsewhere in the article.
func (p *page) carry(groups []group) {
	places := map[string]gazetteer.Place{}
	for _, g := range groups {
		if m := p.mentions[g.mentions[0]]; m.held {
			if _, ok := places[m.key]; !ok {
				places[m.key] = largest(p.t, g.candidates)
			}
		}
	}
	for i := range groups {
		m := p.mentions[groups[i].mentions[0]]
		place, ok := places[m.key]
		if !ok || m.held || m.basis != byName {
			continue
		}
		for j, c := range groups[i].candidates {
			if c.place == place {
				own := append([]candidate{}, groups[i].candidates...)
				own[j].prior += told
				groups[i].candidates = own
			}
		}
	}
}

// countriesFirst drops towns that bear a country's name, unless the article has said that it means one: "Lebanon, Pa."
func (p *page) countriesFirst(g *group) {
	c := g.candidates[0]
	if m := p.mentions[g.mentions[0]]; m.held || m.basis != byName || !c.table || p.t.kind(c) != gazetteer.Country {
		return
	}
	var kept []candidate
	for _, d := range g.candidates {
		if k := p.t.kind(d); k <= gazetteer.Region || d.prior > priorTable {
			kept = append(kept, d)
		}
	}
	g.candidates = kept
}

func largest(t *tables, cs []candidate) gazetteer.Place {
	best := 0
	for i, c := range cs {
		if c.prior > cs[best].prior {
			best = i
		}
	}
	return cs[best].place
}

// begin takes the likeliest meaning of the bare name.
func (g *group) begin() {
	g.scores = make([]float64, len(g.candidates))
	for i, c := range g.candidates {
		g.scores[i] = c.prior
	}
	g.choose()
}

// votes counts how often the article speaks of each country: by its name, its people, its government, its regions.
func (p *page) votes(groups []group) (countries map[gazetteer.Place]float64, total float64) {
	countries = map[gazetteer.Place]float64{}
	add := func(c gazetteer.Place, v float64) {
		if c != gazetteer.None {
			countries[c] += v
			total += v
		}
	}
	add(p.domain(), 1)
	for i := range groups {
		g := &groups[i]
		best := g.candidates[g.best]
		g.vote = 0
		n := math.Sqrt(float64(len(g.mentions)))
		switch {
		case best.prior >= priorTable, len(g.candidates) == 1 && !best.alternate:
			g.vote = n
		case p.t.kind(best) == gazetteer.Region && !best.alternate:
			g.vote = n / 2
		case best.prior >= 5: // a city of a hundred thousand
			g.vote = n / 2
		}
		g.votes = p.t.country(best)
		add(g.votes, g.vote)
	}
	return countries, total
}

// domain returns the country that the end of the article's address names, None for .com and the like.
func (p *page) domain() gazetteer.Place {
	host := p.doc.Article.URL
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	i := strings.LastIndexByte(host, '.')
	if i < 0 {
		return gazetteer.None
	}
	code := strings.ToUpper(host[i+1:])
	switch code {
	case "UK":
		code = "GB"
	case "CO", "TV", "ME", "IO", "FM", "AI", "LY", "TK", "EU": // sold to anybody
		return gazetteer.None
	}
	if c, ok := p.t.codes[code]; ok {
		return c
	}
	return gazetteer.None
}

// score gives a group's candidates their prior and what the countries add.
func (t *tables) score(g *group, countries map[gazetteer.Place]float64, total float64) {
	own := g.vote
	if g.votes == gazetteer.None {
		own = 0
	}
	for i, c := range g.candidates {
		g.scores[i] = c.prior
		if country := t.country(c); country != gazetteer.None {
			votes := countries[country]
			if country == g.votes {
				votes -= g.vote
			}
			g.scores[i] += forCountry * votes / (total - own + 0.5)
		}
	}
	g.base = append(g.base[:0], g.scores...)
	g.choose()
}

// A cell is a square of the map, as wide as is near, or a division.
type cell struct{ y, x int32 }

// cellOf returns the square of a point: its height is a degree and a half of latitude, its width about as much.
func cellOf(lat, lon float64) cell {
	const height = 1.5
	width := height / max(0.2, math.Cos(math.Round(lat/height)*height*math.Pi/180))
	return cell{int32(math.Floor(lat / height)), int32(math.Floor(lon / width))}
}

// votes of names for where the article plays: each gives every place it can mean a share, the likelier the larger.
type around map[cell]float64

// around gathers the shares of all names. A name of many places says little for each.
func (p *page) around(groups []group) around {
	out := around{}
	for i := range groups {
		g := &groups[i]
		g.shares = p.shares(g)
		for _, v := range g.shares {
			out[v.cell] += v.share
		}
	}
	return out
}

type vote struct {
	cell  cell
	share float64
}

// division is the cell of a first-order division, apart from the squares of the map.
func division(region gazetteer.Place) cell { return cell{math.MaxInt32, int32(region)} }

// shares returns what a group gives to cells and divisions, each once.
func (p *page) shares(g *group) []vote {
	var out []vote
	at := map[cell]int{}
	add := func(c cell, share float64) {
		if i, ok := at[c]; ok {
			out[i].share = max(out[i].share, share)
			return
		}
		at[c] = len(out)
		out = append(out, vote{c, share})
	}
	local := 0
	for _, c := range g.candidates {
		if p.local(c) {
			local++
		}
	}
	for i, c := range g.candidates {
		if !p.local(c) {
			continue
		}
		share := math.Exp((g.scores[i]-g.scores[g.best])/2) / math.Sqrt(float64(local))
		if c.area == nil && p.t.g.Region(c.place) != gazetteer.None {
			add(division(p.t.g.Region(c.place)), share)
		}
		if p.t.kind(c) != gazetteer.Region {
			lat, lon := p.t.at(c)
			add(cellOf(lat, lon), share)
		}
	}
	return out
}

// local reports whether a candidate is small enough to speak for what lies around it.
func (p *page) local(c candidate) bool {
	return p.t.kind(c) != gazetteer.Country && (c.area == nil || c.area.country != gazetteer.None)
}

// near scores a group's candidates by what other names say of their division and of the squares around them.
func (p *page) near(g *group, all around) {
	own := around{}
	for _, v := range g.shares {
		own[v.cell] = v.share
	}
	for i, c := range g.candidates {
		g.scores[i] = g.base[i]
		if !p.local(c) || c.area != nil {
			continue
		}
		if region := p.t.g.Region(c.place); region != gazetteer.None {
			d := division(region)
			g.scores[i] += forRegion * math.Log1p(max(0, all[d]-own[d]))
		}
		if p.t.kind(c) == gazetteer.Region {
			continue
		}
		lat, lon := p.t.at(c)
		here, sum := cellOf(lat, lon), 0.0
		for y := here.y - 1; y <= here.y+1; y++ {
			for x := here.x - 1; x <= here.x+1; x++ {
				v := cell{y, x}
				sum += all[v] - own[v]
			}
		}
		g.scores[i] += forNear * math.Log1p(max(0, sum))
	}
	g.choose()
}

func (g *group) choose() {
	g.best = 0
	for i := range g.candidates {
		if g.scores[i] > g.scores[g.best] {
			g.best = i
		}
	}
}

// settle chooses the best candidate for all mentions of a group, or none where another far away is as good.
func (p *page) settle(g *group, countries map[gazetteer.Place]float64, total float64) {
	g.choose()
	ambiguous := false
	for i, c := range g.candidates {
		if i != g.best && g.scores[g.best]-g.scores[i] < doubt && p.t.distance(c, g.candidates[g.best]) > near {
			ambiguous = true
		}
	}
	lost := p.alone(g)
	astray := p.astray(g, countries, total)
	ambiguous = ambiguous || astray
	for _, i := range g.mentions {
		m := &p.mentions[i]
		if lost {
			m.candidates, m.best = nil, -1
			continue
		}
		m.dropped = astray && !m.strong && m.given < 0
		m.candidates, m.best, m.ambiguous = g.candidates, g.best, ambiguous
	}
}
