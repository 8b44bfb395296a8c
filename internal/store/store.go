// Package store keeps a ledger: articles whose text is never altered, their records, what links them, and the log of
// corrections. SQLite in one file is the store of one desk, PostgreSQL that of a team; both stand behind [Store], have
// the same tables and pass the same tests. The package knows nothing of language: keys, links and groups are what the
// packages that find copies, stories, claims and people give it.
package store

import (
	"context"
	"iter"

	"sayso"
)

// A Store is one open ledger, safe for use by several goroutines and, as far as the database allows, by several
// processes. Errors are of type [*sayso.Error] with a code that says what to do.
type Store interface {
	// View runs f on one consistent state of the store.
	View(ctx context.Context, f func(Reader) error) error
	// Update runs f in one transaction: all of it is durable when Update returns nil, none of it when it returns an error.
	// Updates take turns: a second one waits, also for another program, and gives up with code ErrBusy.
	Update(ctx context.Context, f func(Writer) error) error
	// Check reads everything and returns an error of code ErrStore if something does not hold together. Opening looks at
	// the header and the tables only.
	Check(ctx context.Context) error
	Close() error
}

// A Reader looks things up. Lists are in a fixed order, the one their method names, whatever the order of adding.
type Reader interface {
	// Article returns an article with its text, or nil if there is none with this id.
	Article(id string) (*sayso.Article, error)
	// Info returns what a list has of an article, or nil.
	Info(id string) (*ArticleInfo, error)
	// Texts and Infos are Article and Info for several at once, by id: a page asks once for all its rows. What is not there is left out.
	Texts(ids []string) (map[string]*sayso.Article, error)
	Infos(ids []string) (map[string]*ArticleInfo, error)
	// ArticleByHash returns the id of the article whose text has this SHA-256, "" if there is none.
	ArticleByHash(sha256 string) (string, error)
	// Articles returns articles without their text that fit the filter, by date of publication and id, those without a date
	// first; of them what stands behind the article `after`, "" for the beginning. A limit of 0 is none, here and below.
	Articles(f ArticleFilter, after string, limit int) ([]ArticleInfo, error)

	// Record returns the newest record of an article as it was put: the bytes of its JSON. Nil if there is none.
	Record(article string) (*Record, error)
	// Records returns all records of an article, oldest first; Body is left out.
	Records(article string) ([]Record, error)

	// RecordOf returns the record of an article by one engine with its Body, nil if there is none.
	RecordOf(article string, by sayso.Engine) (*Record, error)

	// Finding returns what a finder keeps of a ref to compare it with others later, nil if nothing.
	Finding(kind Kind, ref string) ([]byte, error)
	// Keys returns the day and the keys of a ref as they were put, in ascending order.
	Keys(kind Kind, ref string) (day int, keys []uint64, err error)
	// Refs returns the refs of a kind that have keys or a finding, by name, after the name `after`.
	Refs(kind Kind, after string, limit int) ([]string, error)
	// Near returns the refs of a kind that have any of the keys within the days [from, to], with how many; by ref. The days
	// of what has no date are [NoDay], which is within every range.
	Near(kind Kind, keys []uint64, from, to int) ([]Hit, error)
	// NearAtLeast is Near for those that have at least so many of the keys.
	NearAtLeast(least int, kind Kind, keys []uint64, from, to int) ([]Hit, error)
	// NearEach asks for several lists of keys at once, which costs little more than for one: for each list the refs within the days
	// that have at least `near` of its keys, and those of any other day that have at least `alike`, which is more.
	NearEach(near, alike int, kind Kind, lists [][]uint64, from, to int) ([][]Hit, error)
	// Earliest returns the first of the refs of a kind that have a key, by day, those without one last, then by name.
	Earliest(kind Kind, key uint64, limit int) ([]Hit, error)
	// Links returns the links of a kind at a ref, by the other end.
	Links(kind Kind, ref string) ([]Link, error)
	// GroupOf returns the id of the group of a kind that a ref is in, "" if none.
	GroupOf(kind Kind, ref string) (string, error)
	// GroupsOf is GroupOf for several at once, by ref; those in no group are left out.
	GroupsOf(kind Kind, refs []string) (map[string]string, error)
	// GroupsUnder is GroupsOf for all refs "name/…" of some names, such as the voices of an article.
	GroupsUnder(kind Kind, names []string) (map[string]string, error)
	// Group returns a group, or nil. Members are in order of their names.
	Group(kind Kind, id string) (*Group, error)
	// GroupsBy is Group for several at once, by id; those that are not there are left out.
	GroupsBy(kind Kind, ids []string) (map[string]*Group, error)
	// Head returns a group without its members, or nil.
	Head(kind Kind, id string) (*Group, error)
	// Members returns the members of a group in order of their names; none if there is no such group.
	Members(kind Kind, id string) ([]string, error)
	// Groups returns groups of a kind, those of most members first, then by id, after the first `skip`; without members.
	Groups(kind Kind, f GroupFilter, skip, limit int) ([]Group, error)

	// Statements returns statements that fit, newest first, then by article and number.
	Statements(f StatementFilter, skip, limit int) ([]Statement, error)
	// Events returns events that fit, newest first, then by article and number.
	Events(f EventFilter, skip, limit int) ([]Event, error)
	// EventNumber counts the events that fit, with any of some actors and recipients (each empty: all) in the place of the filter's.
	EventNumber(f EventFilter, actors, recipients []string) (int, error)
	// EventDays is EventNumber by day, with how many of a day's are of the types `first`.
	EventDays(f EventFilter, actors, recipients, first []string) ([]EventDay, error)
	// Search returns the articles that fit the words, best first, then by id, each with the stretch that has most of the
	// words: a statement, or else up to 30 words of one line. The syntax is: words (all must stand there, in any form of the
	// same stem), "several words" in a row, and -word for none.
	Search(query string, skip, limit int) ([]Found, error)

	// Corrections returns the log from number `after`+1 on.
	Corrections(after int) iter.Seq2[sayso.Correction, error]
	// Setting returns a value kept under a name, nil if none. Settings returns all names, sorted.
	Setting(name string) ([]byte, error)
	Settings() ([]string, error)
	// Counts returns how many of each there are.
	Counts() (Counts, error)
}

