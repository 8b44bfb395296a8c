package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

// features is the one bridge from the engine's text layer to the trainer: what the model is trained on is computed
// by the code that reads. Offsets are code points, which is how the corpora count.
type features struct {
	ID         string        `json:"id"`
	Pieces     []int32       `json:"pieces"`     // word-piece ids
	Tokens     [][2]int      `json:"tokens"`     // [start, end) in code points
	First      []int32       `json:"first"`      // index of each token's first piece
	Feature    []int         `json:"feature"`    // row of the feature embedding, per token
	Sentences  []nlp.TokenID `json:"sentences"`  // first token of each
	Paragraphs []nlp.TokenID `json:"paragraphs"` // first token of each
}

// runFeatures reads JSONL with "id" and "text" from in and writes one line of features for each.
func runFeatures(in io.Reader, out io.Writer) error {
	tk := token.New(encoder.NewVocabulary(models.Vocabulary))
	dec := json.NewDecoder(bufio.NewReaderSize(in, 1<<20))
	w := bufio.NewWriterSize(out, 1<<20)
	enc := json.NewEncoder(w)
	for n := 1; ; n++ {
		var a struct{ ID, Text string }
		if err := dec.Decode(&a); err == io.EOF {
			return w.Flush()
		} else if err != nil {
			return fmt.Errorf("article %d: %w", n, err)
		}
		if err := enc.Encode(featuresOf(tk.Doc(&sayso.Article{ID: a.ID, Text: a.Text}))); err != nil {
			return err
		}
	}
}

func featuresOf(doc *nlp.Doc) features {
	f := features{ID: doc.Article.ID, Pieces: doc.Pieces}
	at, runes := 0, 0 // code points before byte at
	count := func(b int32) int {
		for ; at < int(b); at++ {
			if doc.Article.Text[at]&0xC0 != 0x80 {
				runes++
			}
		}
		return runes
	}
	for _, t := range doc.Tokens {
		start := count(t.Start)
		f.Tokens = append(f.Tokens, [2]int{start, count(t.End)})
		f.First = append(f.First, t.Piece)
		f.Feature = append(f.Feature, int(t.Feature()))
	}
	for _, s := range doc.Sentences {
		f.Sentences = append(f.Sentences, s.Start)
	}
	for _, p := range doc.Paragraphs {
		f.Paragraphs = append(f.Paragraphs, p.Start)
	}
	return f
}
