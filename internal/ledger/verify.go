package ledger

import (
	"context"
	"sync"

	"sayso"
	"sayso/data"
	"sayso/internal/verify"
	"sayso/internal/verify/report"
)

// verifyWords are the words by which changes in quotations are told, read once.
var verifyWords = sync.OnceValues(func() (*verify.Lexicon, error) { return verify.LoadLexicon(data.FS) })

// Verify checks the quotations of a draft against sources: whether each stands there, word for word, and who says it. Exact
// words pass, and other marks around the same words; everything else is told and left to a person. It needs an Engine.
func (l *Ledger) Verify(ctx context.Context, draft *sayso.Article, sources []*sayso.Article) (*report.Report, error) {
	if l.engine == nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "this ledger was opened without a reader"}
	}
	words, err := verifyWords()
	if err != nil {
		return nil, err
	}
	index := verify.NewIndex()
	for _, a := range sources {
		a = a.Identified()
		index.Add(verify.Source{Name: a.ID, Article: a})
	}
	rec, err := l.engine.Read(ctx, draft)
	if err != nil {
		return nil, err
	}
	out := &report.Report{Draft: verify.Source{Name: "draft", Article: rec.Article}, Sources: index.Sources(), Offsets: sayso.OffsetsCodePoints,
		Allowed: []verify.Grade{verify.Exact, verify.Marks}}
	c := verify.NewChecker(index, words)
	out.Findings = c.Check(rec, verify.Options{})
	read := map[int]*sayso.Record{}
	for i := range out.Findings {
		err := c.Speakers(&out.Findings[i], rec, func(n int) (*sayso.Record, error) {
			if read[n] == nil {
				got, err := l.engine.Read(ctx, out.Sources[n].Article)
				if err != nil {
					return nil, err
				}
				read[n] = got
			}
			return read[n], nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
