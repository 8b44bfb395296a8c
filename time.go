package sayso

// A Time is an expression of time and what it means, as TIMEX3 of TimeML has it: "last Friday" with the value
// 2025-08-08 if the article was published on 9 August 2025, with the open value XXXX-WXX-5 if its date is unknown.
// Nothing is filled in from today's date.
type Time struct {
	ID        string // "t1"… in text order
	Span      Span
	Type      TimeType
	Value     string        // TIMEX3: ISO 8601 with X for what is open, PXD, PAST_REF; "" if the words tell none
	Mod       TimeMod       // "" if the value stands as it is
	Quant     string        // of a SET: "EVERY", "EACH"
	Freq      string        // of a SET: "2X" for "twice"
	Zone      string        // of a TIME: offset from UTC as told, "-04:00" or "Z"; "" if none is
	Anchor    string        // id of the time it counts from, AnchorPublished, or ""
	Direction TimeDirection // on which side of the publication date; "" if that cannot be told
}

// AnchorPublished is the Anchor of what counts from the publication date.
const AnchorPublished = "published"

// TimeType is the type of a [Time].
type TimeType string

// The types, as TIMEX3 names them.
const (
	TimeDate     TimeType = "DATE"
	TimeTime     TimeType = "TIME" // within a day
	TimeDuration TimeType = "DURATION"
	TimeSet      TimeType = "SET" // recurring
)

// TimeMod says how an expression narrows or blurs its value: "early March" is START, "about a year" is APPROX.
type TimeMod string

// The modifiers, as TIMEX3 names them.
const (
	TimeBefore      TimeMod = "BEFORE"
	TimeAfter       TimeMod = "AFTER"
	TimeOnOrBefore  TimeMod = "ON_OR_BEFORE"
	TimeOnOrAfter   TimeMod = "ON_OR_AFTER"
	TimeLessThan    TimeMod = "LESS_THAN"
	TimeMoreThan    TimeMod = "MORE_THAN"
	TimeEqualOrLess TimeMod = "EQUAL_OR_LESS"
	TimeEqualOrMore TimeMod = "EQUAL_OR_MORE"
	TimeStart       TimeMod = "START"
	TimeMid         TimeMod = "MID"
	TimeEnd         TimeMod = "END"
	TimeApprox      TimeMod = "APPROX"
)

// TimeDirection says where a time lies from the publication date.
type TimeDirection string

// The directions. Without a publication date they are what the words and the tense beside them say.
const (
	TimePast    TimeDirection = "past"
	TimePresent TimeDirection = "present" // the day, month, year … of publication itself
	TimeFuture  TimeDirection = "future"
)
