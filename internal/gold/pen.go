package gold

import (
	"bytes"
	"encoding/json"

	"sayso"
)

// A Pen puts what stands in a record into the form, for one text. The first position that is none of the text's sticks in Err.
type Pen struct {
	Bare bool // leave the words out; the digest vouches for them

	text   string
	mapper *sayso.Mapper
	err    error
}

// NewPen returns a Pen for a text.
func NewPen(text string) *Pen { return &Pen{text: text, mapper: sayso.NewMapper(text)} }

// Err is the first fault.
func (p *Pen) Err() error { return p.err }

// Span is a stretch of the text.
func (p *Pen) Span(s sayso.Span) Span {
	start, err := p.mapper.FromByte(sayso.OffsetsCodePoints, s.Start)
	end, err2 := p.mapper.FromByte(sayso.OffsetsCodePoints, s.End)
	if err == nil {
		err = err2
	}
	if err != nil && p.err == nil {
		p.err = err
	}
	out := Span{Start: &start, End: &end, ByteStart: s.Start, ByteEnd: s.End}
	if !p.Bare && err == nil {
		out.Text = s.In(p.text)
	}
	return out
}

// Spans are several; the list is never nil.
func (p *Pen) Spans(list []sayso.Span) []Span {
	out := []Span{}
	for _, s := range list {
		out = append(out, p.Span(s))
	}
	return out
}

// Pointer is a stretch that may be missing.
func (p *Pen) Pointer(s *sayso.Span) *Span {
	if s == nil {
		return nil
	}
	out := p.Span(*s)
	return &out
}

// Attribution is an attribution in the form.
func (p *Pen) Attribution(a *sayso.Attribution) Attribution {
	out := Attribution{ID: a.ID, Source: p.Spans(a.Source), Cue: p.Pointer(a.Cue), Content: p.Spans(a.Content), Kind: a.Kind, Level: a.Level, Stance: a.Stance,
		Addressee: p.Pointer(a.Addressee), Medium: p.Pointer(a.Medium), Time: p.Pointer(a.Time), Place: p.Pointer(a.Place), Terms: p.Pointer(a.Terms)}
	if a.Speaker != nil {
		out.Speaker = &a.Speaker.Name
	}
	if a.Parent != "" {
		out.Parent = &a.Parent
	}
	return out
}

// Event is an event of a record in the form.
func (p *Pen) Event(rec *sayso.Record, e *sayso.Event) Event {
	out := Event{ID: e.ID, Trigger: p.Pointer(&e.Trigger), Also: p.Spans(e.Mentions), Type: e.Type, Actors: p.participants(e.Actors), Recipients: p.participants(e.Recipients),
		Status: e.Status, AccordingTo: e.AccordingTo}
	if e.Mode != "" {
		mode := string(e.Mode)
		out.Mode = &mode
	}
	for i := range rec.Places {
		if rec.Places[i].ID == e.Place {
			out.Place = p.Pointer(&rec.Places[i].Span)
		}
	}
	for i := range rec.Times {
		if rec.Times[i].ID == e.Date {
			out.Date = p.Pointer(&rec.Times[i].Span)
		}
	}
	return out
}

func (p *Pen) participants(list []sayso.Participant) []Span {
	out := []Span{}
	for _, x := range list {
		out = append(out, p.Span(x.Span))
	}
	return out
}

// Bytes is the file as it is written.
func (f *File) Bytes() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(f)
	return out.Bytes(), err
}
