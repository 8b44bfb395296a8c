package sayso

import (
	"strings"
	"testing"
)

// eventRecord is a record with one event whose article holds it to be a fact.
func eventRecord() *Record {
	return &Record{
		Article:      &Article{Text: "Police fired, he said."},
		Attributions: []Attribution{{ID: "a1"}},
		Places:       []Place{{ID: "p1", Span: Span{0, 6}}},
		Events: []Event{{
			ID: "e1", Trigger: Span{7, 12}, Type: EventAssault, Status: StatusHappened, AccordingTo: VoiceArticle,
			Factuality: []Factuality{{VoiceArticle, CertaintyCertain, PolarityPositive}}, PlaceBasis: EventByNone, DateBasis: EventByNone,
		}},
	}
}

func TestCheckEvents(t *testing.T) {
	if err := eventRecord().Check(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		change     func(*Event)
	}{
		{"no status", "no status", func(e *Event) { e.Status = "" }},
		{"status without factuality", "without the article's factuality", func(e *Event) { e.Factuality = nil }},
		{"happened by another's word", "status happened", func(e *Event) { e.Factuality[0].Certainty = CertaintyUnknown }},
		{"happened, but negated", "status happened", func(e *Event) { e.Factuality[0].Polarity = PolarityNegative }},
		{"did not happen, but it did", "status did_not_happen", func(e *Event) { e.Status = StatusDidNotHappen }},
		{"a voice twice", "twice", func(e *Event) { e.Factuality = append(e.Factuality, e.Factuality[0]) }},
		{"a voice from nowhere", `no voice "a7"`, func(e *Event) {
			e.Factuality = append(e.Factuality, Factuality{"a7", CertaintyCertain, PolarityPositive})
		}},
		{"according to a silent voice", "which has no factuality", func(e *Event) { e.AccordingTo = "a1" }},
		{"trigger outside", "outside", func(e *Event) { e.Trigger = Span{7, 99} }},
		{"actor outside", "outside", func(e *Event) { e.Actors = []Participant{{Span: Span{-1, 2}}} }},
		{"evidence outside", "outside", func(e *Event) { e.Evidence = []Evidence{{"type", "rule", &Span{9, 9}}} }},
		{"place from nowhere", "no place", func(e *Event) { e.Place, e.PlaceBasis = "p7", EventByText }},
		{"place without a basis", "no place", func(e *Event) { e.Place = "p1" }},
		{"basis without a date", "no time", func(e *Event) { e.DateBasis = EventByCarrying }},
		{"entity from nowhere", "no entity", func(e *Event) { e.Recipients = []Participant{{Span: Span{0, 6}, Entity: "n1"}} }},
	} {
		r := eventRecord()
		c.change(&r.Events[0])
		if err := r.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	r := eventRecord()
	r.Events = append(r.Events, r.Events[0])
	if err := r.Check(); err == nil {
		t.Error("two events with one id")
	}
}
