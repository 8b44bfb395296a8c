package sayso

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"unicode/utf8"
)

// MarshalOptions says how a record is written. The zero value counts in code points and leaves the text out.
type MarshalOptions struct {
	Offsets  Offsets // unit of every position; "" is OffsetsCodePoints
	WithText bool    // write the stored text too: the record can then be read without the article at hand
}

// MarshalRecord writes r as one line of JSON without a line end, as docs/record.md describes it: the same record
// gives the same bytes, and every span's "text" is that slice of the stored text. It returns an [*Error] with code
// [ErrUsage] for an unknown unit, [ErrNotText] for a text that is not UTF-8, [ErrInternal] for a span outside the
// text or inside a character.
func MarshalRecord(r *Record, opts MarshalOptions) ([]byte, error) {
	if opts.Offsets == "" {
		opts.Offsets = OffsetsCodePoints
	}
	if !opts.Offsets.Valid() {
		return nil, &Error{Code: ErrUsage, Msg: fmt.Sprintf("unknown unit of offsets %q", opts.Offsets)}
	}
	if !utf8.ValidString(r.Article.Text) {
		return nil, &Error{Code: ErrNotText, Place: r.Article.ID, Msg: "the article's text is not UTF-8"}
	}
	w := wirer{text: r.Article.Text, unit: opts.Offsets, mapper: NewMapper(r.Article.Text)}
	wire := w.record(r, opts)
	if w.err != nil {
		return nil, &Error{Code: ErrInternal, Place: r.Article.ID, Msg: "a span does not fit the text", Err: w.err}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(wire); err != nil {
		return nil, &Error{Code: ErrInternal, Place: r.Article.ID, Msg: "the record has no JSON form", Err: err}
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// A wirer turns nouns into wire types and remembers the first span that does not fit.
type wirer struct {
	text   string
	unit   Offsets
	mapper *Mapper
	err    error
}

func (w *wirer) record(r *Record, opts MarshalOptions) wireRecord {
	return wireRecord{
		Schema:       SchemaVersion,
		Engine:       wireEngine(r.Engine),
		Offsets:      opts.Offsets,
		Article:      w.article(r, opts.WithText),
		Quotations:   each(r.Quotations, w.quotation),
		Attributions: each(r.Attributions, w.attribution),
		Events:       each(r.Events, w.event),
		Entities:     each(r.Entities, w.entity),
		Times:        each(r.Times, w.time),
		Places:       each(r.Places, w.place),
		Quantities:   each(r.Quantities, w.quantity),
		Unsourced:    each(r.Unsourced, w.span),
		Notes:        each(r.Notes, func(n Note) wireNote { return wireNote{n.Code, w.span(n.Span), n.Message} }),
		Warnings:     each(r.Warnings, w.warning),
	}
}

func (w *wirer) article(r *Record, withText bool) wireArticle {
	a := r.Article.Identified()
	out := wireArticle{
		ID:         a.ID,
		SHA256:     a.SHA256,
		Title:      nullable(a.Title),
		Publisher:  nullable(a.Publisher),
		Authors:    append([]string{}, a.Authors...),
		URL:        nullable(a.URL),
		Language:   nullable(a.Language),
		Published:  wirePublished{nullable(a.Published.Value), a.Published.Basis},
		Paragraphs: each(r.Paragraphs, w.span),
		Sentences:  each(r.Sentences, w.span),
		Parts:      each(r.Parts, w.part),
	}
	if a.Published.Value == "" {
		out.Published.Basis = BasisNone
	}
	if x := a.Extraction; x != nil {
		out.Extraction = &wireExtraction{x.Extractor, x.MediaType, x.SHA256, nullable(x.FeedSource)}
	}
	if withText {
		out.Text = &a.Text
	}
	return out
}

func (w *wirer) span(s Span) wireSpan {
	start, err := w.mapper.FromByte(w.unit, s.Start)
	end, err2 := w.mapper.FromByte(w.unit, s.End)
	switch {
	case err == nil && err2 == nil && s.Start <= s.End:
		return wireSpan{start, end, s.In(w.text)}
	case w.err == nil:
		w.err = fmt.Errorf("span %v of %d bytes", s, len(w.text))
	}
	return wireSpan{}
}

func (w *wirer) part(p Part) wirePart {
	s := w.span(p.Span)
	return wirePart{s.Start, s.End, s.Text, p.Kind}
}

func (w *wirer) spanOrNull(s *Span) *wireSpan {
	if s == nil {
		return nil
	}
	out := w.span(*s)
	return &out
}

func (w *wirer) quotation(q Quotation) wireQuotation {
	return wireQuotation{q.ID, w.span(q.Span), w.span(q.Inner), q.Kind, nullable(q.NestedIn), nullable(q.Attribution)}
}

func (w *wirer) attribution(a Attribution) wireAttribution {
	out := wireAttribution{
		ID:             a.ID,
		Source:         each(a.Source, w.span),
		Cue:            w.spanOrNull(a.Cue),
		Content:        each(a.Content, w.span),
		Complementiser: w.spanOrNull(a.Complementiser),
		Kind:           a.Kind,
		Level:          nullable(a.Level),
		Parent:         nullable(a.Parent),
		Stance:         nullable(a.Stance),
		Addressee:      w.spanOrNull(a.Addressee),
		Medium:         w.spanOrNull(a.Medium),
		Time:           w.spanOrNull(a.Time),
		Place:          w.spanOrNull(a.Place),
		Terms:          w.spanOrNull(a.Terms),
		Carried:        each(a.Carried, func(c Circumstance) string { return string(c) }),
		People:         nullableCount(a.People),
		Standing:       w.spanOrNull(a.Standing),
		Quotations:     append([]string{}, a.Quotations...),
		Repeats:        nullable(a.Repeats),
		Occasion:       nullable(a.Occasion),
	}
	if a.Speaker != nil {
		out.Speaker = &wireSpeaker{nullable(a.Speaker.Entity), a.Speaker.Name}
	}
	if c := a.Confidence; c != (Confidence{}) {
		all := probability(c.All)
		out.Confidence = &all
		out.LinkConfidence = &wireLinks{probability(c.Cue), probability(c.Source), probability(c.Content)}
	}
	return out
}

func (w *wirer) entity(e Entity) wireEntity {
	return wireEntity{
		ID:          e.ID,
		Name:        e.Name,
		Kind:        e.Kind,
		Description: nullable(e.Description),
		Country:     nullable(e.Country),
		Sector:      nullable(e.Sector),
		Mentions:    each(e.Mentions, w.mention),
		Wikidata:    nullable(e.Wikidata),
	}
}

func (w *wirer) mention(m Mention) wireMention {
	s := w.span(m.Span)
	return wireMention{s.Start, s.End, s.Text, m.Form}
}

func (w *wirer) time(t Time) wireTime {
	s := w.span(t.Span)
	return wireTime{
		ID:        t.ID,
		Start:     s.Start,
		End:       s.End,
		Text:      s.Text,
		Type:      t.Type,
		Value:     nullable(t.Value),
		Mod:       nullable(t.Mod),
		Quant:     nullable(t.Quant),
		Freq:      nullable(t.Freq),
		Zone:      nullable(t.Zone),
		Anchor:    nullable(t.Anchor),
		Direction: nullable(t.Direction),
	}
}

func (w *wirer) place(p Place) wirePlace {
	s := w.span(p.Span)
	out := wirePlace{ID: p.ID, Start: s.Start, End: s.End, Text: s.Text, Name: nullable(p.Name), Country: nullable(p.Country),
		Admin1: nullable(p.Admin1), Precision: nullable(p.Precision), Basis: p.Basis, Body: nullable(p.Body), Unresolved: nullable(p.Unresolved)}
	if p.GeoNames != 0 {
		out.GeoNames = &p.GeoNames
	}
	if p.Precision != "" {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

func (w *wirer) quantity(q Quantity) wireQuantity {
	s := w.span(q.Span)
	return wireQuantity{
		ID:         q.ID,
		Start:      s.Start,
		End:        s.End,
		Text:       s.Text,
		Kind:       q.Kind,
		Value:      nullable(q.Value),
		Low:        nullable(q.Low),
		High:       nullable(q.High),
		Unit:       nullable(q.Unit),
		Of:         w.spanOrNull(q.Of),
		Comparison: nullable(q.Comparison),
		Change:     q.Change,
		Direction:  nullable(q.Direction),
		Baseline:   w.spanOrNull(q.Baseline),
		PartOf:     nullable(q.PartOf),
		Missing:    append([]Missing{}, q.Missing...),
	}
}

func (w *wirer) warning(v Warning) wireWarning {
	out := wireWarning{Code: v.Code, Message: v.Message}
	if v.Span != (Span{}) {
		out.Span = w.spanOrNull(&v.Span)
	}
	return out
}

// probability keeps four places: more would claim a precision that calibration on some thousand cases cannot have.
func probability(p float64) float64 { return math.Round(p*1e4) / 1e4 }
