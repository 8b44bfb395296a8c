package export

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sayso"
)

func TestBrat(t *testing.T) {
	got := files(t, "brat", Options{}, full(t))
	golden(t, "brat.ann", got["ferry.ann"].Bytes())
	golden(t, "annotation.conf", got["annotation.conf"].Bytes())
	if got["ferry.txt"].String() != fullText || len(got) != 3 {
		t.Error("the text is another, or there are other files")
	}
}

// TestBratRules holds the file against the rules of brat's own parser: three cells a span, fragments apart and in order, no
// line end in one, the words joined by a space; every id once, and every id that is named is there.
func TestBratRules(t *testing.T) {
	runes := []rune(fullText)
	seen, named, crossed := map[string]bool{}, []string{}, 0
	for _, l := range strings.Split(strings.TrimSuffix(files(t, "brat", Options{}, full(t))["ferry.ann"].String(), "\n"), "\n") {
		cells := strings.Split(l, "\t")
		if cells[0] != "*" && seen[cells[0]] {
			t.Errorf("%s twice", cells[0])
		}
		seen[cells[0]] = true
		fields := strings.Fields(cells[1])
		switch cells[0][0] {
		case 'T':
			kind, places, _ := strings.Cut(cells[1], " ")
			var words []string
			last := -1
			for _, p := range strings.Split(places, ";") {
				var start, end int
				if n, _ := fmt.Sscanf(p, "%d %d", &start, &end); n != 2 || start <= last || start >= end || end > len(runes) {
					t.Fatalf("%s: %q", kind, p)
				}
				last = end
				words = append(words, string(runes[start:end]))
			}
			if len(words) > 1 {
				crossed++
			}
			if got := strings.Join(words, " "); len(cells) != 3 || got != cells[2] || strings.ContainsAny(got, "\r\n\t") {
				t.Errorf("%q is not %q", cells[2:], got)
			}
		case 'E', 'R':
			for _, f := range fields {
				if _, id, ok := strings.Cut(f, ":"); ok {
					named = append(named, id)
				}
			}
		default:
			named = append(named, fields[1])
		}
	}
	for _, id := range named {
		if !seen[id] {
			t.Errorf("no %s", id)
		}
	}
	if crossed != 4 { // a quotation over three paragraphs, and the port with its tab three times
		t.Errorf("%d spans in fragments", crossed)
	}
}

// keptByBrat is what brat keeps of a record.
func keptByBrat(rec *sayso.Record) *sayso.Record {
	out := kept(rec)
	out.Engine, out.Article = sayso.Engine{}, (&sayso.Article{Text: rec.Article.Text}).Identified()
	for i := range out.Attributions {
		out.Attributions[i].Confidence = sayso.Confidence{}
	}
	for i := range out.Entities {
		out.Entities[i].Wikidata = ""
		var list []sayso.Mention
		for _, m := range out.Entities[i].Mentions {
			list = append(list, sayso.Mention{Span: m.Span})
		}
		out.Entities[i].Mentions = list
	}
	return out
}

func TestBratRoundTrip(t *testing.T) {
	var txt, ann bytes.Buffer
	if err := Brat(&txt, &ann, full(t)); err != nil {
		t.Fatal(err)
	}
	got, err := ReadBrat(txt.Bytes(), ann.Bytes(), "x.ann")
	if err != nil {
		t.Fatal(err)
	}
	if want := keptByBrat(full(t)); !reflect.DeepEqual(got.Attributions, want.Attributions) || !reflect.DeepEqual(got.Entities, want.Entities) ||
		!reflect.DeepEqual(got.Article, want.Article) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

func TestReadBratFaults(t *testing.T) {
	const text = "No, he\nsaid."
	const fine = "T1\tCue 7 11\tsaid\nT2\tSource 4 6\the\nT3\tContent 0 2\tNo\nE1\tCue:T1 Source:T2 Content:T3\nA1\tStance E1 denies\nR1\tWithin Arg1:T1 Arg2:T1\n"
	for _, c := range []struct{ from, to, place string }{
		{"Within Arg1:T1 Arg2:T1", "Within Arg1:T1 Arg2:T2", "x.ann: line 6"},
		{"", "", "x.ann"}, // a statement within itself
		{"T2\tSource 4 6\the", "T2 Source 4 6 he", "x.ann: line 2"},
		{"4 6\the", "4 60\the", "x.ann: line 2"},
		{"4 6\the", "6 4\the", "x.ann: line 2"},
		{"4 6\the", "4 six\the", "x.ann: line 2"},
		{"4 6\the", "4 6\tshe", "x.ann: line 2"},
		{"T3\tContent", "T2\tContent", "x.ann: line 3"},
		{"Source:T2", "Source:T9", "x.ann: line 4"},
		{"Source:T2", "Source:T3", "x.ann: line 4"},
		{"Source:T2", "Source", "x.ann: line 4"},
		{"E1 denies", "E1 dennies", "x.ann: line 4"},
		{"Stance E1 denies", "Stance", "x.ann: line 5"},
		{"Cue 7 11\tsaid", "Cue 7 9;10 11\tsa d", "x.ann: line 4"},
		{"T1\tCue", "T1\t", "x.ann: line 1"},
		{"said", "sa\xffd", "x.ann"},
	} {
		_, err := ReadBrat([]byte(text), []byte(strings.Replace(fine, c.from, c.to, 1)), "x.ann")
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Place != c.place || coded.Code != sayso.ErrFormat && coded.Code != sayso.ErrNotText {
			t.Errorf("%q for %q: %v, want it at %s", c.to, c.from, err, c.place)
		}
	}
	rec, err := ReadBrat([]byte(text), []byte(strings.TrimSuffix(fine, "R1\tWithin Arg1:T1 Arg2:T1\n")+"X9\tunheard of\nN1\tReference T2 Wikidata:Q1\the\n"), "x.ann")
	if err != nil || len(rec.Attributions) != 1 || rec.Attributions[0].Stance != sayso.StanceDenies {
		t.Errorf("%v %+v", err, rec)
	}
}

// FuzzReadBrat: whatever is read is a record that holds together, and what goes out again comes in unchanged.
func FuzzReadBrat(f *testing.F) {
	got := files(f, "brat", Options{}, full(f))
	f.Add(got["ferry.txt"].Bytes(), got["ferry.ann"].Bytes())
	f.Add([]byte("No, he\nsaid."), []byte("T1\tCue 7 11\tsaid\nT2\tSource 4 6;7 8\the s\nE1\tCue:T1 Source:T2\n*\tCoref T1 T2\n"))
	f.Fuzz(func(t *testing.T, txt, ann []byte) {
		rec, err := ReadBrat(txt, ann, "x")
		if err != nil {
			var coded *sayso.Error
			if !errors.As(err, &coded) || coded.Place == "" {
				t.Fatalf("%v has no code or place", err)
			}
			return
		}
		var text, out bytes.Buffer
		if err := Brat(&text, &out, rec); err != nil {
			return // a span of nothing but line ends
		}
		again, err := ReadBrat(text.Bytes(), out.Bytes(), "x")
		if err != nil {
			t.Fatalf("%v\n%s", err, out.Bytes())
		}
		if len(rec.Attributions) < len(again.Attributions) {
			t.Fatalf("%+v came back as %+v", rec, again)
		}
		if !bytes.Equal(text.Bytes(), txt) {
			t.Fatal("another text")
		}
	})
}
