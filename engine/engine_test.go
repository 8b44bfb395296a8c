package engine

import (
	"context"
	"strings"
	"testing"
	"time"

	"sayso"
)

func read(t testing.TB, e *Engine, text string) *sayso.Record {
	t.Helper()
	r, err := e.Read(context.Background(), &sayso.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Every span of a record lies in the text, on rune boundaries, whatever the text; and reading ends in bounded time.
func TestReadAnything(t *testing.T) {
	e := newEngine(t)
	texts := map[string]string{
		"empty":         "",
		"spaces":        " \n\n\t ",
		"one word":      "No",
		"quotes":        strings.Repeat("\"", 20_000),
		"nested marks":  strings.Repeat("“‘", 5_000),
		"one long word": strings.Repeat("a", 1_000_000),
		"long sentence": strings.Repeat("he said that ", 3_000),
		"controls":      "He\x00 said\x01 “no\u200b”.\u2029She\ufeff agreed.",
		"right to left": "\u202eHe said\u202c it was over, \u05d0\u05d1.",
		"combining":     "Zoe\u0308 said: “e\u0301te\u0301.”",
		"emoji":         "👩‍👩‍👧 said “👍”, officials said.",
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			r := read(t, e, text)
			if err := r.Check(); err != nil {
				t.Error(err)
			}
			if d := time.Since(start); d > time.Minute {
				t.Errorf("took %v", d)
			}
		})
	}
}
