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
		if words, small := tk.smallWords(doc, tk.english); 8*small < words {
			t.Errorf("%s: %d small words of %d in %q", row[0], small, words, row[1])
		}
		if !strings.Contains(" "+strings.ToLower(row[1])+" ", " "+row[0]+" ") {
			t.Errorf("%s is not in its example %q", row[0], row[1])
		}
	}
}

// Every row of the other languages has its word in its example, and it is none of English's.
func TestOtherLanguages(t *testing.T) {
	table, err := lexicon.Load(data.FS, "language/others.tsv", "word", "example")
	if err != nil {
		t.Fatal(err)
	}
	tk := New(encoder.NewVocabulary(models.Vocabulary))
	for _, row := range table.Rows {
		if _, small := tk.smallWords(tk.Doc(&sayso.Article{Text: row[1]}), map[string]bool{row[0]: true}); small == 0 {
			t.Errorf("%s is not in its example %q", row[0], row[1])
		}
		if tk.english[row[0]] {
			t.Errorf("%s is English too", row[0])
		}
	}
}

// A text of a sentence is told by the small words of its language; names and mottoes tell nothing.
func TestEnglishOfShortTexts(t *testing.T) {
	tk := New(encoder.NewVocabulary(models.Vocabulary))
	for text, want := range map[string]bool{
		"Le pont est fermé depuis lundi, selon les élus qui ont parlé avec une radio.":                    false,
		"Die Brücke ist zu, und der Minister sagt, dass sie nicht vor Mai geöffnet wird.":                 false,
		"El puente fue cerrado por los vecinos, según una radio.":                                         false,
		"Lund read out the motto “pour les enfants, avec les parents” and said that it was hers to keep.": true,
		"Police closed the bridge on Monday.":                                                             true,
	} {
		if got := tk.English(tk.Doc(&sayso.Article{Text: text})); got != want {
			t.Errorf("English = %v for %q", got, text)
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
