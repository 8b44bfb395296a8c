package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/origin"
)

// harbour writes n articles of made-up news, of which no two have eight words in a row in common but for what the planter
// puts in.
func harbour(n int) (out []*sayso.Article) {
	who := strings.Fields("mayor ferryman widow baker captain sexton judge weaver pilot smith")
	what := strings.Fields("bridge lantern barrel harbour orchard chapel engine market letter anchor")
	did := strings.Fields("mended counted painted sold lost weighed opened buried moved named")
	x := uint64(7)
	next := func(list []string) string {
		x = x*6364136223846793005 + 1442695040888963407
		return list[x>>33%uint64(len(list))]
	}
	for i := range n {
		var b strings.Builder
		for k := range 30 {
			fmt.Fprintf(&b, "The %s of Town%d %s a %s and %s%d the %s near Hill%d.", next(who), (i*31+k)%97, next(did), next(what), next(did), x>>40%89, next(what), x>>35%71)
			b.WriteString([]string{" ", " ", "\n\n"}[k%3])
		}
		out = append(out, &sayso.Article{ID: fmt.Sprint("h", i), Title: fmt.Sprint("News of day ", i), Text: b.String()})
	}
	return out
}

// TestCopyist holds planted pairs to what their kinds say, and sees that the same articles give the same pairs.
func TestCopyist(t *testing.T) {
	c, again := newCopyist(harbour(30), 1), newCopyist(harbour(30), 1)
	for _, k := range pairKinds {
		for n := range 12 {
			p, q := c.plant(k.kind, n), again.plant(k.kind, n)
			if p.a.Text != q.a.Text || p.b.Text != q.b.Text {
				t.Fatalf("%s: not the same pair twice", k.kind)
			}
			from := c.articles[p.original].Text
			a, b := len(strings.Fields(p.a.Text)), len(strings.Fields(p.b.Text))
			switch k.kind {
			case pairCut:
				if n%6 == 0 && !strings.Contains(from, p.b.Text) || 4*b < a || 2*b > a+80 {
					t.Errorf("cut of %d words to %d: %q", a, b, p.b.Text)
				}
			case pairReordered, pairRetitled, pairRewritten:
				if p.a.Text != from || p.b.Text == from || b < a/2 {
					t.Errorf("%s: %d words to %d", k.kind, a, b)
				}
			case pairQuotation:
				if !strings.Contains(p.a.Text, ",”") && !strings.Contains(p.a.Text, ",\"") {
					t.Errorf("no quotation in %q", p.a.Text)
				}
			}
			if copied := k.kind == pairCut || k.kind == pairReordered || k.kind == pairRetitled || k.kind == pairRewritten; copied != p.one {
				t.Errorf("%s: one origin is %v", k.kind, p.one)
			}
		}
	}
}

// TestScoreOrigin: what is counted of a copy found, of one missed and of strangers.
func TestScoreOrigin(t *testing.T) {
	f := origin.New()
	item := func(text string) *origin.Item { return f.Item(&sayso.Article{ID: text[:9], Text: text}, "") }
	h := harbour(3)
	s := newSheet(originMeasures())
	for _, c := range []struct {
		name string
		b    *origin.Item
		one  bool
		want map[string]float64
	}{
		{"found", item(h[0].Text[:1000]), true, map[string]float64{"one_p": 1, "one_r": 1, "proposed": 1, "right": 1}},
		{"missed", item(h[1].Text), true, map[string]float64{"one_r": 0, "proposed": 0, "right": 0}},
		{"extra", item(h[0].Text), false, map[string]float64{"one_p": 0, "right": 0}},
		{"strangers", item(h[2].Text), false, map[string]float64{"right": 1}},
	} {
		m := newMarks(s)
		scoreOrigin(m, item(h[0].Text), c.b, c.one, []string{"planted:x"})
		got := s.defined(m.whole)
		for name, v := range c.want {
			if got[name] != v {
				t.Errorf("%s: %s is %v, not %v", c.name, name, got[name], v)
			}
		}
	}
}

// TestRunJudged scores a small table, and refuses broken ones with their place.
func TestRunJudged(t *testing.T) {
	dir := t.TempDir()
	h := harbour(3)
	var lines strings.Builder
	for _, a := range h {
		fmt.Fprintf(&lines, "{\"id\":%q,\"text\":%q}\n", a.ID, a.Text)
	}
	fmt.Fprintf(&lines, "{\"id\":\"cut\",\"text\":%q}\n", h[0].Text[:1000])
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	articles := write("a.jsonl", lines.String())
	const head = "a\tb\torigins\tkind\tdoubtful\tfrom\n"
	r, err := Run(context.Background(), Options{Task: TaskOrigins, Articles: articles, Path: write("p.tsv",
		head+"cut\th0\tone\tcopy\tno\tdrawn\nh1\th2\ttwo\tbackground\tyes\tdrawn\n")})
	if err != nil || r.N != 2 || r.Metrics["one_f1"] != 1 || r.Slices["doubtful"]["n"] != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	for name, text := range map[string]string{"header": "a\tb\n", "columns": head + "h0\th1\n", "label": head + "h0\th1\tperhaps\tcopy\tno\tdrawn\n",
		"id": head + "h0\th9\tone\tcopy\tno\tdrawn\n", "nothing": head} {
		_, err := Run(context.Background(), Options{Task: TaskOrigins, Articles: articles, Path: write("bad.tsv", text)})
		if e, ok := err.(*sayso.Error); !ok || e.Code != sayso.ErrCorpus || !strings.Contains(e.Place, "bad.tsv") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPairTables: the committed tables are sorted, without repeats, and say what they may.
func TestPairTables(t *testing.T) {
	for name, n := range map[string]int{"origin_pairs": 130, "origin_pairs_clusters": 61} {
		raw, err := os.ReadFile("testdata/" + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(raw)), "\n")[1:]
		if len(lines) != n {
			t.Errorf("%s: %d pairs, not %d", name, len(lines), n)
		}
		for i, line := range lines {
			c := strings.Split(line, "\t")
			if len(c) != 6 || c[0] >= c[1] || i > 0 && line <= lines[i-1] || (c[2] == "one") != (c[3] == "copy" || c[3] == "reworked") {
				t.Errorf("%s: %q", name, line)
			}
		}
	}
}
