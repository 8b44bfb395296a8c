package eval

import (
	"path/filepath"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A goldFactuality is an event word with how factual people have found it, from -3 to 3.
type goldFactuality struct {
	at    int // byte
	label float64
}

// factualityRow is a sentence of the unified factuality corpora, in code points.
type factualityRow struct {
	Text    string `json:"text"`
	Index   int    `json:"idx"`
	Split   string `json:"split"`
	Targets []struct {
		Label float64 `json:"label"`
		Start int     `json:"char_start"`
		End   int     `json:"char_end"`
		OK    bool    `json:"ok"`
	} `json:"targets"`
}

func factualityMeasures() []measure {
	return []measure{
		{"error", formShare, "mean absolute error, from 0 to 6"},
		{"r", formPearson, "Pearson's correlation"},
		{"not_factual", formPRF, "below nought: events that people hold not to have happened"},
	}
}

// readFactuality reads the sentences of the dev part, each an article of its own.
func readFactuality(path string) ([]*document, error) {
	var docs []*document
	err := eachLine(path, func(place string, line []byte) error {
		var row factualityRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.Text == "" || row.Split == "" {
			return corpusError(place, "a sentence needs text, split and targets")
		}
		if row.Split != "dev" {
			return nil
		}
		d := &document{place: place, split: row.Split, part: corpusOf(path), article: &sayso.Article{ID: strconv.Itoa(len(docs)), Text: row.Text,
			Published: sayso.Published{Basis: sayso.BasisNone}}}
		f := newFrame(row.Text)
		for i, t := range row.Targets {
			if !t.OK {
				continue
			}
			spans, err := f.allBytes(place, "target "+strconv.Itoa(i+1), [][2]int{{t.Start, t.End}})
			if err != nil {
				return err
			}
			d.facts = append(d.facts, goldFactuality{spans[0].Start, t.Label})
		}
		docs = append(docs, d)
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no sentence of the dev part")
	}
	return docs, err
}

// corpusOf names the corpus of a file, as the model calls its scale: "uw" of uw.jsonl.gz.
func corpusOf(path string) string {
	name, _, _ := strings.Cut(filepath.Base(path), ".")
	return name
}

func scoreFactuality(s *sheet, d *document, doc *nlp.Doc) *marks {
	m := newMarks(s)
	m.n = len(d.facts)
	column := doc.Factual.Label(d.part)
	for _, g := range d.facts {
		r := doc.TokensIn(sayso.Span{Start: g.at, End: g.at + 1})
		if column < 0 || r.Start >= nlp.TokenID(len(doc.Tokens)) {
			m.counts["unread"]++
			continue
		}
		v := float64(doc.Factual.Row(r.Start)[column])
		v = max(-3, min(3, v))
		m.add("error", max(v-g.label, g.label-v), 1)
		m.add("r", 1, v, g.label, v*v, g.label*g.label, v*g.label)
		m.add("not_factual", one(v < 0 && g.label < 0), one(v < 0), one(v < 0 && g.label < 0), one(g.label < 0))
	}
	return m
}
