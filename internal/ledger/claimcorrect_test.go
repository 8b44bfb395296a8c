package ledger

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sayso"
)

const cranes = "testdata/cranes.txtar"

// byName are the articles of an archive with some names, in that order.
func byName(t *testing.T, archive string, names ...string) (out []*sayso.Article) {
	t.Helper()
	list := articlesOf(t, archive)
	for _, n := range names {
		i := slices.IndexFunc(list, func(a *sayso.Article) bool { return a.ID == n })
		if i < 0 {
			t.Fatalf("no article %s", n)
		}
		out = append(out, list[i])
	}
	return out
}

// A claimEntry is a correction of two voices, by the words they stand on.
type claimEntry struct {
	do       sayso.CorrectionVerb
	a, words string
	b, other string
}

var (
	mergeSale = claimEntry{sayso.CorrectMerge, "echo", "A pair of the harbour's lifting machines has changed hands and now belongs to a buyer abroad",
		"herald", "The port of Kolm sold two cranes to a dealer in Norland"}
	mergeJobs = claimEntry{sayso.CorrectMerge, "posts", "Some two score of quay workers face dismissal by summer",
		"herald", "Forty dockers will lose their jobs in June"}
	splitTimes = claimEntry{sayso.CorrectSplit, "times", "The port of Kolm sold two cranes to a dealer in Norland",
		"herald", "The port of Kolm sold two cranes to a dealer in Norland"}
)

func (e claimEntry) enter(t *testing.T, l *Ledger) *sayso.Correction {
	t.Helper()
	return correction(t, l, e.do, sayso.TargetClaim, e.a, e.words, e.b, e.other, nil)
}

