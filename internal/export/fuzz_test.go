package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/pdf"
)

// cutOut makes an article of any text with one statement from the n-th of its characters to the m-th.
func cutOut(text string, n, m uint16) (*sayso.Record, sayso.Span, bool) {
	if !utf8.ValidString(text) || text == "" {
		return nil, sayso.Span{}, false
	}
	runes := len([]rune(text))
	a, b := int(n)%runes, int(m)%runes
	if a > b {
		a, b = b, a
	}
	mapper := sayso.NewMapper(text)
	start, err := mapper.ToByte(sayso.OffsetsCodePoints, a)
	end, err2 := mapper.ToByte(sayso.OffsetsCodePoints, b+1)
	if err != nil || err2 != nil {
		return nil, sayso.Span{}, false
	}
	s := sayso.Span{Start: start, End: end}
	rec := &sayso.Record{Article: (&sayso.Article{ID: "x", Title: text, Text: text}).Identified(), Sentences: []sayso.Span{{Start: 0, End: len(text)}},
		Attributions: []sayso.Attribution{{ID: "a1", Content: []sayso.Span{s}, Source: []sayso.Span{s}, Cue: &s, Kind: sayso.KindIndirect}}}
	return rec, s, true
}

// FuzzSelectors: in any text, the words with what stands around them are there once, at their place.
func FuzzSelectors(f *testing.F) {
	f.Add(fullText, uint16(79), uint16(96))
	f.Add(strings.Repeat("ab", 3000), uint16(77), uint16(79))
	f.Add("🚢🚢🚢", uint16(1), uint16(1))
	f.Fuzz(func(t *testing.T, text string, n, m uint16) {
		rec, s, ok := cutOut(text, n, m)
		if !ok {
			return
		}
		c, err := newSelecter(rec)
		if err != nil {
			t.Fatal(err)
		}
		list := c.selectors(s)
		if len(list) == 1 { // only where much context does not tell
			if len(text) < longest {
				t.Fatalf("no quotation in a text of %d bytes", len(text))
			}
			return
		}
		q := list[1].(quoteSelector)
		around := q.Prefix + q.Exact + q.Suffix
		at := s.Start - len(q.Prefix)
		if q.Exact != s.In(text) || strings.Index(text, around) != at || strings.LastIndex(text, around) != at {
			t.Fatalf("%q of %q", around, text)
		}
	})
}

// FuzzMemo: of any text there is a memo whose page has no markup of the text's and whose PDF can be read.
func FuzzMemo(f *testing.F) {
	f.Add(fullText, uint16(79), uint16(96))
	f.Add("<script>\u202e\x1b[31m مرحبا\ufffd", uint16(0), uint16(20))
	f.Add(strings.Repeat("x", 2000), uint16(0), uint16(1999))
	f.Fuzz(func(t *testing.T, text string, n, m uint16) {
		rec, _, ok := cutOut(text, n, m)
		if !ok {
			return
		}
		memo, err := MemoOf([]*sayso.Record{rec}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var page, file bytes.Buffer
		if err := MemoHTML(&page, memo); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(page.String(), "<script") || strings.ContainsAny(page.String(), "\u202e\x1b\x00") {
			t.Fatalf("%q got through", text)
		}
		if err := MemoPDF(&file, memo); err != nil {
			t.Fatal(err)
		}
		d, err := pdf.Extractor{}.Extract(file.Bytes(), extract.Hint{})
		if err != nil || !strings.Contains(d.Text, "Source words") {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// FuzzCSV: any words come out of a cell as they went in, but for the carriage returns that Go's own reader drops.
func FuzzCSV(f *testing.F) {
	f.Add(`a,"b"`, "=1+1\r\n\tx")
	f.Add("", "\n")
	f.Fuzz(func(t *testing.T, one, two string) {
		var b bytes.Buffer
		csvLine(&b, []string{one, two})
		r := csv.NewReader(&b)
		got, err := r.Read()
		if one == "" && two == "" {
			return
		}
		plain := func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
		if err != nil || len(got) != 2 || got[0] != plain(one) || got[1] != plain(two) {
			t.Fatalf("%q %q came out as %q: %v", one, two, got, err)
		}
	})
}
