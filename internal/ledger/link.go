package ledger

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/claim"
	"sayso/internal/correct"
	"sayso/internal/nlp"
	"sayso/internal/origin"
	"sayso/internal/people"
	"sayso/internal/store"
	"sayso/internal/story"
)

// A linker holds what finds links: the finders with their tables. It is safe for several goroutines.
type linker struct {
	origins *origin.Finder
	rarity  *story.Rarity
	claims  *claim.Finder
	people  *people.Finder

	corrector *correct.Corrector
	log       logReader
}

func newLinker() *linker {
	rarity, err := story.LoadRarity(data.Rarity)
	if err != nil {
		panic("ledger: " + err.Error()) // it is part of the binary and tested
	}
	return &linker{origins: origin.New(), rarity: rarity, claims: claim.New(claim.Options{}), people: people.New(),
		corrector: correct.New()}
}

// found is what depends on one article and its record alone: what is compared with other articles, and the rows. It is made by
// the workers that read.
type found struct {
	copyKeys     []uint64
	story        story.Item
	propositions []claim.Proposition
	cast         castFinding
	statements   []store.Statement
	events       []store.Event
}

// find makes it. doc may be nil where the trees are not at hand: then there are no propositions.
func (l *linker) find(rec *sayso.Record, doc *nlp.Doc) found {
	it := l.origins.Item(rec.Article, "")
	keys := it.Keys()
	if title, ok := it.TitleKey(); ok {
		keys = append(keys, title)
	}
	f := found{copyKeys: short(keys)}
	if doc != nil {
		f.propositions = slices.DeleteFunc(l.claims.Propositions(doc, rec), func(p claim.Proposition) bool {
			return it.Aside(sayso.Span{Start: p.Words.Start, End: p.Words.End})
		})
	}
	l.rows(rec, &f)
	return f
}

// rows fills in what a correction of the record may change.
func (l *linker) rows(rec *sayso.Record, f *found) {
	day := storedDay(rec.Article.Published.Value)
	f.story, f.cast = story.Features(rec, l.rarity), l.castOf(rec)
	c := &cast{record: rec, heading: map[string]string{}}
	for i := range f.cast.Items {
		c.heading[f.cast.Items[i].Entity] = f.cast.Items[i].Heading
	}
	f.statements, f.events = c.statementRows(day), c.eventRows(day)
}

// A session links within one transaction. What is touched is put together anew by settle, once for all articles of a batch.
type session struct {
	*linker
	w       store.Writer
	log     *correct.Log
	touched map[store.Kind]map[string]bool // refs whose groups are no longer right
	states  map[string]*headingState       // read or changed
	rebuild map[string]bool                // headings to be made again from all their items
	casts   *recent[*castFinding]
	shelf   *shelf
	items   map[string]*origin.Item
	vectors *recent[*story.Vector]
	byHand  []people.Constraint // of the log; see personTies
	outlets map[string]string   // by article
}

// session begins one with the log as it is in the transaction.
func (l *linker) session(w store.Writer, log *correct.Log) *session {
	return &session{linker: l, w: w, log: log, touched: map[store.Kind]map[string]bool{}, states: map[string]*headingState{},
		rebuild: map[string]bool{}, casts: newRecent[*castFinding](castsKept), shelf: l.shelf(w, log),
		items: map[string]*origin.Item{}, vectors: newRecent[*story.Vector](vectorsKept), outlets: map[string]string{}}
}

func (s *session) touch(kind store.Kind, refs ...string) {
	if s.touched[kind] == nil {
		s.touched[kind] = map[string]bool{}
	}
	for _, r := range refs {
		s.touched[kind][r] = true
	}
}

// allDays is the range of days that holds every one.
const firstDay, lastDay = -1 << 31, 1<<31 - 1

// ofArticle is the ref of what a finder keeps of a whole article, where its refs are something smaller. No heading and no voice
// looks like it.
func ofArticle(id string) string { return "article:" + id }

// relink finds and links an article anew, as its record is with the corrections of now.
func (s *session) relink(article string) error {
	rec, err := recordAsRead(s.w, article, sayso.Engine{})
	if err != nil {
		return err
	}
	f := found{}
	s.rows(rec, &f)
	body, err := s.w.Finding(store.KindClaim, ofArticle(article))
	if err != nil {
		return err
	}
	if f.propositions, err = unpackPropositions(body, article); err != nil {
		return err
	}
	for i := range f.cast.Items { // a merge or split by hand changes no item
		s.touch(store.KindPerson, f.cast.Items[i].Heading)
	}
	return s.put(rec, f)
}

