package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sayso"
	"sayso/internal/extract"
)

// TaskExtract names the scoring of extraction from web pages, which [Extraction] does without an engine.
const TaskExtract Task = "extract"

// An Extractor is one of those that [Extraction] compares.
type Extractor struct {
	Name string // of its measure
	extract.Extractor
}

// ExtractMeasures returns the measures of Extraction as name and explanation.
func ExtractMeasures(list []Extractor) (names, about []string) {
	for _, m := range extractMeasures(list) {
		for _, name := range m.metrics() {
			names, about = append(names, name), append(about, m.about)
		}
	}
	return names, about
}

func extractMeasures(list []Extractor) (out []measure) {
	for _, x := range list {
		out = append(out, measure{x.Name, formPRF, "runs of four words in common with the true text, means over pages"})
	}
	return out
}

// Extraction scores extractors on the pages of the article extraction benchmark: ground-truth.json with html/ID.html.gz
// beside it, in a folder or a tar archive (.tar, .tar.gz, .tar.xz). The first extractor's texts are the result's
// predictions. A page that an extractor refuses counts as a page of which it takes nothing.
func Extraction(ctx context.Context, path string, list []Extractor, progress func(done, total int)) (*ExtractResult, error) {
	pages, err := readPages(path)
	if err != nil {
		return nil, err
	}
	s := newSheet(extractMeasures(list))
	texts := map[string]string{}
	var all []*marks
	var version string
	for i, p := range pages {
		if ctx.Err() != nil {
			return nil, &sayso.Error{Code: sayso.ErrInterrupted, Msg: "stopped by the user"}
		}
		m := newMarks(s)
		m.n = 1
		for k, x := range list {
			d, err := x.Extract(p.raw, extract.Hint{})
			if err != nil {
				m.counts["refused_by_"+x.Name]++
				d = &extract.Document{}
			}
			m.add(x.Name, extractionRow(p.truth, d.Text)...)
			if k == 0 {
				texts[p.id], version = d.Text, max(version, d.Extractor)
			}
		}
		all = append(all, m)
		if progress != nil {
			progress(i+1, len(pages))
		}
	}
	r := &ExtractResult{Result: newResult(s, all), texts: texts}
	r.Task, r.File, r.Model = TaskExtract, filepath.Base(path), version
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, truthFile)
	}
	r.SHA256, err = digest(path)
	return r, err
}

// An ExtractResult is a Result whose predictions are texts.
type ExtractResult struct {
	*Result
	texts map[string]string
}

// WritePredictions writes the texts in the form that the benchmark's evaluate.py reads from output/NAME.json.
func (r *ExtractResult) WritePredictions(w io.Writer) error {
	out := map[string]map[string]string{}
	for id, text := range r.texts {
		out[id] = map[string]string{"articleBody": text}
	}
	if err := json.NewEncoder(w).Encode(out); err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "cannot write the predictions", Err: err}
	}
	return nil
}

// A page is one of the benchmark's.
type page struct {
	id, truth string
	raw       []byte
}

const truthFile = "ground-truth.json"

// readPages reads the benchmark's files and joins them by page.
func readPages(path string) ([]page, error) {
	files := map[string][]byte{}
	err := eachFile(path, func(name string, r io.Reader) (err error) {
		name = strings.TrimPrefix(filepath.ToSlash(name), "./")
		if name == truthFile || strings.HasPrefix(name, "html/") && strings.HasSuffix(name, ".html.gz") {
			files[name], err = io.ReadAll(io.LimitReader(r, 64<<20))
		}
		return err
	})
	if coded := (*sayso.Error)(nil); errors.As(err, &coded) {
		return nil, coded
	} else if err != nil {
		return nil, readError(path, err)
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(files[truthFile], &truth); err != nil || len(truth) == 0 {
		return nil, corpusError(path, "no %s with pages in it (%v)", truthFile, err)
	}
	var pages []page
	for _, id := range sortedKeys(truth) {
		raw, err := unzip(files["html/"+id+".html.gz"])
		if err != nil {
			return nil, corpusError(fmt.Sprintf("%s: %s", path, id), "the page is missing or damaged: %v", err)
		}
		pages = append(pages, page{id, truth[id].Body, raw})
	}
	return pages, nil
}
