package export

import (
	"fmt"
	"io"
	"strings"

	"sayso"
)

// A schemaDocument is schema.org in JSON-LD: the article, its quotations and its claims, with a ClaimReview for each claim
// that nobody has filled in. A key of ours has the prefix sayso.
type schemaDocument struct {
	Context []any `json:"@context"`
	Graph   []any `json:"@graph"`
}

type schemaLink struct {
	ID string `json:"@id"`
}

type schemaThing struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name,omitempty"`
	Same string `json:"sameAs,omitempty"`
}

type schemaArticle struct {
	Type      string        `json:"@type"`
	ID        string        `json:"@id"`
	Headline  string        `json:"headline,omitempty"`
	URL       string        `json:"url,omitempty"`
	Language  string        `json:"inLanguage,omitempty"`
	Published string        `json:"datePublished,omitempty"`
	Publisher *schemaThing  `json:"publisher,omitempty"`
	Authors   []schemaThing `json:"author,omitempty"`
	Text      schemaLink    `json:"sayso:text"` // as stored, by its hash: the frame of every position
	SHA256    string        `json:"sayso:sha256"`
	Offsets   sayso.Offsets `json:"sayso:offsets"`
	Made      schemaRun     `json:"sayso:madeBy"`
}

// A schemaRun says what made the statements.
type schemaRun struct {
	Type     string `json:"@type"`
	ID       string `json:"@id"`
	Name     string `json:"name"`
	Version  string `json:"softwareVersion"`
	Model    string `json:"sayso:model"`
	Lexicons string `json:"sayso:lexicons"`
	Codebook string `json:"sayso:codebook"`
}

type schemaSpan struct {
	Start int `json:"sayso:start"`
	End   int `json:"sayso:end"`
}

type schemaQuotation struct {
	Type    string       `json:"@type"`
	ID      string       `json:"@id"`
	Text    string       `json:"text"` // without its marks
	Creator *schemaThing `json:"creator,omitempty"`
	schemaCredit
	PartOf schemaLink `json:"isPartOf"`
	Span   schemaSpan `json:"sayso:span"`
}

type schemaClaim struct {
	Type   string       `json:"@type"`
	ID     string       `json:"@id"`
	Text   string       `json:"text"`
	Author *schemaThing `json:"author,omitempty"`
	schemaCredit
	Appearance schemaLink   `json:"appearance"`
	Stance     string       `json:"sayso:stance"`
	Level      string       `json:"sayso:level,omitempty"`
	Spans      []schemaSpan `json:"sayso:spans"`
}

// A schemaCredit names a source that is nobody: schema.org's authors and creators are people and bodies, so port records are
// what the words are based on, and two officials stand in words.
type schemaCredit struct {
	Basis  *schemaThing `json:"isBasedOn,omitempty"`
	Credit string       `json:"creditText,omitempty"`
}

// A schemaReview is a ClaimReview to be filled in by a person: who reviews, when, where and above all the rating are null,
// which JSON-LD takes for absent, so that nothing can mistake it for a verdict.
type schemaReview struct {
	Type      string     `json:"@type"`
	ID        string     `json:"@id"`
	Claim     string     `json:"claimReviewed"`
	Item      schemaLink `json:"itemReviewed"`
	Rating    *string    `json:"reviewRating"`
	Author    *string    `json:"author"`
	Published *string    `json:"datePublished"`
	URL       *string    `json:"url"`
}

// SchemaOrg writes a record as schema.org's NewsArticle, Quotation, Claim and ClaimReview, in one line. A Quotation is a
// quoted stretch of speech that a statement owns. A Claim is the content of a statement whose source holds it to be so
// (asserts, confirms, alleges); a denial, a question or a demand is none, for schema.org cannot say that its author does not
// hold the words. Positions count in unit, which the article names.
func SchemaOrg(w io.Writer, rec *sayso.Record, unit sayso.Offsets) error {
	r, err := newRuler(rec, unit)
	if err != nil {
		return err
	}
	s := schemaWriter{r, rec, schemaLink{articleIRI(rec.Article)}}
	graph := []any{s.article()}
	owners := map[string]*sayso.Attribution{}
	for i := range rec.Attributions {
		owners[rec.Attributions[i].ID] = &rec.Attributions[i]
	}
	for _, q := range rec.Quotations {
		if owner := owners[q.Attribution]; owner != nil && q.Kind == sayso.QuotationSpeech {
			p := r.span(q.Span)
			who, credit := s.who(owner)
			graph = append(graph, schemaQuotation{"Quotation", thingIRI(rec, q.ID), r.span(q.Inner).Text, who, credit, s.self, schemaSpan{p.Start, p.End}})
		}
	}
	for i := range rec.Attributions {
		if a := &rec.Attributions[i]; holds(a.Stance) && len(a.Content) > 0 {
			graph = append(graph, s.claim(a)...)
		}
	}
	if r.err != nil {
		return r.err
	}
	return writeJSON(w, schemaDocument{[]any{"https://schema.org", map[string]string{"sayso": vocabulary}}, graph})
}

