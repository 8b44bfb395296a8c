// Package actor says which country an actor is of and in what PLOVER sector, at a date, from the words that name it: countries and
// their people, roles, known bodies, persons in office. What the words do not tell stays open.
package actor

import "strings"

// A Code is what is known of an actor; each field is "" if it is open.
type Code struct {
	Country       string // ISO 3166-1 alpha-3
	Sector        string // PLOVER
	International string // PLOVER's code of a body of several countries: UNO, EUR, IGO, NGO
}

// IsCountry reports whether a code is that of a country.
func (c *Coder) IsCountry(code string) bool { return c.tables.nation[code] }

// A Coder codes actors. It is immutable and safe for several goroutines.
type Coder struct{ tables tables }

// New returns a Coder with the tables of package data.
func New() *Coder { return &Coder{loadTables()} }

// Code codes the phrase that names an actor: “Nigerian President Olusegun Obasanjo”, “rebels in Darfur”. year is that of the text, 0
// if it is not known.
func (c *Coder) Code(phrase string, year int) Code {
	words := split(phrase)
	var code Code
	role, roleAt := c.role(words)
	country, sector := c.country(words, roleAt)
	code.Country = country
	if roleAt > 0 && role == "GOV" && c.tables.peoples[words[roleAt-1]] {
		role = "ELI" // “Yoruba leaders” are in no government
	}
	switch b, ok := c.body(words); {
	case ok && international[b.sector]:
		code.International = b.sector
		if role == "" || international[role] || role == "LEG" || role == "GOV" {
			role = b.sector
		}
		if code.Country == "" || !c.tables.nation[code.Country] {
			code.Country = b.country
		}
	case ok:
		if code.Country = or(code.Country, b.country); b.whole && b.country != "" {
			code.Country = b.country // “Irish Republican Army”
		}
		if role == "" || roleAt < 0 || b.whole {
			role = b.sector
		}
	case international[role]:
		code.International = role
	}
	if p, ok := c.person(words, role); ok {
		code.Country = or(code.Country, p.country)
		role = or(role, p.at(year))
		if international[p.sector] {
			code.International = p.sector
		}
	}
	if code.Country == "" && code.International == "" && roleAt >= 0 && strings.HasPrefix(strings.ToLower(words[roleAt]), "peacekeep") {
		code.International = "IGO" // nobody's own soldiers
	}
	code.Sector = or(or(role, sector), c.folk(words))
	return code
}

// folk is the sector of people named by their country and nothing else: “Palestinians”, “the Kurds of Syria”.
func (c *Coder) folk(words []string) string {
	for i, w := range words {
		if breaks[strings.ToLower(w)] {
			return ""
		}
		stem, plural := strings.CutSuffix(w, "s")
		if p, ok := c.tables.places[stem]; ok && plural && p.demonym && (i+1 == len(words) || breaks[strings.ToLower(words[i+1])]) {
			return "CVL"
		}
	}
	return ""
}

// international are the sectors that stand in a country's place.
var international = map[string]bool{"UNO": true, "EUR": true, "IGO": true, "NGO": true, "ISM": true}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// longest is the greatest number of words that is looked up, most how many words of a phrase are looked at.
const (
	longest = 6
	most    = 40
)

// split cuts a phrase into words without marks and endings: “Montenegro’s” is Montenegro.
func split(phrase string) []string {
	var out []string
	for _, w := range strings.Fields(phrase) {
		end := strings.TrimRight(w, ",;:!?\"”)")
		for _, s := range []string{"'s", "’s", "'", "’"} {
			end = strings.TrimSuffix(end, s)
		}
		if w = strings.TrimLeft(end, "\"“(‘"); w != "" && len(out) < most {
			out = append(out, w)
		}
		if strings.HasSuffix(end, ",") || len(end) < len(w) {
			continue
		}
	}
	return out
}

// breaks end the first noun phrase; what follows tells about it.
var breaks = map[string]bool{"of": true, "in": true, "for": true, "from": true, "at": true, "with": true, "on": true, "by": true, "to": true,
	"who": true, "which": true, "that": true, "whose": true, "near": true, "against": true, "inside": true, "outside": true, "under": true, "over": true}

// gone tell that a role is over.
var gone = map[string]bool{"former": true, "ex": true, "ousted": true, "deposed": true, "exiled": true, "late": true, "retired": true}

