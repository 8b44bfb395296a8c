package golden

import (
	"strings"
	"testing"

	"sayso"
)

const archive = `Two sayings.
-- article.txt --
Ann said it rained. “It did,” Bo said.
-- want.txt --
attribution indirect
	source  ` + "`Ann`" + `
	cue     ` + "`said`#1" + `
	content ` + "`it rained`" + `
attribution direct
	source  ` + "`Bo`" + `
	cue     ` + "`said`#2" + `
	content ` + "`“It did,”`" + `
`

func parse(t *testing.T, archive string) *Document {
	t.Helper()
	doc, err := Parse("test", []byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*sayso.Record)
		want   []string // parts of the message
	}{
		{"equal", func(*sayso.Record) {}, nil},
		{"other order", func(r *sayso.Record) {
			r.Attributions[0], r.Attributions[1] = r.Attributions[1], r.Attributions[0]
		}, nil},
		{"missing", func(r *sayso.Record) { r.Attributions = r.Attributions[1:] },
			[]string{"want.txt:1: missing", "     | Ann said it rained.", "want | sss cccc kkkkkkkkk\n"}},
		{"unexpected", func(r *sayso.Record) {
			r.Attributions = append(r.Attributions, sayso.Attribution{Kind: sayso.KindNone, Cue: &sayso.Span{Start: 12, End: 18}})
		}, []string{"unexpected", "`rained`", "got  |             cccccc\n"}},
		{"twice", func(r *sayso.Record) { r.Attributions = append(r.Attributions, r.Attributions[0]) }, []string{"unexpected"}},
		{"source", func(r *sayso.Record) { r.Attributions[1].Source = nil },
			[]string{"want.txt:5: wrong source", "got  none", "want `Bo`", "want |                     kkkkkkkkk ss cccc\n"}},
		{"content", func(r *sayso.Record) { r.Attributions[0].Content[0].End-- }, []string{"wrong content", "got  ", "want `it rained`"}},
		{"kind", func(r *sayso.Record) { r.Attributions[0].Kind = sayso.KindMixed }, []string{"wrong kind", "got  mixed"}},
		{"parent", func(r *sayso.Record) { r.Attributions[1].Parent = "A" }, []string{"wrong parent", "got  `said`#1", "want none"}},
		{"optional not stated", func(r *sayso.Record) { r.Attributions[0].Stance = sayso.StanceAsserts }, nil},
	} {
		doc := parse(t, archive)
		rec := record(doc)
		c.change(rec)
		got := strings.Join(doc.Compare(rec), "\n")
		if (got == "") != (c.want == nil) {
			t.Errorf("%s: message %q", c.name, got)
		}
		for _, part := range c.want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: no %q in\n%s", c.name, part, got)
			}
		}
	}
}

func TestOptionalStated(t *testing.T) {
	doc := parse(t, archive+"\tstance asserts\n")
	rec := record(doc)
	rec.Attributions[1].Stance = sayso.StanceDenies
	if got := doc.Compare(rec); len(got) != 1 || !strings.Contains(got[0], "wrong stance") {
		t.Errorf("a stated stance that differs: %q", got)
	}
	rec.Attributions[1].Stance = sayso.StanceAsserts
	if got := doc.Compare(rec); len(got) != 0 {
		t.Errorf("a stated stance that agrees: %q", got)
	}
}

func TestUpdated(t *testing.T) {
	doc := parse(t, archive)
	rec := record(doc)
	rec.Attributions[1].Source = nil
	updated := parse(t, string(doc.Updated(rec)))
	if wrong := updated.Compare(rec); len(wrong) > 0 {
		t.Errorf("the updated document fails:\n%s", strings.Join(wrong, "\n"))
	}
	if updated.Comment != doc.Comment || updated.Article.Text != doc.Article.Text {
		t.Error("more than want.txt was changed")
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"Two sayings.", "", "no opening line"},
		{"-- article.txt --", "-- text.txt --", `unknown file "text.txt"`},
		{"-- want.txt --\n", "", "it needs article.txt and want.txt"},
		{"attribution direct", "attribution said", `test: want.txt:5: "said" is no kind`},
		{"attribution direct", "attribution none", "test: want.txt:5: kind none with 1 contents"},
		{"`said`#1", "`said`", "test: want.txt:3: cue: `said` occurs 2 times"},
		{"\tsource  `Bo`", "\tspeech  `Bo`", `test: want.txt:6: unknown field "speech"`},
		{"\tsource  `Bo`", "\tparent  `did`", "test: want.txt:5: no attribution has the parent's cue `did`"},
		{"attribution indirect\n", "", `want.txt:1: "source" before the first attribution`},
	} {
		_, err := Parse("test", []byte(strings.Replace(archive, c.old, c.new, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: error %v, want %q", c.new, c.old, err, c.want)
		}
	}
}
