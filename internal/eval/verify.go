package eval

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/verify"
)

// verifyPerGrade is how many quotations of each grade are planted.
const verifyPerGrade = 2000

// verifySeed makes the planted set: the same articles give the same set.
const verifySeed = 20261122

func verifyMeasures() []measure {
	return []measure{
		{"grade", formShare, "the grade is the planted one"},
		{"exact_kept", formShare, "of quotations without an edit: not graded changed, joined or not_found"},
		{"change_seen", formShare, "of quotations with changed words: not graded exact or marks"},
		{"place", formShare, "of those found: a place, or another with the same words, overlaps the planted one"},
		{"marked", formShare, "of shortened ones so graded: whether an ellipsis shows it"},
		{"kind", formShare, "of changed ones so graded: every change has the planted kind"},
	}
}

// runVerify plants edits in stretches of the articles of a file and grades them against the same articles. Every fifth
// article is held out of the sources: what is taken from it must not be found.
func runVerify(ctx context.Context, o Options) (*Result, error) {
	articles, err := readPlain(o.Path)
	if err != nil {
		return nil, err
	}
	lexicon, err := verify.LoadLexicon(data.FS)
	if err != nil {
		return nil, err
	}
	p := newPlanter(articles, verifySeed)
	index := verify.NewIndex()
	for _, a := range p.sources {
		index.Add(verify.Source{Name: a.ID, Article: a})
	}
	checker := verify.NewChecker(index, lexicon)
	s := newSheet(verifyMeasures())
	all := make([]*marks, len(p.sources)) // by the article that the words come from; made up ones by turns
	for i := range all {
		all[i] = newMarks(s)
	}
	grades := verify.Grades()
	for n := range verifyPerGrade {
		if ctx.Err() != nil {
			return nil, &sayso.Error{Code: sayso.ErrInterrupted, Place: o.Path, Msg: "stopped while scoring", Err: ctx.Err()}
		}
		for _, g := range grades {
			item := p.plant(g, n)
			scoreVerify(all[item.article], item, checkItem(checker, item))
		}
		if o.Progress != nil {
			o.Progress(n+1, verifyPerGrade)
		}
	}
	r := newResult(s, all)
	r.Task, r.File = o.Task, filepath.Base(o.Path)
	return r, describe(r, o)
}

// checkItem has one planted quotation graded, in a draft of its own.
func checkItem(c *verify.Checker, item planted) verify.Finding {
	const before, behind = "A speaker was quoted: “", "”\n"
	inner := sayso.Span{Start: len(before), End: len(before) + len(item.text)}
	draft := &sayso.Record{
		Article: &sayso.Article{Text: before + item.text + behind},
		Quotations: []sayso.Quotation{{ID: "q1", Kind: sayso.QuotationSpeech, Inner: inner,
			Span: sayso.Span{Start: inner.Start - len("“"), End: inner.End + len("”")}}},
	}
	found := c.Check(draft, verify.Options{})
	if len(found) != 1 {
		return verify.Finding{Grade: verify.NotFound}
	}
	return found[0]
}

func scoreVerify(m *marks, item planted, f verify.Finding) {
	in := []string{"planted:" + item.grade.String()}
	if item.grade == verify.Changed {
		in = append(in, "kind:"+string(item.kind))
	}
	m.n++
	for _, name := range in {
		m.slice(name)
		m.sliceN[name]++
	}
	right := f.Grade == item.grade
	m.ask("grade", right, in)
	if !right {
		m.counts[item.grade.String()+"_as_"+f.Grade.String()]++
	}
	if item.grade != verify.NotFound && f.Grade != verify.NotFound {
		m.ask("place", slices.ContainsFunc(append(f.Others, f.Places...), func(p verify.Place) bool {
			return p.Source == item.article && p.Span.Overlaps(item.span)
		}), in)
	}
	switch item.grade {
	case verify.Exact:
		m.ask("exact_kept", f.Grade < verify.Changed, in)
	case verify.Shortened:
		if right {
			m.ask("marked", f.Marked == item.marked, in)
		}
	case verify.Changed:
		m.ask("change_seen", f.Grade > verify.Marks, in)
		if right {
			m.ask("kind", !slices.ContainsFunc(f.Changes, func(c verify.Change) bool { return c.Kind != item.kind }), in)
		}
	}
}

// readPlain reads articles of which only id and text matter.
func readPlain(path string) (out []*sayso.Article, err error) {
	err = eachLine(path, func(place string, line []byte) error {
		var row struct{ ID, Text string }
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if strings.TrimSpace(row.Text) == "" {
			return corpusError(place, "the article has no text")
		}
		out = append(out, &sayso.Article{ID: row.ID, Text: row.Text})
		return nil
	})
	if err == nil && len(out) < 10 {
		return nil, corpusError(path, "%d articles are too few to plant edits in", len(out))
	}
	return out, err
}