// voicesOf lists the voices on the claim of one, with their stances.
func voicesOf(t *testing.T, l *Ledger, voice string) string {
	t.Helper()
	c, err := l.Claim(context.Background(), voice)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range c.Voices {
		out = append(out, v.ID+" "+string(v.Stance))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// What people join is one claim, also with what comes later; taken back, it is as if nobody had said it; said again, as before.
func TestClaimsMergedByHand(t *testing.T) {
	l := open(t)
	add(t, l, AddOptions{}, byName(t, cranes, "herald", "echo", "times", "bulletin")...)
	if got := voicesOf(t, l, "echo/a1"); got != "echo/a1 asserts" {
		t.Fatalf("the words of echo are joined by machine, with %s: the test shows nothing", got)
	}
	merged := mergeSale.enter(t, l)
	want := "bulletin/a1 denies, echo/a1 asserts, herald/a1 asserts, herald/a2 asserts, times/a1 asserts"
	if got := voicesOf(t, l, "echo/a1"); got != want {
		t.Errorf("merged: %s, want %s", got, want)
	}
	add(t, l, AddOptions{}, byName(t, cranes, "later", "jobs", "posts")...)
	late := "bulletin/a1 denies, echo/a1 asserts, herald/a1 asserts, herald/a2 asserts, later/a1 asserts, later/a2 relays, times/a1 asserts"
	if got := voicesOf(t, l, "echo/a1"); got != late {
		t.Errorf("with a later article: %s, want %s", got, late)
	}
	with := withoutLog(export(t, l))

	never := open(t)
	add(t, never, AddOptions{}, articlesOf(t, cranes)...)
	undo(t, l, merged.Seq)
	same(t, "undone after more articles", withoutLog(export(t, l)), withoutLog(export(t, never)))
	undo(t, l, merged.Seq+1)
	same(t, "and the undoing undone", withoutLog(export(t, l)), with)
}

// A claim may be the second sentence of what somebody says: it is that which is joined, not the first.
func TestClaimOfASecondSentence(t *testing.T) {
	l := open(t)
	add(t, l, AddOptions{}, articlesOf(t, cranes)...)
	sale := voicesOf(t, l, "herald/a1")
	mergeJobs.enter(t, l)
	if got, want := voicesOf(t, l, "posts/a1"), "herald/a2/2 asserts, jobs/a1 asserts, posts/a1 asserts"; got != want {
		t.Errorf("merged: %s, want %s", got, want)
	}
	if got := voicesOf(t, l, "herald/a1"); got != sale {
		t.Errorf("the claim of the first sentence: %s, want %s", got, sale)
	}
	correction(t, l, sayso.CorrectSet, sayso.TargetClaim, "herald", "Forty dockers will lose their jobs in June", "", "", map[string]string{"kind": "opinion"})
	for voice, want := range map[string]sayso.ClaimKind{"herald/a2/2": sayso.ClaimOpinion, "herald/a2": sayso.ClaimFact} {
		c, err := l.Claim(context.Background(), voice)
		if err != nil || c.Kind != want {
			t.Errorf("%s: kind %s, want %s (%v)", voice, c.Kind, want, err)
		}
	}
	list, err := l.Claims(context.Background(), GroupQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.Entries {
		c, err := l.Claim(context.Background(), e.ID)
		if err != nil || string(c.Kind) != e.Kind {
			t.Errorf("%s: the list has kind %s, the claim %s (%v)", e.ID, e.Kind, c.Kind, err)
		}
	}
}

// Whatever the order in which articles and entries come, as long as the entries keep theirs, the ledger is the same.
func TestClaimCorrectionsInAnyOrder(t *testing.T) {
	entries := []claimEntry{mergeSale, splitTimes, mergeJobs}
	stance := func(l *Ledger) {
		correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "bulletin", "denied", "", "", map[string]string{"stance": "does_not_confirm"})
	}
	first := open(t)
	add(t, first, AddOptions{}, articlesOf(t, cranes)...)
	for _, e := range entries {
		e.enter(t, first)
	}
	stance(first)
	want := export(t, first)
	if got := voicesOf(t, first, "echo/a1"); got != "bulletin/a1 does_not_confirm, echo/a1 asserts, herald/a1 asserts, herald/a2 asserts, later/a1 asserts, later/a2 relays" {
		t.Errorf("all four corrections: %s", got)
	}

	second := open(t) // each entry as soon as it can be
	add(t, second, AddOptions{}, byName(t, cranes, "echo", "herald")...)
	entries[0].enter(t, second)
	add(t, second, AddOptions{}, byName(t, cranes, "later", "times")...)
	entries[1].enter(t, second)
	add(t, second, AddOptions{}, byName(t, cranes, "posts", "bulletin")...)
	entries[2].enter(t, second)
	stance(second)
	add(t, second, AddOptions{}, byName(t, cranes, "jobs")...)
	same(t, "corrections between the articles", export(t, second), want)

	third := open(t) // backwards, and with a mistake that is taken back
	list := articlesOf(t, cranes)
	slices.Reverse(list)
	for _, a := range list {
		add(t, third, AddOptions{}, a)
	}
	wrong := claimEntry{sayso.CorrectMerge, mergeJobs.a, mergeJobs.words, mergeSale.a, mergeSale.words}.enter(t, third)
	for _, e := range entries {
		e.enter(t, third)
	}
	stance(third)
	undo(t, third, wrong.Seq)
	same(t, "backwards, with a mistake taken back", groupsOf(export(t, third)), groupsOf(want))
}

// groupsOf are the groups and statements of an export: what an entry of the log with another number does not change.
func groupsOf(export string) string {
	var out []string
	for _, line := range strings.Split(export, "\n") {
		if strings.HasPrefix(line, `{"type":"group"`) || strings.HasPrefix(line, `{"type":"statement"`) || strings.HasPrefix(line, `{"type":"link"`) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// Corrections of claims hold when all is read again by another engine.
func TestClaimCorrectionsSurviveReading(t *testing.T) {
	l := open(t)
	l.by.Version = "an older one"
	add(t, l, AddOptions{}, articlesOf(t, cranes)...)
	for _, e := range []claimEntry{mergeSale, splitTimes, mergeJobs} {
		e.enter(t, l)
	}
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "bulletin", "denied", "", "", map[string]string{"stance": "does_not_confirm"})
	before := groupsOf(export(t, l))
	l.by = testEngine(t).Info().Engine()
	add(t, l, AddOptions{Reread: true}, articlesOf(t, cranes)...)
	same(t, "read again", groupsOf(export(t, l)), before)
}

// Of two people who enter the same at the same time, one is told that it is said already; of two who say the opposite, too.
func TestTwoCorrectAtOnce(t *testing.T) {
	place := filepath.Join(t.TempDir(), "two.db")
	var desks [2]*Ledger
	for i := range desks {
		l, err := Open(context.Background(), place, Options{Engine: testEngine(t), Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		desks[i] = l
	}
	add(t, desks[0], AddOptions{}, articlesOf(t, cranes)...)
	set := func(value string) sayso.Correction {
		return sayso.Correction{Do: sayso.CorrectSet, What: targetAt(t, desks[0], sayso.TargetAttribution, "bulletin", "denied"), Set: map[string]string{"stance": value}}
	}
	tie := func(e claimEntry) sayso.Correction {
		with := targetAt(t, desks[0], sayso.TargetClaim, e.b, e.other)
		return sayso.Correction{Do: e.do, What: targetAt(t, desks[0], sayso.TargetClaim, e.a, e.words), With: &with}
	}
	opposite := splitTimes
	opposite.do = sayso.CorrectMerge
	for _, c := range []struct {
		name string
		says [2]sayso.Correction
		kept int
	}{
		{"the same merge", [2]sayso.Correction{tie(mergeSale), tie(mergeSale)}, 1},
		{"split and merge", [2]sayso.Correction{tie(splitTimes), tie(opposite)}, 1},
		{"the same value", [2]sayso.Correction{set("does_not_confirm"), set("does_not_confirm")}, 1},
		{"another value", [2]sayso.Correction{set("rejects"), set("asserts")}, 2}, // the later holds, and both stand in the log
		{"the same undoing", [2]sayso.Correction{{Do: sayso.CorrectUndo, Undoes: 1}, {Do: sayso.CorrectUndo, Undoes: 1}}, 1},
	} {
		var faults [2]error
		var both sync.WaitGroup
		for i, l := range desks {
			says := c.says[i]
			says.Who, says.When, says.Why = []string{"Ann", "Bo"}[i], "2026-04-10T08:00:00Z", "at once"
			both.Add(1)
			go func() {
				defer both.Done()
				_, faults[i] = l.Correct(context.Background(), says)
			}()
		}
		both.Wait()
		kept := 0
		for _, err := range faults {
			if err == nil {
				kept++
			} else if !strings.Contains(err.Error(), "E028") {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		if kept != c.kept {
			t.Errorf("%s: %d entries kept, want %d (%v)", c.name, kept, c.kept, faults)
		}
	}
	same(t, "both desks see one ledger", export(t, desks[1]), export(t, desks[0]))
}

// What people say of claims and people comes out as pairs for measuring.
func TestPairsAsGold(t *testing.T) {
	l := open(t)
	add(t, l, AddOptions{}, articlesOf(t, cranes)...)
	mergeSale.enter(t, l)
	taken := splitTimes.enter(t, l)
	mergeJobs.enter(t, l)
	undo(t, l, taken.Seq)
	correction(t, l, sayso.CorrectSplit, sayso.TargetEntity, "later", "Greta Holm", "bulletin", "Odd Brekke", nil)
	claims, people, err := l.GoldPairs(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimRight(string(claims), "\n"), "\n")
	if len(rows) != 3 || !strings.HasPrefix(rows[0], "pair\thalf\tstory\t") {
		t.Fatalf("%d rows:\n%s", len(rows), claims)
	}
	for i, want := range [][2]string{{"echo", "herald"}, {"posts", "herald"}} {
		cells := strings.Split(rows[i+1], "\t")
		if len(cells) != strings.Count(rows[0], "\t")+1 || cells[3] != want[0] || cells[7] != want[1] || cells[13] != "same" || cells[14] != "-" || len(cells[4]) != 12 {
			t.Errorf("row %d: %q", i+1, rows[i+1])
		}
	}
	var p struct {
		Label string
		A     struct {
			Article    string
			Start, End int
		}
	}
	if err := json.Unmarshal(people, &p); err != nil || p.Label != "different" || p.A.Article != "later" || p.A.End-p.A.Start != len("Greta Holm") {
		t.Errorf("people: %s (%v)", people, err)
	}
}

// Whatever else is set right in an article, a voice keeps its stance on a claim, also where that is not the record's: who does not recall a dinner asserts that.
func TestStanceIsCorrectedAlone(t *testing.T) {
	l := open(t)
	text := "“I do not recall the dinner at the harbour. I never saw Ivo Renk take money from the dockers,” Odd Holm "
	var list []*sayso.Article
	for id, end := range map[string]string{"a": "wrote in a letter.", "b": "said on Monday."} {
		list = append(list, &sayso.Article{ID: id, Text: text + end, Published: sayso.Published{Value: "2031-03-02", Basis: sayso.BasisGiven}})
	}
	add(t, l, AddOptions{}, list...)
	want := "a/a1/2 asserts, b/a1/2 asserts"
	if got := voicesOf(t, l, "a/a1/2"); got != want {
		t.Fatalf("as read: %s", got)
	}
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "a", "wrote", "", "", map[string]string{"level": "unnamed_person"})
	if got := voicesOf(t, l, "a/a1/2"); got != want {
		t.Errorf("with another field set: %s", got)
	}
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "a", "wrote", "", "", map[string]string{"stance": "denies"})
	if got := voicesOf(t, l, "b/a1/2"); got != "a/a1/2 denies, b/a1/2 asserts" {
		t.Errorf("with the stance set: %s", got)
	}
}
