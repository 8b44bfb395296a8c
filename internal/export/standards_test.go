package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"sayso"
)

// The rules of the standards, told in our words. They were held against the standards' own schemas, which docs/formats.md names
// and which anybody who has them can hold them against again (bench/readers).

// ninjsShapes are those of ninjs 3.1: an item is of one of nine types, every address is a URI, every date has a time and a
// zone, an associated item has a name, and so has a rendition.
var ninjsShapes = shapes{
	"item": `uri! uri · type =text|audio|video|picture|graphic|composite|component|event|planning · versionCreated time · language string · title string ·
		by string · edNote string · headlines [@text · bodies [@body · people [@concept · organisations [@concept · places [@concept · infoSources [@source ·
		altIds [@id · associations [@associated · standard @standard`,
	"text":       "role string · contentType string · value! string",
	"body":       "role string · contentType string · charCount count · value! string",
	"concept":    "name string · rel string · uri uri",
	"source":     "name string · role string · uri uri",
	"id":         "role string · value string",
	"associated": "name! string · rel string · uri! uri · type =component · renditions [@rendition",
	"rendition":  "name! string · contentType string · sizeInBytes count · href uri",
	"standard":   "name string · version string · schema uri",
}

// annotationShapes are those of the Web Annotation Data Model: a collection that has annotations has a first page, an
// annotation has a target and a motivation of the model's list, a selector has what its type needs.
var annotationShapes = shapes{
	"collection":           `@context! [any · id! uri · type! =AnnotationCollection · label string · total! count · generator @software · first! @page · ours ours`,
	"page":                 "id! uri · type! =AnnotationPage · startIndex count · items! [@annotation",
	"software":             "id uri · type =Software · name string · ours ours",
	"annotation":           "id! uri · type! =Annotation · motivation! " + motivations + " · body [@TextualBody|SpecificResource · target! [@target · generator @software",
	"TextualBody":          "type! =TextualBody · purpose " + motivations + " · value! string · format =text/plain",
	"SpecificResource":     "type! =SpecificResource · purpose " + motivations + " · source! uri",
	"target":               "type! =SpecificResource · source! @text · selector! [@TextPositionSelector|TextQuoteSelector",
	"text":                 "id! uri · type =Dataset|Image|Video|Sound|Text · format =text/plain · language string · dcterms:isFormatOf @link",
	"link":                 "id! iri",
	"TextPositionSelector": "type! =TextPositionSelector · start! count · end! count",
	"TextQuoteSelector":    "type! =TextQuoteSelector · exact! string · prefix string · suffix string",
}

const motivations = "=assessing|bookmarking|classifying|commenting|describing|editing|highlighting|identifying|linking|moderating|questioning|replying|tagging"

// schemaShapes are those of schema.org: an author, a creator and a publisher are people or bodies; what words are based on is
// a work; an appearance is one.
var schemaShapes = shapes{
	"document": "@context! [any · @graph! [@NewsArticle|Quotation|Claim|ClaimReview",
	"NewsArticle": `@type! string · @id! iri · headline string · url iri · inLanguage string · datePublished string · publisher @Organization|NewsMediaOrganization ·
		author [@Person|Organization · ours ours`,
	"Quotation":             "@type! string · @id! iri · text string · isPartOf @link · ours ours · creator @Person|Organization · isBasedOn @CreativeWork|Product · creditText string",
	"Claim":                 "@type! string · @id! iri · text string · appearance *@link · firstAppearance @link · ours ours · author *@Person|Organization · isBasedOn *@CreativeWork|Product · creditText *string",
	"ClaimReview":           "@type! string · @id! iri · claimReviewed string · itemReviewed @link · reviewRating! null · author null · datePublished null · url null",
	"Person":                "@type! string · @id iri · name string · sameAs iri",
	"Organization":          "@type! string · @id iri · name string · sameAs iri",
	"NewsMediaOrganization": "@type! string · @id iri · name string",
	"CreativeWork":          "@type! string · @id iri · name string · sameAs iri",
	"link":                  "@id! iri",
}

