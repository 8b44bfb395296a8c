package correct

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
	"sayso/internal/eval"
)

// TestCases runs testdata/cases: a text, what is read of it, a log, and the record with the log applied, with the entries that
// rest on nothing. Words are as they stand in the text; "she"#2 is the second of them.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	if len(paths) == 0 {
		t.Fatal("no cases")
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			c := readCase(t, path)
			before := printed(c.rec, nil)
			got := printed(New().Apply(c.rec, NewLog(c.log)))
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if after := printed(c.rec, nil); after != before {
				t.Errorf("the record was altered to\n%s", after)
			}
		})
	}
}

type testCase struct {
	rec  *sayso.Record
	log  []sayso.Correction
	want string
}

func readCase(t *testing.T, path string) testCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range txtar.Parse(data).Files {
		files[f.Name] = string(f.Data)
	}
	p := &parser{t, strings.TrimSuffix(files["text"], "\n")}
	c := testCase{rec: p.record(files["record"]), want: files["want"]}
	for line := range strings.Lines(files["log"]) {
		c.log = append(c.log, p.entry(strings.TrimSpace(line)))
	}
	return c
}

type parser struct {
	t    *testing.T
	text string
}

var token = regexp.MustCompile(`"[^"]*"(?:#\d+)?|[a-z_]+=(?:"[^"]*"(?:#\d+)?(?:,"[^"]*"(?:#\d+)?)*|\S*)|\S+`)

// at finds words such as "she"#2 in the text.
func (p *parser) at(words string) sayso.Span {
	p.t.Helper()
	quoted, nth, _ := strings.Cut(words, "#")
	w := strings.Trim(quoted, `"`)
	n, _ := strconv.Atoi(nth)
	from := 0
	for ; ; n-- {
		k := strings.Index(p.text[from:], w)
		if k < 0 {
			p.t.Fatalf("%s does not stand in the text", words)
		}
		if n <= 1 {
			return sayso.Span{Start: from + k, End: from + k + len(w)}
		}
		from += k + len(w)
	}
}

func (p *parser) all(list string) (out []sayso.Span) {
	if list == "" {
		return nil
	}
	for _, w := range regexp.MustCompile(`"[^"]*"(?:#\d+)?`).FindAllString(list, -1) {
		out = append(out, p.at(w))
	}
	return out
}

func (p *parser) record(lines string) *sayso.Record {
	rec := &sayso.Record{Article: &sayso.Article{ID: "x", Text: p.text}}
	for line := range strings.Lines(lines) {
		w := token.FindAllString(line, -1)
		fields := map[string]string{}
		var words []sayso.Span
		for _, f := range w[2:] {
			if strings.HasPrefix(f, `"`) {
				words = append(words, p.at(f))
			} else if k, v, ok := strings.Cut(f, "="); ok {
				fields[k] = v
			}
		}
		switch w[0] {
		case "entity":
			e := sayso.Entity{ID: w[1], Kind: sayso.EntityPerson, Name: words[0].In(p.text), Country: fields["country"]}
			for _, s := range words {
				form := sayso.FormName
				if s.In(p.text) == strings.ToLower(s.In(p.text)) {
					form = sayso.FormPronoun
				}
				e.Mentions = append(e.Mentions, sayso.Mention{Span: s, Form: form})
			}
			rec.Entities = append(rec.Entities, e)
		case "attribution":
			a := sayso.Attribution{ID: w[1], Kind: sayso.KindIndirect, Source: p.all(fields["source"]), Content: p.all(fields["content"]), Level: sayso.Level(fields["level"]),
				Stance: sayso.Stance(fields["stance"]), Parent: fields["parent"], Confidence: sayso.Confidence{All: 0.5}}
			if cue := p.all(fields["cue"]); cue != nil {
				a.Cue = &cue[0]
			}
			for _, e := range rec.Entities {
				if e.ID == fields["speaker"] {
					a.Speaker = &sayso.Speaker{Entity: e.ID, Name: e.Name}
				}
			}
			for i, s := range p.all(fields["quotations"]) {
				q := sayso.Quotation{ID: fmt.Sprintf("q%d%s", i+1, a.ID), Span: s, Inner: s, Kind: sayso.QuotationSpeech, Attribution: a.ID}
				rec.Quotations = append(rec.Quotations, q)
				a.Quotations = append(a.Quotations, q.ID)
			}
			rec.Attributions = append(rec.Attributions, a)
		case "event":
			e := sayso.Event{ID: w[1], Trigger: words[0], Mentions: words[1:], Type: sayso.EventType(fields["type"]), Mode: sayso.Mode(fields["mode"]),
				Status: sayso.Status(fields["status"]), AccordingTo: fields["by"], PlaceBasis: sayso.EventByNone, DateBasis: sayso.EventByNone}
			for _, f := range strings.Split(fields["factuality"], ",") {
				v := strings.Split(f, ":")
				e.Factuality = append(e.Factuality, sayso.Factuality{AccordingTo: v[0], Certainty: sayso.Certainty(v[1]), Polarity: sayso.Polarity(v[2])})
			}
			for _, s := range p.all(fields["actors"]) {
				e.Actors = append(e.Actors, sayso.Participant{Span: s, Entity: fields["actor"]})
			}
			rec.Events = append(rec.Events, e)
		}
	}
	if err := rec.Check(); err != nil {
		p.t.Fatal(err)
	}
	return rec
}

