package serve

import (
	"strings"
	"testing"
)

// TestMixed: a name in two alphabets says so, and which letter it is; names as newspapers write them do not.
func TestMixed(t *testing.T) {
	for name, want := range map[string]string{
		"Vladimir \u0420utin": "“\u0420” (U+0420) Cyrillic among Latin letters",
		"R\u0435uters":        "“\u0435” (U+0435) Cyrillic among Latin letters",
		"Владимир Пyтин":      "“y” (U+0079) Latin among Cyrillic letters",
		"Ann \u0397olm":       "“\u0397” (U+0397) Greek among Latin letters",
		"\U0001D400nn Holm":   "“\U0001D400” (U+1D400) drawn as Latin, and no letter of it, among Latin letters",
		"Ann \uff28olm":       "“\uff28” (U+FF28) drawn as Latin, and no letter of it, among Latin letters",
		"\uff28\uff4f\uff4c":  "no letter of it is of an alphabet: all are signs that are drawn as Latin",
	} {
		if got := mixed(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"", "Łódź", "Đặng Thị Hà", "İlham Əliyev", "Владимир Путин", "Ursula von der Leyen", "2º Grupo", "Ma Ying-jeou (馬英九)", "Nguyễn", "J. D. Vance", strings.Repeat("é", 500)} {
		if got := mixed(name); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestMixedWords finds the one word of a text, not the words of two alphabets beside each other.
func TestMixedWords(t *testing.T) {
	if got := mixedWords("The paper Правда wrote that \u0420utin and Łukasz met."); got != "1 word in letters of several alphabets, which may look like another word: “\u0420utin”: “\u0420” (U+0420) Cyrillic among Latin letters" {
		t.Error(got)
	}
	if got := mixedWords("The paper Правда wrote that Путин and Łukasz met: «Ελλάδα»."); got != "" {
		t.Error(got)
	}
}