// awkward are records whose articles say of themselves what no standard allows.
func awkward(t testing.TB) []*sayso.Record {
	t.Helper()
	recs := []*sayso.Record{full(t), sample(t), repeating(t), {Article: (&sayso.Article{Text: "Nobody says anything here.\n"}).Identified()}}
	for _, a := range []sayso.Article{
		{ID: "../a b#?ü", URL: "https://fähre.example/fähre?tag[]=ferry|port&off=20%#a#b", Language: "en-GB", Published: sayso.Published{Value: "2026-03-04T10:00Z"}, Publisher: "„Ü“ #1?"},
		{ID: "\x01\u202e", URL: "https://quay.example/\u202eevil\ufffe\xff", Language: "none, really", Published: sayso.Published{Value: "2026-03-04T10:00:00+0530"}},
		{ID: "no address", URL: "javascript:alert(1)", Published: sayso.Published{Value: "2026-03-04"}, Title: "bell\x07 ]]> <b>", Authors: []string{"A, B", "\n"}},
		{ID: "comma", URL: "HTTPS://[2001:db8::1]:8080/a[1]", Published: sayso.Published{Value: "2026-03-04T10:00:00,5Z"}},
		{ID: "far", URL: "//quay.example/a", Published: sayso.Published{Value: "2026-03-04T10:00:00+23:00"}},
	} {
		rec := full(t)
		a.Text = fullText
		rec.Article = a.Identified()
		recs = append(recs, rec)
	}
	return recs
}

func TestStandardNinJS(t *testing.T) {
	for _, rec := range awkward(t) {
		var item, beside bytes.Buffer
		if err := NinJS(&item, &beside, rec); err != nil {
			t.Fatal(err)
		}
		for _, f := range append(ninjsShapes.faults(item.Bytes(), "item"), annotationShapes.faults(beside.Bytes(), "collection")...) {
			t.Errorf("%q: %s", rec.Article.ID, f)
		}
	}
}

func TestStandardAnnotations(t *testing.T) {
	for _, rec := range awkward(t) {
		for _, f := range annotationShapes.faults(document(t, "annotations", rec), "collection") {
			t.Errorf("%q: %s", rec.Article.ID, f)
		}
	}
}

func TestStandardSchemaOrg(t *testing.T) {
	for _, rec := range awkward(t) {
		for _, f := range schemaShapes.faults(document(t, "schema", rec), "document") {
			t.Errorf("%q: %s", rec.Article.ID, f)
		}
	}
}

// TestStandardClaim: what is written of a claim keeps the rules too, whatever the id of its article is.
func TestStandardClaim(t *testing.T) {
	for _, id := range []string{"ferry/a4", "../a b#?ü%/a4"} {
		c, record := paid(t)
		c.ID = id
		c.Voices[0].Level, c.Voices[1].Level = sayso.LevelDocumentOrData, sayso.LevelUnnamedPlural
		for kind, write := range map[string]func(io.Writer, *sayso.Claim, Records) error{"document": SchemaClaim, "collection": ClaimAnnotations} {
			var b bytes.Buffer
			if err := write(&b, c, record); err != nil {
				t.Fatal(err)
			}
			rules := schemaShapes
			if kind == "collection" {
				rules = annotationShapes
			}
			for _, f := range rules.faults(b.Bytes(), kind) {
				t.Errorf("%q: %s", id, f)
			}
		}
	}
}

// TestStandardPROV: the ends of every relation are of the classes that PROV-O gives it, names are IRIs, and a date has the
// form of its type.
func TestStandardPROV(t *testing.T) {
	between := map[string][2]string{
		"prov:wasQuotedFrom": {"Entity", "Entity"}, "prov:wasDerivedFrom": {"Entity", "Entity"}, "prov:hadPrimarySource": {"Entity", "Entity"},
		"prov:wasAttributedTo": {"Entity", "Agent"}, "prov:wasGeneratedBy": {"Entity", "Activity"}, "prov:used": {"Activity", "Entity"},
		"prov:wasAssociatedWith": {"Activity", "Agent"},
	}
	class := map[string]string{"prov:Entity": "Entity", "prov:Activity": "Activity", "prov:Agent": "Agent", "prov:Person": "Agent", "prov:Organization": "Agent",
		"prov:SoftwareAgent": "Agent"}
	others := strings.Fields("@id @type rdfs:label dcterms:isPartOf dcterms:issued prov:value")
	for _, rec := range awkward(t) {
		_, nodes := graph(t, document(t, "prov", rec))
		is := func(id string) string {
			found := map[string]bool{}
			types, _ := nodes[id]["@type"].([]any)
			for _, typ := range types {
				found[class[typ.(string)]] = true
			}
			if len(found) != 1 || found[""] {
				t.Errorf("%q: %s is of %v", rec.Article.ID, id, types)
			}
			for c := range found {
				if !slices.Contains(types, any("prov:"+c)) { // a kind of agent alone is passed over by readers who do not infer
					t.Errorf("%q: %s is of %v, which leaves %s to be inferred", rec.Article.ID, id, types, c)
				}
				return c
			}
			return ""
		}
		for id, n := range nodes {
			if !valueForms["iri"].MatchString(id) {
				t.Errorf("%q: %s is no IRI", rec.Article.ID, id)
			}
			for key := range n {
				ends, relation := between[key]
				if !relation && !slices.Contains(others, key) && !strings.HasPrefix(key, "sayso:") {
					t.Errorf("%q: %s is no term of PROV-O", rec.Article.ID, key)
				}
				if !relation {
					continue
				}
				for _, to := range linked(n, key) {
					if is(id) != ends[0] || is(to) != ends[1] {
						t.Errorf("%q: %s leads from %s to %s", rec.Article.ID, key, is(id), is(to))
					}
				}
			}
			if date, ok := n["dcterms:issued"].(map[string]any); ok {
				words := date["@value"].(string)
				fine := map[any]bool{"xsd:date": len(words) == len("2026-03-04"), "xsd:dateTime": valueForms["time"].MatchString(words), "xsd:string": true}
				if !fine[date["@type"]] {
					t.Errorf("%q: %v", rec.Article.ID, date)
				}
			}
		}
	}
}

