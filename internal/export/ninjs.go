package export

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"sayso"
)

// A ninjsItem is a news item of IPTC ninjs 3.1, with the properties that an article here can have.
type ninjsItem struct {
	URI            string             `json:"uri"`
	Type           string             `json:"type"`
	VersionCreated string             `json:"versionCreated,omitempty"`
	Language       string             `json:"language,omitempty"`
	Title          string             `json:"title,omitempty"`
	By             string             `json:"by,omitempty"`
	EdNote         string             `json:"edNote"`
	Headlines      []ninjsValue       `json:"headlines,omitempty"`
	Bodies         []ninjsValue       `json:"bodies"`
	People         []ninjsConcept     `json:"people,omitempty"`
	Organisations  []ninjsConcept     `json:"organisations,omitempty"`
	Places         []ninjsConcept     `json:"places,omitempty"`
	InfoSources    []ninjsSource      `json:"infoSources,omitempty"`
	AltIDs         []ninjsAltID       `json:"altIds"`
	Associations   []ninjsAssociation `json:"associations"`
	Standard       ninjsStandard      `json:"standard"`
}

type ninjsValue struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	CharCount   int    `json:"charCount,omitempty"` // code points
	Value       string `json:"value"`
}

type ninjsConcept struct {
	Name string `json:"name"`
	Rel  string `json:"rel"`
	URI  string `json:"uri,omitempty"`
}

type ninjsSource struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

type ninjsAltID struct {
	Role  string `json:"role"`
	Value string `json:"value"`
}

// A ninjsAssociation is the document of annotations that stands beside the item.
type ninjsAssociation struct {
	Name       string           `json:"name"`
	URI        string           `json:"uri"`
	Rel        string           `json:"rel"`
	Type       string           `json:"type"`
	Renditions []ninjsRendition `json:"renditions"`
}

type ninjsRendition struct {
	Name        string `json:"name"`
	ContentType string `json:"contentType"`
	SizeInBytes int    `json:"sizeInBytes"`
}

type ninjsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

// NinJS writes a record as a ninjs 3.1 item and, since ninjs has no slot for quotations and allows no keys of others, its
// statements beside it as Web Annotations, which the item names among its associations. People and bodies stand in both:
// "quoted" if a statement is theirs, else "mentioned". Positions are those of the annotations, code points of the body.
func NinJS(item, annotations io.Writer, rec *sayso.Record) error {
	var beside bytes.Buffer
	if err := WebAnnotation(&beside, rec, sayso.OffsetsCodePoints); err != nil {
		return err
	}
	a := rec.Article.Identified()
	n := ninjsItem{URI: or(webURI(a), textIRI(a)), Type: "text", VersionCreated: dateTime(a.Published.Value), Language: languageTag(a), Title: a.Title, By: strings.Join(a.Authors, ", "),
		EdNote: "Read by a machine, not checked by a person. Statements stand beside as Web Annotations, positions in code points of the body. " + runOf(rec).String(),
		Bodies: []ninjsValue{{"main", "text/plain", sayso.NewMapper(a.Text).Len(sayso.OffsetsCodePoints), a.Text}},
		AltIDs: []ninjsAltID{{"id", a.ID}, {"sha256 of the body", a.SHA256}},
		Associations: []ninjsAssociation{{"annotations", thingIRI(rec, "annotations"), "annotations", "component",
			[]ninjsRendition{{"annotations", "application/ld+json", beside.Len()}}}},
		Standard: ninjsStandard{"ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}}
	if n.VersionCreated == "" && a.Published.Value != "" { // ninjs dates have a time of day
		n.EdNote += ". Published " + line(a.Published.Value)
	}
	if a.Title != "" {
		n.Headlines = []ninjsValue{{Role: "main", ContentType: "text/plain", Value: a.Title}}
	}
	if a.Publisher != "" {
		n.InfoSources = []ninjsSource{{a.Publisher, "publisher"}}
	}
	n.concepts(rec)
	if err := writeJSON(item, n); err != nil {
		return err
	}
	return write(annotations, beside.Bytes())
}

func (n *ninjsItem) concepts(rec *sayso.Record) {
	quoted := map[string]bool{}
	for i := range rec.Attributions {
		if s := rec.Attributions[i].Speaker; s != nil {
			quoted[s.Entity] = true
		}
	}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		if !named(e) {
			continue
		}
		c := ninjsConcept{e.Name, "mentioned", wikidataIRI(e)}
		if quoted[e.ID] {
			c.Rel = "quoted"
		}
		switch e.Kind {
		case sayso.EntityPerson:
			n.People = append(n.People, c)
		case sayso.EntityOrganization:
			n.Organisations = append(n.Organisations, c)
		}
	}
	seen := map[string]bool{}
	for _, p := range rec.Places {
		if key := p.Name + "\x00" + strconv.Itoa(p.GeoNames); p.Unresolved == "" && p.Name != "" && !seen[key] {
			seen[key] = true
			c := ninjsConcept{Name: p.Name, Rel: "mentioned"}
			if p.GeoNames != 0 {
				c.URI = "https://sws.geonames.org/" + strconv.Itoa(p.GeoNames) + "/"
			}
			n.Places = append(n.Places, c)
		}
	}
}

func newNinJS(create Create, _ string, _ Options) (Writer, error) {
	return &pairs{create: create, names: fileNames{}, pair: func(rec *sayso.Record) ([]pairFile, error) {
		var item, beside bytes.Buffer
		err := NinJS(&item, &beside, rec)
		return []pairFile{{".ninjs", item.Bytes()}, {".annotations.jsonld", beside.Bytes()}}, err
	}}, nil
}
