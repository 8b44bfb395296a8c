package ledger

import (
	"cmp"
	"context"
	"math"
	"regexp"
	"slices"

	"sayso"
	"sayso/internal/store"
)

// Search finds articles and statements by words: all must stand there, in any form of the same stem; "several words" in a
// row; -word for none.
func (l *Ledger) Search(ctx context.Context, query string, p Page) (*Hits, error) {
	out := &Hits{Query: query}
	err := l.store.View(ctx, func(r store.Reader) error {
		found, err := r.Search(query, p.Skip, p.limit()+1)
		if err != nil {
			return err
		}
		if len(found) > p.limit() {
			found = found[:p.limit()]
			out.Next = p.Skip + p.limit()
		}
		var articles, voices []string
		for _, f := range found {
			articles = append(articles, f.Article)
			if f.Statement != nil {
				voices = append(voices, f.Article+"/"+f.Statement.ID)
			}
		}
		w, err := l.window(r, articles)
		if err != nil {
			return err
		}
		claims, err := r.GroupsOf(store.KindClaim, voices)
		if err != nil {
			return err
		}
		for i := range found {
			h, err := w.hit(&found[i])
			if err != nil {
				return err
			}
			if h.Statement != "" {
				h.Claim = claims[h.Article+"/"+h.Statement]
			}
			out.Hits = append(out.Hits, h)
		}
		return nil
	})
	return out, err
}

// hit is what a list shows of what was found.
func (w *window) hit(f *store.Found) (Hit, error) {
	h := Hit{Article: f.Article, Words: sayso.Passage{Article: f.Article, Start: f.Start, End: f.End, Text: f.Text}}
	if a := w.texts[f.Article]; a != nil {
		h.Title, h.Publisher, h.Published = a.Title, a.Publisher, a.Published.Value
	}
	h.Sentence = h.Words
	if s := f.Statement; s != nil {
		h.Statement, h.Name, h.Stance, h.Level = s.ID, s.Name, s.Stance, s.Level
		shown, err := w.statement(s)
		if err == nil {
			h.Sentence, err = w.passage(f.Article, shown.In)
		}
		h.Via = shown.Via
		if err == nil && shown.Cue != [2]int{} {
			h.Cue, err = w.passage(f.Article, shown.Cue)
		}
		if err != nil {
			return h, err
		}
	}
	for _, at := range f.Lit {
		if h.Sentence.Start <= at[0] && at[1] <= h.Sentence.End {
			p, err := w.passage(f.Article, at)
			if err != nil {
				return h, err
			}
			h.Lit = append(h.Lit, p)
		}
	}
	return h, nil
}

// around is the window of a page of statements, and the claims of their voices.
func (l *Ledger) around(r store.Reader, list []store.Statement) (w *window, claims map[string]string, err error) {
	var articles, voices []string
	for i := range list {
		articles, voices = append(articles, list[i].Article), append(voices, list[i].Article+"/"+list[i].ID)
	}
	if w, err = l.window(r, articles); err == nil {
		claims, err = r.GroupsOf(store.KindClaim, voices)
	}
	return w, claims, err
}

// StatementQuery says which statements to list; the zero value lists the newest of all.
type StatementQuery struct {
	Range
	Page
	Article, Person string         // ids
	Role            sayso.SaidRole // of Person
	Stance          sayso.Stance
	Level           sayso.Level
}

