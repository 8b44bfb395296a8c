package people

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
)

// TestCases runs testdata/cases: short articles in which entities are marked, {p1:Ana Castrel} a person, {b1=USA:Senate} a body
// with its country, and whom they are found to be. A line of "people" is a person, its headings, then its items; "questions"
// are what was left open. Articles named "story-…" are of one story.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	if len(paths) == 0 {
		t.Fatal("no cases")
	}
	f := New()
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var items []Item
			want := map[string]string{}
			for _, file := range txtar.Parse(data).Files {
				if file.Name == "people" || file.Name == "questions" {
					want[file.Name] = string(file.Data)
					continue
				}
				items = append(items, f.Items(marked(t, file.Name, string(file.Data)))...)
			}
			for range 4 {
				people, questions := found(f, items)
				if people != want["people"] {
					t.Errorf("people\ngot\n%swant\n%s", people, want["people"])
				}
				if questions != want["questions"] {
					t.Errorf("questions\ngot\n%swant\n%s", questions, want["questions"])
				}
				rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
			}
		})
	}
}

var mark = regexp.MustCompile(`\{([pb]\d+)(?:=([A-Z]{3}))?:([^}]*)\}`)

// marked makes a record of a text with marks. The name of the file is the id of the article and, behind a space, its date.
func marked(t *testing.T, name, text string) *sayso.Record {
	id, date, _ := strings.Cut(name, " ")
	rec := &sayso.Record{Article: &sayso.Article{ID: id, Published: sayso.Published{Value: date, Basis: sayso.BasisGiven}}}
	var out strings.Builder
	last := 0
	for _, m := range mark.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(text[last:m[0]])
		last = m[1]
		span := sayso.Span{Start: out.Len(), End: out.Len() + m[7] - m[6]}
		out.WriteString(text[m[6]:m[7]])
		entity := text[m[2]:m[3]]
		k := slices.IndexFunc(rec.Entities, func(e sayso.Entity) bool { return e.ID == entity })
		if k < 0 {
			k = len(rec.Entities)
			kind := sayso.EntityPerson
			if entity[0] == 'b' {
				kind = sayso.EntityOrganization
			}
			e := sayso.Entity{ID: entity, Name: text[m[6]:m[7]], Kind: kind}
			if m[4] >= 0 {
				e.Country, e.Sector = text[m[4]:m[5]], "GOV"
			}
			rec.Entities = append(rec.Entities, e)
		}
		form := sayso.FormName
		if r := text[m[6]:m[7]]; strings.ToLower(r) == r {
			form = sayso.FormNominal
		}
		rec.Entities[k].Mentions = append(rec.Entities[k].Mentions, sayso.Mention{Span: span, Form: form})
	}
	out.WriteString(text[last:])
	rec.Article.Text = out.String()
	if err := rec.Check(); err != nil {
		t.Fatal(err)
	}
	return rec
}

// found groups items as a ledger does and prints what comes out.
func found(f *Finder, items []Item) (people, questions string) {
	byID := map[string]*Heading{}
	of := map[string][]string{}
	var story []Item
	for i := range items {
		it := &items[i]
		if byID[it.Heading] == nil {
			byID[it.Heading] = NewHeading(it, it.Heading)
		} else {
			byID[it.Heading].Add(it)
		}
		of[it.Heading] = append(of[it.Heading], it.Ref())
		if strings.HasPrefix(it.Article, "story-") {
			story = append(story, *it)
		}
	}
	var all []*Heading
	for _, h := range byID {
		all = append(all, h)
	}
	var p, q strings.Builder
	asked := map[string]bool{}
	for _, c := range f.Group(all, f.SameStory(story)) {
		var refs []string
		for _, h := range c.Headings {
			refs = append(refs, of[h]...)
		}
		slices.Sort(refs)
		fmt.Fprintf(&p, "%s: %s\n", c.ID, strings.Join(refs, " "))
		for _, x := range c.Questions {
			if line := fmt.Sprintf("%s | %s | %s\n", x.A, x.B, x.Words); !asked[line] {
				asked[line] = true
				q.WriteString(line)
			}
		}
	}
	return p.String(), q.String()
}
