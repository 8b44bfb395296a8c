package tag

import (
	"errors"
	"testing"

	"sayso"
)

func TestGroupsOfAModel(t *testing.T) {
	for _, c := range []struct {
		name, header string
		ok           bool
	}{
		{"good", `{"tags":[{"name":"a","from":0,"labels":["x","y"]},{"name":"b","from":2,"labels":["x"]}]}`, true},
		{"none", `{}`, true},
		{"beyond the columns", `{"tags":[{"name":"a","from":3,"labels":["x","y"]}]}`, false},
		{"before the columns", `{"tags":[{"name":"a","from":-1,"labels":["x","y"]}]}`, false},
		{"from overflows", `{"tags":[{"name":"a","from":9223372036854775807,"labels":["x","y"]}]}`, false},
		{"no labels", `{"tags":[{"name":"a","from":0,"labels":[]}]}`, false},
		{"two of a name", `{"tags":[{"name":"a","from":0,"labels":["x"]},{"name":"a","from":1,"labels":["x"]}]}`, false},
		{"other JSON", `{"tags":{"a":1}}`, false},
		{"no JSON", `{`, false},
	} {
		_, err := readGroups([]byte(c.header), 4)
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
