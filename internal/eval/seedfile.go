package eval

import (
	"os"
	"path/filepath"
	"strings"

	"sayso"
	"sayso/internal/gold"
)

// seedAttribution is an attribution of the seed's gold.json, in its older field names. The head of a source lies inside
// its span, so that overlapping one or the other comes to the span.
type seedAttribution struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Source struct {
		Span   *gold.Span `json:"span"`
		Entity string     `json:"entity"`
	} `json:"source"`
	Cue struct {
		Span *gold.Span `json:"span"`
	} `json:"cue"`
	Content struct {
		Spans []gold.Span `json:"spans"`
	} `json:"content"`
	NestedIn string `json:"nested_in"`
	Level    string `json:"sourcing_level"`
	Stance   string `json:"stance"`
}

// readSeed reads the seed's gold.json with its article, article.txt beside it unless another path is given.
func readSeed(path, article string) ([]*document, error) {
	if article == "" {
		article = filepath.Join(filepath.Dir(path), "article.txt")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, readError(path, err)
	}
	text, err := os.ReadFile(article)
	if err != nil {
		return nil, readError(article, err)
	}
	var file struct {
		Attributions []seedAttribution
		Entities     []struct{ ID, Name string }
	}
	if err := decode(path, data, &file); err != nil {
		return nil, err
	}
	if len(file.Attributions) == 0 {
		return nil, corpusError(path, "no attributions")
	}
	d := &document{place: path, article: &sayso.Article{ID: "seed", Text: string(text),
		Published: sayso.Published{Basis: sayso.BasisNone}}}
	g := goldText{place: path, text: d.article.Text, frame: newFrame(d.article.Text)}
	names := map[string]string{}
	for _, e := range file.Entities {
		names[e.ID] = e.Name
	}
	for _, r := range file.Attributions {
		a := g.seedAttribution(r)
		if name := names[r.Source.Entity]; name != "" && len(a.Source) > 0 {
			a.Speaker = &sayso.Speaker{Name: name}
		}
		d.gold = append(d.gold, a)
	}
	return []*document{d}, g.err
}

// seedAttribution translates the older names (table in the seed's README).
func (g *goldText) seedAttribution(r seedAttribution) sayso.Attribution {
	a := sayso.Attribution{ID: r.ID, Kind: sayso.Kind(r.Type), Parent: r.NestedIn, Level: seedLevel(r.Level), Stance: seedStance(r.Stance),
		Cue: g.pointer(r.ID+".cue", r.Cue.Span), Content: g.spans(r.ID+".content", r.Content.Spans)}
	if r.Source.Span != nil {
		a.Source = []sayso.Span{g.span(r.ID+".source", *r.Source.Span)}
	}
	if r.Type == "stance_only" {
		a.Kind = sayso.KindIndirect
		if len(a.Content) == 0 {
			a.Kind = sayso.KindNone
		}
	}
	return a
}

var seedLevels = map[string]sayso.Level{"named_person_on_record": sayso.LevelNamedPerson, "data_or_document": sayso.LevelDocumentOrData,
	"named_media_report": sayso.LevelNamedMedia, "named_institution": sayso.LevelNamedInstitution, "unnamed_plural": sayso.LevelUnnamedPlural}

func seedLevel(name string) sayso.Level {
	if strings.HasSuffix(name, "_unexpressed") {
		return sayso.LevelUnexpressed
	}
	return seedLevels[name]
}

var seedStances = map[string]sayso.Stance{"rules_out": sayso.StanceRejects, "demands_not": sayso.StanceWarns, "supports": sayso.StancePraises}

func seedStance(name string) sayso.Stance {
	if s, ok := seedStances[name]; ok {
		return s
	}
	return sayso.Stance(name)
}
