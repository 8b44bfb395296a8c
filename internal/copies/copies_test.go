package copies

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
)

// TestFurniture executes the example of each row of the table, in the middle of an article.
func TestFurniture(t *testing.T) {
	f := New()
	const before, behind = "The bridge will stay shut, the mayor said on Monday.\n\n", "\n\nNobody knows for how long it will be shut this time.\n"
	for _, row := range table("copies/furniture.tsv", "phrase", "kind", "place", "example") {
		example := row[3]
		text := before + example + behind
		got := f.Text(text)
		found := ""
		for _, part := range got.Furniture {
			found += fmt.Sprintf("%s %s|", part.Kind, part.Span.In(text))
		}
		if all := got.Words(); all != 21 || !strings.HasPrefix(found, row[1]+" ") {
			t.Errorf("%s: %d words left of 21, found %s", row[0], all, found)
		}
		if slices.ContainsFunc([]string{"label", "opens", "closes", "holds"}, func(p string) bool { return p == row[2] }) == false {
			t.Errorf("%s: no place %q", row[0], row[2])
		}
	}
}

// TestReader executes the examples of the words that speak to the reader.
func TestReader(t *testing.T) {
	f := New()
	for _, row := range table("copies/reader.tsv", "word", "example") {
		x := f.Text(row[1])
		if c := Compare(x, x); len(c.Passages) != 1 || c.Passages[0].Reader == 0 || !strings.Contains(" "+strings.ToLower(row[1]), " "+row[0]+" ") {
			t.Errorf("%s: %+v", row[0], c.Passages)
		}
	}
	x := f.Text("The mayor said: “We will tell you what our bridge costs us, and you will pay.”")
	if c := Compare(x, x); c.Passages[0].Reader != 0 {
		t.Errorf("quoted words speak to the reader: %+v", c.Passages)
	}
}

// TestFurnitureStays: what looks like furniture and is text is text.
func TestFurnitureStays(t *testing.T) {
	f := New()
	for _, text := range []string{
		"Photos from the scene show that the bridge had cracks.",
		"Copyright law must change, the minister said.",
		"She told them to subscribe to nothing.",
		"The minister will read more of the report on Friday.",
	} {
		if got := f.Text(text).Furniture; len(got) > 0 {
			t.Errorf("%q: %v is furniture", text, got)
		}
	}
}

// print writes a comparison as the files of testdata/pairs do: a line a passage or stretch, "h" and "t" at heads and tails.
func print(a, b string, c *Comparison) string {
	var out strings.Builder
	fmt.Fprintf(&out, "words %d own %d\n", c.Words, c.Own)
	for _, p := range c.Passages {
		edge := ""
		if p.Head {
			edge += "h"
		}
		if p.Tail {
			edge += "t"
		}
		fmt.Fprintf(&out, "= %d %d %s%q", p.Words, p.Own, edge, short(p.A.In(a)))
		if p.A.In(a) != p.B.In(b) {
			fmt.Fprintf(&out, " %q", short(p.B.In(b)))
		}
		out.WriteByte('\n')
	}
	for _, s := range c.OnlyA {
		fmt.Fprintf(&out, "- %q\n", s.In(a))
	}
	for _, s := range c.OnlyB {
		fmt.Fprintf(&out, "+ %q\n", s.In(b))
	}
	return out.String()
}

func short(s string) string {
	if f := strings.Fields(s); len(f) > 8 {
		return strings.Join(f[:4], " ") + " … " + strings.Join(f[len(f)-4:], " ")
	}
	return s
}

