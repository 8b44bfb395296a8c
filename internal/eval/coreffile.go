package eval

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"sayso"
)

// corefRow is a line of ontogum_*.jsonl or litbank.jsonl: tokens, and chains as ranges of them.
type corefRow struct {
	ID       string     `json:"id"`
	Genre    string     `json:"genre"`
	Tokens   []string   `json:"tokens"`
	Clusters [][][2]int `json:"clusters"`
}

// gumRow is a line of gum_*.jsonl, for the spaces and paragraphs that corefRow has lost.
type gumRow struct {
	ID     string `json:"id"`
	Tokens []struct {
		Form  string `json:"t"`
		Space bool   `json:"sp"`
	} `json:"tokens"`
	Sents []struct {
		Start int     `json:"start"`
		Par   *string `json:"newpar"`
	} `json:"sents"`
}

// readCoref reads a corpus of chains. Texts are those of articles, a file of GUM's, which is looked for beside path; without
// one, tokens become text by the usual spacing, in one line.
func readCoref(path, articles string) ([]*document, error) {
	texts, err := gumTexts(path, articles)
	if err != nil {
		return nil, err
	}
	var docs []*document
	err = eachLine(path, func(place string, line []byte) error {
		var r corefRow
		if err := decode(place, line, &r); err != nil {
			return err
		}
		if r.ID == "" || len(r.Tokens) == 0 {
			return corpusError(place, "a row of chains needs id, tokens and clusters")
		}
		d := &document{place: place, part: "genre:" + r.Genre}
		text, spans := spaced(r.Tokens)
		if g, ok := texts[r.ID]; ok && len(g.spans) == len(spans) {
			text, spans = g.text, g.spans
		}
		d.article = &sayso.Article{ID: r.ID, Text: text}
		for _, c := range r.Clusters {
			var ch chain
			for _, at := range c {
				if at[0] < 0 || at[1] <= at[0] || at[1] > len(spans) {
					return corpusError(place, "no mention of tokens %v of %d", at, len(spans))
				}
				ch = append(ch, sayso.Span{Start: spans[at[0]].Start, End: spans[at[1]-1].End})
			}
			d.chains = append(d.chains, ch)
		}
		docs = append(docs, d)
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "holds no rows")
	}
	return docs, err
}

// A spacedText is a text and where its tokens stand.
type spacedText struct {
	text  string
	spans []sayso.Span
}

func gumTexts(path, articles string) (map[string]spacedText, error) {
	given := articles != ""
	if !given {
		dir, base := filepath.Split(path)
		articles = dir + strings.Replace(base, "ontogum_", "gum_", 1)
	}
	out := map[string]spacedText{}
	if articles == path {
		return out, nil
	}
	err := eachLine(articles, func(place string, line []byte) error {
		var r gumRow
		if err := decode(place, line, &r); err != nil {
			return err
		}
		out[r.ID] = r.spaced()
		return nil
	})
	if !given && errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	return out, err
}

// spaced puts a text together, with an empty line before each paragraph.
func (r *gumRow) spaced() (t spacedText) {
	breaks := map[int]bool{}
	for _, s := range r.Sents {
		breaks[s.Start] = s.Par != nil
	}
	var b strings.Builder
	glued := true
	for i, tok := range r.Tokens {
		switch {
		case breaks[i] && i > 0:
			b.WriteString("\n\n")
		case !glued:
			b.WriteByte(' ')
		}
		t.spans = append(t.spans, sayso.Span{Start: b.Len(), End: b.Len() + len(tok.Form)})
		b.WriteString(tok.Form)
		glued = !tok.Space
	}
	t.text = b.String()
	return t
}

// gapRow is a line of gap_*.jsonl. Offsets are strings, in code points.
type gapRow struct {
	ID, Text, Pronoun, A, B string
	PronounOffset           string `json:"Pronoun-offset"`
	AOffset                 string `json:"A-offset"`
	BOffset                 string `json:"B-offset"`
	ACoref                  string `json:"A-coref"`
	BCoref                  string `json:"B-coref"`
}

func readGap(path string) ([]*document, error) {
	var docs []*document
	err := eachLine(path, func(place string, line []byte) error {
		var r gapRow
		if err := decode(place, line, &r); err != nil {
			return err
		}
		d := &document{place: place, article: &sayso.Article{ID: r.ID, Text: r.Text}, pronoun: &goldPronoun{}}
		f := newFrame(r.Text)
		for k, v := range []struct{ what, offset string }{{r.Pronoun, r.PronounOffset}, {r.A, r.AOffset}, {r.B, r.BOffset}} {
			at, err := strconv.Atoi(v.offset)
			if err != nil {
				return corpusError(place, "no offset %q", v.offset)
			}
			s, ok := f.bytes([2]int{at, at + utf8.RuneCountInString(v.what)})
			if !ok || s.In(r.Text) != v.what {
				return corpusError(place, "%q does not stand at %d", v.what, at)
			}
			if k == 0 {
				d.pronoun.at = s
			} else {
				d.pronoun.names[k-1] = s
			}
		}
		d.pronoun.own = [2]bool{strings.EqualFold(r.ACoref, "true"), strings.EqualFold(r.BCoref, "true")}
		docs = append(docs, d)
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "holds no rows")
	}
	return docs, err
}
