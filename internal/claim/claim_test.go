package claim

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
)

var update = flag.Bool("update", false, "write what is found into the cases")

// TestClaims reads the cases of testdata: articles, each with the outlet and the date in the name of its part, and the claims of
// two voices or more that they make, as a page would show them.
func TestClaims(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 8 {
		t.Fatalf("%d cases", len(files))
	}
	f := New(Options{})
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var all []Proposition
			last := len(archive.Files) - 1
			for _, part := range archive.Files[:last] {
				head := strings.Split(part.Name, " | ")
				if len(head) != 3 {
					t.Fatalf("%q is not id, outlet and date", part.Name)
				}
				a := &sayso.Article{ID: head[0], Publisher: head[1], Text: string(part.Data)}
				if head[2] != "undated" {
					a.Published = sayso.Published{Value: head[2], Basis: sayso.BasisGiven}
				}
				all = append(all, propositions(t, f, a)...)
			}
			got := render(f, all)
			slices.Reverse(all)
			if again := render(f, all); again != got {
				t.Errorf("another order of articles gives\n%s\nnot\n%s", again, got)
			}
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[last].Data); got != want {
				t.Errorf("%s\ngot\n%s\nwant\n%s", strings.TrimSpace(string(archive.Comment)), got, want)
			}
		})
	}
}

// render links, groups and builds as a ledger does, candidates by shared keys alone, and writes the claims down.
func render(f *Finder, all []Proposition) string {
	by := map[string]*Proposition{}
	for i := range all {
		by[all[i].Voice] = &all[i]
	}
	var links []Link
	near := map[string][]string{}
	for i := range all {
		if all[i].Answers != "" {
			links = append(links, Link{A: all[i].Voice, B: all[i].Answers, Answers: true, Score: 1})
		}
		for j := range all[:i] {
			if !meet(all[i].Keys(), all[j].Keys()) {
				continue
			}
			switch v := f.Judge(&all[i], &all[j]); {
			case v.Joint:
				links = append(links, Link{A: all[i].Voice, B: all[j].Voice, Score: v.Score})
			case v.Relation != Different:
				a, b := all[i].Voice, all[j].Voice
				links = append(links, Link{A: a, B: b, Apart: true})
				near[a], near[b] = append(near[a], b), append(near[b], a)
			}
		}
	}
	groups := Group(links)
	grouped := map[string]bool{}
	for _, g := range groups {
		for _, v := range g {
			grouped[v] = true
		}
	}
	for v := range near {
		if !grouped[v] {
			groups = append(groups, []string{v})
		}
	}
	var out []string
	for _, g := range groups {
		in := Input{}
		for _, v := range g {
			in.Voices = append(in.Voices, by[v])
			for _, n := range near[v] {
				if !slices.Contains(in.Near, by[n]) {
					in.Near = append(in.Near, by[n])
				}
			}
		}
		out = append(out, page(f.Build(in)))
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

func meet(a, b []uint64) bool {
	for _, k := range a {
		if _, ok := slices.BinarySearch(b, k); ok {
			return true
		}
	}
	return false
}

// page is a claim as text.
func page(c *sayso.Claim) string {
	var b strings.Builder
	line := func(indent int, format string, args ...any) {
		fmt.Fprintf(&b, "%s%s\n", strings.Repeat("\t", indent), strings.TrimRight(fmt.Sprintf(format, args...), " "))
	}
	line(0, "claim `%s`", c.Wording.Text)
	line(1, "%s", c.Kind)
	for i := range c.Voices {
		v := &c.Voices[i]
		stance := string(v.Stance)
		if v.Relays != "" {
			stance += ": " + string(v.Relays)
		}
		name := v.Name
		if v.Attribution == "" {
			name = "the writer"
		}
		line(1, "%s %s %s (%s) %s `%s`", v.Date, v.ID, stance, v.Level, name, v.Words.Text)
		if len(v.Chain) > 1 {
			line(2, "chain %s", strings.Join(v.Chain, " < "))
		}
		for _, h := range v.Hedges {
			line(2, "hedge `%s`", h.Text)
		}
	}
	for i := range c.Wordings {
		for _, w := range c.Wordings[i].Changed {
			line(1, "changed %s `%s`", c.Wordings[i].Voice, w.Text)
		}
		for _, w := range c.Wordings[i].DroppedHedges {
			line(1, "dropped %s `%s`", c.Wordings[i].Voice, w.Text)
		}
	}
	for _, o := range c.Origins {
		line(1, "origin %s roots %q", o.Origin, o.Roots)
	}
	line(1, "independent %d", c.Independent)
	for _, t := range c.Tensions {
		kind := "tension"
		if t.Contradiction {
			kind = "contradiction"
		}
		line(1, "%s in %s %s `%s` %s `%s`: %s", kind, t.Kind, t.Voices[0], t.Here.Text, t.Voices[1], t.There.Text, t.Words)
		if t.Question != "" {
			line(2, "question %s", t.Question)
		}
	}
	for _, g := range c.Summary.Gaps {
		line(1, "gap %s", g)
	}
	for _, q := range c.Summary.Questions {
		line(1, "open %s", q.Words)
	}
	return b.String()
}
