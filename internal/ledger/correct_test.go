package ledger

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sayso"
)

// targetAt names the first place of some words in an article.
func targetAt(t *testing.T, l *Ledger, kind sayso.TargetKind, article, words string) sayso.Target {
	t.Helper()
	a, err := l.Article(context.Background(), article)
	if err != nil {
		t.Fatal(err)
	}
	i := strings.Index(a.Text, words)
	if i < 0 {
		t.Fatalf("%q is not in %s", words, article)
	}
	return sayso.Target{Kind: kind, Words: sayso.PassageOf(a, sayso.Span{Start: i, End: i + len(words)})}
}

// correction enters one.
func correction(t *testing.T, l *Ledger, do sayso.CorrectionVerb, kind sayso.TargetKind, article, words, article2, words2 string, set map[string]string) *sayso.Correction {
	t.Helper()
	c := sayso.Correction{Who: "a tester", When: "2026-03-10T08:00:00Z", Why: "a test", Do: do, What: targetAt(t, l, kind, article, words), Set: set}
	if article2 != "" {
		with := targetAt(t, l, kind, article2, words2)
		c.With = &with
	}
	done, err := l.Correct(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func undo(t *testing.T, l *Ledger, n int) {
	t.Helper()
	_, err := l.Correct(context.Background(), sayso.Correction{Who: "a tester", When: "2026-03-10T09:00:00Z", Why: "a test", Do: sayso.CorrectUndo, Undoes: n})
	if err != nil {
		t.Fatal(err)
	}
}

// withoutLog is an export without its corrections.
func withoutLog(export string) string {
	before, _, _ := strings.Cut(export, `{"type":"correction"`)
	return before
}

// Each verb changes what is asked, and undoing it brings back the very ledger there was.
func TestCorrectAndUndo(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	add(t, l, AddOptions{}, ten(t)...)
	before := export(t, l)

	claim := claimWith(t, l, "courier", "signed a contract")
	if len(claim.Voices) < 3 {
		t.Fatalf("the claim has %d voices", len(claim.Voices))
	}
	for _, c := range []struct {
		name         string
		do           sayso.CorrectionVerb
		kind         sayso.TargetKind
		article, at  string
		with, withAt string
		set          map[string]string
		shows        func() bool
	}{
		{name: "split claim", do: sayso.CorrectSplit, kind: sayso.TargetClaim, article: "gazette", at: "she had signed a contract to sell the Alder ferry line to Norvik Lines",
			with: "courier", withAt: "Mayor Edda Lund signed a contract to sell the Alder ferry line to Norvik Lines last week",
			shows: func() bool {
				return !hasStance(claimWith(t, l, "courier", "signed a contract"), "gazette", sayso.VoiceDenies)
			}},
		{name: "merge people", do: sayso.CorrectMerge, kind: sayso.TargetEntity, article: "fire3", at: "Nils Lund", with: "gazette", withAt: "Edda Lund",
			shows: func() bool { return hasSeen(person(t, l, "Edda Lund"), "fire3") }},
		{name: "split person", do: sayso.CorrectSplit, kind: sayso.TargetEntity, article: "council", at: "Edda Lund", with: "gazette", withAt: "Edda Lund",
			shows: func() bool { return !hasSeen(person(t, l, "person/edda-lund"), "council") }},
		{name: "set stance", do: sayso.CorrectSet, kind: sayso.TargetAttribution, article: "gazette", at: "denied", set: map[string]string{"stance": "asserts"},
			shows: func() bool {
				return !hasStance(claimWith(t, l, "courier", "signed a contract"), "gazette", sayso.VoiceDenies)
			}},
		{name: "remove attribution", do: sayso.CorrectRemove, kind: sayso.TargetAttribution, article: "strait", at: "did not confirm",
			shows: func() bool { return !hasArticle(claimWith(t, l, "courier", "signed a contract"), "strait") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.shows() {
				t.Fatal("it is so without the correction")
			}
			done := correction(t, l, c.do, c.kind, c.article, c.at, c.with, c.withAt, c.set)
			if !c.shows() {
				t.Error("the correction does not show")
			}
			undo(t, l, done.Seq)
			same(t, "undone", withoutLog(export(t, l)), before)
		})
	}
	log, err := l.Log(ctx, 0)
	if err != nil || len(log.Corrections) != 10 {
		t.Errorf("%d entries, %v", len(log.Corrections), err)
	}
}

// A correction holds when the article is read again, and when it was there before the reading.
func TestCorrectionSurvivesReading(t *testing.T) {
	l := open(t)
	l.by.Version = "an older one"
	add(t, l, AddOptions{}, ten(t)...)
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "gazette", "denied", "", "", map[string]string{"level": "unnamed_person"})
	l.by = testEngine(t).Info().Engine()
	add(t, l, AddOptions{Reread: true}, ten(t)...)
	if level := attributionAt(t, l, "gazette", "denied").Level; level != sayso.LevelUnnamedPerson {
		t.Errorf("level %s", level)
	}
	list, err := l.Statements(context.Background(), StatementQuery{Article: "gazette", Level: sayso.LevelUnnamedPerson})
	if err != nil || len(list.Statements) != 1 {
		t.Errorf("%d statements of that level, %v", len(list.Statements), err)
	}
}

// An entry that cannot be kept leaves the log unchanged.
func TestCorrectionRefused(t *testing.T) {
	l := open(t)
	add(t, l, AddOptions{}, ten(t)[:2]...)
	before := export(t, l)
	good := sayso.Correction{Who: "a", When: "2026-03-10T08:00:00Z", Why: "b", Do: sayso.CorrectRemove, What: targetAt(t, l, sayso.TargetAttribution, "gazette", "denied")}
	for name, change := range map[string]func(*sayso.Correction){
		"no reason":     func(c *sayso.Correction) { c.Why = "" },
		"other words":   func(c *sayso.Correction) { c.What.Words.Text = "agreed" },
		"no article":    func(c *sayso.Correction) { c.What.Words.Article = "nowhere" },
		"nothing there": func(c *sayso.Correction) { c.What = targetAt(t, l, sayso.TargetEvent, "gazette", "special") },
		"undo of none": func(c *sayso.Correction) {
			*c = sayso.Correction{Who: "a", When: c.When, Why: "b", Do: sayso.CorrectUndo, Undoes: 7}
		},
	} {
		c := good
		change(&c)
		if _, err := l.Correct(context.Background(), c); err == nil || !strings.Contains(err.Error(), "E028") {
			t.Errorf("%s: %v", name, err)
		}
	}
	same(t, "refused", export(t, l), before)
}

func claimWith(t *testing.T, l *Ledger, article, words string) *sayso.Claim {
	t.Helper()
	rec, err := l.Record(context.Background(), article)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rec.Attributions {
		if len(a.Content) > 0 && strings.Contains(joined(rec.Article.Text, a.Content), words) {
			c, err := l.Claim(context.Background(), article+"/"+a.ID)
			if err != nil {
				t.Errorf("claim of %s/%s: %v", article, a.ID, err)
			} else if len(c.Voices) > 1 {
				return c
			}
		}
	}
	t.Fatalf("no claim of several voices has %q in %s", words, article)
	return nil
}

func attributionAt(t *testing.T, l *Ledger, article, cue string) *sayso.Attribution {
	t.Helper()
	rec, err := l.Record(context.Background(), article)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rec.Attributions {
		if a := &rec.Attributions[i]; a.Cue != nil && strings.Contains(a.Cue.In(rec.Article.Text), cue) {
			return a
		}
	}
	t.Fatalf("no cue %q in %s", cue, article)
	return nil
}

func person(t *testing.T, l *Ledger, name string) *sayso.Person {
	t.Helper()
	p, err := l.Person(context.Background(), name, PersonQuery{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func hasSeen(p *sayso.Person, article string) bool {
	for _, s := range p.Seen {
		if s.Article == article {
			return true
		}
	}
	return false
}

func hasArticle(c *sayso.Claim, article string) bool {
	return slices.ContainsFunc(c.Voices, func(v sayso.Voice) bool { return v.Article == article })
}

// hasStance reports whether an article has a voice of this stance on a claim; it may have others.
func hasStance(c *sayso.Claim, article string, stance sayso.VoiceStance) bool {
	return slices.ContainsFunc(c.Voices, func(v sayso.Voice) bool { return v.Article == article && v.Stance == stance })
}
