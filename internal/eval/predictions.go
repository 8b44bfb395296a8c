package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sayso"
	"sayso/internal/gold"
)

// readPredictions reads predictions in the corpus's own format. Articles without a row have no predictions; rows of
// other articles are left aside.
func readPredictions(o Options, docs []*document) ([]guess, error) {
	p := predictions{docs: map[string][]int{}, seen: map[string]string{}, guesses: make([]guess, len(docs)), of: docs}
	for i, d := range docs {
		p.docs[d.article.ID] = append(p.docs[d.article.ID], i)
	}
	read := p.polnear
	switch o.Task {
	case TaskGold, TaskSourcing, TaskSeed:
		read = p.gold
	case TaskCofenet:
		read = p.cofenet
	case TaskTime:
		read = p.times
	}
	return p.guesses, eachRow(o.From, read)
}

// eachRow calls f with the lines of a JSONL file, or with each *.gold.json of a folder.
func eachRow(path string, f func(place string, data []byte) error) error {
	if info, err := os.Stat(path); err == nil && !info.IsDir() && !strings.HasSuffix(path, ".gold.json") {
		return eachLine(path, f)
	}
	paths, err := goldPaths(path)
	if err != nil {
		return err
	}
	for _, path := range paths {
		data, err := os.ReadFile(filepath.Clean(path))
		if err != nil {
			return readError(path, err)
		}
		if err := f(path, data); err != nil {
			return err
		}
	}
	return nil
}

// predictions collects the rows of a predictions file.
type predictions struct {
	of      []*document
	docs    map[string][]int  // article id → documents
	seen    map[string]string // row key → its place
	guesses []guess
}

// once refuses a second row for one key: it would be ambiguous which of them counts.
func (p *predictions) once(place, key string) error {
	if first, ok := p.seen[key]; ok {
		return corpusError(place, "a second prediction for %s, after %s", key, first)
	}
	p.seen[key] = place
	return nil
}

func (p *predictions) polnear(place string, line []byte) error {
	var row polnearRow
	if err := decode(place, line, &row); err != nil {
		return err
	}
	if row.ID == "" || row.Attributions == nil {
		return corpusError(place, "a prediction needs id and attributions")
	}
	if err := p.once(place, row.ID); err != nil {
		return err
	}
	for _, i := range p.docs[row.ID] {
		attrs, err := row.attributions(place, newFrame(p.of[i].article.Text))
		if err != nil {
			return err
		}
		p.guesses[i].attributions = attrs
	}
	return nil
}

func (p *predictions) gold(place string, line []byte) error {
	var row gold.Scored
	if err := decode(place, line, &row); err != nil {
		return err
	}
	if row.ID == "" || row.Attributions == nil {
		return corpusError(place, "a prediction needs id and attributions")
	}
	if err := p.once(place, row.ID); err != nil {
		return err
	}
	for _, i := range p.docs[row.ID] {
		text := p.of[i].article.Text
		g := goldText{place: place, text: text, frame: newFrame(text)}
		attrs, err := g.attributions(row.Attributions)
		if err != nil {
			return err
		}
		p.guesses[i].attributions = attrs
	}
	return nil
}

// cofenet takes rows of labels, and rows of attributions as well, which it lays on the segments itself.
func (p *predictions) cofenet(place string, line []byte) error {
	var row segmentRow
	if err := decode(place, line, &row); err != nil {
		return err
	}
	if row.Segment == nil {
		return p.polnear(place, line)
	}
	key := fmt.Sprintf("%s %s %d", row.ID, row.Annotator, *row.Segment)
	if err := p.once(place, key); err != nil {
		return err
	}
	for _, i := range p.docs[row.ID] {
		d, g := p.of[i], &p.guesses[i]
		if g.labels == nil {
			g.labels = make([][]string, len(d.cuts))
		}
		for k, c := range d.cuts {
			if c.annotator != row.Annotator || c.number != *row.Segment {
				continue
			}
			if len(row.Labels) != len(c.tokens) {
				return corpusError(place, "%d labels for %d tokens", len(row.Labels), len(c.tokens))
			}
			g.labels[k] = row.Labels
		}
	}
	return nil
}

// WritePredictions writes what was scored in the corpus's own format, one JSON object a line, so that other scorers
// can read it. Offsets are code points.
func (r *Result) WritePredictions(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range r.claims {
		if err := enc.Encode(&r.claims[i]); err != nil {
			return &sayso.Error{Code: sayso.ErrWrite, Place: r.claims[i].Pair, Msg: "cannot write a prediction", Err: err}
		}
	}
	for i, d := range r.docs {
		var err error
		switch g := r.guesses[i]; r.Task {
		case TaskCofenet:
			err = writeSegments(enc, d, g, r.nested)
		case TaskTime:
			err = writeTimes(enc, d, g.times)
		case TaskGold, TaskSourcing, TaskSeed:
			err = writeGold(enc, d, g.attributions)
		default:
			err = writePolnear(enc, d, outermost(g.attributions, r.nested))
		}
		if err != nil {
			return &sayso.Error{Code: sayso.ErrWrite, Place: d.article.ID, Msg: "cannot write a prediction", Err: err}
		}
	}
	return nil
}
