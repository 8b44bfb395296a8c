package entity

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A group is an entity on the way.
type group struct {
	sayso.Entity
	dropped bool
}

// A builder puts the groups of one article together.
type builder struct {
	lexicon *lexicon
	doc     *nlp.Doc
	in      Input
	groups  []group
	byName  []int32            // by token: the group whose name stands there, plus one
	taken   map[sayso.Span]int // the group of a span
	sources map[int]int        // by the first byte of a described speaker: its group
	surname map[string]int     // the last person by the last word of the name
	outlets map[string]bool    // the speakers that are newspapers or broadcasters, by id
}

func (b *builder) mention(k int, s sayso.Span, f sayso.Form) {
	b.groups[k].Mentions = append(b.groups[k].Mentions, sayso.Mention{Span: s, Form: f})
	b.taken[s] = k
	if f != sayso.FormName {
		return
	}
	r := b.doc.TokensIn(s)
	for t := r.Start; t < r.End; t++ {
		if b.byName[t] == 0 {
			b.byName[t] = int32(k) + 1
		}
	}
}

// casts begins with those who speak and those who are named beside them.
func (b *builder) casts() {
	for i, list := range [][]sayso.Entity{b.in.Speakers, b.in.Silent} {
		for _, e := range list {
			kind, named := b.majority(e)
			if i > 0 && !named && (b.doc.Names != nil || e.Kind == sayso.EntityOther) {
				continue // a word with a capital: “Friday”
			}
			if i > 0 && b.told(e) {
				continue
			}
			if i > 0 && (kind == sayso.EntityPlace || kind == sayso.EntityGroup) {
				continue // names finds it again, with the country it is in
			}
			if e.Kind == sayso.EntityOther && kind != "" {
				e.Kind = kind
			}
			mentions := e.Mentions
			e.Mentions = nil
			b.groups = append(b.groups, group{Entity: e})
			for _, m := range mentions {
				if m.Form == sayso.FormNominal && b.isName(m.Span) {
					m.Form = sayso.FormName // a lone word that begins a sentence: “Kyiv said”
				}
				b.mention(len(b.groups)-1, m.Span, m.Form)
			}
		}
	}
}

var kindsOfNames = map[nlp.NameKind]sayso.EntityKind{nlp.NamePerson: sayso.EntityPerson, nlp.NameOrganization: sayso.EntityOrganization,
	nlp.NamePlace: sayso.EntityPlace, nlp.NameFacility: sayso.EntityPlace, nlp.NameGroup: sayso.EntityGroup, nlp.NameWork: sayso.EntityWork}

// majority is what the layer of names takes the names of an entity for, most often; named if for anything.
func (b *builder) majority(e sayso.Entity) (kind sayso.EntityKind, named bool) {
	count := map[sayso.EntityKind]int{}
	for _, m := range e.Mentions {
		if m.Form != sayso.FormName {
			continue
		}
		if n, ok := b.nameAt(m.Span); ok {
			if k, ok := kindsOfNames[n.Kind]; ok {
				count[k]++
				if count[k] > count[kind] {
					kind = k
				}
			}
		}
	}
	return kind, kind != ""
}

// told reports whether all names of an entity end in names of others: “Fisheries Ann Lund” where Ann Lund speaks.
func (b *builder) told(e sayso.Entity) bool {
	for _, m := range e.Mentions {
		if r := b.doc.TokensIn(m.Span); r.Len() == 0 || b.byName[r.End-1] == 0 {
			return false
		}
	}
	return true
}

// isName reports whether a span is a name or a place's, no more and no less.
func (b *builder) isName(s sayso.Span) bool {
	if n, ok := b.nameAt(s); ok && b.doc.Span(n.Range) == s {
		return true
	}
	i, ok := slices.BinarySearchFunc(b.in.Places, s.Start, func(p sayso.Place, at int) int { return p.Span.Start - at })
	return ok && b.in.Places[i].Span == s && b.in.Places[i].Basis != sayso.PlaceByDescription
}

// nameAt returns the name of the layer that shares most with a span.
func (b *builder) nameAt(s sayso.Span) (best nlp.Name, ok bool) {
	i, _ := slices.BinarySearchFunc(b.doc.Names, s.Start+1, func(n nlp.Name, at int) int { return b.doc.Span(n.Range).End - at })
	most := 0
	for ; i < len(b.doc.Names) && b.doc.Span(b.doc.Names[i].Range).Start < s.End; i++ {
		at := b.doc.Span(b.doc.Names[i].Range)
		if shared := min(at.End, s.End) - max(at.Start, s.Start); shared > most {
			most, best, ok = shared, b.doc.Names[i], true
		}
	}
	return best, ok
}

