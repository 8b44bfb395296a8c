package tag

import (
	"errors"
	"testing"

	"sayso"
	"sayso/internal/mat"
)

func TestGroupsOfAModel(t *testing.T) {
	linear, err := mat.NewLinear(mat.Plain, 16, 48, mat.Pack(make([]float32, 16*48), make([]float32, 48), 16, 48))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, header string
		ok           bool
	}{
		{"good", `{"tags":[{"name":"a","from":0,"labels":["x","y"]},{"name":"b","from":2,"labels":["x"]}]}`, true},
		{"none", `{}`, true},
		{"beyond the columns", `{"tags":[{"name":"a","from":47,"labels":["x","y"]}]}`, false},
		{"before the columns", `{"tags":[{"name":"a","from":-1,"labels":["x","y"]}]}`, false},
		{"from overflows", `{"tags":[{"name":"a","from":9223372036854775807,"labels":["x","y"]}]}`, false},
		{"no labels", `{"tags":[{"name":"a","from":0,"labels":[]}]}`, false},
		{"two of a name", `{"tags":[{"name":"a","from":0,"labels":["x"]},{"name":"a","from":1,"labels":["x"]}]}`, false},
		{"other JSON", `{"tags":{"a":1}}`, false},
		{"no JSON", `{`, false},
	} {
		groups, err := readGroups([]byte(c.header))
		if err == nil {
			_, err = New(linear, groups)
		}
		var coded *sayso.Error
		if (err == nil) != c.ok || err != nil && (!errors.As(err, &coded) || coded.Code != sayso.ErrModel) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A model without tag groups has none by any name.
func TestNoHead(t *testing.T) {
	var h *Head
	if _, ok := h.Group("upos"); ok {
		t.Error("a nil head has a group")
	}
}

func TestBestTakesTheFirst(t *testing.T) {
	for want, scores := range [][]float32{{1, 1, 0}, {0, 2, 2}, {0, 1, 2}} {
		if got := Best(scores); got != want {
			t.Errorf("Best(%v) = %d, want %d", scores, got, want)
		}
	}
}
