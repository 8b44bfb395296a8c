package claim

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// lemma is the base form of a word: the table's where a form of one of its words stands, else the trained one.
func (rd *reading) lemma(w nlp.WordID) string {
	form := rd.lower(w)
	if base, ok := rd.table.bases[form]; ok {
		return base
	}
	l := strings.ToLower(rd.tree.Words[w].Lemma)
	if base, ok := rd.table.bases[l]; ok {
		return base
	}
	return l
}

// stem takes off what forms and spellings of one word differ in, without a dictionary: trained lemmas are sometimes off, and what
// only compares words can do with less than a word.
func stem(s string) string {
	for _, e := range [...]string{"ing", "ed", "es", "s"} {
		if t, ok := strings.CutSuffix(s, e); ok && len(t) >= 3 && strings.ContainsAny(t, "aeiouy") && !(e == "s" && strings.HasSuffix(t, "s")) {
			s = t
			break
		}
	}
	if n := len(s); n > 3 && s[n-1] == s[n-2] && s[n-1] != 's' && s[n-1] != 'e' {
		s = s[:n-1]
	}
	s = strings.TrimSuffix(s, "e")
	if t, ok := strings.CutSuffix(s, "i"); ok && len(t) > 2 {
		s = t + "y"
	}
	if t, ok := strings.CutSuffix(s, "is"); ok && len(t) > 4 { // organise, organize
		s = t + "iz"
	}
	if t, ok := strings.CutSuffix(s, "our"); ok && len(t) > 2 { // harbour, harbor
		s = t + "or"
	}
	return s
}

// terms adds the words and names of all clauses.
func (rd *reading) terms(p *Proposition, content []sayso.Span, heads []nlp.WordID) {
	cores := make([]nlp.WordID, len(heads))
	for k, h := range heads {
		cores[k] = rd.core(h)
	}
	seen := -1 // the entity of the name just told
	for _, s := range content {
		r := rd.words(s)
		for w := r.Start; w < r.End; w++ {
			k, depth, arg := rd.place(w)
			if k < 0 {
				continue
			}
			t := Term{Clause: k, Role: rd.role(w, cores[k], arg), At: rd.tree.Words[w].Span()}
			if w == cores[k] {
				t.Role = RoleCore
			}
			if e := int(rd.named[w]) - 1; e >= 0 {
				if rd.tree.Words[w].UPOS == nlp.PRON {
					p.Pronouns = true
				}
				if e == seen && rd.form[w] == sayso.FormName && w > r.Start && int(rd.named[w-1]) == e+1 {
					if t.Role == RoleCore || better(t.Role, p.Terms[len(p.Terms)-1].Role) {
						p.Terms[len(p.Terms)-1].Role = t.Role
					}
					p.Terms[len(p.Terms)-1].At.End = t.At.End
					rd.settle(p, k, len(p.Terms)-1, w == cores[k])
					continue
				}
				seen = e
				rd.name(&t, &rd.record.Entities[e], w)
				t.Weight *= scale(t.Role, depth)
				p.Terms = append(p.Terms, t)
				rd.settle(p, k, len(p.Terms)-1, w == cores[k])
				continue
			}
			seen = -1
			if !rd.word(&t, w) && !rd.own(p, &t, w) {
				if u := rd.tree.Words[w].UPOS; u == nlp.PRON {
					p.Pronouns = true
				}
				continue
			}
			t.Weight *= scale(t.Role, depth)
			p.Terms = append(p.Terms, t)
			rd.settle(p, k, len(p.Terms)-1, w == cores[k])
		}
	}
}

