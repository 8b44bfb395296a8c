package export

import (
	"io"
	"strconv"

	"sayso"
)

// A citronDocument is the data format of the BBC's Citron (Newell et al. 2018; docs/data_format.md of that project), one
// object a document. Its readers take text, quotes and coreference_groups and pass over the rest, which is ours.
type citronDocument struct {
	Text    string         `json:"text"`
	Quotes  []citronQuote  `json:"quotes"`
	Groups  [][]citronWord `json:"coreference_groups"` // one for each entity, in order
	Offsets sayso.Offsets  `json:"offsets"`
	Article citronArticle  `json:"article"`
	Sayso   *run           `json:"sayso,omitempty"`
	// Without are the statements without a cue, which the format cannot hold: "But what for?" alone.
	Without  []citronQuote  `json:"quotes_without_cue"`
	Entities []citronEntity `json:"entities"` // of the groups, in their order
}

// A citronWord is a span; Form is that of a mention.
type citronWord struct {
	point
	Form sayso.Form `json:"form,omitempty"`
}

type citronQuote struct {
	ID         string       `json:"id"`
	Cue        *citronWord  `json:"cue"`
	Sources    []citronWord `json:"sources"`
	Contents   []citronWord `json:"contents"`
	Confidence string       `json:"confidence,omitempty"` // four decimals as text, as Citron writes it
	Kind       sayso.Kind   `json:"kind,omitempty"`
	Level      sayso.Level  `json:"level,omitempty"`
	Stance     sayso.Stance `json:"stance,omitempty"`
	Parent     string       `json:"parent,omitempty"`
	Speaker    string       `json:"speaker,omitempty"`
	Entity     string       `json:"entity,omitempty"`
}

type citronArticle struct {
	ID        string      `json:"id"`
	SHA256    string      `json:"sha256"`
	Title     string      `json:"title,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	URL       string      `json:"url,omitempty"`
	Language  string      `json:"language,omitempty"`
	Published string      `json:"published,omitempty"`
	Basis     sayso.Basis `json:"published_basis,omitempty"`
}

type citronEntity struct {
	ID       string           `json:"id"`
	Name     string           `json:"name"`
	Kind     sayso.EntityKind `json:"kind"`
	Wikidata string           `json:"wikidata,omitempty"`
}

// Citron writes a record as a document of Citron's data format, in one line. Positions count in unit, which the document
// names; Citron itself counts code points.
func Citron(w io.Writer, rec *sayso.Record, unit sayso.Offsets) error {
	r, err := newRuler(rec, unit)
	if err != nil {
		return err
	}
	c := citronWriter{r}
	made := runOf(rec)
	d := citronDocument{Text: rec.Article.Text, Quotes: []citronQuote{}, Groups: [][]citronWord{}, Offsets: unit,
		Article: articleOf(rec.Article), Sayso: &made, Without: []citronQuote{}, Entities: []citronEntity{}}
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		q := c.quote(a)
		if a.Cue == nil {
			d.Without = append(d.Without, q)
		} else {
			d.Quotes = append(d.Quotes, q)
		}
	}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		group := []citronWord{}
		for _, m := range e.Mentions {
			group = append(group, citronWord{r.span(m.Span), m.Form})
		}
		d.Groups = append(d.Groups, group)
		d.Entities = append(d.Entities, citronEntity{e.ID, e.Name, e.Kind, e.Wikidata})
	}
	if r.err != nil {
		return r.err
	}
	return writeJSON(w, d)
}

func articleOf(a *sayso.Article) citronArticle {
	a = a.Identified()
	out := citronArticle{ID: a.ID, SHA256: a.SHA256, Title: a.Title, Publisher: a.Publisher, URL: a.URL, Language: a.Language}
	if a.Published.Value != "" {
		out.Published, out.Basis = a.Published.Value, a.Published.Basis
	}
	return out
}

type citronWriter struct{ *ruler }

func (c citronWriter) quote(a *sayso.Attribution) citronQuote {
	q := citronQuote{ID: a.ID, Sources: c.words(a.Source), Contents: c.words(a.Content), Kind: a.Kind, Level: a.Level, Stance: a.Stance, Parent: a.Parent}
	if a.Cue != nil {
		q.Cue = &citronWord{point: c.span(*a.Cue)}
	}
	if a.Confidence.All > 0 {
		q.Confidence = strconv.FormatFloat(a.Confidence.All, 'f', 4, 64)
	}
	if a.Speaker != nil {
		q.Speaker, q.Entity = a.Speaker.Name, a.Speaker.Entity
	}
	return q
}

func (c citronWriter) words(list []sayso.Span) []citronWord {
	out := make([]citronWord, len(list))
	for i, s := range list {
		out[i].point = c.span(s)
	}
	return out
}
