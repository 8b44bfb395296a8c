package export

import (
	"io"

	"sayso"
)

// A schemaCorpusClaim is a claim of many articles.
type schemaCorpusClaim struct {
	Type       string        `json:"@type"`
	ID         string        `json:"@id"`
	Text       string        `json:"text"`
	Authors    []schemaThing `json:"author,omitempty"`
	Bases      []schemaThing `json:"isBasedOn,omitempty"`
	Credits    []string      `json:"creditText,omitempty"`
	Appearance []schemaLink  `json:"appearance"`
	First      *schemaLink   `json:"firstAppearance,omitempty"`
	Codebook   string        `json:"sayso:codebook"`
}

// SchemaClaim writes a claim of many articles as schema.org's Claim with its appearances and a ClaimReview to be filled in by
// a person, in one line. Its authors are the voices that assert it, by name; its first appearance is told only where that has
// a date. Denials have no place in it, and stand in the memo.
func SchemaClaim(w io.Writer, c *sayso.Claim, record Records) error {
	id := claimIRI(c)
	out := schemaCorpusClaim{Type: "Claim", ID: id, Text: c.Wording.Text, Appearance: []schemaLink{}, Codebook: Codebook}
	articles, names := map[string]string{}, map[string]bool{}
	var graph []any
	for i := range c.Voices {
		v := &c.Voices[i]
		if articles[v.Article] == "" {
			rec, err := record(v.Article)
			if err != nil {
				return err
			}
			r, err := newRuler(rec, sayso.OffsetsCodePoints)
			if err != nil {
				return err
			}
			s := schemaWriter{r, rec, schemaLink{articleIRI(rec.Article)}}
			articles[v.Article] = s.self.ID
			graph = append(graph, s.article())
			out.Appearance = append(out.Appearance, s.self)
		}
		if v.Stance == sayso.VoiceAsserts && v.Name != "" && !names[v.Name] {
			names[v.Name] = true
			switch who, credit := credited(&schemaThing{Name: v.Name}, sayso.EntityOther, v.Level); {
			case who != nil:
				out.Authors = append(out.Authors, *who)
			case credit.Basis != nil:
				out.Bases = append(out.Bases, *credit.Basis)
			default:
				out.Credits = append(out.Credits, credit.Credit)
			}
		}
		if v.ID == c.First && v.Date != "" {
			out.First = &schemaLink{articles[v.Article]}
		}
	}
	graph = append(graph, out, schemaReview{Type: "ClaimReview", ID: id + ".review", Claim: c.Wording.Text, Item: schemaLink{id}})
	return writeJSON(w, schemaDocument{[]any{"https://schema.org", map[string]string{"sayso": vocabulary}}, graph})
}
