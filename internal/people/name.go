package people

import (
	"strings"
	"unicode"
)

// A Name is the name of a person, folded: without case, accents, points and apostrophes. A surname alone has no Given.
type Name struct {
	Given  string // first name or initials
	Middle string // "" or the rest between, "h w"
	Family string // with its particles, without Arabic articles: "van buren", "assad"
	Suffix string // "jr"
}

// full is the name as the part of a heading's id tells it.
func (n Name) full() string {
	return strings.Join(strings.Fields(n.Given+" "+n.Middle+" "+n.Family+" "+n.Suffix), " ")
}

// particles stand before a surname and belong to it.
var particles = map[string]bool{"al": true, "bin": true, "da": true, "de": true, "del": true, "della": true, "den": true, "der": true, "di": true, "dos": true,
	"du": true, "el": true, "ibn": true, "la": true, "le": true, "van": true, "von": true, "y": true, "ter": true, "st": true, "ben": true, "abu": true}

// opening are those that seldom are a first name, with a capital: “Le Pen”, not “Van Jones”.
var opening = map[string]bool{"le": true, "la": true, "de": true, "di": true, "da": true, "du": true, "von": true, "bin": true, "abu": true, "el": true}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// leads stand with a capital before a name at the start of a sentence and are none of it: “Neither Roe”.
var leads = map[string]bool{"neither": true, "plus": true, "but": true, "and": true, "if": true, "when": true, "while": true, "the": true, "a": true, "an": true,
	"as": true, "for": true, "with": true, "both": true, "even": true, "like": true, "after": true, "before": true, "since": true, "because": true, "though": true,
	"although": true, "unlike": true, "then": true, "where": true, "will": true, "did": true, "does": true, "is": true, "was": true, "can": true, "could": true,
	"should": true, "would": true, "has": true, "so": true, "or": true, "nor": true, "yet": true, "to": true, "by": true, "from": true, "in": true, "on": true, "at": true,
	"former": true, "ex": true, "incoming": true, "outgoing": true, "acting": true, "new": true, "then-": true, "not": true, "of": true, "no": true, "only": true,
	"had": true, "have": true, "do": true, "are": true, "were": true, "this": true, "that": true, "what": true, "who": true, "why": true, "how": true, "might": true,
	"must": true, "let": true, "see": true, "follow": true, "watch": true, "read": true, "more": true, "via": true, "says": true, "said": true, "just": true, "about": true,
	"republican": true, "democratic": true, "democrat": true, "gop": true, "conservative": true, "liberal": true, "labour": true, "tory": true, "hide": true, "caption": true, "photo": true}

// A words is a text cut into words: as written, folded, and the byte each begins at.
type words struct {
	written, folded []string
	at              []int
}

// marks stand around words.
const marks = ",;:!?\"“”()[]|*"

// split cuts a text into words without the marks around them and the ending of a possessive.
func split(text string) words {
	var w words
	for at := 0; at < len(text); {
		if space(text[at]) {
			at++
			continue
		}
		end := at
		for end < len(text) && !space(text[end]) {
			end++
		}
		f := strings.TrimLeft(text[at:end], marks+"‘")
		start := end - len(f)
		f = strings.TrimRight(f, marks)
		for _, s := range []string{"'s", "’s", "'", "’"} {
			f = strings.TrimSuffix(f, s)
		}
		if k := fold(f); k != "" {
			w.written, w.folded, w.at = append(w.written, f), append(w.folded, k), append(w.at, start)
		}
		at = end
	}
	return w
}

