package sayso

// SchemaVersion names the record's contract, docs/record.md.
const SchemaVersion = "sayso.record/1"

// A Record is everything read from one article. It points into Article.Text by bytes; [MarshalRecord] writes it in
// the unit asked for. The fields that later layers fill are present from the start and empty until then.
type Record struct {
	Engine       Engine
	Article      *Article
	Paragraphs   []Span
	Sentences    []Span
	Parts        []Part // what is no running text, in text order
	Quotations   []Quotation
	Attributions []Attribution // in text order
	Events       []Event       // in order of their triggers
	Entities     []Entity      // who and what is mentioned, in order of first mention
	Times        []Time        // in text order
	Places       []Place       // in text order
	Quantities   []Quantity    // in text order
	Notes        []Note        // what an editor may want to look at; only if asked for
	Unsourced    []Span        // the writer's own checkable facts with no source in the same or the previous sentence
	Warnings     []Warning
}

// Engine says what made a record: the same three values and the same text give the same bytes.
type Engine struct {
	Version  string // of the program
	Model    string // name and hash of the model container
	Lexicons string // hash over all lexicon files
}

// A Quotation is a stretch inside paired quotation marks, owned by at most one attribution.
type Quotation struct {
	ID          string
	Span        Span // with its marks
	Inner       Span // without them
	Kind        QuotationKind
	NestedIn    string // id of the quotation around it, "" if none
	Attribution string // id of its owner, "" if open
}

// QuotationKind says what a pair of quotation marks is for.
type QuotationKind string

// The kinds of quotation.
const (
	QuotationSpeech QuotationKind = "speech"
	QuotationTerm   QuotationKind = "term"  // a word set apart, a scare quote
	QuotationTitle  QuotationKind = "title" // of a work
)
