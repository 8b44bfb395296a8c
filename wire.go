package sayso

// The wire types are the record as JSON: names, order and types of docs/record.md, in which a test looks for every
// field. A pointer or nullable string that is nil is written null; a list is never null.

type wireRecord struct {
	Schema       string            `json:"schema"`
	Engine       wireEngine        `json:"engine"`
	Offsets      Offsets           `json:"offsets"`
	Article      wireArticle       `json:"article"`
	Quotations   []wireQuotation   `json:"quotations"`
	Attributions []wireAttribution `json:"attributions"`
	Events       []wireEvent       `json:"events"`
	Entities     []wireEntity      `json:"entities"`
	Times        []wireTime        `json:"times"`
	Places       []wirePlace       `json:"places"`
	Quantities   []wireQuantity    `json:"quantities"`
	Unsourced    []wireSpan        `json:"unsourced"`
	Notes        []wireNote        `json:"notes"`
	Warnings     []wireWarning     `json:"warnings"`
}

type wireEngine struct {
	Version  string `json:"version"`
	Model    string `json:"model"`
	Lexicons string `json:"lexicons"`
}

type wireArticle struct {
	ID         string          `json:"id"`
	SHA256     string          `json:"sha256"`
	Title      *string         `json:"title"`
	Publisher  *string         `json:"publisher"`
	Authors    []string        `json:"authors"`
	URL        *string         `json:"url"`
	Language   *string         `json:"language"`
	Published  wirePublished   `json:"published"`
	Extraction *wireExtraction `json:"extraction"`
	Text       *string         `json:"text,omitempty"` // absent, not null, without WithText
	Paragraphs []wireSpan      `json:"paragraphs"`
	Sentences  []wireSpan      `json:"sentences"`
	Parts      []wirePart      `json:"parts"`
}

type wirePart struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
	Kind  PartKind `json:"kind"`
}

type wireExtraction struct {
	Extractor string `json:"extractor"`
	MediaType string `json:"media_type"`
	SHA256    string `json:"sha256"`

	FeedSource *string `json:"feed_source"`
}

type wirePublished struct {
	Value *string `json:"value"`
	Basis Basis   `json:"basis"`
}

type wireSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type wireQuotation struct {
	ID          string        `json:"id"`
	Span        wireSpan      `json:"span"`
	Inner       wireSpan      `json:"inner"`
	Kind        QuotationKind `json:"kind"`
	NestedIn    *string       `json:"nested_in"`
	Attribution *string       `json:"attribution"`
}

type wireAttribution struct {
	ID             string       `json:"id"`
	Source         []wireSpan   `json:"source"`
	Cue            *wireSpan    `json:"cue"`
	Content        []wireSpan   `json:"content"`
	Complementiser *wireSpan    `json:"complementiser"`
	Kind           Kind         `json:"kind"`
	Speaker        *wireSpeaker `json:"speaker"`
	Level          *Level       `json:"level"`
	Parent         *string      `json:"parent"`
	Stance         *Stance      `json:"stance"`
	Addressee      *wireSpan    `json:"addressee"`
	Medium         *wireSpan    `json:"medium"`
	Time           *wireSpan    `json:"time"`
	Place          *wireSpan    `json:"place"`
	Terms          *wireSpan    `json:"terms"`
	Carried        []string     `json:"carried"`
	People         *int         `json:"people"`
	Standing       *wireSpan    `json:"standing"`
	Quotations     []string     `json:"quotations"`
	Repeats        *string      `json:"repeats"`
	Occasion       *string      `json:"occasion"`
	Confidence     *float64     `json:"confidence"`
	LinkConfidence *wireLinks   `json:"link_confidence"`
}

type wireNote struct {
	Code    Code     `json:"code"`
	Span    wireSpan `json:"span"`
	Message string   `json:"message"`
}

