package serve

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/ledger"
)

// TestTimeline has a moment on its day, one told afterwards, one of long ago, one to come, and one without a day.
func TestTimeline(t *testing.T) {
	at := func(happened, said string, status sayso.Status) sayso.Moment {
		return sayso.Moment{Happened: happened, Said: said, Status: status}
	}
	d := drawn([]sayso.Moment{
		at("1978-04-25", "2018-09-19", sayso.StatusHappened),
		at("2018-09-17", "2018-09-17", sayso.StatusHappened),
		at("2018-09-17", "2018-09-19", sayso.StatusDenied),
		at("2018-09-17", "2018-09-19", sayso.StatusRuledOut),
		at("2018-09-24", "2018-09-19", sayso.StatusPlanned),
		at("198", "2018-09-19", sayso.StatusHappened),
		at("2030-01-01", "2018-09-17", sayso.StatusPlanned),
	}, wideSheet)
	if d.Undated != 1 || len(d.Points) != 5 || d.Earlier == 0 || d.Later == 0 || !d.HasSlope {
		t.Fatalf("%+v", d)
	}
	by := map[int]point{}
	for _, p := range d.Points {
		by[p.First] = p
		if p.X < d.Left || p.X > d.Right || p.Y < d.Top || p.Y > d.Bottom {
			t.Errorf("moment %d at %d,%d lies outside %d–%d, %d–%d", p.First, p.X, p.Y, d.Left, d.Right, d.Top, d.Bottom)
		}
	}
	if by[1].Y != d.Earlier || by[7].Y != d.Later {
		t.Errorf("long ago at %d, far ahead at %d; the rows are %d and %d", by[1].Y, by[7].Y, d.Earlier, d.Later)
	}
	if by[2].Y != by[3].Y || by[2].X >= by[3].X || by[5].Y <= by[3].Y {
		t.Errorf("days are not in order: %+v", by)
	}
	if len(by[3].Moments) != 2 {
		t.Errorf("two that are denied on one day are %d", len(by[3].Moments))
	}
	for _, ticks := range [][]tick{d.Across, d.Down} {
		for i := 1; i < len(ticks); i++ {
			if ticks[i].At-ticks[i-1].At < 20 {
				t.Errorf("labels %v run into each other", ticks)
			}
		}
	}
	if d := drawn([]sayso.Moment{at("2018-09-17", "2018-09-17", sayso.StatusHappened)}, wideSheet); len(d.Points) != 1 || d.HasSlope || d.Points[0].Y > d.Bottom {
		t.Errorf("one moment: %+v", d)
	}
	if d := drawn([]sayso.Moment{at("1978-04-25", "2018-09-17", sayso.StatusHappened)}, wideSheet); len(d.Points) != 1 || d.Points[0].Y != d.Earlier {
		t.Errorf("one moment of long ago: %+v", d)
	}
}

// TestWeeks has one event of forty years ago: it is counted as left out, and does not press the weeks of now together.
func TestWeeks(t *testing.T) {
	w := weekly([]ledger.EventDay{{Happened: "1978-04-25", Published: "2018-09-19", N: 1, First: 1}, {Happened: "2018-09-17", N: 1, First: 1}, {Published: "2018-09-25", N: 1}, {N: 1}}, wideSheet)
	if len(w.Bars) != 2 || w.Outside != 1 || w.Undated != 1 || w.Published != 1 {
		t.Fatalf("%+v", w)
	}
	if a, b := w.Bars[0], w.Bars[1]; a.Cooperation != 1 || b.Conflict != 1 || b.X-a.X != barMost || a.Label != "2018-W38" {
		t.Errorf("%+v", w.Bars)
	}
}

// TestPointsInText opens a story whose texts begin with letters of several bytes: the drawing leads to the same characters as
// the list under it.
func TestPointsInText(t *testing.T) {
	list := make([]*sayso.Article, len(articles))
	for i, a := range articles {
		b := *a
		b.Text = "🌧 Łódź – " + a.Text + "\n\nPolice arrested Grace Mwale in Lusaka on March 5, 2024."
		list[i] = &b
	}
	s := opened(t, Options{}, list...)
	_, body := get(t, s, "/stories")
	i := strings.Index(body, `href="/story/`)
	if i < 0 {
		t.Fatal("no story")
	}
	path := body[i+len(`href="`):]
	path = path[:strings.IndexByte(path, '"')]
	_, page := get(t, s, path)
	links := 0
	for _, part := range strings.Split(page, `<a href="/doc/`)[1:] {
		if !strings.Contains(part[:strings.Index(part, "</a>")], "<circle") {
			continue
		}
		links++
		if address := part[:strings.IndexByte(part, '"')]; strings.Count(page, `"/doc/`+address+`"`) < 2 {
			t.Errorf("the drawing leads to %s, no row of the list does", address)
		}
	}
	if links == 0 {
		t.Error("no single moment is drawn")
	}
}
