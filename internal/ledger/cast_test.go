package ledger

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"sayso"
	"sayso/internal/people"
	"sayso/internal/store"
)

// TestItemsUnder: the items that are found without reading the others are those that reading all of them finds, whatever their texts
// look like.
func TestItemsUnder(t *testing.T) {
	const odd = `a "&<1>`
	cast := castFinding{Items: []people.Item{
		{Article: odd, Entity: "e1", Heading: "person/ana", Name: `{"article":"a \"&<1>","entity":"e9","heading":"person/bo"`, Words: sayso.Passage{Article: odd, Text: `"heading":"person/bo"`}},
		{Article: odd, Entity: "e2", Heading: "person/bo", Titles: []people.Title{{Class: "mayor", Words: sayso.Passage{Article: odd, Text: "Mayor"}}}},
		{Article: odd, Entity: "e3", Heading: "person/bo-lund"},
		{Article: odd, Entity: "e4", Heading: "body/r&d"},
	}, Said: map[string][3]int{"e1": {1, 0, 0}}}
	body, err := encode(cast)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "l.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Update(ctx, func(w store.Writer) error { return w.PutFinding(store.KindPerson, ofArticle(odd), body) }); err != nil {
		t.Fatal(err)
	}
	err = s.View(ctx, func(r store.Reader) error {
		for _, headings := range [][]string{{"person/ana"}, {"person/bo"}, {"body/r&d", "person/bo-lund"}, {"person/cy"}, {"person/ana", "person/bo", "person/bo-lund", "body/r&d"}} {
			all, err := readCast(r, odd)
			if err != nil {
				return err
			}
			var want []people.Item
			for _, it := range all.Items {
				if slices.Contains(headings, it.Heading) {
					want = append(want, it)
				}
			}
			got, err := itemsUnder(r, odd, headings)
			if err != nil {
				return err
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%v: %+v\nand not\n%+v", headings, got, want)
			}
		}
		none, err := itemsUnder(r, "nobody", []string{"person/ana"})
		if err != nil || none != nil {
			t.Errorf("%v %v", none, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
