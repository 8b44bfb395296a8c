package coref

import (
	"slices"
	"strings"

	"sayso/internal/nlp"
)

// A describer finds the traits of an article's candidates.
type describer struct {
	lexicon *lexicon
	doc     *nlp.Doc
	numbers map[string]int32 // of words
	quoted  []int32          // by token
	kids    [][]nlp.WordID   // by word
	names   []nlp.NameKind   // by token
}

func (d *describer) number(word string) int32 {
	n, ok := d.numbers[word]
	if !ok {
		n = int32(len(d.numbers))
		d.numbers[word] = n
	}
	return n
}

func (d *describer) form(i nlp.WordID) string {
	return d.doc.Syntax.Words[i].Span().In(d.doc.Article.Text)
}

func newDescriber(l *lexicon, doc *nlp.Doc) *describer {
	d := &describer{lexicon: l, doc: doc, numbers: map[string]int32{}}
	d.kids = make([][]nlp.WordID, len(doc.Syntax.Words))
	for i := range doc.Syntax.Words {
		if h := doc.Syntax.Words[i].Head; h != nlp.NoWord {
			d.kids[h] = append(d.kids[h], nlp.WordID(i))
		}
	}
	n := int32(0)
	for i := range doc.Tokens {
		switch doc.Tokens[i].Quote {
		case nlp.QuoteOpen:
			n++
			d.quoted = append(d.quoted, 0)
		case nlp.QuoteInside:
			d.quoted = append(d.quoted, n)
		default:
			d.quoted = append(d.quoted, 0)
		}
	}
	d.names = make([]nlp.NameKind, len(doc.Tokens))
	for _, m := range doc.Names {
		for t := m.Range.Start; t < m.Range.End; t++ {
			d.names[t] = m.Kind
		}
	}
	return d
}

// describe returns the traits of all candidates.
func (d *describer) describe(list []candidate) []traits {
	out := make([]traits, len(list))
	before := map[string]int32{}
	paragraph, sentence := 0, int32(-1)
	for i := range list {
		c, t := &list[i], &out[i]
		d.own(c, t)
		at := d.doc.Syntax.Words[c.word].Token
		for paragraph < len(d.doc.Paragraphs) && d.doc.Paragraphs[paragraph].End <= at {
			paragraph++
		}
		t.paragraph = int32(paragraph)
		t.first = c.sentence != sentence
		sentence = c.sentence
		if !c.pronoun {
			key := key(c.names)
			t.seen = before[key]
			before[key]++
		}
	}
	d.inherit(list, out)
	return out
}

