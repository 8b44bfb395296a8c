package golden

import (
	"strings"
	"testing"

	"sayso"
)

func TestEntityLines(t *testing.T) {
	const text = "Ada left. She slept, Ada said."
	line := "who person NOR GOV Ada Lund = `Ada`#1 `She` `Ada`#2"
	list, rest, err := parseEntities(text, line+"\n")
	if err != nil || len(list) != 1 || strings.TrimSpace(rest) != "" {
		t.Fatalf("%v %q %v", list, rest, err)
	}
	e := list[0].Entity
	if e.Name != "Ada Lund" || e.Kind != sayso.EntityPerson || e.Country != "NOR" || e.Sector != "GOV" || len(e.Mentions) != 3 || e.Mentions[2].Start != 21 {
		t.Errorf("%+v", e)
	}
	if got := strings.TrimSpace(formatEntity(text, e)); got != line {
		t.Errorf("written as %s", got)
	}
	d := &Document{Article: &sayso.Article{Text: text}, Entities: list}
	if wrong := d.compareEntities(&sayso.Record{Entities: []sayso.Entity{e}}); len(wrong) > 0 {
		t.Error(wrong)
	}
	other := e
	other.Mentions = e.Mentions[:2]
	for _, rec := range []*sayso.Record{{}, {Entities: []sayso.Entity{other}}} {
		if len(d.compareEntities(rec)) != 1 {
			t.Errorf("nothing wrong with %+v", rec.Entities)
		}
	}
	for _, bad := range []string{"who person", "who person - - Ada", "who person - - Ada = `Bea`", "who person - - Ada = x"} {
		if _, _, err := parseEntities(text, bad); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}
