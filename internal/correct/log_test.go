package correct

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/eval"
)

// An entry is in force unless one in force takes it back, however long the row of those that take back.
func TestInForce(t *testing.T) {
	var log []sayso.Correction
	for seq := 1; seq <= 6; seq++ {
		c := sayso.Correction{Seq: seq, Do: sayso.CorrectSet}
		if seq > 1 {
			c.Do, c.Undoes = sayso.CorrectUndo, seq-1
		}
		log = append(log, c)
		l := NewLog(log)
		for k := 1; k <= seq; k++ {
			if got, want := l.InForce(k), (seq-k)%2 == 0; got != want {
				t.Errorf("of %d entries, each taking the one before back, entry %d in force: %v", seq, k, got)
			}
		}
	}
	log[0].What.Words.Article = "x"
	if got := NewLog(log).Touches(log[5]); !slices.Equal(got, []string{"x"}) {
		t.Errorf("the last touches %v", got)
	}
	if got := NewLog(log).Touches(sayso.Correction{Seq: 9, Do: sayso.CorrectUndo, Undoes: 9}); got != nil {
		t.Errorf("what undoes itself touches %v", got)
	}
	if NewLog(log).InForce(7) {
		t.Error("an entry that is not there is in force")
	}
}

// All that may not be appended is refused with a reason.
func TestValidate(t *testing.T) {
	c := readCase(t, "testdata/cases/merge.txt")
	p := &parser{t, c.rec.Article.Text}
	cor := New()
	record := func(id string) (*sayso.Record, error) {
		switch id {
		case "x":
			return c.rec, nil
		case "y":
			other := clone(c.rec)
			other.Article = &sayso.Article{ID: "y", Text: c.rec.Article.Text}
			return other, nil
		}
		return nil, nil
	}
	elsewhere := func(e sayso.Correction) sayso.Correction {
		with := *e.With
		with.Words.Article = "y"
		e.With = &with
		return e
	}
	log := []sayso.Correction{p.entry(`1 set attribution "said" stance=denies`), p.entry("2 undo 1"), elsewhere(p.entry(`3 merge entity "Ana Castrel" with entity "The mayor"`))}
	good := []sayso.Correction{
		p.entry(`4 set attribution "said" level=unnamed_person`),
		p.entry(`4 remove event "reopen"`),
		p.entry(`4 merge entity "Ana Castrel" with entity "The mayor"`),
		p.entry("4 undo 2"), p.entry("4 undo 3"),
		elsewhere(p.entry(`4 merge entity "The mayor" with entity "Ana Castrel"`)),
		p.entry(`4 set claim "the bridge was safe" kind=forecast`),
		elsewhere(p.entry(`4 merge claim "the bridge was safe" with claim "it would reopen"`)),
		p.entry(`4 ask claim "the bridge was safe" question=Who?`),
		p.entry(`4 answer claim "the bridge was safe" with attribution "said" question=Who? answer=She.`),
		p.entry(`4 note claim "the bridge was safe" tray=in reliability=A`),
	}
	for _, e := range good {
		if err := cor.Validate(e, NewLog(log), record); err != nil {
			t.Errorf("%+v: %v", e, err)
		}
	}
	with := func(e sayso.Correction, f func(*sayso.Correction)) sayso.Correction { f(&e); return e }
	set := p.entry(`4 set attribution "said" stance=denies`)
	for _, x := range []struct {
		e    sayso.Correction
		want string
	}{
		{with(set, func(e *sayso.Correction) { e.Who = " " }), "who is missing"},
		{with(set, func(e *sayso.Correction) { e.Why = "" }), "why is missing"},
		{with(set, func(e *sayso.Correction) { e.When = "yesterday" }), "not a time in UTC"},
		{with(set, func(e *sayso.Correction) { e.When = "2024-03-01T12:00:00+01:00" }), "not a time in UTC"},
		{with(set, func(e *sayso.Correction) { e.Do = "fix" }), `no verb "fix"`},
		{with(set, func(e *sayso.Correction) { e.What.Kind = "place" }), `no kind of target "place"`},
		{with(set, func(e *sayso.Correction) { e.Set = nil }), "nothing is set"},
		{with(set, func(e *sayso.Correction) { e.What.Words.Article = "z" }), "no such article"},
		{with(set, func(e *sayso.Correction) { e.What.Words.Text = "says" }), `"says" does not stand`},
		{with(set, func(e *sayso.Correction) { e.What.Words.End = 1 << 40 }), "does not stand"},
		{p.entry(`4 set attribution "would reopen." stance=denies`), ""},
		{p.entry(`4 set attribution "Ana" stance=denies`), "there is no attribution"},
		{p.entry(`4 set attribution "said" stance=doubts`), `"doubts" is none of asserts`},
		{p.entry(`4 set attribution "said" mood=glad`), `no field "mood"`},
		{p.entry(`4 set attribution "said" parent=a1`), "named by its words"},
		{p.entry(`4 set attribution "said" with attribution "said"`), "own parent"},
		{p.entry(`4 set attribution "said" content=12`), "no range of bytes"},
		{p.entry(`4 set attribution "said" content=9-4`), "no range of bytes"},
		{p.entry(`4 set attribution "said" content=9-4000`), "would not hold"},
		{p.entry(`4 set attribution "said" cue=0-3,5-8`), "one stretch"},
		{p.entry(`4 set event "reopen" status=happening`), `no status "happening"`},
		{p.entry(`4 set event "reopen" type=MEET`), "is none of"},
		{p.entry(`4 set event "reopen" mode=firearms`), "AGREE has no mode"},
		{p.entry(`4 set entity "Ana Castrel" country=Norway`), "ISO 3166"},
		{p.entry(`4 set entity "Ana Castrel" sector=XYZ`), "no sector"},
		{p.entry(`4 set entity "Ana Castrel" wikidata=42`), "no id of Wikidata"},
		{p.entry(`4 set entity "Ana Castrel" name=`), "not empty"},
		{p.entry(`4 set claim "the bridge was safe" kind=rumour`), "is none of fact"},
		{p.entry(`4 remove claim "the bridge was safe"`), "one entity, attribution or event"},
		{p.entry(`4 merge entity "Ana Castrel" with attribution "said"`), "two of one kind"},
		{p.entry(`4 merge entity "Ana Castrel"`), "two of one kind"},
		{p.entry(`4 merge entity "Ana Castrel" with entity "Ana"`), "both are one entity already"},
		{p.entry(`4 split entity "Ana Castrel" with entity "The mayor"`), "two already"},
		{elsewhere(p.entry(`4 merge event "reopen" with event "reopen"`)), "of one article"},
		{log[2], "entry 3 says this already"},
		{with(log[2], func(e *sayso.Correction) { e.Do = sayso.CorrectSplit }), "entry 3 says the opposite"},
		{p.entry(`4 ask entity "Ana Castrel" question=Who?`), "of one voice of a claim"},
		{p.entry(`4 ask claim "the bridge was safe" with claim "the bridge was safe" question=Who?`), "of one voice of a claim"},
		{p.entry(`4 close claim "the bridge was safe" question=Who? answer=She.`), `close has no value "answer"`},
		{p.entry(`4 note claim "the bridge was safe" question=Who?`), `note has no value "question"`},
		{p.entry(`4 note claim "Ana Castrel" tray=in`), "there is no claim"},
		{with(p.entry(`4 ask claim "the bridge was safe" question=Who?`), func(e *sayso.Correction) { e.Set["question"] = "Who  is it?" }), "a blank between words"},
		{p.entry("4 undo 1"), "taken back already, by entry 2"},
		{p.entry("4 undo 9"), "no entry 9"},
		{with(p.entry("4 undo 3"), func(e *sayso.Correction) { e.Set = map[string]string{"level": ""} }), "nothing else"},
	} {
		if x.want == "" {
			continue
		}
		err := cor.Validate(x.e, NewLog(log), record)
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrCorrection || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s %+v: error %v, want %q", x.e.Do, x.e.What, err, x.want)
		}
	}
}

