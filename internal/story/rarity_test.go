package story

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso/data"
)

// The shipped table: single words only, each line sorted, nothing as rare as an unheard word, and a few words as rare as
// anybody would expect.
func TestRarityTable(t *testing.T) {
	last := ""
	for line := range strings.Lines(data.Rarity) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		_, stems, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		all := strings.Split(stems, " ")
		if !slices.IsSorted(all) {
			t.Errorf("%.40s… is not sorted", line)
		}
		for _, s := range all {
			if len(s) > maxWord || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz'") != "" {
				t.Errorf("%q is no word", s)
			}
		}
		last = line
	}
	if !strings.HasPrefix(last, "3") {
		t.Errorf("the last line is %.20s…", last)
	}
	r, err := LoadRarity(data.Rarity)
	if err != nil {
		t.Fatal(err)
	}
	order := []string{"the", "said", "president", "minister", "missile", "gorilla", "paddock", "Uagadugu"}
	for i := 1; i < len(order); i++ {
		if a, b := r.Of(Stem(order[i-1])), r.Of(Stem(order[i])); a >= b {
			t.Errorf("%s has %v, %s %v", order[i-1], a, order[i], b)
		}
	}
	for stem, want := range map[string]float64{"2017": rarityYear, "31": raritySmall, "143": rarityNumber, "zzyzx": Unheard} {
		if got := r.Of(stem); got != want {
			t.Errorf("%s: %v, want %v", stem, got, want)
		}
	}
}

func TestRarityRefuses(t *testing.T) {
	for _, table := range []string{"", "# only a comment\n", "x\tword\n", "10 word\n", "-1\tword\n", "10\ta b\n20\tb\n", "10\ta  b\n"} {
		if r, err := LoadRarity(table); err == nil {
			t.Errorf("%q was read: %v", table, r.of)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Tiangong-1's fall, won’t it?": "Tiangong 1's fall won’t it",
		"‘Quoted’ and 'quoted'":        "Quoted and quoted",
		"":                             "",
		"é e\u0301tat":                 "é e\u0301tat",
		"rock ’n’ roll":                "rock n roll",
	} {
		var got []string
		for _, w := range words(text) {
			got = append(got, text[w.start:w.end])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for in, want := range map[string]string{"Minister’s": "minist", "ministers": "minist", "launches": "launch", "Launched": "launch",
		strings.Repeat("x", maxWord+1): ""} {
		if got := Stem(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// Words are in order, within the text and on character boundaries, and stemming stands anything.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"Dockers’ strike", "a'b''c", "\xff\xfe’", "’n’", "日本 ١٢"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, w := range words(text) {
			if w.start < end || w.end <= w.start || w.end > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[w.start:w.end]) {
				t.Fatalf("%q: [%d,%d) after %d", text, w.start, w.end, end)
			}
			end = w.end
			Stem(text[w.start:w.end])
		}
	})
}