type wireEvent struct {
	ID          string            `json:"id"`
	Trigger     wireSpan          `json:"trigger"`
	Mentions    []wireSpan        `json:"mentions"`
	Type        EventType         `json:"type"`
	Mode        *string           `json:"mode"`
	Contexts    []string          `json:"contexts"`
	Quad        int               `json:"quad"`
	Score       float64           `json:"score"`
	Actors      []wireParticipant `json:"actors"`
	Recipients  []wireParticipant `json:"recipients"`
	Factuality  []wireFactuality  `json:"factuality"`
	Status      Status            `json:"status"`
	AccordingTo string            `json:"according_to"`
	Place       *string           `json:"place"`
	PlaceBasis  EventBasis        `json:"place_basis"`
	Date        *string           `json:"date"`
	DateBasis   EventBasis        `json:"date_basis"`
	Evidence    []wireEvidence    `json:"evidence"`
	Confidence  *float64          `json:"confidence"`
}

type wireParticipant struct {
	Start   int       `json:"start"`
	End     int       `json:"end"`
	Text    string    `json:"text"`
	Entity  *string   `json:"entity"`
	Country *string   `json:"country"`
	Sector  *string   `json:"sector"`
	Counts  *wireSpan `json:"counts"`
}

type wireFactuality struct {
	AccordingTo string    `json:"according_to"`
	Certainty   Certainty `json:"certainty"`
	Polarity    Polarity  `json:"polarity"`
}

type wireEvidence struct {
	Field string    `json:"field"`
	By    string    `json:"by"`
	Span  *wireSpan `json:"span"`
}

type wireEntity struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`
	Kind        EntityKind    `json:"kind"`
	Description *string       `json:"description"`
	Country     *string       `json:"country"`
	Sector      *string       `json:"sector"`
	Mentions    []wireMention `json:"mentions"`
	Wikidata    *string       `json:"wikidata"`
}

type wireMention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Form  Form   `json:"form"`
}

type wireTime struct {
	ID        string         `json:"id"`
	Start     int            `json:"start"`
	End       int            `json:"end"`
	Text      string         `json:"text"`
	Type      TimeType       `json:"type"`
	Value     *string        `json:"value"`
	Mod       *TimeMod       `json:"mod"`
	Quant     *string        `json:"quant"`
	Freq      *string        `json:"freq"`
	Zone      *string        `json:"zone"`
	Anchor    *string        `json:"anchor"`
	Direction *TimeDirection `json:"direction"`
}

type wirePlace struct {
	ID         string          `json:"id"`
	Start      int             `json:"start"`
	End        int             `json:"end"`
	Text       string          `json:"text"`
	Name       *string         `json:"name"`
	Country    *string         `json:"country"`
	Admin1     *string         `json:"admin1"`
	GeoNames   *int            `json:"geonames"`
	Lat        *float64        `json:"lat"`
	Lon        *float64        `json:"lon"`
	Precision  *PlacePrecision `json:"precision"`
	Basis      PlaceBasis      `json:"basis"`
	Body       *string         `json:"body"`
	Unresolved *PlaceReason    `json:"unresolved"`
}

type wireQuantity struct {
	ID         string       `json:"id"`
	Start      int          `json:"start"`
	End        int          `json:"end"`
	Text       string       `json:"text"`
	Kind       QuantityKind `json:"kind"`
	Value      *Number      `json:"value"`
	Low        *Number      `json:"low"`
	High       *Number      `json:"high"`
	Unit       *string      `json:"unit"`
	Of         *wireSpan    `json:"of"`
	Comparison *Comparison  `json:"comparison"`
	Change     bool         `json:"change"`
	Direction  *Direction   `json:"direction"`
	Baseline   *wireSpan    `json:"baseline"`
	PartOf     *string      `json:"part_of"`
	Missing    []Missing    `json:"missing"`
}

type wireSpeaker struct {
	Entity *string `json:"entity"`
	Name   string  `json:"name"`
}

type wireLinks struct {
	Cue     float64 `json:"cue"`
	Source  float64 `json:"source"`
	Content float64 `json:"content"`
}

type wireWarning struct {
	Code    Code      `json:"code"`
	Span    *wireSpan `json:"span"`
	Message string    `json:"message"`
}

// nullable turns "", which means "not known", into null.
func nullable[S ~string](s S) *S {
	if s == "" {
		return nil
	}
	return &s
}

// nullableCount is a number of which 0 means that there is none.
func nullableCount(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// plain is nullable's inverse.
func plain[S ~string](s *S) S {
	if s == nil {
		return ""
	}
	return *s
}

// each maps a list and keeps an empty one a list, since JSON tells [] from null.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}