// Merges and splits across articles are ties while in force, those of entities of one article are not.
func TestTies(t *testing.T) {
	at := func(article string, kind sayso.TargetKind) sayso.Target {
		return sayso.Target{Kind: kind, Words: sayso.Passage{Article: article, Start: 1, End: 2}}
	}
	entry := func(seq int, do sayso.CorrectionVerb, kind sayso.TargetKind, a, b string) sayso.Correction {
		with := at(b, kind)
		return sayso.Correction{Seq: seq, Do: do, What: at(a, kind), With: &with}
	}
	l := NewLog([]sayso.Correction{
		entry(1, sayso.CorrectMerge, sayso.TargetEntity, "x", "y"), entry(2, sayso.CorrectSplit, sayso.TargetEntity, "x", "z"), entry(3, sayso.CorrectMerge, sayso.TargetEntity, "x", "x"),
		entry(4, sayso.CorrectMerge, sayso.TargetClaim, "x", "x"), {Seq: 5, Do: sayso.CorrectUndo, Undoes: 1},
		{Seq: 6, Do: sayso.CorrectSet, What: at("x", sayso.TargetClaim), Set: map[string]string{"kind": "wish"}},
	})
	seqs := func(ties []Tie) (out []int) {
		for _, x := range ties {
			out = append(out, x.Seq)
		}
		return out
	}
	if got := seqs(l.Ties(sayso.TargetEntity)); !slices.Equal(got, []int{2}) || l.Ties(sayso.TargetEntity)[0].Same {
		t.Errorf("of entities %v", got)
	}
	if got := seqs(l.Ties(sayso.TargetClaim)); !slices.Equal(got, []int{4}) || !l.Ties(sayso.TargetClaim)[0].Same {
		t.Errorf("of claims %v", got)
	}
	if got := l.ClaimSets(); len(got) != 1 || got[0].Seq != 6 {
		t.Errorf("claim sets %v", got)
	}
	if got := l.Of("y"); len(got) != 0 {
		t.Errorf("of y %v", got)
	}
}

