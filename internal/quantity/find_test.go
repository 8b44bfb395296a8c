package quantity

import (
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
	"sayso/internal/nlp"
)

// line1 writes a quantity in one line: text | kind value unit | of | what is set.
func line1(text string, q sayso.Quantity) string {
	value := string(q.Value)
	if value == "" && q.Low != "" {
		value = string(q.Low) + ".." + string(q.High)
	}
	parts := []string{q.Span.In(text), strings.TrimSpace(string(q.Kind) + " " + value + " " + q.Unit)}
	add := func(name, v string) {
		if v != "" {
			parts = append(parts, name+" "+v)
		}
	}
	if q.Of != nil {
		add("of", q.Of.In(text))
	}
	add("is", string(q.Comparison))
	if q.Change {
		add("change", string(q.Direction))
	}
	if q.Baseline != nil {
		add("base", q.Baseline.In(text))
	}
	add("part of", q.PartOf)
	for _, m := range q.Missing {
		add("missing", string(m))
	}
	return strings.Join(parts, " | ")
}

func TestFind(t *testing.T) {
	finder := New()
	for _, c := range []struct{ text, want string }{
		{"Eight cartels, six of them foreign, met.",
			"Eight cartels | count 8 | of cartels\nsix of them | count 6 | of them | part of n1"},
		{"Two of the five men fled.",
			"Two of the five men | count 2 | of men | part of n2\nthe five men | count 5 | of men"},
		{"The raid left 12 dead, including three children.", "12 dead | count 12 | of dead\nthree children | count 3 | of children | part of n1"},
		{"Prices rose by 5 percent from 40 percent in 2020.",
			"rose by 5 percent | percentage 5 percent | of Prices | change up | base from 40 percent in 2020\n40 percent | percentage 40 percent | of Prices"},
		{"The fund paid between $1.5 and $2 billion.",
			"between $1.5 and $2 billion | money 1500000000..2000000000 dollar | of fund"},
		{"They asked for 5 to 7 percent.", "5 to 7 percent | percentage 5..7 percent"},
		{"It cost Rs 200 crore.", "Rs 200 crore | money 2000000000 rupee"},
		{"A €3m grant came.", "€3m | money 3000000 EUR | of grant"},
		{"A third of voters stayed away.", "A third | share 1/3 | of voters"},
		{"One in five children is poor.", "One in five | share 0.2 | of children"},
		{"Hundreds of thousands of people marched.", "Hundreds of thousands of people | count 100000..1000000 | of people"},
		{"A couple of men ran.", "A couple of men | count 2 | of men | is about"},
		{"It is twice the size.", "twice | multiple 2"},
		{"Ada Brück, 44, won 3-2.", "44 | age 44 year | of Ada Brück\n3-2 | score 2..3"},
		{"The 25-year-old driver fled at 60 mph.",
			"25-year-old | age 25 year | of driver\n60 mph | measure 60 mile per hour | of 25-year-old driver"},
		{"The rate fell 25 basis points to 4.25 per cent.",
			"fell 25 basis points | percentage 25 basis point | of rate | change down | missing baseline\n4.25 per cent | percentage 4.25 percent | of rate"},
		{"It was minus-40 degrees Celsius.", "minus-40 degrees Celsius | measure -40 degree Celsius"},
		{"The speed is 3×10^8 m/s.", "3×10^8 m/s | measure 300000000 metre per second | of speed"},
		{"The lowest turnout on record was seen.",
			"The lowest turnout on record | superlative | of turnout | missing value"},
		{"Sales fell by more than half.",
			"fell by more than half | share 0.5 | of Sales | is more_than | change down | missing baseline"},
	} {
		var got []string
		for _, q := range finder.Find(docOf(c.text), nil, nil) {
			got = append(got, line1(c.text, q))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, "\n     "), strings.ReplaceAll(c.want, "\n",
				"\n     "))
		}
	}
}

