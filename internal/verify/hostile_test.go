package verify

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
)

// prose makes n different sentences.
func prose(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Boat %d left harbour %d on day %d with a crew of %d. ", i*7, i%13, i%31, i%90)
	}
	return b.String()
}

// TestHugeQuotation: a quotation of 10 MB, one of its words changed, is work that grows with its length only.
func TestHugeQuotation(t *testing.T) {
	text := prose(200_000)
	if len(text) < 10<<20 {
		t.Fatalf("%d bytes", len(text))
	}
	at := strings.Index(text[len(text)/2:], "left") + len(text)/2
	d := strings.TrimSpace(text[:at] + "lost" + text[at+len("left"):])
	f := checkerOf(t, text).Check(draftOf(d), Options{})[0]
	if f.Grade != Changed || len(f.Changes) != 1 || f.Changes[0].Draft.Start != at || f.Changes[0].Source.In(text) != "left" {
		t.Errorf("%v, %d changes in %d places", f.Grade, len(f.Changes), len(f.Places))
	}
}

// TestHugeInvention: 10 MB of words that the source has, in no order of its own.
func TestHugeInvention(t *testing.T) {
	d := strings.Repeat("harbour crew day left on with boat of a 17 ", 240_000)
	if f := checkerOf(t, prose(2000)).Check(draftOf(d), Options{})[0]; f.Grade != NotFound {
		t.Errorf("%v, %v", f.Grade, f.Similarity)
	}
}

// TestManyQuotations: a draft of 10 MB with 100,000 quotations, half of which the source has.
func TestManyQuotations(t *testing.T) {
	source := prose(2000)
	sentences := strings.SplitAfter(source, ". ")
	lines := make([]string, 100_000)
	for i := range lines {
		lines[i] = strings.TrimSpace(sentences[i%2000]) + strings.Repeat(" nothing of it", 6)
		if i%2 == 0 {
			lines[i] = strings.TrimSpace(sentences[i%2000])
		}
	}
	found := checkerOf(t, source).Check(draftOf(lines...), Options{})
	if len(found) != len(lines) {
		t.Fatalf("%d findings of %d", len(found), len(lines))
	}
	for i, f := range found {
		if f.ID != fmt.Sprint("q", i+1) || (f.Grade == Exact) != (i%2 == 0) {
			t.Fatalf("%d: %s %v", i, f.ID, f.Grade)
		}
	}
}

// TestEmpty: nothing to look in, nothing to look for.
func TestEmpty(t *testing.T) {
	for _, texts := range [][]string{nil, {""}, {"", "…", ""}} {
		for _, f := range checkerOf(t, texts...).Check(draftOf("going bankrupt", "", "…", "one"), Options{}) {
			if f.Grade != NotFound || len(f.Places) > 0 || f.Similarity != 0 {
				t.Errorf("%q: %+v", texts, f)
			}
		}
	}
	if n := len(checkerOf(t, "a source").Check(draftOf(), Options{})); n != 0 {
		t.Errorf("%d findings for no quotation", n)
	}
}

// FuzzCheck: whatever the texts, nothing breaks, all spans lie on characters of their texts, a stretch of the source
// is exact, and the answer does not depend on what was asked before.
func FuzzCheck(f *testing.F) {
	f.Add("We will win, she said. “And soon.” U.S. forces", "We [all] will … win", 3, 9)
	f.Add("5–10 percent of the ’90s", "[W]e 5 10...", 0, 4)
	f.Add("a\u0301 \u00ad\u2060 ＢＢＣ ﬁn 日本語", "] [ [[", 1, 2)
	f.Add("\xff\xfe x.y. z", "x . . . z", 0, 3)
	f.Fuzz(func(t *testing.T, source, draft string, from, to int) {
		source, draft = strings.ToValidUTF8(source, "\uFFFD"), strings.ToValidUTF8(draft, "\uFFFD")
		c := checkerOf(t, source, "The harbour was quiet. "+source)
		first := c.Check(draftOf(draft), Options{})
		again := checkerOf(t, source, "The harbour was quiet. "+source).Check(draftOf("quiet", draft), Options{})
		for _, fd := range first {
			checkSpans(t, c, fd, draft)
			if last := again[len(again)-1]; last.Grade != fd.Grade || last.Similarity != fd.Similarity {
				t.Errorf("%q: %v, after another %v", draft, fd.Grade, last.Grade)
			}
		}
		from, to = max(0, min(from, len(source))), max(0, min(to, len(source)))
		if from >= to || !utf8.ValidString(source[from:to]) || inWord(source, from) || inWord(source, to) {
			return
		}
		for _, fd := range c.Check(draftOf(source[from:to]), Options{}) {
			if fd.Grade > Marks && !strings.ContainsAny(source[from:to], "[]….") {
				t.Errorf("%q of %q: %v", source[from:to], source, fd.Grade)
			}
		}
	})
}

// inWord reports whether a position cuts a word, or parts letters from signs that belong to them.
func inWord(s string, at int) bool {
	for scan := (scanner{text: s}); scan.next(); {
		if scan.start < at && at < scan.end {
			return true
		}
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return at > 0 && at < len(s) && before != ' ' && after != ' '
}

func checkSpans(t *testing.T, c *Checker, f Finding, draft string) {
	inside := func(what string, s sayso.Span, text string) {
		if s.Start < 0 || s.Start > s.End || s.End > len(text) || !utf8.ValidString(s.In(text)) {
			t.Errorf("%s %v of a text of %d bytes", what, s, len(text))
		}
	}
	for _, p := range append(f.Places, f.Others...) {
		inside("place", p.Span, c.index.sources[p.Source].Article.Text)
	}
	for _, ch := range f.Changes {
		inside("draft", ch.Draft, draft)
		inside("source", ch.Source, c.index.sources[ch.At].Article.Text)
	}
	if f.Similarity < 0 || f.Similarity > 1 {
		t.Errorf("similarity %v", f.Similarity)
	}
}
