package people

import (
	"cmp"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/civil"
)

// An Item is an entity of one article that is a person or body with a name, and so may be found in other articles.
type Item struct {
	Article string           `json:"article"`
	Entity  string           `json:"entity"`
	Date    string           `json:"date"` // of publication, "" if not known
	Kind    sayso.EntityKind `json:"kind"` // person or organization
	Heading string           `json:"heading"`
	Name    string           `json:"name"`    // the fullest form as written, without titles
	Person  Name             `json:"person"`  // of a person
	Short   []string         `json:"short"`   // other names that the article has for it, folded and sorted: initials of a body, a person without the middle name
	Forms   []string         `json:"forms"`   // every form of the name as written, sorted
	Titles  []Title          `json:"titles"`  // in text order
	Generic bool             `json:"generic"` // of a body: every country has one of this name
	Trade   string           `json:"trade"`   // class of a trade, "" if none
	Country string           `json:"country"`
	Sector  string           `json:"sector"`
	Words   sayso.Passage    `json:"words"` // the first mention by this name
}

// A Title is what an article calls somebody.
type Title struct {
	Class   string        `json:"class"`   // "senator"
	Kind    titleKind     `json:"kind"`    // how much it tells
	Country string        `json:"country"` // as the title itself says it: “French President”
	Words   sayso.Passage `json:"words"`
}

// Telling reports whether few hold such an office, so that it helps to know a person by the surname.
func (t Title) Telling() bool { return t.Kind == titleLeader || t.Kind == titleOffice }

// Ref is the item's name in a store: article and entity.
func (it *Item) Ref() string { return it.Article + "/" + it.Entity }

// A called is a title with the name it stands by.
type called struct {
	Title
	by Name
}

// called takes the titles that go with the item's name: a reading may have taken two of one surname for one. What stands by the
// full name counts more, so a baker by full name is not the senator of his surname. A trade beside an office of the same
// person is none to go by: senators farm, too.
func (it *Item) called(t *tables, titles []called) {
	office, trade := false, ""
	for _, x := range titles {
		full := x.by.Given != "" && t.fits(x.by, it.Person)
		office = office || full && x.Telling()
		if full && x.Kind == titleTrade {
			trade = cmp.Or(trade, x.Class)
		}
	}
	for _, x := range titles {
		if !t.fits(x.by, it.Person) || trade != "" && !office && x.by.Given == "" && x.Telling() {
			continue
		}
		it.Titles = append(it.Titles, x.Title)
	}
	if trade == "" {
		for _, x := range it.Titles {
			if x.Kind == titleTrade {
				trade = cmp.Or(trade, x.Class)
			}
			office = office || x.Telling()
		}
	}
	if !office {
		it.Trade = trade
	}
}

// fits reports whether a name that an entity has beside its best one can be that one's: the same with more or less of it.
func (t *tables) fits(n, best Name) bool {
	if n.Given == "" || best.Given == "" {
		return n.Family == best.Family || n.Family == best.Given || n.Given == best.Family
	}
	can, _ := t.sameGiven(n.Given, best.Given)
	return can && n.Family == best.Family && n.Suffix == best.Suffix && sameMiddle(n.Middle, best.Middle)
}

// Alone is the id of the heading under which a correction files an item by itself, whatever its name is.
func (it *Item) Alone() string { return kindOf(it.Kind) + slug(fold(it.Name)) + "~" + it.Article }

// Bare reports whether the item is known by a surname only, without a title: its article alone does not tell who it is.
func (it *Item) Bare() bool { return strings.ContainsRune(it.Heading, '@') }

// Items returns the people and bodies of a record that have a name, in the order of its entities. Entities that pronouns or
// descriptions alone point to are left out, and so are names that are nobody's: titles, countries, marks of a party.
func (f *Finder) Items(rec *sayso.Record) []Item {
	home := f.home(rec)
	var out []Item
	for i := range rec.Entities {
		e := &rec.Entities[i]
		it := Item{Article: rec.Article.ID, Entity: e.ID, Date: rec.Article.Published.Value, Country: e.Country, Sector: e.Sector}
		ok := false
		switch e.Kind {
		case sayso.EntityPerson:
			if ok = !f.medium(e) && f.person(rec, e, &it); !ok && f.medium(e) {
				ok = f.body(rec, e, home, &it)
			}
		case sayso.EntityOrganization:
			ok = f.body(rec, e, home, &it)
		}
		if ok {
			out = append(out, it)
		}
	}
	return out
}

// Day counts the days from 1970-01-01 to a date of the form of ISO 8601; ok is false if it is none.
func Day(date string) (day int, ok bool) {
	if len(date) < 10 {
		return 0, false
	}
	d, ok := civil.Parse(date[:10])
	if !ok {
		return 0, false
	}
	return d.Number() - civil.Date{Year: 1970, Month: 1, Day: 1}.Number(), true
}

