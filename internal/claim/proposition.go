package claim

import "sayso"

// A Proposition is what one voice says: the content of an attribution, or a fact in the writer's own voice. It is plain data
// that keeps all a later comparison needs, so that nobody reads the article again; [Proposition.MarshalBinary] packs it. Spans are
// bytes of the article's text.
type Proposition struct {
	Voice       string `json:"voice"` // "1f0c…/a3"; "1f0c…/a3/2" of its second sentence; "1f0c…/u2" for a fact in the writer's own voice
	Article     string `json:"article"`
	Attribution string `json:"attribution,omitempty"` // id, "" for the writer's own voice
	// Answers is the voice that a silence answers ("declined to comment"); such a proposition has no words of its own.
	Answers string `json:"answers,omitempty"`
	// Relays is what the voice that it passes on does, where Stance is relays: a paper may relay a denial.
	Relays sayso.VoiceStance `json:"relays,omitempty"`

	Words     sayso.Passage     `json:"words"` // the content; of a silence its cue
	Stance    sayso.VoiceStance `json:"stance"`
	Kind      sayso.ClaimKind   `json:"kind"`
	Entity    string            `json:"entity,omitempty"` // id of the speaker in the article's record
	Name      string            `json:"name,omitempty"`   // of the speaker, as the article names it
	Level     sayso.Level       `json:"level,omitempty"`  // "" for the writer's own voice
	Published string            `json:"published,omitempty"`
	Said      string            `json:"said,omitempty"` // day of the saying, else of publication; "" if neither is known
	// Chain is the sourcing chain from the innermost voice outwards, in names; "" where a link names no one.
	Chain  []string        `json:"chain,omitempty"`
	Hedges []sayso.Passage `json:"hedges,omitempty"`

	Clauses []Clause `json:"clauses,omitempty"` // what it says, in text order
	Terms   []Term   `json:"terms,omitempty"`   // of all clauses, in text order
	Amounts []Amount `json:"amounts,omitempty"`
	Times   []Moment `json:"times,omitempty"`
	// Negations counts the words of the content that say no.
	Negations int `json:"negations,omitempty"`
	// Pronouns says that the words hold a pronoun, so that they cannot be understood where they stand.
	Pronouns bool `json:"pronouns,omitempty"`
	// When says that the words tell a time, however loosely.
	When bool `json:"when,omitempty"`
}

// A Clause is one thing said: its predicate and how it is said.
type Clause struct {
	Core int `json:"core"` // of Terms: what is predicated
	// Negative says that the words deny it, with whatever the stance of the voice does to them taken in: "denied that X"
	// and "said that X is not so" are both negative.
	Negative bool `json:"negative,omitempty"`
	// Open says that the voice takes no side at all: it did not confirm, would not comment, asked.
	Open  bool            `json:"open,omitempty"`
	Kind  sayso.ClaimKind `json:"kind"`
	Hedge bool            `json:"hedge,omitempty"` // "may", "reportedly"
	// Vague says that what is done is done to a pronoun of which it is not known whom it stands for.
	Vague   bool       `json:"vague,omitempty"`
	Nominal bool       `json:"nominal,omitempty"` // it has no verb: "the order"
	Subject bool       `json:"subject,omitempty"` // it says of whom it speaks: none in "raising taxes"
	Maybe   bool       `json:"maybe,omitempty"`   // it may be so: "might have been released"
	At      sayso.Span `json:"at"`
}

// A Term is one word or name of a proposition.
type Term struct {
	Lemma  string  `json:"lemma"`           // of a word its stem; of a name its words in lower case
	Class  string  `json:"class,omitempty"` // what a table takes it for: "kill" for "die" and "death"
	Flip   bool    `json:"flip,omitempty"`  // it is the opposite of its class: "reject" of "approve"
	Role   Role    `json:"role"`
	Name   NameOf  `json:"name,omitempty"`
	Clause int     `json:"clause"` // of Clauses
	Weight float32 `json:"weight"` // how telling it is
	// Definite: "the order", not "an order". Of nouns.
	Definite bool       `json:"definite,omitempty"`
	At       sayso.Span `json:"at"`
}

// A Role is what a term is in its clause.
type Role string

// The roles. Agent and patient are the deep ones: a passive does not swap them.
const (
	RoleCore    Role = "core"
	RoleAgent   Role = "agent"
	RolePatient Role = "patient"
	RoleOther   Role = "other"  // an adjunct, or what hangs on one
	RoleWithin  Role = "within" // a word of an argument that is not its head
)

// NameOf is what sort of name a term is. The zero value is no name.
type NameOf string

// The sorts of name.
const (
	NamePerson NameOf = "person"
	NamePlace  NameOf = "place"
	NameBody   NameOf = "body"
	NameOther  NameOf = "other"
)

// An Amount is a number with what it counts, as an interval.
type Amount struct {
	At     sayso.Span `json:"at"`
	Low    float64    `json:"low"` // both ends belong to it; ±Inf is written as ±1e300
	High   float64    `json:"high"`
	Told   float64    `json:"told"`             // the number in the text; of a range its middle
	Exact  bool       `json:"exact,omitempty"`  // the text gives the number as it is, not "about" or "at least"
	Loose  bool       `json:"loose,omitempty"`  // no number but a magnitude: "dozens"
	Unit   string     `json:"unit,omitempty"`   // normal form; "" for things counted
	Sort   string     `json:"sort"`             // kind of quantity
	Of     string     `json:"of,omitempty"`     // lemma or class of what is counted
	Narrow []string   `json:"narrow,omitempty"` // what narrows it: "six Mexican cartels"
	Said   string     `json:"said,omitempty"`   // lemma or class of what is said of it: "kill"
	Change bool       `json:"change,omitempty"` // the size of a change
	Lost   bool       `json:"lost,omitempty"`   // no baseline is given
	Clause int        `json:"clause"`
}

// A Moment is a date of what is told, as far as it is known: a year, a month or a day, in the form of ISO 8601
// with XXXX for a year that nobody knows.
type Moment struct {
	At     sayso.Span `json:"at"`
	Value  string     `json:"value"`
	Full   bool       `json:"full,omitempty"` // the text itself gives the year
	Clause int        `json:"clause"`
}

// Relation is how two propositions stand to one another.
type Relation string

// The relations.
const (
	Same        Relation = "same"        // both say that
	Contradicts Relation = "contradicts" // both cannot hold as they stand
	Tension     Relation = "tension"     // they pull apart, or a question is left
	Different   Relation = "different"
)

// A Verdict is what comparing two propositions gives. Joint says that they are voices on one claim: they say the same, or
// one says what the other denies or does not confirm. Numbers and dates that clash are of two claims that contradict.
type Verdict struct {
	Relation Relation       `json:"relation"`
	Joint    bool           `json:"joint"`
	Score    float64        `json:"score"` // from 0 to 1: how much of what they say is shared
	Reasons  []sayso.Reason `json:"reasons"`
	Tension  *sayso.Tension `json:"tension"` // nil for same and different
}
