package sayso

// An Entity is a person, a body or a thing that the article mentions, with all the places where it does. A pronoun is a
// mention of somebody, never an entity of its own.
type Entity struct {
	ID          string
	Name        string // the fullest the article gives, or a description ("two officials")
	Kind        EntityKind
	Description string // "" if the article gives none
	Country     string // ISO 3166 alpha-3 code, "" if not known
	Sector      string // PLOVER sector, "" if not known
	Mentions    []Mention
	Wikidata    string // "" if not linked
}

// A Mention is one place where an entity stands in the text.
type Mention struct {
	Span
	Form Form
}

// EntityKind says what an entity is.
type EntityKind string

// The kinds of entity.
const (
	EntityPerson       EntityKind = "person"
	EntityOrganization EntityKind = "organization"
	EntityPlace        EntityKind = "place"
	EntityWork         EntityKind = "work" // a document, a book, data
	EntityGroup        EntityKind = "group"
	EntityOther        EntityKind = "other" // a name that can be several
)

// Form says how a mention points.
type Form string

// The forms of mention.
const (
	FormName    Form = "name"
	FormNominal Form = "nominal" // a common noun: “the minister”
	FormPronoun Form = "pronoun"
)
