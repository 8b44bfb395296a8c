package eval

import (
	"math"
	"testing"

	"sayso"
)

// Six words stand for what is told: A beats B; C may leave; D said he fell.
const eventText = "Ann hit Bob. Cid may go. Dan lied."

func spanAt(words string) sayso.Span {
	for i := range eventText {
		if i+len(words) <= len(eventText) && eventText[i:i+len(words)] == words {
			return sayso.Span{Start: i, End: i + len(words)}
		}
	}
	panic(words)
}

func TestEventsByHand(t *testing.T) {
	d := &document{article: &sayso.Article{ID: "x", Text: eventText}, events: []goldEvent{
		{id: "e1", spans: []sayso.Span{spanAt("hit")}, typ: "ASSAULT", mode: "beat", actors: []sayso.Span{spanAt("Ann")}, recipients: []sayso.Span{spanAt("Bob")},
			status: sayso.StatusHappened, accordingTo: "article"},
		{id: "e2", spans: []sayso.Span{spanAt("go")}, typ: "RETREAT", actors: []sayso.Span{spanAt("Cid")}, status: sayso.StatusPossible, accordingTo: "article"},
		{id: "e3", spans: []sayso.Span{spanAt("lied")}, typ: "ACCUSE", status: sayso.StatusHappened, accordingTo: "article"},
	}}
	rec := &sayso.Record{Article: d.article, Events: []sayso.Event{
		{ID: "e1", Trigger: spanAt("hit"), Type: "ASSAULT", Status: sayso.StatusReportedOnly, AccordingTo: "article", Actors: []sayso.Participant{{Span: spanAt("Ann")}}},
		{ID: "e2", Trigger: spanAt("go"), Type: "MOBILIZE", Status: sayso.StatusHappened, AccordingTo: "article"},
	}}
	s := newSheet(eventMeasures())
	m := scoreEvents(s, d, rec)
	wantNumbers(t, s.defined(m.whole), map[string]float64{
		"typed_p": 0.5, "typed_r": 1. / 3, "found_p": 1, "found_r": 2. / 3, "status": 0, "according_to": 1, "actors": 1, "recipients": 0, "mode": 0,
		"wrong_happened": 1, // it may go, and is found as gone, under another type
	})
	if len(m.lists[wrongHappened]) != 1 || m.lists[wrongHappened][0] != "x:e2" {
		t.Errorf("wrong happened: %v", m.lists)
	}
}

func TestPoliceByHand(t *testing.T) {
	text := "Police shot dead two men. Police arrested a man. A man arrested himself. The dog slept."
	sentence := func(from, to int, labels ...string) policeSentence {
		return policeSentence{sayso.Span{Start: from, End: to}, labels}
	}
	d := &document{article: &sayso.Article{ID: "x", Text: text}, police: []policeSentence{
		sentence(0, 25, "KILL"), sentence(26, 48, "ARREST"), sentence(49, 72), sentence(73, 87, "ARREST")}}
	event := func(from, to int, typ sayso.EventType, mode sayso.Mode, actor sayso.Span, p float64) sayso.Event {
		return sayso.Event{Trigger: sayso.Span{Start: from, End: to}, Type: typ, Mode: mode, Status: sayso.StatusHappened, Confidence: p, Actors: []sayso.Participant{{Span: actor}}}
	}
	rec := &sayso.Record{Article: d.article, Events: []sayso.Event{
		event(7, 16, "ASSAULT", "firearms", sayso.Span{Start: 0, End: 6}, 0.9),
		event(33, 41, "COERCE", "arrest", sayso.Span{Start: 26, End: 32}, 0.8),
		event(55, 63, "COERCE", "arrest", sayso.Span{Start: 49, End: 54}, 0.7), // by no police
	}}
	s := newSheet(policeMeasures())
	wantNumbers(t, s.defined(scorePolice(s, d, rec).whole), map[string]float64{
		"kill_p": 1, "kill_r": 1, "kill_at_60": 1, "arrest_p": 1, "arrest_r": 0.5, "arrest_at_60": 0,
	})
}

func TestPloverByHand(t *testing.T) {
	d := &document{article: &sayso.Article{ID: "x", Text: eventText}, triple: &goldTriple{root: yield, quad: 2, sources: []sayso.Span{spanAt("Ann")}, targets: []sayso.Span{spanAt("Bob")}}}
	rec := &sayso.Record{Article: d.article, Events: []sayso.Event{
		{Type: "RETREAT", Actors: []sayso.Participant{{Span: spanAt("Ann")}}, Recipients: []sayso.Participant{{Span: spanAt("Bob")}}}, {Type: "AID"}}}
	// CONCEDE and RETREAT together outweigh AID, which is greater than each.
	types := map[sayso.EventType]float64{"CONCEDE": 1, "RETREAT": 1.1, "AID": 1.2}
	s := newSheet(ploverMeasures())
	wantNumbers(t, s.defined(scorePlover(s, d, guess{record: rec, types: types}).whole), map[string]float64{
		"root_macro_f1": 1, "root_accuracy": 1, "quad_accuracy": 1, "triple_p": 0.5, "triple_r": 1, "actor_r": 1, "root_r": 1,
	})
}

// The forms over classes, ranks and pairs of numbers, worked out by hand.
func TestForms(t *testing.T) {
	if got := macro([]float64{1, 1, 2, 0, 1, 0, 2, 2, 2}); math.Abs(got-(2./3+1)/2) > 1e-12 {
		t.Errorf("macro F1 of 2/3 and 1 is %v", got)
	}
	if got := pearson([]float64{3, 6, 12, 14, 56, 28}); math.Abs(got-1) > 1e-12 { // 1 2 3 and 2 4 6
		t.Errorf("correlation of a line is %v", got)
	}
	s := newSheet([]measure{{"x", formAtRecall, "x"}})
	r := make(row, s.width)
	for _, v := range []struct {
		p    float64
		gold bool
	}{{0.9, true}, {0.8, false}, {0.7, true}, {0.6, false}, {0, true}} {
		s.rank(r, "x", v.p, v.gold)
	}
	if got := atRecall(r); math.Abs(got-2./3) > 1e-12 { // two of three gold items are reached with one wrong between
		t.Errorf("precision at recall .60 is %v", got)
	}
}
