package sayso

// An Attribution is the relation of a source, a cue and a content: the article reports what someone says, writes,
// believes, wants or decides (Pareti 2012; Newell et al. 2018, PolNeAR). Unlike PolNeAR's, attributions nest: Parent
// names the one whose content carries this one.
type Attribution struct {
	ID      string
	Source  []Span // as written; empty if none is expressed
	Cue     *Span  // nil for a quotation without any
	Content []Span // in text order; more than one if discontinuous; empty for "declined to comment"
	// Complementiser is the word between cue and content that belongs to neither: the "that" before an indirect content,
	// the preposition that a cue governs (accused *of*). PolNeAR counts the one into the content and the other into the
	// cue, so its scorer and export join them again.
	Complementiser *Span
	Kind           Kind
	Speaker        *Speaker // nil until resolved
	Level          Level    // "" until decided
	Parent         string   // id; "" = the article itself
	Stance         Stance   // "" until decided

	Addressee, Medium, Time, Place, Terms *Span
	// Standing is how well placed an unnamed source is said to be: "senior", "briefed on the talks".
	Standing *Span
	People   int // how many the source says it is, 0 if it does not: "two officials"
	// Carried names which of them the attribution takes over from the saying before it, whose speech it goes on with.
	Carried []Circumstance

	Quotations []string // ids of its quotations
	Repeats    string   // id of an earlier attribution it restates, "" if none
	Occasion   string   // id of the first attribution of the same occasion ("he added"), "" if none or it is that one
	Confidence Confidence
}

// Anchor is the stretch of the text by which an attribution is known and ordered: its cue, else the first of its content, else of its
// source; empty if it has none of them.
func (a *Attribution) Anchor() Span {
	switch {
	case a.Cue != nil:
		return *a.Cue
	case len(a.Content) > 0:
		return a.Content[0]
	case len(a.Source) > 0:
		return a.Source[0]
	}
	return Span{}
}

// Confidence is a calibrated probability: of all attributions that say 0.8, about 8 in 10 are right on PolNeAR's
// dev set under the linked exact measure. The zero value means "not measured".
type Confidence struct {
	All                  float64 // cue, source and content all exact
	Cue, Source, Content float64 // each link alone, given the cue
}

// Speaker is the person or body behind a source, after resolution.
type Speaker struct {
	Entity string // id
	Name   string
}

// Circumstance names what can be told of a saying beside who says what.
type Circumstance string

// The circumstances.
const (
	CircumstanceAddressee Circumstance = "addressee"
	CircumstanceMedium    Circumstance = "medium"
	CircumstanceTime      Circumstance = "time"
	CircumstancePlace     Circumstance = "place"
	CircumstanceTerms     Circumstance = "terms"
)

// Kind says how much of the content is inside quotation marks.
type Kind string

// The kinds of attribution.
const (
	KindDirect   Kind = "direct"   // all of it
	KindIndirect Kind = "indirect" // none of it
	KindMixed    Kind = "mixed"    // part of it
	KindNone     Kind = "none"     // there is no content
)

// Level is the level of sourcing, after the attribution rules of AP and Reuters.
type Level string

// The levels of sourcing.
const (
	LevelNamedPerson      Level = "named_person"
	LevelNamedInstitution Level = "named_institution"
	LevelDocumentOrData   Level = "document_or_data"
	LevelNamedMedia       Level = "named_media"
	LevelUnnamedPerson    Level = "unnamed_person"
	LevelUnnamedPlural    Level = "unnamed_plural"
	LevelUnexpressed      Level = "unexpressed"
)

// Stance is a source's attitude to its content. "Did not confirm" is not "denied".
type Stance string

// The stances.
const (
	StanceAsserts         Stance = "asserts"
	StanceConfirms        Stance = "confirms"
	StanceDenies          Stance = "denies"
	StanceRejects         Stance = "rejects"
	StanceDoesNotConfirm  Stance = "does_not_confirm"
	StanceDeclinesComment Stance = "declines_comment"
	StanceNoResponse      Stance = "no_response"
	StanceDemands         Stance = "demands"
	StanceAsks            Stance = "asks"
	StancePromises        Stance = "promises"
	StanceWarns           Stance = "warns"
	StanceExpects         Stance = "expects"
	StanceBelieves        Stance = "believes"
	StancePraises         Stance = "praises"
	StanceCriticises      Stance = "criticises"
	StanceAlleges         Stance = "alleges"
	StanceDecides         Stance = "decides"
)
