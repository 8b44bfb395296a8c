package name

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// Regrown gives the phrases of an article the extents that its dependency trees have for them: a tagger sees where a phrase
// begins and loses its end ("the University of the Western | Cape"). Each phrase about something named hangs on a proper noun; what it is
// stays the tagger's. Phrases on which no tree bears are kept.
func Regrown(doc *nlp.Doc, names []nlp.Name, phrases []nlp.Phrase) []nlp.Phrase {
	s := doc.Syntax
	if s == nil || phrases == nil {
		return phrases
	}
	var grown []nlp.Phrase
	for _, in := range s.Sentences {
		grown = append(grown, outermost(sprouts(doc, in, names, phrases))...)
	}
	grown = rejoined(grown, phrases)
	out := []nlp.Phrase{}
	next := 0
	for _, p := range phrases {
		for next < len(grown) && grown[next].Range.End <= p.Range.Start {
			out = append(out, grown[next])
			next++
		}
		if next == len(grown) || grown[next].Range.Start >= p.Range.End {
			out = append(out, p)
		}
	}
	return append(out, grown[next:]...)
}

// rejoined puts phrases of the trees together that are one to the tagger, from the beginning of the first to the end of the last:
// "Portland, Oregon", "Harbour Lottery, Inc."
func rejoined(grown, phrases []nlp.Phrase) (out []nlp.Phrase) {
	next := 0
	for i := 0; i < len(grown); i++ {
		g := grown[i]
		for next < len(phrases) && phrases[next].Range.Start < g.Range.Start {
			next++
		}
		if next < len(phrases) && phrases[next].Range.Start == g.Range.Start {
			for j := i + 1; j < len(grown) && grown[j].Range.End <= phrases[next].Range.End; j++ {
				if grown[j].Range.End == phrases[next].Range.End {
					g, i = phrases[next], j
					break
				}
			}
		}
		out = append(out, g)
	}
	return out
}

// sprouts are the phrases of one sentence that hang on a proper noun, as far as the tagger has seen something there.
func sprouts(doc *nlp.Doc, in nlp.WordRange, names []nlp.Name, phrases []nlp.Phrase) (out []nlp.Phrase) {
	s := doc.Syntax
	t := newLimits(s, in)
	for i := in.Start; i < in.End; i++ {
		w := &s.Words[i]
		if w.UPOS != nlp.PROPN || !t.headsPhrase(w) {
			continue
		}
		first, last := t.extent(i)
		r := doc.TokensIn(sayso.Span{Start: int(s.Words[first].Start), End: int(s.Words[last].End)})
		if r.Len() == 0 {
			continue
		}
		if kind, p, ok := seen(r, names, phrases); ok {
			out = append(out, nlp.Phrase{Range: r, Kind: kind, P: p})
		}
	}
	return out
}

// seen is the kind of the tagger's phrase, or else of its name, that shares most tokens with r.
func seen(r nlp.Range, names []nlp.Name, phrases []nlp.Phrase) (kind string, p float32, ok bool) {
	most := nlp.TokenID(0)
	from, _ := slices.BinarySearchFunc(phrases, r.Start+1, func(x nlp.Phrase, at nlp.TokenID) int { return int(x.Range.End - at) })
	for _, x := range phrases[from:] {
		if x.Range.Start >= r.End {
			break
		}
		if n := min(x.Range.End, r.End) - max(x.Range.Start, r.Start); n > most {
			most, kind, p, ok = n, x.Kind, x.P, true
		}
	}
	if ok {
		return kind, p, true
	}
	from, _ = slices.BinarySearchFunc(names, r.Start+1, func(x nlp.Name, at nlp.TokenID) int { return int(x.Range.End - at) })
	for _, x := range names[from:] {
		if x.Range.Start >= r.End {
			break
		}
		if n := min(x.Range.End, r.End) - max(x.Range.Start, r.Start); n > most && gumKinds[x.Kind] != "" {
			most, kind, p, ok = n, gumKinds[x.Kind], x.P, true
		}
	}
	return kind, p, ok
}

