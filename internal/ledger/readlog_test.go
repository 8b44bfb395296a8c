package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"sayso"
	"sayso/internal/store"
)

// The log that is remembered is that of the transaction: of an older state, after an entry that came to nothing, after another program wrote,
// with several readers.
func TestReadLog(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	put := func(w store.Writer, who string) {
		t.Helper()
		if _, err := w.PutCorrection(sayso.Correction{Who: who, When: "2026-03-10T08:00:00Z", Why: "a test", Do: sayso.CorrectNote}); err != nil {
			t.Fatal(err)
		}
	}
	is := func(r store.Reader, want string) {
		t.Helper()
		log, err := l.finders.readLog(r)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for n := 1; log.Entry(n) != nil; n++ {
			got += log.Entry(n).Who
		}
		if got != want {
			t.Errorf("the log is by %q, want %q", got, want)
		}
	}
	now := func(want string) {
		t.Helper()
		if err := l.store.View(ctx, func(r store.Reader) error { is(r, want); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	update := func(who string, end error) {
		t.Helper()
		if err := l.store.Update(ctx, func(w store.Writer) error { put(w, who); return end }); !errors.Is(err, end) {
			t.Fatal(err)
		}
	}
	now("")
	update("a", nil)
	update("b", nil)
	now("ab")
	now("ab")
	update("x", errors.New("it comes to nothing"))
	now("ab")
	err := l.store.View(ctx, func(r store.Reader) error {
		is(r, "ab")
		update("c", nil)
		now("abc")
		is(r, "ab") // its state is that of its beginning
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	now("abc")
	// As if what is remembered had never come to be.
	l.finders.log.entries[2].Who = "y"
	now("abc")
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for k := range 5 {
				if i == 0 {
					update(fmt.Sprint(k), nil)
				}
				err := l.store.View(ctx, func(r store.Reader) error {
					log, err := l.finders.readLog(r)
					if err == nil && (log.Entry(3) == nil || log.Entry(3).Who != "c") {
						t.Error("an entry is lost")
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	now("abc01234")
}
