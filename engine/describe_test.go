package engine_test

import (
	"testing"

	"sayso"
)

// What stands before a name describes it only as far as it is its own.
func TestDescriptions(t *testing.T) {
	e := withModel(t)
	for _, c := range []struct{ text, name, want string }{
		{"Guests like singer Greta Vale and Norlandish actor Piet Aldous came on Monday.", "Piet Aldous", "Norlandish actor"},
		{"Norlandish President Ann Holm to bakery founder Max Vogel: you were wrong.", "Max Vogel", "bakery founder"},
		{"The journalist was jailed for insulting President Carl Brand.", "Carl Brand", "President"},
		{"Holm’s lawyer Edda Lund said nothing.", "Edda Lund", "Holm’s lawyer"},
		{"An adviser for the Fisheries Council spoke on Monday.", "Fisheries Council", ""},
		{"U.S. Ambassador to Mexico Ron Lund spoke on Monday.", "Ron Lund", "U.S. Ambassador to Mexico"},
	} {
		rec, err := e.Read(t.Context(), &sayso.Article{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, v := range rec.Entities {
			if v.Name == c.name {
				found = true
				if v.Description != c.want {
					t.Errorf("%q: %s is %q, want %q", c.text, c.name, v.Description, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%q: no %s", c.text, c.name)
		}
	}
}

// What a number alone counts stands beside it, as far as the text has said it.
func TestNumbersAlone(t *testing.T) {
	e := withModel(t)
	for _, c := range []struct{ text, number, want string }{
		{"Gunmen killed 13 people near Kesh on Monday and wounded 42.", "42", "people"},
		{"Gunmen killed 42 near Kesh on Monday.", "42", ""},
	} {
		rec, err := e.Read(t.Context(), &sayso.Article{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, v := range rec.Events {
			for _, p := range v.Recipients {
				if p.In(c.text) != c.number {
					continue
				}
				found = true
				got := ""
				if p.Counts != nil {
					got = p.Counts.In(c.text)
				}
				if got != c.want {
					t.Errorf("%q: %s counts %q, want %q", c.text, c.number, got, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%q: no %s", c.text, c.number)
		}
	}
}
