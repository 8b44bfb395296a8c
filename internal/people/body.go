package people

import (
	"slices"
	"strings"

	"sayso"
)

// body reads an entity as a body. A word in small letters is a description, and so is a bare kind of body (“the House”) unless
// its country is known.
func (f *Finder) body(rec *sayso.Record, e *sayso.Entity, home string, it *Item) bool {
	it.Kind = sayso.EntityOrganization
	text := rec.Article.Text
	times := map[string]int{}
	written, at := map[string]string{}, map[string]sayso.Span{}
	for _, m := range e.Mentions {
		if m.Form != sayso.FormName {
			continue
		}
		name := withoutDay(strings.Join(strings.Fields(m.Span.In(text)), " "))
		key := bodyName(name)
		if !f.named(name, key) || ledBy(text, m.End) {
			continue
		}
		times[key]++
		if _, ok := written[key]; !ok {
			written[key], at[key] = unarticled(name), m.Span
		}
		it.Forms = append(it.Forms, unarticled(name))
	}
	if len(times) == 0 {
		return false
	}
	slices.Sort(it.Forms)
	it.Forms = slices.Compact(it.Forms)
	var keys []string
	for k := range times {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { // the longest: an article gives it once and goes on with the short one
		return compareAll(len(b)-len(a), strings.Compare(a, b))
	})
	it.Name, it.Words = written[keys[0]], sayso.PassageOf(rec.Article, at[keys[0]])
	name, country := f.withoutCountry(keys[0])
	if country != "" {
		it.Country = country
	}
	if long, ok := f.tables.bodies[name]; ok {
		it.Short = append(it.Short, name)
		it.Name = long.name
		if name, _ = f.withoutCountry(bodyName(long.name)); long.country != "" {
			it.Country = long.country
		}
	}
	for _, k := range keys[1:] {
		if acronym(k, name) {
			it.Short = append(it.Short, k)
		}
	}
	slices.Sort(it.Short)
	it.Short = slices.Compact(it.Short)
	it.Heading = f.headingOfBody(it, name, home)
	return true
}

func compareAll(of ...int) int {
	for _, c := range of {
		if c != 0 {
			return c
		}
	}
	return 0
}

// headingOfBody files a body. What is of many countries needs one: the Justice Ministry, the Senate.
func (f *Finder) headingOfBody(it *Item, name, home string) string {
	head, generic := f.generic(name)
	it.Generic = generic
	if generic && it.Country == "" {
		it.Country = home
	}
	switch {
	case generic && (it.Country == "" || f.shared(name)):
		return "body/" + slug(name) + "@" + it.Article
	case (generic || head) && it.Country != "":
		return "body/" + slug(name) + "," + it.Country
	}
	return "body/" + slug(name)
}

// home is the country that the bodies of an article have, if they all have the same: a House beside the U.S. Senate is that of
// the United States.
func (f *Finder) home(rec *sayso.Record) string {
	country := ""
	for i := range rec.Entities {
		e := &rec.Entities[i]
		if e.Kind != sayso.EntityOrganization || e.Country == "" || e.Sector != "GOV" && e.Sector != "LEG" && e.Sector != "JUD" {
			continue
		}
		if country != "" && country != e.Country {
			return ""
		}
		country = e.Country
	}
	return country
}

// named reports whether words are the name of a body.
func (f *Finder) named(written, key string) bool {
	if len(key) > 2 && key[1] == ' ' && strings.Contains("rdi", key[:1]) {
		return false // D-Calif.
	}
	if key == "" || !capital(unarticled(written)) || strings.Count(key, " ") > 7 || strings.ContainsAny(written, "@#|/=<>\"“”") {
		return false
	}
	switch key[strings.LastIndexByte(key, ' ')+1:] {
	case "republican", "democrat", "democratic", "conservative", "liberal":
		return false // “Ohio Republican” is a man, “House Republican” the half of a name
	}
	if t, ok := f.tables.titles[key]; ok && t.kind != titleTrade {
		return false // “Senate Majority Leader”, “Sen”
	}
	return f.tables.alone[key] == "" && f.tables.countries[key] == "" && f.tables.adjectives[key] == "" && len(key) > 1
}

