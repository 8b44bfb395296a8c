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
	parts, err := packedPropositions(b, article)
	if err != nil || len(parts) == 0 {
		return nil, err
	}
	out := make([]claim.Proposition, len(parts))
	for i := range parts {
		if err := out[i].UnmarshalBinary(parts[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// packedPropositions parts what packPropositions has put together.
func packedPropositions(b []byte, article string) (out [][]byte, err error) {
	for len(b) > 0 {
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return nil, &sayso.Error{Code: sayso.ErrStore, Place: article, Msg: "the ledger is damaged: its propositions cannot be read"}
		}
		out = append(out, b[n:n+int(size)])
		b = b[n+int(size):]
	}
	return out, nil
}

// A shelf reads the propositions of articles and remembers those asked for last, in the store of one transaction. Of an article
// it reads the voices that are asked for: of forty, one or two are compared.
type shelf struct {
	r       store.Reader
	patched func(article string) bool // whether corrections speak of it
	patch   func(article string, list []claim.Proposition) ([]claim.Proposition, error)
	books   *recent[book] // by article
}

// A book is the voices of an article.
type book map[string]*leaf

// A leaf is one proposition, packed until it is asked for.
type leaf struct {
	packed []byte
	p      *claim.Proposition
}

// shelfSize is how many articles a shelf remembers: some tens of kilobytes each.
const shelfSize = 400

// shelf returns an empty one that has corrections applied.
func (l *linker) shelf(r store.Reader, log *correct.Log) *shelf {
	s := &shelf{r: r, books: newRecent[book](shelfSize)}
	s.patch = func(article string, list []claim.Proposition) ([]claim.Proposition, error) {
		rec, err := l.record(r, log, article)
		if err != nil {
			return nil, err
		}
		return corrected(list, rec, log), nil
	}
	s.patched = func(article string) bool { return len(log.Of(article)) > 0 }
	return s
}

// of returns the voices of an article.
func (s *shelf) of(article string) (book, error) {
	if b, ok := s.books.get(article); ok {
		return b, nil
	}
	body, err := s.r.Finding(store.KindClaim, ofArticle(article))
	if err != nil {
		return nil, err
	}
	if s.patched(article) {
		list, err := unpackPropositions(body, article)
		if err == nil && len(list) > 0 {
			list, err = s.patch(article, list)
		}
		if err != nil {
			return nil, err
		}
		return s.set(article, list), nil
	}
	parts, err := packedPropositions(body, article)
	if err != nil {
		return nil, err
	}
	b := make(book, len(parts))
	for _, part := range parts {
		b[claim.PackedVoice(part)] = &leaf{packed: part}
	}
	s.books.put(article, b)
	return b, nil
}

// set has a shelf remember the propositions of an article.
func (s *shelf) set(article string, list []claim.Proposition) book {
	b := make(book, len(list))
	for i := range list {
		b[list[i].Voice] = &leaf{p: &list[i]}
	}
	s.books.put(article, b)
	return b
}

// voice returns a proposition by its voice, nil if there is none.
func (s *shelf) voice(id string) (*claim.Proposition, error) {
	b, err := s.of(articleOf(id))
	if err != nil {
		return nil, err
	}
	l := b[id]
	if l == nil {
		return nil, nil
	}
	if l.p == nil {
		p := &claim.Proposition{}
		if err := p.UnmarshalBinary(l.packed); err != nil {
			return nil, err
		}
		l.p, l.packed = p, nil
	}
	return l.p, nil
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
func corrected(list []claim.Proposition, rec *sayso.Record, log *correct.Log) []claim.Proposition {
	byHand := map[string]bool{} // of attributions; a claim's stance is not always the record's, see package claim
	for _, e := range log.Of(rec.Article.ID) {
		if id, ok := correct.Find(rec, e.What); ok && e.Do == sayso.CorrectSet && e.What.Kind == sayso.TargetAttribution && e.Set["stance"] != "" {
			byHand[id] = true
		}
	}
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
		if now := a.Stance.Voice(); byHand[a.ID] && p.Stance != sayso.VoiceRelays && now != p.Stance {
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