// Numbers that are none: dates, times of day, names, labels, ids.
func TestNoQuantity(t *testing.T) {
	finder := New()
	for _, text := range []string{
		"He left in 2003 and came back on Sept. 20.", "Call 555-1234 or +1 541-754-3010.",
		"It happened at 10:27 p.m. on 12/10.", "Boeing grounded the 787 Dreamliner.",
		"See page 12 and Section 3 of Act 40.", "COVID-19 and the F-150 came up.", "She has 5G and a V-12.",
		"The 1990s were good, and so was 9/11.",
		"No one was there, and one another.", "The second half began.", "Order 20240112345 was sent.",
		"Version 1.2.3 is out.", "It was built between 2014 and 2017.",
		"He said so on March 3, 2024.", "The S&P 500 opened.",
	} {
		for _, q := range finder.Find(docOf(text), nil, nil) {
			t.Errorf("%s\ngot %s", text, line1(text, q))
		}
	}
}

// What other layers have taken is left out.
func TestTaken(t *testing.T) {
	text := "The 40 men met 30 women."
	doc := docOf(text)
	found := New().Find(doc, []sayso.Span{{Start: 4, End: 10}}, nil)
	if len(found) != 1 || found[0].Span.In(text) != "30 women" {
		t.Errorf("%+v", found)
	}
}

type fixedSyntax struct{ of nlp.Range }

func (f fixedSyntax) Counted(nlp.Range) (nlp.Range, bool) { return f.of, true }

// Syntax, where there is any, says what is counted.
func TestSyntax(t *testing.T) {
	text := "Of the cows 400 died."
	found := New().Find(docOf(text), nil, fixedSyntax{nlp.Range{Start: 2, End: 3}})
	if len(found) != 1 || found[0].Of == nil || found[0].Of.In(text) != "cows" {
		t.Errorf("%+v", found)
	}
}

// Hostile text costs time in proportion to its length, and long literals are no numbers.
func TestHostile(t *testing.T) {
	finder := New()
	for _, unit := range []string{"9", "1,", "1-", "$", "one hundred and ", "from 1 to ", "a ", "the most ",
		"1 2/3 ", "million ", "(", "more than ", "rose by ", "6 of them ", "1.", "½", "-"} {
		text := strings.Repeat(unit, 5000)
		for _, q := range finder.Find(docOf(text), nil, nil) {
			if len(q.Value) > 200 {
				t.Fatalf("%q: a value of %d digits", unit, len(q.Value))
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Prices rose from 1.5 to 2 million.", "−3 to -4 %", "1⁄2×10−8 m", "$US5-$6m a day",
		"sub-7 nm", "one in five", "a 7- or 8-inch, 9½"} {
		f.Add(s)
	}
	finder := New()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		last := sayso.Span{}
		for _, q := range finder.Find(docOf(text), nil, nil) {
			if q.Span.Empty() || q.Span.End > len(text) || !utf8.ValidString(q.Span.In(text)) || q.Span.Start < last.Start {
				t.Fatalf("%q: span %v behind %v", text, q.Span, last)
			}
			last = q.Span
			for _, n := range []sayso.Number{q.Value, q.Low, q.High} {
				if _, ok := new(big.Rat).SetString(string(n)); n != "" && !ok {
					t.Fatalf("%q: number %q", text, n)
				}
			}
			for _, s := range []*sayso.Span{q.Of, q.Baseline} {
				if s != nil && (s.Empty() || s.End > len(text) || !utf8.ValidString(s.In(text))) {
					t.Fatalf("%q: %v", text, *s)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The ministry said on Tuesday that 1,200 soldiers, about 40 of them officers, had crossed the river near the old mill. "+
		"Prices rose by 5 percent, and the road to the harbour was closed for the rest of the week, according to the mayor. ", 50)
	doc, finder := docOf(text), New()
	b.ReportAllocs()
	for b.Loop() {
		finder.Find(doc, nil, nil)
	}
	b.ReportMetric(float64(len(strings.Fields(text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
