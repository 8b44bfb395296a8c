package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// titles never end a sentence: a name follows ("Sen. Warren").
var titles = set(`adm amb asst atty brig capt cmdr col comdr cpl det dr drs fr gen gov hon insp lt maj messrs mme mr mrs ms
	mx pfc pres prof pvt rep reps rev sen sens sgt sr st supt treas vs v no nos art fig p pp vol ch sec mt ft`)

// others may end one: "at Acme Corp. The deal" against "Acme Corp. Chairman". What follows decides.
var others = set(`inc corp co ltd llc plc bros jr sr esq ph.d m.d b.a m.a u.s u.k u.n e.u d.c l.a n.y u.s.a u.a.e a.m p.m e.g
	i.e etc al est dept univ assn ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur
	thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
	okla ore pa r.i s.c n.c n.d s.d n.h n.j n.m tenn tex vt va wash wis w.va wyo`)

// starters are words that hardly follow an abbreviation inside a sentence when written with a capital.
var starters = set(`the a an he she it they we i you this that these those but and or in on at for as when while after before
	if there his her its their our my your however meanwhile also some many most one two no not what who how why so yet
	under by from with since until although though because`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviated reports whether the full stop at i belongs to an abbreviation and the sentence goes on at end.
func abbreviated(text string, tokens []nlp.Token, p nlp.Range, i, end nlp.TokenID) bool {
	if i == p.Start || tokens[i-1].End != tokens[i].Start {
		return false
	}
	first := i - 1
	for first-1 > p.Start && tokens[first-1].End == tokens[first].Start && text[tokens[first-1].Start:tokens[first-1].End] == "." &&
		tokens[first-2].End == tokens[first-1].Start {
		first -= 2 // "U.S": letters joined by stops
	}
	word := strings.ToLower(text[tokens[first].Start:tokens[i].Start])
	next := text[tokens[end].Start:tokens[end].End]
	switch {
	case word == "no" || word == "nos": // "No. 5", but "He said no. The"
		r, _ := utf8.DecodeRuneInString(next)
		return unicode.IsDigit(r)
	case titles[word]:
		return true
	case utf8.RuneCountInString(word) == 1: // an initial: "George W. Bush"; "vitamin C. The" is rare in news
		r, _ := utf8.DecodeRuneInString(text[tokens[first].Start:])
		return unicode.IsUpper(r) && !starters[strings.ToLower(next)] && word != "i"
	case others[word] || strings.Contains(word, "."):
		return !starters[strings.ToLower(next)] && tokens[end].Quote != nlp.QuoteOpen
	}
	return false
}
