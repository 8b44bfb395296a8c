package claim

import (
	"maps"
	"testing"

	"sayso"
)

// TestOwnWords: what an outlet prints again is told once; another outlet's, another stand's, and few words are not.
func TestOwnWords(t *testing.T) {
	const offer = "to receive letters and offers of the Alder Gazette"
	voice := func(id, article, day, words string) *Proposition {
		return &Proposition{Voice: id, Article: article, Said: day, Stance: sayso.VoiceAsserts, Name: "You", Words: sayso.Passage{Article: article, Start: 3, End: 3 + len(words), Text: words}}
	}
	denied := voice("g5/a1", "g5", "2026-03-09", offer)
	denied.Stance = sayso.VoiceDenies
	other := voice("g6/a1", "g6", "2026-03-10", offer)
	other.Name = "Ivo Renn"
	voices := []*Proposition{
		voice("g2/a1", "g2", "2026-03-04", "To receive  letters and offers\nof the Alder Gazette"), voice("g1/a1", "g1", "2026-03-02", offer), voice("g1/a9", "g1", "2026-03-02", offer),
		voice("g3/a1", "g3", "2026-04-04", offer), voice("r1/a1", "r1", "2026-03-05", offer), voice("n1/a1", "n1", "2026-03-06", offer), voice("n2/a1", "n2", "2026-03-07", offer),
		denied, other, voice("g1/a2", "g1", "2026-03-02", "no comment at all"), voice("g2/a2", "g2", "2026-03-04", "no comment at all"),
	}
	publisher := func(article string) string {
		return map[byte]string{'g': "Alder Gazette", 'r': "Strait Radio", 'n': ""}[article[0]]
	}
	got := OwnWords(voices, publisher)
	if want := map[string]string{"g2/a1": "g1/a1", "g3/a1": "g1/a1"}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	c := New(Options{}).Build(Input{Voices: voices[:7], Publisher: publisher})
	if c.Summary.Articles != 6 || c.Summary.Origins != 4 || len(c.Origins) != 4 { // the Gazette, the radio, and two that nobody knows
		t.Errorf("%d articles, %d origins, %d asserted", c.Summary.Articles, c.Summary.Origins, len(c.Origins))
	}
	if none := New(Options{}).Build(Input{Voices: voices[:7]}); none.Summary.Origins != 6 {
		t.Errorf("%d origins where no outlet is known", none.Summary.Origins)
	}
}
