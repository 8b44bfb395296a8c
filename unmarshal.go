package sayso

import (
	"encoding/json"
	"fmt"
)

// UnmarshalRecord reads a record written by [MarshalRecord] in any unit. Positions can only be turned back into
// bytes with the stored text at hand: text is that text, or "" if the record carries it (--with-text). The text is
// held against the record's SHA-256 and against every span. All failures are an
// [*Error] with code [ErrRecord].
func UnmarshalRecord(data []byte, text string) (*Record, error) {
	var wire wireRecord
	if err := json.Unmarshal(data, &wire); err != nil {
		return nil, &Error{Code: ErrRecord, Msg: "not the JSON of a record", Err: err}
	}
	if wire.Schema != SchemaVersion || !wire.Offsets.Valid() {
		return nil, recordFault(wire, fmt.Sprintf("schema %q, offsets %q are not known", wire.Schema, wire.Offsets))
	}
	if wire.Article.Text != nil {
		text = *wire.Article.Text
	}
	if (&Article{Text: text}).Identified().SHA256 != wire.Article.SHA256 {
		return nil, recordFault(wire, "the text at hand is not the one the record was made from")
	}
	u := unwirer{text: text, unit: wire.Offsets, mapper: NewMapper(text)}
	r := u.record(wire)
	if u.err != nil {
		return nil, recordFault(wire, u.err.Error())
	}
	return r, nil
}

func recordFault(wire wireRecord, msg string) error {
	return &Error{Code: ErrRecord, Place: wire.Article.ID, Msg: msg}
}

// An unwirer is a wirer the other way round.
type unwirer struct {
	text   string
	unit   Offsets
	mapper *Mapper
	err    error
}

func extraction(w *wireExtraction) *Extraction {
	if w == nil {
		return nil
	}
	return &Extraction{w.Extractor, w.MediaType, w.SHA256, plain(w.FeedSource)}
}

func (u *unwirer) record(w wireRecord) *Record {
	return &Record{
		Engine: Engine(w.Engine),
		Article: &Article{
			ID:        w.Article.ID,
			SHA256:    w.Article.SHA256,
			Title:     plain(w.Article.Title),
			Publisher: plain(w.Article.Publisher),
			Authors:   append([]string(nil), w.Article.Authors...),
			URL:       plain(w.Article.URL),
			Language:  plain(w.Article.Language),
			Published: Published{plain(w.Article.Published.Value), w.Article.Published.Basis},
			Text:      u.text,

			Extraction: extraction(w.Article.Extraction),
		},
		Paragraphs:   each(w.Article.Paragraphs, u.span),
		Sentences:    each(w.Article.Sentences, u.span),
		Parts:        each(w.Article.Parts, u.part),
		Quotations:   each(w.Quotations, u.quotation),
		Attributions: each(w.Attributions, u.attribution),
		Events:       each(w.Events, u.event),
		Entities:     each(w.Entities, u.entity),
		Times:        each(w.Times, u.time),
		Places:       each(w.Places, u.place),
		Quantities:   each(w.Quantities, u.quantity),
		Unsourced:    each(w.Unsourced, u.span),
		Notes:        each(w.Notes, func(n wireNote) Note { return Note{n.Code, u.span(n.Span), n.Message} }),
		Warnings:     each(w.Warnings, u.warning),
	}
}

func (u *unwirer) span(w wireSpan) Span {
	start, err := u.mapper.ToByte(u.unit, w.Start)
	end, err2 := u.mapper.ToByte(u.unit, w.End)
	s := Span{start, end}
	if err == nil && err2 == nil && start <= end && s.In(u.text) == w.Text {
		return s
	}
	if u.err == nil {
		u.err = fmt.Errorf("%d to %d %s of the text is not %q", w.Start, w.End, u.unit, w.Text)
	}
	return Span{}
}

func (u *unwirer) part(w wirePart) Part {
	return Part{u.span(wireSpan{w.Start, w.End, w.Text}), w.Kind}
}

func (u *unwirer) spanOrNull(w *wireSpan) *Span {
	if w == nil {
		return nil
	}
	s := u.span(*w)
	return &s
}

