package quote

import (
	"strings"
	"unicode"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// A leadTable knows the words before a quotation that tell what its marks are for: “the film”, “so-called”.
type leadTable map[string]sayso.QuotationKind

// newLeadTable reads the table; a malformed one is a fault of the build, which a test excludes.
func newLeadTable() leadTable {
	table, err := lexicon.Load(data.FS, "quotations/leads.tsv", "lead", "kind", "example")
	if err != nil {
		panic("quote: " + err.Error())
	}
	t := leadTable{}
	for _, row := range table.Rows {
		t[row[0]] = sayso.QuotationKind(row[1])
	}
	return t
}

// shortest is how many words a quotation in the middle of a sentence needs to be speech without a speaker.
const shortest = 4

// classify sets the kind of a quotation. Whole sentences are speech; within a sentence the words before tell, then
// capitals, then length.
func (t leadTable) classify(doc *nlp.Doc, q *Quotation) {
	q.Kind = sayso.QuotationSpeech
	sentence := strings.ContainsRune(".?!…", doc.Glyph(q.Inner.End-1)) && words(doc, q.Inner) > shortest
	lead := t.before(doc, q.Range.Start)
	switch {
	case isNickname(doc, *q):
		q.Kind = sayso.QuotationTerm
	case isTitle(doc, q.Inner) && (q.Shape != Alone || words(doc, q.Inner) <= 8) && (lead != "" || words(doc, q.Inner) > 1):
		q.Kind = sayso.QuotationTitle
	case q.Shape != Inline || sentence:
	case lead == sayso.QuotationTerm && words(doc, q.Inner) <= 2*shortest:
		q.Kind = sayso.QuotationTerm
	case words(doc, q.Inner) < shortest && !(opensSentence(doc, q.Range.Start) && doc.Glyph(q.Inner.End-1) == ','):
		q.Kind, q.Short = sayso.QuotationTerm, true
	}
}

// opensSentence reports whether a quotation begins its sentence: “Yes,” she said.
func opensSentence(doc *nlp.Doc, t nlp.TokenID) bool {
	return t == paragraphOf(doc, t).Start || strings.ContainsRune(".?!…”", doc.Glyph(t-1))
}

// before returns what the one or two words before token t announce, "" for nothing.
func (t leadTable) before(doc *nlp.Doc, at nlp.TokenID) sayso.QuotationKind {
	lead := ""
	for k := at - 1; k >= 0 && k >= at-4; k-- {
		word := strings.ToLower(doc.Word(k))
		switch {
		case word == "-" || word == "‑":
			lead = "-" + strings.TrimPrefix(lead, " ")
			continue
		case word == "," && lead == "":
			continue
		case !doc.IsWord(k):
			return ""
		}
		if strings.HasPrefix(lead, "-") || lead == "" {
			lead = word + lead
		} else {
			lead = word + " " + lead
		}
		if kind, ok := t[lead]; ok {
			return kind
		}
	}
	return ""
}

func words(doc *nlp.Doc, r nlp.Range) int {
	n := 0
	for t := r.Start; t < r.End; t++ {
		if doc.IsWord(t) {
			n++
		}
	}
	return n
}

// isNickname reports whether the marks set a name apart within a name: Joaquín “El Chapo” Guzmán.
func isNickname(doc *nlp.Doc, q Quotation) bool {
	s, e := q.Range.Start, int(q.Range.End)
	return s > 0 && e < len(doc.Tokens) && q.Shape == Inline && words(doc, q.Inner) <= 3 && doc.Capital(q.Inner.Start) &&
		doc.Capital(s-1) && doc.Capital(q.Range.End) && paragraphOf(doc, s).End > q.Range.End && paragraphOf(doc, s).Start < s
}

// small words stay small in English titles.
const small = " a an the and or nor but of in on at to for from with without by as is it vs into over s t "

// isTitle reports whether every word is capitalised as in a title, but not all in capitals like a shout.
func isTitle(doc *nlp.Doc, r nlp.Range) bool {
	large, upper := 0, 0
	for t := r.Start; t < r.End; t++ {
		word := doc.Word(t)
		switch {
		case !doc.IsWord(t) || unicode.IsDigit(rune(word[0])):
		case doc.Capital(t):
			large++
			if doc.Tokens[t].Case == nlp.CaseUpper {
				upper++
			}
		case t == r.Start || !strings.Contains(small, " "+word+" "):
			return false
		}
	}
	return large > 0 && upper < large && words(doc, r) <= 12
}
