package fresh

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

	"sayso"
	"sayso/internal/store"
)

func opened(t *testing.T, path string) *Store {
	t.Helper()
	in, err := store.Open(context.Background(), path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	return New(in)
}

// A question asks one thing and returns whatever was answered.
type question struct {
	name string
	ask  func(store.Reader) (any, error)
}

// questions ask everything a Reader can be asked, of a small world.
func questions() (out []question) {
	add := func(name string, ask func(store.Reader) (any, error)) { out = append(out, question{name, ask}) }
	for i := range 4 {
		id, ref := fmt.Sprint("a", i), fmt.Sprint("person/p", i)
		add("article "+id, func(r store.Reader) (any, error) { return r.Article(id) })
		add("texts with "+id, func(r store.Reader) (any, error) { return r.Texts([]string{id, "a0"}) })
		add("infos with "+id, func(r store.Reader) (any, error) { return r.Infos([]string{"a1", id}) })
		add("info "+id, func(r store.Reader) (any, error) { return r.Info(id) })
		add("record "+id, func(r store.Reader) (any, error) { return r.Record(id) })
		add("records "+id, func(r store.Reader) (any, error) { return r.Records(id) })
		add("statements of "+id, func(r store.Reader) (any, error) { return r.Statements(store.StatementFilter{Article: id}, 0, 0) })
		add("said of "+ref, func(r store.Reader) (any, error) { return r.Statements(store.StatementFilter{Person: ref}, 0, 0) })
		add("events of "+id, func(r store.Reader) (any, error) { return r.Events(store.EventFilter{Article: id}, 0, 0) })
		add("events of "+id+" and another", func(r store.Reader) (any, error) {
			return r.Events(store.EventFilter{Articles: []string{"a0", id}}, 0, 0)
		})
		add("took "+ref, func(r store.Reader) (any, error) { return r.Events(store.EventFilter{Actor: ref}, 0, 0) })
		add("number of "+ref, func(r store.Reader) (any, error) { return r.EventNumber(store.EventFilter{}, []string{ref}, nil) })
		add("days of "+ref, func(r store.Reader) (any, error) {
			return r.EventDays(store.EventFilter{}, nil, []string{ref}, []string{"ARREST"})
		})
		add("suffered "+ref, func(r store.Reader) (any, error) { return r.Events(store.EventFilter{Recipient: ref}, 0, 0) })
		add("setting "+id, func(r store.Reader) (any, error) { return r.Setting(id) })
		for _, kind := range []store.Kind{store.KindStory, store.KindPerson} {
			add("finding "+ref, func(r store.Reader) (any, error) { return r.Finding(kind, ref) })
			add("keys "+ref, func(r store.Reader) (any, error) { _, keys, err := r.Keys(kind, ref); return keys, err })
			add("near "+ref, func(r store.Reader) (any, error) { return r.Near(kind, []uint64{uint64(i)}, -1<<31, 1<<31-1) })
			add("earliest "+ref, func(r store.Reader) (any, error) { return r.Earliest(kind, uint64(i), 3) })
			add("links "+ref, func(r store.Reader) (any, error) { return r.Links(kind, ref) })
			add("group of "+ref, func(r store.Reader) (any, error) { return r.GroupOf(kind, ref) })
			add("groups of "+ref, func(r store.Reader) (any, error) { return r.GroupsOf(kind, []string{ref, "person/p3"}) })
			add("groups by "+ref, func(r store.Reader) (any, error) { return r.GroupsBy(kind, []string{fmt.Sprint("g", i), "g0"}) })
			add("group "+ref, func(r store.Reader) (any, error) { return r.Group(kind, fmt.Sprint("g", i)) })
			add("head "+ref, func(r store.Reader) (any, error) { return r.Head(kind, fmt.Sprint("g", i)) })
			add("members "+ref, func(r store.Reader) (any, error) { return r.Members(kind, fmt.Sprint("g", i)) })
		}
	}
	for _, kind := range []store.Kind{store.KindStory, store.KindPerson} {
		add("under", func(r store.Reader) (any, error) { return r.GroupsUnder(kind, []string{"person"}) })
	}
	add("articles", func(r store.Reader) (any, error) { return r.Articles(store.ArticleFilter{}, "", 0) })
	add("groups", func(r store.Reader) (any, error) { return r.Groups(store.KindPerson, store.GroupFilter{}, 0, 0) })
	add("refs", func(r store.Reader) (any, error) { return r.Refs(store.KindPerson, "", 0) })
	add("statements", func(r store.Reader) (any, error) { return r.Statements(store.StatementFilter{}, 0, 0) })
	add("events", func(r store.Reader) (any, error) { return r.Events(store.EventFilter{}, 0, 0) })
	add("days", func(r store.Reader) (any, error) { return r.EventDays(store.EventFilter{}, nil, nil, nil) })
	add("search", func(r store.Reader) (any, error) { return r.Search("lake", 0, 0) })
	add("settings", func(r store.Reader) (any, error) { return r.Settings() })
	add("counts", func(r store.Reader) (any, error) { c, err := r.Counts(); c.StoreBytes = 0; return c, err })
	add("corrections", func(r store.Reader) (any, error) {
		var out []sayso.Correction
		for c, err := range r.Corrections(0) {
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
		return out, nil
	})
	return out
}

// change makes one change of a small world, which may change nothing.
func change(r *rand.Rand, w store.Writer) error {
	id, ref := fmt.Sprint("a", r.IntN(4)), fmt.Sprint("person/p", r.IntN(4))
	other := fmt.Sprint("person/p", r.IntN(4))
	kind := []store.Kind{store.KindStory, store.KindPerson}[r.IntN(2)]
	if info, err := w.Info(id); err != nil || info == nil {
		_, _, err = w.PutArticle(&sayso.Article{ID: id, Text: "The lake of " + id + " is wide."}, store.ArticleInfo{Day: store.NoDay})
		if err != nil {
			return err
		}
	}
	switch r.IntN(11) {
	case 0:
		return w.PutRecord(store.Record{Article: id, Engine: sayso.Engine{Version: fmt.Sprint(r.IntN(3))}, Body: []byte(`{}`)})
	case 1:
		return w.PutKeys(kind, ref, r.IntN(3), []uint64{uint64(r.IntN(4)), uint64(r.IntN(4))}[:r.IntN(3)])
	case 2:
		return w.PutFinding(kind, ref, [][]byte{nil, []byte("x"), []byte("y")}[r.IntN(3)])
	case 3:
		if ref < other {
			return w.PutLinks(kind, []store.Link{{A: ref, B: other, Weight: r.Float64()}})
		}
		return w.DropLinks(kind, ref)
	case 4, 5:
		g := store.Group{ID: fmt.Sprint("g", r.IntN(4)), Title: "t", Size: r.IntN(3), Members: []string{ref}}
		if other != ref {
			g.Members = append(g.Members, other)
		}
		return w.PutGroup(kind, g)
	case 6:
		g := fmt.Sprint("g", r.IntN(4))
		switch head, err := w.Head(kind, g); {
		case err != nil || r.IntN(3) == 0:
			return errors.Join(err, w.DropGroup(kind, g))
		case head == nil || r.IntN(3) == 0:
			return w.DropMember(kind, ref)
		case r.IntN(2) == 0:
			return w.PutHead(kind, store.Group{ID: g, Title: "u", Size: r.IntN(3)})
		}
		return w.PutMember(kind, g, ref)
	case 7:
		return w.PutStatements(id, []store.Statement{{Article: id, ID: "a1", Person: ref, About: []string{other}, Stance: sayso.StanceAsserts, End: 3}}[:r.IntN(2)])
	case 8:
		return w.PutEvents(id, []store.Event{{Article: id, ID: "v1", Actors: []string{ref}, Recipients: []string{other}, End: 3}}[:r.IntN(2)])
	case 9:
		_, err := w.PutCorrection(sayso.Correction{Who: "Ann", Why: "a slip"})
		return err
	case 10:
		if r.IntN(2) == 0 {
			return w.DropSetting(id)
		}
	}
	return w.PutSetting(id, []byte{byte(r.IntN(256))})
}

// TestNeverStale makes changes at random and asks everything after each of them: an answer that is said to hold is the one that
// would be given now.
func TestNeverStale(t *testing.T) {
	ctx := context.Background()
	s := opened(t, filepath.Join(t.TempDir(), "l.db"))
	r := rand.New(rand.NewPCG(7, 7))
	list := questions()
	type kept struct {
		answer any
		basis  *Basis
	}
	answers := make([]kept, len(list))
	ask := func(q question) kept {
		noting, b := s.Begin(ctx)
		var k kept
		if err := s.View(noting, func(r store.Reader) (err error) { k.answer, err = q.ask(r); return err }); err != nil {
			t.Fatal(q.name, err)
		}
		k.basis = b
		return k
	}
	held, made := 0, 0
	for step := range 400 {
		err := s.Update(ctx, func(w store.Writer) error { return change(r, w) })
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range list {
			if answers[i].basis == nil || !s.Holds(ctx, answers[i].basis) {
				answers[i] = ask(q)
				made++
				continue
			}
			held++
			if step%7 == i%7 { // not each time: it is the same answer then
				if now := ask(q); !reflect.DeepEqual(now.answer, answers[i].answer) {
					t.Fatalf("step %d: %s is said to hold:\n%+v\nbut it is\n%+v", step, q.name, answers[i].answer, now.answer)
				}
			}
		}
	}
	if held < 4*made {
		t.Errorf("%d answers held and %d had to be made: most changes touch few things", held, made)
	}
}

// TestOthers: what another program changes is not known, so nothing holds after it; one's own changes leave what they do not touch.
func TestOthers(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "l.db")
	mine, others := opened(t, path), opened(t, path)
	put := func(s *Store, name string) {
		t.Helper()
		if err := s.Update(ctx, func(w store.Writer) error { return w.PutSetting(name, []byte("x")) }); err != nil {
			t.Fatal(err)
		}
	}
	asked := func() *Basis {
		noting, b := mine.Begin(ctx)
		if err := mine.View(noting, func(r store.Reader) error { _, err := r.Setting("asked"); return err }); err != nil {
			t.Fatal(err)
		}
		return b
	}
	b := asked()
	put(mine, "mine")
	put(mine, "mine too")
	if !mine.Holds(ctx, b) {
		t.Error("a change of something else took the answer away")
	}
	put(others, "theirs")
	if mine.Holds(ctx, b) {
		t.Error("an answer holds although another program has changed the ledger")
	}
	b = asked()
	put(others, "theirs too")
	put(mine, "mine three") // which must not hide the other's
	if mine.Holds(ctx, b) {
		t.Error("an answer holds although another program changed the ledger before this one did")
	}
	b = asked()
	if !mine.Holds(ctx, b) {
		t.Error("an answer does not hold although nothing changed")
	}
	put(mine, "asked")
	if mine.Holds(ctx, b) {
		t.Error("an answer holds although what it rests on has changed")
	}
	b = asked()
	failed := errors.New("no")
	if err := mine.Update(ctx, func(w store.Writer) error { _ = w.PutSetting("asked", []byte("z")); return failed }); !errors.Is(err, failed) {
		t.Fatal(err)
	}
	if mine.Holds(ctx, b) {
		t.Error("an answer holds after a change that failed, of which nothing is known")
	}
	b = asked()
	// Within a change: nobody else can write, and what is being changed is not yet there.
	err := mine.Update(ctx, func(w store.Writer) error {
		if !mine.Holds(ctx, b) {
			t.Error("an answer does not hold while something is being changed")
		}
		return w.PutSetting("asked", []byte("y"))
	})
	if err != nil || mine.Holds(ctx, b) {
		t.Error("an answer holds after the change", err)
	}
}

// TestManyAtOnce: those who ask at the same time do not take each other for a change.
func TestManyAtOnce(t *testing.T) {
	ctx := context.Background()
	s := opened(t, filepath.Join(t.TempDir(), "l.db"))
	noting, b := s.Begin(ctx)
	if err := s.View(noting, func(r store.Reader) error { _, err := r.Setting("asked"); return err }); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	var lost atomic.Int64
	for range 20 {
		all.Go(func() {
			for range 10 {
				if !s.Holds(ctx, b) {
					lost.Add(1)
				}
			}
		})
	}
	all.Wait()
	if n := lost.Load(); n > 0 {
		t.Errorf("%d of 200 did not hold", n)
	}
}

// TestForgotten: an answer that is older than what is remembered of changes does not hold.
func TestForgotten(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "l.db"))
	ctx := context.Background()
	_, b := s.Begin(ctx)
	many := map[thing]bool{}
	for i := range remembered / 4 {
		many[numbered(near, store.KindCopy, uint64(i))] = true
	}
	for range 3 {
		s.mu.Lock()
		s.note(many)
		s.mu.Unlock()
	}
	if !s.Holds(ctx, b) {
		t.Error("changes of other things took the answer away")
	}
	_, b = s.Begin(ctx)
	for range 6 {
		s.mu.Lock()
		s.note(many)
		s.mu.Unlock()
	}
	if s.Holds(ctx, b) || s.size > remembered {
		t.Error("what was forgotten is taken for known", s.size)
	}
}

// TestSnapshot: all that is looked up within a snapshot is of one state, whatever is changed meanwhile, and the answer does not hold
// after it.
func TestSnapshot(t *testing.T) {
	ctx := context.Background()
	s := opened(t, filepath.Join(t.TempDir(), "l.db"))
	noting, b := s.Begin(ctx)
	read := func(ctx context.Context) (value []byte) {
		t.Helper()
		if err := s.View(ctx, func(r store.Reader) (err error) { value, err = r.Setting("a"); return err }); err != nil {
			t.Fatal(err)
		}
		return value
	}
	err := s.Snapshot(noting, func(ctx context.Context) {
		before := read(ctx)
		if err := s.Update(ctx, func(w store.Writer) error { return w.PutSetting("a", []byte("x")) }); err != nil {
			t.Error(err)
		}
		if after := read(ctx); before != nil || after != nil {
			t.Errorf("%q, and then %q", before, after)
		}
	})
	if err != nil || string(read(ctx)) != "x" || s.Holds(ctx, b) {
		t.Error(err, string(read(ctx)))
	}
}
