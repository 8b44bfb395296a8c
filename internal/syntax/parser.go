package syntax

import (
	"slices"

	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/nlp"
	"sayso/internal/tag"
)

const (
	rank        = mat.PairWidth // width of a projection
	projections = 4             // dependent and head of arcs, dependent and head of relations
)

// The projections of a word in the order of their columns.
const (
	arcDependent = iota * rank
	arcHead
	relationDependent
	relationHead
)

// A Head holds the weights and label tables of the syntax layer. It is immutable and may be shared; see Parser.
type Head struct {
	tier    mat.Tier
	project *mat.Linear
	words   *encoder.Vocabulary // of English, for lemmas

	arcMul, arcAdd, arcDistance, arcRoot []float32
	out, bias, relationDistance          []float32

	join, split, sentence, upos, xpos, feats, lemma tag.Group

	sentenceBias float32
	lemmaBonus   float32
	parts        []nlp.UPOS     // of each label of upos
	places       [][]int        // of each label of split
	rules        []rule         // of each label of lemma
	relations    []nlp.Relation // of each row of out
	rootLabel    int            // in relations
	inner        map[string]inner
	inventory    *nlp.Inventory
	foreign      uint8 // XPOS and features of an inner word that nothing is known of
	noFeats      uint16
}

// A Parser analyses one article after the other, window by window. Use one per goroutine.
type Parser struct {
	head      *Head
	out       *nlp.Syntax
	starts    []nlp.WordID // of the window's sentences
	paragraph int          // of the article, see paragraphAt
	projected []float32    // [tokens][projections·rank]
	own       []nlp.WordID // words of the sentence that stand at a token
	scorer    scorer
	tree      arborescence
}

// NewParser returns a Parser over h.
func NewParser(h *Head) *Parser { return &Parser{head: h} }

// Window analyses one window of an article; windows come in text order. q and scale are the quantised states of its
// tokens, as reader.Hidden has them, rows their tag scores. It returns the analysis so far and the first word of the window.
func (p *Parser) Window(doc *nlp.Doc, window nlp.Range, q []uint8, scale []float32, rows tag.Rows) (so *nlp.Syntax, from nlp.WordID) {
	if p.out == nil {
		p.begin(len(doc.Tokens))
	}
	from = nlp.WordID(len(p.out.Words))
	size := (window.Len() + 7) / 8 * 8 * projections * rank
	p.projected = slices.Grow(p.projected[:0], size)[:size]
	p.head.project.Mul(q, scale, window.Len(), p.projected)
	p.starts = p.starts[:0]
	p.cut(doc, window, rows)
	for i, start := range p.starts {
		s := nlp.WordRange{Start: start, End: nlp.WordID(len(p.out.Words))}
		if i+1 < len(p.starts) {
			s.End = p.starts[i+1]
		}
		p.analyse(doc.Article.Text, s, window.Start, rows)
		p.out.Sentences = append(p.out.Sentences, s)
	}
	return p.out, from
}

func (p *Parser) begin(tokens int) {
	p.out = &nlp.Syntax{Words: make([]nlp.Word, 0, tokens), Inventory: p.head.inventory}
	p.paragraph = 0
}

// Syntax returns the analysis of the windows since its last call.
func (p *Parser) Syntax() *nlp.Syntax {
	if p.out == nil {
		p.begin(0)
	}
	out := p.out
	p.out = nil
	return out
}

// analyse fills in the words of one sentence.
func (p *Parser) analyse(text string, s nlp.WordRange, first nlp.TokenID, rows tag.Rows) {
	p.own = p.own[:0]
	for k := s.Start; k < s.End; k++ {
		w := &p.out.Words[k]
		if w.Token == nlp.NoToken {
			continue
		}
		p.own = append(p.own, k)
		row := rows.Row(int(w.Token - first))
		w.UPOS = p.head.parts[p.head.upos.Best(row)]
		w.XPOS = uint8(p.head.xpos.Best(row))
		w.Feats = uint16(p.head.feats.Best(row))
		w.Lemma = p.head.lemmaOf(text[w.Start:w.End], p.head.lemma.Scores(row))
	}
	p.attach(first)
	p.inners(text, s)
}

// attach gives the words of p.own heads and relations.
func (p *Parser) attach(first nlp.TokenID) {
	n := len(p.own)
	state := func(i int) []float32 {
		return p.projected[int(p.out.Words[p.own[i]].Token-first)*projections*rank:][:projections*rank]
	}
	heads := p.tree.best(p.scorer.arcs(p.head, n, state), n)
	for i, j := range heads {
		w := &p.out.Words[p.own[i]]
		if int(j) == n {
			w.Head, w.Relation = nlp.NoWord, nlp.RelRoot
			continue
		}
		w.Head, w.Relation = p.own[j], p.scorer.relation(p.head, i, int(j), state)
	}
}
