package story_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
	"sayso/data"
	"sayso/engine"
	"sayso/internal/story"
)

var update = flag.Bool("update", false, "rewrite want.txt in testdata/*.txtar")

// read reads the articles of an archive. A file is named "ID DATE TITLE", with - for no date.
func read(t *testing.T, e *engine.Engine, a *txtar.Archive) (items []story.Item, texts map[string]string) {
	t.Helper()
	rarity, err := story.LoadRarity(data.Rarity)
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	for _, f := range a.Files {
		if f.Name == "want.txt" {
			continue
		}
		name := strings.SplitN(f.Name, " ", 3)
		published := sayso.Published{Value: name[1], Basis: sayso.BasisGiven}
		if name[1] == "-" {
			published = sayso.Published{Basis: sayso.BasisNone}
		}
		texts[name[0]] = string(f.Data)
		rec, err := e.Read(context.Background(), &sayso.Article{ID: name[0], Title: name[2], Published: published, Text: string(f.Data)})
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, story.Features(rec, rarity))
	}
	return items, texts
}

// TestGolden clusters the articles of each archive, in several orders, and compares what a reader would see.
func TestGolden(t *testing.T) {
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("testdata/*.txtar")
	if len(names) == 0 {
		t.Fatal("no archives")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(raw)
			items, texts := read(t, e, a)
			stories := story.Group(items, story.Links(items))
			for range len(items) {
				items = append(items[1:], items[0])
				if again := story.Group(items, story.Links(items)); !reflect.DeepEqual(again, stories) {
					t.Fatalf("another order gives other stories:\n%s", show(again))
				}
			}
			slices.Reverse(items)
			if again := story.Group(items, story.Links(items)); !reflect.DeepEqual(again, stories) {
				t.Fatalf("the other way round there are other stories:\n%s", show(again))
			}
			for i := range stories {
				for _, p := range stories[i].Passages() {
					if (p.Start != 0 || p.End != 0) && texts[p.Article][p.Start:p.End] != p.Text {
						t.Errorf("%+v: there stands %q", *p, texts[p.Article][p.Start:p.End])
					}
				}
			}
			got := show(stories)
			last := &a.Files[len(a.Files)-1]
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(last.Data) {
				t.Errorf("got:\n%swant:\n%s", got, last.Data)
			}
		})
	}
}

// show writes stories for a reader: the articles, the title, what holds them together, the moments in order with all who tell them.
func show(stories []sayso.Story) string {
	var b strings.Builder
	for _, s := range stories {
		fmt.Fprintf(&b, "story %s\n\tfrom %s to %s\n\ttitle %s `%s`\n", strings.Join(s.Articles, " "), s.From, s.To, s.Title.Article, s.Title.Text)
		for _, r := range s.Reasons {
			fmt.Fprintf(&b, "\t%s %s\n", r.Kind, r.Words)
		}
		for _, m := range s.Timeline {
			fmt.Fprintf(&b, "\t%s %s %s, said %s by %s: `%s`\n", or(m.Happened), m.Type, m.Status, or(m.Said), m.Words.Article, m.Words.Text)
			for _, o := range m.Also {
				fmt.Fprintf(&b, "\t\talso %s by %s: `%s`\n", or(o.Said), o.Words.Article, o.Words.Text)
			}
		}
	}
	return b.String()
}

func or(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// An item is what it was after it has been kept as JSON.
func TestKept(t *testing.T) {
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := txtar.ParseFile("testdata/planned.txtar")
	if err != nil {
		t.Fatal(err)
	}
	items, _ := read(t, e, a)
	for _, it := range items {
		kept, err := json.Marshal(it)
		if err != nil {
			t.Fatal(err)
		}
		var again story.Item
		if err := json.Unmarshal(kept, &again); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again, it) {
			t.Errorf("%s: %+v became %+v", it.ID, it, again)
		}
	}
}
