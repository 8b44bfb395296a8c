package eval

import (
	"context"
	"path/filepath"
	"sync"

	"sayso"
	"sayso/internal/nlp"
)

// A Parser reads one article and returns its linguistic form too, as engine.(*Engine).ReadDoc does. It must be safe for
// use by several goroutines.
type Parser func(context.Context, *sayso.Article) (*sayso.Record, *nlp.Doc, error)

// NeedsParser reports whether a task is scored on the linguistic form, not on the record.
func NeedsParser(t Task) bool { return t == TaskSyntax || t == TaskNames }

// runParsed scores a task on words or names.
func runParsed(ctx context.Context, o Options) (*Result, error) {
	docs, err := loadParsed(o)
	if err != nil {
		return nil, err
	}
	if o.Parse == nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "task " + string(o.Task) + " is scored by reading; it takes no predictions"}
	}
	parsed, model, err := parseAll(ctx, o, docs)
	if err != nil {
		return nil, err
	}
	s := newSheet(measuresOf(o.Task))
	all := make([]*marks, len(docs))
	for i, d := range docs {
		if o.Task == TaskSyntax {
			all[i] = scoreSyntax(s, d, depTextOf(parsed[i]))
		} else {
			all[i] = scoreNames(s, d, parsed[i])
		}
	}
	r := newResult(s, all)
	r.Task, r.File, r.Model = o.Task, filepath.Base(o.Path), model
	return r, describe(r, o)
}

func loadParsed(o Options) ([]*document, error) {
	if o.Task == TaskSyntax {
		return readConllu(o.Path)
	}
	return readNames(o.Path, o.Articles)
}

// parseAll reads the documents, and refuses a model that lacks the layer.
func parseAll(ctx context.Context, o Options, docs []*document) (parsed []*nlp.Doc, model string, err error) {
	var mu sync.Mutex
	of := map[*sayso.Article]*nlp.Doc{}
	o.Read = func(ctx context.Context, a *sayso.Article) (*sayso.Record, error) {
		rec, doc, err := o.Parse(ctx, a)
		if err == nil && (o.Task == TaskSyntax && doc.Syntax == nil || o.Task == TaskNames && doc.Names == nil) {
			err = &sayso.Error{Code: sayso.ErrLayer, Place: rec.Engine.Model, Msg: "the model has no layer of " + string(o.Task)}
		}
		mu.Lock()
		defer mu.Unlock()
		of[a] = doc
		return rec, err
	}
	_, model, err = readAll(ctx, o, docs)
	for _, d := range docs {
		parsed = append(parsed, of[d.article])
	}
	return parsed, model, err
}