// A Writer also changes things. Putting what is there already replaces it, but for articles, records and corrections,
// which are never altered.
type Writer interface {
	Reader
	// PutArticle keeps an article. One with the same text already there is left as it is; the id returned is the kept one.
	// Another text under the same id is an error of code ErrConflict. Of info only Day, RawSHA256 and FeedSource are read.
	PutArticle(a *sayso.Article, info ArticleInfo) (id string, added bool, err error)
	// PutRecord keeps a record beside those of other engines; the same engine's is left as it is.
	PutRecord(r Record) error
	// PutKeys sets the keys of a ref, in any order; none removes them.
	PutKeys(kind Kind, ref string, day int, keys []uint64) error
	// PutFinding sets what a finder keeps of a ref, some kilobytes of JSON (so worth packing); nil removes it.
	PutFinding(kind Kind, ref string, body []byte) error
	// PutLinks adds links or replaces those between the same ends.
	PutLinks(kind Kind, links []Link) error
	// DropLinks removes all links of a kind at a ref.
	DropLinks(kind Kind, ref string) error
	// PutGroup sets a group and its members, who leave the groups of that kind they were in.
	PutGroup(kind Kind, g Group) error
	// PutHead sets all of a group that is there but its members, who stay.
	PutHead(kind Kind, g Group) error
	// PutMember has a ref join a group that is there, and leave the one of that kind that it was in. DropMember has it leave.
	PutMember(kind Kind, id, ref string) error
	DropMember(kind Kind, ref string) error
	// DropGroup removes a group; its members are in none then.
	DropGroup(kind Kind, id string) error
	// PutStatements sets the statements of an article, PutEvents its events.
	PutStatements(article string, s []Statement) error
	PutEvents(article string, e []Event) error
	// PutCorrection appends to the log and returns the number of the entry.
	PutCorrection(c sayso.Correction) (int, error)
	PutSetting(name string, value []byte) error
	DropSetting(name string) error
}

// Kind names what a key, link or group is about.
type Kind int16

