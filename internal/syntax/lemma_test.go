package syntax

import (
	"testing"

	"sayso/internal/encoder"
)

func TestRules(t *testing.T) {
	for _, c := range []struct {
		rule, form, want string // want "" where the rule does not fit
	}{
		{"l||", "Harbours", "harbours"},
		{"l|s|", "Harbours", "harbour"},
		{"l|ies|y", "ferries", "ferry"},
		{"l|ies|y", "ferry", ""},
		{"l|was|be", "Was", "be"},
		{"k||", "Bergen", "Bergen"},
		{"k|s|", "MPs", "MP"},
		{"t||", "BERGEN", "Bergen"},
		{"t|s|", "GREEKS", "Greek"},
		{"l|n't|not", "N'T", "not"},
		{"l|s|", "s", ""}, // nothing would be left
		{"t|é|e", "É", "e"},
		{"k|é|e", "CAFÉ", "CAFe"},
		{"l|||", "a", "a|"}, // the letter that parts the fields may be put on
	} {
		r, err := parseRule(c.rule)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := r.apply(newForm(c.form))
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s of %q: %q (%v), want %q", c.rule, c.form, got, ok, c.want)
		}
	}
	for _, label := range []string{"", "l", "l|", "x||", "|a|b", "lt||", "l|\xff|"} {
		if _, err := parseRule(label); err == nil {
			t.Errorf("rule %q was accepted", label)
		}
	}
}

// Rules are tried by falling score; of equal ones the first comes first. A form that none fits is its own lemma. A rule that
// makes a common word is worth 2 more.
func TestRulesInOrder(t *testing.T) {
	h := &Head{words: encoder.NewVocabulary("[UNK]\nferry\n3s\n"), lemmaBonus: 2}
	for _, label := range []string{"l|ies|y", "l|s|", "l|es|", "k||"} {
		r, err := parseRule(label)
		if err != nil {
			t.Fatal(err)
		}
		h.rules = append(h.rules, r)
	}
	for _, c := range []struct {
		form, want string
		scores     []float32
	}{
		{"ferries", "ferry", []float32{3, 2, 1, 0}},
		{"boxes", "boxe", []float32{3, 2, 2, 0}},
		{"boxes", "box", []float32{3, 2, 2.5, 0}},
		{"bridge", "bridge", []float32{3, 2, 1, -9}},
		{"ferries", "ferry", []float32{-1.5, 0, -2, -9}},  // "ferrie" is no word
		{"Ferries", "ferry", []float32{-1.5, 0, -2, -9}},  // in whatever case
		{"ferries", "ferrie", []float32{-2.5, 0, -9, -9}}, // but a rule far behind is no choice
		{"ferries", "ferrie", []float32{-2, 0, -9, -9}},   // and ties go to the earlier
		{"3s", "3", []float32{-9, 0, -9, -1}},             // nor is "3s" a word, though a piece
		{"!", "!", []float32{0, 0, 0, -9}},
	} {
		if got := h.lemmaOf(c.form, c.scores); got != c.want {
			t.Errorf("lemma of %q by %v is %q, want %q", c.form, c.scores, got, c.want)
		}
	}
}

func FuzzRule(f *testing.F) {
	f.Add("l|ies|y", "Ferries")
	f.Add("k|é|", "CAFÉ")
	f.Add("t|i|", "İİ")
	f.Fuzz(func(t *testing.T, label, text string) {
		r, err := parseRule(label)
		if err != nil {
			return
		}
		if lemma, ok := r.apply(newForm(text)); ok && lemma == "" {
			t.Errorf("rule %q leaves nothing of %q", label, text)
		}
	})
}
