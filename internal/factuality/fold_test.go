package factuality

import (
	"testing"

	"sayso"
)

// ops makes a path: each string is a level, its kinds side by side.
func ops(levels ...[]Operator) (out []Operator) {
	for i, l := range levels {
		for _, o := range l {
			o.Level = i
			out = append(out, o)
		}
	}
	return out
}

func TestFold(t *testing.T) {
	op := func(k Kind, row string) Operator { return Operator{Kind: k, Row: row} }
	for _, c := range []struct {
		words string
		path  []Operator
		want  Kind
	}{
		{"attacked", nil, None},
		{"did not attack", ops([]Operator{op(Negation, "not")}), Negation},
		{"may not attack", ops([]Operator{op(Possible, "may"), op(Negation, "not")}), Possible},
		{"cannot attack", ops([]Operator{op(Possible, "can"), op(Negation, "not")}), RuledOut},
		{"will not attack", ops([]Operator{op(Planned, "will"), op(Negation, "not")}), RuledOut},
		{"has not ruled out an attack", ops(nil, []Operator{op(RuledOut, "rule out"), op(Negation, "not")}), Possible},
		{"did not fail to attack", ops(nil, []Operator{op(Unrealised, "fail"), op(Negation, "not")}), None},
		{"denied planning an attack", ops(nil, []Operator{op(Planned, "plan")}, []Operator{op(Denied, "deny")}), Denied},
		{"no plans to attack", ops(nil, []Operator{op(Planned, "plan"), op(Negation, "no")}), RuledOut},
		{"promised not to attack", ops([]Operator{op(Negation, "not")}, []Operator{op(Planned, "promise")}), RuledOut},
		{"if they plan an attack", ops(nil, []Operator{op(Planned, "plan"), op(Hypothetical, "if")}), Hypothetical},
		{"denied that nobody was shot", ops([]Operator{op(Negation, "nobody")}, []Operator{op(Denied, "deny")}), Possible},
		{"should not attack", ops([]Operator{op(Demanded, "should"), op(Negation, "not")}), Hypothetical},
	} {
		if got := Fold(c.path); got != c.want {
			t.Errorf("%s: %s, want %s", c.words, got, c.want)
		}
	}
}

// A status stands with the factuality it follows from: what the article does not hold itself is never happened.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		kind   Kind
		voices []Voice
		want   sayso.Status
	}{
		{None, nil, sayso.StatusHappened},
		{Ongoing, nil, sayso.StatusOngoing},
		{Negation, nil, sayso.StatusDidNotHappen},
		{Negation, []Voice{{"a1", None}}, sayso.StatusDenied},
		{None, []Voice{{"a1", None}}, sayso.StatusReportedOnly},
		{Ongoing, []Voice{{"a1", None}}, sayso.StatusReportedOnly},
		{None, []Voice{{"a1", Denied}}, sayso.StatusDenied},
		{None, []Voice{{"a1", RuledOut}}, sayso.StatusRuledOut},
		{None, []Voice{{"a1", Demanded}}, sayso.StatusDemanded},
		{Reported, nil, sayso.StatusReportedOnly},
		{Planned, []Voice{{"a1", None}, {"a2", None}}, sayso.StatusPlanned},
		{Unrealised, nil, sayso.StatusDidNotHappen},
	} {
		got := Read(c.voices, c.kind)
		if got.Status != c.want {
			t.Errorf("%s told by %v: %s, want %s", c.kind, c.voices, got.Status, c.want)
		}
		rec := &sayso.Record{Article: &sayso.Article{Text: "x"}, Events: []sayso.Event{{ID: "e1", Trigger: sayso.Span{Start: 0, End: 1}, Status: got.Status,
			Factuality: got.Factuality, AccordingTo: got.AccordingTo, PlaceBasis: sayso.EventByNone, DateBasis: sayso.EventByNone}}}
		for _, v := range c.voices {
			rec.Attributions = append(rec.Attributions, sayso.Attribution{ID: v.ID})
		}
		if err := rec.Check(); err != nil {
			t.Errorf("%s told by %v: %v", c.kind, c.voices, err)
		}
	}
}
