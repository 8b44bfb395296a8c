package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/ninjs"
)

// TestFollowTheMoney: the golden file, and the rules of its schemata: every value a list of strings, what must be there is
// there, every entity that is named is there, countries in two small letters.
func TestFollowTheMoney(t *testing.T) {
	data := document(t, "ftm", full(t))
	golden(t, "ferry.ftm.json", data)
	seen, schema := map[string]string{}, map[string]int{}
	type entity struct {
		ID, Schema string
		Properties map[string][]string
	}
	var all []entity
	for _, l := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var e entity
		dec := json.NewDecoder(bytes.NewReader(l))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&e); err != nil {
			t.Fatal(err)
		}
		if seen[e.ID] != "" {
			t.Errorf("%s twice", e.ID)
		}
		seen[e.ID] = e.Schema
		schema[e.Schema]++
		all = append(all, e)
	}
	required := map[string][]string{"Article": {"title", "fileName"}, "Person": {"name"}, "Organization": {"name"}, "Mention": {"document", "name"},
		"Documentation": {"document", "entity"}, "Event": {"name"}}
	fine := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]$`)
	for _, e := range all {
		if !fine.MatchString(e.ID) {
			t.Errorf("%s is no id of FollowTheMoney", e.ID)
		}
		for _, name := range required[e.Schema] {
			if len(e.Properties[name]) == 0 {
				t.Errorf("%s has no %s", e.ID, name)
			}
		}
		for name, values := range e.Properties {
			if len(values) == 0 || slices.Contains(values, "") {
				t.Errorf("%s: %s is %q", e.ID, name, values)
			}
			for _, v := range values {
				switch name {
				case "document", "proof":
					if seen[v] != "Article" {
						t.Errorf("%s: %s is no article", e.ID, v)
					}
				case "entity", "resolved", "organizer", "involved":
					if !slices.Contains([]string{"Person", "Organization"}, seen[v]) {
						t.Errorf("%s: %s is nobody", e.ID, v)
					}
				case "country", "contextCountry":
					if v != "no" {
						t.Errorf("%s: country %s", e.ID, v)
					}
				}
			}
		}
	}
	// One event is only reported; a group without a name and a pronoun are nobody; four statements are of a named speaker.
	if schema["Article"] != 1 || schema["Person"] != 1 || schema["Organization"] != 2 || schema["Mention"] != 3 || schema["Documentation"] != 4 || schema["Event"] != 1 {
		t.Errorf("%v", schema)
	}
}

func TestCountryCodes(t *testing.T) {
	for _, c := range [][2]string{{"NOR", "no"}, {"XKX", "xk"}, {"GBR", "gb"}, {"", ""}, {"KOS", ""}, {"??", ""}} {
		if got := twoLetters(c[0]); got != c[1] {
			t.Errorf("%s: %q, want %q", c[0], got, c[1])
		}
	}
	for _, c := range [][2]string{{"en", "eng"}, {"en-GB", "eng"}, {"", ""}, {"xx-yy-zz-", ""}} {
		if got := threeLetters(c[0]); got != c[1] {
			t.Errorf("%s: %q, want %q", c[0], got, c[1])
		}
	}
}

// network reads a GEXF file by the rules of its schema: the namespace, declared attributes with values of their types, edges
// between nodes that are there.
func readNetwork(t *testing.T, data []byte) gexfGraph {
	t.Helper()
	var g gexfGraph
	if err := xml.Unmarshal(data, &g); err != nil { // another namespace is an error here
		t.Fatal(err)
	}
	declared := map[string]string{}
	for _, a := range g.Graph.Attributes {
		for _, v := range a.List {
			declared[a.Class+" "+v.ID] = v.Type
		}
	}
	number := regexp.MustCompile(`^\d+$`)
	see := func(class string, list []gexfValue) {
		for _, v := range list {
			if typ := declared[class+" "+v.For]; typ == "" || typ == "integer" && !number.MatchString(v.Value) {
				t.Errorf("%s attribute %s %q is of type %q", class, v.For, v.Value, typ)
			}
		}
	}
	ids := map[string]bool{}
	for _, n := range g.Graph.Nodes.List {
		if n.Label == "" || ids[n.ID] {
			t.Errorf("%+v", n)
		}
		ids[n.ID] = true
		see("node", n.Values)
	}
	for _, e := range g.Graph.Edges.List {
		if !ids[e.Source] || !ids[e.Target] || e.Weight < 1 || ids["edge "+e.ID] {
			t.Errorf("%+v", e)
		}
		ids["edge "+e.ID] = true
		see("edge", e.Values)
	}
	if g.Version != "1.3" || g.Graph.Nodes.Count != len(g.Graph.Nodes.List) || g.Graph.Edges.Count != len(g.Graph.Edges.List) {
		t.Errorf("%+v", g)
	}
	return g
}

func TestGEXF(t *testing.T) {
	data := files(t, "gexf", Options{}, full(t))["gexf.gexf"].Bytes()
	golden(t, "ferry.gexf", data)
	var got []string
	g := readNetwork(t, data)
	labels := map[string]string{}
	for _, n := range g.Graph.Nodes.List {
		labels[n.ID] = n.Label
	}
	for _, e := range g.Graph.Edges.List {
		got = append(got, labels[e.Source]+" "+e.Kind+" "+labels[e.Target])
	}
	slices.Sort(got)
	want := []string{"The Tidewater Courier asserts Ostervik", "The Tidewater Courier asserts two officials", "port records asserts crews", "two officials asserts Ostervik"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestGEXFOrder: the same articles in another order, and merged by who they are, give one network.
func TestGEXFOrder(t *testing.T) {
	other := full(t)
	other.Article = (&sayso.Article{ID: "later", Text: fullText}).Identified()
	who := func(_ *sayso.Article, e *sayso.Entity) (string, string) { return "p-" + e.Name, "" }
	one := files(t, "gexf", Options{Who: who}, full(t), other)["gexf.gexf"].Bytes()
	two := files(t, "gexf", Options{Who: who}, other, full(t))["gexf.gexf"].Bytes()
	if !bytes.Equal(one, two) {
		t.Error("the order of the articles shows")
	}
	g := readNetwork(t, one)
	for _, e := range g.Graph.Edges.List {
		if e.Source == "p-two officials" && e.Weight != 2 {
			t.Errorf("%+v", e)
		}
	}
	if !bytes.Equal(files(t, "gexf", Options{}, full(t))["gexf.gexf"].Bytes(), files(t, "gexf", Options{}, full(t), full(t))["gexf.gexf"].Bytes()) {
		t.Error("an article that came twice counts twice")
	}
	if n := len(readNetwork(t, files(t, "gexf", Options{}, full(t), other)["gexf.gexf"].Bytes()).Graph.Nodes.List); n <= len(g.Graph.Nodes.List) {
		t.Errorf("%d nodes where entities are kept apart", n)
	}
}

// TestNinJS: the item alone, read back by the reader of ninjs, is the article; its keys are those of version 3.1, which allows
// no others; the annotations are the ones it names.
func TestNinJS(t *testing.T) {
	got := files(t, "ninjs", Options{}, full(t))
	item := got["ferry.ninjs"].Bytes()
	golden(t, "ferry.ninjs", item)
	if !bytes.Equal(got["ferry.annotations.jsonld"].Bytes(), document(t, "annotations", full(t))) || len(got) != 2 {
		t.Error("the annotations beside it are others")
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(item, &keys); err != nil {
		t.Fatal(err)
	}
	known := strings.Fields("uri type versionCreated language title by edNote headlines bodies people organisations places infoSources altIds associations standard")
	for k := range keys {
		if !slices.Contains(known, k) {
			t.Errorf("%s is no property of ninjs 3.1", k)
		}
	}
	var n ninjsItem
	if err := json.Unmarshal(item, &n); err != nil {
		t.Fatal(err)
	}
	if n.Associations[0].URI != thingIRI(full(t), "annotations") || n.Associations[0].Name == "" || n.Bodies[0].Value != fullText || n.Bodies[0].CharCount != len([]rune(fullText)) {
		t.Errorf("%+v", n)
	}
	back, err := ninjs.Extractor{}.Extract(item, extract.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	want := full(t).Article
	if back.Title != want.Title || back.Publisher != want.Publisher && back.Publisher != "" || back.Language != want.Language || !strings.Contains(back.Text, "The ferry strike is over 🚢") {
		t.Errorf("%+v", back)
	}
}

// TestAcross: who is one across articles stands once, with what each article says of him, in FollowTheMoney and in the tables; those whom nobody
// knows stay by themselves.
func TestAcross(t *testing.T) {
	other := full(t)
	other.Article = (&sayso.Article{ID: "later", Text: fullText}).Identified()
	other.Entities[0].Country = "SWE"
	named := full(t).Entities[0]
	who := func(_ *sayso.Article, e *sayso.Entity) (string, string) {
		if e.ID != named.ID {
			return "", ""
		}
		return "body/one", "The one"
	}
	found := 0
	for l := range strings.Lines(files(t, "ftm", Options{Who: who}, full(t), other)["ftm.ftm.json"].String()) {
		var e ftmEntity
		if err := json.Unmarshal([]byte(l), &e); err != nil {
			t.Fatal(err)
		}
		if e.ID != ftmID("body/one") {
			continue
		}
		found++
		if len(e.Properties["proof"]) != 2 || !slices.Contains(e.Properties["country"], "se") || e.Properties["name"][0] != "The one" {
			t.Errorf("%+v", e)
		}
	}
	if found != 1 {
		t.Errorf("%d entities for one body", found)
	}
	rows, err := csv.NewReader(bytes.NewReader(files(t, "csv", Options{Who: who}, full(t), other)["entities.csv"].Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	id, person := slices.Index(rows[0], "id"), slices.Index(rows[0], "person")
	for _, row := range rows[1:] {
		if want := map[bool]string{true: "body/one"}[row[id] == named.ID]; row[person] != want {
			t.Errorf("%q: person %q, want %q", row, row[person], want)
		}
	}
}
