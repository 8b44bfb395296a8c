package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"sayso"
)

// ledgerFile makes a ledger of n articles in one file, closed, and returns its bytes.
func ledgerFile(t *testing.T, n int) []byte {
	t.Helper()
	where := filepath.Join(t.TempDir(), "ledger.db")
	s, err := Open(t.Context(), where, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(w Writer) error {
		for i := 1; i <= n; i++ {
			if err := putNumbered(w, i, 20); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(where)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(where + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Fatal("closing leaves the log behind: ", err)
	}
	return b
}

// TestDamaged flips bytes at random places. Whatever is hit, nothing panics, every error has a code, a text or record that is
// answered is the one that was kept, and what cannot be found any more is told by Check. SAYSO_FLIPS says how often.
func TestDamaged(t *testing.T) {
	const articles = 120
	whole := ledgerFile(t, articles)
	tries := 60
	if n, err := strconv.Atoi(os.Getenv("SAYSO_FLIPS")); err == nil {
		tries = n
	}
	rng := rand.New(rand.NewPCG(3, 4))
	refused, told, unseen := 0, 0, 0
	for k := range tries {
		b := bytes.Clone(whole)
		var what string
		switch k % 4 {
		case 0:
			at := rng.IntN(len(b))
			b[at] ^= byte(1 + rng.IntN(255))
			what = fmt.Sprintf("byte %d", at)
		case 1:
			for range 40 {
				b[rng.IntN(len(b))] = byte(rng.IntN(256))
			}
			what = "40 bytes"
		case 2:
			page := rng.IntN(len(b) / 4096)
			clear(b[page*4096 : (page+1)*4096])
			what = fmt.Sprintf("page %d", page+1)
		case 3:
			b = b[:rng.IntN(len(b))]
			what = fmt.Sprintf("cut at %d", len(b))
		}
		where := filepath.Join(t.TempDir(), "ledger.db")
		if err := os.WriteFile(where, b, 0o644); err != nil {
			t.Fatal(err)
		}
		lost, wrong, err := lookAtDamaged(where, articles)
		switch {
		case wrong != nil:
			t.Errorf("try %d, %s: %v", k, what, wrong)
		case codeOf(err) == sayso.ErrStore || codeOf(err) == sayso.ErrNoStore && len(b) == 0 || codeOf(err) == sayso.ErrNewerStore:
			told++
			if lost == articles {
				refused++
			}
		case err != nil:
			t.Errorf("try %d, %s: %v", k, what, err)
		case lost > 0:
			t.Errorf("try %d, %s: %d articles are lost and nothing says so", k, what, lost)
		default:
			unseen++
		}
	}
	t.Logf("%d damaged ledgers: %d told, %d of them with no article left; %d without any difference to texts, records and corrections", tries, told, refused, unseen)
}

// lookAtDamaged reads all that can be read. lost counts articles that are not answered as they were; wrong is what must not
// happen; err is what Open or Check says.
func lookAtDamaged(where string, articles int) (lost int, wrong, err error) {
	s, err := Open(context.Background(), where, Options{})
	if err != nil {
		return articles, nil, err
	}
	defer func() { _ = s.Close() }()
	coded := func(err error) bool {
		if err != nil && codeOf(err) == "" {
			wrong = fmt.Errorf("an error without a code: %w", err)
		}
		return err == nil
	}
	view := s.View(context.Background(), func(r Reader) error {
		for i := 1; i <= articles; i++ {
			id := numberedID(i)
			a, err := r.Article(id)
			if coded(err) && a != nil && (a.Text != numberedText(i, 20) || a.ID != id || a.Title != fmt.Sprintf("Article %d", i)) {
				wrong = fmt.Errorf("article %d is answered with other words", i)
			}
			rec, err2 := r.Record(id)
			if coded(err2) && rec != nil && string(rec.Body) != `{"id":"`+id+`"}` {
				wrong = fmt.Errorf("article %d has another record: %q", i, rec.Body)
			}
			if a == nil || rec == nil {
				lost++
			}
		}
		n := 0
		for c, err := range r.Corrections(0) {
			if coded(err) {
				n++
				if c.Why != numberedID(n) && err == nil {
					wrong = fmt.Errorf("entry %d of the log is another", n)
				}
			}
		}
		if n < articles {
			lost++
		}
		_, err := r.Articles(ArticleFilter{}, "", 0)
		coded(err)
		_, err = r.Near(KindStory, []uint64{1, 2, 0x9e3779b97f4a7c15}, 0, 1000)
		coded(err)
		_, err = r.Search("keeper gate -zebra", 0, 20)
		coded(err)
		_, err = r.Statements(StatementFilter{Person: "keeper"}, 0, 0)
		coded(err)
		_, err = r.Events(EventFilter{Actor: "SWE"}, 0, 0)
		coded(err)
		_, err = r.Groups(KindStory, GroupFilter{Words: "gates"}, 0, 0)
		coded(err)
		_, err = r.Links(KindStory, numberedID(3))
		coded(err)
		_, err = r.Counts()
		coded(err)
		return nil
	})
	coded(view)
	// A damaged ledger must not bring a writer down either.
	_, put := putNext(s, 5)
	coded(put)
	return lost, wrong, s.Check(context.Background())
}

// TestNoLedger sees what is said of files that are none, and that they are left alone.
func TestNoLedger(t *testing.T) {
	dir := t.TempDir()
	whole := ledgerFile(t, 1)
	newer := bytes.Clone(whole)
	newer[63]++ // the last byte of the format's number
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err == nil {
		_, err = db.Exec("CREATE TABLE t (x)")
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile(foreign)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		content []byte
		create  bool
		want    sayso.Code
	}{
		{"newer", newer, false, sayso.ErrNewerStore},
		{"newer, may create", newer, true, sayso.ErrNewerStore},
		{"text", []byte("The dam burst on Friday, and nobody kept a record of it."), true, sayso.ErrStore},
		{"foreign", theirs, true, sayso.ErrStore},
		{"cut", whole[:80], true, sayso.ErrStore},
		{"empty", nil, false, sayso.ErrNoStore},
		{"ledger", whole, false, ""},
		{"empty, may create", nil, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			where := filepath.Join(t.TempDir(), "x.db")
			if err := os.WriteFile(where, c.content, 0o644); err != nil {
				t.Fatal(err)
			}
			s, err := Open(t.Context(), where, Options{Create: c.create})
			if codeOf(err) != c.want {
				t.Errorf("%v, not %s", err, c.want)
			}
			if err == nil {
				if err := errors.Join(s.Check(t.Context()), s.Close()); err != nil {
					t.Error(err)
				}
				return
			}
			now, err := os.ReadFile(where)
			if err != nil || !bytes.Equal(now, c.content) {
				t.Errorf("the file was altered (%v)", err)
			}
			if beside, _ := filepath.Glob(where + "?*"); len(beside) > 0 {
				t.Errorf("left behind: %q", beside)
			}
		})
	}
	where := filepath.Join(dir, "none.db")
	if _, err := Open(t.Context(), where, Options{}); codeOf(err) != sayso.ErrNoStore {
		t.Error(err)
	}
	if _, err := os.Stat(where); err == nil {
		t.Error("asking for a ledger has made one")
	}
	if _, err := Open(t.Context(), dir, Options{Create: true}); codeOf(err) != sayso.ErrStore {
		t.Error(err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "no", "folder.db"), Options{Create: true}); codeOf(err) != sayso.ErrRead {
		t.Error(err)
	}
}

// TestPostgresRefusals is TestNoLedger for PostgreSQL.
func TestPostgresRefusals(t *testing.T) {
	where := postgresPlace(t)
	if _, err := Open(t.Context(), where, Options{}); codeOf(err) != sayso.ErrNoStore {
		t.Error(err)
	}
	s, err := Open(t.Context(), where, Options{Create: true})
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", where)
	if err == nil {
		_, err = db.Exec("UPDATE sayso_format SET version = version + 1")
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), where, Options{Create: true}); codeOf(err) != sayso.ErrNewerStore {
		t.Error(err)
	}
	if _, err := Open(t.Context(), "postgres:///none?host=/nowhere&user=x&password=secret", Options{}); codeOf(err) != sayso.ErrRead || bytes.Contains([]byte(err.Error()), []byte("secret")) {
		t.Error(err)
	}
}
