package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/store"
)

// listsOf puts the lists of older formats into a ledger: what was kept about a claim before it stood in the log.
func listsOf(t *testing.T, l *Ledger, voice, denial string) {
	t.Helper()
	err := l.store.Update(context.Background(), func(w store.Writer) error {
		return errors.Join(
			w.PutSetting("questions/courier", fmt.Appendf(nil, `[{"voice":%q,"who":"Ada","when":"2026-03-10T08:00:00Z","why":"the reader will ask","do":"add","question":"Where is the letter?","answer":""},
				{"voice":%q,"who":"Ben","when":"2026-03-12T08:00:00Z","why":"seen there","do":"answer","question":"Where is the letter?","answer":"With the clerk."}]`, voice, voice)),
			w.PutSetting("notes/gazette", fmt.Appendf(nil, `[{"voice":%q,"who":"Cleo","when":"2026-03-11T08:00:00Z","words":"Rang <her>.","tray":"in","reliability":"B","credibility":""},
				{"voice":%q,"who":"Cleo","when":"2026-03-13T08:00:00Z","words":"","tray":"out","reliability":"","credibility":""},
				{"voice":"gazette/a77","who":"Cleo","when":"2026-03-09T08:00:00Z","words":"of a voice that no reading has any more","tray":"","reliability":"","credibility":""}]`, denial, denial)),
			w.PutSetting("notes/gone", []byte(`[{"voice":"gone/a1","who":"Dan","when":"2026-03-09T08:00:00Z","words":"of no article"}]`)),
			w.PutSetting("notes/torn", []byte(`[{"voice":`)),
			w.PutSetting("judged/attribution/courier/1-2", []byte(`[]`)))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A refusing store breaks an Update off at some entry of the log, as a kill would.
type refusing struct {
	store.Store
	after int
}

type refusingWriter struct {
	store.Writer
	left *int
}

var errRefused = errors.New("no more")

func (r refusing) Update(ctx context.Context, f func(store.Writer) error) error {
	left := r.after
	return r.Store.Update(ctx, func(w store.Writer) error { return f(refusingWriter{w, &left}) })
}

func (w refusingWriter) PutCorrection(c sayso.Correction) (int, error) {
	if *w.left--; *w.left < 0 {
		return 0, errRefused
	}
	return w.Writer.PutCorrection(c)
}

// Notes and questions of a ledger of an older format move into the log, in the order of their times, behind what is there; a move that is
// broken off leaves all where it was, and what cannot be understood stays.
func TestMoved(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	add(t, l, AddOptions{}, ten(t)...)
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "gazette", "denied", "", "", map[string]string{"level": "unnamed_person"})
	c := claimWith(t, l, "courier", "signed a contract")
	denial := c.Voices[slices.IndexFunc(c.Voices, func(v sayso.Voice) bool { return v.Article == "gazette" && v.Stance == sayso.VoiceDenies })].ID
	listsOf(t, l, c.First, denial)
	before := export(t, l)
	kept := l.store
	for after := range 6 {
		l.store = refusing{kept, after}
		if err := l.MoveLists(ctx); !errors.Is(err, errRefused) {
			t.Fatalf("%d entries, then: %v", after, err)
		}
		l.store = kept
		same(t, "broken off", export(t, l), before)
	}
	for range 2 { // the second time there is nothing to do
		if err := l.MoveLists(ctx); err != nil {
			t.Fatal(err)
		}
		log, err := l.Log(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range log.Corrections {
			got = append(got, fmt.Sprintf("%d %s %s %s %q of %q in %q %v", e.Seq, e.Who, e.When[:10], e.Do, e.Why, e.What.Words.Text, e.What.Words.Article, e.Set))
		}
		want := []string{
			`2 Cleo 2026-03-09 note "of a voice that no reading has any more" of "" in "" map[voice:gazette/a77]`,
			`3 Dan 2026-03-09 note "of no article" of "" in "" map[voice:gone/a1]`,
			`4 Ada 2026-03-10 ask "the reader will ask" of "Mayor Edda Lund signed a contract to sell the Alder ferry line to Norvik Lines last week" in "courier" map[question:Where is the letter?]`,
			`5 Cleo 2026-03-11 note "Rang <her>." of "she had signed a contract to sell the Alder ferry line to Norvik Lines" in "gazette" map[reliability:B tray:in]`,
			`6 Ben 2026-03-12 answer "seen there" of "Mayor Edda Lund signed a contract to sell the Alder ferry line to Norvik Lines last week" in "courier" map[answer:With the clerk. question:Where is the letter?]`,
			`7 Cleo 2026-03-13 note "" of "she had signed a contract to sell the Alder ferry line to Norvik Lines" in "gazette" map[tray:out]`,
		}
		if !slices.Equal(got, want) {
			t.Errorf("the log has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if _, err := l.Encode(ctx, log, sayso.OffsetsCodePoints); err != nil {
			t.Error(err)
		}
	}
	var settings []string
	err := l.store.View(ctx, func(r store.Reader) (err error) { settings, err = r.Settings(); return err })
	if err != nil || !slices.Contains(settings, "notes/torn") || !slices.Contains(settings, "judged/attribution/courier/1-2") || slices.Contains(settings, "notes/gazette") {
		t.Errorf("%v: settings %q", err, settings)
	}
	if got := stands(t, l, denial, "Where is the letter?"); got != "answered With the clerk.**" {
		t.Error(got)
	}
	if d, err := l.Desk(ctx, denial); err != nil || len(d.Notes) != 2 || d.Notes[0].Reliability != "B" {
		t.Errorf("%v %+v", err, d)
	}
	// An export of before comes in as this ledger is now, and from then on keeps its bytes.
	other := open(t)
	if err := other.ImportJSONL(ctx, strings.NewReader(before), "before"); err != nil {
		t.Fatal(err)
	}
	same(t, "imported", export(t, other), export(t, l))
}
