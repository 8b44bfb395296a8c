package actor

import (
	"strconv"
	"strings"
	"testing"
)

// Every example of the tables has the codes of its row.
func TestTables(t *testing.T) {
	c := New()
	for _, r := range rows("actors/roles.tsv", "role", "sector", "source", "example") {
		_, phrase, _ := strings.Cut(r[3], "met ")
		phrase, _, _ = strings.Cut(phrase, " on Friday")
		got := c.Code(phrase, 0)
		if s := or(got.International, got.Sector); s != r[1] && got.Sector != r[1] || !international[r[1]] && got.Country != "KEN" {
			t.Errorf("roles: %s is %+v, not %s of KEN", phrase, got, r[1])
		}
	}
	for _, r := range rows("actors/bodies.tsv", "name", "country", "sector", "source", "example") {
		_, phrase, _ := strings.Cut(r[4], "to ")
		phrase, _, _ = strings.Cut(phrase, " on Friday")
		got := c.Code(phrase, 0)
		if got.Sector != r[2] || got.Country != value(r[1]) {
			t.Errorf("bodies: %s is %+v, not %s of %s", phrase, got, r[2], r[1])
		}
	}
	for _, r := range rows("actors/peoples.tsv", "name", "country", "source", "example") {
		_, phrase, _ := strings.Cut(r[3], "met ")
		phrase, _, _ = strings.Cut(phrase, " on Friday")
		if got := c.Code(phrase, 0); got.Country != r[1] || got.Sector != "ELI" {
			t.Errorf("peoples: %s is %+v, not of %s", phrase, got, r[1])
		}
	}
	for _, r := range rows("actors/persons.tsv", "name", "country", "sector", "from", "to", "alone", "source", "example") {
		from, _ := strconv.Atoi(r[3])
		phrase, _, _ := strings.Cut(r[7], " spoke")
		got := c.Code(phrase, from)
		if got.Sector != r[2] || got.Country != value(r[1]) {
			t.Errorf("persons: %s in %d is %+v, not %s of %s", phrase, from, got, r[2], r[1])
		}
		if to, _ := strconv.Atoi(value(r[4])); to != 0 {
			if got := c.Code(phrase, to+1); got.Sector != "ELI" {
				t.Errorf("persons: %s after %d is %+v", phrase, to, got)
			}
		}
	}
}

func TestCode(t *testing.T) {
	c := New()
	for _, v := range []struct{ phrase, country, sector string }{
		{"Nigerian President Ola Adeyemi", "NGA", "GOV"},
		{"U.S. Ambassador to Mexico Ron Lund", "USA", "GOV"},
		{"the president of Armenia", "ARM", "GOV"},
		{"South American leaders", "", "GOV"},
		{"American leaders", "USA", "GOV"},
		{"Montenegro's prime minister", "MNE", "GOV"},
		{"rebels in Colombia", "COL", "REB"},
		{"French troops", "FRA", "MIL"},
		{"former Kenyan minister Ann Lund", "KEN", "ELI"},
		{"a spokesman for the Polish defence ministry", "POL", "GOV"},
		{"Berlin", "DEU", "GOV"},
		{"the Kremlin", "RUS", "GOV"},
		{"Kyiv", "UKR", "GOV"},
		{"Norway", "NOR", ""},
		{"lawmakers", "", "LEG"},
		{"the U.N. Security Council", "", "UNO"},
		{"Ann Lund", "", ""},
		{"", "", ""},
	} {
		if got := c.Code(v.phrase, 0); got.Country != v.country || got.Sector != v.sector {
			t.Errorf("%q is %+v, not %s of %q", v.phrase, got, v.sector, v.country)
		}
	}
}