// Statements lists statements, newest first.
func (l *Ledger) Statements(ctx context.Context, q StatementQuery) (*Statements, error) {
	from, to, err := q.days()
	if err != nil {
		return nil, err
	}
	out := &Statements{}
	err = l.store.View(ctx, func(r store.Reader) error {
		f := store.StatementFilter{Article: q.Article, Role: q.Role, Stance: q.Stance, Level: q.Level, From: from, To: to}
		headings := []string{""}
		if q.Person != "" {
			g, err := findPerson(r, q.Person)
			if err != nil {
				return err
			}
			headings = g.Members
		}
		list, err := statementsOf(r, headings, f, q.Skip, q.limit()+1)
		if err != nil {
			return err
		}
		if len(list) > q.limit() {
			list = list[:q.limit()]
			out.Next = q.Skip + q.limit()
		}
		w, claims, err := l.around(r, list)
		if err != nil {
			return err
		}
		var spoken []string
		for _, s := range list {
			spoken = append(spoken, s.Person)
		}
		who := newDirectory(r)
		if err := who.meet(spoken); err != nil {
			return err
		}
		for i := range list {
			s := &list[i]
			words, err := w.passage(s.Article, [2]int{s.Start, s.End})
			if err != nil {
				return err
			}
			content, err := contentOf(w.texts[s.Article].Text, s.Content)
			if err != nil {
				return err
			}
			person, err := who.of(s.Person)
			if err != nil {
				return err
			}
			voice := s.Article + "/" + s.ID
			x := Statement{Voice: voice, Article: s.Article, Person: person, Name: s.Name, Kind: s.Kind,
				Stance: s.Stance, Level: s.Level, Published: dateOf(s.Day), Content: content, Claim: claims[voice], Words: words}
			shown, err := w.statement(s)
			if err == nil {
				x.Sentence, err = w.passage(s.Article, shown.In)
			}
			x.Via = shown.Via
			if err == nil && shown.Cue != [2]int{} {
				x.Cue, err = w.passage(s.Article, shown.Cue)
			}
			if err != nil {
				return err
			}
			out.Statements = append(out.Statements, x)
		}
		return nil
	})
	return out, err
}

// EventQuery says which events to list; the zero value lists the newest of all.
type EventQuery struct {
	Range
	Page
	Article          string
	Articles         []string // any of these; nil: all
	Type             sayso.EventType
	Actor, Recipient string // by country (ISO 3166 alpha-3) or person
	Status           []sayso.Status
	// Origins asks for events that so many independent origins tell, among those that fit otherwise; 0 asks not.
	Origins int
}

// Events lists events, newest first.
func (l *Ledger) Events(ctx context.Context, q EventQuery) (out *Events, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		var rows []store.Event
		if out, rows, err = l.events(r, q); err != nil {
			return err
		}
		var articles []string
		for i := range rows {
			articles = append(articles, rows[i].Article)
		}
		w, err := l.window(r, articles)
		if err != nil {
			return err
		}
		return w.show(out.Events, rows)
	})
	return out, err
}

// bareEvents is Events without what takes the articles: to count with.
func (l *Ledger) bareEvents(ctx context.Context, q EventQuery) (out *Events, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		out, _, err = l.events(r, q)
		return err
	})
	return out, err
}

// events are those that fit, with their rows.
func (l *Ledger) events(r store.Reader, q EventQuery) (*Events, []store.Event, error) {
	out := &Events{}
	from, to, err := q.days()
	if err != nil {
		return out, nil, err
	}
	f := store.EventFilter{Article: q.Article, Articles: q.Articles, Type: string(q.Type), Status: q.Status, From: from, To: to}
	list, told, err := eventsTold(r, f, q)
	if err != nil {
		return out, nil, err
	}
	if len(list) > q.limit() {
		list = list[:q.limit()]
		out.Next = q.Skip + q.limit()
	}
	var headings []string
	for i := range list {
		headings = append(append(headings, list[i].Actors...), list[i].Recipients...)
	}
	who := newDirectory(r)
	if err := who.meet(headings); err != nil {
		return out, nil, err
	}
	for i, e := range list {
		actors, err := who.all(e.Actors)
		if err != nil {
			return out, nil, err
		}
		recipients, err := who.all(e.Recipients)
		if err != nil {
			return out, nil, err
		}
		origins := 0
		if told != nil {
			origins = told[i]
		}
		out.Events = append(out.Events, Event{Origins: origins, Article: e.Article, ID: e.ID, Type: sayso.EventType(e.Type), Mode: sayso.Mode(e.Mode), Status: e.Status,
			Actors: actors, Recipients: recipients, ActorCountries: e.ActorCountries, RecipientCountries: e.RecipientCountries,
			Happened: dateOf(e.Day), Published: dateOf(e.Said),
			Words: sayso.Passage{Article: e.Article, Start: e.Start, End: e.End, Text: e.Words}})
	}
	return out, list, nil
}

// EventDay is how many events there are on a day.
type EventDay struct {
	Happened  string // ISO 8601, "" if the texts tell no day
	Published string // in the place of Happened; "" where that is known, or nothing is
	N         int
	First     int // of N: those of the types asked for
}

