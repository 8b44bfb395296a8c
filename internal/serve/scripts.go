package serve

import (
	"fmt"
	"strings"
	"unicode"
)

// alphabets are those whose letters look like each other's: a Cyrillic Р in a Latin name is seen by nobody.
var alphabets = []struct {
	name  string
	table *unicode.RangeTable
}{{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}, {"Armenian", unicode.Armenian}, {"Cherokee", unicode.Cherokee},
	{"Coptic", unicode.Coptic}, {"Georgian", unicode.Georgian}, {"Lisu", unicode.Lisu}, {"Hebrew", unicode.Hebrew}, {"Arabic", unicode.Arabic}}

// mixed says of a name that is written in letters of several alphabets which are the fewer: "“Р” (U+0420) is Cyrillic among Latin
// letters"; "" for every other. It is a fact of the name and no verdict on who is meant: two such names are two strings, and no
// machine here takes them for one.
func mixed(name string) string {
	var count [12]int
	var odd [12][]rune
	note := func(k int, r rune) {
		count[k]++
		if len(odd[k]) < 3 && !strings.ContainsRune(string(odd[k]), r) {
			odd[k] = append(odd[k], r)
		}
	}
	for _, r := range name {
		if !unicode.IsLetter(r) {
			continue
		}
		switch {
		case r >= 0x1D400 && r <= 0x1D7FF || r >= 0xFF21 && r <= 0xFF5A: // mathematical and wide letters, dressed as Latin
			note(len(alphabets), r)
			continue
		case r == 'ª' || r == 'º':
			continue
		}
		for k, a := range alphabets {
			if unicode.Is(a.table, r) {
				note(k, r)
				break
			}
		}
	}
	most := 0
	if dressed := count[len(alphabets)]; dressed > 0 && dressed == total(count[:]) {
		return "no letter of it is of an alphabet: all are signs that are drawn as Latin"
	}
	for k := range alphabets {
		if count[k] > count[most] {
			most = k
		}
	}
	var parts []string
	for k := range count {
		if k == most || count[k] == 0 {
			continue
		}
		var chars []string
		for _, r := range odd[k] {
			chars = append(chars, fmt.Sprintf("“%c” (U+%04X)", r, r))
		}
		if count[k] > len(odd[k]) && len(odd[k]) == 3 {
			chars = append(chars, "…")
		}
		of := "drawn as Latin, and no letter of it,"
		if k < len(alphabets) {
			of = alphabets[k].name
		}
		parts = append(parts, strings.Join(chars, ", ")+" "+of)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "; ") + " among " + alphabets[most].name + " letters"
}

func total(counts []int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// mixedMost is how many words of a text are shown that mix alphabets.
const mixedMost = 5

// mixedWords says which single words of a text mix alphabets, "Рutin" with a Cyrillic Р; "" if none does. A text in which words of
// several alphabets stand beside each other is common, a word of several is not.
func mixedWords(text string) string {
	var found []string
	seen := map[string]bool{}
	word := -1
	end := func(to int) {
		if word < 0 {
			return
		}
		w := text[word:to]
		word = -1
		if len(w) > 200 || seen[w] || mixed(w) == "" {
			return
		}
		seen[w] = true
		found = append(found, w)
	}
	ascii := true
	for at, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			if !ascii { // a word of ASCII alone mixes nothing
				end(at)
			}
			word, ascii = -1, true
			continue
		}
		if word < 0 {
			word = at
		}
		ascii = ascii && r < 0x80
	}
	if !ascii {
		end(len(text))
	}
	if len(found) == 0 {
		return ""
	}
	var parts []string
	for _, w := range found[:min(len(found), mixedMost)] {
		parts = append(parts, "“"+w+"”: "+mixed(w))
	}
	if more := len(found) - mixedMost; more > 0 {
		parts = append(parts, amount(more, "more word"))
	}
	return amount(len(found), "word") + " in letters of several alphabets, which may look like another word: " + strings.Join(parts, "; ")
}
