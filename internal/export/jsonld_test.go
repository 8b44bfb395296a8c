package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"sayso"
)

// graph reads the resources of a document in JSON-LD by their ids.
func graph(t *testing.T, data []byte) (context any, nodes map[string]map[string]any) {
	t.Helper()
	var d struct {
		Context any              `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	nodes = map[string]map[string]any{}
	for _, n := range d.Graph {
		id := n["@id"].(string)
		if nodes[id] != nil {
			t.Errorf("%s twice", id)
		}
		nodes[id] = n
	}
	return d.Context, nodes
}

// linked lists what a resource points at under a key.
func linked(n map[string]any, key string) (out []string) {
	switch v := n[key].(type) {
	case []any:
		for _, l := range v {
			out = append(out, l.(map[string]any)["@id"].(string))
		}
	case map[string]any:
		out = append(out, v["@id"].(string))
	}
	return out
}

func TestSchemaOrg(t *testing.T) {
	data := document(t, "schema", full(t))
	golden(t, "schema.jsonld", data)
	rec := full(t)
	_, nodes := graph(t, data)
	kinds := map[string]int{}
	runes := []rune(fullText)
	for id, n := range nodes {
		kinds[n["@type"].(string)]++
		switch n["@type"] {
		case "ClaimReview":
			for _, key := range []string{"reviewRating", "author", "datePublished", "url"} {
				if v, there := n[key]; !there || v != nil {
					t.Errorf("%s: %s is %v", id, key, v)
				}
			}
			claim := nodes[linked(n, "itemReviewed")[0]]
			if claim["@type"] != "Claim" || claim["text"] != n["claimReviewed"] {
				t.Errorf("%s reviews %v", id, claim)
			}
		case "Claim":
			for _, s := range n["sayso:spans"].([]any) {
				at := s.(map[string]any)
				if words := string(runes[int(at["sayso:start"].(float64)):int(at["sayso:end"].(float64))]); !strings.Contains(n["text"].(string), words) {
					t.Errorf("%s: %q is not in %q", id, words, n["text"])
				}
			}
			fallthrough
		case "Quotation":
			if part := append(linked(n, "isPartOf"), linked(n, "appearance")...); len(part) != 1 || nodes[part[0]]["@type"] != "NewsArticle" {
				t.Errorf("%s is part of %v", id, part)
			}
		}
	}
	// Denials, a question and a refusal to comment are no claims; the block quotation of a denial is still a quotation.
	if kinds["NewsArticle"] != 1 || kinds["Quotation"] != 3 || kinds["Claim"] != 4 || kinds["ClaimReview"] != 4 || len(kinds) != 4 {
		t.Errorf("%v", kinds)
	}
	if n := nodes[thingIRI(rec, "q1")]; n["creator"].(map[string]any)["@type"] != "Person" || n["text"] != "We did not pay," {
		t.Errorf("%v", n)
	}
	if n := nodes[thingIRI(rec, "q3")]; n["creator"] != nil {
		t.Errorf("a creator for words that nobody is said to have spoken: %v", n)
	}
}

func TestPROV(t *testing.T) {
	data := document(t, "prov", full(t))
	golden(t, "prov.jsonld", data)
	rec := full(t)
	context, nodes := graph(t, data)
	if context.(map[string]any)["prov"] != "http://www.w3.org/ns/prov#" {
		t.Errorf("%v", context)
	}
	made, text := runIRI(runOf(rec)), textIRI(rec.Article)
	runes := []rune(fullText)
	for id, n := range nodes {
		for _, key := range []string{"prov:wasQuotedFrom", "prov:wasDerivedFrom", "prov:hadPrimarySource", "prov:wasAttributedTo", "prov:wasGeneratedBy", "prov:used",
			"prov:wasAssociatedWith", "dcterms:isPartOf"} {
			for _, l := range linked(n, key) {
				if nodes[l] == nil {
					t.Errorf("%s: %s leads to %s, which is not there", id, key, l)
				}
			}
		}
		if words, ok := n["prov:value"]; ok {
			if got := string(runes[int(n["sayso:start"].(float64)):int(n["sayso:end"].(float64))]); got != words || !slices.Equal(linked(n, "prov:wasGeneratedBy"), []string{made}) {
				t.Errorf("%s: %q is not %q", id, got, words)
			}
		}
	}
	is := func(id, key string, want ...string) {
		t.Helper()
		if got := linked(nodes[id], key); !slices.Equal(got, want) {
			t.Errorf("%s %s %v, want %v", id, key, got, want)
		}
	}
	of := func(id string) string { return thingIRI(rec, id) }
	is(of("a2.2"), "prov:wasQuotedFrom", of("a2"))
	is(of("a2.2"), "prov:wasDerivedFrom", of("a2"))
	is(of("a1.1"), "prov:wasDerivedFrom", of("a1"))
	is(of("a1.1"), "prov:wasQuotedFrom")
	is(of("a3"), "prov:wasDerivedFrom", of("a4"))
	is(of("a3"), "prov:hadPrimarySource", of("a4"))
	is(of("a4"), "prov:wasAttributedTo", of("x4"))
	is(of("a6"), "prov:wasAttributedTo")
	is(made, "prov:used", text)
	is(text, "prov:wasDerivedFrom", rec.Article.URL)
	if nodes[of("a7")] != nil {
		t.Error("a refusal to comment became words")
	}
}

// TestPROVChain: a chain of three has its end for the primary source of each link above it.
func TestPROVChain(t *testing.T) {
	rec := full(t)
	for i := range rec.Attributions {
		if rec.Attributions[i].ID == "a8" {
			rec.Attributions[i].Parent = "a4"
		}
	}
	_, nodes := graph(t, document(t, "prov", rec))
	for _, id := range []string{"a3", "a4"} {
		if got := linked(nodes[thingIRI(rec, id)], "prov:hadPrimarySource"); !slices.Equal(got, []string{thingIRI(rec, "a8")}) {
			t.Errorf("%s: %v", id, got)
		}
	}
}

// TestPROVDenial: what stands in a denial is no source of it.
func TestPROVDenial(t *testing.T) {
	rec := full(t)
	rec.Attributions[2].Stance = sayso.StanceDenies
	_, nodes := graph(t, document(t, "prov", rec))
	if n := nodes[thingIRI(rec, "a3")]; n["prov:wasDerivedFrom"] != nil || n["prov:hadPrimarySource"] != nil {
		t.Errorf("%v", n)
	}
}

func TestWebURL(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://quay.example/a?b=1", "https://quay.example/a?b=1"},
		{"javascript:alert(1)", ""}, {"quay.example/a", ""}, {"http://", ""}, {"https://quay.example/a b", ""}, {`https://quay.example/"><script>`, ""},
	} {
		if got := webURL(&sayso.Article{URL: c.in}); got != c.want {
			t.Errorf("%q: %q", c.in, got)
		}
	}
}
