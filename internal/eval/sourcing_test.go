package eval

import (
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"sayso"
)

func TestSourcingByHand(t *testing.T) {
	d, found := goldPair(t)
	to, day := sayso.Span{Start: 0, End: 3}, sayso.Span{Start: 4, End: 9}
	for i := range d.gold {
		d.gold[i].Level, d.gold[i].Stance = sayso.LevelUnnamedPlural, sayso.StanceAsserts
	}
	for i := range found {
		found[i].Level, found[i].Stance = sayso.LevelUnnamedPlural, sayso.StanceAsserts
	}
	d.gold[0].Addressee, found[0].Addressee = &to, &sayso.Span{Start: 0, End: 9} // overlap is enough
	d.gold[0].Time, found[1].Time = &day, &day                                   // on the wrong one: missed and extra
	found[2].Stance, found[3].Level = sayso.StanceWarns, sayso.LevelUnnamedPerson
	s := newSheet(sourcingMeasures())
	m := scoreSourcing(s, d, found)
	wantNumbers(t, s.defined(m.whole), map[string]float64{
		"found_p": 1, "found_r": 5. / 6,
		"linked_p": 4. / 5, "linked_r": 4. / 6, // a3's source is the clerks, not the report
		"level": 4. / 5, "stance": 4. / 5, "parent": 1,
		"addressee_f1": 1, "time_p": 0, "time_r": 0, "addressee_medium_time_p": 1. / 2, "addressee_medium_time_r": 1. / 2,
		"sourced_right": 3. / 5,
	})
}

// Gold that does not quote its text is read with the articles beside it, if they are those it was made on.
func TestGoldWithoutText(t *testing.T) {
	const text = "Ada said no."
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles.jsonl")
	write := func(name, data string) {
		writeFile(t, filepath.Join(dir, name), func(w io.Writer) error {
			_, err := io.WriteString(w, data)
			return err
		})
	}
	write("articles.jsonl", `{"id":"x","text":"`+text+`","url":"https://example.org/x"}`)
	write("x.gold.json", fmt.Sprintf(`{"id":"x","sha256":%q,"attributions":[{"id":"a1","kind":"indirect","cue":{"start":4,"end":8},
"content":[{"start":9,"end":11}],"addressee":{"start":0,"end":3}}]}`, textDigest(text)))
	docs, err := readGold(dir, articles)
	if err != nil {
		t.Fatal(err)
	}
	if a := docs[0].gold[0]; a.Cue.In(text) != "said" || a.Content[0].In(text) != "no" || a.Addressee.In(text) != "Ada" {
		t.Errorf("read %+v", a)
	}
	write("articles.jsonl", `{"id":"x","text":"Ada said so."}`)
	if _, err := readGold(dir, articles); err == nil {
		t.Error("another text with the same id is not refused")
	}
}