// own fills a term from a pronoun by which the voice speaks of itself: "I", "our".
func (rd *reading) own(p *Proposition, t *Term, w nlp.WordID) bool {
	if rd.tree.Words[w].UPOS != nlp.PRON || p.Name == "" || p.Stance == sayso.VoiceRelays {
		return false
	}
	switch rd.lower(w) {
	case "i", "me", "my", "myself", "we", "us", "our", "ourselves":
	default:
		return false
	}
	p.Pronouns = true
	t.Definite, t.Name, t.Weight, t.Lemma = true, NameBody, 2.5, foldName(p.Name)
	if p.Level == sayso.LevelNamedPerson {
		t.Name = NamePerson
	}
	return true
}

func (rd *reading) settle(p *Proposition, clause, term int, core bool) {
	if core {
		p.Clauses[clause].Core = term
	}
}

func better(a, b Role) bool { return (a == RoleAgent || a == RolePatient) && b == RoleWithin }

// scale weighs a term by where it stands.
func scale(r Role, depth int) float32 {
	s := float32(0.8)
	switch r {
	case RoleCore:
		s = 1.5
	case RoleAgent, RolePatient:
		s = 1.2
	case RoleOther:
		s = 1
	}
	for ; depth > 2; depth-- {
		s *= 0.8
	}
	return s
}

// place returns the clause of a word, -1 for none, how far below its head the word hangs, and the child of the clause's head or
// core that it hangs under.
func (rd *reading) place(w nlp.WordID) (clause, depth int, arg nlp.WordID) {
	arg = w
	for n := 0; w != nlp.NoWord && n < 100; n++ {
		if !rd.state[w].in {
			return -1, 0, 0
		}
		if c := rd.state[w].clause; c > 0 {
			return int(c) - 1, n, arg
		}
		arg, w = w, rd.tree.Words[w].Head
	}
	return -1, 0, 0
}

// role returns what a word is for its clause's core.
func (rd *reading) role(w, core, arg nlp.WordID) Role {
	if rd.tree.Under(w, core) && w != core {
		for a := w; rd.tree.Words[a].Head != nlp.NoWord; a = rd.tree.Words[a].Head {
			if rd.tree.Words[a].Head == core {
				arg = a
				break
			}
		}
	}
	role := RoleOther
	switch rd.tree.Words[arg].Relation {
	case nlp.RelNsubj, nlp.RelCsubj, nlp.RelOblAgent, nlp.RelNsubjOuter, nlp.RelNmodPoss:
		role = RoleAgent
	case nlp.RelNsubjPass, nlp.RelObj, nlp.RelCsubjPass:
		role = RolePatient
	}
	if w != arg && (role != RoleOther) {
		return RoleWithin
	}
	return role
}

// light words tell nearly nothing of what is claimed.
var light = map[string]bool{"be": true, "have": true, "do": true, "make": true, "get": true, "go": true, "take": true, "say": true, "tell": true, "come": true, "give": true,
	"also": true, "just": true, "very": true, "more": true, "other": true, "now": true, "then": true, "there": true, "here": true, "so": true, "too": true, "well": true,
	"really": true, "still": true, "even": true, "one": true, "thing": true, "time": true, "lot": true, "way": true, "such": true, "many": true, "much": true, "own": true,
	"mr": true, "mr.": true, "mrs": true, "ms": true, "mrs.": true, "ms.": true, "not": true, "n't": true, "n’t": true, "never": true, "reportedly": true, "allegedly": true,
	"think": true, "know": true, "let": true, "put": true, "people": true, "person": true}

// word fills a term from a word that is no name; false if it tells nothing.
func (rd *reading) word(t *Term, w nlp.WordID) bool {
	word := &rd.tree.Words[w]
	if i := int(rd.placed[w]) - 1; i >= 0 {
		rd.placeName(t, &rd.record.Places[i])
		return true
	}
	switch word.UPOS {
	case nlp.PROPN, nlp.NOUN, nlp.VERB, nlp.ADJ, nlp.ADV:
	default:
		return false
	}
	if r := word.Relation.Universal(); r == nlp.RelAux || r == nlp.RelCop || r == nlp.RelCase || r == nlp.RelMark || r == nlp.RelFixed || r == nlp.RelCompound && word.Relation == nlp.RelCompoundPrt {
		return false
	}
	if rd.figure[w] {
		return false // a part of a number or date, which are compared by themselves
	}
	particle := rd.particle(w)
	t.Lemma = rd.lemma(w) + particle
	t.Weight = rd.weight(t.Lemma, word.UPOS)
	if row, ok := rd.table.rows[t.Lemma]; ok {
		t.Class, t.Flip = row.class, row.flip
	}
	t.Lemma = stem(strings.TrimSuffix(t.Lemma, particle)) + particle
	t.Definite = rd.definite(w)
	if word.UPOS == nlp.PROPN {
		t.Name = NameOther
	}
	return true
}

