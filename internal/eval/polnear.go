package eval

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"sayso"
)

// polnearRow is a line of polnear_*.jsonl (and gum_news.jsonl, and of a predictions file): offsets are code points.
type polnearRow struct {
	ID           string               `json:"id"`
	Split        string               `json:"split,omitempty"`
	Publisher    string               `json:"publisher,omitempty"`
	Date         string               `json:"date,omitempty"`
	Title        string               `json:"title,omitempty"`
	Text         *string              `json:"text,omitempty"`
	Attributions []polnearAttribution `json:"attributions"`
}

type polnearAttribution struct {
	ID         string   `json:"id"`
	Source     [][2]int `json:"source"`
	Cue        [][2]int `json:"cue"`
	Content    [][2]int `json:"content"`
	Parent     string   `json:"parent,omitempty"`
	Confidence *float64 `json:"confidence,omitempty"`
}

// attribution converts a row's annotation to bytes. PolNeAR has one contiguous cue; of several the first counts, as
// in Citron.
func (p polnearAttribution) attribution(place string, f frame) (sayso.Attribution, error) {
	a := sayso.Attribution{ID: p.ID, Parent: p.Parent}
	var err error
	if a.Source, err = f.allBytes(place, p.ID+".source", p.Source); err != nil {
		return a, err
	}
	if a.Content, err = f.allBytes(place, p.ID+".content", p.Content); err != nil {
		return a, err
	}
	cue, err := f.allBytes(place, p.ID+".cue", p.Cue)
	if err != nil {
		return a, err
	}
	if len(cue) > 0 {
		a.Cue = &cue[0]
	}
	if p.Confidence != nil {
		a.Confidence.All = *p.Confidence
	}
	return a, nil
}

func (r *polnearRow) attributions(place string, f frame) ([]sayso.Attribution, error) {
	out := make([]sayso.Attribution, 0, len(r.Attributions))
	for _, p := range r.Attributions {
		a, err := p.attribution(place, f)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func (r *polnearRow) article() *sayso.Article {
	a := &sayso.Article{ID: r.ID, Title: r.Title, Publisher: r.Publisher, Text: *r.Text}
	a.Published = sayso.Published{Basis: sayso.BasisNone}
	if r.Date != "" {
		a.Published = sayso.Published{Value: r.Date, Basis: sayso.BasisMetadata}
	}
	return a
}

// readPolnear reads gold articles; their tokens come from elsewhere.
func readPolnear(path string) ([]*document, error) {
	var docs []*document
	err := eachLine(path, func(place string, line []byte) error {
		var row polnearRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" || row.Text == nil || row.Attributions == nil {
			return corpusError(place, "a row needs id, text and attributions")
		}
		d := &document{place: place, article: row.article(), split: row.Split}
		var err error
		d.gold, err = row.attributions(place, newFrame(*row.Text))
		docs = append(docs, d)
		return err
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no article")
	}
	return docs, err
}

// tokenPath returns where the CoreNLP tokens of a PolNeAR file lie by custom: polnear_dev → polnear_corenlp_dev.
func tokenPath(path string) string {
	dir, name := filepath.Split(path)
	return filepath.Join(dir, strings.Replace(name, "polnear_", "polnear_corenlp_", 1))
}

// offsets is a CoreNLP token [start, end, lemma, tag, name], of which only the two numbers are kept.
type offsets [2]int

func (o *offsets) UnmarshalJSON(data []byte) error {
	fields := strings.SplitN(strings.TrimPrefix(string(data), "["), ",", 3)
	if len(fields) < 3 {
		return fmt.Errorf("a token is [start, end, …], not %s", data)
	}
	for i := range o {
		n, err := strconv.Atoi(strings.TrimSpace(fields[i]))
		if err != nil {
			return fmt.Errorf("a token is [start, end, …], not %s", data)
		}
		o[i] = n
	}
	return nil
}

// readTokens gives every document its tokens, in bytes, line by line: the files are large, most of them parses.
func readTokens(path string, docs []*document) error {
	wanted := map[string][]*document{}
	for _, d := range docs {
		wanted[d.article.ID] = append(wanted[d.article.ID], d)
	}
	return eachLine(path, func(place string, line []byte) error {
		var row struct {
			ID    string
			Sents []struct{ Tok []offsets }
		}
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" || row.Sents == nil {
			return corpusError(place, "a row needs id and sents")
		}
		for _, d := range wanted[row.ID] {
			f := newFrame(d.article.Text)
			d.tokens = []sayso.Span{}
			for _, s := range row.Sents {
				for _, t := range s.Tok {
					span, ok := f.bytes(t)
					if !ok {
						return corpusError(place, "token [%d,%d) outside the text of %s", t[0], t[1], row.ID)
					}
					d.tokens = append(d.tokens, span)
				}
			}
		}
		return nil
	})
}
