package origin

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
)

// articleOf reads an article as the files of testdata have it: lines "name: value", a blank line, the text.
func articleOf(id string, data []byte) (a *sayso.Article, feed string) {
	head, text, _ := strings.Cut(string(data), "\n\n")
	a = &sayso.Article{ID: id, Text: text}
	for line := range strings.SplitSeq(head, "\n") {
		name, value, _ := strings.Cut(line, ": ")
		switch name {
		case "title":
			a.Title = value
		case "publisher":
			a.Publisher = value
		case "published":
			a.Published.Value = value
		case "author":
			a.Authors = append(a.Authors, value)
		case "feed":
			feed = value
		}
	}
	return a, feed
}

func print(f sayso.Fold, one bool) string {
	var b strings.Builder
	verdict := "two origins"
	if one {
		verdict = "one origin"
	}
	fmt.Fprintf(&b, "%s: %s into %s\n", verdict, f.Article, f.Into)
	if f.First != "" {
		fmt.Fprintf(&b, "first: %s, %s\n", f.First, f.FirstBasis)
	}
	for _, r := range f.Reasons {
		fmt.Fprintf(&b, "%s: %s\n", r.Kind, r.Words)
		for _, p := range r.Points {
			words := strings.Fields(p.Text)
			if len(words) > 8 {
				words = append(append(slices.Clone(words[:4]), "…"), words[len(words)-3:]...)
			}
			fmt.Fprintf(&b, "  %s %s\n", p.Article, strings.Join(words, " "))
		}
	}
	return b.String()
}

