package verify

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"sayso"
	"sayso/data"
)

var update = flag.Bool("update", false, "rewrite testdata/grades.txt")

// loadOnce spares the fuzz tests the tables.
var loadOnce = sync.OnceValues(func() (*Lexicon, error) { return LoadLexicon(data.FS) })

func testLexicon(t testing.TB) *Lexicon {
	l, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// draftOf makes a record whose quotations are the lines of a text.
func draftOf(lines ...string) *sayso.Record {
	rec := &sayso.Record{Article: &sayso.Article{Text: strings.Join(lines, "\n")}}
	at := 0
	for i, l := range lines {
		s := sayso.Span{Start: at, End: at + len(l)}
		rec.Quotations = append(rec.Quotations, sayso.Quotation{ID: fmt.Sprint("q", i+1), Span: s, Inner: s, Kind: sayso.QuotationSpeech})
		at += len(l) + 1
	}
	return rec
}

func checkerOf(t testing.TB, texts ...string) *Checker {
	x := NewIndex()
	for i, text := range texts {
		x.Add(Source{fmt.Sprint("source", i+1), &sayso.Article{Text: text}})
	}
	return NewChecker(x, testLexicon(t))
}

// TestGrades reads testdata/grades.txt and compares it with what is found; go test -update writes it anew.
func TestGrades(t *testing.T) {
	const name = "testdata/grades.txt"
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for i, block := range strings.Split(string(raw), "\n===\n") {
		if i == 0 {
			out.WriteString(block)
			continue
		}
		out.WriteString("\n===\n")
		texts, drafts := readBlock(block)
		out.WriteString(strings.Join(texts, "\n+++\n") + "\n---\n")
		c := checkerOf(t, texts...)
		for k, d := range drafts {
			if k > 0 {
				out.WriteString("\n")
			}
			out.WriteString(describe(c, d))
		}
	}
	got := strings.TrimRight(out.String(), "\n") + "\n"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != string(raw) {
		t.Errorf("%s differs; go test ./internal/verify -update, then read the diff\n%s", name, firstDifference(got, string(raw)))
	}
}

// readBlock gives the sources and the quotations of a block.
func readBlock(block string) (texts, drafts []string) {
	source, rest, _ := strings.Cut(block, "\n---\n")
	for line := range strings.Lines(rest) {
		if d, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "| "); ok {
			drafts = append(drafts, strings.ReplaceAll(d, "⏎", "\n"))
		}
	}
	return strings.Split(source, "\n+++\n"), drafts
}

func describe(c *Checker, d string) string {
	rec := draftOf(d)
	rec.Quotations = rec.Quotations[:1]
	var b strings.Builder
	fmt.Fprintf(&b, "| %s\n", strings.ReplaceAll(d, "\n", "⏎"))
	for _, f := range c.Check(rec, Options{}) {
		fmt.Fprint(&b, "  ", f.Grade)
		for _, g := range f.Also {
			fmt.Fprint(&b, " ", g)
		}
		if f.Marked {
			b.WriteString(" (marked)")
		}
		fmt.Fprintf(&b, " %.2f", f.Similarity)
		if n := len(f.Others); n > 0 {
			fmt.Fprintf(&b, " +%d", n)
		}
		b.WriteByte('\n')
		for _, ch := range f.Changes {
			fmt.Fprintf(&b, "  %s: %q ← %q\n", ch.Kind, ch.Draft.In(d), ch.Source.In(c.index.sources[ch.At].Article.Text))
		}
		for _, p := range f.Places {
			fmt.Fprintf(&b, "  at %s %v %q\n", c.index.sources[p.Source].Name, p.Span, p.Span.In(c.index.sources[p.Source].Article.Text))
		}
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d\ngot  %s\nwant %s", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return "longer than it was"
}
