package correct

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A goldSpan counts code points in start and end, UTF-8 bytes in the others.
type goldSpan struct {
	Text      string `json:"text,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	ByteStart int    `json:"byte_start"`
	ByteEnd   int    `json:"byte_end"`
}

type goldAttribution struct {
	ID        string       `json:"id"`
	Source    []goldSpan   `json:"source"`
	Cue       *goldSpan    `json:"cue"`
	Content   []goldSpan   `json:"content"`
	Kind      sayso.Kind   `json:"kind"`
	Speaker   *string      `json:"speaker"`
	Level     sayso.Level  `json:"level"`
	Parent    *string      `json:"parent"`
	Stance    sayso.Stance `json:"stance"`
	Addressee *goldSpan    `json:"addressee"`
	Medium    *goldSpan    `json:"medium"`
	Time      *goldSpan    `json:"time"`
	Place     *goldSpan    `json:"place"`
	Terms     *goldSpan    `json:"terms"`
}

type goldEvent struct {
	ID          string          `json:"id"`
	Trigger     *goldSpan       `json:"trigger"`
	Also        []goldSpan      `json:"also"`
	Type        sayso.EventType `json:"type"`
	Mode        *string         `json:"mode"`
	Actors      []goldSpan      `json:"actors"`
	Recipients  []goldSpan      `json:"recipients"`
	Status      sayso.Status    `json:"status"`
	AccordingTo string          `json:"according_to"`
	Place       *goldSpan       `json:"place"`
	Date        *goldSpan       `json:"date"`
}

type goldFile struct {
	ID           string            `json:"id"`
	SHA256       string            `json:"sha256"`
	Annotator    string            `json:"annotator"`
	Attributions []goldAttribution `json:"attributions"`
	Events       []goldEvent       `json:"events"`
	Unsourced    []goldSpan        `json:"narrator_unsourced"`
	// Corrected says which items people have set, and by which entries; Removed what they have taken out. The rest of Attributions
	// is there only because something of these names it as its parent or voice.
	Corrected []goldCorrected `json:"corrected"`
	Removed   []goldRemoved   `json:"removed"`
	Notes     []string        `json:"notes"`
}

type goldCorrected struct {
	ID      string   `json:"id"`
	Entries []int    `json:"entries"`
	Fields  []string `json:"fields"` // set by hand; the others are the engine's, seen and let stand
}

type goldRemoved struct {
	Kind  sayso.TargetKind `json:"kind"`
	Entry int              `json:"entry"`
	At    goldSpan         `json:"at"`
}

// Gold writes the corrections in force of one article as gold, in the form of a *.gold.json file of the record's scheme, which
// "sayso eval sourcing" and "sayso eval events" read: each attribution and event that an entry touches, as it is with the log
// applied. rec is the record before. An article is seldom corrected throughout, so what is not in the file is not wrong: of
// the scores, recall and the shares of fields mean something, precision does not. bare leaves the words out; the digest vouches
// for the text then. Nil is returned where no entry in force changes an attribution or event.
func (c *Corrector) Gold(rec *sayso.Record, l *Log, bare bool) ([]byte, error) {
	g := gold{text: rec.Article.Text, mapper: sayso.NewMapper(rec.Article.Text), bare: bare}
	sum := sha256.Sum256([]byte(g.text))
	file := goldFile{ID: rec.Article.ID, SHA256: hex.EncodeToString(sum[:]), Attributions: []goldAttribution{}, Events: []goldEvent{}, Unsourced: []goldSpan{},
		Corrected: []goldCorrected{}, Removed: []goldRemoved{}, Notes: []string{"only what people have set right; what is not here is not wrong"}}
	fixed, outcomes := c.Apply(rec, l)
	idle := map[int]bool{}
	for _, o := range outcomes {
		idle[o.Seq] = o.Idle
	}
	var who []string
	keep := map[string]bool{}
	for _, e := range l.Of(rec.Article.ID) {
		if idle[e.Seq] || e.What.Kind != sayso.TargetAttribution && e.What.Kind != sayso.TargetEvent {
			continue
		}
		if !slices.Contains(who, e.Who) {
			who = append(who, e.Who)
		}
		if e.Do == sayso.CorrectRemove {
			file.Removed = append(file.Removed, goldRemoved{e.What.Kind, e.Seq, g.span(sayso.Span{Start: e.What.Words.Start, End: e.What.Words.End})})
			continue
		}
		for _, id := range touched(fixed, e) {
			keep[id] = true
			file.note(id, e)
		}
	}
	if len(who) == 0 {
		return nil, nil
	}
	slices.Sort(who)
	file.Annotator = strings.Join(who, ", ")
	for i := range fixed.Events {
		if e := &fixed.Events[i]; keep[e.ID] {
			file.Events = append(file.Events, g.event(fixed, e))
			keep[e.AccordingTo] = true
		}
	}
	for range fixed.Attributions { // a parent may have a parent
		for i := range fixed.Attributions {
			if a := &fixed.Attributions[i]; keep[a.ID] && a.Parent != "" {
				keep[a.Parent] = true
			}
		}
	}
	for i := range fixed.Attributions {
		if a := &fixed.Attributions[i]; keep[a.ID] {
			file.Attributions = append(file.Attributions, g.attribution(a))
		}
	}
	if g.err != nil {
		return nil, fmt.Errorf("gold of article %s: %w", rec.Article.ID, g.err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(file)
	return out.Bytes(), err
}

// touched returns the ids of what an entry changed, as they are with the log applied.
func touched(fixed *sayso.Record, e sayso.Correction) []string {
	var out []string
	for _, t := range []*sayso.Target{&e.What, e.With} {
		if t == nil || t.Kind != e.What.Kind || t == e.With && e.Do == sayso.CorrectSet {
			continue // a parent is named, not corrected
		}
		if id, ok := Find(fixed, *t); ok && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (f *goldFile) note(id string, e sayso.Correction) {
	k := slices.IndexFunc(f.Corrected, func(x goldCorrected) bool { return x.ID == id })
	if k < 0 {
		k = len(f.Corrected)
		f.Corrected = append(f.Corrected, goldCorrected{ID: id, Fields: []string{}})
	}
	x := &f.Corrected[k]
	x.Entries = append(x.Entries, e.Seq)
	fields := sortedKeys(e.Set)
	if e.With != nil && e.Do == sayso.CorrectSet {
		fields = append(fields, map[sayso.TargetKind]string{sayso.TargetEntity: "speaker", sayso.TargetAttribution: "parent"}[e.With.Kind])
	}
	for _, name := range fields {
		if !slices.Contains(x.Fields, name) {
			x.Fields = append(x.Fields, name)
		}
	}
}

// gold makes spans of the form. The first fault sticks.
type gold struct {
	text   string
	mapper *sayso.Mapper
	bare   bool
	err    error
}

func (g *gold) span(s sayso.Span) goldSpan {
	start, err1 := g.mapper.FromByte(sayso.OffsetsCodePoints, s.Start)
	end, err2 := g.mapper.FromByte(sayso.OffsetsCodePoints, s.End)
	for _, err := range []error{err1, err2} {
		if err != nil && g.err == nil {
			g.err = err
		}
	}
	out := goldSpan{Start: start, End: end, ByteStart: s.Start, ByteEnd: s.End}
	if !g.bare {
		out.Text = s.In(g.text)
	}
	return out
}

func (g *gold) spans(list []sayso.Span) []goldSpan {
	out := []goldSpan{}
	for _, s := range list {
		out = append(out, g.span(s))
	}
	return out
}

func (g *gold) pointer(s *sayso.Span) *goldSpan {
	if s == nil {
		return nil
	}
	out := g.span(*s)
	return &out
}

func (g *gold) attribution(a *sayso.Attribution) goldAttribution {
	out := goldAttribution{ID: a.ID, Source: g.spans(a.Source), Cue: g.pointer(a.Cue), Content: g.spans(a.Content), Kind: a.Kind, Level: a.Level, Stance: a.Stance,
		Addressee: g.pointer(a.Addressee), Medium: g.pointer(a.Medium), Time: g.pointer(a.Time), Place: g.pointer(a.Place), Terms: g.pointer(a.Terms)}
	if a.Speaker != nil {
		out.Speaker = &a.Speaker.Name
	}
	if a.Parent != "" {
		out.Parent = &a.Parent
	}
	return out
}

func (g *gold) event(rec *sayso.Record, e *sayso.Event) goldEvent {
	out := goldEvent{ID: e.ID, Trigger: g.pointer(&e.Trigger), Also: g.spans(e.Mentions), Type: e.Type, Actors: g.participants(e.Actors), Recipients: g.participants(e.Recipients),
		Status: e.Status, AccordingTo: e.AccordingTo}
	if e.Mode != "" {
		mode := string(e.Mode)
		out.Mode = &mode
	}
	for i := range rec.Places {
		if rec.Places[i].ID == e.Place {
			out.Place = g.pointer(&rec.Places[i].Span)
		}
	}
	for i := range rec.Times {
		if rec.Times[i].ID == e.Date {
			out.Date = g.pointer(&rec.Times[i].Span)
		}
	}
	return out
}

func (g *gold) participants(list []sayso.Participant) []goldSpan {
	out := []goldSpan{}
	for _, p := range list {
		out = append(out, g.span(p.Span))
	}
	return out
}
