package token

import (
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/models"
)

func TestUnclosed(t *testing.T) {
	tk := New(encoder.NewVocabulary(models.Vocabulary))
	for text, want := range map[string]int{
		"“We will not go,” she said.":                        0,
		"“We will not go, she said.":                         1,
		"“We will not go.\n\n“We will stay,” she said.":      0,
		"“We will not go.\n\nShe stayed.":                    1,
		"She said \"yes\" and \"no.\n\nThen \"maybe\" came.": 1,
		"The boys’ team won.":                                0,
	} {
		if got := Unclosed(tk.Doc(&sayso.Article{Text: text})); len(got) != want {
			t.Errorf("%q: %d marks left open, want %d", text, len(got), want)
		}
	}
}
