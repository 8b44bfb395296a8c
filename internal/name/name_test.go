package name

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/nlp"
	"sayso/internal/tag"
)

// tagsOf returns a head with the groups name and, if there are labels for it, phrase; its weights are nought.
func tagsOf(t *testing.T, names, phrases string) *tag.Head {
	t.Helper()
	linear, err := mat.NewLinear(mat.Plain, 16, 48, mat.Pack(make([]float32, 16*48), make([]float32, 48), 16, 48))
	if err != nil {
		t.Fatal(err)
	}
	groups := []tag.Group{{Name: "name", Labels: strings.Fields(names)}}
	if phrases != "" {
		groups = append(groups, tag.Group{Name: "phrase", From: len(groups[0].Labels), Labels: strings.Fields(phrases)})
	}
	tags, err := tag.New(linear, groups)
	if err != nil {
		t.Fatal(err)
	}
	return tags
}

// rowsOf scores labels, given as columns, far above the others.
func rowsOf(labels ...[]int) tag.Rows {
	var rows [][]float32
	for _, columns := range labels {
		row := make([]float32, 10)
		for _, c := range columns {
			row[c] = 20
		}
		rows = append(rows, row)
	}
	return tag.RowsOf(rows)
}

const (
	somebody = "O B-PERSON I-PERSON B-LAW I-LAW"
	phrase   = "O B-person I-person"
)

func TestFound(t *testing.T) {
	h, err := Load(tagsOf(t, somebody, phrase))
	if err != nil {
		t.Fatal(err)
	}
	f := NewFinder(h)
	// The mayor Greta Holm; in the next window: Harbour Act.
	f.Window(nlp.Range{Start: 0, End: 4}, rowsOf([]int{0, 6}, []int{0, 7}, []int{1, 7}, []int{2, 7}))
	f.Window(nlp.Range{Start: 4, End: 6}, rowsOf([]int{3, 5}, []int{4, 5}))
	names, phrases := f.Found()
	for i := range names {
		if names[i].P < 0.99 || names[i].P > 1 {
			t.Errorf("name %d has probability %v", i, names[i].P)
		}
		names[i].P = 0
	}
	if want := []nlp.Name{{Range: nlp.Range{Start: 2, End: 4}, Kind: nlp.NamePerson}, {Range: nlp.Range{Start: 4, End: 6}, Kind: nlp.NameLaw}}; !slices.Equal(names, want) {
		t.Errorf("names %v, want %v", names, want)
	}
	if len(phrases) != 1 || phrases[0].Range != (nlp.Range{Start: 0, End: 4}) || phrases[0].Kind != "person" {
		t.Errorf("phrases %v", phrases)
	}
	if names, phrases = f.Found(); names == nil || phrases == nil || len(names)+len(phrases) > 0 {
		t.Errorf("a new article begins with %v, %v", names, phrases)
	}
}

func TestLoad(t *testing.T) {
	if h, err := Load(nil); h != nil || err != nil {
		t.Errorf("a model without tags: %v, %v", h, err)
	}
	h, err := Load(tagsOf(t, somebody, ""))
	if err != nil {
		t.Fatal(err)
	}
	if _, phrases := NewFinder(h).Found(); phrases != nil {
		t.Errorf("phrases of a model that has none: %v", phrases)
	}
	for _, c := range [][2]string{{"O B-PERSONS I-PERSONS", ""}, {"B-PERSON I-PERSON O", ""}, {somebody, "O B-x"}} {
		var coded *sayso.Error
		if _, err := Load(tagsOf(t, c[0], c[1])); !errors.As(err, &coded) || coded.Code != sayso.ErrModel {
			t.Errorf("labels %v: %v", c, err)
		}
	}
}
