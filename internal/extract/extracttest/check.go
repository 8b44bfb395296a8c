// Package extracttest holds what every extractor promises, for the tests of each.
package extracttest

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sayso"
	"sayso/internal/extract"
)

// Check extracts raw and sees that the promises of extract.Extractor hold: a document with a text in UTF-8 that has a
// word and says what took it out, with warnings that point into it; or a coded error without a place.
func Check(t testing.TB, x extract.Extractor, raw []byte) {
	t.Helper()
	d, err := x.Extract(raw, extract.Hint{})
	if err == nil {
		CheckDocument(t, d)
		return
	}
	var coded *sayso.Error
	if !errors.As(err, &coded) || coded.Code == "" || coded.Place != "" || coded.Code == sayso.ErrInternal {
		t.Errorf("the error has no code, or a place: %v", err)
	}
	if d != nil {
		t.Error("a document beside an error")
	}
}

// CheckDocument sees that a document is whole.
func CheckDocument(t testing.TB, d *extract.Document) {
	t.Helper()
	for _, s := range append([]string{d.Text, d.Title, d.Publisher, d.URL, d.Language, d.ID}, d.Authors...) {
		if !utf8.ValidString(s) {
			t.Errorf("not UTF-8: %q", s)
		}
	}
	if strings.TrimSpace(d.Text) == "" || d.Extractor == "" || d.MediaType == "" {
		t.Errorf("text %q of %q by %q", d.Text, d.MediaType, d.Extractor)
	}
	if d.Published != "" && (len(d.Published) < len("2006-01-02") || !startsWithDay(d.Published)) {
		t.Errorf("published %q", d.Published)
	}
	for _, w := range d.Warnings {
		if w.Span.Start < 0 || w.Span.Start > w.Span.End || w.Span.End > len(d.Text) {
			t.Errorf("%s at %v of %d bytes", w.Code, w.Span, len(d.Text))
		}
	}
}

func startsWithDay(date string) bool {
	_, err := time.Parse(time.DateOnly, date[:len(time.DateOnly)])
	return err == nil
}

// Code extracts raw and returns the code of the error, "" if there is none; it fails the test if that takes more
// than most bytes of new memory or more than a minute, which is long even on a busy machine.
func Code(t testing.TB, x extract.Extractor, raw []byte, most uint64) sayso.Code {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, err := x.Extract(raw, extract.Hint{})
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > most {
		t.Errorf("%d bytes allocated for %d, more than %d", used, len(raw), most)
	}
	if took > time.Minute {
		t.Errorf("it took %v", took)
	}
	var coded *sayso.Error
	if err != nil && !errors.As(err, &coded) {
		t.Fatalf("an error without a code: %v", err)
	}
	if coded == nil {
		return ""
	}
	return coded.Code
}