func (u *unwirer) quotation(w wireQuotation) Quotation {
	return Quotation{w.ID, u.span(w.Span), u.span(w.Inner), w.Kind, plain(w.NestedIn), plain(w.Attribution)}
}

func (u *unwirer) attribution(w wireAttribution) Attribution {
	a := Attribution{
		ID:             w.ID,
		Source:         each(w.Source, u.span),
		Cue:            u.spanOrNull(w.Cue),
		Content:        each(w.Content, u.span),
		Complementiser: u.spanOrNull(w.Complementiser),
		Kind:           w.Kind,
		Level:          plain(w.Level),
		Parent:         plain(w.Parent),
		Stance:         plain(w.Stance),
		Addressee:      u.spanOrNull(w.Addressee),
		Medium:         u.spanOrNull(w.Medium),
		Time:           u.spanOrNull(w.Time),
		Place:          u.spanOrNull(w.Place),
		Terms:          u.spanOrNull(w.Terms),
		Carried:        each(w.Carried, func(c string) Circumstance { return Circumstance(c) }),
		Standing:       u.spanOrNull(w.Standing),
		Quotations:     append([]string{}, w.Quotations...),
		Repeats:        plain(w.Repeats),
		Occasion:       plain(w.Occasion),
	}
	if w.People != nil {
		a.People = *w.People
	}
	if w.Speaker != nil {
		a.Speaker = &Speaker{plain(w.Speaker.Entity), w.Speaker.Name}
	}
	if w.Confidence != nil {
		a.Confidence.All = *w.Confidence
	}
	if l := w.LinkConfidence; l != nil {
		a.Confidence.Cue, a.Confidence.Source, a.Confidence.Content = l.Cue, l.Source, l.Content
	}
	return a
}

func (u *unwirer) entity(w wireEntity) Entity {
	return Entity{
		ID:          w.ID,
		Name:        w.Name,
		Kind:        w.Kind,
		Description: plain(w.Description),
		Country:     plain(w.Country),
		Sector:      plain(w.Sector),
		Mentions:    each(w.Mentions, u.mention),
		Wikidata:    plain(w.Wikidata),
	}
}

func (u *unwirer) mention(w wireMention) Mention {
	return Mention{u.span(wireSpan{w.Start, w.End, w.Text}), w.Form}
}

func (u *unwirer) time(w wireTime) Time {
	return Time{
		ID:        w.ID,
		Span:      u.span(wireSpan{w.Start, w.End, w.Text}),
		Type:      w.Type,
		Value:     plain(w.Value),
		Mod:       plain(w.Mod),
		Quant:     plain(w.Quant),
		Freq:      plain(w.Freq),
		Zone:      plain(w.Zone),
		Anchor:    plain(w.Anchor),
		Direction: plain(w.Direction),
	}
}

func (u *unwirer) place(w wirePlace) Place {
	p := Place{ID: w.ID, Span: u.span(wireSpan{w.Start, w.End, w.Text}), Name: plain(w.Name), Country: plain(w.Country),
		Admin1: plain(w.Admin1), Precision: plain(w.Precision), Basis: w.Basis, Body: plain(w.Body), Unresolved: plain(w.Unresolved)}
	if w.GeoNames != nil {
		p.GeoNames = *w.GeoNames
	}
	if w.Lat != nil && w.Lon != nil {
		p.Lat, p.Lon = *w.Lat, *w.Lon
	}
	return p
}

func (u *unwirer) quantity(w wireQuantity) Quantity {
	return Quantity{
		ID:         w.ID,
		Span:       u.span(wireSpan{w.Start, w.End, w.Text}),
		Kind:       w.Kind,
		Value:      plain(w.Value),
		Low:        plain(w.Low),
		High:       plain(w.High),
		Unit:       plain(w.Unit),
		Of:         u.spanOrNull(w.Of),
		Comparison: plain(w.Comparison),
		Change:     w.Change,
		Direction:  plain(w.Direction),
		Baseline:   u.spanOrNull(w.Baseline),
		PartOf:     plain(w.PartOf),
		Missing:    w.Missing,
	}
}

func (u *unwirer) warning(w wireWarning) Warning {
	v := Warning{Code: w.Code, Message: w.Message}
	if w.Span != nil {
		v.Span = u.span(*w.Span)
	}
	return v
}