// gexfRules are those of GEXF 1.3: for each element its attributes and then the elements within it. "!" must be there, "?" may be there
// once, "*" as often as one likes; the elements of a graph and of the file stand in this order, others in any.
var gexfRules = map[string][2]string{
	"gexf":       {"version!=1.3 variant", "meta? graph!"},
	"meta":       {"lastmodifieddate", "creator? keywords? description?"},
	"graph":      {"defaultedgetype=directed|undirected|mutual idtype=integer|string mode=static|dynamic|slice", "attributes* nodes! edges!"},
	"attributes": {"class!=node|edge", "attribute*"},
	"attribute": {"id! title! type!=integer|long|double|float|boolean|bigdecimal|biginteger|byte|char|short|string|anyURI|liststring|listboolean|listinteger|listlong|listfloat|" +
		"listdouble|listbyte|listshort|listbigdecimal|listbiginteger|listchar", "default? options?"},
	"nodes":     {"count=#", "node*"},
	"node":      {"id! label pid", "attvalues? nodes? edges?"},
	"edges":     {"count=#", "edge*"},
	"edge":      {"id type=directed|undirected|mutual label source! target! weight=# kind", "attvalues?"},
	"attvalues": {"", "attvalue*"},
	"attvalue":  {"for! value!", ""},
}

// gexfFaults holds a network against the rules.
func gexfFaults(data []byte) (out []string) {
	type open struct {
		name string
		seen []string
	}
	fault := func(words ...string) { out = append(out, strings.Join(words, " ")) }
	stack := []open{{name: ""}}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			return append(out, err.Error())
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			if e.Name.Space != "http://gexf.net/1.3" {
				fault(name, "is of namespace", e.Name.Space)
			}
			top := &stack[len(stack)-1]
			top.seen = append(top.seen, name)
			stack = append(stack, open{name: name})
			rules := gexfRules[name][0]
			for f := range strings.FieldsSeq(rules) {
				if attribute, must := strings.CutSuffix(strings.Split(f, "=")[0], "!"); must && !slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == attribute }) {
					fault(name, "has no", attribute)
				}
			}
			for _, a := range e.Attr {
				if a.Name.Local == "xmlns" {
					continue
				}
				known := false
				for f := range strings.FieldsSeq(rules) {
					attribute, allowed, some := strings.Cut(f, "=")
					if strings.TrimSuffix(attribute, "!") != a.Name.Local {
						continue
					}
					known = true
					if some && allowed != "#" && !slices.Contains(strings.Split(allowed, "|"), a.Value) || allowed == "#" && strings.Trim(a.Value, "0123456789") != "" {
						fault(name, a.Name.Local, "is", a.Value)
					}
				}
				if !known {
					fault(a.Name.Local, "is no attribute of", name)
				}
			}
		case xml.EndElement:
			last := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			var order []string
			for f := range strings.FieldsSeq(gexfRules[last.name][1]) {
				child, sign := f[:len(f)-1], f[len(f)-1]
				order = append(order, child)
				n := 0
				for _, s := range last.seen {
					if s == child {
						n++
					}
				}
				if sign == '!' && n != 1 || sign == '?' && n > 1 {
					fault(last.name, "has", child, "so often:", strings.Repeat("I", n))
				}
			}
			for _, s := range last.seen {
				if !slices.Contains(order, s) {
					fault(s, "stands in", last.name)
				}
			}
			ordered := func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) }
			if (last.name == "gexf" || last.name == "graph") && !slices.IsSortedFunc(last.seen, ordered) {
				fault(last.name, "has another order:", strings.Join(last.seen, " "))
			}
		}
	}
}

