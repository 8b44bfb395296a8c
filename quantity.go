package sayso

// A Quantity is a number in the text with what it is a number of. All spans are bytes of Article.Text.
type Quantity struct {
	ID         string // "n1"… in text order
	Span       Span   // the expression: comparison, number, unit, and for things counted the noun phrase
	Kind       QuantityKind
	Value      Number // "" if the text gives a range, only a magnitude, or no number at all
	Low, High  Number // ends of a range or magnitude, both inside; "" if there is none
	Unit       string // normal form: "mile per hour", "percent", "EUR", "dollar per barrel"; "" for bare numbers and things counted
	Of         *Span  // what is counted or measured; nil if the sentence does not say
	Comparison Comparison
	Change     bool      // the quantity is the size of a change: "rose by 5 %"
	Direction  Direction // of the change, "" if there is none or it is not said
	Baseline   *Span     // from or against what: "from 40 percent in 2020"; nil if there is none
	PartOf     string    // id of the quantity this one is a part of: "eight cartels, six of them Mexican"
	Missing    []Missing // what a reader would need to check it and the text does not give
}

// A Number is an exact number in text form: a decimal ("7200000000", "-0.5"), or a fraction in lowest terms where no
// decimal is exact ("1/3"). It never passed through floating point; math/big.Rat and Python's fractions.Fraction read
// both forms. "" is no number.
type Number string

// QuantityKind says what sort of number a quantity is.
type QuantityKind string

// The kinds of quantity.
const (
	QuantityCount       QuantityKind = "count"       // eight cartels, dozens of people
	QuantityMoney       QuantityKind = "money"       // $1.2 billion, 50 cents a share
	QuantityPercentage  QuantityKind = "percentage"  // 5 %, and percentage points and basis points by their unit
	QuantityShare       QuantityKind = "share"       // a third of, more than half, one in five
	QuantityMeasure     QuantityKind = "measure"     // 30 km, 18 months, 60 mph, 190 points
	QuantityAge         QuantityKind = "age"         // a 25-year-old
	QuantityMultiple    QuantityKind = "multiple"    // twice, tenfold, three times
	QuantityScore       QuantityKind = "score"       // 3-2
	QuantityOrdinal     QuantityKind = "ordinal"     // the third attempt, top priority
	QuantitySuperlative QuantityKind = "superlative" // the lowest on record: no value
	QuantityNumber      QuantityKind = "number"      // a number with neither unit nor noun
)

// Comparison is how a quantity relates to its number. "" means that the text gives the number as it is.
type Comparison string

// The comparisons.
const (
	ComparisonMoreThan Comparison = "more_than"
	ComparisonLessThan Comparison = "less_than"
	ComparisonAtLeast  Comparison = "at_least"
	ComparisonAtMost   Comparison = "at_most"
	ComparisonUpTo     Comparison = "up_to"  // as many as
	ComparisonAbout    Comparison = "about"  // some, roughly
	ComparisonNearly   Comparison = "nearly" // almost: about, and less
	ComparisonExactly  Comparison = "exactly"
)

// Direction says which way a change goes.
type Direction string

// The directions.
const (
	DirectionUp   Direction = "up"
	DirectionDown Direction = "down"
)

// Missing names what a quantity lacks to be checked.
type Missing string

// What can be missing.
const (
	MissingValue    Missing = "value"    // "the lowest on record"
	MissingBaseline Missing = "baseline" // "dropped by more than half": from what?
)
