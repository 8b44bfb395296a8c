package claim

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"sayso"
)

// TestPairs judges the pairs of testdata/pairs.txt, each both ways.
func TestPairs(t *testing.T) {
	raw, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := New(Options{})
	seen := map[string]int{}
	for line := range strings.SplitSeq(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, " | ")
		if len(cells) != 3 {
			t.Fatalf("%q is not relation and two sentences", line)
		}
		want, known := strings.CutSuffix(cells[0], " but")
		seen[want]++
		a, b := whole(t, f, cells[1]), whole(t, f, cells[2])
		a.Voice, b.Voice = "a/u1", "b/u1"
		a.Said, b.Said = "2031-03-03", "2031-03-03"
		v := f.Judge(&a, &b)
		got := string(v.Relation)
		if v.Tension != nil {
			got += " " + string(v.Tension.Kind)
		}
		right := got == want || known && strings.HasPrefix(got, want)
		switch {
		case known && right:
			t.Errorf("%s\n\tis found now: take the \"but\" away", line)
		case !known && !right:
			t.Errorf("%s\n\tgot %s\n\t%v %+v\n\t%v %+v", line, got, terms(&a), a.Amounts, terms(&b), b.Amounts)
		}
		back := f.Judge(&b, &a)
		if back.Relation != v.Relation || back.Score != v.Score || back.Joint != v.Joint || (back.Tension == nil) != (v.Tension == nil) {
			t.Errorf("%s\n\tthe other way round it is %s %v", line, back.Relation, back.Score)
		}
		if v.Tension != nil && (back.Tension.Here != v.Tension.There || back.Tension.There != v.Tension.Here || back.Tension.Voices[0] != b.Voice) {
			t.Errorf("%s\n\tthe other way round the tension points at %+v, not %+v", line, *back.Tension, *v.Tension)
		}
	}
	if len(seen) < 8 {
		t.Errorf("only %v are tried", seen)
	}
}

// What points at words points at words that stand there.
func TestPassages(t *testing.T) {
	f := New(Options{})
	texts := map[string]string{
		"a": "Norland’s prime minister, Tobias Renn, signed a secret order allowing the navy to cross the strait, two officials said.",
		"b": "Greta Holm denied that Renn had signed a secret order allowing the navy to cross the strait.",
	}
	var voices []*Proposition
	for id, text := range texts {
		ps := propositions(t, f, &sayso.Article{ID: id, Text: text})
		for i := range ps {
			voices = append(voices, &ps[i])
		}
	}
	c := f.Build(Input{Voices: voices})
	n := 0
	for _, p := range c.Passages() {
		n++
		if p.Text == "" || texts[p.Article][p.Start:p.End] != p.Text {
			t.Errorf("%+v is not what stands there", *p)
		}
	}
	if n < 10 || len(c.Tensions) == 0 {
		t.Errorf("%d passages, tensions %v", n, c.Tensions)
	}
}

func TestPositions(t *testing.T) {
	voice := func(id, person, date string, s sayso.VoiceStance) sayso.Voice {
		return sayso.Voice{ID: id, Person: person, Date: date, Stance: s}
	}
	claims := []*sayso.Claim{
		{ID: "c1", Voices: []sayso.Voice{
			voice("v3", "holm", "2031-03-03", sayso.VoiceDenies), voice("v1", "holm", "2031-03-01", sayso.VoiceAsserts), voice("v0", "holm", "", sayso.VoiceDenies),
			voice("v2", "holm", "2031-03-02", sayso.VoiceAsserts), voice("v4", "holm", "2031-03-04", sayso.VoiceRelays), voice("x", "renn", "2031-03-01", sayso.VoiceDenies),
		}},
		{ID: "c2", Voices: []sayso.Voice{voice("y", "renn", "2031-03-01", sayso.VoiceAsserts)}},
	}
	want := []sayso.Position{{Claim: "c1", Stands: []sayso.PositionStand{
		{Voice: "v1", Stance: sayso.VoiceAsserts, Date: "2031-03-01"}, {Voice: "v2", Stance: sayso.VoiceAsserts, Date: "2031-03-02"},
		{Voice: "v3", Stance: sayso.VoiceDenies, Date: "2031-03-03", Changed: true}, {Voice: "v0", Stance: sayso.VoiceDenies},
	}}}
	if got := Positions(claims, "holm"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if got := Positions(claims, ""); got != nil {
		t.Errorf("nobody has %+v", got)
	}
}

func TestRoots(t *testing.T) {
	for _, c := range []struct {
		origins string // roots of each, parted by bars; "-" for an unnamed one
		want    int
	}{
		{"", 0}, {"-", 1}, {"-|-", 1}, {"Ruiz|-", 1}, {"Ruiz|Holm", 2}, {"Ana Ruiz|Ruiz", 1}, {"Ruiz,Holm|Holm|Ruiz", 1}, {"Ruiz|Holm|Ruiz,Holm", 1}, {"Ruiz|Holm|Renn|-", 3},
	} {
		var all []sayso.Corroboration
		if c.origins != "" {
			for o := range strings.SplitSeq(c.origins, "|") {
				all = append(all, sayso.Corroboration{Roots: strings.Split(strings.ReplaceAll(o, "-", ""), ",")})
			}
		}
		if got := independentRoots(all, make([]rooted, len(all))); got != c.want {
			t.Errorf("%q: %d roots, want %d", c.origins, got, c.want)
		}
	}
}

// A word that tells little weighs little.
func TestRarity(t *testing.T) {
	weight := func(o Options) (w float32) {
		p := whole(t, New(o), "Holm sold the harbour of Marl.")
		for i := range p.Terms {
			if p.Terms[i].Lemma == stem("harbour") {
				w = p.Terms[i].Weight
			}
		}
		return w
	}
	plain, common := weight(Options{}), weight(Options{Rarity: func(string) float64 { return 2 }})
	if plain == 0 || common >= plain {
		t.Errorf("a common word weighs %v, a plain one %v", common, plain)
	}
}
