package eval

import (
	"context"
	"maps"
	"path/filepath"
	"strings"

	"sayso"
	"sayso/internal/copies"
	"sayso/internal/origin"
)

// originSeed makes the planted pairs: the same articles give the same pairs.
const originSeed = 20261128

func originMeasures() []measure {
	return []measure{
		{"one", formPRF, "pairs found to have one origin, by keys first and judgement second"},
		{"proposed", formShare, "of pairs of one origin: they share keys enough to be compared"},
		{"right", formShare, "one origin or two, as planted or judged by hand"},
	}
}

// runOrigins scores pairs of articles: planted ones in a file of articles, or those of a table judged by hand.
func runOrigins(ctx context.Context, o Options) (*Result, error) {
	if strings.HasSuffix(o.Path, ".tsv") {
		return runJudged(ctx, o)
	}
	articles, err := readPlain(o.Path)
	if err != nil {
		return nil, err
	}
	c := newCopyist(articles, originSeed)
	if len(c.articles) < 10 {
		return nil, corpusError(o.Path, "%d articles of %d words and more are too few to plant pairs in", len(c.articles), minOriginal)
	}
	s := newSheet(originMeasures())
	all := make([]*marks, len(c.articles))
	for i := range all {
		all[i] = newMarks(s)
	}
	f := origin.New()
	done, total := 0, 0
	for _, k := range pairKinds {
		total += k.n
	}
	for _, k := range pairKinds {
		for n := range k.n {
			if ctx.Err() != nil {
				return nil, &sayso.Error{Code: sayso.ErrInterrupted, Place: o.Path, Msg: "stopped while scoring", Err: ctx.Err()}
			}
			p := c.plant(k.kind, n)
			scoreOrigin(all[p.original], f.Item(p.a, ""), f.Item(p.b, ""), p.one, []string{"planted:" + p.kind})
			if done++; o.Progress != nil {
				o.Progress(done, total)
			}
		}
	}
	r := newResult(s, all)
	r.Task, r.File = o.Task, filepath.Base(o.Path)
	return r, describe(r, o)
}

// scoreOrigin has one pair found and judged, as a ledger does: a pair that the index does not propose is not judged.
func scoreOrigin(m *marks, a, b *origin.Item, one bool, in []string) {
	x := copies.NewIndex()
	x.Add(a.Keys())
	proposed := len(x.Near(b.Keys())) > 0
	found := false
	if proposed {
		_, found = origin.Judge(a, b)
	}
	m.n++
	for _, name := range in {
		m.slice(name)
		m.sliceN[name]++
	}
	right := 0.0
	if one && found {
		right = 1
	}
	predicted, gold := 0.0, 0.0
	if found {
		predicted = 1
	}
	if one {
		gold = 1
		m.ask("proposed", proposed, in)
	}
	m.add("one", right, predicted, right, gold)
	m.ask("right", found == one, in)
	if found != one {
		name := "missed"
		if found {
			name = "extra"
		}
		m.counts[name]++
	}
}

// runJudged scores the pairs of a table with the columns a, b (ids), origins (one or two), kind, doubtful and from. The
// articles are those of the files given with it, parted by commas.
func runJudged(ctx context.Context, o Options) (*Result, error) {
	if o.Articles == "" {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Place: o.Path, Msg: "a table of pairs needs the file of their articles (--articles)"}
	}
	articles := map[string]*sayso.Article{}
	for file := range strings.SplitSeq(o.Articles, ",") {
		more, err := readArticles(file)
		if err != nil {
			return nil, err
		}
		maps.Copy(articles, more)
	}
	s := newSheet(originMeasures())
	f := origin.New()
	var all []*marks
	first := true
	err := eachLine(o.Path, func(place string, line []byte) error {
		if ctx.Err() != nil {
			return &sayso.Error{Code: sayso.ErrInterrupted, Place: place, Msg: "stopped while scoring", Err: ctx.Err()}
		}
		cells := strings.Split(strings.TrimRight(string(line), "\r\n"), "\t")
		if first {
			first = false
			if strings.Join(cells, " ") != "a b origins kind doubtful from" {
				return corpusError(place, "the header is %q", cells)
			}
			return nil
		}
		if len(cells) != 6 || cells[2] != "one" && cells[2] != "two" {
			return corpusError(place, "a pair needs six columns, the third of them one or two")
		}
		a, b := articles[cells[0]], articles[cells[1]]
		if a == nil || b == nil {
			return corpusError(place, "no article %s or %s in %s", cells[0], cells[1], o.Articles)
		}
		m := newMarks(s)
		in := []string{"kind:" + cells[3]}
		if cells[4] == "yes" {
			in = append(in, "doubtful")
		}
		scoreOrigin(m, f.Item(a, ""), f.Item(b, ""), cells[2] == "one", in)
		all = append(all, m)
		return nil
	})
	if err == nil && len(all) == 0 {
		err = corpusError(o.Path, "no pair")
	}
	if err != nil {
		return nil, err
	}
	r := newResult(s, all)
	r.Task, r.File = o.Task, filepath.Base(o.Path)
	return r, describe(r, o)
}
