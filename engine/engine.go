// Package engine is the verb of Sayso: an Engine reads an article and returns its record.
package engine

import (
	"context"
	"runtime/debug"
	"sync"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

// Options configure an Engine. The zero value works: it reads with the model inside the binary.
type Options struct{}

// An Engine reads articles. It is safe for use by several goroutines and holds no state between articles.
type Engine struct {
	info       Info
	tokenizers sync.Pool
}

// Info says what an Engine is made of, for "sayso version".
type Info struct {
	Version  string        // of the program, from its build
	Model    string        // name, version and hash of the model container; "" if there is none
	Lexicons []LexiconInfo // in the order of their names
	Tier     string        // which kernels run on this CPU: "avx512vnni", "avx2" or "plain"
}

// LexiconInfo names one lexicon file and its hash.
type LexiconInfo struct{ Name, SHA256 string }

// New returns an Engine, or an error with a code if its model cannot be used.
func New(Options) (*Engine, error) {
	vocabulary := encoder.NewVocabulary(models.Vocabulary)
	return &Engine{
		info:       Info{Version: version(), Tier: "plain"},
		tokenizers: sync.Pool{New: func() any { return token.New(vocabulary) }},
	}, nil
}

// Info returns what the Engine is made of.
func (e *Engine) Info() Info { return e.info }

// Read turns one article into its record. The article's text must be UTF-8; the record refers to it and does not
// change it. An article that cannot be read well gives warnings in its record; an error means there is no record.
func (e *Engine) Read(ctx context.Context, a *sayso.Article) (*sayso.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrInterrupted, Place: a.ID, Msg: "stopped before the article was read", Err: err}
	}
	a = a.Identified()
	tk := e.tokenizers.Get().(*token.Tokenizer)
	defer e.tokenizers.Put(tk)
	doc := tk.Doc(a)
	return &sayso.Record{
		Engine:     sayso.Engine{Version: e.info.Version, Model: e.info.Model},
		Article:    a,
		Paragraphs: spans(doc, doc.Paragraphs),
		Sentences:  spans(doc, doc.Sentences),
		Warnings:   a.Warnings,
	}, nil
}

func spans(doc *nlp.Doc, ranges []nlp.Range) []sayso.Span {
	out := make([]sayso.Span, len(ranges))
	for i, r := range ranges {
		out[i] = doc.Span(r)
	}
	return out
}

// version is what the build knows of itself: a release tag, or the commit with "+dirty" if it was changed.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
