package eventdata

import (
	"slices"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/plover"
)

// A Format is a form of event data.
type Format string

// The forms.
const (
	PLOVER   Format = "plover"
	POLECAT  Format = "polecat"
	ICEWS    Format = "icews"
	GDELT    Format = "gdelt"
	Mentions Format = "gdelt-mentions"
)

// Formats returns the forms in the order of the help text.
func Formats() []Format { return []Format{PLOVER, POLECAT, ICEWS, GDELT, Mentions} }

// SaysCoder reports whether the rows themselves say engine, model, lexicons and codebook. Those of ICEWS and of GDELT's events have no
// column for it: their sidecar does.
func (f Format) SaysCoder() bool { return f != ICEWS && f != GDELT }

// SaysStatus reports whether the rows themselves say whether it happened.
func (f Format) SaysStatus() bool { return f == PLOVER }

// Why an event has no row.
const (
	LeftActor     = "without an actor"
	LeftRecipient = "without a recipient"
	LeftDay       = "without a day"
	LeftType      = "of no type of PLOVER"
)

// Options choose what is written. The zero value takes what happened or goes on, with no day but those told.
type Options struct {
	Statuses      []sayso.Status // nil: happened and ongoing
	PublishedDays bool           // the day of publication stands in where the text tells no time; the row says so
	WithText      bool           // PLOVER: the sentence too
	Added         string         // GDELT: DATEADDED of all rows, 20250809120000; "" leaves it empty
}

// A Writer turns records into rows of one form. Its methods change nothing but the count of what is left out.
type Writer struct {
	Left map[string]int // events of the statuses asked for that have no row, by reason

	format Format
	opts   Options
	codes  *Codes
	plv    *plover.Ontology
}

// NewWriter returns a writer for a form, one of Formats.
func NewWriter(format Format, opts Options) (*Writer, error) {
	codes, err := LoadCodes(data.FS)
	if err != nil {
		return nil, err
	}
	return &Writer{Left: map[string]int{}, format: format, opts: opts, codes: codes, plv: plover.New()}, nil
}

// Header returns the line of names above the rows, nil for a form that has none.
func (w *Writer) Header() []byte {
	switch w.format {
	case POLECAT:
		return line(slices.Clone(polecatColumns))
	case ICEWS:
		return line(slices.Clone(icewsColumns))
	}
	return nil
}

// A numbered is a row under its number.
type numbered struct {
	id   string
	line []byte
}

// Rows returns the rows of a record, and for forms with fixed columns a line of the sidecar for each event row.
func (w *Writer) Rows(rec *sayso.Record) (rows, about []byte, err error) {
	frame := newFramer(rec.Article) // once, for its table is as long as the text
	for i := range rec.Events {
		e := &rec.Events[i]
		if !w.wanted(e.Status) {
			continue
		}
		r := newRow(rec, e, w.opts.PublishedDays)
		r.frame = frame
		out, left, err := w.event(&r)
		if err != nil {
			return nil, nil, err
		}
		if left != "" {
			w.Left[left]++
		}
		last := ""
		for _, n := range out {
			rows = append(rows, n.line...)
			if n.id == last || w.format == PLOVER {
				continue // another mention, or a row that says all itself
			}
			last = n.id
			line, err := w.about(&r, n.id)
			if err != nil {
				return nil, nil, err
			}
			about = append(about, line...)
		}
	}
	return rows, about, nil
}

func (w *Writer) event(r *row) (rows []numbered, left string, err error) {
	if _, ok := w.plv.Type(r.event.Type); !ok { // a record that another program wrote
		return nil, LeftType, nil
	}
	var one []byte
	switch w.format {
	case POLECAT:
		one, left, err = w.polecat(r)
	case ICEWS:
		rows, left = w.icews(r)
		return rows, left, nil
	case GDELT:
		rows, left = w.gdelt(r)
		return rows, left, nil
	case Mentions:
		return w.mentions(r)
	default:
		one, left, err = w.plover(r)
	}
	if one != nil {
		rows = []numbered{{r.id(), one}}
	}
	return rows, left, err
}

func (w *Writer) wanted(s sayso.Status) bool {
	if w.opts.Statuses == nil {
		return s.Real()
	}
	return slices.Contains(w.opts.Statuses, s)
}

func (w *Writer) needsRecipient(t sayso.EventType) bool {
	typ, _ := w.plv.Type(t)
	return typ.NeedsRecipient
}

// Columns returns the names of a form's columns; nil for PLOVER, which is JSON.
func (f Format) Columns() []string {
	switch f {
	case POLECAT:
		return polecatColumns
	case ICEWS:
		return icewsColumns
	case GDELT:
		return gdeltColumns
	case Mentions:
		return mentionColumns
	}
	return nil
}

// ParseFormat returns the form of this name; ok is false if there is none.
func ParseFormat(name string) (f Format, ok bool) {
	f = Format(strings.ToLower(name))
	return f, slices.Contains(Formats(), f)
}