// holds reports whether a source with this stance says that its content is so.
func holds(s sayso.Stance) bool {
	return s == sayso.StanceAsserts || s == sayso.StanceConfirms || s == sayso.StanceAlleges
}

type schemaWriter struct {
	*ruler
	rec  *sayso.Record
	self schemaLink
}

func (s *schemaWriter) article() schemaArticle {
	a, made := s.rec.Article.Identified(), runOf(s.rec)
	out := schemaArticle{Type: "NewsArticle", ID: s.self.ID, Headline: a.Title, URL: webURL(a), Language: languageTag(a), Published: or(dateTime(a.Published.Value), a.Published.Value),
		Text: schemaLink{textIRI(a)}, SHA256: a.SHA256, Offsets: s.unit,
		Made: schemaRun{"SoftwareApplication", runIRI(made), "Sayso", made.Version, made.Model, made.Lexicons, made.Codebook}}
	if a.Publisher != "" {
		out.Publisher = &schemaThing{Type: "NewsMediaOrganization", Name: a.Publisher}
	}
	for _, name := range a.Authors {
		out.Authors = append(out.Authors, schemaThing{Type: "Person", Name: name})
	}
	return out
}

// who returns the speaker as the person or body that he is, or else as a credit; neither if no one is expressed. A real person
// is the creator, never a "spokenByCharacter".
func (s *schemaWriter) who(a *sayso.Attribution) (*schemaThing, schemaCredit) {
	name := speaker(s.rec, a)
	if name == "" {
		return nil, schemaCredit{}
	}
	t, kind := &schemaThing{Name: name}, sayso.EntityOther
	if a.Speaker != nil {
		for i := range s.rec.Entities {
			if e := &s.rec.Entities[i]; e.ID == a.Speaker.Entity {
				t.ID, t.Same, kind = thingIRI(s.rec, e.ID), wikidataIRI(e), e.Kind
			}
		}
	}
	return credited(t, kind, a.Level)
}

// credited gives a source its type, by what it is or else by its level ("Washington said" is a body), and its place.
func credited(t *schemaThing, kind sayso.EntityKind, level sayso.Level) (*schemaThing, schemaCredit) {
	switch t.Type = schemaType(kind, level); t.Type {
	case "":
		return nil, schemaCredit{Credit: t.Name}
	case "CreativeWork":
		return nil, schemaCredit{Basis: t}
	}
	return t, schemaCredit{}
}

func schemaType(kind sayso.EntityKind, level sayso.Level) string {
	switch kind {
	case sayso.EntityPerson:
		return "Person"
	case sayso.EntityOrganization:
		return "Organization"
	case sayso.EntityWork:
		return "CreativeWork"
	}
	switch level {
	case sayso.LevelNamedPerson, sayso.LevelUnnamedPerson:
		return "Person"
	case sayso.LevelNamedInstitution, sayso.LevelNamedMedia:
		return "Organization"
	case sayso.LevelDocumentOrData:
		return "CreativeWork"
	}
	return ""
}

// claim returns the claim of a statement and its empty review. The words are those of the text, pieces joined by an ellipsis.
func (s *schemaWriter) claim(a *sayso.Attribution) []any {
	who, credit := s.who(a)
	c := schemaClaim{Type: "Claim", ID: thingIRI(s.rec, a.ID), Author: who, schemaCredit: credit, Appearance: s.self, Stance: string(a.Stance), Level: string(a.Level)}
	var parts []string
	for _, p := range s.spans(a.Content) {
		parts = append(parts, p.Text)
		c.Spans = append(c.Spans, schemaSpan{p.Start, p.End})
	}
	c.Text = strings.Join(parts, " … ")
	return []any{c, schemaReview{Type: "ClaimReview", ID: fmt.Sprintf("%s.review", c.ID), Claim: c.Text, Item: schemaLink{c.ID}}}
}
