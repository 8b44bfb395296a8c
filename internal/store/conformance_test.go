package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ledgers are the two databases that every promise of Store is tested on. PostgreSQL is the server of SAYSO_POSTGRES; see
// .ci/postgres.
var ledgers = []struct {
	name string
	// where makes a place for one ledger.
	where func(t testing.TB) string
}{
	{"sqlite", func(t testing.TB) string { return filepath.Join(t.TempDir(), "ledger.db") }},
	{"postgres", postgresPlace},
}

// postgresPlace makes a schema of its own for a test.
func postgresPlace(t testing.TB) string {
	server := os.Getenv("SAYSO_POSTGRES")
	if server == "" {
		t.Skip("SAYSO_POSTGRES is not set: not tested on PostgreSQL; .ci/postgres starts a server")
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	schema := fmt.Sprintf("t%d_%d", os.Getpid(), time.Now().UnixNano())
	if _, err := db.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db, err := sql.Open("pgx", server)
		if err == nil {
			_, err = db.Exec("DROP SCHEMA " + schema + " CASCADE")
			_ = db.Close()
		}
		if err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

// open opens a ledger, which is closed at the end of the test.
func open(t testing.TB, where string, o Options) Store {
	t.Helper()
	s, err := Open(context.Background(), where, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(scripts) == 0 {
		t.Fatal(err, len(scripts))
	}
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			for _, path := range scripts {
				t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
					where := l.where(t)
					s := open(t, where, Options{Create: true})
					runScript(t, s, path)
					if err := s.Check(t.Context()); err != nil {
						t.Error(err)
					}
				})
			}
		})
	}
}
