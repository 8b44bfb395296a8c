package export

import (
	"encoding/json"
	"strings"
	"testing"

	"sayso"
)

func TestWebAnnotation(t *testing.T) {
	golden(t, "annotations.jsonld", document(t, "annotations", full(t)))
}

// TestWebAnnotationRules: what the data model demands of every annotation, and what makes selectors worth having: both say
// the same place, and the words with what stands around them are there once.
func TestWebAnnotationRules(t *testing.T) {
	for _, rec := range []*sayso.Record{full(t), sample(t), repeating(t)} {
		var d struct {
			Context []any `json:"@context"`
			Type    string
			Total   int
			First   struct {
				Type  string
				Items []struct {
					ID, Type, Motivation string
					Body                 []struct{ Type, Purpose, Source string }
					Target               []struct {
						Source   struct{ ID string }
						Selector []struct {
							Type                  string
							Start, End            int
							Exact, Prefix, Suffix string
						}
					}
				}
			}
		}
		if err := json.Unmarshal(document(t, "annotations", rec), &d); err != nil {
			t.Fatal(err)
		}
		if d.Context[0] != "http://www.w3.org/ns/anno.jsonld" || d.Type != "AnnotationCollection" || d.First.Type != "AnnotationPage" || d.Total != len(d.First.Items) || d.Total == 0 {
			t.Errorf("%+v", d)
		}
		text := rec.Article.Text
		runes := []rune(text)
		ids, links := map[string]bool{}, []string{}
		for _, n := range d.First.Items {
			if n.Type != "Annotation" || len(n.Target) == 0 || n.Motivation == "" || ids[n.ID] || !strings.HasPrefix(n.ID, "ni:///sha-256;") {
				t.Errorf("%+v", n)
			}
			ids[n.ID] = true
			for _, b := range n.Body {
				if b.Purpose == "linking" {
					links = append(links, b.Source)
				}
			}
			for _, target := range n.Target {
				position, quote := target.Selector[0], target.Selector[1]
				if got := string(runes[position.Start:position.End]); got != quote.Exact || position.Type != "TextPositionSelector" || quote.Type != "TextQuoteSelector" {
					t.Errorf("%s: %q is not %q", n.ID, got, quote.Exact)
				}
				around := quote.Prefix + quote.Exact + quote.Suffix
				at := len(string(runes[:position.Start])) - len(quote.Prefix)
				if text[at:at+len(around)] != around || strings.Contains(text[at+1:], around) || strings.Contains(text[:at+len(around)-1], around) {
					t.Errorf("%s: %q stands there elsewhere too", n.ID, around)
				}
			}
		}
		for _, l := range links {
			if !ids[l] {
				t.Errorf("nothing at %s", l)
			}
		}
	}
}

// repeating is an article of one sentence fifty times: only much context tells one from the other.
func repeating(t testing.TB) *sayso.Record {
	text := strings.Repeat("“No,” he said 🚢.\n\n", 50)
	rec := &sayso.Record{Article: (&sayso.Article{Text: text}).Identified()}
	for i := 1; i <= 50; i += 7 {
		said := at(t, text, "said", i)
		rec.Attributions = append(rec.Attributions, sayso.Attribution{ID: "a" + string(rune('A'+i)), Cue: &said, Source: []sayso.Span{at(t, text, "he", i)},
			Content: []sayso.Span{at(t, text, "“No,”", i)}, Kind: sayso.KindDirect})
	}
	return rec
}

// TestSelectorsHostile: where no context of a bearable length tells two places apart, there is a position and no quotation.
func TestSelectorsHostile(t *testing.T) {
	text := strings.Repeat("a", 100_000)
	rec := &sayso.Record{Article: (&sayso.Article{Text: text}).Identified(), Attributions: []sayso.Attribution{{ID: "a1", Cue: &sayso.Span{Start: 50_000, End: 50_004}}}}
	if got := document(t, "annotations", rec); strings.Contains(string(got), "TextQuoteSelector") || !strings.Contains(string(got), `"start":50000,"end":50004`) {
		t.Errorf("%.2000s", got)
	}
}
