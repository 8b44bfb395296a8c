package origin

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/civil"
	"sayso/internal/copies"
	"sayso/internal/lexicon"
)

// A Finder prepares articles to be judged. It is safe for use by several goroutines.
type Finder struct {
	copies   *copies.Finder
	agencies map[string]string // names in lower case → one for each agency
	credits  []phrase
}

// A phrase of credit lines, and where the agency stands.
type phrase struct{ words, place string }

// New returns a Finder. It panics if the tables in the binary are broken, which a test sees.
func New() *Finder {
	f := &Finder{copies: copies.New(), agencies: map[string]string{}}
	for _, row := range table("origins/agencies.tsv", "name", "agency", "example") {
		f.agencies[row[0]] = row[1]
	}
	for _, row := range table("origins/credits.tsv", "phrase", "place", "example") {
		f.credits = append(f.credits, phrase{row[0], row[1]})
	}
	return f
}

func table(path string, columns ...string) [][]string {
	t, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		panic(fmt.Sprintf("origin: %v", err))
	}
	return t.Rows
}

// An Item is an article prepared to be judged. It is read-only.
type Item struct {
	Member
	Article *sayso.Article
	Feed    string   // the true publisher as a feed's <source> names it, "" if none
	Credits []Credit // in text order; those of the byline field first

	text  *copies.Text
	title []string // its words in lower case
}

// Aside reports whether words of the article lie within what a newsroom puts around any article, such as a caption with its buttons or an
// offer of letters: nobody says that.
func (it *Item) Aside(words sayso.Span) bool {
	for _, f := range it.text.Furniture {
		if f.Span.Start <= words.Start && words.End <= f.Span.End && !words.Empty() {
			return true
		}
	}
	return false
}

// A Member is what the order in an origin goes by.
type Member struct {
	ID        string
	Published string // ISO 8601 date or time, "" if unknown
	Agency    string // the agency whose own text it is, by its publisher; "" if none
}

// A Credit names an agency in whose words an article is, in whole or part.
type Credit struct {
	Agency string
	Kind   sayso.ReasonKind // ReasonCredit, ReasonDateline or ReasonByline
	Span   sayso.Span       // bytes of the text; zero for one from the article's list of authors
}

// Item prepares an article, which must have an id. feed is what a feed's <source> names, "" if none.
func (f *Finder) Item(a *sayso.Article, feed string) *Item {
	it := &Item{
		Member:  Member{ID: a.ID, Published: a.Published.Value, Agency: f.agencyOf(a.Publisher)},
		Article: a, Feed: feed, text: f.copies.Text(a.Text), title: strings.FieldsFunc(strings.ToLower(a.Title), isGap),
	}
	it.Credits = f.creditsOf(it)
	return it
}

// Keys returns the keys of the article for an inverted index: package copies.
func (it *Item) Keys() []uint64 { return it.text.Keys() }

// TitleKey is one more key for an article whose title tells something: a feed's entry may be too short to share others with what
// it points to. ok is false for a title of a few words, which many have.
func (it *Item) TitleKey() (key uint64, ok bool) {
	h := fnv.New64a()
	for _, word := range it.title {
		_, _ = h.Write([]byte(word + " "))
	}
	return h.Sum64(), len(it.title) >= minTitle
}

// Compare orders members: the earliest day first, those without a date last; of one day an agency's own text first, since
// its clients print it later; then by time and id.
func (m Member) Compare(o Member) int {
	day, other := m.day(), o.day()
	if (day == "") != (other == "") {
		return cmp.Compare(other, day)
	}
	if c := cmp.Compare(day, other); c != 0 {
		return c
	}
	if (m.Agency == "") != (o.Agency == "") {
		return cmp.Compare(o.Agency, m.Agency)
	}
	return cmp.Or(cmp.Compare(m.Published, o.Published), cmp.Compare(m.ID, o.ID))
}

// day is the day of publication, "" if there is none.
func (m Member) day() string {
	if len(m.Published) < len("2006-01-02") {
		return ""
	}
	return m.Published[:len("2006-01-02")]
}

// apart returns how many days lie between two members, and whether that is known.
func apart(m, o Member) (days int, ok bool) {
	d, ok := civil.Parse(m.day())
	e, ok2 := civil.Parse(o.day())
	if !ok || !ok2 {
		return 0, false
	}
	days = d.Number() - e.Number()
	return max(days, -days), true
}
