package eval

import (
	"path/filepath"
	"slices"
	"strings"

	"sayso"
)

// cofenetCut is the number of tokens CofeNet reads of a segment; what lies beyond is not scored.
const cofenetCut = 300

// A segment is one of CofeNet's stretches of an article, labelled in BIO.
type segment struct {
	annotator string
	number    int
	tokens    []sayso.Span
	labels    []string
}

// segmentRow is a line of cofenet_polnear_*.jsonl, or of a predictions file (which has no tokens).
type segmentRow struct {
	ID        string   `json:"id"`
	Annotator string   `json:"annotator"`
	Segment   *int     `json:"segment"`
	Tokens    [][2]int `json:"tokens,omitempty"`
	Labels    []string `json:"labels"`
}

// articlesPath returns where the articles of a CofeNet file lie by custom: cofenet_polnear_dev → polnear_dev.
func articlesPath(path string) string {
	dir, name := filepath.Split(path)
	return filepath.Join(dir, strings.TrimPrefix(name, "cofenet_"))
}

// readCofenet reads segments and hangs them on their articles. Articles without a segment are dropped.
func readCofenet(path, articles string) ([]*document, error) {
	all, err := readPolnear(articles)
	if err != nil {
		return nil, err
	}
	byID := map[string]*document{}
	for _, d := range all {
		byID[d.article.ID] = d
	}
	err = eachLine(path, func(place string, line []byte) error {
		var row segmentRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" || row.Segment == nil || row.Tokens == nil || len(row.Tokens) != len(row.Labels) {
			return corpusError(place, "a row needs id, segment, tokens and as many labels")
		}
		d := byID[row.ID]
		if d == nil {
			return corpusError(place, "article %s is not in %s", row.ID, articles)
		}
		tokens, err := newFrame(d.article.Text).allBytes(place, "tokens", row.Tokens)
		d.cuts = append(d.cuts, segment{row.Annotator, *row.Segment, tokens, row.Labels})
		return err
	})
	var docs []*document
	for _, d := range all {
		if len(d.cuts) > 0 {
			docs = append(docs, d)
		}
	}
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no segment")
	}
	return docs, err
}

// labels lays attributions on the segments of an article, one list of labels for each segment. Contents come first,
// sources overwrite them, cues overwrite both; a span that runs over a segment's end goes on in the next as I-
// labels, which CofeNet ignores. The tokens of all segments together are the article's, whoever annotated them.
func labels(attrs []sayso.Attribution, cuts []segment) [][]string {
	var tokens []sayso.Span
	for _, c := range cuts {
		tokens = append(tokens, c.tokens...)
	}
	slices.SortFunc(tokens, func(a, b sayso.Span) int { return a.Start - b.Start })
	tokens = slices.CompactFunc(tokens, func(a, b sayso.Span) bool { return a.Start == b.Start })
	at := map[int]string{}
	for i, label := range lay(attrs, tokens) {
		at[tokens[i].Start] = label
	}
	out := make([][]string, len(cuts))
	for i, c := range cuts {
		for _, t := range c.tokens {
			out[i] = append(out[i], at[t.Start])
		}
	}
	return out
}

func lay(attrs []sayso.Attribution, tokens []sayso.Span) []string {
	out := make([]string, len(tokens))
	for i := range out {
		out[i] = "O"
	}
	put := func(role string, spans ...sayso.Span) {
		for _, r := range snapAll(spans, tokens) {
			for i := r.start; i < r.end; i++ {
				out[i] = "I-" + role
			}
			out[r.start] = "B-" + role
		}
	}
	for _, a := range attrs {
		put("content", a.Content...)
	}
	for _, a := range attrs {
		put("source", a.Source...)
	}
	for _, a := range attrs {
		if a.Cue != nil {
			put("cue", *a.Cue)
		}
	}
	return out
}
