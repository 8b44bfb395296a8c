package eval

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sayso"
	"sayso/internal/gold"
)

// goldText resolves the spans of one gold file against its article. The first fault sticks.
type goldText struct {
	place string
	text  string
	frame frame
	bare  bool // the gold does not quote the text, its digest vouches for it
	err   error
}

func (g *goldText) span(where string, q gold.Span) sayso.Span {
	if g.err != nil {
		return sayso.Span{}
	}
	if q.Start == nil || q.End == nil {
		g.err = corpusError(g.place, "%s has no start and end: resolve the file first", where)
		return sayso.Span{}
	}
	s, ok := g.frame.bytes([2]int{*q.Start, *q.End})
	if bare := g.bare && q.Text == ""; !ok || !bare && s.In(g.text) != q.Text {
		g.err = corpusError(g.place, "%s: [%d,%d) is not %q", where, *q.Start, *q.End, q.Text)
	}
	return s
}

func (g *goldText) spans(where string, qs []gold.Span) []sayso.Span {
	var out []sayso.Span
	for _, q := range qs {
		out = append(out, g.span(where, q))
	}
	return out
}

func (g *goldText) pointer(where string, q *gold.Span) *sayso.Span {
	if q == nil {
		return nil
	}
	s := g.span(where, *q)
	return &s
}

func (g *goldText) attributions(rows []gold.Attribution) ([]sayso.Attribution, error) {
	var out []sayso.Attribution
	for _, r := range rows {
		a := sayso.Attribution{ID: r.ID, Kind: r.Kind, Level: r.Level, Stance: r.Stance,
			Source: g.spans(r.ID+".source", r.Source), Cue: g.pointer(r.ID+".cue", r.Cue),
			Content: g.spans(r.ID+".content", r.Content), Addressee: g.pointer(r.ID+".addressee", r.Addressee),
			Medium: g.pointer(r.ID+".medium", r.Medium), Time: g.pointer(r.ID+".time", r.Time),
			Place: g.pointer(r.ID+".place", r.Place), Terms: g.pointer(r.ID+".terms", r.Terms)}
		if r.Parent != nil {
			a.Parent = *r.Parent
		}
		if r.Speaker != nil {
			a.Speaker = &sayso.Speaker{Name: *r.Speaker}
		}
		if r.Confidence != nil {
			a.Confidence.All = *r.Confidence
		}
		out = append(out, a)
	}
	return out, g.err
}

// readGold reads a folder of NAME.gold.json files, or one such file, each with NAME.article.json or NAME.txt beside; or,
// if articles is not "", with its text in that JSONL file.
func readGold(path, articles string) ([]*document, error) {
	paths, err := goldPaths(path)
	if err != nil {
		return nil, err
	}
	texts, err := readArticles(articles)
	if err != nil {
		return nil, err
	}
	var docs []*document
	for _, p := range paths {
		d, err := readGoldFile(p, texts)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 {
		return nil, corpusError(path, "no *.gold.json")
	}
	return docs, nil
}

func goldPaths(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, readError(path, err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, readError(path, err)
	}
	var paths []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".gold.json") {
			paths = append(paths, filepath.Join(path, e.Name()))
		}
	}
	sort.Strings(paths)
	return paths, nil
}

func readGoldFile(path string, texts map[string]*sayso.Article) (*document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, readError(path, err)
	}
	var row gold.Scored
	if err := decode(path, data, &row); err != nil {
		return nil, err
	}
	if row.ID == "" || row.Attributions == nil {
		return nil, corpusError(path, "a gold file needs id and attributions")
	}
	d := &document{place: path, article: texts[row.ID]}
	if d.article == nil {
		if d.article, err = articleBeside(strings.TrimSuffix(path, ".gold.json"), row.ID); err != nil {
			return nil, err
		}
	}
	g := goldText{place: path, text: d.article.Text, frame: newFrame(d.article.Text)}
	if row.SHA256 != "" {
		if g.bare = row.SHA256 == textDigest(d.article.Text); !g.bare {
			return nil, corpusError(path, "the text of article %s is another one: its SHA-256 is not %s", row.ID, row.SHA256)
		}
	}
	if d.gold, err = g.attributions(row.Attributions); err != nil {
		return nil, err
	}
	d.events, err = g.events(row.Events)
	return d, err
}

// articleBeside reads NAME.article.json, or NAME.txt where there is none.
func articleBeside(stem, id string) (*sayso.Article, error) {
	a := &sayso.Article{ID: id, Published: sayso.Published{Basis: sayso.BasisNone}}
	data, err := os.ReadFile(stem + ".article.json")
	if errors.Is(err, fs.ErrNotExist) {
		data, err = os.ReadFile(stem + ".txt")
		a.Text = string(data)
		if err != nil {
			return nil, readError(stem+".txt", err)
		}
		return a, nil
	}
	if err != nil {
		return nil, readError(stem+".article.json", err)
	}
	var in struct {
		Title, URL, Publisher, Published string
		Text                             *string
	}
	if err := json.Unmarshal(data, &in); err != nil || in.Text == nil {
		return nil, corpusError(stem+".article.json", "not an article: it needs text")
	}
	a.Title, a.URL, a.Publisher = in.Title, in.URL, in.Publisher
	a.Text = *in.Text
	if in.Published != "" {
		a.Published = sayso.Published{Value: in.Published, Basis: sayso.BasisMetadata}
	}
	return a, nil
}