// What people have set is gold that the scorer reads: the corrected record has all of it, the record before has not.
func TestGold(t *testing.T) {
	sourcing, events := []string{"found_r", "linked_r", "level", "stance", "parent"}, []string{"typed_r", "status", "according_to", "actors"}
	for name, metrics := range map[string][]string{"set": append(sourcing, "speaker"), "split_attribution": sourcing, "event": events, "merge_events": events} {
		for _, bare := range []bool{false, true} {
			c := readCase(t, "testdata/cases/"+name+".txt")
			l, cor := NewLog(c.log), New()
			data, err := cor.Gold(c.rec, l, bare)
			if err != nil || data == nil {
				t.Fatal(name, err)
			}
			if bare && strings.Contains(string(data), `"text"`) {
				t.Error("words in bare gold")
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "x.gold.json"), data, 0o666); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "x.txt"), []byte(c.rec.Article.Text), 0o666); err != nil {
				t.Fatal(err)
			}
			fixed, _ := cor.Apply(c.rec, l)
			task := eval.TaskSourcing
			if slices.Equal(metrics, events) {
				task = eval.TaskEvents
			}
			score := func(rec *sayso.Record) map[string]float64 {
				r, err := eval.Run(t.Context(), eval.Options{Task: task, Path: dir, Read: readerOf(rec)})
				if err != nil {
					t.Fatal(name, err)
				}
				return r.Metrics
			}
			got, before := score(fixed), score(c.rec)
			worse := false
			for _, m := range metrics {
				if v, ok := got[m]; !ok || v != 1 {
					t.Errorf("%s: %s of the corrected record is %v: %v", name, m, v, got)
				}
				worse = worse || before[m] < 1
			}
			if !worse && name != "merge_events" {
				t.Errorf("%s: the record before is as good: %v", name, before)
			}
		}
	}
	c := readCase(t, "testdata/cases/remove.txt")
	data, err := New().Gold(c.rec, NewLog(c.log), false)
	if err != nil || !strings.Contains(string(data), `"removed": [
  {
   "kind": "attribution",
   "entry": 1,`) {
		t.Errorf("gold of a removal: %s %v", data, err)
	}
	c = readCase(t, "testdata/cases/set.txt")
	if data, err := New().Gold(c.rec, NewLog(nil), false); data != nil || err != nil {
		t.Errorf("gold of no corrections: %s %v", data, err)
	}
}