func TestStandardGEXF(t *testing.T) {
	for _, recs := range [][]*sayso.Record{awkward(t), awkward(t)[3:4], nil} {
		for _, f := range gexfFaults(files(t, "gexf", Options{}, recs...)["gexf.gexf"].Bytes()) {
			t.Error(f)
		}
	}
}

// TestGEXFRules: the rules find what is wrong.
func TestGEXFRules(t *testing.T) {
	const start, end = `<gexf xmlns="http://gexf.net/1.3" version="1.3">`, `</gexf>`
	for _, c := range []struct{ in, want string }{
		{start + `<meta><keywords/><creator/></meta><graph><nodes count="1"><node id="a"/></nodes><edges/></graph>` + end, ""},
		{start + `<graph><edges/><nodes/></graph>` + end, "graph has another order: edges nodes"},
		{start + `<graph><nodes><node label="a"/></nodes><edges/></graph>` + end, "node has no id"},
		{start + `<graph mode="mutual"><nodes/><edges/></graph>` + end, "graph mode is mutual"},
		{start + `<graph><nodes count="x"/><edges/></graph>` + end, "nodes count is x"},
		{start + `<graph><nodes colour="x"/><edges/></graph>` + end, "colour is no attribute of nodes"},
		{start + `<graph><nodes/></graph>` + end, "graph has edges so often: "},
		{start + `<meta><creator/><creator/></meta><graph><nodes/><edges/></graph>` + end, "meta has creator so often: II"},
		{start + `<graph><nodes><edge source="a" target="b"/></nodes><edges/></graph>` + end, "edge stands in nodes"},
		{`<gexf xmlns="http://www.gexf.net/1.2draft" version="1.3"/>`, "gexf is of namespace http://www.gexf.net/1.2draft; gexf has graph so often: "},
		{start, "XML syntax error on line 1: unexpected EOF"},
	} {
		if got := strings.Join(gexfFaults([]byte(c.in)), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
		}
	}
}

// TestWebAddress: an address that newspapers write is one by RFC 3987 and RFC 3986 afterwards; what is none is left out.
func TestWebAddress(t *testing.T) {
	for _, c := range []struct{ in, iri, uri string }{
		{"https://quay.example/a?b=1#c", "https://quay.example/a?b=1#c", "https://quay.example/a?b=1#c"},
		{"https://fähre.example/fähre?ü=%C3%BC", "https://fähre.example/fähre?ü=%C3%BC", "https://f%C3%A4hre.example/f%C3%A4hre?%C3%BC=%C3%BC"},
		{"https://quay.example/?tag[]=ferry|port&off=20%", "https://quay.example/?tag%5B%5D=ferry%7Cport&off=20%25", "https://quay.example/?tag%5B%5D=ferry%7Cport&off=20%25"},
		{"https://quay.example/#a#b", "https://quay.example/#a%23b", "https://quay.example/#a%23b"},
		{"HTTP://[2001:db8::1]:8080/a[1]", "http://[2001:db8::1]:8080/a%5B1%5D", "http://[2001:db8::1]:8080/a%5B1%5D"},
		{"https://quay.example/\u202eevil\ue000\ufffe", "https://quay.example/%E2%80%AEevil%EE%80%80%EF%BF%BE", "https://quay.example/%E2%80%AEevil%EE%80%80%EF%BF%BE"},
		{"https://quay.example/\xff🚢", "https://quay.example/%FF🚢", "https://quay.example/%FF%F0%9F%9A%A2"},
		{"https://quay.example", "https://quay.example", "https://quay.example"},
		{`https://quay.example\@evil.example/`, "", ""}, {"https://quay.example/%zz", "", ""}, {"https://quay.example/a b", "", ""}, {"mailto:a@b.example", "", ""}, {"https://quay.example:99999/", "", ""},
	} {
		a := &sayso.Article{URL: c.in}
		if iri, uri := webURL(a), webURI(a); iri != c.iri || uri != c.uri {
			t.Errorf("%q: %q, %q", c.in, iri, uri)
		}
		if c.iri != "" && (!valueForms["iri"].MatchString(c.iri) || !valueForms["uri"].MatchString(c.uri)) {
			t.Errorf("%q, %q break the rules", c.iri, c.uri)
		}
	}
}

