package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"

	"sayso"
	"sayso/internal/store"
)

// Schema names the contract of the JSON of answers, docs/ledger.md.
const Schema = "sayso.answer/1"

// An Answer is what a question to the ledger is answered with: a type of the root package or a list of this one. Its
// positions are in bytes.
type Answer interface {
	sayso.Answer
	// Kind names the answer in JSON: "claim", "stories".
	Kind() string
}

// Encode writes an answer as one line of JSON with a line end: {"schema", "offsets", "kind", "answer"}. Command line, API
// and the server for language models write this form and no other, so the same question gives the same bytes everywhere.
// Positions are counted in unit; the answer is changed and must not be used afterwards.
func (l *Ledger) Encode(ctx context.Context, answer sayso.Answer, unit sayso.Offsets) ([]byte, error) {
	if unit == "" {
		unit = sayso.OffsetsCodePoints
	}
	if !unit.Valid() {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "unknown unit of offsets " + string(unit)}
	}
	if err := l.Reframe(ctx, answer, unit); err != nil {
		return nil, err
	}
	fillNil(reflect.ValueOf(answer))
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(envelope{Schema, unit, KindOf(answer), answer})
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrInternal, Msg: "the answer has no JSON form", Err: err}
	}
	return b.Bytes(), nil
}

// envelope stands around every answer.
type envelope struct {
	Schema  string        `json:"schema"`
	Offsets sayso.Offsets `json:"offsets"`
	Kind    string        `json:"kind"`
	Answer  sayso.Answer  `json:"answer"`
}

// KindOf names an answer as its JSON does.
func KindOf(answer sayso.Answer) string {
	switch a := answer.(type) {
	case *sayso.Origin:
		return "origin"
	case *sayso.Story:
		return "story"
	case *sayso.Claim:
		return "claim"
	case *sayso.Person:
		return "person"
	case *sayso.Correction:
		return "correction"
	case Answer:
		return a.Kind()
	}
	return "other"
}

// Reframe counts the positions of an answer, which are in bytes, in unit.
func (l *Ledger) Reframe(ctx context.Context, answer sayso.Answer, unit sayso.Offsets) error {
	if unit == sayso.OffsetsBytes {
		return nil
	}
	var articles []string
	for _, p := range answer.Passages() {
		if p.Article != "" {
			articles = append(articles, p.Article)
		}
	}
	return l.store.View(ctx, func(r store.Reader) error {
		texts, err := r.Texts(articles)
		if err != nil {
			return err
		}
		return sayso.Reframe(answer, unit, func(id string) (string, error) {
			if a := texts[id]; a != nil {
				return a.Text, nil
			}
			return "", unknown("article", id)
		})
	})
}

// fillNil makes empty lists of nil ones, so that JSON has [] and {} and never null where there is nothing.
func fillNil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			fillNil(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillNil(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() && v.CanSet() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			fillNil(v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() && v.CanSet() {
			v.Set(reflect.MakeMap(v.Type()))
		}
	}
}