// The kinds; the numbers are stored and never change.
const (
	KindCopy   Kind = 1 // refs are articles; groups are origins
	KindStory  Kind = 2 // refs are articles; groups are stories
	KindClaim  Kind = 3 // refs are voices, "article/a3"; groups are claims
	KindPerson Kind = 4 // refs are headings, "person/ana-castrel", and what is kept of an article, "article:…"; groups are people
)

// NoDay is the day of what has no date. Days are counted from 1970-01-01.
const NoDay = -1 << 31

// ArticleInfo is an article in a list.
type ArticleInfo struct {
	ID, SHA256, Title, Publisher, URL, Language string
	Published                                   sayso.Published
	Day                                         int    // of publication, or NoDay
	Bytes                                       int    // of its text
	RawSHA256                                   string // of the bytes it came from, if it was extracted
	FeedSource                                  string // the true publisher as a feed's <source> names it, "" if none
}

// ArticleFilter says which articles; the zero value is all. Days are inclusive where To is not 0.
type ArticleFilter struct {
	From, To  int
	Publisher string
}

// A Record is what an engine made of an article: canonical JSON of the record, in bytes, without the text.
type Record struct {
	Article string
	Engine  sayso.Engine
	Seq     int // order of keeping, given by the store
	Body    []byte
}

// A Hit is a ref that shares keys.
type Hit struct {
	Ref  string
	Day  int
	Keys int // how many are shared
}

// A Link joins two refs; A < B. Body is the finder's own.
type Link struct {
	A, B   string
	Weight float64
	Body   []byte
}

// A Group is a set of refs with what its finder says of it. Title is for lists; Day and LastDay span its members'.
type Group struct {
	ID           string
	Title        string
	Day, LastDay int
	Size         int      // members, or more telling: origins
	Members      []string // a set; the store returns it sorted
	Body         []byte
}

// GroupFilter says which groups. AtLeast is the least size.
type GroupFilter struct {
	From, To int
	AtLeast  int
	Words    string // all of which stand in the title, in any case
}

// A Statement is an attribution, or a fact in the writer's own voice, as a row to look things up by.
type Statement struct {
	Article, ID string   // ID as in the record; "u1" … for the writer's own facts
	Person      string   // the speaker's heading, which is of one person (internal/people)
	Name        string   // as the article names the speaker
	About, To   []string // headings of whom it is about, whom it is said to
	Kind        sayso.Kind
	Stance      sayso.Stance
	Level       sayso.Level
	Day         int
	Start, End  int    // bytes of the whole statement in the article
	Content     string // what is said: where it stands, as ranges of bytes, "12-40,52-60"
	Shown       string // what else lists show of it, as the ledger writes it; "" in rows put before format 3
}

// StatementFilter says which statements; the zero value is all. What has no day is in no range of days, here and in the
// other filters.
type StatementFilter struct {
	Article  string
	Person   string
	Role     sayso.SaidRole // of Person; "" any
	Stance   sayso.Stance
	Level    sayso.Level
	From, To int
}

// An Event is an event of a record as a row.
type Event struct {
	Article, ID        string
	Type, Mode         string
	Status             sayso.Status
	Actors, Recipients []string // headings of people and bodies
	ActorCountries     []string // ISO alpha-3
	RecipientCountries []string
	Day                int // when it happened, as far as the text tells
	Said               int // day of publication
	Start, End         int // bytes of its trigger
	Words              string
	Shown              string // as that of a statement
}

// EventFilter says which events.
type EventFilter struct {
	Article, Type, Actor, Recipient string   // actors by country or by person
	Articles                        []string // any of these; nil: all
	Status                          []sayso.Status
	From, To                        int // of Day, or of Said where no Day is known; the order is by the same
}

// Found is a hit of a search: an article with the stretch that fits best.
type Found struct {
	Article    string
	Statement  *Statement // the one that the stretch is, with ID, Name, Stance, Level, Start, End and Shown; nil if it is none
	Start, End int        // bytes in the article's text; both 0 if the words stand in the title alone
	Text       string     // what stands there, or the title
	Lit        [][2]int   // where words of the query stand in it, in bytes of the article
	Score      float64    // only good for comparing hits of one search; the two databases count differently
}

// Counts says how much a store holds.
type Counts struct {
	Articles, Records, Statements, Events, Origins, Stories, Claims, People, Corrections int
	TextBytes, StoreBytes                                                                int64
}
