package sample

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"sayso"
)

func record(id int) *sayso.Record {
	text := fmt.Sprintf("Article %d. Police arrested nine students, \"all of them\". = 5", id)
	at := strings.Index(text, "arrested")
	a := (&sayso.Article{Text: text}).Identified()
	e := sayso.Event{ID: "e1", Trigger: sayso.Span{Start: at, End: at + 8}, Type: sayso.EventCoerce, Status: sayso.StatusHappened, AccordingTo: sayso.VoiceArticle}
	plan := e
	plan.ID, plan.Status = "e2", sayso.StatusPlanned
	return &sayso.Record{Article: a, Events: []sayso.Event{e, plan}, Sentences: []sayso.Span{{Start: strings.Index(text, "Police"), End: len(text)}}}
}

// TestDraw: the same events give the same rows whatever their order; another seed gives others; fewer rows are the first of more.
func TestDraw(t *testing.T) {
	draw := func(n int, seed int64, from, step int) (ids []string) {
		d := NewDraw(n, seed, []sayso.Status{sayso.StatusHappened})
		for i := range 50 {
			d.Add(record((from + step*i) % 50))
		}
		if d.Seen() != 50 {
			t.Errorf("drawn from %d", d.Seen())
		}
		for _, r := range d.Rows() {
			if r.Status != sayso.StatusHappened || !strings.Contains(r.Sentence, "Police ⟦arrested⟧ nine") {
				t.Errorf("row %+v", r)
			}
			ids = append(ids, r.Article)
		}
		return ids
	}
	want := fmt.Sprint(draw(10, 1, 0, 1))
	if got := fmt.Sprint(draw(10, 1, 49, 49)); got != want {
		t.Errorf("in another order %s, not %s", got, want)
	}
	if got := fmt.Sprint(draw(10, 2, 0, 1)); got == want {
		t.Error("the seed decides nothing")
	}
	if got := fmt.Sprint(draw(4, 1, 0, 1)); got[1:len(got)-1] != want[1:len(got)-1] {
		t.Errorf("4 of 10: %s, not the beginning of %s", got, want)
	}
	if got := draw(100, 1, 0, 1); len(got) != 50 {
		t.Errorf("%d of 50", len(got))
	}
}

// TestSheet: a sheet that has been filled in comes back, also with the mark that spreadsheets put before it.
func TestSheet(t *testing.T) {
	d := NewDraw(4, 1, []sayso.Status{sayso.StatusHappened})
	for i := range 4 {
		d.Add(record(i))
	}
	var b bytes.Buffer
	if err := Write(&b, d.Rows()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	for i, mark := range []string{"y", "N", "?", "Yes"} {
		lines[i+1] = mark + lines[i+1]
	}
	verdicts, open, err := Read(strings.NewReader("\uFEFF"+strings.Join(lines, "\r\n")), "sheet.csv")
	if err != nil || len(verdicts) != 3 || open != 1 {
		t.Fatalf("%v, %d open, %v", verdicts, open, err)
	}
	scores := Scores(verdicts)
	if len(scores) != 3 || scores[0].Group != "all" || scores[0].Right != 2 || scores[0].Checked != 3 || scores[2].Group != "type:COERCE" {
		t.Errorf("%+v", scores)
	}
	verdicts, _, err = Read(strings.NewReader("right;remark;status;type\r\ny;a, b;happened;ASSAULT\r\n"), "sheet.csv")
	if err != nil || len(verdicts) != 1 || verdicts[0].Type != sayso.EventAssault {
		t.Errorf("parted by semicolons: %v, %v", verdicts, err)
	}
	for in, want := range map[string]string{
		"":                                  "E017 s: not a sheet",
		"a,b\n":                             "E017 s: not a sheet",
		"right,status,type\nperhaps,x,y\n":  "E017 s:2: right is y, n or nothing",
		"right,status,type\ny\n":            "E017 s:2: the row is not whole",
		"right,status,type\n\"y,happened\n": "E017 s: the sheet is no CSV",
	} {
		if _, _, err := Read(strings.NewReader(in), "s"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "-5": "'-5", "two\nlines": "two lines", "as is": "as is", "": ""} {
		if got := plain(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// TestWilson: values of the published formula, worked out elsewhere.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		right, n  int
		low, high float64
	}{{0, 0, 0, 1}, {10, 10, 0.7225, 1}, {0, 10, 0, 0.2775}, {80, 100, 0.7112, 0.8666}, {1, 1, 0.2065, 1}} {
		low, high := Wilson(c.right, c.n)
		if math.Abs(low-c.low) > 5e-5 || math.Abs(high-c.high) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.right, c.n, low, high, c.low, c.high)
		}
	}
}
