package entity

import (
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// code gives an entity its country and sector, as far as its own words tell: its name, what the article says it is, the place
// it is named for.
func (b *builder) code(g *group) {
	if g.Kind == sayso.EntityWork {
		return
	}
	phrase := g.Name
	if g.Description != "" && !strings.Contains(g.Name, g.Description) {
		phrase = g.Description + " " + g.Name
	}
	c := b.lexicon.coder.Code(phrase, b.year())
	switch {
	case g.Kind == sayso.EntityPlace && g.ID == "":
		if g.Country == "" {
			g.Country = c.Country
		}
		return // a place does not act; where it speaks it is the body that sits there
	case g.Country == "":
		g.Country = c.Country
	}
	if g.Sector = c.Sector; g.Sector != "" && g.Kind == sayso.EntityOther {
		g.Kind = sayso.EntityOrganization // “Kyiv said”: the government that sits there
	}
	if g.Country == "" && g.Sector != "" {
		g.Country = b.station(g)
	}
	if g.Sector == "" {
		g.Sector = b.role(g)
	}
}

// station is the country of a place that stands right behind the name or in the apposition there: “President Renn of Kenya”,
// “Holm, the mayor of Bergen,”.
func (b *builder) station(g *group) string {
	text := b.doc.Article.Text
	for _, m := range g.Mentions {
		if m.Form != sayso.FormName {
			continue
		}
		end := m.End
		if i := strings.Index(text[m.End:min(len(text), m.End+about)], g.Description); i >= 0 && i <= apposed && g.Description != "" {
			end = m.End + i + len(g.Description)
		} else if strings.HasPrefix(text[m.End:], " of ") {
			end = m.End + len(" of the ") + 1
		}
		i, _ := slices.BinarySearchFunc(b.in.Places, m.End, func(p sayso.Place, at int) int { return p.Span.Start - at })
		if i < len(b.in.Places) && b.in.Places[i].Span.Start < end && !strings.HasSuffix(text[m.End:b.in.Places[i].Span.Start], " to ") {
			return b.in.Places[i].Country
		}
	}
	return ""
}

// apposed is how many bytes may stand between a name and its apposition: ", the ".
const apposed = len(", the ")

// role is the sector of the common nouns that the article calls an entity by: “the senator”.
func (b *builder) role(g *group) string {
	for _, m := range g.Mentions {
		if m.Form == sayso.FormNominal && g.Kind != sayso.EntityOther {
			if s := b.lexicon.coder.Code(b.text(m.Span), 0).Sector; s != "" {
				return s
			}
		}
	}
	return ""
}

// year is that of the publication, 0 if it is not known.
func (b *builder) year() int {
	if v := b.doc.Article.Published.Value; len(v) >= 4 {
		y, _ := strconv.Atoi(v[:4])
		return y
	}
	return 0
}