// TestPairs compares the articles of testdata/pairs: files a and b, and what is expected.
func TestPairs(t *testing.T) {
	names, err := filepath.Glob("testdata/pairs/*.txtar")
	if err != nil || len(names) < 6 {
		t.Fatalf("%d pairs, %v", len(names), err)
	}
	f := New()
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := txtar.Parse(raw).Files
		a, b, want := string(files[0].Data), string(files[1].Data), string(files[2].Data)
		if got := print(a, b, Compare(f.Text(a), f.Text(b))); got != want {
			t.Errorf("%s:\n got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestQuoted: what stands inside marks, by paragraphs.
func TestQuoted(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said "no way" and left.`, `"no way"`},
		{"“One.” Then “two.”", "“One.”|“two.”"},
		{"“It goes on.\n\n“And ends,” she said.", "“It goes on.\n|“And ends,”"},
		{"“It never ends.\n\nShe left.", ""},
		{"„Nein“, sagte er. «Non», dit-elle.", "„Nein“|«Non»"},
		{"The board's 6'2\" chairman said it wasn't the workers' fault.", ""},
		{"He called it ‘a very bad day’ and didn’t go.", "‘a very bad day’"},
		{"She 'felt the ground move' at the Smiths' house.", "'felt the ground move'"},
		{"a rock 'n' roll band", ""},
		{"‘He said “yes” to me,’ she said.", "‘He said “yes” to me,’"},
	} {
		var got []string
		for _, s := range quoted(c.text) {
			got = append(got, s.In(c.text))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSameWords: what does not make a word another.
func TestSameWords(t *testing.T) {
	for _, c := range [][2]string{
		{"Don’t", "don't"}, {"CAFÉ", "cafe\u0301"}, {"Ａｂ１", "ab1"}, {"co\u00adoperate", "cooperate"}, {"naïve", "naive"},
	} {
		a, b := scanner{text: c[0]}, scanner{text: c[1]}
		if !a.next() || !b.next() || a.hash != b.hash || a.end != len(c[0]) || b.end != len(c[1]) {
			t.Errorf("%q and %q are two words: %+v %+v", c[0], c[1], a, b)
		}
	}
	if a, b := (scanner{text: "can"}), (scanner{text: "cane"}); !a.next() || !b.next() || a.hash == b.hash {
		t.Error("can is cane")
	}
}

// synthetic returns a text of n words that repeat seldom.
func synthetic(seed, n int) string {
	var b strings.Builder
	x := uint64(seed)*0x9e3779b97f4a7c15 + 1
	for i := range n {
		x = mix(x + 1)
		fmt.Fprintf(&b, "w%d", x%5000)
		if i%15 == 14 {
			b.WriteString(".\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// TestReach: a run of Reach words in common gives enough keys in common wherever it stands, and texts with nothing in common
// share none.
func TestReach(t *testing.T) {
	f := New()
	long := synthetic(1, 3000)
	fields := strings.Fields(long)
	keys := f.Text(long).Keys()
	if !slices.IsSorted(keys) || len(keys) < 300 || len(keys) > 420 {
		t.Errorf("%d keys for 3,000 words", len(keys))
	}
	for at := 0; at+Reach <= len(fields); at += 7 {
		brief := synthetic(at+2, 40) + strings.Join(fields[at:at+Reach], " ") + " " + synthetic(at+3, 40)
		shared := 0
		for _, k := range f.Text(brief).Keys() {
			if _, ok := slices.BinarySearch(keys, k); ok {
				shared++
			}
		}
		if shared < MinShared {
			t.Fatalf("too few keys in common with words %d to %d", at, at+Reach)
		}
	}
	for _, k := range f.Text(synthetic(99, 3000)).Keys() {
		if _, ok := slices.BinarySearch(keys, k); ok {
			t.Error("a key in common with other words")
		}
	}
}

// TestKeysPlain holds the keys against the definition read literally.
func TestKeysPlain(t *testing.T) {
	f := New()
	for n := range 60 {
		text := f.Text(synthetic(n, n))
		plain := map[uint64]bool{}
		for start := 0; start < max(1, len(text.shingle)-window+1) && len(text.shingle) > 0; start++ {
			least := ^uint64(0)
			for _, h := range text.shingle[start:min(len(text.shingle), start+window)] {
				least = min(least, mix(h))
			}
			plain[least] = true
		}
		keys := text.Keys()
		for _, k := range keys {
			if !plain[k] {
				t.Errorf("%d words: %x is no key", n, k)
			}
		}
		if len(keys) != len(plain) {
			t.Errorf("%d words: %d keys, not %d", n, len(keys), len(plain))
		}
	}
}

// TestIndex proposes the long piece for the brief and nothing else.
func TestIndex(t *testing.T) {
	f, x := New(), NewIndex()
	for i := range 50 {
		x.Add(f.Text(synthetic(i, 400)).Keys())
	}
	brief := strings.Join(strings.Fields(synthetic(17, 400))[100:160], " ")
	for range 2 { // the second query finds the counts as the first did
		if got := x.Near(f.Text(brief).Keys()); !slices.Equal(got, []int{17}) {
			t.Errorf("got %v, want 17", got)
		}
	}
}

// invariants of any comparison; both texts are those of the finder.
func invariants(t *testing.T, a, b string, ta, tb *Text, c *Comparison) {
	t.Helper()
	words := 0
	for i, p := range c.Passages {
		words += p.Words
		if p.Own > p.Words || p.Words < minRun || p.A.End > len(a) || p.B.End > len(b) || p.A.Empty() || p.B.Empty() {
			t.Errorf("passage %+v", p)
		}
		if i > 0 && p.A.Start < c.Passages[i-1].A.End {
			t.Errorf("passages %d and %d overlap in a", i-1, i)
		}
	}
	na, nb := ta.Words(), tb.Words()
	if c.OwnA > na || c.OwnB > nb || c.Own > min(c.OwnA, c.OwnB) {
		t.Errorf("own words %d of %d and %d", c.Own, c.OwnA, c.OwnB)
	}
	if words != c.Words || words > min(na, nb) {
		t.Errorf("%d words shared of %d and %d", words, na, nb)
	}
	for _, side := range []struct {
		text  *Text
		spans []sayso.Span
	}{{ta, c.OnlyA}, {tb, c.OnlyB}} {
		rest := 0
		for _, w := range side.text.words {
			for _, s := range side.spans {
				if int(w.start) >= s.Start && int(w.end) <= s.End {
					rest++
				}
			}
		}
		if all := side.text.Words(); rest+words != all {
			t.Errorf("%d shared and %d not, of %d words", words, rest, all)
		}
	}
}

// TestHostile: work stays in bounds for texts that repeat themselves, and what is plain in them is still found. Without the
// bounds each takes minutes.
func TestHostile(t *testing.T) {
	f := New()
	for name, text := range map[string]string{
		"one word":      strings.Repeat("ha ", 200_000),
		"two words":     strings.Repeat("ha ho ", 100_000),
		"one sentence":  strings.Repeat("terms of use ", 70_000),
		"open marks":    strings.Repeat("“a ‘b\n", 50_000),
		"empty lines":   "\"x" + strings.Repeat("\n \n", 100_000),
		"lines of text": strings.Repeat("The bridge is shut and nobody knows for how long.\n", 5_000),
	} {
		x := f.Text(text)
		c := Compare(x, x)
		if all := x.Words(); all > 100 && c.Words < all/2 {
			t.Errorf("%s: %d of %d words are shared", name, c.Words, all)
		}
		x.Keys()
	}
}

func FuzzCompare(f *testing.F) {
	finder := New()
	f.Add("The bridge fell on Monday night, and nobody was hurt, the mayor said.", "On Monday the bridge fell on Monday night, and nobody was hurt.")
	f.Add("a a a a a a a a a a a a a a", "a a a a a a a a b a a a a a a")
	f.Add("“One two three\n\n“four” ‘five six’ \xff\xfe 'seven", "Photos: all rights reserved. 漢字 ’ “")
	f.Add(strings.Repeat("ha ", 400), strings.Repeat("ha ", 300))
	f.Fuzz(func(t *testing.T, a, b string) {
		ta, tb := finder.Text(a), finder.Text(b)
		invariants(t, a, b, ta, tb, Compare(ta, tb))
		for _, part := range ta.Furniture {
			if part.Span.Start < 0 || part.Span.End > len(a) || part.Span.Empty() {
				t.Errorf("furniture %v", part)
			}
		}
		all := ta.Words()
		if c := Compare(ta, ta); all >= minRun && c.Words < min(all, len(c.Passages)+1) {
			t.Errorf("a text shares %d of its %d words with itself", c.Words, all)
		}
		if !slices.IsSorted(ta.Keys()) {
			t.Error("keys do not rise")
		}
	})
}

func benchmarkText() string { return synthetic(5, 1000) }

func BenchmarkTextAndKeys(b *testing.B) {
	f, text := New(), benchmarkText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Text(text).Keys()
	}
}

func BenchmarkCompare(b *testing.B) {
	f := New()
	fields := strings.Fields(benchmarkText())
	x := f.Text(strings.Join(fields, " "))
	y := f.Text(strings.Join(fields[500:], " ") + " " + synthetic(6, 100) + strings.Join(fields[:400], " "))
	for b.Loop() {
		Compare(x, y)
	}
}
