package eventdata

import (
	"bytes"
	"encoding/json"
	"strings"

	"sayso"
)

// A ploverRow is an event in the record form of the PLOVER manual, with the names it gives. Below Engine stand extensions, which the
// manual allows.
type ploverRow struct {
	ID         string             `json:"id"`
	Date       string             `json:"date"`
	Actor      []ploverEntity     `json:"actor"`
	Recipient  []ploverEntity     `json:"recipient"`
	Event      []sayso.EventType  `json:"event"`
	Mode       []sayso.Mode       `json:"mode"`
	Context    []sayso.Context    `json:"context"`
	QuadCode   int                `json:"quad_code"`
	Scale      float64            `json:"event_scale"`
	EventText  []string           `json:"event_text"`
	EventLoc   *ploverPlace       `json:"event_loc"`
	Text       *string            `json:"text,omitempty"`
	TextInfo   *ploverText        `json:"text_info"`
	Cite       ploverCite         `json:"cite_info"`
	Coder      string             `json:"coder"`
	Comment    string             `json:"comment,omitempty"`
	Engine     ploverEngine       `json:"engine"`
	Status     sayso.Status       `json:"status"`
	Factuality []ploverFactuality `json:"factuality"`
	According  string             `json:"according_to"`
	DateBasis  sayso.EventBasis   `json:"date_basis"`
	PlaceBasis sayso.EventBasis   `json:"place_basis"`
	Trigger    ploverSpan         `json:"trigger"`
	Mentions   []ploverSpan       `json:"mentions"`
	Offsets    sayso.Offsets      `json:"offsets"`
	Article    string             `json:"article_sha256"`
	Confidence *float64           `json:"confidence"`
}

type ploverEntity struct {
	Code    *string `json:"code"`
	Sector  *string `json:"sector"`
	Text    string  `json:"entity_text"`
	ID      *string `json:"identifier_id"`
	Name    string  `json:"identifier_text"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Carried bool    `json:"carried"`
}

// A ploverPlace is a location as Mordecai 3 writes it.
type ploverPlace struct {
	Extracted  string   `json:"extracted_place"`
	Resolved   *string  `json:"resolved_place"`
	GeoNames   *int     `json:"geonameid"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	City       *string  `json:"city"`
	District   *string  `json:"district"`
	Province   *string  `json:"province"`
	Country    *string  `json:"country"`
	Code       *string  `json:"country_code"`
	Resolution *int     `json:"resolution"`
}

type ploverText struct {
	Sequence int `json:"sequence"` // of the sentence, from 1
	Start    int `json:"start"`
	End      int `json:"end"`
}

type ploverCite struct {
	Citation    string  `json:"citation"`
	URL         *string `json:"url"`
	Title       *string `json:"title"`
	Language    *string `json:"language"`
	Publication *string `json:"publication"`
	Codebook    string  `json:"codebook"`
	Version     string  `json:"version"`
}

type ploverEngine struct {
	Version  string `json:"version"`
	Model    string `json:"model"`
	Lexicons string `json:"lexicons"`
}

type ploverFactuality struct {
	According string          `json:"according_to"`
	Certainty sayso.Certainty `json:"certainty"`
	Polarity  sayso.Polarity  `json:"polarity"`
}

type ploverSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// plover writes the row of an event, or says why strict PLOVER has none: it needs a day and an actor, and for some types a recipient.
func (w *Writer) plover(r *row) ([]byte, string, error) {
	switch {
	case len(r.actors) == 0:
		return nil, LeftActor, nil
	case len(r.recipients) == 0 && w.needsRecipient(r.event.Type):
		return nil, LeftRecipient, nil
	case r.day == "":
		return nil, LeftDay, nil
	}
	f, e := r.frame, r.event
	out := ploverRow{ID: r.id(), Date: r.day, Event: []sayso.EventType{e.Type}, Mode: []sayso.Mode{}, Context: append([]sayso.Context{}, e.Contexts...),
		QuadCode: e.Quad, Scale: e.Score, EventText: []string{e.Trigger.In(f.text)}, Cite: w.cite(r.rec), Coder: "sayso " + r.rec.Engine.Version,
		Comment: r.comment(), Engine: ploverEngine(r.rec.Engine), Status: e.Status, According: e.AccordingTo, DateBasis: r.dayBasis,
		PlaceBasis: e.PlaceBasis, Trigger: f.span(e.Trigger), Mentions: []ploverSpan{}, Offsets: sayso.OffsetsCodePoints, Article: r.rec.Article.SHA256}
	if e.Mode != "" {
		out.Mode = append(out.Mode, e.Mode)
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, f.span(m))
	}
	for _, v := range e.Factuality {
		out.Factuality = append(out.Factuality, ploverFactuality{v.AccordingTo, v.Certainty, v.Polarity})
	}
	if e.Confidence != 0 {
		out.Confidence = &e.Confidence
	}
	out.Actor, out.Recipient = w.entities(f, r.actors), w.entities(f, r.recipients)
	out.EventLoc = w.location(r)
	if r.sentence >= 0 {
		s := f.span(r.rec.Sentences[r.sentence])
		out.TextInfo = &ploverText{r.sentence + 1, s.Start, s.End}
		if w.opts.WithText {
			out.Text = &s.Text
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(out)
	if err == nil {
		err = f.err
	}
	return b.Bytes(), "", err
}

// A framer turns spans of one text into code points and keeps the first error.
type framer struct {
	mapper *sayso.Mapper
	text   string
	err    error
}

func newFramer(a *sayso.Article) *framer {
	return &framer{mapper: sayso.NewMapper(a.Text), text: a.Text}
}

func (f *framer) span(s sayso.Span) ploverSpan {
	start, end := f.at(s.Start), f.at(s.End)
	return ploverSpan{start, end, s.In(f.text)}
}

func (f *framer) at(n int) int {
	at, err := f.mapper.FromByte(sayso.OffsetsCodePoints, n)
	if err != nil && f.err == nil {
		f.err = err
	}
	return at
}

// comment says what a reader of the standard's own fields would take for more than it is.
func (r *row) comment() string {
	var out []string
	if !r.event.Status.Real() {
		out = append(out, "status: "+string(r.event.Status)+", not a fact")
	}
	if r.dayBasis == sayso.EventByPublished {
		out = append(out, "date: the day of publication, the text tells none")
	} else if r.dayBasis == sayso.EventByCarrying {
		out = append(out, "date: from another sentence")
	}
	if r.place != nil && r.event.PlaceBasis == sayso.EventByCarrying {
		out = append(out, "event_loc: from another sentence")
	}
	return strings.Join(out, "; ")
}

func (w *Writer) entities(f *framer, list []party) []ploverEntity {
	out := []ploverEntity{}
	for _, p := range list {
		s := f.span(p.span)
		out = append(out, ploverEntity{Code: orNull(w.ploverCountry(p.country)), Sector: orNull(p.sector), Text: p.text, ID: orNull(p.wikidata),
			Name: p.name, Start: s.Start, End: s.End, Carried: p.carried})
	}
	return out
}

// ploverCountry is PLOVER's code of a country: KOS for Kosovo, that of the state for what depends on one.
func (w *Writer) ploverCountry(code string) string {
	if c, ok := w.codes.countries[code]; ok {
		return c.plover
	}
	return code
}

func (w *Writer) location(r *row) *ploverPlace {
	p := r.place
	if p == nil {
		return nil
	}
	out := &ploverPlace{Extracted: p.Span.In(r.rec.Article.Text), Resolved: orNull(p.Name), Province: orNull(p.Admin1),
		Country: orNull(w.codes.countries[p.Country].name), Code: orNull(w.ploverCountry(p.Country))}
	if p.GeoNames != 0 {
		out.GeoNames = &p.GeoNames
	}
	if hasPoint(p) {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	switch p.Precision {
	case sayso.PrecisionCity:
		out.City = orNull(p.Name)
	case sayso.PrecisionDistrict:
		out.District = orNull(p.Name)
	}
	if n := resolutions[p.Precision]; n != 0 {
		out.Resolution = &n
	}
	return out
}

// resolutions are Mordecai's numbers for how exact a place is.
var resolutions = map[sayso.PlacePrecision]int{sayso.PrecisionCity: 4, sayso.PrecisionDistrict: 3, sayso.PrecisionRegion: 2, sayso.PrecisionCountry: 1}

func (w *Writer) cite(rec *sayso.Record) ploverCite {
	a := rec.Article
	return ploverCite{Citation: a.ID, URL: orNull(a.URL), Title: orNull(a.Title), Language: orNull(a.Language), Publication: orNull(a.Publisher),
		Codebook: Codebook, Version: coder(rec.Engine)}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
