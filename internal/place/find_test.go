package place

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sayso"
	"sayso/internal/nlp"
)

// show writes places as "words = name, division, country, precision (basis)".
func show(text string, places []sayso.Place) string {
	var out []string
	for _, p := range places {
		s := p.Span.In(text) + " = "
		switch {
		case p.Unresolved != "":
			s += "? " + string(p.Unresolved)
		default:
			s += strings.Join([]string{p.Name, p.Admin1, p.Country, string(p.Precision)}, ",")
		}
		if p.Basis != sayso.PlaceByName {
			s += " (" + string(p.Basis) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ name, text, want string }{
		{"city", "The council met in Nairobi on Friday.", "Nairobi = Nairobi,Nairobi County,KEN,city"},
		{"former name", "Shells fell near Kiev again.", "Kiev = Kyiv,Kyiv City,UKR,city"},
		{"held by a state", "A storm hit Paris, Texas, at noon.", "Paris = Paris,Texas,USA,city; Texas = Texas,Texas,USA,region"},
		{"held by an abbreviation", "The mayor of Springfield, Ill., resigned.",
			"Springfield = Springfield,Illinois,USA,city; Ill. = Illinois,Illinois,USA,region"},
		{"carried on", "He lives in Springfield, Ore., now. Springfield is quiet.",
			"Springfield = Springfield,Oregon,USA,city; Ore. = Oregon,Oregon,USA,region; Springfield = Springfield,Oregon,USA,city"},
		{"capital by itself", "She flew to Paris.", "Paris = Paris,Île-de-France,FRA,city"},
		{"other places decide", "Floods closed roads in Hamilton, Toronto and London, Ontario.",
			"Hamilton = Hamilton,Ontario,CAN,city; Toronto = Toronto,Ontario,CAN,city; London = London,Ontario,CAN,city; Ontario = Ontario,Ontario,CAN,region"},
		{"country and state", "Voters in Atlanta, in Savannah and across Georgia lined up.",
			"Atlanta = Atlanta,Georgia,USA,city; Savannah = Savannah,Georgia,USA,city; Georgia = Georgia,Georgia,USA,region"},
		{"country of the Caucasus", "Police in Tbilisi said Georgia would vote.", "Tbilisi = Tbilisi,Tbilisi,GEO,city; Georgia = Georgia,,GEO,country"},
		{"demonym", "French and Nigerian officials met.", "French = France,,FRA,country (demonym); Nigerian = Nigeria,,NGA,country (demonym)"},
		{"metonym", "The Kremlin denied it.", "Kremlin = Moscow,Moscow,RUS,city (metonym)"},
		{"initials", "The U.S. and the U.K. agreed.", "U.S. = United States,,USA,country; U.K. = United Kingdom,,GBR,country"},
		{"pronoun", "GIVE US BREAD AND PEACE NOW\n\nThey told us so.", ""},
		{"possessive", "Ukraine’s army left.", "Ukraine = Ukraine,,UKR,country"},
		{"person", "Michael Jordan said so. Jordan smiled.", ""},
		{"title", "Mr. Houston and Sen. Lincoln left.", ""},
		{"person with a place’s name", "Paris Hilton waved.", ""},
		{"organisation", "The Bank of England and the University of Chicago agreed.", ""},
		{"newspaper", "The Boston Globe and the Washington Post reported it.", ""},
		{"description", "Ghana votes today. The army guards the country.",
			"Ghana = Ghana,,GHA,country; the country = Ghana,,GHA,country (description)"},
		{"capital of", "They marched through the capital of Kenya.",
			"the capital = Nairobi,Nairobi County,KEN,city (description); Kenya = Kenya,,KEN,country"},
		{"whose", "She left her country at night.", "her country = ? reference (description)"},
		{"border", "Thousands reached the border.", "the border = ? reference (description)"},
		{"dateline", "PARIS (AP) — A man fell.", "PARIS = Paris,Île-de-France,FRA,city"},
		{"sea", "The boat sank in the Black Sea.", "Black Sea = Black Sea,,,area"},
		{"word", "Reading is nice. Most men like Split.", ""},
		{"list", "They went to Madrid, Rome and Oslo.", "Madrid = Madrid,Madrid,ESP,city; Rome = Rome,Lazio,ITA,city; Oslo = Oslo,Oslo,NOR,city"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(c.text, r.find(c.text)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// TestHints sees that the layer of names rules: a person is no place, and a small town is one where it says so.
func TestHints(t *testing.T) {
	r := newReader(t)
	doc := r.doc("Ware asked Nairobi for help.")
	hint := func(i nlp.TokenID, k nlp.NameKind) nlp.Name {
		return nlp.Name{Range: nlp.Range{Start: i, End: i + 1}, Kind: k}
	}
	for _, c := range []struct {
		hints []nlp.Name
		want  int
	}{
		{nil, 1},
		{[]nlp.Name{}, 1},
		{[]nlp.Name{hint(0, nlp.NamePlace), hint(2, nlp.NamePlace)}, 2},
		{[]nlp.Name{hint(2, nlp.NamePerson)}, 0},
	} {
		if got := r.finder.Find(doc, c.hints); len(got) != c.want {
			t.Errorf("%v: %s", c.hints, show(doc.Article.Text, got))
		}
	}
}

// TestResolve gives spans that Find would not find.
func TestResolve(t *testing.T) {
	r := newReader(t)
	text := "The Zorvan Arena in Liverpool and Kenya State University closed."
	span := func(s string) sayso.Span {
		i := strings.Index(text, s)
		return sayso.Span{Start: i, End: i + len(s)}
	}
	got := r.finder.Resolve(r.doc(text), []sayso.Span{span("Zorvan Arena"), span("Liverpool"), span("Kenya State University")})
	want := "Zorvan Arena = Liverpool,England,GBR,city (context); Liverpool = Liverpool,England,GBR,city; Kenya State University = Kenya,,KEN,country (context)"
	if s := show(text, got); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}

// TestLinear reads hostile text of a size and of eight times that size: linear work takes eight times as long, quadratic 64
// times. The bound between them is wide, since other programs may slow either.
func TestLinear(t *testing.T) {
	r := newReader(t)
	for _, unit := range []string{"Springfield, ", "Paris Paris ", "the country ", "U.S.", "San ", "London (", "Aa Bb Cc. ", "’’’", "the border of Springfield, Ill. "} {
		took := func(n int) time.Duration {
			doc := r.doc(strings.Repeat(unit, n))
			best := time.Hour
			for range 2 {
				start := time.Now()
				r.finder.Find(doc, nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := took(4_000), took(32_000)
		if large > 32*small+300*time.Millisecond {
			t.Errorf("%q: %v for 4,000, %v for 32,000", unit, small, large)
		}
	}
}

func FuzzFind(f *testing.F) {
	r := newReader(f)
	for _, s := range []string{"KYIV, March 3 (Reuters) — The U.S. said.", "Springfield, Ill. (AP)", "the capital of St. Lucia’s", "Xi’an O’Fallon W.Va.", "\xff\u200b É"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		doc := r.doc(text)
		places := r.finder.Find(doc, nil)
		end := 0
		for i, p := range places {
			if p.Span.Start < 0 || p.Span.End > len(text) || p.Span.Len() <= 0 {
				t.Fatalf("%q: place %d at %v", text, i, p.Span)
			}
			if p.ID != fmt.Sprintf("p%d", i+1) || p.Span.Start < end && p.Basis != sayso.PlaceByDescription {
				t.Fatalf("%q: place %d, %+v, behind %d", text, i, p, end)
			}
			if (p.Precision == "") != (p.Unresolved != "") {
				t.Fatalf("%q: %+v", text, p)
			}
			end = p.Span.End
		}
		if again := r.finder.Find(doc, nil); show(text, again) != show(text, places) {
			t.Fatalf("%q: another result the second time", text)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	r := newReader(b)
	text := strings.Repeat("Officials in Nairobi said on Friday that Kenya would send two hundred police officers to Port-au-Prince, where the United Nations "+
		"has asked for help since gangs took much of the city. A spokesman for the French government, Jean Dupont, told reporters in Paris that it was ready to pay.\n\n", 20)
	doc := r.doc(text)
	b.SetBytes(int64(len(text)))
	words := float64(len(strings.Fields(text)))
	for b.Loop() {
		r.finder.Find(doc, nil)
	}
	b.ReportMetric(words*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(""); err != nil {
			b.Fatal(err)
		}
	}
}
