package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/claim"
)

// Own texts, and a judge that takes the first word of a proposition's name for what it says.
var claimTexts = map[string]string{
	"north": "Rask says Holm took the money. The port sold two cranes. Six sailors drowned.",
	"south": "Holm denies taking the money. Two cranes of the port were sold. Eight sailors drowned. The port wants to sell.",
}

// claimCorpus writes pairs.tsv and the articles; each pair is "half relation aspect [other] | words in north | words in south",
// where other is what the second reader says if it is another label.
func claimCorpus(t *testing.T, pairs ...string) (path, articles string) {
	t.Helper()
	dir := t.TempDir()
	path, articles = filepath.Join(dir, "pairs.tsv"), filepath.Join(dir, "articles.jsonl")
	var rows, texts strings.Builder
	for _, id := range []string{"north", "south"} {
		line, err := json.Marshal(map[string]string{"dId": id, "text": claimTexts[id], "date_publish": "2021-03-04T00:00:00"})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&texts, "%s\n", line)
	}
	rows.WriteString(claimColumns + "\n")
	for i, p := range pairs {
		parts := strings.Split(p, " | ")
		label := strings.Fields(parts[0])
		label = append(label, label[1])
		side := func(id, words string) string {
			at := strings.Index(claimTexts[id], words)
			if at < 0 {
				t.Fatalf("%q is not in %s", words, id)
			}
			return fmt.Sprintf("%s\t%s\t%d\t%d", id, textDigest(claimTexts[id])[:12], at, at+len(words))
		}
		fmt.Fprintf(&rows, "p%d\t%s\ts%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", i+1, label[0], i, side("north", parts[1]), side("south", parts[2]), label[1], label[1], label[1], label[2], label[3])
	}
	for name, data := range map[string]string{path: rows.String(), articles: texts.String()} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path, articles
}

// said is a proposition over words of a text, one clause at their first byte, with a name the judge goes by.
func said(id, words, name string, stance sayso.VoiceStance) claim.Proposition {
	at := strings.Index(claimTexts[id], words)
	return claim.Proposition{Name: name, Stance: stance, Words: sayso.Passage{Article: id, Start: at, End: at + len(words)},
		Clauses: []claim.Clause{{Core: 0, At: sayso.Span{Start: at, End: at + 3}}}, Terms: []claim.Term{{Clause: 0}}}
}

type namedJudge map[string]claim.Verdict

func (j namedJudge) Judge(a, b *claim.Proposition) claim.Verdict { return j[a.Name+" "+b.Name] }

func TestClaimsScore(t *testing.T) {
	path, articles := claimCorpus(t,
		"tune same - | Holm took the money | taking the money",
		"figure same - | The port sold two cranes | Two cranes of the port were sold",
		"figure contradicts number tension | Six sailors drowned | Eight sailors drowned",
		"tune different modality | The port sold two cranes | The port wants to sell",
		"figure different predicate | Six sailors drowned | The port wants to sell")
	pairs, err := readClaims(path, articles)
	if err != nil {
		t.Fatal(err)
	}
	if got := pairs[0].sides[0].article.Published.Value; got != "2021-03-04" {
		t.Errorf("published %q", got)
	}
	found := map[*sayso.Article][]claim.Proposition{
		pairs[0].sides[0].article: {said("north", "Holm took the money", "took", sayso.VoiceAsserts), said("north", "The port sold two cranes", "sold", sayso.VoiceAsserts),
			said("north", "Six sailors drowned", "six", sayso.VoiceAsserts)},
		pairs[0].sides[1].article: {said("south", "taking the money", "taking", sayso.VoiceDenies), said("south", "Two cranes of the port were sold", "sold", sayso.VoiceAsserts),
			said("south", "Eight sailors drowned", "eight", sayso.VoiceAsserts)}, // nothing of what the port wants
	}
	judge := namedJudge{
		"took taking": {Relation: claim.Contradicts, Joint: true}, // voices apart, words alike
		"sold sold":   {Relation: claim.Different},
		"six eight":   {Relation: claim.Contradicts},
	}
	r := scoreClaims(pairs, found, judge)
	for name, want := range map[string]float64{"same_p": 1, "same_r": 0.5, "contradiction_p": 1, "contradiction_r": 1, "relation": 0.8,
		"figure_same_r": 0, "tune_same_r": 1, "statements": 0.8, "kappa": 1, "readers": 0.8, "readers_same_kappa": 1} {
		if got, ok := r.Metrics[name]; !ok || got != want {
			t.Errorf("%s = %v, want %v", name, got, want)
		}
	}
	if got := fmt.Sprint(r.Confusion); got != "[[1 0 0 1] [0 1 0 0] [0 0 0 0] [0 0 0 2]]" {
		t.Errorf("confusion %s", got)
	}
	// By hand: chance is 0.4·0.4 + 0.2·0 + 0·0.2 + 0.4·0.4 = 0.32.
	if got := r.Metrics["readers_kappa"]; math.Abs(got-0.48/0.68) > 1e-6 {
		t.Errorf("kappa of the readers %v, want %v", got, 0.48/0.68)
	}
	if got := fmt.Sprint(r.Counts); got != "map[readers_contradicts_tension:1]" {
		t.Errorf("counts %s", got)
	}
	if len(r.Lists) != 0 {
		t.Errorf("lists %v: a pair of the half that only the figure is taken from is shown", r.Lists)
	}
	var table strings.Builder
	if err := r.WriteTable(&table); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), "is, found as") {
		t.Errorf("no table of confusion:\n%s", table.String())
	}
}

