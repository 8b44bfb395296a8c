package gazetteer_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"sayso/data"
	. "sayso/internal/gazetteer"
)

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"Kyiv", "kyiv"}, {"São Paulo", "sao paulo"}, {"St. John’s", "st johns"}, {"Saint-Étienne", "st etienne"}, {"Łódź", "lodz"},
		{"Stratford-upon-Avon", "stratford upon avon"}, {"U.S.", "us"}, {"  New   York ", "new york"}, {"Québec", "quebec"},
		{"Tromsø", "tromso"}, {"Sainte-Foy", "st foy"}, {"", ""}, {"—", ""},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, not %q", c[0], got, c[1])
		}
		if got := Fold(Fold(c[0])); got != c[1] {
			t.Errorf("Fold twice (%q) = %q", c[0], got)
		}
	}
}

// rows is a small world.
func rows() []Row {
	return []Row{
		{ID: 1, Name: "Aland", Kind: Country, Lat: 10, Lon: -20.5, Population: 5_000_000, Region: -1, District: -1, Code: "AL"},
		{ID: 2, Name: "Beland", Kind: Country, Country: 1, Region: -1, District: -1, Code: "BE"},
		{ID: 3, Name: "North", Others: []string{"Norte"}, Kind: Region, Country: 1, Region: 2, District: -1},
		{ID: 0, Name: "Hill County", Kind: District, Country: 1, Region: 2, District: 3},
		{ID: 5, Name: "Santa Fé", Others: []string{"Saint Faith", "SANTA FE"}, Kind: City, Country: 1, Region: 2, District: 3, Lat: -1.23456, Lon: 179.99999, Population: 123456},
		{ID: 6, Name: "Norte", Kind: City, Country: 0, Region: -1, District: -1},
	}
}

func open(t *testing.T) *Gazetteer {
	t.Helper()
	file, err := Build(rows())
	if err != nil {
		t.Fatal(err)
	}
	g, err := Open(string(file))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLookup(t *testing.T) {
	g := open(t)
	for name, want := range map[string][]Match{
		"santa fe": {{Place: 4}}, "st faith": {{Place: 4, Alternate: true}}, "norte": {{Place: 2, Alternate: true}, {Place: 5}},
		"aland": {{Place: 0}}, "": nil, "nowhere": nil,
	} {
		got := g.Lookup(nil, name)
		if len(got) != len(want) {
			t.Errorf("%q: %v, not %v", name, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: %v, not %v", name, got, want)
			}
		}
	}
}

func TestRecord(t *testing.T) {
	g := open(t)
	lat, lon := g.At(4)
	if g.ID(4) != 5 || g.Name(4) != "Santa Fé" || lat != -1.23456 || lon != 179.99999 || g.Kind(4) != City || g.Country(4) != 1 ||
		g.Region(4) != 2 || g.District(4) != 3 {
		t.Errorf("id %d, name %q, at %v %v, kind %d, in %d %d %d", g.ID(4), g.Name(4), lat, lon, g.Kind(4), g.Country(4), g.Region(4), g.District(4))
	}
	if n := g.Population(4); n < 123_400 || n > 123_500 {
		t.Errorf("population %v", n)
	}
	if g.Region(0) != None || g.District(2) != None || g.Region(5) != None || g.Region(2) != 2 {
		t.Error("a country has a region, or a region a district")
	}
	if g.Code(1) != "BE" || g.CountryOf("BE") != 1 || g.CountryOf("XX") != None {
		t.Error("codes of countries")
	}
}

func TestBuildRefuses(t *testing.T) {
	long := rows()
	long[4].Name = strings.Repeat("x", 256)
	order := rows()
	order[0], order[5] = order[5], order[0]
	nameless := rows()
	nameless[2].Name = ""
	for name, r := range map[string][]Row{"long": long, "order": order, "nameless": nameless} {
		if _, err := Build(r); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	file, _ := Build(rows())
	for name, data := range map[string]string{"empty": "", "other": strings.Repeat("x", 100), "short": string(file[:len(file)-1]), "long": string(file) + "x"} {
		if _, err := Open(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzOpen sees that a damaged file gives an error or empty answers, never a panic.
func FuzzOpen(f *testing.F) {
	file, _ := Build(rows())
	f.Add(file, 70, byte(255))
	f.Fuzz(func(t *testing.T, data []byte, at int, b byte) {
		if at >= 0 && at < len(data) {
			data[at] = b
		}
		g, err := Open(string(data))
		if err != nil || g.Len() == 0 {
			return
		}
		for _, m := range g.Lookup(nil, "norte") {
			g.Name(m.Place)
			g.Region(m.Place)
			g.District(m.Place)
		}
	})
}

// TestFile sees that the file is the one its README describes, and that every record points into it.
func TestFile(t *testing.T) {
	readme, err := os.ReadFile("../../data/gazetteer/README.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(data.Gazetteer))
	if !strings.Contains(string(readme), hex.EncodeToString(sum[:])) {
		t.Error("data/gazetteer/README.md names another checksum")
	}
	g, err := Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	for p := range Place(g.Len()) {
		lat, lon := g.At(p)
		country := g.Country(p)
		if g.Name(p) == "" || lat < -90 || lat > 90 || lon < -180 || lon > 180 || g.Kind(country) != Country ||
			g.Kind(p) == City && g.ID(p) == 0 || g.Kind(p) > City || g.Kind(p) < Country {
			t.Fatalf("record %d: %q at %v %v, country %d, kind %d, id %d", p, g.Name(p), lat, lon, country, g.Kind(p), g.ID(p))
		}
		if r := g.Region(p); r != None && (g.Kind(r) != Region || g.Country(r) != country) {
			t.Fatalf("record %d, %q: region %q", p, g.Name(p), g.Name(r))
		}
		if d := g.District(p); d != None && (g.Kind(d) != District || g.Country(d) != country) {
			t.Fatalf("record %d, %q: district %q", p, g.Name(p), g.Name(d))
		}
		found := false
		for _, m := range g.Lookup(nil, Fold(g.Name(p))) {
			found = found || m.Place == p && !m.Alternate
		}
		if !found && Fold(g.Name(p)) != "" {
			t.Fatalf("record %d, %q is not found by its name", p, g.Name(p))
		}
	}
}
