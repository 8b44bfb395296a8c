package token

import (
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/encoder"
	"sayso/internal/lexicon"
	"sayso/models"
)

// Every row's example holds its word and is mostly English by the rule.
func TestEnglishTable(t *testing.T) {
	table, err := lexicon.Load(data.FS, "language/english.tsv", "word", "example")
	if err != nil {
		t.Fatal(err)
	}
	tk := New(encoder.NewVocabulary(models.Vocabulary))
	for _, row := range table.Rows {
		doc := tk.Doc(&sayso.Article{Text: row[1]})
		if words, small := tk.smallWords(doc); 8*small < words {
			t.Errorf("%s: %d small words of %d in %q", row[0], small, words, row[1])
		}
		if !strings.Contains(" "+strings.ToLower(row[1])+" ", " "+row[0]+" ") {
			t.Errorf("%s is not in its example %q", row[0], row[1])
		}
	}
}

func TestEnglish(t *testing.T) {
	tk := New(encoder.NewVocabulary(models.Vocabulary))
	for text, want := range map[string]bool{
		"Der Minister wies den Bericht am Dienstag zurück und sagte, die Brücke bleibe vorerst geschlossen. ":     false,
		"Le ministre a démenti mardi les informations selon lesquelles le pont resterait fermé tout l’été. ":      false,
		"The minister rejected the report on Tuesday and said that the bridge would stay closed for the summer. ": true,
		"No": true, "": true,
	} {
		if got := tk.English(tk.Doc(&sayso.Article{Text: strings.Repeat(text, 6)})); got != want {
			t.Errorf("English = %v for %q", got, text)
		}
	}
}
