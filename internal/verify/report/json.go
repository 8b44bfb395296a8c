package report

import (
	"encoding/json"
	"io"

	"sayso"
	"sayso/internal/verify"
)

// SchemaVersion names the contract of the JSON form, docs/verify.md.
const SchemaVersion = "sayso.verify/1"

type wireReport struct {
	Schema     string        `json:"schema"`
	Offsets    sayso.Offsets `json:"offsets"`
	Draft      wireDraft     `json:"draft"`
	Sources    int           `json:"sources"`
	Passed     bool          `json:"passed"`
	Quotations []wireFinding `json:"quotations"`
	Statements []wireFinding `json:"statements"`
}

type wireDraft struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

type wireFinding struct {
	Start         int              `json:"start"`
	End           int              `json:"end"`
	Text          string           `json:"text"`
	Grade         string           `json:"grade"`
	Source        *wirePlace       `json:"source"`
	Similarity    float64          `json:"similarity"`
	Speaker       verify.Agreement `json:"speaker"`
	Changes       []wireChange     `json:"changes"`
	Passed        bool             `json:"passed"`
	Also          []string         `json:"also"`
	Marked        *bool            `json:"marked"`
	Places        []wirePlace      `json:"places"`
	Others        []wirePlace      `json:"others"`
	DraftSpeaker  *string          `json:"draft_speaker"`
	SourceSpeaker *string          `json:"source_speaker"`
	Quotation     *string          `json:"quotation"`
	Attribution   *string          `json:"attribution"`
}

type wirePlace struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type wireChange struct {
	Kind        verify.Kind `json:"kind"`
	Draft       string      `json:"draft"`
	Source      string      `json:"source"`
	Grade       string      `json:"grade"`
	DraftStart  int         `json:"draft_start"`
	DraftEnd    int         `json:"draft_end"`
	SourceStart int         `json:"source_start"`
	SourceEnd   int         `json:"source_end"`
}

// JSON writes one indented object, described in docs/verify.md. Positions are in the report's unit.
func (r *Report) JSON(w io.Writer) error {
	out := wireReport{Schema: SchemaVersion, Offsets: r.Offsets, Sources: len(r.Sources), Passed: r.Passed(),
		Draft:      wireDraft{r.Draft.Name, r.Draft.Article.SHA256},
		Quotations: []wireFinding{}, Statements: []wireFinding{}}
	for i := range r.Findings {
		f := &r.Findings[i]
		wire, err := r.wire(f)
		if err != nil {
			return err
		}
		if f.What == verify.Statement {
			out.Statements = append(out.Statements, wire)
		} else {
			out.Quotations = append(out.Quotations, wire)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func (r *Report) wire(f *verify.Finding) (wireFinding, error) {
	text := r.Draft.Article.Text
	c := counter{r: r}
	out := wireFinding{
		Start: c.at(r.Draft.Article, f.Span.Start), End: c.at(r.Draft.Article, f.Span.End), Text: f.Span.In(text),
		Grade: f.Grade.String(), Similarity: f.Similarity, Speaker: f.Speaker, Changes: []wireChange{},
		Passed: r.passes(f), Also: []string{}, Places: c.places(f.Places), Others: c.places(f.Others),
		DraftSpeaker: orNull(f.DraftSpeaker), SourceSpeaker: orNull(f.SourceSaid),
		Quotation: orNull(f.ID), Attribution: orNull(f.Attribution),
	}
	if len(out.Places) > 0 {
		out.Source = &out.Places[0]
	}
	for _, g := range f.Also {
		out.Also = append(out.Also, g.String())
		if g == verify.Shortened {
			out.Marked = &f.Marked
		}
	}
	if f.Grade == verify.Shortened {
		out.Marked = &f.Marked
	}
	for _, ch := range f.Changes {
		d, s := r.words(ch)
		from := r.Sources[ch.At].Article
		out.Changes = append(out.Changes, wireChange{ch.Kind, d, s, ch.Grade.String(), c.at(r.Draft.Article, ch.Draft.Start),
			c.at(r.Draft.Article, ch.Draft.End), c.at(from, ch.Source.Start), c.at(from, ch.Source.End)})
	}
	return out, c.err
}

// A counter converts positions and keeps the first error.
type counter struct {
	r   *Report
	err error
}

func (c *counter) at(a *sayso.Article, b int) int {
	if c.r.mappers == nil {
		c.r.mappers = map[*sayso.Article]*sayso.Mapper{}
	}
	m := c.r.mappers[a]
	if m == nil {
		m = sayso.NewMapper(a.Text)
		c.r.mappers[a] = m
	}
	n, err := m.FromByte(c.r.Offsets, b)
	if c.err == nil {
		c.err = err
	}
	return n
}

func (c *counter) places(list []verify.Place) []wirePlace {
	out := []wirePlace{}
	for _, p := range list {
		s := c.r.Sources[p.Source]
		out = append(out, wirePlace{s.Name, c.at(s.Article, p.Span.Start), c.at(s.Article, p.Span.End), p.Span.In(s.Article.Text)})
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