// EventDays counts the events that fit by day, with how many are of the types `first`; which part of the list q asks for makes
// no difference.
func (l *Ledger) EventDays(ctx context.Context, q EventQuery, first []sayso.EventType) (out []EventDay, err error) {
	if q.Origins > 0 {
		return l.toldDays(ctx, q, first)
	}
	err = l.countEvents(ctx, q, func(r store.Reader, f store.EventFilter, actors, recipients []string) error {
		types := make([]string, len(first))
		for i, t := range first {
			types[i] = string(t)
		}
		list, err := r.EventDays(f, actors, recipients, types)
		for _, c := range list {
			d := EventDay{N: c.N, First: c.First}
			if c.Told {
				d.Happened = dateOf(c.Day)
			} else {
				d.Published = dateOf(c.Day)
			}
			out = append(out, d)
		}
		return err
	})
	return out, err
}

// EventNumber counts the events that fit.
func (l *Ledger) EventNumber(ctx context.Context, q EventQuery) (n int, err error) {
	if q.Origins > 0 {
		q.Page = Page{Limit: math.MaxInt32 - 1}
		list, err := l.bareEvents(ctx, q)
		if err != nil {
			return 0, err
		}
		return len(list.Events), nil
	}
	err = l.countEvents(ctx, q, func(r store.Reader, f store.EventFilter, actors, recipients []string) error {
		n, err = r.EventNumber(f, actors, recipients)
		return err
	})
	return n, err
}

func (l *Ledger) countEvents(ctx context.Context, q EventQuery, count func(r store.Reader, f store.EventFilter, actors, recipients []string) error) error {
	from, to, err := q.days()
	if err != nil {
		return err
	}
	return l.store.View(ctx, func(r store.Reader) error {
		actors, recipients, err := eventEnds(r, q)
		if err != nil {
			return err
		}
		if q.Actor == "" {
			actors = nil
		}
		if q.Recipient == "" {
			recipients = nil
		}
		return count(r, store.EventFilter{Article: q.Article, Articles: q.Articles, Type: string(q.Type), Status: q.Status, From: from, To: to}, actors, recipients)
	})
}

// eventEnds are the headings and countries that may stand for the actor and recipient of a question, "" for anybody.
func eventEnds(r store.Reader, q EventQuery) (actors, recipients []string, err error) {
	ends := func(name string) ([]string, error) {
		if name == "" || country.MatchString(name) {
			return []string{name}, nil
		}
		g, err := findPerson(r, name)
		if err != nil {
			return nil, err
		}
		return g.Members, nil
	}
	if actors, err = ends(q.Actor); err == nil {
		recipients, err = ends(q.Recipient)
	}
	return actors, recipients, err
}

// eventsOf merges what the store has for each heading of an actor and a recipient; countries are no headings.
func eventsOf(r store.Reader, f store.EventFilter, q EventQuery) ([]store.Event, error) {
	actors, recipients, err := eventEnds(r, q)
	if err != nil {
		return nil, err
	}
	var all []store.Event
	for _, f.Actor = range actors {
		for _, f.Recipient = range recipients {
			list, err := r.Events(f, 0, q.Skip+q.limit()+1)
			if err != nil {
				return nil, err
			}
			all = append(all, list...)
		}
	}
	day := func(e *store.Event) int {
		if e.Day == store.NoDay {
			return e.Said
		}
		return e.Day
	}
	slices.SortStableFunc(all, func(a, b store.Event) int {
		return cmp.Or(cmp.Compare(day(&b), day(&a)), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	all = slices.CompactFunc(all, func(a, b store.Event) bool { return a.Article == b.Article && a.ID == b.ID })
	all = all[min(q.Skip, len(all)):]
	return all[:min(q.limit()+1, len(all))], nil
}

// country is the form of an ISO 3166 alpha-3 code.
var country = regexp.MustCompile(`^[A-Z]{3}$`)

// texts returns a function that gives the text of an article and remembers it.
func texts(r store.Reader) func(string) (string, error) {
	seen := map[string]string{}
	return func(id string) (string, error) {
		if t, ok := seen[id]; ok {
			return t, nil
		}
		a, err := r.Article(id)
		if err == nil && a == nil {
			err = unknown("article", id)
		}
		if err != nil {
			return "", err
		}
		seen[id] = a.Text
		return a.Text, nil
	}
}
