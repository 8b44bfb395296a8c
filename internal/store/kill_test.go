package store

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestKilled kills a process that writes at random moments, and sees that the ledger opens, holds together and has all that
// was acknowledged. SAYSO_KILLS says how often; every fifth time the ledger is a new one, so that it is killed while it is made.
func TestKilled(t *testing.T) {
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("SAYSO_KILLS")); err == nil {
		kills = n
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var where string
	acknowledged, total, opened := 0, 0, 0
	for k := range kills {
		if k%5 == 0 {
			where = filepath.Join(t.TempDir(), "ledger.db")
			acknowledged = 0
		}
		cmd, _, out := child(t, "write", where)
		// The time to start the process is part of it, so that some die before or while they make the ledger.
		wait := time.Duration(rng.IntN(300)) * time.Millisecond
		timer := time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
		before := acknowledged
		for out.Scan() {
			n, err := strconv.Atoi(out.Text())
			if err != nil {
				t.Fatal(out.Text())
			}
			acknowledged = n
		}
		_ = cmd.Wait()
		timer.Stop()
		total += acknowledged - before
		s, err := Open(t.Context(), where, Options{})
		if err != nil {
			if acknowledged == 0 && codeOf(err) == "E029" {
				continue // killed before there was one
			}
			t.Fatalf("kill %d: %v", k, err)
		}
		opened++
		err = s.View(t.Context(), func(r Reader) error {
			for i := max(1, acknowledged-60); i <= acknowledged+2; i++ {
				if err := checkNumbered(r, i, 20, i <= acknowledged); err != nil {
					return err
				}
			}
			n, err := r.Counts()
			if err == nil && (n.Articles < acknowledged || n.Articles > acknowledged+1 || n.Corrections != n.Articles) {
				t.Errorf("kill %d: %d were acknowledged, %+v are there", k, acknowledged, n)
			}
			acknowledged = n.Articles
			return err
		})
		if err != nil {
			t.Fatalf("kill %d: %v", k, err)
		}
		if err := s.Check(t.Context()); err != nil {
			t.Fatalf("kill %d: %v", k, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if opened == 0 {
		t.Error("no process lived long enough to make a ledger")
	}
	t.Logf("%d kills, %d ledgers opened, %d articles acknowledged", kills, opened, total)
}