// Whatever people enter, a record keeps its promises and the log decides alone: the same log gives the same record.
func TestRandomLogs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	cor := New()
	for _, path := range paths {
		c := readCase(t, path)
		for range 200 {
			var log []sayso.Correction
			for seq := 1; seq <= 6; seq++ {
				log = append(log, randomEntry(r, c.rec, seq))
			}
			a, out := cor.Apply(c.rec, NewLog(log))
			if err := a.Check(); err != nil {
				t.Fatalf("%s: %v after %+v", path, err, log)
			}
			b, _ := cor.Apply(c.rec, NewLog(log))
			if printed(a, out) != printed(b, out) {
				t.Fatalf("%s: two outcomes of %+v", path, log)
			}
		}
	}
}

func randomEntry(r *rand.Rand, rec *sayso.Record, seq int) sayso.Correction {
	text := rec.Article.Text
	words := func(kind sayso.TargetKind) sayso.Target {
		start := r.IntN(len(text) - 1)
		end := start + 1 + r.IntN(min(20, len(text)-start))
		return sayso.Target{Kind: kind, Words: sayso.Passage{Article: "x", Start: start, End: min(end, len(text)), Text: text[start:min(end, len(text))]}}
	}
	kind := []sayso.TargetKind{sayso.TargetEntity, sayso.TargetAttribution, sayso.TargetEvent}[r.IntN(3)]
	e := sayso.Correction{Seq: seq, What: words(kind), Do: []sayso.CorrectionVerb{sayso.CorrectMerge, sayso.CorrectSplit, sayso.CorrectSet, sayso.CorrectRemove, sayso.CorrectUndo}[r.IntN(5)]}
	with := words(kind)
	switch e.Do {
	case sayso.CorrectMerge, sayso.CorrectSplit:
		e.With = &with
	case sayso.CorrectUndo:
		e.Undoes = r.IntN(seq + 1)
	case sayso.CorrectSet:
		switch kind {
		case sayso.TargetAttribution:
			e.Set = map[string]string{"level": "unexpressed", "speaker": "Ana Castrel"}
			if r.IntN(2) == 0 {
				e.With = &with
			}
		case sayso.TargetEvent:
			e.Set = map[string]string{"status": "denied", "type": "ASSAULT"}
		default:
			e.Set = map[string]string{"name": "Somebody"}
		}
	}
	return e
}

// docs/corrections.md names every field that can be set, and every verb.
func TestDocs(t *testing.T) {
	data, err := os.ReadFile("../../docs/corrections.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []sayso.TargetKind{sayso.TargetAttribution, sayso.TargetEvent, sayso.TargetEntity, sayso.TargetClaim} {
		_, list, ok := strings.Cut(string(data), "\n- "+string(kind)+": ")
		list, _, _ = strings.Cut(list, "\n- ")
		for _, name := range Fields(kind) {
			if !ok || !strings.Contains(list, "`"+name+"`") {
				t.Errorf("%s.%s is not listed", kind, name)
			}
		}
	}
	for _, verb := range []sayso.CorrectionVerb{sayso.CorrectMerge, sayso.CorrectSplit, sayso.CorrectSet, sayso.CorrectRemove, sayso.CorrectUndo} {
		if !strings.Contains(string(data), "\n| `"+string(verb)+"` |") {
			t.Errorf("%s is not listed", verb)
		}
	}
}
