package eval

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"sayso"
	"sayso/internal/people"
)

func peopleMeasures() []measure {
	return []measure{
		{"same", formPRF, "two places name one person or body; pairs of which one names neither are left out"},
		{"joined", formShare, "of the pairs that were drawn among the joined and are joined now: both name one person or body, and not something else"},
		{"apart", formShare, "of the pairs with the same surname that name two: left apart"},
		{"named", formShare, "places of pairs at which the record has a person or body with a name"},
		{"readers", formShare, "the gold itself: a second reader, who saw no label, agrees with the first"},
		{"readers_kappa", formKappa, "the gold itself: Cohen's kappa of the two readers"},
	}
}

// The labels of a pair of names.
const (
	labelSame      = "same"
	labelDifferent = "different"
	labelNone      = "none" // one of the places names no person or body: a reading took something else for one
)

var nameLabels = []string{labelSame, labelDifferent, labelNone}

// A namePlace is one place of a pair, in bytes of the article's text.
type namePlace struct {
	Article string `json:"article"`
	SHA256  string `json:"sha256"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// A namePair is a row of pairs.jsonl: two places in two articles, how they were drawn, and what a reader says.
type namePair struct {
	Sample int       `json:"sample"`
	Drawn  string    `json:"drawn"` // joined, or apart with the same surname
	Label  string    `json:"label"`
	First  string    `json:"first"` // the label of the first reader
	Other  string    `json:"other"` // of a second one, who did not see it
	A      namePlace `json:"a"`
	B      namePlace `json:"b"`
}

// runPeople reads the articles of the pairs, groups all who are named in them, and asks of each pair whether its places are of
// one group.
func runPeople(ctx context.Context, o Options) (*Result, error) {
	pairs, docs, err := readNamePairs(o.Path, o.Articles)
	if err != nil {
		return nil, err
	}
	if o.Read == nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "task people is scored by reading; it takes no predictions"}
	}
	guesses, model, err := readAll(ctx, o, docs)
	if err != nil {
		return nil, err
	}
	records := map[string]*sayso.Record{}
	for i, d := range docs {
		records[d.article.ID] = guesses[i].record
	}
	groups := groupPeople(people.New(), records)
	s := newSheet(peopleMeasures())
	var all []*marks
	lists := map[string][]string{}
	for i := range pairs {
		m, fault := scoreNamePair(s, &pairs[i], records, groups)
		if fault != "" {
			lists[fault] = append(lists[fault], strconv.Itoa(i+1))
		}
		all = append(all, m)
	}
	r := newResult(s, all)
	r.Task, r.File, r.Model, r.Lists = o.Task, filepath.Base(o.Path), model, lists
	r.Counts["articles"] = len(docs)
	return r, describe(r, o)
}

// readNamePairs reads the pairs, and the articles they are of, each once.
func readNamePairs(path, articles string) (pairs []namePair, docs []*document, err error) {
	if _, err := os.Stat(path); err != nil {
		return nil, nil, readError(path, err)
	}
	if articles == "" {
		return nil, nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "pairs of names hold no texts: name their file with --articles"}
	}
	texts, err := readArticles(articles)
	if err != nil {
		return nil, nil, err
	}
	known := map[string]bool{}
	err = eachLine(path, func(place string, line []byte) error {
		var p namePair
		if err := decode(place, line, &p); err != nil {
			return err
		}
		if !slices.Contains(nameLabels, p.Label) || p.Drawn != "joined" && p.Drawn != "apart" {
			return corpusError(place, "label %q, drawn %q", p.Label, p.Drawn)
		}
		if !slices.Contains(nameLabels, p.First) || !slices.Contains(nameLabels, p.Other) {
			return corpusError(place, "labels of the readers %q and %q", p.First, p.Other)
		}
		for _, at := range []namePlace{p.A, p.B} {
			a := texts[at.Article]
			if a == nil {
				return corpusError(place, "no article %q", at.Article)
			}
			if textDigest(a.Text) != at.SHA256 {
				return corpusError(place, "the text of %q is not the one that was labelled", at.Article)
			}
			if at.Start < 0 || at.Start >= at.End || at.End > len(a.Text) {
				return corpusError(place, "[%d,%d) is no stretch of %q", at.Start, at.End, at.Article)
			}
			if !known[at.Article] {
				known[at.Article] = true
				docs = append(docs, &document{place: place, article: a})
			}
		}
		pairs = append(pairs, p)
		return nil
	})
	if err == nil && len(pairs) == 0 {
		err = corpusError(path, "holds no pairs")
	}
	return pairs, docs, err
}

// groupPeople groups the people of records as a ledger does that has these articles and no other: article and entity → group.
func groupPeople(f *people.Finder, records map[string]*sayso.Record) map[string]string {
	headings := map[string]*people.Heading{}
	of := map[string]string{}
	for _, rec := range records { // a heading is the same whatever the order
		for _, it := range f.Items(rec) {
			if h := headings[it.Heading]; h != nil {
				h.Add(&it)
			} else {
				headings[it.Heading] = people.NewHeading(&it, it.Heading)
			}
			of[it.Ref()] = it.Heading
		}
	}
	byKey := map[uint64][]string{}
	for id, h := range headings {
		for _, k := range f.Keys(h) {
			byKey[k] = append(byKey[k], id)
		}
	}
	group, seen := map[string]string{}, map[string]bool{}
	for id := range headings {
		if seen[id] {
			continue
		}
		seen[id] = true
		family := []*people.Heading{headings[id]}
		for i := 0; i < len(family); i++ {
			for _, k := range f.Keys(family[i]) {
				for _, other := range byKey[k] {
					if !seen[other] {
						seen[other] = true
						family = append(family, headings[other])
					}
				}
			}
		}
		for _, c := range f.Group(family, nil) {
			for _, h := range c.Headings {
				group[h] = c.ID
			}
		}
	}
	for ref, heading := range of {
		of[ref] = group[heading]
	}
	return of
}

// groupAt returns the group of the entity that is named at a place, "" if there is none.
func groupAt(rec *sayso.Record, at namePlace, groups map[string]string) string {
	best, share := "", 0
	for i := range rec.Entities {
		for _, m := range rec.Entities[i].Mentions {
			common := min(m.End, at.End) - max(m.Start, at.Start)
			if g := groups[at.Article+"/"+rec.Entities[i].ID]; g != "" && common > share {
				best, share = g, common
			}
		}
	}
	return best
}

func scoreNamePair(s *sheet, p *namePair, records map[string]*sayso.Record, groups map[string]string) (m *marks, fault string) {
	m = newMarks(s)
	m.n = 1
	a, b := groupAt(records[p.A.Article], p.A, groups), groupAt(records[p.B.Article], p.B, groups)
	joined := a != "" && a == b
	same := p.Label == labelSame
	in := []string{"sample:" + strconv.Itoa(p.Sample)}
	if a != "" && p.Label != labelNone {
		in = append(in, map[bool]string{true: "person", false: "body"}[a[:2] == "pe"])
	}
	for _, name := range in {
		m.sliceN[name]++
	}
	m.ask("named", a != "", nil)
	m.ask("named", b != "", nil)
	m.add("readers", one(p.First == p.Other), 1)
	m.labels("readers_kappa", slices.Index(nameLabels, p.First), slices.Index(nameLabels, p.Other))
	if p.Label != labelNone {
		cells := []float64{one(joined && same), one(joined), one(joined && same), one(same)}
		m.add("same", cells...)
		for _, name := range in {
			s.add(m.slice(name), "same", cells...)
		}
	}
	if p.Drawn == "joined" && joined {
		m.ask("joined", same, in)
	}
	if p.Drawn == "apart" && p.Label == labelDifferent {
		m.ask("apart", !joined, in)
	}
	switch {
	case joined && !same:
		fault = "joined_wrongly"
	case same && !joined:
		fault = "missed"
	}
	return m, fault
}
