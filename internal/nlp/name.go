package nlp

// A NameKind is what sort of thing a name names. The zero value is no kind.
type NameKind uint8

// The kinds of names that a record shows, and four more that keep those clean.
const (
	NamePerson NameKind = iota + 1
	NameOrganization
	NamePlace
	NameGroup // nationalities, religions, parties
	NameWork  // a book, a film, a newspaper article
	NameEvent
	NameLaw
	NameFacility
	NameProduct
	NameMisc // of no other kind: an award, a language, a disease
	NameCurrency
	NameDate
)

var nameKinds = [...]string{"", "PERSON", "ORGANIZATION", "PLACE", "GROUP", "WORK", "EVENT", "LAW", "FACILITY", "PRODUCT", "MISC",
	"CURRENCY", "DATE"}

// String returns the kind in capitals, "" for none.
func (k NameKind) String() string { return nameKinds[k] }

// ParseNameKind returns the kind of this name.
func ParseNameKind(name string) (k NameKind, ok bool) {
	for i, n := range nameKinds {
		if i > 0 && n == name {
			return NameKind(i), true
		}
	}
	return 0, false
}

// Recorded reports whether names of this kind belong into a record: a date has a layer of its own, a currency a unit.
func (k NameKind) Recorded() bool { return k >= NamePerson && k <= NameFacility }

// A Name is a proper name as a range of tokens, without article and title: "Holm" in "the late Mr Holm". P is what the
// model gives it, not calibrated.
type Name struct {
	Range Range
	Kind  NameKind
	P     float32
}

// A Phrase is a noun phrase about something named, as the guide of the GUM corpus marks it: with its determiner and what
// follows ("the city of Bergen"). Kind is one of GUM's ten: "person", "place", "organization" …
type Phrase struct {
	Range Range
	Kind  string
	P     float32
}
