package coref

import (
	"bufio"
	"encoding/json"
	"flag"
	"io"
	"os"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp/token"
	"sayso/models"
)

var (
	articlesFlag = flag.String("articles", "", "read the articles of this `FILE`, JSONL with id and text")
	pairsFlag    = flag.String("pairs", "", "write the pairs of their mentions to `FILE`, for train/sayso_train/ranker.py")
)

// pairsOf is a line of what the ranker learns from. Choices of a mention follow one another, none last; each is the mention
// before (-1 for none), the number of features and the features, in 16 bits; Head are the head's scores less that of none.
type pairsOf struct {
	ID       string   `json:"id"`
	Features int      `json:"features"` // how many there are
	Mentions [][3]int `json:"mentions"` // first and last byte, first byte of the head
	Sorts    [][2]int `json:"sorts"`    // kind and sort
	Counts   []int    `json:"counts"`   // choices of each mention
	Choices  string   `json:"choices"`
	Head     string   `json:"head"`
}

// TestWritePairs writes what train/sayso_train/ranker.py learns from. It is a test so that no command is needed for it.
func TestWritePairs(t *testing.T) {
	if *articlesFlag == "" || *pairsFlag == "" {
		t.Skip("-articles and -pairs name no files")
	}
	in, err := os.Open(*articlesFlag)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	file, err := os.Create(*pairsFlag)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	defer out.Flush()
	r := loadReader(t)
	dec, enc := json.NewDecoder(bufio.NewReader(in)), json.NewEncoder(out)
	for {
		var a struct{ ID, Text string }
		if err := dec.Decode(&a); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{ID: a.ID, Text: a.Text})
		r.read(t, doc)
		if err := enc.Encode(r.pairs(doc)); err != nil {
			t.Fatal(err)
		}
	}
}
