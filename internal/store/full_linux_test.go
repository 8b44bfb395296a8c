package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"sayso"
)

// TestFull fills a small file system, sees that the code says so, that all that was acknowledged can still be read, also by
// a process that opens the ledger anew, and that it goes on when there is room. The first file system is a small one in
// memory, where mounting is allowed; the second has room, but a limit on the size of files.
func TestFull(t *testing.T) {
	t.Run("mounted", func(t *testing.T) {
		dir := t.TempDir()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=3m"); err != nil {
			t.Skipf("no file system can be mounted here (%v); the other test limits the size of files", err)
		}
		defer func() {
			if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
				t.Error(err)
			}
		}()
		testFull(t, dir, nil)
	})
	t.Run("limited", func(t *testing.T) { testFull(t, t.TempDir(), []string{"SAYSO_STORE_LIMIT=3000000"}) })
}

func testFull(t *testing.T, dir string, limited []string) {
	where := filepath.Join(dir, "ledger.db")
	fill := func(env ...string) (acknowledged int, code string) {
		cmd, _, out := child(t, "fill", where, env...)
		for out.Scan() {
			if n, err := strconv.Atoi(out.Text()); err == nil {
				acknowledged = n
			} else {
				code = out.Text()
			}
		}
		if err := cmd.Wait(); err != nil {
			t.Fatalf("%v after %d articles (%s)", err, acknowledged, code)
		}
		return acknowledged, code
	}
	acknowledged, code := fill(limited...)
	if acknowledged < 5 || code != string(sayso.ErrFull) {
		t.Fatalf("%d articles, then %s", acknowledged, code)
	}
	look := func() {
		t.Helper()
		s, err := Open(t.Context(), where, Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = s.View(t.Context(), func(r Reader) error {
			for i := 1; i <= acknowledged+1; i++ {
				if err := checkNumbered(r, i, 200, i <= acknowledged); err != nil {
					return err
				}
			}
			return nil
		})
		if err := errors.Join(err, s.Check(t.Context()), s.Close()); err != nil {
			t.Fatalf("after %d articles: %v", acknowledged, err)
		}
	}
	look()
	if again, code := fill(limited...); again < acknowledged && again != 0 || code != string(sayso.ErrFull) {
		t.Errorf("still full: %d articles, then %s", again, code)
	} else {
		acknowledged = max(again, acknowledged)
	}
	look()
	if len(limited) == 0 {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=12m"); err != nil {
			t.Fatal(err)
		}
	} else {
		limited = []string{"SAYSO_STORE_LIMIT=8000000"}
	}
	more, code := fill(limited...)
	if more < acknowledged+5 || code != string(sayso.ErrFull) {
		t.Errorf("with more room: %d articles, then %s", more, code)
	}
	acknowledged = more
	look()
}

// fillJob writes until there is no room, and then sees whether the same process can still read.
func fillJob(where string) error {
	if n, err := strconv.ParseUint(os.Getenv("SAYSO_STORE_LIMIT"), 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			return err
		}
	}
	s, err := Open(context.Background(), where, Options{Create: true})
	if err != nil {
		fmt.Println(codeOf(err))
		return nil
	}
	last := 0
	for {
		i, err := putNext(s, 200)
		if err != nil {
			if codeOf(err) != sayso.ErrFull {
				return err
			}
			fmt.Println(codeOf(err))
			break
		}
		last = i
		fmt.Println(i)
	}
	err = s.View(context.Background(), func(r Reader) error {
		for i := 1; i <= last; i++ {
			if err := checkNumbered(r, i, 200, true); err != nil {
				return err
			}
		}
		return nil
	})
	_ = s.Close() // moving the log into the file may find no room either; the log stays then
	return err
}
