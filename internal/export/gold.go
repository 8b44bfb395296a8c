package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sayso"
)

// An inputPoint is a span as a file has it. Text may be missing; if it stands there, it must be what the positions say.
type inputPoint struct {
	Start *int    `json:"start"`
	End   *int    `json:"end"`
	Text  *string `json:"text"`
}

// A gold builds the record of annotations that another program or a person made. The first fault sticks.
type gold struct {
	name   string // of the file
	unit   sayso.Offsets
	mapper *sayso.Mapper
	rec    *sayso.Record
	err    error
}

func newGold(name, text string, unit sayso.Offsets) *gold {
	return &gold{name: name, unit: unit, mapper: sayso.NewMapper(text), rec: &sayso.Record{Article: &sayso.Article{Text: text}}}
}

// fail keeps the first fault: at place in the file, want should have stood.
func (g *gold) fail(place, want string) {
	if g.err == nil {
		g.err = &sayso.Error{Code: sayso.ErrFormat, Place: g.name + ": " + place, Msg: "want " + want}
	}
}

// bytes turns positions of the file into a span; the zero span after a fault.
func (g *gold) bytes(place string, start, end int) sayso.Span {
	from, err := g.mapper.ToByte(g.unit, start)
	to, err2 := g.mapper.ToByte(g.unit, end)
	if err != nil || err2 != nil || from >= to {
		g.fail(place, fmt.Sprintf("start before end, both on characters of a text of %d %s, not %d and %d", g.mapper.Len(g.unit), g.unit, start, end))
		return sayso.Span{}
	}
	return sayso.Span{Start: from, End: to}
}

func (g *gold) span(place string, p inputPoint) sayso.Span {
	if p.Start == nil || p.End == nil {
		g.fail(place, "start and end")
		return sayso.Span{}
	}
	s := g.bytes(place, *p.Start, *p.End)
	if p.Text != nil && !s.Empty() && s.In(g.rec.Article.Text) != *p.Text {
		g.fail(place, fmt.Sprintf("the words at %d to %d, %q, not %q", *p.Start, *p.End, brief(s.In(g.rec.Article.Text)), brief(*p.Text)))
	}
	return s
}

// brief keeps messages short: the beginning of s.
func brief(s string) string {
	if len(s) <= 60 {
		return s
	}
	end := 57
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

func (g *gold) article(d *citronDocument) {
	a, given := g.rec.Article, &d.Article
	a.ID, a.Title, a.Publisher, a.URL, a.Language = given.ID, given.Title, given.Publisher, given.URL, given.Language
	a.Published = sayso.Published{Value: given.Published, Basis: given.Basis}
	if given.SHA256 != "" && given.SHA256 != (&sayso.Article{Text: a.Text}).Identified().SHA256 {
		g.fail("article.sha256", "the hash of the text")
	}
}

// attribution adds one. An id that is missing or taken is made.
func (g *gold) attribution(a sayso.Attribution) {
	if a.ID == "" {
		a.ID = "a" + strconv.Itoa(len(g.rec.Attributions)+1)
	}
	if a.Kind == "" {
		a.Kind = kindByMarks(g.rec.Article.Text, a.Content)
	}
	g.rec.Attributions = append(g.rec.Attributions, a)
}

// entity adds one. Without a name it gets its longest mention that is not known to be a pronoun, the first of equals.
func (g *gold) entity(e sayso.Entity) {
	if len(e.Mentions) == 0 {
		return // an empty group says nothing
	}
	if e.Name == "" {
		best := e.Mentions[0].Span
		for _, m := range e.Mentions {
			if m.Form != sayso.FormPronoun && m.Len() > best.Len() {
				best = m.Span
			}
		}
		e.Name = best.In(g.rec.Article.Text)
	}
	g.rec.Entities = append(g.rec.Entities, e)
}

// finish puts the attributions in the order of the text, gives the article its identity and checks the whole.
func (g *gold) finish() (*sayso.Record, error) {
	if g.err != nil {
		return nil, g.err
	}
	seen := map[string]bool{}
	for i := range g.rec.Attributions {
		a := &g.rec.Attributions[i]
		if seen[a.ID] {
			return nil, &sayso.Error{Code: sayso.ErrFormat, Place: g.name, Msg: fmt.Sprintf("two statements have the id %q", a.ID)}
		}
		seen[a.ID] = true
	}
	slices.SortStableFunc(g.rec.Attributions, func(a, b sayso.Attribution) int { return a.Anchor().Start - b.Anchor().Start })
	g.rec.Article = g.rec.Article.Identified()
	if err := g.rec.Check(); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Place: g.name, Msg: "the annotations contradict each other", Err: err}
	}
	return g.rec, nil
}

// kindByMarks says how much of a content stands in quotation marks, by its own marks alone: formats that do not tell the
// kind leave nothing else to go by.
func kindByMarks(text string, content []sayso.Span) sayso.Kind {
	quoted, plain := false, false
	for _, s := range content {
		in := false
		for _, r := range s.In(text) {
			switch {
			case strings.ContainsRune("“«„", r):
				in, quoted = true, true
			case strings.ContainsRune("”»", r):
				in, quoted = false, true
			case r == '"':
				in, quoted = !in, true
			case !in && r != ' ' && r != '\n' && r != '\r' && r != '\t':
				plain = true
			}
		}
	}
	switch {
	case len(content) == 0:
		return sayso.KindNone
	case quoted && plain:
		return sayso.KindMixed
	case quoted:
		return sayso.KindDirect
	}
	return sayso.KindIndirect
}
