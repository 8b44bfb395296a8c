package eval

import (
	"slices"
	"strings"

	"sayso"
)

// The rule of the CoNLL 2018 shared task (Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to
// Universal Dependencies", 2018): words are aligned by their characters, then everything is asked of the aligned words
// and counts among all words of either side.

func syntaxMeasures() []measure {
	return []measure{
		{"sentences", formPRF, "the same first and last character"},
		{"words", formPRF, "aligned: the same characters, within multiword tokens the same form in order"},
		{"upos", formPRF, "aligned, the same universal part of speech"},
		{"xpos", formPRF, "aligned, the same Penn tag"},
		{"feats", formPRF, "aligned, the same universal features"},
		{"lemma", formPRF, "aligned, the same lemma"},
		{"uas", formPRF, "aligned, the head aligned to the head"},
		{"las", formPRF, "the same, and the same relation without its subtype"},
		{"subject_object", formPRF, "of nsubj and obj alone: head and relation right"},
	}
}

// scoreSyntax scores one document.
func scoreSyntax(s *sheet, d *document, found *depText) *marks {
	m := newMarks(s)
	gold := d.words
	m.n = len(gold.words)
	m.counts["predicted"] = len(found.words)
	in := genreOf(d.article.ID)
	m.sliceN[in] += m.n
	count := func(measure string, right, predicted, wanted int) {
		for _, r := range []row{m.whole, m.slice(in)} {
			s.add(r, measure, float64(right), float64(predicted), float64(right), float64(wanted))
		}
	}
	count("sentences", sameSpans(gold.sentences, found.sentences), len(found.sentences), len(gold.sentences))
	pairs := alignWords(gold.words, found.words)
	of := make(map[int]int, len(pairs)) // gold word of a found one
	for _, p := range pairs {
		of[p.found] = p.gold
	}
	n := map[string]int{"words": len(pairs)}
	for _, p := range pairs {
		g, f := &gold.words[p.gold], &found.words[p.found]
		n["upos"] += int(one(g.upos == f.upos))
		n["xpos"] += int(one(g.xpos == f.xpos))
		n["feats"] += int(one(universalFeats(g.feats) == universalFeats(f.feats)))
		n["lemma"] += int(one(g.lemma == f.lemma || g.lemma == "_"))
		if !sameHead(g, f, of) {
			continue
		}
		relation := universal(g.relation)
		same := relation == universal(f.relation)
		n["uas"]++
		n["las"] += int(one(same))
		n["subject_object"] += int(one(same && argument(relation)))
	}
	for _, k := range []string{"words", "upos", "xpos", "feats", "lemma", "uas", "las"} {
		count(k, n[k], len(found.words), len(gold.words))
	}
	count("subject_object", n["subject_object"], arguments(found), arguments(gold))
	return m
}

// sameHead reports whether the heads of two aligned words are roots both, or aligned.
func sameHead(g, f *depWord, of map[int]int) bool {
	if g.head == rootHead || f.head == rootHead {
		return g.head == f.head
	}
	head, ok := of[f.head]
	return ok && head == g.head
}

func universal(relation string) string {
	r, _, _ := strings.Cut(relation, ":")
	return r
}

// argument reports whether a relation makes a subject or an object of a verb.
func argument(relation string) bool { return relation == "nsubj" || relation == "obj" }

func arguments(t *depText) (n int) {
	for _, w := range t.words {
		n += int(one(argument(universal(w.relation))))
	}
	return n
}

// sameSpans counts the spans that both lists have; each holds a span once, in order.
func sameSpans(a, b []sayso.Span) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i].Start < b[j].Start || a[i].Start == b[j].Start && a[i].End < b[j].End:
			i++
		default:
			j++
		}
	}
	return n
}

// universalFeatures are the features that the task compares.
var universalFeatures = []string{"Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender", "Mood",
	"NumType", "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"}

// universalFeats leaves the features out that a language has for itself ("Typo=Yes"), and sorts the others.
func universalFeats(feats string) string {
	var kept []string
	for f := range strings.SplitSeq(feats, "|") {
		name, _, _ := strings.Cut(f, "=")
		if slices.Contains(universalFeatures, name) {
			kept = append(kept, f)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "|")
}

// genreOf is the slice of a document, by the first part of its name: "weblog-…", "GUM_news_…".
func genreOf(id string) string {
	id = strings.TrimPrefix(id, "GUM_")
	if i := strings.IndexAny(id, "-_"); i > 0 {
		return "genre:" + id[:i]
	}
	return "genre:other"
}
