package claim

import (
	"slices"
	"testing"

	"sayso"
)

// Who is hidden is asked for; a party, somebody named before and nobody in particular are not.
func TestHidden(t *testing.T) {
	for name, want := range map[string]bool{
		"two officials in the city's finance office": true, "a person close to the company": true, "officials": true, "a spokeswoman for Norvik Lines": true,
		"Democrats": false, "Senate Democrats": false, "centrist Democrats of the south": false, "the senator": false, "judge": false, "others": false, "Nobody": false,
		"you": false, "": false, "the senator asked. “Absolutely not": false, "Harbour Courier": false, "a Norland diplomat": true, "many in Kolm": false,
	} {
		if got := hidden(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

// A mark that opens or closes what another sentence holds is none of these words.
func TestEdges(t *testing.T) {
	for text, want := range map[string]string{
		`Forty will go in June,"`:         `Forty will go in June`,
		`“The port sold two cranes.`:      `The port sold two cranes.`,
		`“The port sold two cranes,”`:     `“The port sold two cranes,”`,
		`Forty will go in June.”`:         `Forty will go in June.`,
		`"It was sold," he said, "twice"`: `"It was sold," he said, "twice"`,
		`he called it “a shame”`:          `he called it “a shame”`,
		`”`:                               `”`,
		`"`:                               `"`,
		``:                                ``,
	} {
		s := edges(text, sayso.Span{End: len(text)})
		if got := s.In(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"’t like the sight": true, "'s gone": true, "'twas said": false, "‘the fault’": false, "'em": false, "it’s gone": false, "": false} {
		if midWord(text) != want {
			t.Errorf("%q: begins in a word: %v", text, !want)
		}
	}
}

// The claim's words are those that put something forward and begin where a word does, though others have more of them.
func TestBestWording(t *testing.T) {
	voice := func(id, text string, clauses ...Clause) *Proposition {
		return &Proposition{Voice: id, Article: id, Words: sayso.Passage{Article: id, End: len(text), Text: text}, Stance: sayso.VoiceAsserts, Kind: sayso.ClaimFact, Clauses: clauses, Terms: []Term{{Lemma: "sell", Role: RoleCore, Weight: 1}}}
	}
	noun, whole := Clause{Nominal: true}, Clause{Subject: true}
	rest := voice("a/a1", "’t like the sale of the cranes by the port", whole)
	name := voice("b/a1", "the sale of the two cranes by the port of Kolm", noun)
	said := voice("c/a1", "he didn’t like the sale", whole)
	said.Pronouns = true
	c := New(Options{}).Build(Input{Voices: []*Proposition{rest, name, said}})
	if c.Wording.Text != said.Words.Text {
		t.Errorf("the claim is worded %q", c.Wording.Text)
	}
	denied := voice("d/a1", "the sale", noun)
	denied.Stance = sayso.VoiceDenies
	for _, x := range []struct {
		voices []*Proposition
		tells  bool
	}{{[]*Proposition{name, name}, false}, {[]*Proposition{name, said}, true}, {[]*Proposition{name, denied}, true}} {
		if Tells(x.voices) != x.tells {
			t.Errorf("%q and %q tell: %v", x.voices[0].Words.Text, x.voices[1].Words.Text, !x.tells)
		}
	}
}

// One person under three names is one root; without knowing who it is, the names count.
func TestRootsOfOnePerson(t *testing.T) {
	var voices []*Proposition
	for _, v := range [][2]string{{"a", "President Renn"}, {"b", "Ivo J. Renn"}, {"c", "Harbour Courier"}} {
		voices = append(voices, &Proposition{Voice: v[0] + "/a1", Article: v[0], Entity: "p1", Name: v[1], Chain: []string{v[1]}, Stance: sayso.VoiceAsserts, Kind: sayso.ClaimFact,
			Level: sayso.LevelNamedPerson, Words: sayso.Passage{Article: v[0], Text: "the port sold two cranes"}, Clauses: []Clause{{Subject: true}}, Terms: []Term{{Lemma: "sell", Role: RoleCore, Weight: 1}}})
	}
	person := func(article, _ string) string {
		if article == "c" {
			return "body/harbour-courier"
		}
		return "person/ivo-renn"
	}
	if c := New(Options{}).Build(Input{Voices: voices, Person: person}); c.Independent != 2 || len(c.Origins) != 3 {
		t.Errorf("%d roots of %d origins, want 2 of 3", c.Independent, len(c.Origins))
	}
	if c := New(Options{}).Build(Input{Voices: voices}); c.Independent != 3 {
		t.Errorf("%d roots where nobody is known", c.Independent)
	}
}

// What an outlet has told is one root with who has it from that outlet, as far as the outlets are known; two of its own reports are not.
func TestOutletAsRoot(t *testing.T) {
	outlets := map[string]string{"a": "The Harbour Courier", "b": "Sael Mail", "c": "Harbour Courier"}
	build := func(publisher func(string) string, roots ...string) int {
		var voices []*Proposition
		for i, name := range roots {
			id := string(rune('a' + i))
			voices = append(voices, &Proposition{Voice: id + "/a1", Article: id, Entity: "p1", Name: name, Chain: []string{name}, Stance: sayso.VoiceAsserts, Kind: sayso.ClaimFact,
				Level: sayso.LevelNamedPerson, Words: sayso.Passage{Article: id, Text: "the port sold two cranes"}, Clauses: []Clause{{Subject: true}},
				Terms: []Term{{Lemma: "sell", Role: RoleCore, Weight: 1}}})
		}
		return New(Options{}).Build(Input{Voices: voices, Publisher: publisher}).Independent
	}
	known := func(article string) string { return outlets[article] }
	if n := build(known, "Ivo Renn", "Harbour Courier"); n != 1 {
		t.Errorf("who has it from the paper and the paper are %d roots, want 1", n)
	}
	if n := build(nil, "Ivo Renn", "Harbour Courier"); n != 2 {
		t.Errorf("where no outlet is known they are %d roots, want 2", n)
	}
	if n := build(known, "Ivo Renn", "Edda Lund", "Greta Holm"); n != 3 {
		t.Errorf("a paper with two sources and another paper are %d roots, want 3", n)
	}
}

// "Last week" is a time, though none that can be compared.
func TestGapOfTime(t *testing.T) {
	at := func(when bool) bool {
		s := Summarise([]*Proposition{{Voice: "a/a1", Article: "a", Level: sayso.LevelNamedPerson, Kind: sayso.ClaimFact, When: when, Clauses: []Clause{{Subject: true}}}}, nil)
		return slices.Contains(s.Gaps, "no voice says when it happened")
	}
	if at(true) || !at(false) {
		t.Errorf("the gap with a time: %v, without: %v", at(true), at(false))
	}
}