// names adds what the layer of names has and no cast covers: countries, with the words for their people, and the rest.
func (b *builder) names() {
	places := map[sayso.Span]*sayso.Place{}
	for i := range b.in.Places {
		places[b.in.Places[i].Span] = &b.in.Places[i]
	}
	byKey := map[string]int{}
	for k := range b.groups {
		byKey[key(b.groups[k].Name)] = k
		if g := &b.groups[k]; g.Kind == sayso.EntityPerson {
			b.surname[g.Name[strings.LastIndexByte(g.Name, ' ')+1:]] = k
		}
	}
	for i := range b.in.Places {
		p := &b.in.Places[i]
		if p.Basis == sayso.PlaceByDescription || p.Name == "" {
			continue
		}
		if r := b.doc.TokensIn(p.Span); r.Len() > 0 && b.byName[r.Start] == 0 {
			b.place(p, byKey)
		}
	}
	for _, n := range b.doc.Names {
		kind, ok := kindsOfNames[n.Kind]
		if !ok || b.covered(n.Range) {
			continue
		}
		name := b.text(b.doc.Span(n.Range))
		k := b.known(name, kind, byKey)
		if k < 0 {
			k = len(b.groups)
			byKey[key(name)] = k
			b.groups = append(b.groups, group{Entity: sayso.Entity{Name: name, Kind: kind}})
		}
		b.mention(k, b.doc.Span(n.Range), sayso.FormName)
	}
}

// place adds a mention of a place. All that mean one country are one, with the words for its people: “Mexican”.
func (b *builder) place(p *sayso.Place, byKey map[string]int) {
	name, kind := p.Name, sayso.EntityPlace
	switch {
	case p.Basis == sayso.PlaceByMetonym && p.Body != "":
		name, kind = b.text(p.Span), sayso.EntityOrganization
	case p.Basis == sayso.PlaceByDemonym && b.plural(p.Span):
		name, kind = b.text(p.Span), sayso.EntityGroup // “Mexicans” are people, “Mexican” points to the country
	}
	at := key(name)
	k, ok := byKey[at]
	if !ok {
		k = len(b.groups)
		byKey[at] = k
		b.groups = append(b.groups, group{Entity: sayso.Entity{Name: name, Kind: kind, Country: p.Country}})
	}
	if g := &b.groups[k]; g.Country == "" && (g.Kind == sayso.EntityPlace || g.Kind == kind) {
		g.Country = p.Country
	}
	b.mention(k, p.Span, sayso.FormName)
}

// plural reports whether a span ends in a plural noun.
func (b *builder) plural(s sayso.Span) bool {
	w, ok := b.wordAt(s.End - 1)
	return ok && (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN) && b.doc.Syntax.Feature(w, "Number") == "Plur"
}

// wordAt returns the syntactic word at a byte.
func (b *builder) wordAt(at int) (*nlp.Word, bool) {
	if b.doc.Syntax == nil {
		return nil, false
	}
	words := b.doc.Syntax.Words
	i, _ := slices.BinarySearchFunc(words, at+1, func(w nlp.Word, at int) int { return int(w.End) - at })
	if i < len(words) && int(words[i].Start) <= at {
		return &words[i], true
	}
	return nil, false
}

func (b *builder) covered(r nlp.Range) bool {
	for t := r.Start; t < r.End; t++ {
		if b.byName[t] != 0 {
			return true
		}
	}
	return false
}

// known returns the group that a name is of: the same name, or a person's by the last word.
func (b *builder) known(name string, kind sayso.EntityKind, byKey map[string]int) int {
	if full, ok := b.lexicon.aliases[strings.TrimSuffix(name, ".")]; ok {
		name = full
	}
	if k, ok := byKey[key(name)]; ok {
		return k
	}
	if kind == sayso.EntityPerson && !strings.Contains(name, " ") {
		if k, ok := b.surname[name]; ok {
			return k
		}
	}
	return -1
}

// key compares names without case and article.
func key(name string) string { return strings.TrimPrefix(strings.ToLower(name), "the ") }

func (b *builder) text(s sayso.Span) string {
	return strings.Join(strings.Fields(s.In(b.doc.Article.Text)), " ")
}
