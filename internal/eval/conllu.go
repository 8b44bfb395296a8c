package eval

import (
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A depWord is one syntactic word of either side of a comparison.
type depWord struct {
	span     sayso.Span // in bytes; of the whole multiword token for each word of one
	many     bool       // it is in a multiword token
	form     string
	lemma    string
	upos     string
	xpos     string
	feats    string // as CoNLL-U writes them
	head     int    // in the document, rootHead, or noHead while reading
	relation string
}

// rootHead is the head of a root.
const rootHead = -1

// A depText is a text as words with dependencies.
type depText struct {
	words     []depWord
	sentences []sayso.Span
	ids       []string // of the sentences, "" where not given
	first     []int    // word of each sentence
}

// readConllu reads a file of CoNLL-U: a document for each "# newdoc", or one. Texts are put together from the forms, with a
// space after each token that has no SpaceAfter=No, and an empty line before each "# newpar".
func readConllu(path string) ([]*document, error) {
	var docs []*document
	r := conlluReader{}
	err := eachBareLine(path, func(place string, line []byte) error {
		row := strings.TrimRight(string(line), "\r\n")
		switch {
		case strings.HasPrefix(row, "# newdoc"):
			if err := r.endSentence(place); err != nil {
				return err
			}
			docs = r.finish(docs)
			r = conlluReader{place: place, name: comment(row)}
		case strings.HasPrefix(row, "#"):
			r.comment(row)
		case row == "":
			return r.endSentence(place)
		default:
			return r.word(place, row)
		}
		return nil
	})
	if err == nil {
		err = r.endSentence(path)
	}
	if docs = r.finish(docs); err == nil && len(docs) == 0 {
		err = corpusError(path, "holds no words in CoNLL-U")
	}
	return docs, err
}

// comment returns what stands behind the "=" of a comment line.
func comment(row string) string {
	_, v, _ := strings.Cut(row, "=")
	return strings.TrimSpace(v)
}

// A conlluReader puts one document together.
type conlluReader struct {
	place, name string
	text        strings.Builder
	out         depText
	space       string // due before the next token
	paragraph   bool   // begins with the next token
	id          string
	first       int // word of the open sentence
	last        int // number of the open multiword token's last word
	multi       sayso.Span
}

func (r *conlluReader) comment(row string) {
	switch {
	case strings.HasPrefix(row, "# newpar") && !strings.HasPrefix(row, "# newpar_"):
		r.paragraph = true
	case strings.HasPrefix(row, "# sent_id"):
		r.id = comment(row)
	}
}

func (r *conlluReader) word(place, row string) error {
	c := strings.Split(row, "\t")
	if len(c) != 10 || c[1] == "" {
		return corpusError(place, "a row of CoNLL-U has ten columns and a form, not %d", len(c))
	}
	if strings.Contains(c[0], ".") {
		return nil // an empty node of the enhanced graph
	}
	if _, end, ok := strings.Cut(c[0], "-"); ok {
		last, err := strconv.Atoi(end)
		if err != nil {
			return corpusError(place, "no multiword token %q", c[0])
		}
		r.last, r.multi = last, r.put(c[1], c[9])
		return nil
	}
	id, err1 := strconv.Atoi(c[0])
	head, err2 := strconv.Atoi(c[6])
	if err1 != nil || err2 != nil || id != len(r.out.words)-r.first+1 || head < 0 {
		return corpusError(place, "no word %q with head %q", c[0], c[6])
	}
	w := depWord{form: c[1], lemma: c[2], upos: c[3], xpos: c[4], feats: c[5], head: r.first + head - 1, relation: c[7]}
	if head == 0 {
		w.head = rootHead
	}
	if id <= r.last {
		w.many, w.span = true, r.multi
	} else {
		w.span = r.put(c[1], c[9])
	}
	r.out.words = append(r.out.words, w)
	return nil
}

// put appends a token to the text.
func (r *conlluReader) put(form, misc string) sayso.Span {
	if r.paragraph && r.text.Len() > 0 {
		r.space = "\n\n"
	}
	r.text.WriteString(r.space)
	r.paragraph, r.space = false, " "
	for field := range strings.SplitSeq(misc, "|") {
		if field == "SpaceAfter=No" {
			r.space = ""
		}
	}
	start := r.text.Len()
	r.text.WriteString(form)
	return sayso.Span{Start: start, End: r.text.Len()}
}

func (r *conlluReader) endSentence(place string) error {
	words := r.out.words[r.first:]
	if len(words) == 0 {
		return nil
	}
	for _, w := range words {
		if w.head >= len(r.out.words) {
			return corpusError(place, "the sentence before has a head outside itself")
		}
	}
	r.out.sentences = append(r.out.sentences, sayso.Span{Start: words[0].span.Start, End: words[len(words)-1].span.End})
	r.out.ids, r.out.first = append(r.out.ids, r.id), append(r.out.first, r.first)
	r.first, r.last, r.id = len(r.out.words), 0, ""
	return nil
}

func (r *conlluReader) finish(docs []*document) []*document {
	if len(r.out.words) == 0 {
		return docs
	}
	gold := r.out
	return append(docs, &document{place: r.place, article: &sayso.Article{ID: r.name, Text: r.text.String()}, words: &gold})
}

// depTextOf gives what a reader has found the form of the gold.
func depTextOf(doc *nlp.Doc) *depText {
	s, text := doc.Syntax, doc.Article.Text
	out := &depText{words: make([]depWord, len(s.Words))}
	for i := range s.Words {
		w := &s.Words[i]
		out.words[i] = depWord{span: w.Span(), form: w.Span().In(text), lemma: w.Lemma, upos: w.UPOS.String(), xpos: s.XPOS(w),
			feats: s.Feats(w), head: int(w.Head), relation: w.Relation.String()}
	}
	for i := 0; i < len(out.words); {
		end := i + 1
		for end < len(out.words) && s.Words[end].Joined {
			end++
		}
		whole := sayso.Span{Start: out.words[i].span.Start, End: out.words[end-1].span.End}
		for k := i; k < end && end-i > 1; k++ {
			out.words[k].span, out.words[k].many = whole, true
		}
		i = end
	}
	for _, v := range s.Sentences {
		out.sentences = append(out.sentences, sayso.Span{Start: out.words[v.Start].span.Start, End: out.words[v.End-1].span.End})
	}
	return out
}