// TestJudge judges the pairs of testdata: articles a and b, and what is expected. Which of them is given first does not
// matter, and every passage is where it says.
func TestJudge(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d pairs, %v", len(names), err)
	}
	f := New()
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := txtar.Parse(raw).Files
		a, b := f.Item(articleOf("a", files[0].Data)), f.Item(articleOf("b", files[1].Data))
		fold, one := Judge(a, b)
		if got, want := print(fold, one), string(files[2].Data); got != want {
			t.Errorf("%s:\n got\n%s\nwant\n%s", name, got, want)
		}
		if again, one2 := Judge(b, a); one2 != one || !reflect.DeepEqual(again, fold) {
			t.Errorf("%s: the other way round it is %v %+v", name, one2, again)
		}
		text := map[string]string{"a": a.Article.Text, "b": b.Article.Text}
		for _, p := range (&sayso.Origin{Folds: []sayso.Fold{fold}}).Passages() {
			if text[p.Article][p.Start:p.End] != p.Text {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

// TestAgencies and TestCredits execute the example of each row.
func TestAgencies(t *testing.T) {
	f := New()
	for _, row := range table("origins/agencies.tsv", "name", "agency", "example") {
		it := f.Item(&sayso.Article{ID: "a", Text: "Bridge shut\n\n" + row[2] + "\n"}, "")
		if len(it.Credits) != 1 || it.Credits[0].Agency != row[1] || it.Credits[0].Kind != sayso.ReasonDateline ||
			!strings.Contains(strings.ToLower(it.Credits[0].Span.In(it.Article.Text)), row[0]) {
			t.Errorf("%s: %+v", row[0], it.Credits)
		}
	}
}

func TestCredits(t *testing.T) {
	f := New()
	for _, row := range table("origins/credits.tsv", "phrase", "place", "example") {
		it := f.Item(&sayso.Article{ID: "a", Text: "The bridge is shut, the mayor said.\n\n" + row[2] + "\n"}, "")
		if len(it.Credits) == 0 || it.Credits[0].Kind != sayso.ReasonCredit || !strings.Contains(row[2], it.Credits[0].Span.In(it.Article.Text)) {
			t.Errorf("%s: %+v", row[0], it.Credits)
		}
		if !slices.Contains([]string{"before", "behind", "label"}, row[1]) {
			t.Errorf("%s: no place %q", row[0], row[1])
		}
	}
}

// TestNoCredit: what names an agency and credits none.
func TestNoCredit(t *testing.T) {
	f := New()
	for _, text := range []string{
		"The Associated Press was founded in another century.",
		"Edda Lund of Example News contributed to this report. Reuters was not asked.",
		"The reporting by the ministry was late, and Reuters said so in April.",
		"She went up to the pa and told him, her sources said.",
		"Reuters said the bridge (AP) was shut.",
		"Photo: Edda Lund/Reuters",
	} {
		if got := f.Item(&sayso.Article{ID: "a", Text: text}, "").Credits; len(got) > 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func member(id, published string) Member { return Member{ID: id, Published: published} }

// tie is a fold of b into a that rests on bytes [from, to) of both, in a of other bytes if at is not 0.
func tie(b, a string, share float64, inB, inA [2]int) sayso.Fold {
	return sayso.Fold{Article: b, Into: a, Share: share, Words: (inB[1] - inB[0]) / 5, Shared: []sayso.Shared{{
		Here:  sayso.Passage{Article: b, Start: inB[0], End: inB[1]},
		There: sayso.Passage{Article: a, Start: inA[0], End: inA[1]},
	}}}
}

func families(origins []sayso.Origin) string {
	var out []string
	for _, o := range origins {
		line := strings.Join(o.Articles, " ")
		for _, f := range o.Folds {
			line += fmt.Sprintf(" %s>%s", f.Article, f.Into)
		}
		out = append(out, line)
	}
	return strings.Join(out, " | ")
}

func TestGroup(t *testing.T) {
	all := [2]int{0, 1000}
	for _, c := range []struct {
		name    string
		members []Member
		folds   []sayso.Fold
		want    string
	}{
		{"alone", []Member{member("b", "2025-03-02"), member("a", "2025-03-01")}, nil, "a | b"},
		{"copies of one, the closest first", []Member{member("a", "2025-03-01"), member("b", "2025-03-02"), member("c", "2025-03-03")},
			[]sayso.Fold{tie("b", "a", 0.9, all, all), tie("c", "a", 0.5, all, all), tie("c", "b", 0.95, all, all)}, "a b c b>a c>b"},
		{"no date comes last", []Member{member("a", ""), member("b", "2025-03-02")}, []sayso.Fold{tie("a", "b", 0.9, all, all)}, "b a a>b"},
		{"the agency's own text first", []Member{member("a", "2025-03-01T08:00:00Z"), {ID: "b", Published: "2025-03-01", Agency: "Reuters"}},
			[]sayso.Fold{tie("a", "b", 0.9, all, all)}, "b a a>b"},
		{"a round-up goes with the one it took more from", []Member{member("a", "2025-03-01"), member("b", "2025-03-01"), member("r", "2025-03-02")},
			[]sayso.Fold{tie("r", "a", 0.9, [2]int{0, 300}, [2]int{0, 300}), tie("r", "b", 0.9, [2]int{400, 900}, [2]int{0, 500})}, "a | b r r>b"},
		{"parts of one earlier text stay with it", []Member{member("a", "2025-03-01"), member("b", "2025-03-02"), member("c", "2025-03-02")},
			[]sayso.Fold{tie("b", "a", 0.9, [2]int{0, 300}, [2]int{0, 300}), tie("c", "a", 0.9, [2]int{0, 500}, [2]int{400, 900})}, "a b c b>a c>a"},
		{"a fold of the earlier into the later is turned", []Member{member("a", "2025-03-01"), member("b", "2025-03-02")},
			[]sayso.Fold{tie("a", "b", 0.9, all, all)}, "a b b>a"},
		{"strangers are left out", []Member{member("a", "2025-03-01"), member("a", "2025-03-01")}, []sayso.Fold{tie("x", "a", 1, all, all), tie("a", "a", 1, all, all)}, "a"},
	} {
		for range 2 * len(c.members) {
			if got := families(Group(c.members, c.folds)); got != c.want {
				t.Errorf("%s: got %s, want %s", c.name, got, c.want)
			}
			c.members = append(c.members[1:], c.members[0]) // in any order
			slices.Reverse(c.folds)
		}
	}
}

func FuzzJudge(f *testing.F) {
	finder := New()
	f.Add("ALDER (Reuters) - The bridge is shut.", "By Edda Lund, AP\n\nThe Associated Press contributed to this report.", "2025-03-01", "The bridge is shut")
	f.Add("(\xff/ap/ — İ via: reuters", "Source: AFP.\nSource", "2025", "")
	f.Fuzz(func(t *testing.T, a, b, published, title string) {
		x := finder.Item(&sayso.Article{ID: "a", Text: a, Title: title, Published: sayso.Published{Value: published}}, "Example")
		y := finder.Item(&sayso.Article{ID: "b", Text: b, Title: title, Publisher: "Example"}, "")
		fold, one := Judge(x, y)
		again, one2 := Judge(y, x)
		if one != one2 || !reflect.DeepEqual(fold, again) {
			t.Errorf("%v %+v\n%v %+v", one, fold, one2, again)
		}
		text := map[string]string{"a": a, "b": b}
		for _, p := range (&sayso.Origin{Folds: []sayso.Fold{fold}}).Passages() {
			if text[p.Article][p.Start:p.End] != p.Text {
				t.Errorf("%+v", p)
			}
		}
		if fold.Share < 0 || fold.Share > 1 {
			t.Errorf("share %v", fold.Share)
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	f := New()
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "word%d ", i*i%797)
		if i%60 == 59 {
			text.WriteString(".\n\n")
		}
	}
	x := f.Item(&sayso.Article{ID: "a", Text: text.String()}, "")
	y := f.Item(&sayso.Article{ID: "b", Text: text.String()[2000:]}, "")
	for b.Loop() {
		Judge(x, y)
	}
}
