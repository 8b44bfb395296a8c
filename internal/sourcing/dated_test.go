package sourcing_test

import (
	"context"
	"testing"

	"sayso"
	"sayso/engine"
)

// When a thing was said: the day in front of a document's name, but not its year alone; the time that the sentence opens with.
func TestSaidWhen(t *testing.T) {
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"A March 4, 2005 memo says the pump failed.":                   "March 4, 2005",
		"A 2009 report says the pump failed.":                          "",
		"In July, Edda Lund requested that the court close the road.":  "In July",
		"Edda Lund requested that the court close the road by Friday.": "",
	} {
		rec, err := e.Read(context.Background(), &sayso.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(rec.Attributions) > 0 && rec.Attributions[0].Time != nil {
			got = rec.Attributions[0].Time.In(text)
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