// withoutDay drops a day of the week behind a name that a reading took for a part of it.
func withoutDay(written string) string {
	last := written[strings.LastIndexByte(written, ' ')+1:]
	if weekdays[fold(last)] {
		return strings.TrimRight(strings.TrimSuffix(written, last), " ")
	}
	return written
}

// ledBy reports whether a word for who leads follows: “Senate Minority Leader” names nobody but the leader.
func ledBy(text string, at int) bool {
	for _, w := range []string{" Leader", " leader", " Whip", " whip"} {
		if strings.HasPrefix(text[at:], w) {
			return true
		}
	}
	return false
}

// unarticled drops “the”.
func unarticled(written string) string {
	for _, article := range []string{"the ", "The ", "THE "} {
		if rest, ok := strings.CutPrefix(written, article); ok {
			return strings.TrimRight(rest, ",.;:")
		}
	}
	return strings.TrimRight(written, ",;:")
}

// bodyName folds the name of a body.
func bodyName(written string) string {
	name := bare(fold(strings.Trim(written, marks)))
	for _, s := range []string{"s", "’s"} {
		if k := strings.TrimSuffix(written, "'"+s); k != written {
			name = bare(fold(k))
		}
	}
	name = strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(name, ",", " "), "defence", "defense")), " ")
	return strings.ReplaceAll(name, "labour ministry", "labor ministry")
}

// ordered puts what a body is last: the Department of State is the State Department.
func ordered(name string) string {
	for _, head := range []string{"department", "ministry"} {
		if rest, ok := strings.CutPrefix(name, head+" of "); ok && rest != "" {
			return bare(rest) + " " + head
		}
	}
	return name
}

// bare drops the article of a folded name.
func bare(folded string) string { return strings.TrimPrefix(folded, "the ") }

// withoutCountry takes the country off the name of a kind of body, “U.S. State Department”, “Supreme Court of India”, and gives
// the rest one order.
func (f *Finder) withoutCountry(name string) (rest, country string) {
	first, after, ok := strings.Cut(name, " ")
	if c := f.tables.adjectives[first]; ok && c != "" {
		if _, generic := f.generic(after); generic {
			return ordered(after), c
		}
	}
	if at := strings.LastIndex(name, " of "); at > 0 {
		if c := f.tables.countries[bare(name[at+4:])]; c != "" {
			if _, generic := f.generic(name[:at]); generic {
				return ordered(name[:at]), c
			}
		}
	}
	return ordered(name), ""
}

// generic reports whether a name ends or begins with a word for what a body is, and whether all its words are such.
func (f *Finder) generic(name string) (head, all bool) {
	if f.tables.particular[name] {
		return false, false
	}
	all = true
	fields := strings.Fields(name)
	for i, w := range fields {
		kind := f.tables.institutions[w]
		if kind == "" {
			all = false
		}
		if kind == "head" && (i == 0 || i == len(fields)-1) {
			head = true
		}
	}
	return head, all
}

// longestShort is how many letters a short name made of initials has at most.
const longestShort = 8

// shared reports whether a country has many bodies of a name made of words of institutions: the Post, the Judiciary Committee
// without its chamber.
func (f *Finder) shared(name string) bool {
	fields := strings.Fields(name)
	for _, w := range fields {
		if f.tables.institutions[w] == "shared" {
			return true
		}
	}
	last := fields[len(fields)-1]
	return (last == "committee" || last == "office" || last == "board" || last == "service" || last == "council" || last == "court" && fields[0] != "supreme") &&
		!slices.Contains(fields, "house") && !slices.Contains(fields, "senate")
}

// acronym reports whether a short name has the initials of a long one, with or without the small words.
func acronym(short, long string) bool {
	if strings.Contains(short, " ") || len(short) < 2 || len(short) > longestShort {
		return false
	}
	var all, main strings.Builder
	for _, w := range strings.Fields(long) {
		all.WriteByte(w[0])
		if w != "of" && w != "the" && w != "and" && w != "for" {
			main.WriteByte(w[0])
		}
	}
	return short == all.String() || short == main.String()
}
