package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
)

// FuzzArticles: whatever comes in, each item is an article in UTF-8 whose warnings point into it, or a coded error.
func FuzzArticles(f *testing.F) {
	for _, s := range []string{"", "He said “no”.", "\xff\xfeY\x00=\xd8\x00\xde", `{"text":"a\ud83d","published":"2025-08-09"}` + "\n{}\n",
		"\xe2\x82\x00", "{\"text\":\"\xff\\n\"}", strings.Repeat("\"", 70), "\n\n\n{", "\uFEFF"} {
		f.Add([]byte(s), uint8(3))
	}
	f.Fuzz(func(t *testing.T, raw []byte, shards uint8) {
		for it := range Articles([]string{"-"}, Options{Stdin: bytes.NewReader(raw), Limit: 64, Shard: 1, Shards: int(shards%4) + 1}) {
			var coded *sayso.Error
			switch {
			case (it.Err == nil) == (it.Article == nil):
				t.Fatalf("neither or both: %+v", it)
			case it.Err != nil && (!errors.As(it.Err, &coded) || coded.Place != it.Place || coded.Code == ""):
				t.Fatalf("an error without code or place: %v", it.Err)
			case it.Article != nil:
				checkArticle(t, it.Article)
			}
		}
	})
}

func checkArticle(t *testing.T, a *sayso.Article) {
	if !utf8.ValidString(a.Text) || a.ID == "" || len(a.SHA256) != 64 {
		t.Fatalf("bad article %+v", a)
	}
	for _, w := range a.Warnings {
		s := w.Span.In(a.Text)
		if w.Code == sayso.WarnInvalidUTF8 && (s == "" || strings.Trim(s, replacement) != "") {
			t.Fatalf("%s points at %q", w.Code, s)
		}
	}
}

var replacements = regexp.MustCompile(replacement + "+")

// FuzzUnquote holds unquote against encoding/json, which writes another number of replacements for a cut sequence.
func FuzzUnquote(f *testing.F) {
	for _, s := range []string{`"a\n\"\\\/\u00e9\ud83d\ude00"`, `"\ud83d\ud83d\ude00"`, "\"\xe2\x82x\"", `"\uDE00"`, `"\ufffd"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var want string
		if json.Unmarshal(raw, &want) != nil || raw[0] != '"' || raw[len(raw)-1] != '"' {
			return
		}
		got, replaced := unquote(raw)
		if replacements.ReplaceAllString(got, replacement) != replacements.ReplaceAllString(want, replacement) {
			t.Fatalf("%q: got %q, want %q", raw, got, want)
		}
		for _, p := range replaced {
			if strings.Trim(p.In(got), replacement) != "" {
				t.Fatalf("%q: replaced %v is %q", raw, p, p.In(got))
			}
		}
	})
}
