package ledger

import (
	"encoding/binary"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/claim"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// packPropositions puts the propositions of an article into one finding: each behind its length.
func packPropositions(list []claim.Proposition) ([]byte, error) {
	var out []byte
	for i := range list {
		b, err := list[i].MarshalBinary()
		if err != nil {
			return nil, err
		}
		out = append(binary.AppendUvarint(out, uint64(len(b))), b...)
	}
	return out, nil
}

func unpackPropositions(b []byte, article string) ([]claim.Proposition, error) {
	var out []claim.Proposition
	for len(b) > 0 {
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return nil, &sayso.Error{Code: sayso.ErrStore, Place: article, Msg: "the ledger is damaged: its propositions cannot be read"}
		}
		var p claim.Proposition
		if err := p.UnmarshalBinary(b[n : n+int(size)]); err != nil {
			return nil, err
		}
		out = append(out, p)
		b = b[n+int(size):]
	}
	return out, nil
}

// A shelf reads the propositions of articles and remembers those asked for last, in the store of one transaction.
type shelf struct {
	r     store.Reader
	patch func(article string, list []claim.Proposition) ([]claim.Proposition, error)
	books map[string][]claim.Proposition
	order []string // of articles, those that came first to be forgotten first
}

// shelfSize is how many articles a shelf remembers: some tens of kilobytes each.
const shelfSize = 400

// shelf returns an empty one that has corrections applied.
func (l *linker) shelf(r store.Reader, log *correct.Log) *shelf {
	return &shelf{r: r, books: map[string][]claim.Proposition{}, patch: func(article string, list []claim.Proposition) ([]claim.Proposition, error) {
		if len(log.Of(article)) == 0 || len(list) == 0 {
			return list, nil
		}
		rec, err := l.record(r, log, article)
		if err != nil {
			return nil, err
		}
		return corrected(list, rec), nil
	}}
}

// of returns the propositions of an article.
func (s *shelf) of(article string) ([]claim.Proposition, error) {
	if list, ok := s.books[article]; ok {
		return list, nil
	}
	body, err := s.r.Finding(store.KindClaim, ofArticle(article))
	if err != nil {
		return nil, err
	}
	list, err := unpackPropositions(body, article)
	if err == nil {
		list, err = s.patch(article, list)
	}
	if err == nil {
		s.set(article, list)
	}
	return list, err
}

func (s *shelf) set(article string, list []claim.Proposition) {
	if _, ok := s.books[article]; !ok {
		if s.order = append(s.order, article); len(s.order) > shelfSize {
			delete(s.books, s.order[0])
			s.order = s.order[1:]
		}
	}
	s.books[article] = list
}

// voice returns a proposition by its voice, nil if there is none.
func (s *shelf) voice(id string) (*claim.Proposition, error) {
	list, err := s.of(articleOf(id))
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Voice == id {
			return &list[i], nil
		}
	}
	return nil, nil
}

// articleOf is the article of a voice or entity: what stands before "/a3", and before "/a3/2", a part of what is said there.
func articleOf(ref string) string {
	at := max(0, strings.LastIndexByte(ref, '/'))
	if part := ref[at:]; len(part) > 1 && strings.Trim(part[1:], "0123456789") == "" {
		if outer := strings.LastIndexByte(ref[:at], '/'); outer > 0 && outer+2 < at && strings.Trim(ref[outer+2:at], "0123456789") == "" {
			at = outer
		}
	}
	return ref[:at]
}

// corrected gives propositions the speaker, level and stance that the corrected record has, and drops those whose attribution was
// taken out. The words themselves are compared as they were read.
func corrected(list []claim.Proposition, rec *sayso.Record) []claim.Proposition {
	attributions := map[string]*sayso.Attribution{}
	for i := range rec.Attributions {
		attributions[rec.Attributions[i].ID] = &rec.Attributions[i]
	}
	var out []claim.Proposition
	for _, p := range list {
		if p.Attribution == "" {
			out = append(out, p)
			continue
		}
		a := attributions[p.Attribution]
		if a == nil {
			continue
		}
		p.Level = a.Level
		if a.Speaker != nil {
			p.Entity, p.Name = a.Speaker.Entity, a.Speaker.Name
		}
		if now := a.Stance.Voice(); p.Stance != sayso.VoiceRelays && now != p.Stance {
			p.Clauses = slices.Clone(p.Clauses)
			for i := range p.Clauses {
				c := &p.Clauses[i]
				if now.Against() != p.Stance.Against() {
					c.Negative = !c.Negative
				}
				c.Open = now != sayso.VoiceAsserts && !now.Against()
			}
			p.Stance = now
		}
		out = append(out, p)
	}
	return out
}
