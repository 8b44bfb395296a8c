package export

import (
	"io"
	"net/url"
	"strings"

	"sayso"
)

// claimVoice says who a voice is, on whose word and when.
func claimVoice(v sayso.Voice) string {
	who := or(v.Name, notSaid)
	if v.Attribution == "" {
		who = or(v.Name, "the article") + ", in its own voice"
	}
	return who + " (" + strings.Join([]string{strings.ReplaceAll(or(string(v.Level), "writer"), "_", " "), or(v.Date, "no date")}, ", ") + ")"
}

func claimIRI(c *sayso.Claim) string { return vocabulary + "claim:" + url.PathEscape(c.ID) }

// ClaimAnnotations writes a claim, whose passages count bytes, as Web Annotations in JSON-LD: one for each voice, at its words
// in its article, with what it does with the claim and the run that read it.
func ClaimAnnotations(w io.Writer, c *sayso.Claim, record Records) error {
	type voiceCollection struct {
		Context  []any          `json:"@context"`
		ID       string         `json:"id"`
		Type     string         `json:"type"`
		Label    string         `json:"label"`
		Total    int            `json:"total"`
		Offsets  sayso.Offsets  `json:"sayso:offsets"`
		Codebook string         `json:"sayso:codebook"`
		First    annotationPage `json:"first"`
	}
	selecters := map[string]*selecter{}
	items := []annotation{}
	for _, v := range c.Voices {
		rec, err := record(v.Words.Article)
		if err != nil {
			return err
		}
		a := rec.Article
		s := selecters[a.ID]
		if s == nil {
			if s, err = newSelecter(rec); err != nil {
				return err
			}
			selecters[a.ID] = s
		}
		of := annotated{ID: textIRI(a), Type: "Text", Format: "text/plain", Language: languageTag(a)}
		if u := webURL(a); u != "" {
			of.FormatOf = &link{u}
		}
		n := annotation{ID: claimIRI(c) + "#" + url.PathEscape(v.ID), Type: "Annotation", Motivation: "describing", Generator: &link{runIRI(runOf(rec))}, Body: []any{
			textualBody{"TextualBody", "describing", line(claimVoice(v)), "text/plain"}, tag("stance:" + string(v.Stance)),
			linkedBody{"SpecificResource", "linking", claimIRI(c)}}}
		n.Target = []target{{"SpecificResource", of, s.selectors(sayso.Span{Start: v.Words.Start, End: v.Words.End})}}
		if s.err != nil {
			return s.err
		}
		items = append(items, n)
	}
	return writeJSON(w, voiceCollection{Context: []any{"http://www.w3.org/ns/anno.jsonld", map[string]string{"sayso": vocabulary}}, ID: claimIRI(c) + "#annotations",
		Type: "AnnotationCollection", Label: line(c.Wording.Text), Total: len(items), Offsets: sayso.OffsetsCodePoints, Codebook: Codebook,
		First: annotationPage{claimIRI(c) + "#page", "AnnotationPage", 0, items}})
}