func space(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func (w *words) drop(n int) { w.written, w.folded, w.at = w.written[n:], w.folded[n:], w.at[n:] }

// weekdays stand behind a name and are none of it: “Ana Castrel Friday”.
var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// quiet drops words in capitals before a name that has small letters, but no first name: “MUST WATCH Castrel”, not “ANA Castrel”.
func (w *words) quiet(isFirst func(string) bool) {
	last := w.written[len(w.written)-1]
	for len(w.written) > 1 && last != strings.ToUpper(last) && !isFirst(w.folded[0]) && len(w.written[0]) > 2 && w.written[0] == strings.ToUpper(w.written[0]) && !strings.Contains(w.written[0], ".") {
		w.drop(1)
	}
}

// spaced writes middle names with a space between initials: “H.W.” and “HW” are “h w”.
func spaced(written, folded []string) string {
	var out []string
	for i, f := range folded {
		if len(f) > 1 && len(f) < 4 && ascii(f) && strings.ToUpper(written[i]) == written[i] {
			f = strings.Join(strings.Split(f, ""), " ")
		}
		out = append(out, f)
	}
	return strings.Join(out, " ")
}

// A parsed is a mention taken apart.
type parsed struct {
	Name
	written string // the name as written
	at      int    // the byte of the mention it begins at
}

// alias drops a word that only begins another form of the name, as some sites print it behind: “Mike Brand Michael (Mike) Brand”.
// rest is the text behind the mention.
func (n *parsed) alias(rest string) {
	inside, ok := strings.CutPrefix(rest, " (")
	short, _, closed := strings.Cut(inside[:min(len(inside), 20)], ")")
	if cut := strings.LastIndexByte(n.written, ' '); ok && closed && n.Middle != "" && fold(short) == n.Given {
		last := strings.LastIndexByte(n.Middle, ' ')
		n.Family, n.Middle = n.Middle[last+1:], strings.TrimRight(n.Middle[:last+1], " ")
		n.written = n.written[:cut]
	}
}

// name takes a mention apart: titles, then the name. ok is false if what remains is no name of a person: nothing, a body, a
// word without a capital.
func (t *tables) name(text string) (n parsed, ok bool) {
	w := split(text)
	if len(w.folded) > 10 {
		return n, false
	}
	for begun := false; len(w.folded) > 0; {
		if _, size := t.titleAt(w.folded); size > 0 && (size < len(w.folded) || !begun) {
			begun = true
			w.drop(size)
			continue
		}
		first := w.folded[0]
		if leads[first] && !(len(w.folded) == 2 && t.isFirst(first)) || t.adjectives[first] != "" && len(w.folded) > 1 ||
			!capital(w.written[0]) && !particles[first] {
			w.drop(1)
			continue
		}
		break
	}
	if len(w.folded) == 0 || len(w.folded) > 5 {
		return n, false
	}
	w.quiet(t.isFirst)
	if k := len(w.folded); k > 2 && weekdays[w.folded[k-1]] {
		w.written, w.folded = w.written[:k-1], w.folded[:k-1]
	}
	n.written, n.at = strings.Join(w.written, " "), w.at[0]
	if k := len(w.folded); k > 1 && suffixes[w.folded[k-1]] {
		n.Suffix = w.folded[k-1]
		w.written, w.folded = w.written[:k-1], w.folded[:k-1]
	}
	if !t.personal(w) {
		return parsed{}, false
	}
	at := len(w.folded) - 1
	for at > 0 && particles[w.folded[at-1]] && (at > 1 || !capital(w.written[at-1]) || opening[w.folded[at-1]]) {
		at--
	}
	n.Family = family(strings.Join(w.folded[at:], " "))
	if at > 0 {
		n.Given = w.folded[0]
		n.Middle = spaced(w.written[1:at], w.folded[1:at])
	}
	return n, n.Family != ""
}

// family drops the Arabic article: al-Assad is Assad.
func family(folded string) string {
	for _, article := range []string{"al ", "el "} {
		if rest, ok := strings.CutPrefix(folded, article); ok && rest != "" {
			return rest
		}
	}
	return folded
}

// personal reports whether words can be the name of a person.
func (t *tables) personal(w words) bool {
	for i, word := range w.written {
		folded := w.folded[i]
		if !capital(word) && !(particles[folded] && i+1 < len(w.written)) {
			return false
		}
		if leads[folded] && (!t.isFirst(folded) || i > 0) {
			return false
		}
		if kind := t.institutions[folded]; kind != "" && (kind == "head" || len(w.written) == 1 || kind == "shared" && i == len(w.written)-1 && !surnames[folded]) {
			return false
		}
		if i > 0 && len(word) > 1 && len(word) < 5 && ascii(word) && strings.ToUpper(word) == word && !strings.Contains(word, ".") && !loud(w.written) && !suffixes[folded] {
			return false // “Trump UN”
		}
		if found, ok := t.titles[folded]; ok && found.kind != titleTrade && (len(w.written) == 1 || found.kind == titleAddress) {
			return false // “President” alone; surnames such as Baker, Judge and King stand behind a first name
		}
		for _, r := range word {
			if unicode.IsDigit(r) || strings.ContainsRune("@/&_#=+%$€£…", r) {
				return false
			}
		}
		if len(word) > 2 && word[1] == '-' && strings.ContainsRune("RDI", rune(word[0])) {
			return false // R-Ariz.
		}
	}
	if len(w.folded) == 1 {
		name := w.folded[0]
		return len(name) > 1 && t.countries[name] == "" && t.adjectives[name] == "" && !t.areas[name]
	}
	return true
}

// surnames are words of bodies that people are called by, too: Fiona Hill.
var surnames = map[string]bool{"hill": true, "post": true, "church": true, "sun": true, "star": true, "bank": true, "trust": true}

// loud reports whether all words are in capitals.
func loud(written []string) bool {
	for _, w := range written {
		if w != strings.ToUpper(w) {
			return false
		}
	}
	return true
}

// titleAt returns the longest title, no trade, that words begin with, and of how many words it is; 0 if they begin with none.
func (t *tables) titleAt(folded []string) (title, int) {
	for size := min(longestTitle, len(folded)); size > 0; size-- {
		if found, ok := t.titles[strings.Join(folded[:size], " ")]; ok && found.kind != titleTrade {
			return found, size
		}
	}
	return title{}, 0
}

// longestTitle is of how many words a title is at most.
const longestTitle = 5

func (t *tables) isFirst(folded string) bool {
	return t.first[folded] != "" || t.nicknames[folded] != nil
}

// initial reports whether a first name is one or two initials: "j", "jd".
func initial(given string) bool {
	return len(given) == 1 || len(given) == 2 && !strings.ContainsAny(given, "aeiouy")
}

// sameGiven says whether two first names can be of one person, and whether they are one name as written.
func (t *tables) sameGiven(a, b string) (can, same bool) {
	switch {
	case a == b:
		return true, true
	case initial(a) || initial(b):
		return a != "" && b != "" && a[0] == b[0], false
	}
	for _, x := range t.fullGiven(a) {
		for _, y := range t.fullGiven(b) {
			if x == y {
				return true, false
			}
		}
	}
	return false, false
}

// fullGiven returns a first name and those it can be short for.
func (t *tables) fullGiven(given string) []string {
	return append([]string{given}, t.nicknames[given]...)
}

// sameMiddle says whether what stands between can be of one person: nothing against anything, "j" against "john".
func sameMiddle(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && !(len(x[i]) == 1 || len(y[i]) == 1) || x[i][0] != y[i][0] {
			return false
		}
	}
	return true
}
