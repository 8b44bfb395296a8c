package store

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The dams WERE bursting.", "the dam were burst"},
		{"minister's minister’s ministers’", "minist minist minist"},
		{"don't don’t 'quoted'", "dont dont quot"},
		{"U.S. 1,500 well-known", "u s 1 500 well known"},
		{"Élan café naïve Ångström", "elan cafe naiv angstrom"},
		{"Straße ﬁne Ⅳ ½", "straße fine iv 12"},
		{"Москва 東京 x\x00y", "москва 東京 x y"},
		{strings.Repeat("ab", 50), strings.Repeat("ab", 32)},
		{"… — “”", ""},
		{"a’", "a"},
		{"s's 's", "s s"},
	} {
		var got []string
		for _, w := range newStemmer().words(c.text) {
			got = append(got, w.stem)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, not %q", c.text, s, c.want)
		}
	}
}

// TestLongTexts sees that a text of several parts is found by words of each, in both databases.
func TestLongTexts(t *testing.T) {
	var b strings.Builder
	for i := range 30_000 {
		b.WriteString([]string{"alpha ", "beta ", "gamma\n"}[i%3])
		if i == 29_000 {
			b.WriteString("zebra crossing ")
		}
	}
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			err := s.Update(t.Context(), func(w Writer) error {
				_, _, err := w.PutArticle(&sayso.Article{ID: "long", Title: "A long text", Text: b.String()}, ArticleInfo{})
				if err != nil {
					return err
				}
				// What was put is found within the same Update.
				found, err := w.Search("zebras", 0, 0)
				if len(found) != 1 {
					t.Errorf("within the Update: %v", found)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			for query, want := range map[string]int{"zebra": 1, `"zebra crossing" alpha`: 1, "long zebra": 1, "alpha": 1, "alpha -zebra": 0, "unicorn": 0} {
				err := s.View(t.Context(), func(r Reader) error {
					found, err := r.Search(query, 0, 0)
					if len(found) != want || want == 1 && !strings.Contains(found[0].Text, strings.Trim(strings.Fields(query)[0], `"`)) && query != "long zebra" {
						t.Errorf("%s: %v", query, found)
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// FuzzSearch puts any text and asks anything: the database takes every query, the words found stand where the hit says, and the
// short way to the stems finds what the long one does.
func FuzzSearch(f *testing.F) {
	f.Add("The dam burst on Friday.\nNobody was hurt.", `dam -"was hurt" frid`)
	f.Add("Dying flies' skies, “naïve” İstanbul", "died sky NAIVE istanbul")
	f.Add("a b\na b c", `"a b" "`)
	f.Add("é\u0301x y’s ’ s", "ex* NEAR(a OR b) : ^ {x} 'y'")
	s, err := Open(context.Background(), filepath.Join(f.TempDir(), "ledger.db"), Options{Create: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	f.Fuzz(func(t *testing.T, text, query string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		stems := newStemmer()
		words := stems.words(text)
		for i, w := range words {
			if w.stem == "" || w.start >= w.end || i > 0 && w.start < words[i-1].end || !utf8.ValidString(text[w.start:w.end]) || !utf8.ValidString(w.stem) {
				t.Fatalf("word %d of %q: %+v", i, text, w)
			}
		}
		q := parseQuery(stems, query)
		want, wantOK := q.best(text, words, nil)
		got, ok := q.best(text, stems.wordsFor(q, text), nil)
		if got != want || ok != wantOK {
			t.Errorf("%q in %q: %v %t, with all stems %v %t", query, text, got, ok, want, wantOK)
		}
		// What is there by the tokenizer must be found by the database, and nothing else.
		all := len(q.must) > 0
		for _, term := range q.must {
			all = all && slices.ContainsFunc(places(words), func(from []word) bool { return standsAt(from, term) })
		}
		for _, term := range q.not {
			all = all && !slices.ContainsFunc(places(words), func(from []word) bool { return standsAt(from, term) })
		}
		err := s.Update(t.Context(), func(w Writer) error {
			id, _, err := w.PutArticle(&sayso.Article{Text: text}, ArticleInfo{})
			if err != nil {
				return err
			}
			found, err := w.Search(query, 0, 0)
			hit := slices.IndexFunc(found, func(f Found) bool { return f.Article == id })
			if (hit >= 0) != all {
				t.Errorf("%q in %q: found %t, not %t", query, text, hit >= 0, all)
			}
			if hit >= 0 && text[found[hit].Start:found[hit].End] != found[hit].Text {
				t.Errorf("%+v is not in %q", found[hit], text)
			}
			return errors.Join(err, errTakenBack)
		})
		if err.Error() != errTakenBack.Error() {
			t.Error(err)
		}
	})
}

// errTakenBack ends an Update that is to leave nothing.
var errTakenBack = errors.New("taken back")

// places returns the words from each place on.
func places(words []word) [][]word {
	var out [][]word
	for i := range words {
		out = append(out, words[i:])
	}
	return out
}
