package quote_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
	"sayso/internal/quote"
)

// TestParse runs testdata/quotations.txt: what it says first is the case's reason, then the text, then behind "--" the
// quotations as a person writes them down, nested ones indented, and the faults.
func TestParse(t *testing.T) {
	file, err := os.ReadFile("testdata/quotations.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(strings.TrimSpace(string(file)), "\n====\n")
	p := quote.New()
	for _, c := range cases {
		head, want, ok := strings.Cut(c, "\n--\n")
		reason, text, ok2 := strings.Cut(head, "\n")
		if !ok || !ok2 {
			t.Fatalf("not a case:\n%s", c)
		}
		doc := nlptest.Doc(text)
		if got := describe(doc, p); got != strings.TrimSpace(want) {
			t.Errorf("%s\n%s\ngot\n%s\nwant\n%s", reason, text, got, strings.TrimSpace(want))
		}
	}
	if len(cases) < 40 {
		t.Errorf("only %d cases", len(cases))
	}
}

func describe(doc *nlp.Doc, p *quote.Parser) string {
	qs, faults := p.Parse(doc)
	var b strings.Builder
	depth := make([]int, len(qs))
	for i, q := range qs {
		if q.Parent >= 0 {
			depth[i] = depth[q.Parent] + 1
		}
		inner := strings.ReplaceAll(doc.Span(q.Inner).In(doc.Article.Text), "\n", "¶")
		fmt.Fprintf(&b, "%s%s %s |%s|\n", strings.Repeat("\t", depth[i]), q.Kind, [...]string{"inline", "alone", "sentence"}[q.Shape], inner)
	}
	for _, f := range faults {
		rest := doc.Article.Text[doc.Tokens[f.Token].Start:]
		fmt.Fprintf(&b, "%s at |%s|\n", f.Code, strings.TrimSpace(firstRunes(rest, 12)))
	}
	return strings.TrimSpace(b.String())
}

func firstRunes(s string, n int) string {
	r := []rune(strings.ReplaceAll(s, "\n", "¶"))
	return string(r[:min(n, len(r))])
}

// In every row's example there is one quotation, and it is of the row's kind; without the lead it would not be.
func TestLeads(t *testing.T) {
	table, err := lexicon.Load(data.FS, "quotations/leads.tsv", "lead", "kind", "example")
	if err != nil {
		t.Fatal(err)
	}
	p := quote.New()
	for _, row := range table.Rows {
		if !strings.Contains(strings.ToLower(row[2]), row[0]) {
			t.Errorf("%s: not in its example %q", row[0], row[2])
		}
		qs, _ := p.Parse(nlptest.Doc(row[2]))
		if len(qs) != 1 || string(qs[0].Kind) != row[1] || qs[0].Short {
			t.Errorf("%s: %q gives %v", row[0], row[2], qs)
		}
	}
}

// FuzzParse: quotations lie in the text, nest or are apart, and hold something.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"“a ‘b’ c” \"d\"", "“a\n\n“b\n\nc”", "« a “b » c”", "''a'' ``b''", "5'10\" 'n' ’90s", "「a『b』」", "„a“ »b«"} {
		f.Add(s)
	}
	p := quote.New()
	f.Fuzz(func(t *testing.T, text string) {
		doc := nlptest.Doc(strings.ToValidUTF8(text, "?"))
		qs, faults := p.Parse(doc)
		for i, q := range qs {
			if q.Inner.Start < q.Range.Start || q.Inner.End > q.Range.End || q.Inner.Len() <= 0 || int(q.Range.End) > len(doc.Tokens) {
				t.Fatalf("%q: %+v", text, q)
			}
			if i > 0 && q.Range.Start < qs[i-1].Range.Start {
				t.Fatalf("%q: not in order", text)
			}
			for k := 0; k < i; k++ {
				o := qs[k]
				inside := q.Range.Start >= o.Inner.Start && q.Range.End <= o.Inner.End
				if q.Range.Start < o.Range.End && !inside {
					t.Fatalf("%q: %+v crosses %+v", text, q, o)
				}
			}
		}
		for _, fault := range faults {
			if int(fault.Token) >= len(doc.Tokens) {
				t.Fatalf("%q: %v", text, fault)
			}
		}
	})
}

// Work stays in proportion: hostile marks by the hundred thousand take no longer than so many words.
func BenchmarkHostile(b *testing.B) {
	p := quote.New()
	for _, unit := range []string{"“", "‘a ", "«”", "'a' ", "\"", "“a” "} {
		doc := nlptest.Doc(strings.Repeat(unit, 100_000))
		b.Run(unit, func(b *testing.B) {
			for b.Loop() {
				p.Parse(doc)
			}
		})
	}
}
