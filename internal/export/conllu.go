package export

import (
	"fmt"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// CoNLLU returns the syntax layer of an article as CoNLL-U: "# newdoc" with its id, "# newpar" where a paragraph begins, and
// the words of each sentence. MISC holds SpaceAfter=No, TokenRange, the word's place in the stored text in the unit asked
// for, and for words of names Name=B-PERSON, I-PERSON. Control characters are shown as visible signs, so that no line of the
// text breaks a line of the format. doc must have the layer.
func CoNLLU(doc *nlp.Doc, unit sayso.Offsets) []byte {
	w := conlluWriter{doc: doc, mapper: sayso.NewMapper(doc.Article.Text), unit: unit}
	fmt.Fprintf(&w.out, "# newdoc id = %s\n", line(doc.Article.ID))
	for i, s := range doc.Syntax.Sentences {
		w.sentence(i+1, s)
	}
	return []byte(w.out.String())
}

type conlluWriter struct {
	doc       *nlp.Doc
	mapper    *sayso.Mapper
	unit      sayso.Offsets
	out       strings.Builder
	paragraph int // first that does not begin before the sentence
	name      int // first that does not end before the word
}

func (w *conlluWriter) sentence(number int, s nlp.WordRange) {
	words := w.doc.Syntax.Words
	first := &words[s.Start]
	for w.paragraph < len(w.doc.Paragraphs) && w.doc.Paragraphs[w.paragraph].Start < first.Token {
		w.paragraph++
	}
	if w.paragraph < len(w.doc.Paragraphs) && w.doc.Paragraphs[w.paragraph].Start == first.Token {
		w.out.WriteString("# newpar\n")
	}
	fmt.Fprintf(&w.out, "# sent_id = %s-%d\n", line(w.doc.Article.ID), number)
	fmt.Fprintf(&w.out, "# text = %s\n", line(w.doc.Article.Text[first.Start:words[s.End-1].End]))
	for k := s.Start; k < s.End; {
		end := k + 1
		for end < s.End && words[end].Joined {
			end++
		}
		if end-k > 1 {
			start, stop := words[k].Start, words[end-1].End
			fmt.Fprintf(&w.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", k-s.Start+1, end-s.Start, w.form(start, stop), w.misc(start, stop, end))
			for ; k < end; k++ {
				w.word(k, s, nlp.NoWord)
			}
			continue
		}
		w.word(k, s, end)
		k = end
	}
	w.out.WriteByte('\n')
}

// word writes one word; next is the word that may follow without white space, NoWord inside a multiword token.
func (w *conlluWriter) word(k nlp.WordID, s nlp.WordRange, next nlp.WordID) {
	syntax := w.doc.Syntax
	v := &syntax.Words[k]
	head := nlp.WordID(0)
	if v.Head != nlp.NoWord {
		head = v.Head - s.Start + 1
	}
	misc := w.misc(v.Start, v.End, next)
	if name := w.nameOf(v); name != "" {
		misc = "Name=" + name + "|" + misc
	}
	fmt.Fprintf(&w.out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", k-s.Start+1, w.form(v.Start, v.End), Visible(v.Lemma), v.UPOS,
		syntax.XPOS(v), syntax.Feats(v), head, v.Relation, misc)
}

func (w *conlluWriter) form(start, end int32) string { return Visible(w.doc.Article.Text[start:end]) }

// misc says where a token or word stands, and whether the word next, if there is one, follows without white space.
func (w *conlluWriter) misc(start, end int32, next nlp.WordID) string {
	from, err1 := w.mapper.FromByte(w.unit, int(start))
	to, err2 := w.mapper.FromByte(w.unit, int(end))
	if err1 != nil || err2 != nil {
		panic(fmt.Sprintf("export: word [%d,%d) is off the characters of its text", start, end))
	}
	place := fmt.Sprintf("TokenRange=%d:%d", from, to)
	if words := w.doc.Syntax.Words; next >= 0 && int(next) < len(words) && words[next].Start == end {
		return "SpaceAfter=No|" + place
	}
	return place
}

// nameOf returns the label of a word in a name, "" outside. Words come in text order.
func (w *conlluWriter) nameOf(v *nlp.Word) string {
	names := w.doc.Names
	for w.name < len(names) && w.doc.Span(names[w.name].Range).End <= int(v.Start) {
		w.name++
	}
	if w.name == len(names) {
		return ""
	}
	n := names[w.name]
	s := w.doc.Span(n.Range)
	switch {
	case s.Start >= int(v.Start) && s.Start < int(v.End):
		return "B-" + n.Kind.String()
	case s.Start < int(v.Start):
		return "I-" + n.Kind.String()
	}
	return ""
}
