package people

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A tier orders grounds by strength: weaker ones are looked at when the stronger have joined what they can.
type tier int

const (
	tierNone   tier = iota
	tierName        // the same name, the country known once or twice
	tierMiddle      // a middle name more
	tierGiven       // Mike and Michael in the same office
	tierTitle       // a surname with its office
	tiers
)

// What a pair is worth: what joins, what asks, what forbids.
const (
	weightSame  = 1.0
	weightSure  = 0.9
	weightDoubt = 0.4
	weightApart = -1.0
)

// Joins is the least weight that joins two headings.
const Joins = 0.8

// A verdict is what two headings alone tell about being one.
type verdict struct {
	weight float64
	tier   tier
	kind   sayso.ReasonKind
	words  string
}

// Judge says whether two headings are one, from them and the tables alone: a weight of [Joins] and more joins where nobody
// else could be meant, one between 0 and that is a question, 0 says that nothing is known, and below 0 they are two. The
// reason is "" where nothing is known.
func (f *Finder) Judge(a, b *Heading) (weight float64, kind sayso.ReasonKind, words string) {
	v := f.judge(a, b)
	return v.weight, v.kind, v.words
}

func (f *Finder) judge(a, b *Heading) verdict {
	if b.ID < a.ID {
		a, b = b, a
	}
	switch {
	case a.ID == b.ID:
		return verdict{weightSame, tierName, sayso.ReasonName, fmt.Sprintf("both are called %s", a.Name)}
	case a.Kind != b.Kind || a.Bound() || b.Bound():
		return verdict{}
	case a.Kind == sayso.EntityPerson && a.Person.Given != "" && b.Person.Given != "":
		return f.judgeNames(a, b)
	case a.Kind == sayso.EntityPerson:
		return f.judgeTitle(a, b)
	}
	return judgeBodies(a, b)
}

// foreign says that two are of two countries.
func foreign(a, b *Heading) (verdict, bool) {
	if a.Country == "" || b.Country == "" || a.Country == b.Country {
		return verdict{}, false
	}
	return verdict{weightApart, tierNone, ReasonCountry, fmt.Sprintf("%s is of %s here and of %s there", a.Name, a.Country, b.Country)}, true
}

func (f *Finder) judgeNames(a, b *Heading) verdict {
	m, n := a.Person, b.Person
	can, same := f.tables.sameGiven(m.Given, n.Given)
	if !can || m.Family != n.Family || m.Suffix != n.Suffix || !sameMiddle(m.Middle, n.Middle) {
		return verdict{}
	}
	if a.Trade != b.Trade {
		return apartByTrade(a, b)
	}
	if v, ok := foreign(a, b); ok {
		return v
	}
	office := common(a.Offices, b.Offices)
	switch {
	case same && m.Middle == n.Middle:
		return verdict{weightSure, tierName, sayso.ReasonName, fmt.Sprintf("both are called %s", a.Name)}
	case explained(a, b):
		return verdict{weightSure, tierMiddle, ReasonShort, fmt.Sprintf("an article explains %s and %s as one", a.Name, b.Name)}
	case same && office != "":
		return verdict{weightSure, tierMiddle, sayso.ReasonTitleAs, fmt.Sprintf("%s and %s differ by a middle name only, and each is called %s", a.Name, b.Name, office)}
	case same:
		return verdict{weightDoubt, tierMiddle, sayso.ReasonName, fmt.Sprintf("%s and %s differ by a middle name only", a.Name, b.Name)}
	case office != "":
		return verdict{weightSure, tierGiven, sayso.ReasonTitleAs, fmt.Sprintf("%s and %s are each called %s", a.Name, b.Name, office)}
	}
	return verdict{weightDoubt, tierGiven, sayso.ReasonName, fmt.Sprintf("%s may be %s", a.Name, b.Name)}
}

