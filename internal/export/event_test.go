package export

import (
	"strings"
	"testing"

	"sayso"
)

// eventSample is a record with one event that a voice tells.
func eventSample() *sayso.Record {
	text := "The army shelled Gao on Monday, a nurse said."
	span := func(words string) sayso.Span {
		i := strings.Index(text, words)
		return sayso.Span{Start: i, End: i + len(words)}
	}
	trigger, said := span("shelled"), span("said")
	return &sayso.Record{
		Article:      &sayso.Article{Text: text},
		Attributions: []sayso.Attribution{{ID: "a1", Source: []sayso.Span{span("a nurse")}, Cue: &said}},
		Times:        []sayso.Time{{ID: "t1", Span: span("Monday"), Type: sayso.TimeDate}},
		Places:       []sayso.Place{{ID: "p1", Span: span("Gao"), Basis: sayso.PlaceByName}},
		Events: []sayso.Event{{
			ID: "e1", Trigger: trigger, Type: sayso.EventAssault, Mode: "heavy-weapons", Status: sayso.StatusReportedOnly, AccordingTo: "a1",
			Actors: []sayso.Participant{{Span: span("The army")}}, Recipients: []sayso.Participant{{Span: span("Gao")}},
			Factuality: []sayso.Factuality{{AccordingTo: sayso.VoiceArticle, Certainty: sayso.CertaintyUnknown, Polarity: sayso.PolarityUnknown},
				{AccordingTo: "a1", Certainty: sayso.CertaintyCertain, Polarity: sayso.PolarityPositive}},
			Place: "p1", PlaceBasis: sayso.EventByText, Date: "t1", DateBasis: sayso.EventByText,
			Evidence: []sayso.Evidence{{Field: "type", By: "verb: shell", Span: &trigger}},
		}},
	}
}

func TestEventsInText(t *testing.T) {
	want := "\n1 event\n e1  reported only · ASSAULT heavy-weapons · shelled · by The army · to Gao · at Gao · on Monday · as a1 has it\n"
	if got := string(Text(eventSample(), TextOptions{})); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func TestWhy(t *testing.T) {
	got, ok := Why(eventSample(), "e1")
	for _, want := range []string{"voice article: Uu\n", "voice a1: CT+ · a nurse ‹said›\n", "type ← verb: shell · “shelled”\n"} {
		if !ok || !strings.Contains(string(got), want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if _, ok := Why(eventSample(), "e2"); ok {
		t.Error("an event that is not there is explained")
	}
}
