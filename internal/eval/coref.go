package eval

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

func corefMeasures() []measure {
	return []measure{
		{"conll", formMean, "the mean F1 of the three measures of chains below (CoNLL 2012)"},
		{"muc", formPRF, "links"},
		{"b3", formPRF, "mentions, each by how much of its chain is right"},
		{"ceafe", formPRF, "chains, matched one to one by the mentions they share"},
		{"mentions", formPRF, "mentions in chains: the same extent"},
	}
}

// scoreCoref scores one document. Mentions that are alone are in no chain, on either side.
func scoreCoref(s *sheet, d *document, doc *nlp.Doc) *marks {
	m := newMarks(s)
	found := chainsOf(doc)
	muc, b3, ceafe, mentions := chainCells(d.chains, found)
	for _, c := range d.chains {
		m.n += len(c)
	}
	m.counts["chains"], m.counts["predicted_chains"] = len(d.chains), len(found)
	m.sliceN[d.part] = m.n
	for _, r := range []row{m.whole, m.slice(d.part)} {
		s.add(r, "conll", slices.Concat(muc, b3, ceafe)...)
		s.add(r, "muc", muc...)
		s.add(r, "b3", b3...)
		s.add(r, "ceafe", ceafe...)
		s.add(r, "mentions", mentions...)
	}
	return m
}

// chainsOf returns the chains of two mentions or more. A span that two mentions share is in the first's chain.
func chainsOf(doc *nlp.Doc) (out []chain) {
	seen := map[sayso.Span]bool{}
	at := map[int32]int{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		span := doc.MentionSpan(m)
		if seen[span] {
			continue
		}
		seen[span] = true
		k, ok := at[m.Chain]
		if !ok {
			k = len(out)
			at[m.Chain] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], span)
	}
	return slices.DeleteFunc(out, func(c chain) bool { return len(c) < 2 })
}

func gapMeasures() []measure {
	return []measure{
		{"pronoun", formPRF, "of the two names asked after: the pronoun is in its chain (GAP)"},
		{"ratio", formRatio, "F1 of feminine pronouns to that of masculine ones"},
	}
}

// A goldPronoun is GAP's one question a text: which of two names the pronoun stands for, if either.
type goldPronoun struct {
	at    sayso.Span
	names [2]sayso.Span
	own   [2]bool
}

func scoreGap(s *sheet, d *document, doc *nlp.Doc) *marks {
	m := newMarks(s)
	m.n = 2
	p := d.pronoun
	gender := "feminine"
	if slices.Contains([]string{"he", "him", "his", "himself"}, strings.ToLower(p.at.In(d.article.Text))) {
		gender = "masculine"
	}
	m.sliceN[gender] = 2
	chains := chainsIn(doc, p.at)
	for k, name := range p.names {
		said := slices.ContainsFunc(chainsIn(doc, name), func(c int32) bool { return slices.Contains(chains, c) })
		right := one(said && p.own[k])
		cells := []float64{right, one(said), right, one(p.own[k])}
		m.add("pronoun", cells...)
		s.add(m.slice(gender), "pronoun", cells...)
		if gender == "feminine" {
			m.add("ratio", cells...)
		} else {
			m.add("ratio", append(make([]float64, 4), cells...)...)
		}
	}
	return m
}

// chainsIn returns the chains of the mentions whose head begins in a span.
func chainsIn(doc *nlp.Doc, in sayso.Span) (out []int32) {
	for i := range doc.Mentions {
		if at := int(doc.Syntax.Words[doc.Mentions[i].Head].Start); in.Start <= at && at < in.End {
			out = append(out, doc.Mentions[i].Chain)
		}
	}
	return out
}