// medium reports whether a reading took a newspaper or a university for a person.
func (f *Finder) medium(e *sayso.Entity) bool {
	name := bare(fold(e.Name))
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return f.tables.outlets[name] || last != name && f.tables.institutions[last] != "" && !surnames[last]
}

// isPlace reports whether the record has a place at a span.
func isPlace(rec *sayso.Record, s sayso.Span) bool {
	i, ok := slices.BinarySearchFunc(rec.Places, s.Start, func(p sayso.Place, at int) int { return p.Span.Start - at })
	return ok && rec.Places[i].Span.End == s.End && rec.Places[i].Name != ""
}

// A form is one name of an entity with how often it stands there.
type form struct {
	parsed
	times int
	first sayso.Span
}

func (f *Finder) person(rec *sayso.Record, e *sayso.Entity, it *Item) bool {
	it.Kind = sayso.EntityPerson
	text := rec.Article.Text
	var forms []form
	var titles []called
	for _, m := range e.Mentions {
		if m.Form != sayso.FormName {
			continue
		}
		n, ok := f.tables.name(m.Span.In(text))
		if !ok || n.Given == "" && isPlace(rec, m.Span) {
			continue
		}
		n.alias(text[m.End:])
		if n.Given == "" && strings.HasSuffix(n.Family, "s") && precededBy(text, m.Start+n.at, "the") {
			continue // the Clintons
		}
		for _, t := range []Title{f.tables.before(rec.Article, m.Start+n.at), f.tables.behind(rec.Article, m.End)} {
			if t.Kind != "" {
				titles = append(titles, called{t, n.Name})
			}
		}
		forms = count(forms, form{n, 1, m.Span})
	}
	if len(forms) == 0 {
		return false
	}
	best := slices.MaxFunc(forms, func(a, b form) int {
		return cmp.Or(b2i(a.Given != "")-b2i(b.Given != ""), a.times-b.times, len(a.written)-len(b.written), strings.Compare(b.written, a.written))
	})
	it.Name, it.Person, it.Words = best.written, best.Name, sayso.PassageOf(rec.Article, best.first)
	it.called(f.tables, titles)
	for _, x := range forms {
		if !f.tables.fits(x.Name, it.Person) {
			continue
		}
		if can, _ := f.tables.sameGiven(x.Given, it.Person.Given); can && x.Given != "" && x.full() != it.Person.full() && x.Family == it.Person.Family && x.Suffix == it.Person.Suffix &&
			sameMiddle(x.Middle, it.Person.Middle) {
			insert(&it.Short, x.full())
		}
		it.Forms = append(it.Forms, x.written)
	}
	slices.Sort(it.Forms)
	it.Forms = slices.Compact(it.Forms)
	it.Heading = f.headingOfPerson(it)
	return true
}

func count(forms []form, add form) []form {
	for i := range forms {
		if forms[i].written == add.written {
			forms[i].times++
			return forms
		}
	}
	return append(forms, add)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// headingOfPerson files a person. Those known by the surname alone in all the world, as the table of persons in office has
// them, are filed under the full name.
func (f *Finder) headingOfPerson(it *Item) string {
	n := it.Person
	if n.Given == "" {
		if full, ok := f.known(it); ok {
			known, _ := f.tables.name(full)
			it.Person, n = known.Name, known.Name
		}
	}
	at := ""
	for _, t := range it.Titles {
		if t.Country != "" {
			it.Country, at = t.Country, ","+t.Country
			break
		}
	}
	switch {
	case n.Given != "" && it.Trade != "":
		return "person/" + slug(n.full()) + "," + slug(it.Trade)
	case n.Given != "":
		return "person/" + slug(n.full()) + at
	}
	for _, t := range it.Titles {
		if t.Telling() {
			return "person/" + slug(n.full()) + "," + slug(t.Class) + at
		}
	}
	return "person/" + slug(n.full()) + "@" + it.Article
}

// known returns the full name of a person in office whom everybody calls by the surname. Mrs. Obama is not the president.
func (f *Finder) known(it *Item) (string, bool) {
	full, ok := f.tables.alone[it.Person.Family]
	if !ok {
		return "", false
	}
	first, _, _ := strings.Cut(full, " ")
	woman := f.tables.first[fold(first)] == "woman"
	for _, t := range it.Titles {
		switch t.Class {
		case "mrs", "ms", "miss", "first lady":
			return full, woman
		case "nominee", "candidate", "senator":
		default:
			if t.Kind == titleOffice {
				return "", false // Judge Trump
			}
		}
	}
	return full, true
}

// precededBy reports whether a word stands right before a byte of a text.
func precededBy(text string, at int, word string) bool {
	before := strings.TrimRight(text[:at], " \t\n")
	cut := strings.LastIndexAny(before, " \t\n“\"(")
	return strings.EqualFold(before[cut+1:], word)
}