// put keeps what was found in an article and links it; what was kept of it before goes.
func (s *session) put(rec *sayso.Record, f found) error {
	a, day := rec.Article, storedDay(rec.Article.Published.Value)
	corrected, _ := s.corrector.Apply(rec, s.log)
	if corrected != rec {
		s.rows(corrected, &f)
	}
	s.takeApart(corrected, &f)
	if err := s.w.PutStatements(a.ID, f.statements); err != nil {
		return err
	}
	if err := s.w.PutEvents(a.ID, f.events); err != nil {
		return err
	}
	copied, err := s.putCopy(a, day, f.copyKeys)
	if err != nil {
		return err
	}
	if err := s.putStory(a.ID, f.story, copied); err != nil {
		return err
	}
	if err := s.putCast(a.ID, day, f.cast); err != nil {
		return err
	}
	return s.putVoices(a.ID, day, f.propositions, corrected)
}

// settle puts together anew what was touched.
func (s *session) settle() error {
	if err := s.settleCopies(); err != nil {
		return err
	}
	if err := s.settleStories(); err != nil {
		return err
	}
	if err := s.settlePeople(); err != nil {
		return err
	}
	return s.settleClaims()
}

// short shortens keys to what a database keeps in four bytes: there are so many that their size counts, and so few that two
// different ones seldom meet; what meets is compared anyway. Sorted, each once.
func short(keys []uint64) []uint64 {
	out := make([]uint64, len(keys))
	for i, k := range keys {
		out[i] = k >> 33
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// neighbours gives the refs that belong into one component with a ref, beside itself.
type neighbours func(ref string) ([]string, error)

// components divides what was touched, with all that hangs on it, into connected components, each sorted. Whoever was in a
// group with a ref that was touched is looked at too, since what held them together may be gone.
func (s *session) components(kind store.Kind, near neighbours) (components [][]string, old map[string]bool, err error) {
	old = map[string]bool{}
	start := map[string]bool{}
	for ref := range s.touched[kind] {
		start[ref] = true
		id, err := s.w.GroupOf(kind, ref)
		if err != nil {
			return nil, nil, err
		}
		if id == "" || old[id] {
			continue
		}
		old[id] = true
		g, err := s.w.Group(kind, id)
		if err != nil {
			return nil, nil, err
		}
		for _, m := range g.Members {
			start[m] = true
		}
	}
	seen := map[string]bool{}
	for _, ref := range sorted(start) {
		if seen[ref] {
			continue
		}
		seen[ref] = true
		component := []string{ref}
		for i := 0; i < len(component); i++ {
			next, err := near(component[i])
			if err != nil {
				return nil, nil, err
			}
			for _, n := range next {
				if !seen[n] {
					seen[n] = true
					component = append(component, n)
				}
			}
		}
		slices.Sort(component)
		components = append(components, component)
	}
	// The groups of all that was reached are made again.
	for _, c := range components {
		for _, ref := range c {
			id, err := s.w.GroupOf(kind, ref)
			if err != nil {
				return nil, nil, err
			}
			if id != "" {
				old[id] = true
			}
		}
	}
	slices.SortFunc(components, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return components, old, nil
}

// linked gives the refs that links of a kind join to a ref.
func (s *session) linked(kind store.Kind) neighbours {
	return func(ref string) ([]string, error) {
		links, err := s.w.Links(kind, ref)
		out := make([]string, len(links))
		for i, l := range links {
			if out[i] = l.A; l.A == ref {
				out[i] = l.B
			}
		}
		return out, err
	}
}

// regroup replaces old groups by new ones.
func (s *session) regroup(kind store.Kind, old map[string]bool, groups []store.Group) error {
	for i := range groups {
		delete(old, groups[i].ID)
	}
	for _, id := range sorted(old) {
		if err := s.w.DropGroup(kind, id); err != nil {
			return err
		}
	}
	for _, g := range groups {
		before, err := s.w.Group(kind, g.ID)
		if err != nil {
			return err
		}
		slices.Sort(g.Members)
		if before != nil && reflect.DeepEqual(*before, g) {
			continue // most of what is looked at stays as it is
		}
		if err := s.w.PutGroup(kind, g); err != nil {
			return err
		}
	}
	return nil
}

func sorted[V any](set map[string]V) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// encode writes what a finder keeps as JSON; keys of maps come sorted, so the same value has the same bytes.
func encode(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		err = &sayso.Error{Code: sayso.ErrInternal, Msg: "a finding has no JSON form", Err: err}
	}
	return b, err
}

// decode reads it again.
func decode(b []byte, v any, what string) error {
	if err := json.Unmarshal(b, v); err != nil {
		return &sayso.Error{Code: sayso.ErrStore, Place: what, Msg: "the ledger is damaged: this cannot be read", Err: err}
	}
	return nil
}
