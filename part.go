package sayso

// A Part is a stretch of an article that is no running text, so that nobody "says" it: a headline, a caption. A part is
// a whole paragraph, but for a dateline and a label, which begin one.
type Part struct {
	Span Span
	Kind PartKind
}

// PartKind says what a part is.
type PartKind string

// The kinds of part.
const (
	PartHeadline PartKind = "headline"
	PartByline   PartKind = "byline"    // who wrote it
	PartDateline PartKind = "dateline"  // where it was written, with date, agency and dash: "KYIV, March 3 (Reuters) —"
	PartHeading  PartKind = "heading"   // between paragraphs
	PartCaption  PartKind = "caption"   // of a picture, with its credit
	PartPointer  PartKind = "pointer"   // to another page: "Read more: …"
	PartListItem PartKind = "list_item" // with its bullet or number
	PartLabel    PartKind = "label"     // of a speaker in a transcript: "Q:"
	PartNote     PartKind = "note"      // of the newsroom: corrections, rights
	PartCredit   PartKind = "credit"    // of those who worked on it: "(Reporting by …; Editing by …)"
)