// gumKinds are the kinds of names as GUM's types of phrases.
var gumKinds = [...]string{nlp.NamePerson: "person", nlp.NameOrganization: "organization", nlp.NamePlace: "place", nlp.NameGroup: "",
	nlp.NameWork: "abstract", nlp.NameEvent: "event", nlp.NameLaw: "abstract", nlp.NameFacility: "place", nlp.NameProduct: "object",
	nlp.NameMisc: "abstract", nlp.NameCurrency: "", nlp.NameDate: "time"}

// outermost leaves out phrases inside others.
func outermost(all []nlp.Phrase) []nlp.Phrase {
	slices.SortStableFunc(all, func(a, b nlp.Phrase) int {
		if a.Range.Start != b.Range.Start {
			return int(a.Range.Start - b.Range.Start)
		}
		return int(b.Range.End - a.Range.End)
	})
	var out []nlp.Phrase
	for _, p := range all {
		if len(out) == 0 || p.Range.Start >= out[len(out)-1].Range.End {
			out = append(out, p)
		}
	}
	return out
}

// limits are, for each word of a sentence, the first and last word of all that hangs below it.
type limits struct {
	s      *nlp.Syntax
	in     nlp.WordRange
	lo, hi []nlp.WordID
}

func newLimits(s *nlp.Syntax, in nlp.WordRange) limits {
	t := limits{s: s, in: in}
	for i := in.Start; i < in.End; i++ {
		t.lo, t.hi = append(t.lo, i), append(t.hi, i)
	}
	const highest = 64 // trees deeper than that are no language
	for i := in.Start; i < in.End; i++ {
		up := s.Words[i].Head
		for n := 0; up != nlp.NoWord && n < highest; n++ {
			k := up - in.Start
			t.lo[k], t.hi[k] = min(t.lo[k], i), max(t.hi[k], i)
			up = s.Words[up].Head
		}
	}
	return t
}

// headsPhrase reports whether a proper noun heads a phrase and is no later part of a name. One before a common noun does: "U.S. | troops".
func (t limits) headsPhrase(w *nlp.Word) bool {
	switch w.Relation {
	case nlp.RelFlat, nlp.RelFlatForeign, nlp.RelGoeswith, nlp.RelFixed, nlp.RelNmodDesc:
		return false
	case nlp.RelCompound:
		return w.Head != nlp.NoWord && t.s.Words[w.Head].UPOS != nlp.PROPN
	}
	return true
}

// extent is the phrase of word i: what hangs on it, but for clauses other than relative ones, what is coordinated or set
// beside it, and the preposition before it; the genitive's mark belongs to it.
func (t limits) extent(i nlp.WordID) (first, last nlp.WordID) {
	first, last = i, i
	for j := t.in.Start; j < t.in.End; j++ {
		c := &t.s.Words[j]
		if c.Head != i || !t.belongs(c, j, i) {
			continue
		}
		first, last = min(first, t.lo[j-t.in.Start]), max(last, t.hi[j-t.in.Start])
	}
	return first, last
}

func (t limits) belongs(c *nlp.Word, j, i nlp.WordID) bool {
	switch c.Relation {
	case nlp.RelCase:
		return j > i
	case nlp.RelAclRelcl:
		return true
	case nlp.RelNummod: // "Ada Berg, | 42"
		return j == i+1 || j < i
	}
	switch c.Relation.Universal() {
	case nlp.RelParataxis, nlp.RelConj, nlp.RelCc, nlp.RelPunct, nlp.RelList, nlp.RelDep, nlp.RelAdvcl, nlp.RelCop, nlp.RelNsubj, nlp.RelAux,
		nlp.RelMark, nlp.RelDiscourse, nlp.RelVocative, nlp.RelDislocated, nlp.RelOrphan, nlp.RelReparandum, nlp.RelAppos, nlp.RelObl,
		nlp.RelCcomp, nlp.RelCsubj, nlp.RelExpl, nlp.RelXcomp, nlp.RelObj, nlp.RelCase:
		return false
	case nlp.RelAdvmod:
		return j > i
	}
	return true
}
