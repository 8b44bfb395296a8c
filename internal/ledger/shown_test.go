package ledger

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/store"
)

// forget takes from the rows and claims of a ledger what they keep for lists, as if they had been put before it was kept.
func forget(t *testing.T, l *Ledger) {
	t.Helper()
	err := l.store.Update(t.Context(), func(w store.Writer) error {
		list, err := w.Articles(store.ArticleFilter{}, "", 0)
		if err != nil {
			return err
		}
		for _, a := range list {
			said, err := w.Statements(store.StatementFilter{Article: a.ID}, 0, 0)
			if err != nil {
				return err
			}
			for i := range said {
				said[i].Shown = ""
			}
			events, err := w.Events(store.EventFilter{Article: a.ID}, 0, 0)
			if err != nil {
				return err
			}
			for i := range events {
				events[i].Shown = ""
			}
			if err := w.PutStatements(a.ID, said); err != nil {
				return err
			}
			if err := w.PutEvents(a.ID, events); err != nil {
				return err
			}
		}
		groups, err := w.Groups(store.KindClaim, store.GroupFilter{}, 0, 0)
		if err != nil {
			return err
		}
		for _, g := range groups {
			var b claimBody
			if err := decode(g.Body, &b, g.ID); err != nil {
				return err
			}
			if b.Voices == nil {
				t.Errorf("%s keeps no voices", g.ID)
			}
			b.Voices = nil
			if g.Body, err = encode(b); err != nil {
				return err
			}
			if err := w.PutHead(store.KindClaim, g); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRowsShowTheirSentence: an event in a list has its sentence, whom the words name in it, and on whose word it stands; a ledger
// of an earlier format answers the same.
func TestRowsShowTheirSentence(t *testing.T) {
	l := open(t)
	add(t, l, AddOptions{}, ten(t)...)
	ctx := context.Background()
	ask := func() (*Events, *Statements, *Hits, *Entries) {
		t.Helper()
		events, errA := l.Events(ctx, EventQuery{Page: Page{Limit: 1000}})
		said, errB := l.Statements(ctx, StatementQuery{Page: Page{Limit: 1000}})
		hits, errC := l.Search(ctx, "contract", Page{})
		claims, errD := l.Claims(ctx, GroupQuery{})
		if errA != nil || errB != nil || errC != nil || errD != nil {
			t.Fatal(errA, errB, errC, errD)
		}
		return events, said, hits, claims
	}
	events, said, hits, claims := ask()
	const sentence = "Mayor Edda Lund signed a contract to sell the Alder ferry line to Norvik Lines last week, two officials in the city's finance office said."
	found := false
	for _, e := range events.Events {
		if !strings.Contains(e.Sentence.Text, e.Words.Text) || e.Sentence.Start > e.Words.Start || e.Sentence.End < e.Words.End {
			t.Errorf("%s/%s: %q is not in %q", e.Article, e.ID, e.Words.Text, e.Sentence.Text)
		}
		if (e.Voice == "") != (e.Said.Text == "") || (e.Voice == "") != (e.Level == "") {
			t.Errorf("%+v", e)
		}
		if e.Article == "coast" && strings.HasPrefix(e.Words.Text, "signed") {
			found = true
			if e.Sentence.Text != sentence || len(e.Who) == 0 || !strings.Contains(e.Who[0].Text, "Edda Lund") || e.Name != "two officials in the city's finance office" || e.Level != sayso.LevelUnnamedPlural {
				t.Errorf("%+v", e)
			}
		}
	}
	if !found {
		t.Error("nobody signed")
	}
	cues := 0
	for _, s := range said.Statements {
		if s.Sentence.Start > s.Words.Start || s.Sentence.End < s.Words.End {
			t.Errorf("%s: %q is not in %q", s.Voice, s.Words.Text, s.Sentence.Text)
		}
		if s.Cue.Text != "" {
			cues++
		}
	}
	if cues < len(said.Statements)/2 {
		t.Errorf("%d of %d have a cue", cues, len(said.Statements))
	}
	found = false
	vias := 0
	for _, h := range hits.Hits {
		if len(h.Lit) == 0 {
			t.Errorf("nothing is lit in %q", h.Sentence.Text)
		}
		for _, p := range h.Lit {
			if !strings.HasPrefix(strings.ToLower(p.Text), "contract") || p.Start < h.Sentence.Start || p.End > h.Sentence.End {
				t.Errorf("%q is lit in %q", p.Text, h.Sentence.Text)
			}
		}
		if h.Article == "coast" && h.Cue.Text == "signed" && h.Via != "two officials in the city's finance office" {
			t.Errorf("what two officials say of the mayor is hers: %+v", h)
		}
		vias += len(h.Via)
		if h.Article == "gazette" && h.Statement != "" {
			found = true
			if h.Publisher != "Alder Gazette" || h.Name == "" || h.Cue.Text == "" || h.Stance == "" || h.Level == "" {
				t.Errorf("%+v", h)
			}
		}
	}
	if !found || vias == 0 {
		t.Errorf("%+v", hits.Hits)
	}
	lund, err := l.Person(ctx, "Edda Lund", PersonQuery{Role: sayso.SaidBy})
	if err != nil {
		t.Fatal(err)
	}
	own, told := 0, 0
	for _, s := range lund.Said {
		switch {
		case s.Via == "":
			own++
		case s.Words.Article == "coast" && s.Via == "two officials in the city's finance office":
			told++
		}
	}
	if own == 0 || told == 0 || lund.Articles < len(lund.Seen) || lund.Articles == 0 {
		t.Errorf("%d on her own word, %d on that of officials: %+v", own, told, lund)
	}
	forget(t, l)
	if now, err := l.Person(ctx, "Edda Lund", PersonQuery{Role: sayso.SaidBy}); err != nil || !reflect.DeepEqual(now.Said, lund.Said) {
		t.Errorf("%v %+v", err, now)
	}
	eventsNow, saidNow, hitsNow, claimsNow := ask()
	for _, pair := range [][2]any{{events, eventsNow}, {said, saidNow}, {hits, hitsNow}, {claims, claimsNow}} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%+v\nbut where nothing is kept for lists\n%+v", pair[0], pair[1])
		}
	}
}

// TestTally: on the mayor's contract two outlets' officials are one voice, for one copied the other; not confirming is no denial; and
// the count is that of the claim's own page, also after people are made one.
func TestTally(t *testing.T) {
	l := open(t)
	add(t, l, AddOptions{}, ten(t)...)
	ctx := context.Background()
	voices := func() *sayso.Claim {
		t.Helper()
		c, err := l.Claim(ctx, "courier/a2")
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := voices()
	entries, err := l.ClaimEntries(ctx, []string{c.ID, "", c.ID, "none/a1"})
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	e := entries[c.ID]
	if e.Tally != tallied(c.Voices) || e.Voices != len(c.Voices) || e.Origins != c.Summary.Origins {
		t.Errorf("%+v\n%+v", e, tallied(c.Voices))
	}
	stances := map[sayso.VoiceStance]int{}
	for _, v := range c.Voices {
		stances[v.Stance]++
	}
	// courier and coast have the same officials.
	if e.Tally.Asserts >= stances[sayso.VoiceAsserts] || e.Tally.Denies == 0 || e.Tally.DoesNotConfirm != 1 {
		t.Errorf("%+v of %v", e.Tally, stances)
	}
	in, err := l.ClaimsIn(ctx, []string{"strait", "gazette"}, 10)
	if err != nil || len(in) == 0 || in[0].ID != c.ID || in[0].Tally != e.Tally {
		t.Errorf("%+v %v", in, err)
	}
	if none, err := l.ClaimsIn(ctx, []string{"nothing"}, 10); err != nil || len(none) != 0 {
		t.Errorf("%+v %v", none, err)
	}
	for _, v := range tallyCases {
		if got := tallied(v.voices); got != v.want {
			t.Errorf("%+v, want %+v", got, v.want)
		}
	}
}

var tallyCases = []struct {
	voices []sayso.Voice
	want   Tally
}{
	{nil, Tally{}},
	{[]sayso.Voice{{Person: "x", Stance: sayso.VoiceDenies}, {Person: "x", Stance: sayso.VoiceRejects}, {Person: "x", Stance: sayso.VoiceAsserts}}, Tally{Asserts: 1, Denies: 1}},
	{[]sayso.Voice{{Stance: sayso.VoiceAsserts}, {Stance: sayso.VoiceAsserts}, {Stance: sayso.VoiceNoResponse}, {Stance: sayso.VoiceDeclinesComment}}, Tally{Asserts: 2, Declines: 2}},
	{[]sayso.Voice{{Name: "An aide", Origin: "o", Attribution: "a1", Stance: sayso.VoiceRelays}, {Name: "an aide", Origin: "o", Attribution: "a1", Stance: sayso.VoiceRelays},
		{Name: "an aide", Origin: "p", Attribution: "a1", Stance: sayso.VoiceRelays}, {Name: "an aide", Origin: "o", Attribution: "a1", Stance: sayso.VoiceDoesNotConfirm}}, Tally{Relays: 2, DoesNotConfirm: 1}},
	{[]sayso.Voice{{Name: "Post", Article: "a", Stance: sayso.VoiceAsserts}, {Name: "Post", Article: "a", Stance: sayso.VoiceAsserts}, {Name: "Post", Article: "b", Stance: sayso.VoiceAsserts}}, Tally{Asserts: 2}},
}

// TestFurnitureIsNoNews: what an outlet prints under each of its articles stands behind what two outlets tell, and counts as one origin;
// what a table knows for furniture is no voice at all.
func TestFurnitureIsNoNews(t *testing.T) {
	l := open(t)
	const offer = "\n\nOwners of boats say that the Alder Gazette prints the most reliable tide tables of the coast."
	const caption = "\n\nMayor Edda Lund said on Monday that the pier would be repaired before winter. Hide caption 2 of 9"
	var list []*sayso.Article
	for i, text := range []string{
		"A barge ran aground off Alder on Monday. Nobody was hurt, the harbour office said.", "Apples were cheap at the market in Kolm this week, growers said.",
		"The school at Holm has a new roof. The old one leaked for nine years.",
	} {
		list = append(list, &sayso.Article{ID: "g" + strings.Repeat("x", i), Title: text[:20], Publisher: "Alder Gazette", Text: text + offer + caption,
			Published: sayso.Published{Value: "2026-0" + string(rune('1'+3*i)) + "-10", Basis: sayso.BasisGiven}})
	}
	add(t, l, AddOptions{}, append(list, ten(t)...)...)
	claims, err := l.Claims(context.Background(), GroupQuery{Page: Page{Limit: 500}})
	if err != nil {
		t.Fatal(err)
	}
	at, told := -1, false
	for i, e := range claims.Entries {
		if strings.Contains(e.Title, "tide tables") {
			at = i
			if e.Articles != 3 || e.Voices != 3 || e.Origins != 1 || e.Tally != (Tally{Asserts: 1}) {
				t.Errorf("%+v", e)
			}
			c, err := l.Claim(context.Background(), e.ID)
			if err != nil || c.Summary.Origins != 1 || tallied(c.Voices) != e.Tally {
				t.Errorf("%+v %v", c, err)
			}
		} else if e.Origins > 1 {
			told = true
			if at >= 0 {
				t.Errorf("%+v stands behind what one outlet prints everywhere", e)
			}
		}
		if strings.Contains(e.Title, "pier") {
			t.Errorf("a caption is a claim: %+v", e)
		}
	}
	if at < 0 || !told {
		t.Errorf("%+v", claims.Entries)
	}
}
