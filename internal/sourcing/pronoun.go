package sourcing

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// A point says whom a pronoun points at.
type point uint8

const (
	speaker   point = iota // I: whoever speaks around it
	speakers               // we: the body that the speaker speaks for, else the speaker
	somebody               // he, she
	something              // it
	several                // they
	relative               // who, which
	everybody              // nobody, others: people without a name
	anybody                // someone: a person without a name
)

var pronouns = map[string]point{
	"i": speaker, "me": speaker, "my": speaker, "mine": speaker, "myself": speaker,
	"we": speakers, "us": speakers, "our": speakers, "ours": speakers, "ourselves": speakers,
	"he": somebody, "him": somebody, "his": somebody, "himself": somebody, "she": somebody, "her": somebody, "hers": somebody, "herself": somebody,
	"it": something, "its": something, "itself": something,
	"they": several, "them": several, "their": several, "theirs": several, "themselves": several,
	"who": relative, "whom": relative, "whose": relative, "which": relative, "that": relative,
	"everybody": everybody, "everyone": everybody, "nobody": everybody, "others": everybody, "people": everybody, "many": everybody, "some": everybody,
	"several": everybody, "all": everybody, "both": several, "few": everybody, "most": everybody, "those": everybody, "these": several, "you": everybody,
	"someone": anybody, "somebody": anybody, "anyone": anybody, "neither": several,
}

// pronoun is the level of a source that is a pronoun: that of whoever it stands for.
func (s *scene) pronoun(i int, at nlp.WordID) sayso.Level {
	switch pronouns[s.v.lower(at)] {
	case speaker:
		if o := s.around(i, s.v.words[at].Span()); o >= 0 {
			return s.levelOf(o)
		}
		return s.byEntity(i, sayso.LevelNamedPerson)
	case speakers:
		o := s.around(i, s.v.words[at].Span())
		switch {
		case o < 0:
			return sayso.LevelNamedInstitution
		case s.speaksForBody(o):
			return sayso.LevelNamedInstitution
		}
		return s.levelOf(o)
	case somebody:
		if e := s.entity(i); e != nil && !s.properName(e) {
			return sayso.LevelUnnamedPerson
		} else if e != nil && e.Kind == sayso.EntityPerson {
			return sayso.LevelNamedPerson
		}
		return s.lastPerson(i, at)
	case something:
		return s.byEntity(i, sayso.LevelNamedInstitution)
	case several:
		return s.byEntity(i, sayso.LevelUnnamedPlural)
	case relative:
		return s.antecedent(i, at)
	case anybody:
		return sayso.LevelUnnamedPerson
	}
	return sayso.LevelUnnamedPlural
}

// byEntity is the level of who stands behind attribution i, or otherwise if that is open or tells nothing.
func (s *scene) byEntity(i int, otherwise sayso.Level) sayso.Level {
	e := s.entity(i)
	if e == nil {
		return otherwise
	}
	named := s.properName(e)
	switch {
	case named && s.t.outlet(e.Name) && e.Kind != sayso.EntityPerson:
		return sayso.LevelNamedMedia
	case e.Kind == sayso.EntityPerson && named:
		return sayso.LevelNamedPerson
	case e.Kind == sayso.EntityPerson:
		return sayso.LevelUnnamedPerson
	case e.Kind == sayso.EntityOrganization, e.Kind == sayso.EntityPlace:
		return sayso.LevelNamedInstitution
	case e.Kind == sayso.EntityWork:
		return sayso.LevelDocumentOrData
	case e.Kind == sayso.EntityGroup && !named:
		return sayso.LevelUnnamedPlural
	}
	if l := s.byMention(e); l != "" {
		return l
	}
	return otherwise
}

// fullestMention reads the level off the fullest mention of an entity whose kind is open; "" if none tells.
func (s *scene) fullestMention(e *sayso.Entity) sayso.Level {
	for _, form := range []sayso.Form{sayso.FormName, sayso.FormNominal} {
		for _, m := range e.Mentions {
			if m.Form != form {
				continue
			}
			r := s.v.in(m.Span)
			head := s.v.top(r)
			if head == nlp.NoWord {
				continue
			}
			if n := s.nameOf(r, head); n != nil {
				return s.named(-1, *n, s.sortAt(head), head)
			}
		}
	}
	return ""
}

// lastPerson is the level of whoever was spoken of last before a pronoun: a name of a person, or a noun for one, in this
// sentence or the three before it.
func (s *scene) lastPerson(i int, at nlp.WordID) sayso.Level {
	from := at
	for n := 0; n < 4 && from > 0; n++ {
		from = s.v.sentence(from - 1).Start
	}
	for k := at - 1; k >= from; k-- {
		for n := range s.namesAt(k) {
			if n.Kind == nlp.NamePerson && !s.noPerson(*n, unknown) {
				return sayso.LevelNamedPerson
			}
		}
		if s.v.words[k].UPOS == nlp.NOUN && s.sortAt(k) == person && s.v.rel(k) != nlp.RelNmod {
			return sayso.LevelUnnamedPerson
		}
	}
	return sayso.LevelNamedPerson
}

// speaksForBody reports whether the source of attribution i holds an office: her “we” is the ministry, not she.
func (s *scene) speaksForBody(i int) bool {
	if s.levelOf(i) == sayso.LevelNamedInstitution {
		return true
	}
	e := s.entity(i)
	return slices.ContainsFunc(s.attrs[i].Source, s.office) || e != nil && s.holdsOffice(e)
}

// office reports whether a word of an office stands in a span: “spokeswoman”, “minister”.
func (s *scene) office(span sayso.Span) bool {
	r := s.v.in(span)
	for w := r.Start; w < r.End; w++ {
		if s.t.office[s.v.lower(w)] {
			return true
		}
	}
	return false
}

// wide is a mention with its titles and appositions: all that stands below its head.
func (s *scene) wide(m sayso.Span) sayso.Span {
	r := s.v.in(m)
	head := s.v.top(r)
	if head == nlp.NoWord {
		return m
	}
	return s.v.span(s.v.subtree(head, func(k nlp.WordID) bool { return s.v.words[k].Relation == nlp.RelAclRelcl || s.v.rel(k) == nlp.RelConj }))
}

// antecedent is the level of the phrase before a relative pronoun.
func (s *scene) antecedent(i int, at nlp.WordID) sayso.Level {
	for k := s.v.words[at].Head; k >= 0; k = s.v.words[k].Head {
		if s.v.words[k].Relation != nlp.RelAclRelcl {
			continue
		}
		head := s.v.words[k].Head
		if head >= at {
			break
		}
		return s.phrase(i, s.v.subtree(head, func(c nlp.WordID) bool { return c >= at-1 || s.v.words[c].Relation == nlp.RelAclRelcl }), head)
	}
	return s.byEntity(i, sayso.LevelNamedPerson)
}
