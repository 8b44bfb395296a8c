package export

import (
	"io"
	"strings"

	"sayso"
)

// An annotationCollection is a document of the W3C Web Annotation Data Model (2017), all annotations on its first page.
type annotationCollection struct {
	Context   []any          `json:"@context"`
	ID        string         `json:"id"`
	Type      string         `json:"type"`
	Label     string         `json:"label"`
	Total     int            `json:"total"`
	Generator generator      `json:"generator"`
	Offsets   sayso.Offsets  `json:"sayso:offsets"`
	Codebook  string         `json:"sayso:codebook"`
	First     annotationPage `json:"first"`
}

type annotationPage struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

// A generator is the program that made the annotations.
type generator struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Name     string `json:"name"`
	Model    string `json:"sayso:model"`
	Lexicons string `json:"sayso:lexicons"`
}

type annotation struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"`
	Generator  *link    `json:"generator,omitempty"` // the run, where one collection has annotations of several
	Body       []any    `json:"body"`
	Target     []target `json:"target"`
}

// A textualBody says something in words.
type textualBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
	Format  string `json:"format"`
}

// A linkedBody points at something that has a name of its own.
type linkedBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Source  string `json:"source"`
}

// A target is a stretch of the text as stored.
type target struct {
	Type     string    `json:"type"`
	Source   annotated `json:"source"`
	Selector []any     `json:"selector"`
}

// annotated is the text as stored, named by its hash; FormatOf leads to the page it was taken from, whose own characters
// are counted otherwise.
type annotated struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
	FormatOf *link  `json:"dcterms:isFormatOf,omitempty"`
}

type link struct {
	ID string `json:"id"`
}

// WebAnnotation writes a record as Web Annotations in JSON-LD, in one line: one for the content of each statement, and one
// each for its cue and its source, which link to it; one for each event; one for each entity. Positions are code points, as
// the standard has it. unit is there so that all formats are called alike; only [sayso.OffsetsCodePoints] is right.
func WebAnnotation(w io.Writer, rec *sayso.Record, _ sayso.Offsets) error {
	c, err := newSelecter(rec)
	if err != nil {
		return err
	}
	a := annotator{selecter: c, rec: rec, source: annotated{ID: textIRI(rec.Article), Type: "Text", Format: "text/plain", Language: languageTag(rec.Article)},
		items: []annotation{}}
	if u := webURL(rec.Article); u != "" {
		a.source.FormatOf = &link{u}
	}
	for i := range rec.Attributions {
		a.statement(&rec.Attributions[i])
	}
	for i := range rec.Events {
		a.event(&rec.Events[i])
	}
	for i := range rec.Entities {
		a.entity(&rec.Entities[i])
	}
	if c.err != nil {
		return c.err
	}
	made := runOf(rec)
	return writeJSON(w, annotationCollection{
		Context: []any{"http://www.w3.org/ns/anno.jsonld", map[string]string{"sayso": vocabulary}},
		ID:      thingIRI(rec, "annotations"), Type: "AnnotationCollection", Label: label(rec.Article, ""), Total: len(a.items),
		Generator: generator{runIRI(made), "Software", "Sayso " + made.Version, made.Model, made.Lexicons},
		Offsets:   sayso.OffsetsCodePoints, Codebook: made.Codebook,
		First: annotationPage{thingIRI(rec, "page"), "AnnotationPage", 0, a.items},
	})
}

// languageTag returns the article's language if it has the form of one.
func languageTag(a *sayso.Article) string {
	if strings.Trim(strings.ToLower(a.Language), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return ""
	}
	return a.Language
}

type annotator struct {
	*selecter
	rec    *sayso.Record
	source annotated
	items  []annotation
}

func (a *annotator) add(id, motivation string, spans []sayso.Span, body ...any) {
	if len(spans) == 0 {
		return
	}
	n := annotation{ID: thingIRI(a.rec, id), Type: "Annotation", Motivation: motivation, Body: body}
	for _, s := range spans {
		n.Target = append(n.Target, target{"SpecificResource", a.source, a.selectors(s)})
	}
	a.items = append(a.items, n)
}

func tag(value string) any { return textualBody{"TextualBody", "tagging", value, "text/plain"} }

// statement adds the annotations of one statement. One without content, such as a refusal to comment, stands at its cue.
func (a *annotator) statement(s *sayso.Attribution) {
	var cue []sayso.Span
	if s.Cue != nil {
		cue = []sayso.Span{*s.Cue}
	}
	who := speaker(a.rec, s)
	body := []any{textualBody{"TextualBody", "describing", or(who, notSaid) + ": " + kindWords(s), "text/plain"}, tag("content")}
	for _, v := range []struct{ name, value string }{{"kind", string(s.Kind)}, {"level", string(s.Level)}, {"stance", string(s.Stance)}} {
		if v.value != "" {
			body = append(body, tag(v.name+":"+v.value))
		}
	}
	if s.Parent != "" {
		body = append(body, linkedBody{"SpecificResource", "linking", thingIRI(a.rec, s.Parent)})
	}
	whole := linkedBody{"SpecificResource", "linking", thingIRI(a.rec, s.ID)}
	switch {
	case len(s.Content) > 0:
		a.add(s.ID, "describing", s.Content, body...)
		a.add(s.ID+".cue", "linking", cue, tag("cue"), whole)
		a.add(s.ID+".source", "linking", s.Source, tag("source"), whole)
	case s.Cue != nil:
		body[1] = tag("cue")
		a.add(s.ID, "describing", cue, body...)
		a.add(s.ID+".source", "linking", s.Source, tag("source"), whole)
	default:
		body[1] = tag("source")
		a.add(s.ID, "describing", s.Source, body...)
	}
}

func (a *annotator) event(e *sayso.Event) {
	body := []any{textualBody{"TextualBody", "classifying", "PLOVER:" + string(e.Type), "text/plain"}, tag("status:" + string(e.Status))}
	if e.Mode != "" {
		body = append(body, tag("mode:"+string(e.Mode)))
	}
	if e.AccordingTo != "" && e.AccordingTo != sayso.VoiceArticle {
		body = append(body, linkedBody{"SpecificResource", "linking", thingIRI(a.rec, e.AccordingTo)})
	}
	a.add(e.ID, "classifying", append([]sayso.Span{e.Trigger}, e.Mentions...), body...)
}

func (a *annotator) entity(e *sayso.Entity) {
	body := []any{textualBody{"TextualBody", "identifying", line(e.Name), "text/plain"}, tag("entity:" + string(e.Kind))}
	if iri := wikidataIRI(e); iri != "" {
		body = append(body, linkedBody{"SpecificResource", "identifying", iri})
	}
	var spans []sayso.Span
	for _, m := range e.Mentions {
		spans = append(spans, m.Span)
	}
	a.add(e.ID, "identifying", spans, body...)
}
