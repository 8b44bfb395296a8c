package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// nameRow is a line of a corpus of names: an article as tagged sentences (worldwide), or one tagged sentence (GUM, UNER).
type nameRow struct {
	ID     string `json:"id"`
	Region string `json:"region"`
	Genre  string `json:"genre"`
	Sents  []struct {
		Tokens []string `json:"tokens"`
		Tags   []string `json:"tags4"`
	} `json:"sents"`
	Tokens []string `json:"tokens"`
	Tags   []string `json:"tags"`
}

// readNames reads a corpus of names. Corpora keep tokens: a sentence becomes text by the usual spacing, and a line; or
// sentences are those of the same id in a file of CoNLL-U, whose texts are exact.
func readNames(path, articles string) ([]*document, error) {
	if articles != "" {
		return readNamesOver(path, articles)
	}
	var docs []*document
	err := eachNameRow(path, func(place string, row nameRow) error {
		if row.Sents == nil { // GUM_news_storm-7, a sentence of an article
			id := row.ID[:max(0, strings.LastIndexByte(row.ID, '-'))]
			if len(docs) == 0 || docs[len(docs)-1].article.ID != id {
				docs = append(docs, &document{place: place, article: &sayso.Article{ID: id}, part: genrePart(row)})
			}
			return appendTagged(docs[len(docs)-1], place, row.Tokens, row.Tags)
		}
		d := &document{place: place, article: &sayso.Article{ID: row.ID}, part: genrePart(row)}
		docs = append(docs, d)
		for _, s := range row.Sents {
			if err := appendTagged(d, place, s.Tokens, s.Tags); err != nil {
				return err
			}
		}
		return nil
	})
	return withScheme(path, docs, err)
}

func genrePart(row nameRow) string {
	switch {
	case row.Region != "":
		return "region:" + row.Region
	case row.Genre != "":
		return "genre:" + row.Genre
	}
	return ""
}

func eachNameRow(path string, f func(place string, row nameRow) error) error {
	return eachLine(path, func(place string, line []byte) error {
		var row nameRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" || row.Sents == nil && row.Tokens == nil {
			return corpusError(place, "a row of names needs id and sents, or id, tokens and tags")
		}
		return f(place, row)
	})
}

// appendTagged adds a sentence and its names to a document.
func appendTagged(d *document, place string, tokens, tags []string) error {
	names, err := tagged(place, tokens, tags)
	if err != nil {
		return err
	}
	text := d.article.Text
	if text != "" {
		text += "\n"
	}
	added, spans := spaced(tokens)
	for _, n := range names {
		d.names = append(d.names, goldName{sayso.Span{Start: len(text) + spans[n.start].Start, End: len(text) + spans[n.end-1].End}, n.class})
	}
	d.article.Text = text + added
	return nil
}

// A taggedRange is a name in tokens of its sentence.
type taggedRange struct {
	start, end int
	class      string
}

// tagged reads labels O, B-x, I-x. An I-x without its B-x begins a name, as CoNLL's scorer has it.
func tagged(place string, tokens, tags []string) (out []taggedRange, err error) {
	if len(tokens) != len(tags) || slices.Contains(tokens, "") {
		return nil, corpusError(place, "%d tokens with %d tags", len(tokens), len(tags))
	}
	for i := 0; i < len(tags); {
		class, ok := strings.CutPrefix(strings.TrimPrefix(tags[i], "B-"), "I-")
		if tags[i] == "O" {
			i++
			continue
		}
		if !ok && !strings.HasPrefix(tags[i], "B-") {
			return nil, corpusError(place, "no tag %q", tags[i])
		}
		end := i + 1
		for end < len(tags) && tags[end] == "I-"+class {
			end++
		}
		out = append(out, taggedRange{i, end, class})
		i = end
	}
	return out, nil
}

// readNamesOver lays tagged sentences on the texts of a file of CoNLL-U, sentence by sentence of the same id.
func readNamesOver(path, articles string) ([]*document, error) {
	docs, err := readConllu(articles)
	if err != nil {
		return nil, err
	}
	type place struct{ doc, sentence int }
	where := map[string]place{}
	for i, d := range docs {
		for k, id := range d.words.ids {
			where[id] = place{i, k}
		}
	}
	err = eachNameRow(path, func(at string, row nameRow) error {
		names, err := tagged(at, row.Tokens, row.Tags)
		if err != nil {
			return err
		}
		p, ok := where[row.ID]
		if !ok {
			return corpusError(at, "sentence %q is not in %s", row.ID, articles)
		}
		d := docs[p.doc]
		first, end := d.words.first[p.sentence], len(d.words.words)
		if p.sentence+1 < len(d.words.first) {
			end = d.words.first[p.sentence+1]
		}
		if end-first != len(row.Tokens) {
			return corpusError(at, "sentence %q has %d tokens, in %s %d words", row.ID, len(row.Tokens), articles, end-first)
		}
		d.part = genrePart(row)
		for _, n := range names {
			span := sayso.Span{Start: d.words.words[first+n.start].span.Start, End: d.words.words[first+n.end-1].span.End}
			d.names = append(d.names, goldName{span, n.class})
		}
		return nil
	})
	return withScheme(path, docs, err)
}

// withScheme tells the scheme by the classes that the file has.
func withScheme(path string, docs []*document, err error) ([]*document, error) {
	classes := map[string]bool{}
	for _, d := range docs {
		for _, n := range d.names {
			classes[n.class] = true
		}
	}
	if err == nil && len(classes) == 0 {
		err = corpusError(path, "holds no names")
	}
	scheme := schemeFour
	if classes["person"] || classes["place"] {
		scheme = schemeGUM
	}
	for _, d := range docs {
		d.scheme, d.classes = scheme, classes
	}
	return docs, err
}

// spaced puts tokens together as English is written, and says where each stands.
func spaced(tokens []string) (text string, spans []sayso.Span) {
	var b strings.Builder
	glued, quoted := true, false // the next token follows without a space; a straight quotation is open
	for i, t := range tokens {
		straight := t == `"` || t == "''" || t == "``"
		dash := (t == "-" || t == "/") && i > 0 && i+1 < len(tokens) && endsWord(tokens[i-1])
		if !glued && !dash && !(straight && quoted) && !closes(t) {
			b.WriteByte(' ')
		}
		spans = append(spans, sayso.Span{Start: b.Len(), End: b.Len() + len(t)})
		b.WriteString(t)
		glued = dash || straight && !quoted || slices.Contains(opening, t)
		quoted = quoted != straight
	}
	return b.String(), spans
}

var (
	opening = []string{"(", "[", "{", "$", "€", "£", "“", "‘", "#"}
	closing = []string{",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "…", "”", "’"}
)

// closes reports whether a token stands without a space before it: a mark, "'s", "n't".
func closes(t string) bool {
	if slices.Contains(closing, t) {
		return true
	}
	low := strings.ReplaceAll(strings.ToLower(t), "’", "'")
	return slices.Contains([]string{"'s", "n't", "'re", "'ve", "'ll", "'m", "'d"}, low)
}

func endsWord(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(t)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// tokensIn returns the tokens that share a byte with s.
func tokensIn(doc *nlp.Doc, s sayso.Span) nlp.Range {
	start, _ := slices.BinarySearchFunc(doc.Tokens, s.Start+1, func(t nlp.Token, at int) int { return int(t.End) - at })
	end, _ := slices.BinarySearchFunc(doc.Tokens, s.End, func(t nlp.Token, at int) int { return int(t.Start) - at })
	return nlp.Range{Start: nlp.TokenID(start), End: nlp.TokenID(end)}
}
