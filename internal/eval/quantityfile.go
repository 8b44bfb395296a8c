package eval

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"sayso"
)

// A goldQuantity is an annotated quantity. NewsQuant gives values and no positions, MeasEval positions and no values.
type goldQuantity struct {
	low, high *big.Rat // the same, unless it is a range; nil in MeasEval
	change    string   // = ~ > < up down
	unit      string   // as written
	normal    string   // as the corpus normalises it, "-" if there is none
	concepts  string   // words of what is measured, "-" if there are none
	span      sayso.Span
}

// quantityRow is a line of newsquant_*.jsonl, or of measeval_*.jsonl, which has annotations.
type quantityRow struct {
	ID         string `json:"id"`
	Text       string `json:"text"`
	Quantities []struct {
		Change   string `json:"change"`
		Value    any    `json:"value"`
		Unit     string `json:"unit"`
		Normal   string `json:"normalized_unit"`
		Concepts string `json:"referred_concepts"`
	} `json:"quantities"`
	Annotations []struct {
		Type  string      `json:"annotType"`
		Start json.Number `json:"startOffset"`
		End   json.Number `json:"endOffset"`
	} `json:"ann"`
}

// readQuantities reads a corpus of quantities, one text a line.
func readQuantities(path string) ([]*document, error) {
	units, err := newUnitNames()
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrInternal, Place: path, Msg: "no names of units", Err: err}
	}
	var docs []*document
	err = eachLine(path, func(place string, line []byte) error {
		var row quantityRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.Text == "" || row.Quantities == nil && row.Annotations == nil {
			return corpusError(place, "a row needs text, and quantities or ann")
		}
		if row.ID == "" {
			row.ID = fmt.Sprint(len(docs) + 1)
		}
		d := &document{place: place, article: &sayso.Article{ID: row.ID, Text: row.Text,
			Published: sayso.Published{Basis: sayso.BasisNone}}}
		d.units, d.located = units, row.Annotations != nil
		docs = append(docs, d)
		return d.addQuantities(row)
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no text")
	}
	return docs, err
}

func (d *document) addQuantities(row quantityRow) error {
	for i, q := range row.Quantities {
		g := goldQuantity{change: q.Change, unit: q.Unit, normal: strings.ToLower(q.Normal), concepts: q.Concepts}
		var ok bool
		if g.low, g.high, ok = goldRange(fmt.Sprint(q.Value)); !ok {
			return corpusError(d.place, "quantity %d: %v is no number or range", i+1, q.Value)
		}
		d.quantities = append(d.quantities, g)
	}
	f := newFrame(d.article.Text)
	for i, a := range row.Annotations {
		if a.Type != "Quantity" {
			continue
		}
		start, err := a.Start.Int64()
		end, err2 := a.End.Int64()
		if err != nil || err2 != nil {
			return corpusError(d.place, "annotation %d: no offsets", i+1)
		}
		spans, err := f.allBytes(d.place, "annotation", [][2]int{{int(start), int(end)}})
		if err != nil {
			return err
		}
		d.quantities = append(d.quantities, goldQuantity{span: spans[0]})
	}
	return nil
}

// goldValue is a number or a range: "8", "-1.4", "1.0-1.5", "3.0 - 4.0", "2.998E-08".
var goldValue = regexp.MustCompile(`^(-?[\d.]+(?:[eE][-+]?\d+)?)(?:\s*-\s*(-?[\d.]+))?$`)

// goldRange reads a value; the ends of a range are put in order, since the corpus writes "from 4.8 to 4.7" as it stands.
func goldRange(value string) (low, high *big.Rat, ok bool) {
	m := goldValue.FindStringSubmatch(strings.TrimSpace(value))
	if m == nil {
		return nil, nil, false
	}
	if low, ok = new(big.Rat).SetString(m[1]); !ok || m[2] == "" {
		return low, low, ok
	}
	if high, ok = new(big.Rat).SetString(m[2]); ok && high.Cmp(low) < 0 {
		low, high = high, low
	}
	return low, high, ok
}
