package when

import "sayso"

// An op is how a node finds its date.
type op uint8

const (
	opFields op = iota // the fields, what is open filled by direction
	opShift            // the fields' grain, n of them from the origin: "last week", "next Friday", "this summer"
	opOffset           // a length of time from the origin: "three days later"
	opInside           // the fields inside base: "Monday of next week", "the third quarter of last year"
	opNth              // the n-th of the fields' weekday, or of a grain, inside base: "the first Monday of May"
	opFixed            // a value as it stands: PAST_REF
)

// An origin is what a relative expression counts from.
type origin uint8

const (
	fromNow  origin = iota // the publication date
	fromText               // the last date the text told
	fromBase               // the node's base: "three days after Easter"
)

// A node is a date as it is said.
type node struct {
	op     op
	fields fields
	n      int
	length span
	from   origin
	base   *node
	fixed  string
	count  bool   // opShift: n of the weekday, counted from the next one
	feast  string // of a holiday, see holiday.go
	lean   sayso.TimeDirection
}

// A span is a length of time: a sum of units.
type span []spell

// A spell is a number of units of one kind.
type spell struct {
	quantity
	unit string // designator
}

// An expr is an expression of time as the grammar reads it, words start to end.
type expr struct {
	start, end int
	typ        sayso.TimeType
	node       *node // DATE and TIME
	length     span  // DURATION, and SET: the period
	mod        sayso.TimeMod
	quant      string
	freq       string
	zone       string
	doubt      bool // may be something else: kept only with a hint
	bound      bool // complete: takes no more parts
}

// unsaid is the direction of what may lie on either side.
const unsaid sayso.TimeDirection = ""
