package plover

import (
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// Codebook names the rules by which events are coded: the draft of the PLOVER manual, and the decisions where it contradicts itself.
const Codebook = "plover-2.0-draft/sayso-0020"

// A Type is what PLOVER says of a type of event.
type Type struct {
	Name           sayso.EventType
	Quad           int     // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score          float64 // without a mode
	NeedsRecipient bool
	Modes          []Mode // by name
}

// A Mode is a way of doing an event of one type, with the score it then has.
type Mode struct {
	Name  sayso.Mode
	Score float64
}

// An Ontology is the whole of the codes. It is immutable.
type Ontology struct {
	types    map[sayso.EventType]Type
	contexts map[string]bool
	sectors  map[string]string // by code: what it means
}

// New returns the ontology of the tables inside the binary.
func New() *Ontology {
	o, err := Load(data.FS)
	if err != nil {
		panic("plover: " + err.Error()) // they are part of the binary and tested
	}
	return o
}

// Load reads the tables plover/*.tsv of fsys. Errors name file, line and row.
func Load(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{types: map[sayso.EventType]Type{}}
	types, err := lexicon.Load(fsys, "plover/types.tsv", "type", "quad", "score", "recipient", "meaning")
	if err != nil {
		return nil, err
	}
	for i, row := range types.Rows {
		t := Type{Name: sayso.EventType(row[0]), NeedsRecipient: row[3] == "yes"}
		if t.Quad, err = strconv.Atoi(row[1]); err != nil || t.Quad < 1 || t.Quad > 4 {
			return nil, types.Fault(i, "no quad from 1 to 4")
		}
		if t.Score, err = score(row[2]); err != nil {
			return nil, types.Fault(i, "no score from -10 to 10")
		}
		o.types[t.Name] = t
	}
	modes, err := lexicon.Load(fsys, "plover/modes.tsv", "mode", "score", "meaning")
	if err != nil {
		return nil, err
	}
	for i, row := range modes.Rows {
		name, mode, _ := strings.Cut(row[0], ".")
		t, ok := o.types[sayso.EventType(name)]
		s, err := score(row[1])
		if !ok || mode == "" || err != nil {
			return nil, modes.Fault(i, "not TYPE.mode of a known type with a score")
		}
		t.Modes = append(t.Modes, Mode{sayso.Mode(mode), s})
		o.types[t.Name] = t
	}
	contexts, err := lexicon.Load(fsys, "plover/contexts.tsv", "context", "meaning")
	if err != nil {
		return nil, err
	}
	sectors, err := lexicon.Load(fsys, "plover/sectors.tsv", "sector", "kind", "meaning")
	if err != nil {
		return nil, err
	}
	o.contexts, o.sectors = contexts.Set(), map[string]string{}
	for _, row := range sectors.Rows {
		o.sectors[row[0]] = row[2]
	}
	return o, nil
}

func score(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err == nil && (v < -10 || v > 10) {
		err = strconv.ErrRange
	}
	return v, err
}

// Type returns what PLOVER says of a type; ok is false if there is none of this name.
func (o *Ontology) Type(name sayso.EventType) (t Type, ok bool) {
	t, ok = o.types[name]
	return t, ok
}

// HasMode reports whether a type has a mode.
func (o *Ontology) HasMode(name sayso.EventType, mode sayso.Mode) bool {
	for _, m := range o.types[name].Modes {
		if m.Name == mode {
			return true
		}
	}
	return false
}

// Score returns the score of an event of this type and mode: the mode's if it has one, else the type's.
func (o *Ontology) Score(name sayso.EventType, mode sayso.Mode) float64 {
	t := o.types[name]
	for _, m := range t.Modes {
		if m.Name == mode {
			return m.Score
		}
	}
	return t.Score
}

// HasContext reports whether there is a context of this name.
func (o *Ontology) HasContext(c sayso.Context) bool { return o.contexts[string(c)] }

// HasSector reports whether there is a sector of this code.
func (o *Ontology) HasSector(code string) bool { return o.sectors[code] != "" }

// SectorMeaning says in words what a sector is, "governments, ministries, their members"; "" for what is none.
func (o *Ontology) SectorMeaning(code string) string { return o.sectors[code] }

// Names returns the names of all types, sorted.
func (o *Ontology) Names() []sayso.EventType { return slices.Sorted(maps.Keys(o.types)) }
