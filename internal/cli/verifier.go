package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"sayso"
	"sayso/data"
	"sayso/engine"
	"sayso/internal/ingest"
	"sayso/internal/verify"
	"sayso/internal/verify/report"
)

// A verifier is one run of sayso verify.
type verifier struct {
	engine *engine.Engine
	index  *verify.Index
	words  *verify.Lexicon
	draft  *sayso.Record
	report report.Report
	failed int                   // sources that could not be read
	read   map[int]*sayso.Record // of the sources whose speakers were asked for
	want   verify.Options
}

// newVerifier reads the draft and puts the sources into the index.
func newVerifier(ctx context.Context, s *streams, o verifyOptions) (v *verifier, err error) {
	v = &verifier{index: verify.NewIndex(), read: map[int]*sayso.Record{}, want: verify.Options{Statements: o.statements}}
	v.report = report.Report{Allowed: o.allowed, Offsets: sayso.Offsets(o.offsets)}
	if v.engine, err = engine.New(engine.Options{}); err != nil {
		return v, err
	}
	if v.words, err = verify.LoadLexicon(data.FS); err != nil {
		return v, err
	}
	if err = v.readDraft(ctx, o); err != nil {
		return v, err
	}
	return v, v.readSources(ctx, s, o)
}

// readDraft reads the one article of the draft.
func (v *verifier) readDraft(ctx context.Context, o verifyOptions) error {
	var found *ingest.Item
	for item := range ingest.Articles([]string{o.draft}, o.inputs) {
		if item.Err != nil {
			return item.Err
		}
		if found != nil {
			return usage("%s holds several articles; verify takes one draft", o.draft)
		}
		found = &item
	}
	if found == nil {
		return &sayso.Error{Code: sayso.ErrRead, Place: o.draft, Msg: "the draft holds no article"}
	}
	rec, err := v.engine.Read(ctx, found.Article)
	if err != nil {
		return fmt.Errorf("%s: %w", found.Place, err)
	}
	v.draft = rec
	v.report.Draft = verify.Source{Name: found.Place, Article: rec.Article}
	return nil
}

// readSources fills the index. A source that cannot be read is reported and counted; one with the draft's own text is
// the draft, not a source of it.
func (v *verifier) readSources(ctx context.Context, s *streams, o verifyOptions) error {
	for item := range ingest.Articles(o.sources, o.inputs) {
		if ctx.Err() != nil {
			return interrupted(ctx)
		}
		switch {
		case item.Err != nil:
			v.failed++
			s.say("%v", item.Err)
		case item.Article.Text == v.draft.Article.Text:
			s.say("%s has the text of the draft and is left out", item.Place)
		default:
			v.index.Add(verify.Source{Name: item.Place, Article: item.Article.Identified()})
		}
	}
	v.report.Sources = v.index.Sources()
	return nil
}

// check looks for the quotations and compares the speakers, reading the sources that have something of the draft.
func (v *verifier) check(ctx context.Context) error {
	c := verify.NewChecker(v.index, v.words)
	v.report.Findings = c.Check(v.draft, v.want)
	record := func(source int) (*sayso.Record, error) {
		if rec := v.read[source]; rec != nil {
			return rec, nil
		}
		rec, err := v.engine.Read(ctx, v.index.Sources()[source].Article)
		v.read[source] = rec
		return rec, err
	}
	for i := range v.report.Findings {
		if err := c.Speakers(&v.report.Findings[i], v.draft, record); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) write(s *streams, o verifyOptions) error {
	out, err := openOutput(s.out, o.output)
	if err != nil {
		return err
	}
	err = outputError(v.form(out, o, o.output == "" && isTerminal(s.out) && useColor()))
	if err == nil {
		err = outputError(out.Flush())
	}
	return firstError(err, out.close(err == nil))
}

func (v *verifier) form(w io.Writer, o verifyOptions, color bool) error {
	switch o.format {
	case "json":
		return v.report.JSON(w)
	case "html":
		return v.report.HTML(w)
	case "sarif":
		return v.report.SARIF(w, v.engine.Info().Version)
	case "github":
		return v.report.Annotations(w)
	}
	return v.report.Text(w, color)
}

// badInput gives errors about what was read the exit code 2.
func (v *verifier) badInput(s *streams, err error) error {
	var coded *sayso.Error
	if !errors.As(err, &coded) || coded.Code == sayso.ErrUsage || coded.Code == sayso.ErrInterrupted {
		return err
	}
	s.say("%v", err)
	s.say("hint: sayso explain %s", coded.Code)
	return exitError(exitBad)
}
