package ledger

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"sayso"
)

// say says something of a voice beside the record.
func say(t *testing.T, l *Ledger, voice string, do sayso.CorrectionVerb, why string, set ...string) (*sayso.Correction, error) {
	t.Helper()
	c := sayso.Correction{Who: "Ada", When: "2026-03-10T08:00:00Z", Why: why, Do: do, Set: map[string]string{}}
	for i := 0; i < len(set); i += 2 {
		c.Set[set[i]] = set[i+1]
	}
	return l.Say(context.Background(), voice, c)
}

func said(t *testing.T, l *Ledger, voice string, do sayso.CorrectionVerb, why string, set ...string) *sayso.Correction {
	t.Helper()
	c, err := say(t, l, voice, do, why, set...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// stands is how a question of a claim stands: its state, its answer, and how many entries are in force; "" if nobody asks it.
func stands(t *testing.T, l *Ledger, voice, question string) string {
	t.Helper()
	d, err := l.Desk(context.Background(), voice)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(d.Questions, func(q Question) bool { return q.Words == question })
	if i < 0 {
		return ""
	}
	q := d.Questions[i]
	return strings.TrimSpace(q.State+" "+q.Answer) + strings.Repeat("*", len(q.History))
}

// Questions and notes are entries of the log: each is taken back by another, a later one holds, and none changes a reading.
func TestBeside(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	add(t, l, AddOptions{}, ten(t)...)
	before := withoutLog(export(t, l))
	voice := claimWith(t, l, "courier", "signed a contract").ID
	denial := ""
	for _, v := range claimWith(t, l, "courier", "signed a contract").Voices {
		if v.Article == "gazette" && v.Stance == sayso.VoiceDenies {
			denial = v.ID
		}
	}
	const where = "Where is the letter?"
	want := func(is string) {
		t.Helper()
		if got := stands(t, l, voice, where); got != is {
			t.Errorf("%q, want %q", got, is)
		}
	}
	undone := func(c *sayso.Correction) *sayso.Correction {
		t.Helper()
		u, err := l.Correct(ctx, sayso.Correction{Who: "Ben", When: "2026-03-10T09:00:00Z", Why: "a slip", Do: sayso.CorrectUndo, Undoes: c.Seq})
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	want("")
	asked := said(t, l, voice, sayso.CorrectAsk, "the reader will ask", "question", " Where is\n the letter? ")
	want("open*")
	if _, err := say(t, l, denial, sayso.CorrectAsk, "again", "question", where); err == nil {
		t.Error("a claim is asked the same twice, by two of its voices")
	}
	answered := said(t, l, denial, sayso.CorrectAnswer, "she showed it", "question", where, "answer", "With the clerk.", "tray", "")
	want("answered With the clerk.**")
	later := said(t, l, voice, sayso.CorrectAnswer, "the clerk gave it back", "question", where, "answer", "With the mayor.")
	want("answered With the mayor.***")
	undone(later)
	want("answered With the clerk.**")
	closed := said(t, l, voice, sayso.CorrectClose, "not ours to say", "question", where)
	want("closed***")
	said(t, l, voice, sayso.CorrectReopen, "it is after all", "question", where)
	want("open****")
	undone(undone(closed)) // and so it is in force again
	want("open****")
	undone(answered)
	want("open***")
	undone(asked)
	want("open**") // two entries are about it

	note := said(t, l, denial, sayso.CorrectNote, "Rang her: she stands by it.", "tray", "in", "reliability", "B", "credibility", "2")
	d, err := l.Desk(ctx, voice)
	if err != nil || !slices.Equal(d.Notes, []Note{{note.Seq, denial, "Ada", "2026-03-10T08:00:00Z", "Rang her: she stands by it.", "in", "B", "2"}}) {
		t.Errorf("%v %+v", err, d)
	}
	undone(note)
	if d, err = l.Desk(ctx, voice); err != nil || len(d.Notes) != 0 {
		t.Errorf("%v: the note is still there: %+v", err, d.Notes)
	}
	same(t, "what was said beside the record", withoutLog(export(t, l)), before)

	for _, bad := range []struct {
		voice string
		do    sayso.CorrectionVerb
		set   []string
		words string
	}{
		{voice, sayso.CorrectAnswer, []string{"question", "Who asked?", "answer", "Nobody."}, "nobody has asked this"},
		{voice, sayso.CorrectReopen, []string{"question", where}, "it is open already"},
		{voice, sayso.CorrectAnswer, []string{"question", where, "answer", " "}, "the answer has no words"},
		{voice, sayso.CorrectAsk, nil, "the question has no words"},
		{voice, sayso.CorrectAsk, []string{"question", strings.Repeat("why ", 600)}, "too long"},
		{voice, sayso.CorrectAsk, []string{"question", "Who?", "answer", "She."}, `ask has no value "answer"`},
		{voice, sayso.CorrectNote, []string{"reliability", "G"}, "a letter from A to F"},
		{voice, sayso.CorrectNote, []string{"credibility", "12"}, "a figure from 1 to 6"},
		{voice, sayso.CorrectNote, []string{"tray", "under"}, "put in the tray"},
		{"courier/a99", sayso.CorrectNote, nil, "no voice"},
	} {
		if _, err := say(t, l, bad.voice, bad.do, "a test", bad.set...); err == nil || !strings.Contains(err.Error(), bad.words) {
			t.Errorf("%s %q: %v, want %q", bad.do, bad.set, err, bad.words)
		}
	}
	if _, err := say(t, l, voice, sayso.CorrectNote, " "); err == nil {
		t.Error("a note without words is kept")
	}
}

// What is said of a voice stands on that voice: of a part of what somebody says, of a silence, of the writer's own words.
func TestBesideEveryVoice(t *testing.T) {
	ctx := context.Background()
	l := open(t)
	add(t, l, AddOptions{}, ten(t)...)
	add(t, l, AddOptions{},
		&sayso.Article{ID: "letter", Text: "“The council has seen the letter. The price is forty million,” council member Greta Holm said on Monday.\n"},
		&sayso.Article{ID: "price", Text: "“The price is forty million,” the mayor said.\n"},
		&sayso.Article{ID: "silent", Text: "Norvik Lines sold two boats to a dealer in Holm, two officials said on Monday. A spokesman for Norvik Lines declined to comment.\n"},
		&sayso.Article{ID: "dealer", Text: "Norvik Lines sold two boats to a dealer in Holm, the dealer said.\n"})
	list, err := l.Claims(ctx, GroupQuery{Page: Page{Limit: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, e := range list.Entries {
		c, err := l.Claim(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range c.Voices {
			said(t, l, v.ID, sayso.CorrectNote, "of "+v.ID)
			switch {
			case v.Attribution == "":
				kinds["writer"] = true
			case strings.HasPrefix(v.Words.Text, "declined"):
				kinds["silence"] = true
			case strings.Count(v.ID, "/") == 2:
				kinds["part"] = true
			}
		}
		d, err := l.Desk(ctx, e.ID)
		if err != nil || len(d.Notes) != len(c.Voices) {
			t.Errorf("%s: %v: %d voices and %d notes", e.ID, err, len(c.Voices), len(d.Notes))
			continue
		}
		for _, n := range d.Notes {
			if n.Words != "of "+n.Voice {
				t.Errorf("the note %q stands on %s", n.Words, n.Voice)
			}
		}
	}
	if !kinds["writer"] || !kinds["part"] || !kinds["silence"] {
		t.Errorf("the ten articles have only %v: the test shows less than it says", kinds)
	}
}

// The log says the same on a ledger to which the articles came in another order, and on one that read them again.
func TestBesideReplayed(t *testing.T) {
	ctx := context.Background()
	l, other := open(t), open(t)
	list := ten(t)
	add(t, l, AddOptions{}, list...)
	voice := claimWith(t, l, "courier", "signed a contract").ID
	said(t, l, voice, sayso.CorrectAsk, "the reader will ask", "question", "Where is the letter?")
	said(t, l, voice, sayso.CorrectNote, "ask the clerk", "tray", "in")
	correction(t, l, sayso.CorrectSet, sayso.TargetAttribution, "gazette", "denied", "", "", map[string]string{"level": "unnamed_person"})
	said(t, l, voice, sayso.CorrectAnswer, "seen there", "question", "Where is the letter?", "answer", "With the clerk.")
	undo(t, l, 2)
	slices.Reverse(list)
	add(t, other, AddOptions{}, list[:5]...)
	add(t, other, AddOptions{}, list[5:]...)
	log, err := l.Log(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range log.Corrections {
		if _, err := other.Correct(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "replayed", export(t, other), export(t, l))
	want := encoded(t, l, voice)
	l.by.Version = "a newer one"
	add(t, l, AddOptions{Reread: true}, list...)
	if got := encoded(t, l, voice); got != want {
		t.Errorf("read again, the desk says\n%s, before\n%s", got, want)
	}
}

func encoded(t *testing.T, l *Ledger, voice string) string {
	t.Helper()
	d, err := l.Desk(context.Background(), voice)
	if err != nil {
		t.Fatal(err)
	}
	out, err := l.Encode(context.Background(), d, sayso.OffsetsCodePoints)
	if err != nil || !json.Valid(out) {
		t.Fatal(err)
	}
	return string(out)
}
