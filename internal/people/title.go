package people

import (
	"strings"

	"sayso"
)

// reach is how many words before or behind a name are looked at.
const reach = 8

// qualifiers stand before a title and change nothing about whose it is.
var qualifiers = map[string]bool{"former": true, "ex": true, "then": true, "acting": true, "late": true, "outgoing": true, "incoming": true, "new": true,
	"republican": true, "democratic": true, "gop": true, "retired": true, "interim": true, "longtime": true, "freshman": true}

// before returns the title that ends right before a name: “Russian President Vladimir Putin”. Its words reach as far back as
// they belong to it: “House Budget Committee Chairman”. The zero Title is none.
func (t *tables) before(a *sayso.Article, at int) Title {
	w := t.backwards(a.Text, at)
	for i := range w.folded {
		found, ok := t.titles[strings.Join(w.folded[i:], " ")]
		if !ok || found.kind == titleTrade && capital(w.written[i]) || len(w.folded)-i > longestTitle {
			continue
		}
		country := ""
		start := i
		for start > 0 && qualifiers[w.folded[start-1]] {
			start--
		}
		if start > 0 {
			country = t.adjectives[w.folded[start-1]]
		}
		for start > 0 && (capital(w.written[start-1]) || qualifiers[w.folded[start-1]]) {
			start--
		}
		last := len(w.at) - 1
		end := w.at[last] + len(w.written[last])
		return Title{found.class, found.kind, country, sayso.PassageOf(a, sayso.Span{Start: w.at[start], End: end})}
	}
	return Title{}
}

// backwards returns the words before a byte as far as they can belong to one phrase: no mark, no line and no end of a sentence
// between them. Positions are those of the text.
func (t *tables) backwards(text string, at int) words {
	from := max(0, at-90)
	if cut := strings.LastIndexAny(text[from:at], "\n\t"); cut >= 0 {
		from += cut + 1
	}
	w := split(text[from:at])
	first := 0
	for i := len(w.at) - 1; i >= 0; i-- {
		w.at[i] += from
		end := w.at[i] + len(w.written[i])
		next := at
		if i+1 < len(w.at) {
			next = w.at[i+1]
		}
		gap := strings.TrimRight(text[end:next], " ")
		point := strings.HasSuffix(w.written[i], ".") && !abbreviated(w.folded[i])
		if gap != "" || point || len(w.at)-i > reach {
			first = i + 1
			break
		}
	}
	w.drop(first)
	return w
}

// abbreviated reports whether a word with a point behind it ends no sentence: “Sen.”, “U.S.”.
func abbreviated(folded string) bool { return abbreviations[folded] || len(folded) <= 2 }

var abbreviations = map[string]bool{"sen": true, "sens": true, "rep": true, "reps": true, "gov": true, "govs": true, "gen": true, "adm": true, "col": true, "maj": true,
	"brig": true, "capt": true, "sgt": true, "prof": true, "pres": true, "rev": true, "mrs": true}

// stops end the phrase behind a name that says what somebody is.
var stops = map[string]bool{"of": true, "in": true, "for": true, "from": true, "at": true, "with": true, "on": true, "by": true, "to": true, "who": true, "which": true,
	"that": true, "whose": true, "and": true, "but": true, "said": true, "says": true}

// behind returns the title in an apposition: “Ana Castrel, 34, a baker from Ohio,”.
func (t *tables) behind(a *sayso.Article, at int) Title {
	rest, ok := strings.CutPrefix(a.Text[at:min(len(a.Text), at+120)], ", ")
	if !ok {
		return Title{}
	}
	at += 2
	if comma := strings.IndexByte(rest, ','); comma > 0 && comma < 4 && strings.Trim(rest[:comma], "0123456789") == "" && strings.HasPrefix(rest[comma:], ", ") {
		rest, at = rest[comma+2:], at+comma+2
	}
	rest = strings.ToValidUTF8(rest, "") // cut inside a character
	end := strings.IndexAny(rest, ",.;:()\n“”\"—")
	for end >= 0 && rest[end] == '.' && end+1 < len(rest) && (rest[end+1] != ' ' || abbreviated(fold(rest[strings.LastIndexByte(rest[:end], ' ')+1:end]))) {
		next := strings.IndexAny(rest[end+1:], ",.;:()\n“”\"—")
		if next < 0 {
			end = -1
			break
		}
		end += 1 + next
	}
	if end >= 0 {
		rest = rest[:end]
	}
	w := split(rest)
	n := 0
	for n < len(w.folded) && n <= reach && !(stops[w.folded[n]] && !t.goesOn(w.folded, n)) {
		n++
	}
	if n > reach || n == 0 {
		return Title{}
	}
	for i := range n {
		found, ok := t.titles[strings.Join(w.folded[i:n], " ")]
		if !ok {
			continue
		}
		start := 0
		if articles[w.folded[0]] && i > 0 {
			start = 1
		} else if i > 0 && !capital(w.written[0]) && !qualifiers[w.folded[0]] {
			return Title{} // “Ana Castrel, told by the senator”
		}
		country := ""
		if i > 0 {
			country = t.adjectives[w.folded[i-1]]
		}
		words := sayso.Span{Start: at + w.at[start], End: at + w.at[n-1] + len(w.written[n-1])}
		return Title{found.class, found.kind, country, sayso.PassageOf(a, words)}
	}
	return Title{}
}

// goesOn reports whether a title goes on over a word that would end it: secretary of state.
func (t *tables) goesOn(folded []string, at int) bool {
	for i := max(0, at-2); i < at; i++ {
		for end := at + 2; end <= min(len(folded), i+longestTitle); end++ {
			if _, ok := t.titles[strings.Join(folded[i:end], " ")]; ok {
				return true
			}
		}
	}
	return false
}

var articles = map[string]bool{"a": true, "an": true, "the": true}
