package correct

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"sayso"
)

// claimColumns are the columns of a pairs.tsv: pairs of statements of two articles and how their contents stand to one another, as
// "sayso eval claims" reads them.
const claimColumns = "pair\thalf\tstory\ta\ta_sha\ta_start\ta_end\tb\tb_sha\tb_start\tb_end\tfirst\tsecond\trelation\taspect\tother"

// A digester gives the text of an article, whose digest vouches for offsets.
type digester func(article string) (text string, err error)

// ClaimPairs writes ties of claims as gold for measuring: a row for each two of different articles, "same" for a merge and
// "different" for a split, without text. Nothing is written where there is no row.
func ClaimPairs(ties []Tie, text func(article string) (string, error)) ([]byte, error) {
	var b bytes.Buffer
	for _, t := range ties {
		if t.What.Words.Article == t.With.Words.Article {
			continue
		}
		relation, aspect := "same", "-"
		if !t.Same {
			relation, aspect = "different", "other" // how they differ, nobody has said
		}
		if b.Len() == 0 {
			b.WriteString(claimColumns + "\n")
		}
		fmt.Fprintf(&b, "e%d\tfigure\t%s", t.Seq, plain(t.What.Words.Article))
		for _, w := range []sayso.Passage{t.What.Words, t.With.Words} {
			sum, err := digester(text).sum(w.Article)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&b, "\t%s\t%s\t%d\t%d", plain(w.Article), sum[:12], w.Start, w.End)
		}
		fmt.Fprintf(&b, "\t%s\t%s\t%s\t%s\t%s\n", relation, relation, relation, aspect, relation)
	}
	return b.Bytes(), nil // nil if nothing was written
}

// plain keeps an id inside its cell.
func plain(id string) string { return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(id) }

func (d digester) sum(article string) (string, error) {
	text, err := d(article)
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:]), err
}

// NamePairs writes ties of people and bodies as gold, as "sayso eval people" reads it: a line for each two of different articles.
func NamePairs(ties []Tie, text func(article string) (string, error)) ([]byte, error) {
	type place struct {
		Article string `json:"article"`
		SHA256  string `json:"sha256"`
		Start   int    `json:"start"`
		End     int    `json:"end"`
	}
	type pair struct {
		Sample int    `json:"sample"`
		Drawn  string `json:"drawn"`
		Label  string `json:"label"`
		First  string `json:"first"`
		Other  string `json:"other"`
		A      place  `json:"a"`
		B      place  `json:"b"`
	}
	var out []byte
	for _, t := range ties {
		p := pair{Drawn: "joined", Label: "different"} // it was joined, or nobody would have parted it
		if t.Same {
			p.Drawn, p.Label = "apart", "same"
		}
		p.First, p.Other = p.Label, p.Label
		ends := []*place{&p.A, &p.B}
		for i, w := range []sayso.Passage{t.What.Words, t.With.Words} {
			sum, err := digester(text).sum(w.Article)
			if err != nil {
				return nil, err
			}
			*ends[i] = place{w.Article, sum, w.Start, w.End}
		}
		line, err := json.Marshal(p)
		if err != nil {
			return nil, &sayso.Error{Code: sayso.ErrInternal, Msg: "a pair has no JSON form", Err: err}
		}
		out = append(append(out, line...), '\n')
	}
	return out, nil
}
