package eval

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sayso"
)

// a1 reports a2, which is nested; a3 and a4 share cue and content; a5 has no cue; a6 is missed.
const (
	goldText2 = `[S1:The mayor] [C1:said] that [O1:[S2:engineers] [C2:fear] [O2:a collapse]]. ` +
		`[S3:[C3:[C4:According to]] the report] and [S4:two clerks], [O3:[O4:it was known]]. ` +
		`[O5:“Nobody asked.”] [S6:Ada] [C6:left] [O6:no doubt].`
	foundText2 = `[S1:The mayor] [C1:said] [O1:that [S2:engineers] fear [O2:a collapse]]. ` +
		`[C3:[C4:According to]] the report and [S3:[S4:two clerks]], [O3:[O4:it was known]]. ` +
		`“[O5:Nobody asked].” Ada left no doubt. `
)

func goldPair(t *testing.T) (*document, []sayso.Attribution) {
	t.Helper()
	d, found := pairOf(t, goldText2+" ", foundText2)
	d.gold[1].Parent, found[1].Parent = "a1", "a1"
	found[1].Cue = &sayso.Span{Start: found[1].Source[0].End + 1, End: found[1].Content[0].Start - 1} // fear
	return d, found
}

func TestGoldByHand(t *testing.T) {
	d, found := goldPair(t)
	s := newSheet(goldMeasures())
	m := scoreGold(s, d, found)
	wantNumbers(t, s.defined(m.whole), map[string]float64{
		"found_p": 1, "found_r": 5. / 6, "found_f1": 10. / 11,
		"nested_found_p": 1, "nested_found_r": 1,
		"cue_exact":      1,
		"content_exact":  1,      // "that" and the quotation marks of a5 are left aside
		"source_overlap": 4. / 5, // a3's is the clerks, not the report
		"parent":         1,
	})
	if want := []string{"a6"}; !slices.Equal(m.lists["missed"], want) {
		t.Errorf("missed %v, want %v", m.lists["missed"], want)
	}
	wantNumbers(t, s.defined(m.slices[sliceNested]), map[string]float64{"found_f1": 1})
	wantNumbers(t, s.defined(m.slices[sliceNoCue]), map[string]float64{"found_r": 1})
}

func TestParent(t *testing.T) {
	d, found := goldPair(t)
	s := newSheet(goldMeasures())
	for _, c := range []struct {
		name, gold, found string
		want              float64
	}{
		{"matched to each other", "a1", "a1", 1},
		{"another one's", "a1", "a3", 0.8},
		{"missing", "a1", "", 0.8},
		{"invented", "", "a1", 0.8},
	} {
		d.gold[1].Parent, found[1].Parent = c.gold, c.found
		got := s.defined(scoreGold(s, d, found).whole)
		// a3's source is wrong in any case, so all_right is one attribution below.
		wantNumbers(t, got, map[string]float64{"parent": c.want, "all_right": c.want - 0.2})
		if t.Failed() {
			t.Fatal(c.name)
		}
	}
}

func TestCuelessOverlapsByContentOnly(t *testing.T) {
	d, found := pairOf(t, `[O1:“Yes.”] [S2:Ada] [C2:said] [O2:it rains].`, `“Yes.” [S1:Ada] [C1:said] it [O1:rains].`)
	if got := likeGold(d.article.Text, found[0], d.gold[0]); got != 0 {
		t.Errorf("no common content, likeness %v", got)
	}
	if got := likeGold(d.article.Text, found[0], d.gold[1]); got <= 0 {
		t.Errorf("overlapping cues, likeness %v", got)
	}
	moved := found[0]
	moved.Cue = &d.gold[1].Content[0] // off the gold's cue, same content
	if got := likeGold(d.article.Text, moved, d.gold[1]); got != 0 {
		t.Errorf("cues apart on both sides, likeness %v: content alone must not match", got)
	}
}

func TestMatchMost(t *testing.T) {
	for _, c := range []struct {
		name    string
		quality [][]float64 // by gold, prediction
		want    []int
	}{
		{"the better of two", [][]float64{{0.2, 0.9}}, []int{1}},
		{"the first gives way so that both are matched", [][]float64{{0.5, 0.9}, {0, 0.8}}, []int{0, 1}},
		{"a chain of three", [][]float64{{1, 0.9, 0}, {0, 1, 0.9}, {0, 0.95, 0}}, []int{0, 2, 1}},
		{"nothing may match", [][]float64{{0}, {0}}, []int{-1, -1}},
	} {
		got := matchMost(len(c.quality), len(c.quality[0]), func(g, p int) float64 { return c.quality[g][p] })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSameContent(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"marks", `He said [O1:“it rains”].`, `He said “[O1:it rains]”.`, true},
		{"that", `He said [O1:that it rains].`, `He said that [O1:it rains].`, true},
		{"a word that begins with that", `He likes [O1:thatched roofs].`, `He likes that[O1:ched roofs].`, false},
		{"final stop", `[O1:“It rains.”] He said.`, `[O1:“It rains].” He said.`, true},
		{"cut in two at a space", `[O1:“It rains.” “It pours.”]`, `[O1:“It rains.”] [O1:“It pours.”]`, true},
		{"words lost at the end", `He said [O1:it rains today].`, `He said [O1:it rains] today.`, false},
		{"the gap is not content", `[O1:“No,” he said, “never.”]`, `[O1:“No,”] he said, [O1:“never.”]`, false},
	} {
		text, a := annotate(t, c.a)
		_, b := annotate(t, c.b)
		if got := sameContent(text, a[0].Content, b[0].Content); got != c.want {
			t.Errorf("%s: got %v (%v and %v)", c.name, got, bare(text, a[0].Content), bare(text, b[0].Content))
		}
	}
}

func TestSeedNeedsTheSource(t *testing.T) {
	const want = `[S1:Envoy Ada Brück] [C1:said] [O1:yes]. She [C2:was told] [O2:no]. [S3:Ben] [C3:asked] [O3:why].`
	const got = `Envoy [S1:Ada] Brück [C1:said] [O1:yes]. [S2:She] [C2:was told] [O2:no]. Ben [C3:asked] [O3:why]. `
	d, found := pairOf(t, want+" ", got)
	extra := found[0]
	extra.ID, extra.Cue = "a9", &sayso.Span{Start: 0, End: 5}
	s := newSheet(seedMeasures())
	m := scoreSeed(s, d, append(found, extra))
	// a1 is found; a2 has a source where none is expressed, a3 none where one is.
	wantNumbers(t, s.defined(m.whole), map[string]float64{"found_r": 1. / 3, "found_p": 1. / 4})
	if m.counts["found"] != 1 || !slices.Equal(m.lists["missed"], []string{"a2", "a3"}) ||
		!slices.Equal(m.lists["extra"], []string{"a9"}) {
		t.Errorf("found %d, lists %v", m.counts["found"], m.lists)
	}
}

// What annotators put beside their annotations is theirs to shape, and no reason not to measure with them.
func TestGoldWithNotesOfAnyShape(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt":          "Ada left.",
		"a.article.json": `{"id": "a", "text": "Ada left."}`,
		"a.gold.json":    `{"id": "a", "annotator": "x", "attributions": [], "events": [], "narrator_unsourced": ["Ada left"], "notes": {"of": "any shape"}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := readGoldFile(filepath.Join(dir, "a.gold.json"), nil); err != nil {
		t.Fatal(err)
	}
}