// definite reports whether a noun is one that the reader is taken to know.
func (rd *reading) definite(w nlp.WordID) bool {
	for _, c := range rd.tree.Children(w) {
		switch rd.tree.Words[c].Relation {
		case nlp.RelNmodPoss:
			return true
		case nlp.RelDet:
			switch rd.lower(c) {
			case "the", "this", "that", "these", "those":
				return true
			}
		}
	}
	return false
}

func (rd *reading) weight(lemma string, pos nlp.UPOS) float32 {
	if light[lemma] {
		return 0.3
	}
	w := float32(1)
	switch pos {
	case nlp.PROPN:
		w = 3.5
	case nlp.NOUN:
		w = 2.5
	case nlp.VERB:
		w = 2.2
	case nlp.ADJ:
		w = 1.4
	case nlp.ADV:
		w = 0.5
	}
	if rd.options.Rarity != nil {
		w *= min(max(float32(rd.options.Rarity(lemma))/10, 0.3), 1.5)
	}
	return w
}

// name fills a term from an entity.
func (rd *reading) name(t *Term, e *sayso.Entity, w nlp.WordID) {
	t.Definite = true
	switch e.Kind {
	case sayso.EntityPerson:
		t.Name = NamePerson
	case sayso.EntityPlace, sayso.EntityGroup:
		t.Name = NamePlace
	case sayso.EntityOrganization:
		t.Name = NameBody
	default:
		t.Name = NameOther
	}
	k := rd.named[w] - 1
	if rd.folded[k] == "" {
		rd.folded[k] = foldName(e.Name)
	}
	t.Lemma, t.Weight = rd.folded[k], 4
	if i := int(rd.placed[w]) - 1; i >= 0 && rd.form[w] == sayso.FormName && t.Name != NamePerson {
		rd.placeName(t, &rd.record.Places[i])
	}
	if rd.form[w] != sayso.FormName {
		t.Weight = 2.5
	}
}

// placeName fills a term from a place: a people and its capital stand for their country, by its code.
func (rd *reading) placeName(t *Term, p *sayso.Place) {
	t.Name, t.Definite, t.Weight = NamePlace, true, 3
	t.Lemma = foldName(p.Name)
	if p.Country != "" && (p.Precision == sayso.PrecisionCountry || p.Basis == sayso.PlaceByDemonym && p.Precision == "" || p.Basis == sayso.PlaceByMetonym && p.Body != "") {
		t.Lemma = strings.ToLower(p.Country)
	}
}

// foldName is a name in lower case without what forms of it lack: articles, stops, the endings of firms.
func foldName(s string) string {
	s = strings.ToLower(strings.NewReplacer(".", "", ",", "", "’s", "", "'s", "", "“", "", "”", "").Replace(s))
	f := strings.Fields(s)
	for len(f) > 1 && (f[0] == "the" || f[0] == "mr" || f[0] == "mrs" || f[0] == "ms" || f[0] == "dr") {
		f = f[1:]
	}
	for len(f) > 1 {
		switch f[len(f)-1] {
		case "inc", "corp", "co", "ltd", "plc", "llc", "corporation", "company", "group", "ag", "sa":
			f = f[:len(f)-1]
			continue
		}
		break
	}
	return strings.Join(f, " ")
}
