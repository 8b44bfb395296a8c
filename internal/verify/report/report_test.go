package report

import (
	"encoding/json"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/verify"
)

// sample checks a draft with hostile signs in it against one source.
func sample(t *testing.T) *Report {
	lexicon, err := verify.LoadLexicon(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	text := "<b>😀</b>\n“We would not go to war over a <i>fishing</i> boat, 100%,” she said.\n“Nobody has read the whole treaty today.”"
	rec := &sayso.Record{Article: (&sayso.Article{Text: text}).Identified()}
	at := 0
	for _, id := range []string{"q1", "q2"} {
		open := at + strings.Index(text[at:], "“")
		end := open + strings.Index(text[open:], "”")
		rec.Quotations = append(rec.Quotations, sayso.Quotation{ID: id, Kind: sayso.QuotationSpeech,
			Span: sayso.Span{Start: open, End: end + len("”")}, Inner: sayso.Span{Start: open + len("“"), End: end}})
		at = end
	}
	x := verify.NewIndex()
	x.Add(verify.Source{Name: "news/a\x1b[31m,b.txt", Article: &sayso.Article{
		Text: "é \x1b[2J “We will not go to war over a <i>fishing</i> boat, 100%,” the president said."}})
	return &Report{Draft: verify.Source{Name: "a,b:c.txt", Article: rec.Article}, Sources: x.Sources(),
		Findings: verify.NewChecker(x, lexicon).Check(rec, verify.Options{}),
		Allowed:  []verify.Grade{verify.Exact, verify.Marks}, Offsets: sayso.OffsetsUTF16}
}

func TestText(t *testing.T) {
	var b strings.Builder
	if err := sample(t).Text(&b, false); err != nil {
		t.Fatal(err)
	}
	const want = `a,b:c.txt:2:2  changed  similarity 0.93 · speaker unclear
    “We [-will-]{+would+} not go to war over a <i>fishing</i> boat, 100%,”
    tense: “would” for “will”
    news/a␛[31m,b.txt:1:9  “We will not go to war over a <i>fishing</i> boat, 100%,”

a,b:c.txt:3:2  not found  similarity 0.14
    “Nobody has read the whole treaty today.”

2 quotations: 1 changed, 1 not found · 1 source
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := sample(t).Text(&b, true); err != nil || !strings.Contains(b.String(), "\x1b[31;9m[-will-]\x1b[0m\x1b[32m{+would+}\x1b[0m") {
		t.Errorf("in colour: %v\n%q", err, b.String())
	}
	if strings.Contains(b.String(), "\x1b[31m,b") {
		t.Error("a file name steers the terminal")
	}
}

func TestHTML(t *testing.T) {
	var b strings.Builder
	if err := sample(t).HTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{"&lt;b&gt;😀&lt;/b&gt;", "<del>will</del><ins>would</ins>", `href="#q1"`, `id="d1"`, "&lt;i&gt;fishing"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	for _, bad := range []string{"<b>", "<i>", "\x1b", "http:", "https:"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := sample(t).JSON(&b); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Quotations []map[string]any
	}
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	first, second := got.Quotations[0], got.Quotations[1]
	if first["start"] != 11.0 || first["grade"] != "changed" || second["source"] != nil || second["speaker"] != "unclear" {
		t.Errorf("%v\n%v", first, second)
	}
	for _, name := range []string{"start", "end", "text", "grade", "source", "similarity", "speaker", "changes"} {
		if _, ok := second[name]; !ok {
			t.Errorf("no field %s", name)
		}
	}
}

// TestSARIF holds the log against what the schema of SARIF 2.1.0 requires of the objects used.
func TestSARIF(t *testing.T) {
	var b strings.Builder
	if err := sample(t).SARIF(&b, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var log map[string]any
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log["runs"].([]any)[0].(map[string]any)
	rules := run["tool"].(map[string]any)["driver"].(map[string]any)["rules"].([]any)
	results := run["results"].([]any)
	if log["version"] != "2.1.0" || len(results) != 2 {
		t.Fatalf("version %v, %d results", log["version"], len(results))
	}
	for _, r := range results {
		r := r.(map[string]any)
		rule := rules[int(r["ruleIndex"].(float64))].(map[string]any)
		region := r["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)["region"].(map[string]any)
		if rule["id"] != r["ruleId"] || r["message"].(map[string]any)["text"] == "" || r["level"] != "error" || region["startLine"].(float64) < 2 {
			t.Errorf("%v", r)
		}
	}
	if uri := "a,b:c.txt"; !strings.Contains(b.String(), uri) {
		t.Errorf("no %s", uri)
	}
}

func TestAnnotations(t *testing.T) {
	var b strings.Builder
	if err := sample(t).Annotations(&b); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "::warning file=a%2Cb%3Ac.txt,line=2,col=2,endLine=2,endColumn=") ||
		!strings.Contains(lines[0], "100%25") {
		t.Errorf("got %q", lines)
	}
}

func TestRegionOfRow(t *testing.T) {
	s := verify.Source{Name: "archive.jsonl:17", Article: &sayso.Article{Text: "one\ntwo"}}
	if g := regionOf(s, verify.Place{Span: sayso.Span{Start: 4, End: 7}}); g.file != "archive.jsonl" || g.line != 17 || !g.inRow {
		t.Errorf("%+v", g)
	}
	s.Name = "a:b.txt"
	if g := regionOf(s, verify.Place{Span: sayso.Span{Start: 4, End: 7}}); g.file != "a:b.txt" || g.line != 2 || g.column != 1 || g.endColumn != 4 {
		t.Errorf("%+v", g)
	}
}