// entry reads `1 set attribution "said" level=unnamed_person`, `2 merge entity "she" with entity "Ana"`, `3 undo 1`.
func (p *parser) entry(line string) sayso.Correction {
	w := token.FindAllString(line, -1)
	e := sayso.Correction{Who: "desk", When: "2024-03-01T12:00:00Z", Why: "checked", Do: sayso.CorrectionVerb(w[1])}
	e.Seq, _ = strconv.Atoi(w[0])
	if e.Do == sayso.CorrectUndo {
		e.Undoes, _ = strconv.Atoi(w[2])
		return e
	}
	target := func(kind, words string) sayso.Target {
		s := p.at(words)
		return sayso.Target{Kind: sayso.TargetKind(kind), Words: sayso.Passage{Article: "x", Start: s.Start, End: s.End, Text: s.In(p.text)}}
	}
	e.What = target(w[2], w[3])
	for i := 4; i < len(w); i++ {
		if w[i] == "with" {
			with := target(w[i+1], w[i+2])
			e.With = &with
			i += 2
			continue
		}
		k, v, _ := strings.Cut(w[i], "=")
		if strings.HasPrefix(v, `"`) && slices.Contains([]string{"source", "cue", "content", "addressee", "medium", "time", "place", "terms", "actors", "recipients"}, k) {
			var ranges []string
			for _, s := range p.all(v) {
				ranges = append(ranges, fmt.Sprintf("%d-%d", s.Start, s.End))
			}
			v = strings.Join(ranges, ",")
		}
		if e.Set == nil {
			e.Set = map[string]string{}
		}
		e.Set[k] = strings.Trim(v, `"`)
	}
	return e
}

// printed is a record as the cases write it.
func printed(rec *sayso.Record, outcomes []Outcome) string {
	var b strings.Builder
	text := rec.Article.Text
	words := func(list []sayso.Span) string {
		var out []string
		for _, s := range list {
			out = append(out, strconv.Quote(s.In(text)))
		}
		return strings.Join(out, ",")
	}
	for _, e := range rec.Entities {
		fmt.Fprintf(&b, "entity %s %s", e.ID, e.Name)
		if e.Country != "" {
			fmt.Fprintf(&b, " %s", e.Country)
		}
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, " %q", m.Span.In(text))
		}
		b.WriteByte('\n')
	}
	for _, a := range rec.Attributions {
		fmt.Fprintf(&b, "attribution %s %s %s", a.ID, a.Level, a.Stance)
		if a.Speaker != nil {
			fmt.Fprintf(&b, " %s=%s", a.Speaker.Entity, a.Speaker.Name)
		}
		fmt.Fprintf(&b, " source=%s", words(a.Source))
		if a.Cue != nil {
			fmt.Fprintf(&b, " cue=%q", a.Cue.In(text))
		}
		fmt.Fprintf(&b, " content=%s", words(a.Content))
		if a.Parent != "" {
			fmt.Fprintf(&b, " in=%s", a.Parent)
		}
		if len(a.Quotations) > 0 {
			fmt.Fprintf(&b, " quotations=%s", strings.Join(a.Quotations, ","))
		}
		if a.Confidence.All == 0 {
			b.WriteString(" unmeasured")
		}
		b.WriteByte('\n')
	}
	for _, e := range rec.Events {
		fmt.Fprintf(&b, "event %s %s %s %s by=%s quad=%d %s", e.ID, strings.TrimSpace(string(e.Type)+" "+string(e.Mode)), e.Status, words(append([]sayso.Span{e.Trigger}, e.Mentions...)), e.AccordingTo, e.Quad, "holds=")
		for i, f := range e.Factuality {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%s:%s%s", f.AccordingTo, f.Certainty, f.Polarity)
		}
		for _, a := range e.Actors {
			fmt.Fprintf(&b, " actor=%s:%q", a.Entity, a.Span.In(text))
		}
		b.WriteByte('\n')
	}
	for _, o := range outcomes {
		if o.Idle {
			fmt.Fprintf(&b, "idle %d %s\n", o.Seq, o.Words)
		}
	}
	return b.String()
}

// readerOf reads nothing: the record is there already.
func readerOf(rec *sayso.Record) eval.Reader {
	return func(context.Context, *sayso.Article) (*sayso.Record, error) { return rec, nil }
}
