package eval

import (
	"context"
	"path/filepath"
	"slices"
	"sync"

	"sayso"
	"sayso/internal/nlp"
)

// A Parser reads one article and returns its linguistic form too, as engine.(*Engine).ReadDoc does. It must be safe for
// use by several goroutines.
type Parser func(context.Context, *sayso.Article) (*sayso.Record, *nlp.Doc, error)

// NeedsParser reports whether a task is scored on the linguistic form, not on the record.
func NeedsParser(t Task) bool {
	return slices.Contains([]Task{TaskSyntax, TaskNames, TaskCoref, TaskGap, TaskFactuality}, t)
}

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
		all[i] = scoreParsed(s, o.Task, d, parsed[i])
	}
	r := newResult(s, all)
	r.Task, r.File, r.Model = o.Task, filepath.Base(o.Path), model
	return r, describe(r, o)
}

func scoreParsed(s *sheet, t Task, d *document, doc *nlp.Doc) *marks {
	switch t {
	case TaskSyntax:
		return scoreSyntax(s, d, depTextOf(doc))
	case TaskCoref:
		return scoreCoref(s, d, doc)
	case TaskGap:
		return scoreGap(s, d, doc)
	case TaskFactuality:
		return scoreFactuality(s, d, doc)
	}
	return scoreNames(s, d, doc)
}

func loadParsed(o Options) ([]*document, error) {
	switch o.Task {
	case TaskSyntax:
		return readConllu(o.Path)
	case TaskCoref:
		return readCoref(o.Path, o.Articles)
	case TaskGap:
		return readGap(o.Path)
	case TaskFactuality:
		return readFactuality(o.Path)
	}
	return readNames(o.Path, o.Articles)
}

// hasLayer reports whether the model has what a task asks for.
func hasLayer(t Task, doc *nlp.Doc) bool {
	switch t {
	case TaskSyntax:
		return doc.Syntax != nil
	case TaskNames:
		return doc.Names != nil
	case TaskFactuality:
		return doc.Factual != nil
	}
	return doc.Mentions != nil
}

// parseAll reads the documents, and refuses a model that lacks the layer.
func parseAll(ctx context.Context, o Options, docs []*document) (parsed []*nlp.Doc, model string, err error) {
	var mu sync.Mutex
	of := map[*sayso.Article]*nlp.Doc{}
	o.Read = func(ctx context.Context, a *sayso.Article) (*sayso.Record, error) {
		rec, doc, err := o.Parse(ctx, a)
		if err == nil && (!hasLayer(o.Task, doc)) {
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
