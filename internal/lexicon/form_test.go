package lexicon

import (
	"slices"
	"testing"

	"sayso/data"
)

func TestForms(t *testing.T) {
	f, err := LoadForms(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for base, want := range map[string][]string{
		"fire": {"fires", "fired", "firing"}, "deny": {"denies", "denied", "denying"}, "expel": {"expelled", "expelling"}, "free": {"freed", "freeing"},
		"die": {"died", "dying"}, "shoot": {"shot", "shooting"}, "mimic": {"mimicked"}, "clash": {"clashes", "clashed"}, "pay": {"pays", "paid"}, "ban": {"banned"},
		"visit": {"visited"}, "clear": {"cleared"},
	} {
		got := f.Verb(base)
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no %s among %v", base, w, got)
			}
		}
	}
	for base, want := range map[string]string{"witness": "witnesses", "deputy": "deputies", "gunman": "gunmen", "march": "marches", "boy": "boys"} {
		if got := f.Noun(base); !slices.Contains(got, want) {
			t.Errorf("%s: no %s among %v", base, want, got)
		}
	}
}

// Every row of the table of irregular forms has its form in its example.
func TestIrregular(t *testing.T) {
	rows, err := Load(data.FS, "language/irregular.tsv", "form", "base", "example")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := LoadForms(data.FS)
	for _, row := range rows.Rows {
		if !slices.Contains(f.Verb(row[1]), row[0]) {
			t.Errorf("%s is no form of %s", row[0], row[1])
		}
	}
}
