package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"sayso"
)

// codeOf returns the code of an error, "" if it has none.
func codeOf(err error) sayso.Code {
	var coded *sayso.Error
	if errors.As(err, &coded) {
		return coded.Code
	}
	return ""
}

// TestTwoProcesses lets two processes write to one ledger by turns: nothing gets lost.
func TestTwoProcesses(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			where := l.where(t)
			s := open(t, where, Options{Create: true})
			seen := map[int]bool{}
			var mutex sync.Mutex
			var group sync.WaitGroup
			for range 2 {
				cmd, _, out := child(t, "some", where)
				group.Go(func() {
					for out.Scan() {
						n, err := strconv.Atoi(out.Text())
						if err != nil {
							t.Error(out.Text())
						}
						mutex.Lock()
						if seen[n] {
							t.Errorf("both put article %d", n)
						}
						seen[n] = true
						mutex.Unlock()
					}
					if err := cmd.Wait(); err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
			err := s.View(t.Context(), func(r Reader) error {
				for i := 1; i <= 50; i++ {
					if err := checkNumbered(r, i, 20, true); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil || len(seen) != 50 {
				t.Error(err, len(seen))
			}
			if err := s.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestBusy sees that a writer gives up while another process writes, that readers do not, and that it works afterwards.
func TestBusy(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			where := l.where(t)
			s := open(t, where, Options{Create: true, Wait: 100 * time.Millisecond})
			cmd, in, out := child(t, "hold", where)
			if !out.Scan() || out.Text() != "holding" {
				t.Fatal(out.Text())
			}
			put := func() error {
				return s.Update(t.Context(), func(w Writer) error { return w.PutSetting("x", []byte("y")) })
			}
			if err := put(); codeOf(err) != sayso.ErrBusy {
				t.Errorf("beside another writer: %v", err)
			}
			err := s.View(t.Context(), func(r Reader) error {
				held, err := r.Setting("held")
				if held != nil {
					t.Error("what is not acknowledged is seen")
				}
				return err
			})
			if err != nil {
				t.Errorf("reading beside a writer: %v", err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
			defer cancel()
			if err := s.Update(ctx, func(Writer) error { return nil }); codeOf(err) != sayso.ErrInterrupted && codeOf(err) != sayso.ErrBusy {
				t.Errorf("waiting was broken off: %v", err)
			}
			_ = in.Close()
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
			if err := put(); err != nil {
				t.Errorf("after the other writer: %v", err)
			}
		})
	}
}

// TestAllOrNothing sees that an Update that fails, panics or is broken off leaves nothing, and that the ledger goes on.
func TestAllOrNothing(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			own := errors.New("own")
			err := s.Update(t.Context(), func(w Writer) error { return errors.Join(putNumbered(w, 1, 5), own) })
			if !errors.Is(err, own) || codeOf(err) != "" {
				t.Errorf("%v is not the caller's own error", err)
			}
			func() {
				defer func() {
					if recover() == nil {
						t.Error("the panic is gone")
					}
				}()
				_ = s.Update(t.Context(), func(w Writer) error { panic(putNumbered(w, 1, 5)) })
			}()
			func() {
				defer func() { _ = recover() }()
				_ = s.View(t.Context(), func(Reader) error { panic(1) })
			}()
			ctx, cancel := context.WithCancel(t.Context())
			err = s.Update(ctx, func(w Writer) error { cancel(); return putNumbered(w, 1, 5) })
			if codeOf(err) != sayso.ErrInterrupted {
				t.Errorf("broken off: %v", err)
			}
			if err := s.View(ctx, func(r Reader) error { return nil }); codeOf(err) != sayso.ErrInterrupted {
				t.Errorf("broken off before: %v", err)
			}
			err = s.View(t.Context(), func(r Reader) error { return checkNumbered(r, 1, 5, false) })
			if err != nil {
				t.Error(err)
			}
			if i, err := putNext(s, 5); err != nil || i != 1 {
				t.Error(i, err)
			}
		})
	}
}

// TestTogether lets goroutines read and write at once: a reader sees whole Updates only.
func TestTogether(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			var group sync.WaitGroup
			for range 4 {
				group.Go(func() {
					for range 5 {
						if _, err := putNext(s, 5); err != nil {
							t.Error(err)
						}
					}
				})
				group.Go(func() {
					for range 20 {
						err := s.View(t.Context(), func(r Reader) error {
							last, err := r.Setting("last")
							if err != nil {
								return err
							}
							n, _ := strconv.Atoi(string(last))
							c, err := r.Counts()
							if err == nil && c.Articles != n {
								err = fmt.Errorf("%d articles are there when the last is %d", c.Articles, n)
							}
							return err
						})
						if err != nil {
							t.Error(err)
						}
					}
				})
			}
			group.Wait()
			if err := s.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}
