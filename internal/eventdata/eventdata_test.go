package eventdata

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/plover"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// written is what a form makes of the sample.
func written(t *testing.T, f Format, opts Options) (out, about string, left map[string]int) {
	t.Helper()
	w, err := NewWriter(f, opts)
	if err != nil {
		t.Fatal(err)
	}
	rows, beside, err := w.Rows(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	return string(w.Header()) + string(rows), string(beside), w.Left
}

// TestGolden holds every form of the sample against a file that a person can read.
func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		out, about, _ := written(t, f, Options{})
		for name, got := range map[string]string{string(f): out, string(f) + ".about": about} {
			file := "testdata/" + name + ".txt"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || string(want) != got {
				t.Errorf("%s: got\n%s\nwant\n%s(%v)", file, got, want, err)
			}
		}
	}
}

// read reads a table as a common reader does: parted by tabs, quotation marks of CSV minded.
func read(t *testing.T, f Format, text string) (rows []map[string]string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = '\t'
	r.FieldsPerRecord = len(f.Columns())
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if f == POLECAT || f == ICEWS {
		if !slices.Equal(all[0], f.Columns()) {
			t.Fatalf("header %q", all[0])
		}
		all = all[1:]
	}
	for _, cells := range all {
		row := map[string]string{}
		for i, name := range f.Columns() {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestColumns(t *testing.T) {
	for f, want := range map[Format]int{POLECAT: 40, ICEWS: 20, GDELT: 61, Mentions: 16} {
		if got := f.Columns(); len(got) != want {
			t.Errorf("%s has %d columns, not %d", f, len(got), want)
		}
		names := slices.Clone(f.Columns())
		slices.Sort(names)
		if len(slices.Compact(names)) != want {
			t.Errorf("%s has a column twice", f)
		}
	}
}

// TestOnlyFacts: of the sample's six events the plan, and what has no day, never come out unless asked for.
func TestOnlyFacts(t *testing.T) {
	for f, want := range map[Format]map[string]int{
		PLOVER: {LeftActor: 1, LeftDay: 2}, POLECAT: {LeftDay: 2}, ICEWS: {LeftActor: 1, LeftDay: 2}, GDELT: {LeftDay: 2}, Mentions: {LeftDay: 2},
	} {
		out, _, left := written(t, f, Options{})
		if strings.Contains(out, "lift") || strings.Contains(out, "CONCEDE") || strings.Contains(out, "-e5") {
			t.Errorf("%s writes a plan", f)
		}
		for why, n := range want {
			if left[why] != n {
				t.Errorf("%s leaves out %v, want %v", f, left, want)
			}
		}
	}
	out, _, left := written(t, PLOVER, Options{Statuses: []sayso.Status{sayso.StatusPlanned}, PublishedDays: true})
	if !strings.Contains(out, `"status":"planned"`) || !strings.Contains(out, "status: planned, not a fact; date: the day of publication") || len(left) != 0 {
		t.Errorf("planned: %s %v", out, left)
	}
}

// TestPlover reads the rows back and finds the words of the article at the positions they give.
func TestPlover(t *testing.T) {
	out, _, _ := written(t, PLOVER, Options{WithText: true})
	text := []rune(sampleText)
	n := 0
	for lines := bufio.NewScanner(strings.NewReader(out)); lines.Scan(); n++ {
		var r ploverRow
		dec := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		if got := string(text[r.Trigger.Start:r.Trigger.End]); got != r.Trigger.Text || got != r.EventText[0] {
			t.Errorf("trigger %q is %q", r.Trigger.Text, got)
		}
		if got := string(text[r.TextInfo.Start:r.TextInfo.End]); got != *r.Text {
			t.Errorf("sentence %q is %q", *r.Text, got)
		}
		for _, e := range append(r.Actor, r.Recipient...) {
			if got := string(text[e.Start:e.End]); got != e.Text {
				t.Errorf("%q is %q", e.Text, got)
			}
		}
		if r.ID == "" || r.Date == "" || len(r.Actor) == 0 || len(r.Event) != 1 || r.Cite.Codebook != Codebook || r.Engine.Model != "by hand" {
			t.Errorf("row %+v", r)
		}
	}
	if n != 2 {
		t.Errorf("%d rows", n)
	}
}

// TestNoPointOfACountry: the middle of a country is no place where anything happened, and a place of another sentence is none in a form
// that cannot say so.
func TestNoPointOfACountry(t *testing.T) {
	opts := Options{Statuses: []sayso.Status{sayso.StatusHappened}, PublishedDays: true}
	rec := sample(t)
	rec.Times[1].Mod = "" // "on Friday"
	for _, f := range []Format{POLECAT, ICEWS, GDELT} {
		w, err := NewWriter(f, opts)
		if err != nil {
			t.Fatal(err)
		}
		rows, _, err := w.Rows(rec)
		if err != nil {
			t.Fatal(err)
		}
		lat := map[Format]string{POLECAT: "Latitude", ICEWS: "Latitude", GDELT: "ActionGeo_Lat"}[f]
		empty := map[Format]string{POLECAT: "None"}[f]
		points := 0
		for _, r := range read(t, f, string(w.Header())+string(rows)) {
			if r[lat] != empty {
				points++
			}
		}
		if points != 1 {
			t.Errorf("%s has %d points, not that of Port Sael alone", f, points)
		}
	}
}

// TestICEWS: codes keep their zeros, numbers are unique, and those who meet have a row in each direction.
func TestICEWS(t *testing.T) {
	rec := sample(t)
	rec.Times[1].Mod = ""
	w, _ := NewWriter(ICEWS, Options{})
	rows, about, err := w.Rows(rec)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	got := []string{}
	for _, r := range read(t, ICEWS, string(w.Header())+string(rows)) {
		if n, err := strconv.ParseInt(r["Event ID"], 10, 64); err != nil || n <= 0 || n >= 1<<53 || ids[r["Event ID"]] {
			t.Errorf("Event ID %s", r["Event ID"])
		}
		ids[r["Event ID"]] = true
		got = append(got, r["CAMEO Code"]+" "+r["Source Country"]+" "+r["Target Country"])
	}
	if want := []string{"171 Norway Kosovo", "182 Norway ", "040 Norway Mexico", "040 Mexico Norway"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := strings.Count(string(about), "\n"); n != len(ids) {
		t.Errorf("%d lines beside %d rows", n, len(ids))
	}
}

// TestGDELT: days, classes and mentions agree with one another.
func TestGDELT(t *testing.T) {
	out, about, _ := written(t, GDELT, Options{Added: "20250810001500"})
	events := read(t, GDELT, out)
	if len(events) != 3 || events[0]["SQLDATE"] != "20250804" || events[0]["MonthYear"] != "202508" || events[0]["Year"] != "2025" ||
		events[0]["FractionDate"] != "2025.5917" || events[0]["Actor1Code"] != "NORMIL" || events[0]["Actor2CountryCode"] != "KSV" ||
		events[0]["ActionGeo_CountryCode"] != "KV" || events[0]["IsRootEvent"] != "1" || events[0]["QuadClass"] != "4" || events[0]["DATEADDED"] != "20250810001500" {
		t.Errorf("got %v", events)
	}
	if !strings.Contains(about, `"row":"`+events[0]["GLOBALEVENTID"]+`"`) || !strings.Contains(about, `"codebook":"`+Codebook+`"`) {
		t.Errorf("sidecar %s", about)
	}
	out, _, _ = written(t, Mentions, Options{})
	mentions := read(t, Mentions, out)
	if len(mentions) != 4 { // e4 is mentioned twice
		t.Fatalf("%d mentions", len(mentions))
	}
	text := []rune(sampleText)
	for i, want := range []string{"seized", "beat", "spoke", "talks"} {
		m := mentions[i]
		at, _ := strconv.Atoi(m["ActionCharOffset"])
		if !strings.HasPrefix(string(text[at:]), want) || m["MentionType"] != "1" || m["MentionSourceName"] != "quay.example" || !strings.Contains(m["Extras"], "by hand") {
			t.Errorf("%s: %v", want, m)
		}
	}
	if m := mentions[1]; m["Actor1CharOffset"] != "-1" || m["Actor2CharOffset"] == "-1" || m["SentenceID"] != "3" {
		t.Errorf("the actor of another sentence: %v", m)
	}
}

// TestCodes holds the tables against the ontology and against the countries that places can have.
func TestCodes(t *testing.T) {
	codes, err := LoadCodes(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	ontology := plover.New()
	for _, name := range Types {
		typ, ok := ontology.Type(name)
		if !ok {
			t.Fatalf("no type %s", name)
		}
		if _, ok := codes.acts[string(name)]; !ok {
			t.Errorf("no code for %s", name)
		}
		for _, m := range typ.Modes {
			if _, ok := codes.acts[string(name)+"."+string(m.Name)]; !ok {
				t.Errorf("no code for %s.%s", name, m.Name)
			}
		}
	}
	for key, a := range codes.acts {
		typ, mode, _ := strings.Cut(strings.Replace(key, "+", ".", 1), ".")
		if !ontology.HasMode(sayso.EventType(typ), sayso.Mode(mode)) && !ontology.HasContext(sayso.Context(mode)) && mode != "" {
			t.Errorf("%s is no mode or context", key)
		}
		if v, err := strconv.ParseFloat(a.goldstein, 64); err != nil || v < -10 || v > 10 || a.quad() == "" {
			t.Errorf("%s: Goldstein %s", key, a.goldstein)
		}
	}
	for s := range codes.sectors {
		if !ontology.HasSector(s) {
			t.Errorf("no sector %s", s)
		}
	}
	places, err := lexicon.Load(data.FS, "places/countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range places.Rows {
		if c, ok := codes.countries[row[3]]; !ok || c.name == "" {
			t.Errorf("no codes for %s", row[3])
		}
	}
}
