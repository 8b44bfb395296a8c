package golden

import (
	"strings"
	"testing"

	"sayso"
)

const placeText = "It fell on Paris and on Paris."

func TestPlaceLines(t *testing.T) {
	for _, c := range []struct{ line, fault string }{
		{"where USA city `Paris`#1 Paris, Texas", ""},
		{"where FRA city `Paris`#2", ""},
		{"where - area `Paris`#2 by context", ""},
		{"where ? ambiguous `Paris`#2", ""},
		{"where none", ""},
		{"where FRA city `Paris`", "occurs 2 times"},
		{"where FRA town `Paris`#1", "no precision"},
		{"where ? city `Paris`#1", "no precision"},
		{"where FRA", "no country, precision and words"},
	} {
		places, stated, rest, err := parsePlaces(placeText, c.line)
		switch {
		case c.fault == "" && (err != nil || !stated || strings.TrimSpace(rest) != ""):
			t.Errorf("%s: stated %v, rest %q, %v", c.line, stated, rest, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: got error %v, want %q", c.line, err, c.fault)
		case c.fault == "" && len(places) > 0 && strings.TrimSpace(formatPlace(placeText, places[0].Place)) != c.line:
			t.Errorf("%s comes back as %s", c.line, formatPlace(placeText, places[0].Place))
		}
	}
}

// A document of places compares all of them, and a name, division and basis only where they are stated.
func TestComparePlaces(t *testing.T) {
	file := "What. Own text, CC0.\n-- article.txt --\n" + placeText + "\n-- want.txt --\nwhere USA city `Paris`#1 Paris, Texas\nwhere FRA city `Paris`#2\n"
	doc, err := Parse("test", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	right := func() []sayso.Place { return []sayso.Place{doc.Places[0].Place, doc.Places[1].Place} }
	for name, c := range map[string]struct {
		change func(p []sayso.Place) []sayso.Place
		want   string
	}{
		"right":    {func(p []sayso.Place) []sayso.Place { p[1].Name = "Paris"; return p }, ""},
		"missing":  {func(p []sayso.Place) []sayso.Place { return p[1:] }, "missing where USA city"},
		"country":  {func(p []sayso.Place) []sayso.Place { p[1].Country = "USA"; return p }, "wrong"},
		"division": {func(p []sayso.Place) []sayso.Place { p[0].Admin1 = "Ohio"; return p }, "wrong"},
		"unexpected": {func(p []sayso.Place) []sayso.Place {
			return append(p, sayso.Place{Span: sayso.Span{End: 2}, Precision: "city"})
		}, "unexpected where"},
	} {
		got := strings.Join(doc.Compare(&sayso.Record{Article: doc.Article, Places: c.change(right())}), "\n")
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
