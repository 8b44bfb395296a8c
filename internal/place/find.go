package place

import (
	"strconv"

	"sayso"
	"sayso/data"
	"sayso/internal/gazetteer"
	"sayso/internal/nlp"
)

// A Finder finds places. It holds the gazetteer and the lexicons and may be used by any number of goroutines.
type Finder struct {
	tables *tables
}

// New returns a Finder over a gazetteer file, the one inside the binary if file is ""; an error has the code ErrModel.
func New(file string) (*Finder, error) {
	if file == "" {
		file = data.Gazetteer
	}
	g, err := gazetteer.Open(file)
	if err != nil {
		return nil, err
	}
	return &Finder{newTables(g)}, nil
}

// Find returns the places of an article in text order. hints are the names that another layer has found, in text order;
// nil says that there is no such layer, and names are told by capitals and the words around them alone.
func (f *Finder) Find(doc *nlp.Doc, hints []nlp.Name) []sayso.Place {
	p := f.page(doc)
	p.hints = hints
	p.findPeople()
	p.recognise()
	p.resolve()
	p.describe()
	return p.places()
}

// Resolve returns what each of these spans of an article means, whether or not it would be found: one place for each.
// The spans are in text order and do not overlap.
func (f *Finder) Resolve(doc *nlp.Doc, spans []sayso.Span) []sayso.Place {
	p := f.page(doc)
	p.given = spans
	p.findPeople()
	p.recognise()
	p.resolve()
	p.locate()
	out := make([]sayso.Place, len(spans))
	for i := range out {
		out[i] = sayso.Place{Span: spans[i], Unresolved: sayso.PlaceUnknown}
	}
	for _, m := range p.mentions {
		if m.given >= 0 {
			out[m.given] = p.place(m)
		}
	}
	return out
}

// A page is one article at work.
type page struct {
	t         *tables
	doc       *nlp.Doc
	text      string
	words     []word
	capitals  []bool          // of each sentence: written in capitals
	people    map[string]bool // folded last words of likely persons' names
	mentions  []mention
	known     map[string][]candidate // by folded name
	pending   []mention              // names that are places only if the article shows it elsewhere
	described []sayso.Place
	hints     []nlp.Name
	nextHint  int
	given     []sayso.Span
	nextGiven int
}

func (f *Finder) page(doc *nlp.Doc) *page {
	p := &page{t: f.tables, doc: doc, text: doc.Article.Text, words: words(doc), known: map[string][]candidate{}}
	p.capitals = make([]bool, len(doc.Sentences))
	lower, upper := make([]int, len(doc.Sentences)), make([]int, len(doc.Sentences))
	for _, w := range p.words {
		if w.upper {
			upper[w.sentence]++
		} else if !w.caps {
			lower[w.sentence]++
		}
	}
	for i := range p.capitals {
		p.capitals[i] = upper[i] >= 3 && lower[i]*3 < upper[i]
	}
	return p
}

// places merges names and descriptions in text order and numbers them.
func (p *page) places() []sayso.Place {
	var out []sayso.Place
	next := 0
	for _, m := range p.mentions {
		if m.dropped {
			continue
		}
		for next < len(p.described) && p.described[next].Span.Start < m.span.Start {
			out = append(out, p.described[next])
			next++
		}
		out = append(out, p.place(m))
	}
	out = append(out, p.described[next:]...)
	for i := range out {
		out[i].ID = "p" + strconv.Itoa(i+1)
	}
	return out
}

// place turns a mention into the record's form.
func (p *page) place(m mention) sayso.Place {
	out := sayso.Place{Span: m.span, Basis: [...]sayso.PlaceBasis{sayso.PlaceByName, sayso.PlaceByDemonym, sayso.PlaceByMetonym}[m.basis], Body: m.body}
	switch {
	case m.best < 0:
		out.Unresolved = sayso.PlaceUnknown
		return out
	case m.ambiguous && m.given < 0:
		out.Unresolved = sayso.PlaceAmbiguous
		return out
	}
	c := m.candidates[m.best]
	p.t.fill(&out, c)
	if m.inner {
		out.Basis = sayso.PlaceByContext
	}
	return out
}

var precisions = [...]sayso.PlacePrecision{gazetteer.Country: sayso.PrecisionCountry, gazetteer.Region: sayso.PrecisionRegion,
	gazetteer.District: sayso.PrecisionDistrict, gazetteer.City: sayso.PrecisionCity}

// fill writes what is known of a candidate into a place of the record.
func (t *tables) fill(out *sayso.Place, c candidate) {
	out.Lat, out.Lon = t.at(c)
	country := t.country(c)
	if country != gazetteer.None {
		out.Country = t.code3[country]
	}
	if c.area != nil {
		out.Name, out.GeoNames, out.Precision = c.area.name, c.area.id, sayso.PrecisionArea
		if country != gazetteer.None {
			out.Precision = sayso.PrecisionRegion
		}
		return
	}
	out.Name, out.GeoNames, out.Precision = t.g.Name(c.place), t.g.ID(c.place), precisions[t.g.Kind(c.place)]
	if region := t.g.Region(c.place); region != gazetteer.None {
		out.Admin1 = t.g.Name(region)
	}
}