// A denial of words that say no themselves is no second negation.
func TestClaimDenied(t *testing.T) {
	for text, want := range map[string]bool{"taking the money": true, "he had not taken the money": false, "he hadn’t taken it": false, "nothing was taken": true} {
		a := &sayso.Article{Text: text}
		p := claimPair{sides: [2]claimSide{{a, sayso.Span{End: len(text)}}, {}}}
		if got := p.denied(0, &claim.Proposition{Stance: sayso.VoiceDenies}); got != want {
			t.Errorf("%q: denied %v", text, got)
		}
	}
}

// Of a content of two sentences a statement takes its own clauses, with all that hangs on them.
func TestClaimCut(t *testing.T) {
	p := claim.Proposition{
		Clauses: []claim.Clause{{Core: 1, At: sayso.Span{Start: 0, End: 4}}, {Core: 2, At: sayso.Span{Start: 20, End: 24}}},
		Terms:   []claim.Term{{Lemma: "a"}, {Lemma: "b"}, {Lemma: "c", Clause: 1}, {Lemma: "d", Clause: 1}},
		Amounts: []claim.Amount{{Of: "x"}, {Of: "y", Clause: 1}},
		Times:   []claim.Moment{{Value: "2020", Clause: 1}},
	}
	cut := cutTo(&p, sayso.Span{Start: 15, End: 40})
	if cut == nil || len(cut.Clauses) != 1 || cut.Clauses[0].Core != 0 || len(cut.Terms) != 2 || cut.Terms[0].Lemma != "c" || cut.Terms[1].Clause != 0 ||
		len(cut.Amounts) != 1 || cut.Amounts[0].Of != "y" || len(cut.Times) != 1 {
		t.Errorf("cut to %+v", cut)
	}
	if p.Terms[2].Clause != 1 {
		t.Error("the proposition itself was changed")
	}
	if cutTo(&p, sayso.Span{Start: 30, End: 40}) != nil {
		t.Error("no clause stands there")
	}
}

// By hand: of 10 items 7 agree; 0.6 and 0.5 of the labels are the first kind, so chance is 0.5.
func TestKappa(t *testing.T) {
	c := make([]float64, kappaLabels*kappaLabels)
	c[0], c[1], c[kappaLabels], c[kappaLabels+1] = 4, 2, 1, 3
	if got := kappa(c); got < 0.3999 || got > 0.4001 {
		t.Errorf("kappa %v, want 0.4", got)
	}
}

func TestClaimsMalformed(t *testing.T) {
	good := "tune same - | Holm took the money | taking the money"
	tests := map[string]struct{ from, to, want string }{
		"columns":  {"pair\thalf", "pair\tpart", "other columns"},
		"half":     {"\ttune\t", "\tdev\t", "half"},
		"relation": {"\tsame\t-", "\talike\t-", "no relation"},
		"article":  {"\tnorth\t", "\teast\t", "no article"},
		"digest":   {textDigest(claimTexts["north"])[:12], "0123456789ab", "not the one that was labelled"},
		"offsets":  {"\t10\t", "\t900\t", "no stretch"},
		"reader":   {"\t-\tsame", "\t-\t", "no relation"},
		"cut":      {"\tsame\t-", "", "columns"},
	}
	for name, tc := range tests {
		path, articles := claimCorpus(t, good)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(data), tc.from, tc.to, 1)
		if changed == string(data) {
			t.Fatalf("%s: %q is not in the file", name, tc.from)
		}
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = readClaims(path, articles)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
	path, _ := claimCorpus(t, good)
	if _, err := readClaims(path, ""); err == nil {
		t.Error("pairs without texts are read")
	}
}