func key(numbers []int32) string {
	b := make([]byte, 0, 4*len(numbers))
	for _, n := range numbers {
		b = append(b, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
	return string(b)
}

// own sets what a mention's own words tell.
func (d *describer) own(c *candidate, t *traits) {
	s := d.doc.Syntax
	w := &s.Words[c.word]
	form := strings.ToLower(d.form(c.word))
	t.form, t.lemma = d.number(form), d.number(strings.ToLower(w.Lemma))
	_, t.title = d.lexicon.titles[form]
	t.role, t.number = roleOf(w), numberOf(s, w)
	t.quoted, t.name = d.quoted[w.Token], d.names[w.Token]
	t.reflexive = strings.HasSuffix(form, "self") || strings.HasSuffix(form, "selves")
	t.govern, t.length, t.alias = d.clause(c.word), int32(c.last-c.first+1), -1
	if c.pronoun {
		t.kind = kindOther
		if k, ok := pronounKinds[form]; ok {
			t.kind = k
		}
		t.sort, t.number = pronounTraits(t.kind, t.number)
		return
	}
	t.kind = d.nominal(c, w)
	for _, k := range d.kids[c.word] {
		switch s.Words[k].Relation.Universal() {
		case nlp.RelAmod, nlp.RelNummod, nlp.RelNmod:
			t.mods = append(t.mods, d.number(strings.ToLower(s.Words[k].Lemma)))
		}
	}
	slices.Sort(t.mods)
	if t.kind == kindName {
		d.nameTraits(c, t)
		return
	}
	t.sort = d.lexicon.nouns[strings.ToLower(w.Lemma)]
	if t.sort == open {
		t.sort = d.lexicon.nouns[form]
	}
}

// nominal tells a name from a noun with this or that determiner.
func (d *describer) nominal(c *candidate, w *nlp.Word) kind {
	if w.UPOS == nlp.PROPN {
		return kindName
	}
	for _, k := range d.kids[c.word] {
		child := &d.doc.Syntax.Words[k]
		switch child.Relation.Universal() {
		case nlp.RelDet:
			switch strings.ToLower(d.form(k)) {
			case "the":
				return kindThe
			case "this", "that", "these", "those", "such":
				return kindThat
			}
			return kindSome
		case nlp.RelNmod:
			if child.Relation == nlp.RelNmodPoss {
				return kindOwned
			}
		}
	}
	return kindBare
}

// nameTraits sets what a name tells.
func (d *describer) nameTraits(c *candidate, t *traits) {
	words := d.nameWords(c)
	switch t.name {
	case nlp.NamePerson:
		t.sort = d.lexicon.sexOf(words)
	case nlp.NameOrganization:
		t.sort = body
	case nlp.NamePlace, nlp.NameFacility:
		t.sort = place
	case nlp.NameGroup:
		t.sort = people
	case 0:
		if s := d.lexicon.sexOf(words); s != person {
			t.sort = s
		}
	default:
		t.sort = thing
	}
	if len(words) == 1 && len(words[0]) > 1 && words[0] == strings.ToUpper(words[0]) {
		t.acronym = strings.ReplaceAll(words[0], ".", "")
	} else if len(words) > 1 {
		t.acronym = initials(words)
	}
	if full, ok := d.lexicon.aliases[strings.TrimSuffix(strings.ToLower(strings.Join(words, " ")), ".")]; ok {
		t.alias = d.number("=" + full)
	} else {
		t.alias = d.number("=" + strings.ToLower(strings.Join(words, " ")))
	}
}

// nameWords are the words of a name as written, its titles included, without what is no part of it.
func (d *describer) nameWords(c *candidate) (out []string) {
	w := d.doc.Syntax.Words
	for i := c.first; i <= c.last; i++ {
		if i == c.word || w[i].Head == c.word && partOfName(&w[i]) {
			out = append(out, d.form(i))
		}
	}
	return out
}

// clause returns the head of the clause a word stands in: the verb of a subject or object, over prepositional phrases.
func (d *describer) clause(i nlp.WordID) nlp.WordID {
	w := d.doc.Syntax.Words
	for range 12 {
		h := w[i].Head
		if h == nlp.NoWord {
			return nlp.NoWord
		}
		switch w[i].Relation.Universal() {
		case nlp.RelNsubj, nlp.RelObj, nlp.RelIobj, nlp.RelObl, nlp.RelCsubj:
			return h
		}
		if w[h].UPOS == nlp.VERB {
			return h
		}
		i = h
	}
	return nlp.NoWord
}

// inherit lets a surname have what the full name told: Holm is a woman where Greta Holm is one.
func (d *describer) inherit(list []candidate, out []traits) {
	known := map[int32]sort{}
	for i := range out {
		if s := out[i].sort; out[i].kind == kindName && (s == man || s == woman) && len(list[i].names) > 1 {
			for _, n := range list[i].names {
				if old, ok := known[n]; ok && old != s {
					s = person
				}
				known[n] = s
			}
		}
	}
	for i := range out {
		if out[i].kind == kindName && out[i].sort == person && len(list[i].names) == 1 {
			if s, ok := known[list[i].names[0]]; ok {
				out[i].sort = s
			}
		}
	}
}
