package speech

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
	"sayso/internal/quote"
)

// TestAttribute runs testdata/speakers.txt. A case says first what it is about. Its text marks what a reader is
// supposed to have found, [s1 source] [c1 cue] [k1 content]; behind "--" stand the attributions that come out, one a
// line: source / cue / content | content (kind), then the quotations nobody has.
func TestAttribute(t *testing.T) {
	file, err := os.ReadFile("testdata/speakers.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(strings.TrimSpace(string(file)), "\n====\n")
	parser, attributor := quote.New(), New()
	for _, c := range cases {
		head, want, ok := strings.Cut(c+"\n", "\n--\n")
		about, marked, ok2 := strings.Cut(head, "\n")
		if !ok || !ok2 {
			t.Fatalf("not a case:\n%s", c)
		}
		text, attrs := unmark(t, marked)
		doc := nlptest.Doc(text)
		qs, _ := parser.Parse(doc)
		found, quotations := attributor.Attribute(doc, qs, attrs)
		check(t, about, doc, found, quotations)
		if got := describe(text, found, quotations); got != strings.TrimSpace(want) {
			t.Errorf("%s\n%s\ngot\n%s\nwant\n%s", about, text, got, strings.TrimSpace(want))
		}
	}
	if len(cases) < 20 {
		t.Errorf("only %d cases", len(cases))
	}
}

// check sees that ids are in order and that owner and owned name each other.
func check(t *testing.T, about string, doc *nlp.Doc, found []sayso.Attribution, quotations []sayso.Quotation) {
	t.Helper()
	rec := sayso.Record{Article: doc.Article, Attributions: found, Quotations: quotations}
	if err := rec.Check(); err != nil {
		t.Errorf("%s: %v", about, err)
	}
	owned := map[string]string{}
	for i, a := range found {
		if a.ID != fmt.Sprintf("a%d", i+1) {
			t.Errorf("%s: id %s at place %d", about, a.ID, i)
		}
		for _, q := range a.Quotations {
			if owned[q] != "" {
				t.Errorf("%s: quotation %s belongs to two", about, q)
			}
			owned[q] = a.ID
		}
	}
	for _, q := range quotations {
		if owned[q.ID] != q.Attribution {
			t.Errorf("%s: quotation %s names %q, but %q names it", about, q.ID, q.Attribution, owned[q.ID])
		}
	}
}

// unmark takes the marked stretches out of a text; they may nest.
func unmark(t *testing.T, marked string) (string, []sayso.Attribution) {
	t.Helper()
	var text strings.Builder
	var attrs []sayso.Attribution
	type opened struct {
		kind  byte
		i, at int
	}
	var stack []opened
	for i := 0; i < len(marked); i++ {
		c := marked[i]
		if c == '[' && i+3 < len(marked) && strings.IndexByte("sck", marked[i+1]) >= 0 && marked[i+3] == ' ' {
			n := int(marked[i+2] - '0')
			for len(attrs) < n {
				attrs = append(attrs, sayso.Attribution{ID: fmt.Sprintf("a%d", len(attrs)+1), Confidence: sayso.Confidence{All: 1, Content: 1}})
			}
			stack = append(stack, opened{marked[i+1], n - 1, text.Len()})
			i += 3
			continue
		}
		if c != ']' || len(stack) == 0 {
			text.WriteByte(c)
			continue
		}
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		span, a := sayso.Span{Start: o.at, End: text.Len()}, &attrs[o.i]
		switch o.kind {
		case 's':
			a.Source = append(a.Source, span)
		case 'c':
			a.Cue = &span
		default:
			a.Content = append(a.Content, span)
		}
	}
	return text.String(), attrs
}

func describe(text string, found []sayso.Attribution, quotations []sayso.Quotation) string {
	var b strings.Builder
	join := func(spans []sayso.Span) string {
		var out []string
		for _, s := range spans {
			out = append(out, strings.ReplaceAll(s.In(text), "\n", "¶"))
		}
		return strings.Join(out, " | ")
	}
	for _, a := range found {
		cue := "-"
		if a.Cue != nil {
			cue = a.Cue.In(text)
		}
		fmt.Fprintf(&b, "%s / %s / %s (%s)", join(a.Source), cue, join(a.Content), a.Kind)
		if a.Parent != "" {
			fmt.Fprintf(&b, " in %s", a.Parent)
		}
		b.WriteString("\n")
	}
	for _, q := range quotations {
		if q.Attribution == "" {
			fmt.Fprintf(&b, "open %s: %s\n", q.Kind, strings.ReplaceAll(q.Span.In(text), "\n", "¶"))
		}
	}
	return strings.TrimSpace(b.String())
}

// In every row's example the name behind the lead is found, and it speaks the paragraph that follows.
func TestHeadings(t *testing.T) {
	table, err := lexicon.Load(data.FS, "quotations/headings.tsv", "lead", "example")
	if err != nil {
		t.Fatal(err)
	}
	parser, attributor := quote.New(), New()
	for _, row := range table.Rows {
		doc := nlptest.Doc(row[1] + "\n\n“We thank every volunteer.”")
		qs, _ := parser.Parse(doc)
		found, _ := attributor.Attribute(doc, qs, nil)
		name := strings.TrimSuffix(row[1][len(row[0])+1:], ":")
		if len(found) != 1 || strings.TrimSuffix(name, ".") != found[0].Source[0].In(doc.Article.Text) {
			t.Errorf("%s: %v", row[0], found)
		}
	}
}

// Nobody speaks behind the label of a row, however often it comes back.
func TestLabels(t *testing.T) {
	table, err := lexicon.Load(data.FS, "quotations/labels.tsv", "label", "example")
	if err != nil {
		t.Fatal(err)
	}
	parser, attributor := quote.New(), New()
	for _, row := range append(table.Rows, []string{"", "Edda Lund: The bridge is open"}) {
		doc := nlptest.Doc(row[1] + "\n\n" + row[1] + "\n\nThe river rose.")
		qs, _ := parser.Parse(doc)
		found, _ := attributor.Attribute(doc, qs, nil)
		if silent := row[0] != ""; silent && len(found) != 0 || !silent && len(found) == 0 || !strings.HasPrefix(strings.ToLower(row[1]), row[0]) {
			t.Errorf("%s: %v", row[1], found)
		}
	}
}

// FuzzAttribute: whatever the text, the record keeps its promises.
func FuzzAttribute(f *testing.F) {
	for _, s := range []string{"A: “b”\nC: d\nA: e", "“x” — Name\n— N", "From X:\n\n“y”", "R s:\n• a\n• b", "“a\n\n“b", "Q: a?\n\nA: b."} {
		f.Add(s, uint16(3), uint16(1), uint16(9))
	}
	parser, attributor := quote.New(), New()
	f.Fuzz(func(t *testing.T, text string, cue, from, n uint16) {
		text = strings.ToValidUTF8(text, "?")
		doc := nlptest.Doc(text)
		var attrs []sayso.Attribution
		if k := len(doc.Tokens); k > 0 {
			c := doc.Tokens[int(cue)%k].Span()
			a := int(from) % k
			content := doc.Span(nlp.Range{Start: nlp.TokenID(a), End: nlp.TokenID(min(k, a+1+int(n)))})
			attrs = []sayso.Attribution{{ID: "a1", Cue: &c, Content: []sayso.Span{content}}}
		}
		qs, _ := parser.Parse(doc)
		found, quotations := attributor.Attribute(doc, qs, attrs)
		check(t, "fuzz", doc, found, quotations)
	})
}