// apartByTrade keeps a baker from a senator of the same name; one of whom nothing is told may be either.
func apartByTrade(a, b *Heading) verdict {
	if a.Trade == "" {
		a, b = b, a
	}
	other := b.Trade
	if other == "" && len(b.Offices) > 0 {
		other = b.Offices[0]
	}
	if other == "" {
		return verdict{weightDoubt, tierNone, ReasonTrade, fmt.Sprintf("%s is a %s in one article, another does not say what %s is", a.Name, a.Trade, b.Name)}
	}
	return verdict{weightApart, tierNone, ReasonTrade, fmt.Sprintf("%s is a %s in one article and %s in another", a.Name, a.Trade, other)}
}

// judgeTitle compares where one or both are known by the surname with a title.
func (f *Finder) judgeTitle(a, b *Heading) verdict {
	m, n := a.Person, b.Person
	if m.Suffix != n.Suffix || a.Trade != "" || b.Trade != "" {
		return verdict{}
	}
	family := m.Family == n.Family || m.Given == "" && m.Family == n.Given && f.tables.first[n.Given] == "" || n.Given == "" && n.Family == m.Given && f.tables.first[m.Given] == ""
	office := common(a.Offices, b.Offices)
	if !family || office == "" {
		return verdict{}
	}
	if v, ok := foreign(a, b); ok {
		return v
	}
	if m.Given == "" && n.Given == "" {
		if strings.SplitN(a.ID, ",", 3)[1] != strings.SplitN(b.ID, ",", 3)[1] {
			return verdict{}
		}
		return verdict{weightSure, tierName, sayso.ReasonTitleAs, fmt.Sprintf("both are called %s %s", office, a.Name)}
	}
	return verdict{weightSure, tierTitle, sayso.ReasonTitleAs, fmt.Sprintf("%s and %s are each called %s", a.Name, b.Name, office)}
}

func judgeBodies(a, b *Heading) verdict {
	same := a.name() == b.name()
	if !same && !explained(a, b) {
		return verdict{}
	}
	if _, ok := foreign(a, b); ok {
		return verdict{weight: weightApart} // no question: every country has a Senate
	}
	if same {
		return verdict{weightSure, tierName, sayso.ReasonName, fmt.Sprintf("both are called %s", a.Name)}
	}
	return verdict{weightSure, tierTitle, ReasonShort, fmt.Sprintf("an article explains %s and %s as one", a.Name, b.Name)}
}

// explained reports whether an article uses both names for one.
func explained(a, b *Heading) bool {
	return slices.Contains(a.Short, strings.ReplaceAll(b.name(), "-", " ")) || slices.Contains(b.Short, strings.ReplaceAll(a.name(), "-", " "))
}

// common returns the first class that two sorted lists share.
func common(a, b []string) string {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			return x
		}
	}
	return ""
}

// barred reports whether two can never be one by the names they have, so that nothing that fits both may join them.
func (f *Finder) barred(a, b *Heading) bool {
	if a.Kind != b.Kind {
		return true
	}
	if _, ok := foreign(a, b); ok {
		return true
	}
	if a.Kind != sayso.EntityPerson {
		return a.name() != b.name() && len(a.name()) > longestShort && len(b.name()) > longestShort && !explained(a, b)
	}
	m, n := a.Person, b.Person
	if a.Trade != b.Trade || m.Suffix != n.Suffix {
		return true
	}
	if m.Given == "" || n.Given == "" {
		return false
	}
	can, _ := f.tables.sameGiven(m.Given, n.Given)
	return !can || m.Family != n.Family || !sameMiddle(m.Middle, n.Middle)
}

// The grounds that keep two apart, or join a body's names.
const (
	ReasonCountry sayso.ReasonKind = "other_country"
	ReasonTrade   sayso.ReasonKind = "other_trade"
	ReasonShort   sayso.ReasonKind = "short_name"
	ReasonStory   sayso.ReasonKind = "same_story"
)
