package export

// The rows of the tables, one type a table. The tag names the column, in CSV and in Parquet alike; a pointer is a column
// that may be empty. Positions are in the unit that the row names. A span is never split over two rows: what a record has
// several of stands in a table of its own, with a number from 1.

// rowKey begins every row: whose it is and what made it.
type rowKey struct {
	Article string `parquet:"article"`
	SHA256  string `parquet:"doc_sha256"` // of the text as stored
	Run     string `parquet:"run_id"`     // row of the table of runs
}

// rowSpan is a place in the text.
type rowSpan struct {
	Offsets string `parquet:"offsets"`
	Start   int32  `parquet:"start"`
	End     int32  `parquet:"end"`
	Text    string `parquet:"text"`
}

type runRow struct {
	Run      string `parquet:"run_id"`
	Version  string `parquet:"version"`
	Model    string `parquet:"model"`
	Lexicons string `parquet:"lexicons"`
	Codebook string `parquet:"codebook"`
	Tables   string `parquet:"tables"` // version of these tables
}

type articleRow struct {
	rowKey
	Title     *string  `parquet:"title,optional"`
	Publisher *string  `parquet:"publisher,optional"`
	Authors   []string `parquet:"authors,list"`
	URL       *string  `parquet:"url,optional"`
	Language  *string  `parquet:"language,optional"`
	Published *string  `parquet:"published,optional"`
	Basis     string   `parquet:"published_basis"`
	Offsets   string   `parquet:"offsets"`
	Length    int32    `parquet:"length"`
	Sentences int32    `parquet:"sentences"`
}

type attributionRow struct {
	rowKey
	ID         string   `parquet:"id"`
	Kind       string   `parquet:"kind"`
	Speaker    *string  `parquet:"speaker,optional"`
	Entity     *string  `parquet:"speaker_entity,optional"`
	Level      *string  `parquet:"level,optional"`
	Stance     *string  `parquet:"stance,optional"`
	Parent     *string  `parquet:"parent,optional"`
	Repeats    *string  `parquet:"repeats,optional"`
	Occasion   *string  `parquet:"occasion,optional"`
	People     *int32   `parquet:"people,optional"`
	Source     *string  `parquet:"source,optional"` // words joined by " … "; their places are in attribution_spans
	Cue        *string  `parquet:"cue,optional"`
	Content    *string  `parquet:"content,optional"`
	Confidence *float64 `parquet:"confidence,optional"`
}

type attributionSpanRow struct {
	rowKey
	Attribution string `parquet:"attribution"`
	Role        string `parquet:"role"` // source, cue, content, complementiser, addressee, medium, time, place, terms, standing
	Number      int32  `parquet:"n"`
	rowSpan
}

type quotationRow struct {
	rowKey
	ID          string  `parquet:"id"`
	Kind        string  `parquet:"kind"`
	Attribution *string `parquet:"attribution,optional"`
	NestedIn    *string `parquet:"nested_in,optional"`
	InnerStart  int32   `parquet:"inner_start"`
	InnerEnd    int32   `parquet:"inner_end"`
	rowSpan
}

type eventRow struct {
	rowKey
	ID         string   `parquet:"id"`
	Type       string   `parquet:"type"`
	Mode       *string  `parquet:"mode,optional"`
	Contexts   []string `parquet:"contexts,list"`
	Quad       int32    `parquet:"quad"`
	Score      float64  `parquet:"score"`
	Status     string   `parquet:"status"`
	According  string   `parquet:"according_to"`
	Place      *string  `parquet:"place,optional"`
	PlaceBasis string   `parquet:"place_basis"`
	Date       *string  `parquet:"date,optional"`
	DateValue  *string  `parquet:"date_value,optional"` // TIMEX3 value of that time
	DateBasis  string   `parquet:"date_basis"`
	Confidence *float64 `parquet:"confidence,optional"`
	rowSpan
}

type participantRow struct {
	rowKey
	Event   string  `parquet:"event"`
	Role    string  `parquet:"role"` // actor, recipient
	Number  int32   `parquet:"n"`
	Entity  *string `parquet:"entity,optional"`
	Country *string `parquet:"country,optional"`
	Sector  *string `parquet:"sector,optional"`
	rowSpan
}

type factualityRow struct {
	rowKey
	Event     string `parquet:"event"`
	According string `parquet:"according_to"`
	Certainty string `parquet:"certainty"`
	Polarity  string `parquet:"polarity"`
}

type entityRowOut struct {
	rowKey
	ID          string  `parquet:"id"`
	Name        string  `parquet:"name"`
	Kind        string  `parquet:"kind"`
	Description *string `parquet:"description,optional"`
	Country     *string `parquet:"country,optional"`
	Sector      *string `parquet:"sector,optional"`
	Wikidata    *string `parquet:"wikidata,optional"`
	Person      *string `parquet:"person,optional"` // across articles
}

type mentionRow struct {
	rowKey
	Entity string `parquet:"entity"`
	Number int32  `parquet:"n"`
	Form   string `parquet:"form"`
	rowSpan
}

type timeRow struct {
	rowKey
	ID        string  `parquet:"id"`
	Type      string  `parquet:"type"`
	Value     *string `parquet:"value,optional"`
	Mod       *string `parquet:"mod,optional"`
	Anchor    *string `parquet:"anchor,optional"`
	Direction *string `parquet:"direction,optional"`
	rowSpan
}

type placeRow struct {
	rowKey
	ID         string   `parquet:"id"`
	Name       *string  `parquet:"name,optional"`
	Country    *string  `parquet:"country,optional"`
	Admin1     *string  `parquet:"admin1,optional"`
	GeoNames   *int32   `parquet:"geonames,optional"`
	Lat        *float64 `parquet:"lat,optional"`
	Lon        *float64 `parquet:"lon,optional"`
	Precision  *string  `parquet:"precision,optional"`
	Basis      string   `parquet:"basis"`
	Unresolved *string  `parquet:"unresolved,optional"`
	rowSpan
}

type quantityRow struct {
	rowKey
	ID         string  `parquet:"id"`
	Kind       string  `parquet:"kind"`
	Value      *string `parquet:"value,optional"` // exact, as text: a decimal or a fraction
	Low        *string `parquet:"low,optional"`
	High       *string `parquet:"high,optional"`
	Unit       *string `parquet:"unit,optional"`
	Comparison *string `parquet:"comparison,optional"`
	Change     bool    `parquet:"change"`
	Direction  *string `parquet:"direction,optional"`
	Of         *string `parquet:"of,optional"`
	Baseline   *string `parquet:"baseline,optional"`
	PartOf     *string `parquet:"part_of,optional"`
	rowSpan
}

type unsourcedRow struct {
	rowKey
	Number int32 `parquet:"n"`
	rowSpan
}
