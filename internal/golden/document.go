package golden

import (
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"

	"sayso"
)

// The files of an archive.
const (
	articleFile = "article.txt"
	wantFile    = "want.txt"
	dateFile    = "published.txt"
)

// A Document is one golden document. Its spans are bytes of Article.Text.
type Document struct {
	Name    string // of its file, without folder and extension
	Comment string // what it tests and why
	Article *sayso.Article
	Want    []Want
	Times   []WantTime
	archive *txtar.Archive

	TimesStated bool // the document wants Times, even if they are none

	Quantities       []WantQuantity
	QuantitiesStated bool // likewise

	Places       []WantPlace
	PlacesStated bool // likewise

	Notes       []WantNote
	NotesStated bool // likewise

	Events       []WantEvent
	EventsStated bool // likewise
	Entities     []WantEntity
}

// A Want is an attribution that must be found. Optional holds the fields that are compared only where a document
// states them; those not stated may have any value.
type Want struct {
	Line     int // of want.txt, for messages
	Kind     sayso.Kind
	Source   []sayso.Span
	Cue      *sayso.Span
	Content  []sayso.Span
	Parent   *sayso.Span // the parent's cue; nil for the article itself
	Optional map[string]string
}

// Parse reads a document from the bytes of a txtar archive and resolves its spans.
func Parse(name string, data []byte) (*Document, error) {
	doc := &Document{Name: name, archive: txtar.Parse(data)}
	doc.Comment = strings.TrimSpace(string(doc.archive.Comment))
	if doc.Comment == "" {
		return nil, fmt.Errorf("%s: no opening line that says what it tests", name)
	}
	var text, want *string
	published := sayso.Published{Basis: sayso.BasisNone}
	for _, f := range doc.archive.Files {
		s := string(f.Data)
		switch f.Name {
		case articleFile:
			s = strings.TrimSuffix(s, "\n") // the one that txtar demands
			text = &s
		case wantFile:
			want = &s
		case dateFile:
			published = sayso.Published{Value: strings.TrimSpace(s), Basis: sayso.BasisGiven}
		default:
			return nil, fmt.Errorf("%s: unknown file %q", name, f.Name)
		}
	}
	if text == nil || want == nil {
		return nil, fmt.Errorf("%s: it needs %s and %s", name, articleFile, wantFile)
	}
	doc.Article = &sayso.Article{ID: name, Text: *text, Published: published}
	var err error
	var rest string
	if doc.Times, doc.TimesStated, rest, err = parseTimes(*text, *want); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	if doc.Quantities, doc.QuantitiesStated, rest, err = parseQuantities(*text, rest); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	if doc.Entities, rest, err = parseEntities(*text, rest); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	if doc.Places, doc.PlacesStated, rest, err = parsePlaces(*text, rest); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	if doc.Notes, doc.NotesStated, rest, err = parseNotes(*text, rest); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	if doc.Events, doc.EventsStated, rest, err = parseEvents(*text, rest); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	if doc.Want, err = parseWant(*text, rest); err != nil {
		return nil, fmt.Errorf("%s: %s:%w", name, wantFile, err)
	}
	return doc, nil
}

// Updated returns the archive with want.txt rewritten to what rec holds. Optional fields that the document states
// are written for every attribution that has them.
func (d *Document) Updated(rec *sayso.Record) []byte {
	fields := map[string]bool{}
	for _, w := range d.Want {
		for f := range w.Optional {
			fields[f] = true
		}
	}
	a := &txtar.Archive{Comment: d.archive.Comment}
	for _, f := range d.archive.Files {
		if f.Name == wantFile {
			f.Data = []byte(formatWant(d.Article.Text, rec.Attributions, fields) + d.updatedTimes(rec) + d.updatedQuantities(rec) + d.updatedPlaces(rec) + d.updatedNotes(rec) + d.updatedEntities(rec) + d.updatedEvents(rec))
		}
		a.Files = append(a.Files, f)
	}
	return txtar.Format(a)
}
