package when

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sayso"
	"sayso/internal/nlp"
)

// TestFind reads what no row of a table can show: how words go together. The article is of Saturday, 9 August 2025.
func TestFind(t *testing.T) {
	f := New(nil)
	for _, want := range []string{
		"It closed [yesterday=2025-08-08] and reopens [next Friday=2025-08-15].",
		"The strike ran from [March 3=2024-03-03] to [March 5, 2024=2024-03-05].",
		"He slept from [2=2025-08-09T14:00] to [4 p.m.=2025-08-09T16:00] and woke at [half past six=2025-08-09T06:30].",
		"Polls close at [9 a.m. EST Tuesday=2025-08-05T09:00 -05:00].",
		"Sales fell in [the third quarter of last year=2024-Q3] and in [this year's second quarter=2025-Q2].",
		"Net was $3 in [the second quarter=2025-Q2], up from $2 [a year earlier=2024-Q2].",
		"The mayor, 45 years old, saw a 12-year-old in a [ten-year=P10Y] plan.",
		"He came [the day before yesterday=2025-08-07], [two weeks after Easter=2025-05-04] and on [the first Monday of May=2025-05-05].",
		"It lasted [an hour and a half=PT1H30M], [2 years and 3 months=P2Y3M] or [two to three weeks=P2W EQUAL_OR_MORE].",
		"On [14 September 2001=2001-09-14], [9/12/2001=2001-09-12] and [2001-09-15T10:30:00=2001-09-15T10:30:00] it rained.",
		"It was [the night of July 4=2025-07-04TNI], [early on Tuesday=2025-08-05 START].",
		"[The week of July 7=2025-W28] was hot, as was [the weekend=2025-W32-WE].",
		"He fled in [May=2025-05] and may march on.",
		"The fair runs from [4=2026-01-04] to [22 January=2026-01-22], [the ninth=2025-03-09] to [the twelfth of March=2025-03-12] and [April ninth=2025-04-09] through [the seventeenth=2025-04-17].",
		"It is shut between [10=2025-08-09T10:00] and [11:30=2025-08-09T11:30], from [10:30=2025-08-09T10:30] to [3=2025-08-09T15:00] and from [5=2025-08-09T05:00] to [seven in the morning=2025-08-09T07:00].",
		"They will meet at [9 tomorrow morning=2025-08-10T09:00] or on [Monday 11, at 9 GMT=2025-08-11T09:00 Z] sharp.",
		"They met from [2 p.m.=2025-08-09T14:00] until [tomorrow 4 p.m.=2025-08-10T16:00], and on [Saturday=2025-08-09] 12 people came.",
		"The talks begin [next week=2025-W33], between [Wednesday=2025-08-13] and [Friday=2025-08-15].",
		"They met on [the first Monday evening of this month=2025-08-04TEV], sat for [2½ hours=PT2H30M] and meet again [Wednesday evening next week=2025-08-13TEV].",
		"Rome fell in [the year 476=0476]; the bonds fall due in [2150=2150], the loan in [April of 87=1987-04].",
		"The last of three night markets opens [3 days from Wednesday=2025-08-16].",
	} {
		text := unmarked(want)
		if got := marked(text, f.Find(document(text, "2025-08-09"), nil)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestOpen reads articles without a date: nothing is filled in.
func TestOpen(t *testing.T) {
	f := New(nil)
	for _, want := range []string{
		"It closed [yesterday=XXXX-XX-XX] and reopens [next Friday=XXXX-WXX-5].",
		"It closed [last week=XXXX-WXX], [last month=XXXX-XX], [last year=XXXX] and [this morning=XXXX-XX-XXTMO].",
		"It closed on [March 3=XXXX-03-03] in [spring=XXXX-SP], [three days ago=XXXX-XX-XX].",
		"On [May 1, 1990=1990-05-01] he fled. [The following year=1991] he died, [two days before Christmas=XXXX-XX-XX].",
		"It was [Christmas Eve=XXXX-12-24] and then [Easter=XXXX-XX-XX].",
		"Profit rose in [the third quarter=XXXX-Q3] at [10:30 a.m.=XXXX-XX-XXT10:30].",
	} {
		text := unmarked(want)
		if got := marked(text, f.Find(document(text, ""), nil)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A hint lets in what the rules doubt and keeps out what they would take.
func TestHints(t *testing.T) {
	f := New(nil)
	doc := document("The then mayor spoke on Sunday.", "2025-08-09")
	hint := func(word string, p float64) Hint {
		for i, tok := range doc.Tokens {
			if tok.Span().In(doc.Article.Text) == word {
				return Hint{nlp.Range{Start: nlp.TokenID(i), End: nlp.TokenID(i + 1)}, p}
			}
		}
		t.Fatal(word)
		return Hint{}
	}
	for _, c := range []struct {
		hints []Hint
		want  string
	}{
		{nil, "Sunday"},
		{[]Hint{hint("then", 0.9)}, "then Sunday"},
		{[]Hint{hint("then", 0.3)}, "Sunday"},
		{[]Hint{hint("Sunday", 0.05)}, ""},
		{[]Hint{hint("Sunday", 0.3), hint("then", 0.5)}, "then Sunday"},
	} {
		var got []string
		for _, x := range f.Find(doc, c.hints) {
			got = append(got, x.Span.In(doc.Article.Text))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%v: got %q, want %q", c.hints, s, c.want)
		}
	}
}

// A leaner takes the place of the rule of neighbouring verbs.
type ahead struct{}

func (ahead) Lean(*nlp.Doc, nlp.Range) sayso.TimeDirection { return sayso.TimeFuture }

func TestLeaner(t *testing.T) {
	got := New(ahead{}).Find(document("It closed on Friday.", "2025-08-09"), nil)
	if len(got) != 1 || got[0].Value != "2025-08-15" {
		t.Errorf("got %+v", got)
	}
}

// sound holds what every result must be: in the text, in order, with anchors that exist.
func sound(t *testing.T, a *sayso.Article, found []sayso.Time) {
	t.Helper()
	if err := (&sayso.Record{Article: a, Times: found}).Check(); err != nil {
		t.Fatalf("%v in %q", err, a.Text)
	}
}

// Work is linear: text that asks for as much nesting and looking ahead as there can be takes ten times as long when it
// is ten times as long.
func TestHostile(t *testing.T) {
	f := New(nil)
	for name, unit := range map[string]string{
		"nesting":  "the end of the end of the first week of ",
		"halves":   "the first half of ",
		"numbers":  "one hundred twenty one thousand and ",
		"days":     "Monday Tuesday March 3, ",
		"clocks":   "10:30:20 p.m. on ",
		"digits":   "1,234,567,890.12 ",
		"quotes":   "'",
		"ands":     "2 years, 3 months and ",
		"everys":   "every other every ",
		"joined":   "2pm3h4d5",
		"articles": "the the the year's year's ",
	} {
		t.Run(name, func(t *testing.T) {
			var took [2]time.Duration
			for i, n := range []int{200, 2_000} {
				doc := document(strings.Repeat(unit, n), "2025-08-09")
				took[i] = time.Hour
				for range 3 { // the machine may be busy with something else
					start := time.Now()
					found := f.Find(doc, nil)
					took[i] = min(took[i], time.Since(start))
					sound(t, doc.Article, found)
				}
			}
			if took[1] > 40*took[0]+200*time.Millisecond {
				t.Errorf("%v for 200 and %v for 2,000", took[0], took[1])
			}
		})
	}
}

// Two readings of one text are the same, also at the same time.
func TestDeterministic(t *testing.T) {
	f := New(nil)
	doc := document("On March 3 he fled; three days later, at 2 p.m. EDT, he was back. Last year he left twice a week.", "2025-08-09")
	want := f.Find(doc, nil)
	done := make(chan []sayso.Time)
	for range 8 {
		go func() { done <- f.Find(doc, nil) }()
	}
	for range 8 {
		if got := <-done; !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"It closed last Friday at 10:30 p.m. EDT.", "the end of the first week of March 2001-02-30", "'80s '9 ’ 1/2 hour half past 13",
		"two to three weeks after Easter 0000", "31 June 31/31/9999 Q9 H3 3Q", "Feb. 29, 2023 and 29 February 2100", "every other weekday ago",
	} {
		f.Add(s, "2025-08-09")
	}
	f.Add("a year ago", "0001-01-01")
	finder := New(nil)
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		doc := document(text, published)
		sound(t, doc.Article, finder.Find(doc, nil))
		sound(t, doc.Article, finder.Find(doc, []Hint{{nlp.Range{End: nlp.TokenID(len(doc.Tokens))}, 1}}))
	})
}

// BenchmarkFind is the layer alone, on tokens.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The mayor said on Friday that the bridge, which closed two years ago, will open by the end of March. "+
		"Nobody had asked her about it, she told reporters at the harbour, and the builders were not there either. ", 40)
	f := New(nil)
	doc := document(text, "2025-08-09")
	for b.Loop() {
		f.Find(doc, nil)
	}
	b.ReportMetric(float64(b.N*len(strings.Fields(text)))/b.Elapsed().Seconds(), "words/s")
}
