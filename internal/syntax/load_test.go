package syntax

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

func TestRelationsOfAModel(t *testing.T) {
	for _, c := range []struct{ name, header, fault string }{
		{"good", `{"relations":["nsubj","root"],"inner":{"can not":["PART","RB","Polarity=Neg","not","advmod","same"]}}`, ""},
		{"no root", `{"relations":["nsubj","obj"]}`, "lack the root"},
		{"the root alone", `{"relations":["root"]}`, "lack the root"},
		{"an unknown relation", `{"relations":["nsubj","root","subject"]}`, `no relation "subject"`},
		{"an unknown part of speech", `{"relations":["nsubj","root"],"inner":{"a":["PART1","RB","_","a","obj","same"]}}`, "inner word"},
		{"an unknown way to hang", `{"relations":["nsubj","root"],"inner":{"a":["PART","RB","_","a","obj","above"]}}`, "inner word"},
		{"an empty lemma", `{"relations":["nsubj","root"],"inner":{"a":["PART","RB","_","","obj","same"]}}`, "inner word"},
	} {
		var s settings
		if err := json.Unmarshal([]byte(c.header), &s); err != nil {
			t.Fatal(err)
		}
		h := &Head{inventory: &nlp.Inventory{XPOS: []string{"NN"}, Feats: []string{"Number=Sing"}}}
		err := h.loadRelations(s)
		var coded *sayso.Error
		if c.fault == "" && err != nil || c.fault != "" && (!errors.As(err, &coded) || coded.Code != sayso.ErrModel || !strings.Contains(err.Error(), c.fault)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.fault)
		}
	}
}

func TestPlaces(t *testing.T) {
	for label, ok := range map[string]bool{"": true, "1": true, "2,1": true, "1,2": false, "2,2": false, "0": false, "-1": false, "x": false, "1,": false} {
		if _, err := parsePlaces(label); (err == nil) != ok {
			t.Errorf("split %q: %v", label, err)
		}
	}
}

// Inner words hang on their neighbours as the table says; a chain of them makes no circle.
func TestInners(t *testing.T) {
	var s settings
	err := json.Unmarshal([]byte(`{"relations":["nsubj","root"],"inner":{
		"not":["PART","RB","_","not","advmod","same"],"gon na":["PART","TO","_","to","mark","after"],"x":["X","FW","_","x","dep","after"]}}`), &s)
	if err != nil {
		t.Fatal(err)
	}
	h := &Head{inventory: &nlp.Inventory{}}
	if err := h.loadRelations(s); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		words      []nlp.Word // start, end, token, head
		want       []nlp.WordID
		relation   nlp.Relation
	}{
		{"can|not sail: not hangs where can does", "cannot sail", []nlp.Word{{End: 3, Head: 2}, {Start: 3, End: 6, Token: nlp.NoToken},
			{Start: 7, End: 11, Head: nlp.NoWord}}, []nlp.WordID{2, 2, nlp.NoWord}, nlp.RelAdvmod},
		{"can|not: on the word before, if that is the root", "cannot", []nlp.Word{{End: 3, Head: nlp.NoWord}, {Start: 3, End: 6, Token: nlp.NoToken}},
			[]nlp.WordID{nlp.NoWord, 0}, nlp.RelAdvmod},
		{"gon|na wait: na hangs on wait", "gonna wait", []nlp.Word{{End: 3, Head: nlp.NoWord}, {Start: 3, End: 5, Token: nlp.NoToken},
			{Start: 6, End: 10}}, []nlp.WordID{nlp.NoWord, 2, 0}, nlp.RelMark},
		{"two in a row hang on the one before", "gonxx", []nlp.Word{{End: 3, Head: nlp.NoWord}, {Start: 3, End: 4, Token: nlp.NoToken},
			{Start: 4, End: 5, Token: nlp.NoToken}}, []nlp.WordID{nlp.NoWord, 0, 1}, nlp.RelDep},
		{"an unknown one", "gonq", []nlp.Word{{End: 3, Head: nlp.NoWord}, {Start: 3, End: 4, Token: nlp.NoToken}},
			[]nlp.WordID{nlp.NoWord, 0}, nlp.RelDep},
	} {
		p := NewParser(h)
		p.out = &nlp.Syntax{Words: c.words, Inventory: h.inventory}
		p.inners(c.text, nlp.WordRange{End: nlp.WordID(len(c.words))})
		for i, want := range c.want {
			if got := c.words[i].Head; got != want {
				t.Errorf("%s: word %d has head %d, want %d", c.name, i, got, want)
			}
		}
		if got := c.words[1]; got.Relation != c.relation || got.Lemma == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
