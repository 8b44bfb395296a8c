package sayso

// An Event is something political that the article tells of: who did what to whom, coded in PLOVER's types, and whether it
// happened, by whose word. Later mentions of the same occurrence belong to the same Event.
type Event struct {
	ID       string
	Trigger  Span      // the word that names the act, at its first full mention
	Mentions []Span    // further mentions of the same occurrence, in text order
	Type     EventType // what
	Mode     Mode      // how; "" if not plain
	Contexts []Context // about what; sorted
	Quad     int       // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score    float64   // PLOVER's, from -10 (conflict) to 10 (cooperation)

	Actors, Recipients []Participant // as written; empty if not expressed

	Factuality  []Factuality // one for each voice, the article's first; never empty
	Status      Status       // follows from Factuality, tense and the chain of sourcing (docs/decisions/0020)
	AccordingTo string       // id of the innermost attribution that vouches for it, or VoiceArticle

	Place      string // id of a place; "" if not told
	PlaceBasis EventBasis
	Date       string // id of a time; "" if not told
	DateBasis  EventBasis

	Evidence   []Evidence
	Confidence float64 // calibrated probability that type and trigger are right; 0 = not measured
}

// A Participant is an actor or a recipient of an event, as written.
type Participant struct {
	Span
	Entity  string // id; "" if it is none
	Country string // ISO 3166 alpha-3; "" if not known
	Sector  string // PLOVER's; "" if not known
	Counts  *Span  // whom a number alone is a number of: "13 people were killed and 42 wounded"; nil for words that say it themselves, or if it is not known
}

// An Evidence says which rule or which part of the model decided a field of an event, and on which words.
type Evidence struct {
	Field string // as the JSON names it: "type", "status"
	By    string // "model", or the rule and its row: "negation: not"
	Span  *Span  // nil if it rests on no words of its own
}

// EventType is one of PLOVER's sixteen.
type EventType string

// The types, in PLOVER's order.
const (
	EventAgree     EventType = "AGREE"
	EventConsult   EventType = "CONSULT"
	EventSupport   EventType = "SUPPORT"
	EventConcede   EventType = "CONCEDE"
	EventCooperate EventType = "COOPERATE"
	EventAid       EventType = "AID"
	EventRetreat   EventType = "RETREAT"
	EventRequest   EventType = "REQUEST"
	EventAccuse    EventType = "ACCUSE"
	EventReject    EventType = "REJECT"
	EventThreaten  EventType = "THREATEN"
	EventProtest   EventType = "PROTEST"
	EventSanction  EventType = "SANCTION"
	EventMobilize  EventType = "MOBILIZE"
	EventCoerce    EventType = "COERCE"
	EventAssault   EventType = "ASSAULT"
)

// Mode is how an event was done, one of those that data/plover/modes.tsv lists for its type: "firearms".
type Mode string

// Context is what an event is about, one of those of data/plover/contexts.tsv: "election".
type Context string

// EventBasis says where an event's place or date is from.
type EventBasis string

// The bases of a place or date.
const (
	EventByText      EventBasis = "text"      // its own sentence
	EventByCarrying  EventBasis = "carried"   // from another sentence
	EventByPublished EventBasis = "published" // the day of publication stands in
	EventByNone      EventBasis = "none"      // not known
)
