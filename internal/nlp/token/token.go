package token

import (
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/data"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
)

// A Tokenizer builds the token level of a Doc. It owns buffers; use one per goroutine.
type Tokenizer struct {
	wp      *encoder.WordPiece
	words   *words
	english map[string]bool // small words of English
	others  map[string]bool // and of other languages
	pieces  []encoder.Piece
}

// New returns a Tokenizer over a vocabulary. It panics if the tables that were embedded at build time are malformed,
// which a test excludes.
func New(v *encoder.Vocabulary) *Tokenizer {
	w, err := loadWords(data.FS)
	if err != nil {
		panic("token: " + err.Error())
	}
	return &Tokenizer{wp: encoder.NewWordPiece(v), words: w, english: smallTable("language/english.tsv"), others: smallTable("language/others.tsv")}
}

// Doc returns the tokens, paragraphs and sentences of an article. a.Text must be valid UTF-8.
func (t *Tokenizer) Doc(a *sayso.Article) *nlp.Doc {
	doc := &nlp.Doc{Article: a}
	t.pieces = t.wp.Append(t.pieces[:0], a.Text)
	doc.Pieces = make([]int32, 0, len(t.pieces))
	doc.Tokens = make([]nlp.Token, 0, len(t.pieces))
	for _, p := range t.pieces {
		if p.Cont {
			doc.Tokens[len(doc.Tokens)-1].End = p.End
		} else {
			doc.Tokens = append(doc.Tokens, nlp.Token{Start: p.Start, End: p.End, Piece: int32(len(doc.Pieces))})
		}
		doc.Pieces = append(doc.Pieces, p.ID)
	}
	extendMarks(a.Text, doc.Tokens)
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		tok.Case = caseOf(a.Text[tok.Start:tok.End])
	}
	doc.Paragraphs = paragraphs(a.Text, doc.Tokens)
	for _, p := range doc.Paragraphs {
		markQuotes(a.Text, doc.Tokens[p.Start:p.End])
		s := splitter{words: t.words, text: a.Text, tokens: doc.Tokens, first: p.Start, last: p.End}
		doc.Sentences = s.split(doc.Sentences)
	}
	return doc
}

// extendMarks gives combining marks and variation selectors to the token they follow, so that no span ends between
// a letter and its accent: word pieces leave them out.
func extendMarks(text string, tokens []nlp.Token) {
	for i := range tokens {
		end, next := int(tokens[i].End), len(text)
		if i+1 < len(tokens) {
			next = int(tokens[i+1].Start)
		}
		for end < next && text[end] >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.Is(unicode.M, r) {
				break
			}
			end += n
		}
		tokens[i].End = int32(end)
	}
}

func caseOf(word string) nlp.Case {
	first, n := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return nlp.CaseOther
	}
	upper := len(word) > n
	for _, r := range word[n:] {
		upper = upper && !unicode.IsLower(r)
	}
	if upper {
		return nlp.CaseUpper
	}
	return nlp.CaseTitle
}
