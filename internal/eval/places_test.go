package eval

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

func placesFile(t *testing.T, rows ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "p.jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(rows, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestPlaceTask scores a reader that is right in Nairobi, a little off in Oslo, in the wrong Paris, and finds a place too
// many. The corpus's forms are mixed: ids as numbers and strings, one toponym that is none, one with a bad offset.
func TestPlaceTask(t *testing.T) {
	const text = "é Nairobi, Oslo, Paris, Here."
	path := placesFile(t, `{"id":"a","text":"`+text+`","toponyms":[
		{"start":11,"end":15,"geonamesID":"3143244","latitude":"59.91","longitude":"10.74","nonLocational":"No"},
		{"start":2,"end":9,"geonameid":184745,"gaz_lat":-1.28,"gaz_lon":36.82,"gaz_fcode":"PPLC"},
		{"start":17,"end":22,"geonamesID":"2988507","latitude":"48.85","longitude":"2.35"},
		{"start":24,"end":28,"geonamesID":"","latitude":"1","longitude":"1"},
		{"start":0,"end":1,"geonamesID":"1","latitude":"1","longitude":"1","nonLocational":"Yes"},
		{"start":0,"end":1,"geonamesID":"1","latitude":"1","longitude":"1","offset_ok":false}]}`)
	path = flat(t, path)
	at := func(words string, p sayso.Place) sayso.Place {
		i := strings.Index(text, words)
		p.Span, p.Precision = sayso.Span{Start: i, End: i + len(words)}, sayso.PrecisionCity
		return p
	}
	given := []sayso.Place{
		at("Nairobi", sayso.Place{GeoNames: 184745, Country: "KEN", Lat: 50, Lon: 50}), // the id alone
		at("Oslo", sayso.Place{GeoNames: 1, Country: "NOR", Lat: 60.5, Lon: 10.7}),     // 65 km off
		at("Paris", sayso.Place{GeoNames: 4717560, Country: "USA", Lat: 33.66, Lon: -95.55}),
	}
	read := func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a.Identified(), Places: append(append([]sayso.Place{}, given...),
			at("Here", sayso.Place{}), sayso.Place{Span: sayso.Span{Start: 0, End: 2}, Basis: sayso.PlaceByDescription})}, nil
	}
	locate := func(_ context.Context, _ *sayso.Article, spans []sayso.Span) ([]sayso.Place, error) {
		if len(spans) != 3 || spans[0].In(text) != "Nairobi" {
			t.Errorf("asked for %v", spans)
		}
		return given, nil
	}
	r, err := Run(t.Context(), Options{Task: TaskPlaces, Path: path, Read: read, Locate: locate})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"country": 2. / 3, "within_161km": 2. / 3, "point_161km": 1. / 3, "same_id": 1. / 3,
		"found_p": 3. / 4, "found_r": 1, "found_161km_p": 2. / 4, "found_161km_r": 2. / 3, "found_country_r": 2. / 3} {
		if got := r.Metrics[name]; math.Abs(got-want) > 1e-6 {
			t.Errorf("%s is %v, not %v", name, got, want)
		}
	}
	if r.N != 3 {
		t.Errorf("n = %d", r.N)
	}
}

// flat puts a file's row on one line.
func flat(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return placesFile(t, strings.NewReplacer("\n", "", "\t", "").Replace(string(text)))
}

func TestPlaceFaults(t *testing.T) {
	for row, want := range map[string]string{
		`{"id":"a","text":"x"}`: "needs id, text and toponyms",
		`{"id":"a","text":"x","toponyms":[{"start":0,"end":9,"geonamesID":1,"latitude":1,"longitude":1}]}`: "toponym",
		`{`: "",
	} {
		_, err := Run(t.Context(), Options{Task: TaskPlaces, Path: placesFile(t, row), Read: says(nil)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", row, err, want)
		}
	}
}

// TestRuler sees that the country of a gold place is that of its id, else of the nearest city, and none at sea.
func TestRuler(t *testing.T) {
	r, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place goldPlace
		want  string
	}{
		{goldPlace{id: 184745, lat: 0, lon: 0}, "KE"},
		{goldPlace{lat: 48.85, lon: 2.35}, "FR"},
		{goldPlace{lat: 0, lon: -150}, ""},
		{goldPlace{id: 6255148, lat: 48.69, lon: 9.14}, ""},
		{goldPlace{lat: 48.85, lon: 2.35, wide: true}, ""},
	} {
		if got := r.country(c.place); got != c.want {
			t.Errorf("%+v lies in %q, not %q", c.place, got, c.want)
		}
	}
}
