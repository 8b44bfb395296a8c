package golden

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso"
)

const documents = "../../testdata/golden"

// record makes the record that a document wants.
func record(doc *Document) *sayso.Record {
	rec := &sayso.Record{Article: doc.Article}
	ids := map[sayso.Span]string{}
	for i, w := range doc.Want {
		a := sayso.Attribution{ID: string(rune('A' + i)), Kind: w.Kind, Source: slices.Clone(w.Source), Cue: w.Cue, Content: slices.Clone(w.Content)}
		if w.Cue != nil {
			ids[*w.Cue] = a.ID
		}
		for name, to := range map[string]**sayso.Span{"complementiser": &a.Complementiser, "addressee": &a.Addressee, "medium": &a.Medium,
			"time": &a.Time, "place": &a.Place, "terms": &a.Terms} {
			if c := w.Optional[name]; c != "" {
				s, _ := resolve(doc.Article.Text, c)
				*to = &s
			}
		}
		a.Level, a.Stance = sayso.Level(w.Optional["level"]), sayso.Stance(w.Optional["stance"])
		if name := w.Optional["speaker"]; name != "" {
			a.Speaker = &sayso.Speaker{Name: name}
		}
		rec.Attributions = append(rec.Attributions, a)
	}
	rec.Quantities = doc.wantedQuantities()
	for _, w := range doc.Events {
		rec.Events = append(rec.Events, w.record(rec))
	}
	for _, w := range doc.Entities {
		rec.Entities = append(rec.Entities, w.Entity)
	}
	for _, w := range doc.Places {
		rec.Places = append(rec.Places, w.Place)
	}
	for _, w := range doc.Times {
		rec.Times = append(rec.Times, w.record())
	}
	for i, w := range doc.Want {
		if w.Parent != nil {
			rec.Attributions[i].Parent = ids[*w.Parent]
		}
		for name, to := range map[string]*string{"repeats": &rec.Attributions[i].Repeats, "occasion": &rec.Attributions[i].Occasion} {
			if c := w.Optional[name]; c != "" {
				s, _ := resolve(doc.Article.Text, c)
				*to = ids[s]
			}
		}
	}
	for _, w := range doc.Notes {
		rec.Notes = append(rec.Notes, sayso.Note{Code: w.Code, Span: w.Span})
	}
	return rec
}

// TestDocuments reads every golden document: each resolves, states what it tests, passes when it gets what it wants
// and fails when one attribution is missing, and is written back as it stands.
func TestDocuments(t *testing.T) {
	docs, err := Load(documents)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) < 64 {
		t.Errorf("only %d documents", len(docs))
	}
	if _, err := loadKnown(documents, docs); err != nil {
		t.Error(err)
	}
	for _, doc := range docs {
		rec := record(doc)
		if wrong := doc.Compare(rec); len(wrong) > 0 {
			t.Errorf("%s: fails on what it wants:\n%s", doc.Name, strings.Join(wrong, "\n"))
		}
		data, err := os.ReadFile(filepath.Join(documents, doc.Name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(doc.Updated(rec)); got != string(data) {
			t.Errorf("%s is not written in the common form:\n%s", doc.Name, got)
		}
		if !strings.Contains(doc.Comment, "Own text, CC0.") {
			t.Errorf("%s: the opening line does not say whose text it is", doc.Name)
		}
		if n := len(rec.Quantities); n > 0 {
			less := *rec
			less.Quantities = rec.Quantities[1:]
			if len(doc.Compare(&less)) == 0 {
				t.Errorf("%s: passes without its first quantity", doc.Name)
			}
		}
		if n := len(rec.Times); n > 0 {
			less := *rec
			less.Times = rec.Times[1:]
			if len(doc.Compare(&less)) == 0 {
				t.Errorf("%s: passes without its first time", doc.Name)
			}
		}
		if n := len(rec.Attributions); n > 0 {
			rec.Attributions = rec.Attributions[1:]
			if len(doc.Compare(rec)) == 0 {
				t.Errorf("%s: passes without its first attribution", doc.Name)
			}
		}
	}
}