// role returns the sector of the last role in the first noun phrase, else of the first role behind it, and where it stands; -1 if
// there is none.
func (c *Coder) role(words []string) (sector string, at int) {
	at = -1
	first := true
	for i := 0; i < len(words); {
		if breaks[strings.ToLower(words[i])] {
			first = false
		}
		if n, _ := c.placeAt(words[i:]); n > 1 {
			i += n // “the West Bank” is no bank
			continue
		}
		n, s := c.roleAt(words[i:])
		if n == 0 {
			i++
			continue
		}
		if first || sector == "" {
			sector, at = s, i
		}
		i += n
	}
	if at >= 0 && (sector == "GOV" || sector == "LEG" || sector == "MIL" || sector == "JUD") {
		for _, w := range words[max(0, at-3):at] {
			if l := strings.ToLower(w); gone[l] || strings.HasPrefix(l, "ex-") {
				return "ELI", at
			}
		}
	}
	return sector, at
}

// roleAt returns the longest role that begins a list of words, by its number of words.
func (c *Coder) roleAt(words []string) (n int, sector string) {
	for n = min(longest, len(words)); n > 0; n-- {
		low := strings.ToLower(strings.Join(words[:n], " "))
		for _, form := range singulars(low) {
			if s, ok := c.tables.roles[form]; ok {
				return n, s
			}
		}
	}
	return 0, ""
}

// singulars returns what a plural may be of, itself first.
func singulars(s string) []string {
	out := []string{s}
	for _, e := range [...][2]string{{"ies", "y"}, {"men", "man"}, {"ses", "s"}, {"ches", "ch"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(s, e[0]); ok && len(stem) > 1 {
			out = append(out, stem+e[1])
		}
	}
	return out
}

// toward are prepositions behind which a country is not the actor's own: “ambassador to Mexico”.
var toward = map[string]bool{"to": true, "against": true, "with": true, "on": true, "about": true, "over": true, "into": true, "for": true, "toward": true, "towards": true}

// country returns the country that a phrase names as the actor's own, and the sector of a seat that stands for a body, or of a
// capital that stands alone for its government.
func (c *Coder) country(words []string, role int) (country, sector string) {
	weak := ""
	for i := 0; i < len(words); {
		n, p := c.placeAt(words[i:])
		if n == 0 || n == 1 && i > 0 && continents[words[i-1]] && strings.HasPrefix(words[i], "America") {
			i++
			continue
		}
		behind := i
		if i > 0 && strings.EqualFold(words[i-1], "the") {
			behind--
		}
		switch {
		case role >= 0 && role < i && behind > 0 && toward[strings.ToLower(words[behind-1])]:
		case p.city && n < len(words)-strings.Count(strings.ToLower(strings.Join(words[:1], " ")), "the"):
			weak = or(weak, p.country)
		default:
			if n == len(words) || n == len(words)-1 && strings.EqualFold(words[0], "the") {
				sector = p.sector
			}
			return p.country, or(sector, p.seat)
		}
		i += n
	}
	return weak, ""
}

// continents are the words that make of America another than the United States.
var continents = map[string]bool{"South": true, "North": true, "Central": true, "Latin": true}

func (c *Coder) placeAt(words []string) (int, place) {
	for n := min(longest, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if p, ok := c.tables.places[name]; ok {
			return n, p
		}
		if p, ok := c.tables.places[strings.TrimSuffix(name, "s")]; ok && p.demonym {
			return n, p
		}
	}
	if first, _, ok := strings.Cut(words[0], "-"); ok && first != "" {
		if p, ok := c.tables.places[first]; ok { // “Egyptian-born”, “Greek-Cypriot”
			return 1, p
		}
	}
	return 0, place{}
}

// body returns the known body whose name stands in a phrase, the longest.
func (c *Coder) body(words []string) (best body, ok bool) {
	length := 0
	for i := range words {
		for n := min(longest, len(words)-i); n > length; n-- {
			if b, found := c.tables.bodies[strings.TrimSuffix(strings.Join(words[i:i+n], " "), ".")]; found {
				best, ok, length = b, true, n
				best.whole = n == len(words) || n == len(words)-1 && strings.EqualFold(words[0], "the")
				break
			}
		}
	}
	return best, ok
}

// person returns the person in office that a phrase names: by the full name, by a surname that is known alone, or by one behind a
// title of government.
func (c *Coder) person(words []string, role string) (person, bool) {
	for i := range words {
		for n := min(longest, len(words)-i); n > 1; n-- {
			if p, ok := c.tables.persons[strings.Join(words[i:i+n], " ")]; ok {
				return p, true
			}
		}
	}
	last := words
	if len(last) == 0 {
		return person{}, false
	}
	w := last[len(last)-1]
	if p, ok := c.tables.alone[w]; ok && len(words) == 1 {
		return p, true
	}
	if p, ok := c.tables.surnames[w]; ok && role == "GOV" && len(words) == 2 {
		return p, true
	}
	return person{}, false
}
