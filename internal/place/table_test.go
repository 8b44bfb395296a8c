package place

import (
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/encoder"
	"sayso/internal/gazetteer"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

// A reader finds the places of texts.
type reader struct {
	finder *Finder
	tokens *token.Tokenizer
}

func newReader(t testing.TB) reader {
	t.Helper()
	f, err := New("")
	if err != nil {
		t.Fatal(err)
	}
	return reader{f, token.New(encoder.NewVocabulary(models.Vocabulary))}
}

func (r reader) doc(text string) *nlp.Doc { return r.tokens.Doc(&sayso.Article{Text: text}) }

func (r reader) find(text string) []sayso.Place { return r.finder.Find(r.doc(text), nil) }

func rowsOf(t *testing.T, name string, columns ...string) [][]string {
	t.Helper()
	table, err := lexicon.Load(data.FS, folder+name, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows
}

// at returns the place whose words contain s.
func at(places []sayso.Place, text, s string) *sayso.Place {
	for i, p := range places {
		if strings.Contains(p.Span.In(text), s) {
			return &places[i]
		}
	}
	return nil
}

func TestCountries(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example") {
		example := row[8]
		word := row[4]
		if people := forms(row[7]); people != nil {
			word = people[0]
		}
		p := at(r.find(example), example, word)
		if word == "Dominican" && p != nil { // two countries have them
			continue
		}
		if p == nil || p.Country != row[3] || p.Precision != sayso.PrecisionCountry {
			t.Errorf("%s: %q gives %+v", row[0], example, p)
		}
		if row[5] != "-" && r.finder.tables.capitals[r.finder.tables.codes[row[0]]] == gazetteer.None {
			t.Logf("%s: the gazetteer has no capital %s", row[0], row[5])
		}
	}
}

func TestRegions(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "regions.tsv", "name", "lat", "lon", "country", "kind", "geonames", "demonyms", "example") {
		p := at(r.find(row[7]), row[7], row[0])
		if p == nil || p.Unresolved != "" {
			t.Errorf("%s: %q gives %+v", row[0], row[7], p)
			continue
		}
		if want := row[3]; want != "-" && p.Country != r.finder.tables.code3[r.finder.tables.codes[want]] {
			t.Errorf("%s: %q gives %+v", row[0], row[7], p)
		}
	}
}

func TestMetonyms(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "metonyms.tsv", "name", "city", "country", "body", "example") {
		p := at(r.find(row[4]), row[4], row[0])
		if p == nil || p.Basis != sayso.PlaceByMetonym || p.Body != row[3] || p.Country != r.finder.tables.code3[r.finder.tables.codes[row[2]]] {
			t.Errorf("%s: %q gives %+v", row[0], row[4], p)
		}
	}
}

func TestNames(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "names.tsv", "name", "place", "country", "example") {
		p := at(r.find(row[3]), row[3], row[0])
		if p == nil || p.Name != row[1] {
			t.Errorf("%s: %q gives %+v", row[0], row[3], p)
		}
	}
}

func TestAbbreviations(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "abbreviations.tsv", "abbreviation", "country", "region", "example") {
		m := r.finder.tables.abbreviated[gazetteer.Fold(row[0])]
		ok := false
		for _, a := range m {
			ok = ok || a.written == row[0] && r.finder.tables.g.Name(a.region) == r.finder.tables.g.Name(r.finder.tables.region(row[2], r.finder.tables.codes[row[1]]))
		}
		if !ok {
			t.Errorf("%s: %v", row[0], m)
		}
		p := at(r.find(row[3]), row[3], "Georgetown")
		if row[1] == "US" && p == nil {
			t.Errorf("%s: %q gives no Georgetown", row[0], row[3])
		}
	}
}

func TestDescriptions(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "descriptions.tsv", "noun", "kind", "example") {
		p := at(r.find(row[2]), row[2], row[0])
		if (p != nil) != (row[1] == "country" || row[1] == "capital" || row[1] == "border") {
			t.Errorf("%s: %q gives %+v", row[0], row[2], p)
		}
	}
}

// TestForenames sees that a given name before another name is no place.
func TestForenames(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "forenames.tsv", "name", "example") {
		if p := at(r.find(row[1]), row[1], row[0]); p != nil {
			t.Errorf("%s: %q gives %+v", row[0], row[1], p)
		}
	}
}

// TestParticles sees that a town's name before a particle and another name is not that town.
func TestParticles(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "particles.tsv", "particle", "example") {
		if p := at(r.find(row[1]), row[1], "Tuskegee"); p == nil || p.Unresolved != sayso.PlaceUnknown {
			t.Errorf("%s: %q gives %+v", row[0], row[1], p)
		}
	}
}

// TestWords executes the examples of the words around names, each class with what it does.
func TestWords(t *testing.T) {
	r := newReader(t)
	for _, row := range rowsOf(t, "words.tsv", "word", "class", "example") {
		places := r.find(row[2])
		var p *sayso.Place
		want := false
		switch row[1] {
		case "locative", "toward":
			p, want = at(places, row[2], "Tuskegee"), true
		case "title":
			p = at(places, row[2], "Jordan")
		case "before":
			p = at(places, row[2], "France")
		case "after":
			p = at(places, row[2], "Boston")
		case "person":
			p = at(places, row[2], "Chelsea")
		case "opener":
			p, want = at(places, row[2], "Germany"), true
		case "common":
			p = at(places, row[2], row[0])
		case "copula":
			p = at(places, row[2], "the country")
		case "generic", "division":
			p = at(places, row[2], "Zorvan")
		default:
			t.Errorf("no class %s", row[1])
		}
		if (p != nil) != want {
			t.Errorf("%s %s: %q gives %+v", row[1], row[0], row[2], p)
		}
	}
}
