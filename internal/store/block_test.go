package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sayso"
)

// keysModel is what the store promises of keys, in the plainest form.
type keysModel map[string]struct {
	day  int
	keys []uint64
}

func (m keysModel) near(least int, keys []uint64, from, to int) []Hit {
	var out []Hit
	for ref, has := range m {
		n := 0
		for _, k := range keys {
			if slices.Contains(has.keys, k) {
				n++
			}
		}
		if n >= least && (has.day == NoDay || from <= has.day && has.day <= to) {
			out = append(out, Hit{ref, has.day, n})
		}
	}
	slices.SortFunc(out, func(a, b Hit) int { return strings.Compare(a.Ref, b.Ref) })
	return out
}

// TestBlocks puts, changes and takes back keys at random, with so few that may wait that blocks are written again and again, and
// asks after each Update.
func TestBlocks(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			s.(*database).fewWaiting = 300
			rng := rand.New(rand.NewPCG(7, 8))
			model := keysModel{}
			key := func() uint64 {
				k := rng.Uint64()
				switch k % 5 {
				case 0:
					return k % 40 // a key that many have
				case 1:
					return k // 64 bits
				case 2:
					return -(k >> 32) // the greatest of all, which change places
				}
				return k >> 32
			}
			for round := range 40 {
				err := s.Update(t.Context(), func(w Writer) error {
					for range 25 {
						ref := fmt.Sprintf("ref %d", rng.IntN(400))
						keys := make([]uint64, rng.IntN(60))
						for i := range keys {
							keys[i] = key()
						}
						if old := model[ref].keys; len(old) > 0 && rng.IntN(3) == 0 {
							keys = append(keys[:len(keys)/4], old[:len(old)/2]...)
						}
						slices.Sort(keys)
						keys = slices.Compact(keys)
						day := []int{NoDay, round, 100}[rng.IntN(3)]
						if err := w.PutKeys(KindClaim, ref, day, keys); err != nil {
							return err
						}
						if delete(model, ref); len(keys) > 0 {
							model[ref] = struct {
								day  int
								keys []uint64
							}{day, keys}
						}
					}
					return w.PutKeys(KindCopy, "of another kind", 1, []uint64{1, 2, 3})
				})
				if err != nil {
					t.Fatal(err)
				}
				err = s.View(t.Context(), func(r Reader) error {
					for ref, has := range model {
						if day, keys, err := r.Keys(KindClaim, ref); err != nil || day != has.day || !slices.Equal(keys, has.keys) {
							t.Errorf("round %d: %s has %v of day %d, %v", round, ref, keys, day, err)
						}
						from, to, least := rng.IntN(20), 10+rng.IntN(100), 1+rng.IntN(3)
						ask := append(has.keys[:len(has.keys):len(has.keys)], 7, 8, key())
						hits, err := r.NearAtLeast(least, KindClaim, ask, from, to)
						if err != nil {
							return err
						}
						slices.Sort(ask)
						want := model.near(least, slices.Compact(ask), from, to)
						if !slices.Equal(hits, want) {
							t.Fatalf("round %d: near %s are %v, want %v", round, ref, hits, want)
						}
						if round%8 > 0 && rng.IntN(8) > 0 {
							break
						}
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			blocks := 0
			err := s.View(t.Context(), func(r Reader) error {
				_, err := r.(*view).row("SELECT count(*) FROM block", nil, &blocks)
				return err
			})
			if err := errors.Join(err, s.Check(t.Context())); err != nil || blocks < 10 {
				t.Error(blocks, err)
			}
		})
	}
}

// rawDatabase opens the database behind a place as any program would.
func rawDatabase(t *testing.T, where string) *sql.DB {
	t.Helper()
	driver := "sqlite"
	if IsDatabase(where) {
		driver = "pgx"
	}
	db, err := sql.Open(driver, where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	return db
}

// formatOne makes a ledger of format 1 with an article and keys, as the programs of that format did.
func formatOne(t *testing.T, where string) *sql.DB {
	t.Helper()
	db := rawDatabase(t, where)
	folder, mark := "sqlite", fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1", applicationID)
	if IsDatabase(where) {
		folder, mark = "postgres", "CREATE TABLE sayso_format (version bigint NOT NULL); INSERT INTO sayso_format VALUES (1)"
	}
	script, err := migrations.ReadFile("migrations/" + folder + "/0001.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{string(script), mark,
		"INSERT INTO ref (kind, name) VALUES (2, 'one'), (2, 'two')",
		"INSERT INTO near (kind, key, day, ref) VALUES (2, 7, 19000, 1), (2, 9, 19000, 1), (2, -1, 19000, 1), (2, 7, 19001, 2)"} {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	insert := "INSERT INTO keyed (ref, day, keys) VALUES (?, ?, ?)"
	if IsDatabase(where) {
		insert = "INSERT INTO keyed (ref, day, keys) VALUES ($1, $2, $3)"
	}
	for _, k := range []struct {
		ref, day int
		keys     []uint64
	}{{1, 19000, []uint64{7, 9, 1<<32 - 1}}, {2, 19001, []uint64{7}}} {
		if _, err := db.Exec(insert, k.ref, k.day, packKeys(k.keys)); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

// TestFromFormatOne opens a ledger of format 1: it is brought up to date and has all it had.
func TestFromFormatOne(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			where := l.where(t)
			formatOne(t, where).Close()
			for _, found := range [][]Hit{{{"one", 19000, 2}}, {{"one", 19000, 2}, {"three", NoDay, 1}}} {
				s := open(t, where, Options{})
				err := s.View(t.Context(), func(r Reader) error {
					hits, err := r.Near(KindStory, []uint64{7, 1<<32 - 1}, 0, 19000)
					if !slices.Equal(hits, found) {
						t.Errorf("%v, want %v", hits, found)
					}
					return err
				})
				if err := errors.Join(err, s.Check(t.Context())); err != nil {
					t.Error(err)
				}
				// And it is written to like any other.
				err = s.Update(t.Context(), func(w Writer) error {
					_, err := putWith(w, "three", 7)
					return err
				})
				if err := errors.Join(err, s.Check(t.Context()), s.Close()); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func putWith(w Writer, id string, keys ...uint64) (string, error) {
	if err := w.PutKeys(KindStory, id, NoDay, keys); err != nil {
		return "", err
	}
	id, _, err := w.PutArticle(&sayso.Article{ID: id, Text: "The text of " + id}, ArticleInfo{Day: NoDay})
	return id, err
}

// TestFromFormers opens ledgers of the formats in between: they are brought up to date and keep what is beside the record.
func TestFromFormers(t *testing.T) {
	for _, l := range ledgers {
		for was := 2; was < Format; was++ {
			t.Run(fmt.Sprint(l.name, " ", was), func(t *testing.T) {
				where := l.where(t)
				db := formatOne(t, where)
				folder, mark := "sqlite", fmt.Sprint("PRAGMA user_version = ", was)
				if IsDatabase(where) {
					folder, mark = "postgres", fmt.Sprint("UPDATE sayso_format SET version = ", was)
				}
				queries := []string{"INSERT INTO setting (name, value) VALUES ('notes/a', 'kept')", mark}
				for n := was; n > 1; n-- {
					script, err := migrations.ReadFile(fmt.Sprintf("migrations/%s/%04d.sql", folder, n))
					if err != nil {
						t.Fatal(err)
					}
					queries = append([]string{string(script)}, queries...)
				}
				for _, query := range queries {
					if _, err := db.Exec(query); err != nil {
						t.Fatal(err)
					}
				}
				db.Close()
				s := open(t, where, Options{})
				err := s.View(t.Context(), func(r Reader) error {
					value, err := r.Setting("notes/a")
					if string(value) != "kept" {
						t.Errorf("the setting is %q", value)
					}
					return err
				})
				if err := errors.Join(err, s.Check(t.Context()), s.Close()); err != nil {
					t.Error(err)
				}
				if version := 0; rawDatabase(t, where).QueryRow("PRAGMA user_version").Scan(&version) == nil && version != Format {
					t.Errorf("it bears the number %d", version)
				}
			})
		}
	}
}

// TestOldLayout opens ledgers that bear the number 1 and were made before that format was finished: E030 says what to do, and
// they stay as they are.
func TestOldLayout(t *testing.T) {
	for _, l := range ledgers {
		for _, change := range []string{
			"ALTER TABLE record DROP COLUMN sum",
			"ALTER TABLE statement RENAME COLUMN told TO addressees",
			"DROP TABLE setting",
		} {
			t.Run(l.name+"/"+change, func(t *testing.T) {
				where := l.where(t)
				db := formatOne(t, where)
				if _, err := db.Exec(change); err != nil {
					t.Fatal(err)
				}
				for _, create := range []bool{false, true} {
					_, err := Open(t.Context(), where, Options{Create: create})
					if codeOf(err) != sayso.ErrOldStore || !strings.Contains(err.Error(), "export it with the program that made it") {
						t.Error(err)
					}
				}
				n := 0
				if err := db.QueryRow("SELECT count(*) FROM near WHERE day = 19000").Scan(&n); err != nil || n != 3 {
					t.Errorf("%d rows are left as they were: %v", n, err)
				}
			})
		}
	}
}
