// Package fresh tells whether what an answer was made of has changed since, so that a desk need not make it again. A [Store]
// stands before another one: it notes what is looked up on the way to an answer, and what every change touches. An answer
// holds as long as nothing was touched that was looked up for it, things that were not there included.
//
// What cannot be told counts as changed: another program that writes, a change that failed half way, a store that does not say
// whether others write.
package fresh

import (
	"context"
	"slices"
	"sync"

	"sayso/internal/store"
)

// A Store is a store that notes. It is safe for use by several goroutines, as the one behind it.
type Store struct {
	in store.Store

	mu      sync.Mutex
	epoch   int       // counts changes of which nobody knows what they touched
	last    int       // number of the last change
	changes []touched // the changes up to last, the oldest first; older ones are forgotten
	size    int       // things in changes
}

// touched are the things that one change touched, sorted.
type touched []thing

// remembered is how many touched things are remembered, about as much as a thousand articles touch.
const remembered = 1 << 18

// foreigner is a store that tells whether another program has changed it, as those of package store do.
type foreigner interface {
	Foreign(context.Context) (n int64, known bool)
}

// New puts a Store before another, which it then owns.
func New(s store.Store) *Store { return &Store{in: s} }

// Check implements [store.Store].
func (s *Store) Check(ctx context.Context) error { return s.in.Check(ctx) }

// Close implements [store.Store].
func (s *Store) Close() error { return s.in.Close() }

// View implements [store.Store]. What f looks up is noted in the Basis that ctx carries, if any.
func (s *Store) View(ctx context.Context, f func(store.Reader) error) error {
	if r, _ := ctx.Value(snapshotKey{}).(store.Reader); r != nil {
		return f(r)
	}
	b, _ := ctx.Value(basisKey{}).(*Basis)
	if b == nil {
		return s.in.View(ctx, f)
	}
	return s.in.View(ctx, func(r store.Reader) error { return f(&reader{in: r, b: b}) })
}

type snapshotKey struct{}

// Snapshot runs f with a context whose Views are all of one state of the store, and cost nothing to begin. They are for one goroutine,
// and for as long as f runs.
func (s *Store) Snapshot(ctx context.Context, f func(context.Context)) error {
	return s.View(ctx, func(r store.Reader) error {
		f(context.WithValue(ctx, snapshotKey{}, r))
		return nil
	})
}

// Update implements [store.Store]. When it returns, what rested on something that f touched holds no longer.
func (s *Store) Update(ctx context.Context, f func(store.Writer) error) error {
	var w *writer
	err := s.in.Update(ctx, func(in store.Writer) error {
		w = &writer{Reader: in, in: in, touched: map[thing]bool{}} // a new one if the store runs f again
		return f(w)
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.epoch++ // a commit that failed may have been one
		return err
	}
	s.note(w.touched)
	return nil
}

// note keeps a change; mu is held.
func (s *Store) note(things map[thing]bool) {
	s.last++
	list := make(touched, 0, len(things))
	for t := range things {
		list = append(list, t)
	}
	slices.Sort(list)
	s.changes, s.size = append(s.changes, list), s.size+len(list)+1
	for s.size > remembered {
		s.size -= len(s.changes[0]) + 1
		s.changes[0] = nil
		s.changes = s.changes[1:]
	}
}

// A Basis is what an answer rests on.
type Basis struct {
	mu     sync.Mutex
	things map[thing]bool

	sorted  touched // things, once the answer is made
	epoch   int
	change  int // up to which it holds
	foreign int64
	known   bool // whether foreign is
}

type basisKey struct{}

// mostThings is how many things an answer that is remembered may rest on.
const mostThings = 20_000

// Begin returns a context whose Views note what they look up, and the Basis they note it in.
func (s *Store) Begin(ctx context.Context) (context.Context, *Basis) {
	b := &Basis{things: map[thing]bool{}}
	s.mu.Lock()
	b.epoch, b.change = s.epoch, s.last
	s.mu.Unlock()
	if f, ok := s.in.(foreigner); ok {
		b.foreign, b.known = f.Foreign(ctx)
	}
	return context.WithValue(ctx, basisKey{}, b), b
}

// Holds reports whether an answer that was made since Begin is what would be answered now. The context that came with the Basis
// must not be used any more.
func (s *Store) Holds(ctx context.Context, b *Basis) bool {
	f, ok := s.in.(foreigner)
	if !ok || !b.known {
		return false
	}
	if n, known := f.Foreign(ctx); !known || n != b.foreign {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.settle()
	s.mu.Lock()
	defer s.mu.Unlock()
	first := s.last - len(s.changes) // before the first change that is remembered
	if b.epoch != s.epoch || b.change < first || len(b.sorted) > mostThings {
		return false
	}
	for _, c := range s.changes[b.change-first:] {
		if c.any(b.sorted) {
			return false
		}
	}
	b.change = s.last
	return true
}

// settle sorts the things that were noted; mu is held.
func (b *Basis) settle() {
	if b.things == nil {
		return
	}
	b.sorted = make(touched, 0, len(b.things))
	for t := range b.things {
		b.sorted = append(b.sorted, t)
	}
	slices.Sort(b.sorted)
	b.things = nil
}

// any reports whether two sorted lists share a thing.
func (c touched) any(with touched) bool {
	if len(with) < len(c) {
		c, with = with, c
	}
	for _, t := range c {
		if _, found := slices.BinarySearch(with, t); found {
			return true
		}
	}
	return false
}

// Things returns how many things an answer rests on.
func (b *Basis) Things() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return max(len(b.things), len(b.sorted))
}

// rest notes a thing that was looked up.
func (b *Basis) rest(t thing) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.things == nil {
		b.known = false // looked up after the answer was made: nothing can be told of it
		return
	}
	b.things[t] = true
}