func TestDateTime(t *testing.T) {
	for _, c := range [][2]string{
		{"2026-03-04T10:00:00Z", "2026-03-04T10:00:00Z"}, {"2026-03-04T10:00:00.500+00:00", "2026-03-04T10:00:00.500+00:00"}, {"2026-03-04T10:00:00+0530", "2026-03-04T10:00:00+05:30"},
		{"2026-03-04T10:00:00,5Z", "2026-03-04T10:00:00.5Z"}, {"2026-03-04T1:00:00Z", "2026-03-04T01:00:00Z"},
		{"2026-03-04T10:00Z", ""}, {"2026-03-04T10:00:00", ""}, {"2026-03-04", ""}, {"", ""}, {"2026-03-04T10:00:00+23:00", ""},
	} {
		if got := dateTime(c[0]); got != c[1] || got != "" && !valueForms["time"].MatchString(got) {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

// TestFollowTheMoneyLength: FollowTheMoney refuses an entity over one value that is too long.
func TestFollowTheMoneyLength(t *testing.T) {
	rec := full(t)
	rec.Article.Title, rec.Article.URL, rec.Entities[0].Name = strings.Repeat("ü", 2000), "https://quay.example/"+strings.Repeat("a", 5000), strings.Repeat("N", 400)
	rec.Entities[0].Description = strings.Repeat("x", 70_000)
	found := 0
	for l := range strings.Lines(string(document(t, "ftm", rec))) {
		var e ftmEntity
		if err := json.Unmarshal([]byte(l), &e); err != nil {
			t.Fatal(err)
		}
		for name, list := range e.Properties {
			limit, other := map[string]int{"name": 384, "summary": 65_000, "description": 65_000}[name]
			if !other {
				limit = 1024
			}
			for _, v := range list {
				if n := len([]rune(v)); n > limit || name == "sourceUrl" {
					t.Errorf("%s: %s has %d characters", e.Schema, name, n)
				}
				if strings.HasSuffix(v, "…") {
					found++
				}
			}
		}
	}
	if found < 3 {
		t.Errorf("%d values end in …", found)
	}
}

// TestFollowTheMoneyName: a name with a character that nobody sees is the name, to whom it is to be matched by.
func TestFollowTheMoneyName(t *testing.T) {
	rec := full(t)
	rec.Entities[0].Name = "The\u200b  Tide\u00adwater\n\u202eCourier"
	if data := string(document(t, "ftm", rec)); !strings.Contains(data, `"name":["The Tidewater Courier"]`) {
		t.Errorf("%s", data)
	}
}

// TestUTCTime: FollowTheMoney reads "T10:00Z" as an hour without its minutes, and has every time in UTC; what it would keep is
// written.
func TestUTCTime(t *testing.T) {
	for _, c := range [][2]string{
		{"2026-03-04T10:00:00Z", "2026-03-04T10:00:00"}, {"2026-03-04T10:00Z", "2026-03-04T10:00"}, {"2026-03-04T01:00:00+05:30", "2026-03-03T19:30:00"},
		{"2026-03-04T10:00:00+0530", "2026-03-04T04:30:00"}, {"2026-03-04T10:00:00,5Z", "2026-03-04T10:00:00"}, {"2026-03-04", "2026-03-04"}, {"", ""},
		{"2026-03-04T10:00:00", "2026-03-04"}, {"2026-03-04T10:00", "2026-03-04"}, // whose ten o'clock is not told
	} {
		if got := utcTime(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

// TestSchemaSources: an author is a person or a body; a document is what the words are based on, and whom the text does not name is a
// credit in words.
func TestSchemaSources(t *testing.T) {
	rec := full(t)
	_, nodes := graph(t, document(t, "schema", rec))
	for id, want := range map[string]string{
		"a1": `author {"@id":"` + thingIRI(rec, "x1") + `","@type":"Person","name":"Zoë Brandt"}`,
		"a4": `creditText "two officials"`,
		"a8": `isBasedOn {"@type":"CreativeWork","name":"port records"}`,
	} {
		var got []string
		for _, key := range []string{"author", "isBasedOn", "creditText"} {
			if v := nodes[thingIRI(rec, id)][key]; v != nil {
				words, err := json.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, key+" "+string(words))
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
