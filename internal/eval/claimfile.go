package eval

import (
	"os"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/claim"
)

// A claimSide is one statement of a pair: bytes of an article's text, inside one sentence.
type claimSide struct {
	article *sayso.Article
	span    sayso.Span
}

// A claimPair is two statements of two articles and how their contents stand to one another, whatever their voices do with them.
type claimPair struct {
	id, story string
	tune      bool // rules may be developed on it
	sides     [2]claimSide
	relation  claim.Relation
	passes    [2]int // of relations: the labels of the two passes
	other     int    // that of a second reader, who saw neither
	aspect    string // what the difference or clash lies in, "-" for the same
}

// claimColumns are the columns of pairs.tsv (testdata/gold/claims).
const claimColumns = "pair\thalf\tstory\ta\ta_sha\ta_start\ta_end\tb\tb_sha\tb_start\tb_end\tfirst\tsecond\trelation\taspect\tother"

// readClaims reads pairs whose texts stand in files of articles, parted by commas.
func readClaims(path, articles string) ([]claimPair, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, readError(path, err)
	}
	if articles == "" {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "claims hold no texts: name their files with --articles"}
	}
	texts := map[string]*sayso.Article{}
	for file := range strings.SplitSeq(articles, ",") {
		more, err := readArticles(file)
		if err != nil {
			return nil, err
		}
		for id, a := range more {
			texts[id] = a
		}
	}
	var pairs []claimPair
	header := false
	err := eachLine(path, func(place string, line []byte) error {
		row := strings.TrimRight(string(line), "\r\n")
		if !header {
			header = true
			if row != claimColumns {
				return corpusError(place, "the first line names other columns than %q", claimColumns)
			}
			return nil
		}
		p, err := claimRow(place, strings.Split(row, "\t"), texts)
		pairs = append(pairs, p)
		return err
	})
	if err == nil && len(pairs) == 0 {
		err = corpusError(path, "holds no pairs")
	}
	return pairs, err
}

func claimRow(place string, row []string, texts map[string]*sayso.Article) (p claimPair, err error) {
	if len(row) != strings.Count(claimColumns, "\t")+1 {
		return p, corpusError(place, "%d columns", len(row))
	}
	p = claimPair{id: row[0], tune: row[1] == "tune", story: row[2], relation: claim.Relation(row[13]), aspect: row[14]}
	if !p.tune && row[1] != "figure" {
		return p, corpusError(place, "half %q is not tune or figure", row[1])
	}
	if relationIndex(p.relation) < 0 {
		return p, corpusError(place, "no relation %q", row[13])
	}
	for i := range p.passes {
		if p.passes[i] = relationIndex(claim.Relation(row[11+i])); p.passes[i] < 0 {
			return p, corpusError(place, "no relation %q", row[11+i])
		}
	}
	if p.other = relationIndex(claim.Relation(row[15])); p.other < 0 {
		return p, corpusError(place, "no relation %q", row[15])
	}
	for i := range p.sides {
		if p.sides[i], err = claimSideOf(place, row[3+4*i:7+4*i], texts); err != nil {
			return p, err
		}
	}
	return p, nil
}

// claimSideOf resolves id, digest, start and end. A text that is not the labelled one is refused.
func claimSideOf(place string, cells []string, texts map[string]*sayso.Article) (claimSide, error) {
	a := texts[cells[0]]
	if a == nil {
		return claimSide{}, corpusError(place, "no article %q", cells[0])
	}
	if cells[1] == "" || !strings.HasPrefix(textDigest(a.Text), cells[1]) {
		return claimSide{}, corpusError(place, "the text of %q is not the one that was labelled", cells[0])
	}
	start, errStart := strconv.Atoi(cells[2])
	end, errEnd := strconv.Atoi(cells[3])
	if errStart != nil || errEnd != nil || start < 0 || start >= end || end > len(a.Text) {
		return claimSide{}, corpusError(place, "[%s,%s) is no stretch of %q", cells[2], cells[3], cells[0])
	}
	return claimSide{a, sayso.Span{Start: start, End: end}}, nil
}
