package eval

import (
	"fmt"
	"slices"
	"testing"

	"sayso"
)

// Three gold attributions; the first is found whole, the second with a source cut short, the third not at all, and one
// is invented.
const (
	goldText1 = `[S1:The mayor] [C1:said] [O1:the bridge is safe]. “[O2:It is old,” ][S2:her deputy Ada Brück] [C2:added] ` +
		`yesterday. [C3:According to] [S3:engineers], [O3:it moves]. It was closed by the city.`
	foundText1 = `[S1:The mayor] [C1:said] [O1:the bridge is safe]. “[O2:It is old,” ]her deputy [S2:Ada Brück] [C2:added] ` +
		`yesterday. According to engineers, it moves. [O3:It] was [C3:closed] by [S3:the city].`
)

func TestAttributionByHand(t *testing.T) {
	d, found := pairOf(t, goldText1, foundText1)
	d.article.Publisher = "gazette"
	s := newSheet(attributionMeasures())
	m := scoreAttribution(s, d, found)
	wantNumbers(t, s.defined(m.whole), map[string]float64{
		"cue_exact_p": 2. / 3, "cue_exact_r": 2. / 3, "cue_exact_f1": 2. / 3,
		"source_exact_p": 1. / 3, "source_exact_r": 1. / 3,
		"content_exact_p": 2. / 3, "content_exact_r": 2. / 3,
		"all_exact_p": 1. / 3, "all_exact_r": 1. / 3, "all_exact_f1": 1. / 3,
		// Sources: 2 of 2, 2 of 4, 0 of 1 gold tokens; predicted 2 + 2 + 2.
		"source_overlap_p": 4. / 6, "source_overlap_r": 4. / 7,
		// Cues: said, added; gold 1 + 1 + 2, predicted 1 + 1 + 1.
		"cue_overlap_p": 2. / 3, "cue_overlap_r": 2. / 4,
		"sfu30_p": 2. / 3, "sfu30_r": 2. / 3, "sfu30_speaker": 1, "sfu30_verb": 1,
	})
	if m.n != 3 || m.sliceN[slicePublisher+"gazette"] != 3 {
		t.Errorf("n = %d, of the publisher %d", m.n, m.sliceN[slicePublisher+"gazette"])
	}
	wantNumbers(t, s.defined(m.slices[sliceDirect]), map[string]float64{"cue_exact_f1": 1, "all_exact_r": 0})
	wantNumbers(t, s.defined(m.slices[sliceIndirect]), map[string]float64{
		"all_exact_p": 1. / 2, "all_exact_r": 1. / 2, "sfu80_r": 1. / 2})
}

func TestConfidence(t *testing.T) {
	d, found := pairOf(t, goldText1, foundText1)
	for i, c := range []float64{0.95, 0.45, 0.91} { // right, wrong, wrong
		found[i].Confidence.All = c
	}
	s := newSheet(attributionMeasures())
	m := scoreAttribution(s, d, found)
	// Bin 9 holds 0.95 and 0.91 with one right, bin 4 holds 0.45 with none.
	wantNumbers(t, s.defined(m.whole), map[string]float64{
		"calibration_error": (1.86 - 1 + 0.45) / 3, "precision_at_90": 0.5})
	if m.counts["confident"] != 2 {
		t.Errorf("confident = %d, want 2", m.counts["confident"])
	}
}

func TestNoConfidenceNoCalibration(t *testing.T) {
	d, found := pairOf(t, goldText1, foundText1)
	s := newSheet(attributionMeasures())
	got := s.defined(scoreAttribution(s, d, found).whole)
	for _, name := range []string{"calibration_error", "precision_at_90"} {
		if v, ok := got[name]; ok {
			t.Errorf("%s = %v without a confidence", name, v)
		}
	}
}

// Two predictions that hit one gold quote are both right, and count once for the gold: Citron's rule.
func TestExactIsNotOneToOne(t *testing.T) {
	d, found := pairOf(t, `[S1:Ada] [C1:said] [O1:no].`, `[S1:Ada] [C1:said] [O1:no].`)
	found = append(found, found[0])
	s := newSheet(attributionMeasures())
	wantNumbers(t, s.defined(scoreAttribution(s, d, found).whole), map[string]float64{
		"all_exact_p": 1, "all_exact_r": 1, "all_overlap_p": 0.5, "all_overlap_r": 1, "sfu30_p": 0.5})
}

func TestCueTouch(t *testing.T) {
	gold := quote{cue: run{4, 6}}
	for _, c := range []struct {
		name string
		cue  run
		want bool
	}{
		{"same", run{4, 6}, true},
		{"inside", run{5, 6}, true},
		{"starts where the gold ends: Citron's <=", run{6, 7}, true},
		{"one further", run{7, 8}, false},
		{"ends where the gold starts", run{3, 4}, false},
		{"laps over the start", run{3, 5}, true},
	} {
		if got := same("source", quote{cue: c.cue}, gold); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

// A source that two attributions share is counted once for each, not four times as Citron's own overlap does.
func TestOverlapMatchesOneToOne(t *testing.T) {
	source := []run{{0, 2}}
	both := []quote{{cue: run{2, 3}, source: source, content: []run{{3, 5}}, of: 0},
		{cue: run{6, 7}, source: source, content: []run{{7, 9}}, of: 1}}
	if got, want := overlapCells(both, both)[1], [4]float64{4, 4, 4, 4}; got != want {
		t.Errorf("source cells %v, want %v", got, want)
	}
}

// The pair with more in common comes first, whatever the order of the text.
func TestPairTakesTheCloserFirst(t *testing.T) {
	gold := []quote{{cue: run{5, 6}, content: []run{{6, 12}}}, {cue: run{20, 23}, content: []run{{8, 12}}}}
	predicted := []quote{{cue: run{30, 31}, content: []run{{7, 12}}}, {cue: run{20, 23}, content: []run{{6, 8}}}}
	if got, want := pair(predicted, gold), []int{0, 1}; !slices.Equal(got, want) {
		// Gold 0 shares 5 and 2 tokens with the predictions, gold 1 shares 4 and 3.
		t.Errorf("got %v, want %v", got, want)
	}
	swapped := []quote{gold[1], gold[0]}
	if got, want := pair(predicted, swapped), []int{1, 0}; !slices.Equal(got, want) {
		t.Errorf("swapped: got %v, want %v", got, want)
	}
}

func TestGrasp(t *testing.T) {
	const text = "0123456789 abcdefghij"
	at := func(start, end int) sayso.Attribution {
		return sayso.Attribution{Content: []sayso.Span{{Start: start, End: end}}}
	}
	for _, c := range []struct {
		name            string
		gold, predicted []sayso.Attribution
		like            likeness
		threshold       float64
		want            []int
	}{
		{"the best one", []sayso.Attribution{at(0, 10)}, []sayso.Attribution{at(0, 5), at(0, 8)}, covered, 0.3, []int{1}},
		{"each prediction once", []sayso.Attribution{at(0, 10), at(0, 10)}, []sayso.Attribution{at(0, 10)}, covered, 0.3,
			[]int{0, -1}},
		{"exactly the threshold is not above it", []sayso.Attribution{at(0, 10)}, []sayso.Attribution{at(0, 3)}, covered, 0.3,
			[]int{-1}},
		{"one that swallows the gold", []sayso.Attribution{at(0, 5)}, []sayso.Attribution{at(0, 21)}, covered, 0.8, []int{0}},
		{"is not like it", []sayso.Attribution{at(0, 5)}, []sayso.Attribution{at(0, 21)}, jaccard, 0.3, []int{-1}},
	} {
		if got := grasp(text, c.predicted, c.gold, c.like, c.threshold); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestOutermost(t *testing.T) {
	_, attrs := annotate(t, `[S1:Ada] [C1:said] [T1:that] [O1:[S2:Ben] [C2:hopes] [T2:that] [O2:it ends]].`)
	attrs[1].Parent = "a1"
	if top := outermost(attrs, false); len(top) != 1 || top[0].ID != "a1" {
		t.Errorf("outermost gave %v", top)
	}
	if all := outermost(attrs, true); len(all) != 2 {
		t.Errorf("with nested ones %d, want 2", len(all))
	}
}

// Each row is a record's spans and what PolNeAR makes of the same words.
func TestAsPolNeAR(t *testing.T) {
	for _, c := range []struct{ name, record, polnear string }{
		{"that", `[S1:Ada] [C1:said] [T1:that] [O1:it ends].`, `[S1:Ada] [C1:said] [O1:that it ends].`},
		{"governed", `[S1:Ada] [C1:was accused] [T1:of] [O1:theft].`, `[S1:Ada] [C1:was accused of] [O1:theft].`},
		{"colon", `[S1:Ada] [C1:said]: [O1:“No.”]`, `[S1:Ada] [C1:said:] [O1:“No.”]`},
		{"comma", `[S1:Ada, the mayor], [C1:said] [O1:no].`, `[S1:Ada, the mayor,] [C1:said] [O1:no].`},
		{"no comment", `[S1:Ada] [C1:declined to comment].`, `[S1:Ada] [C1:declined] [O1:to comment].`},
		{"no comment on it", `[S1:Ada] [C1:declined to comment] [T1:on] [O1:it].`, `[S1:Ada] [C1:declined] [O1:to comment on it].`},
		{"genitive", `[S1:Ada]’s [C1:claim] that [O1:it ends].`, `[S1:Ada’s] [C1:claim] that [O1:it ends].`},
		{"plain", `[O1:“No,”] [S1:Ada] [C1:said].`, `[O1:“No,”] [S1:Ada] [C1:said].`},
	} {
		text, attrs := annotate(t, c.record)
		before := fmt.Sprint(attrs)
		_, want := annotate(t, c.polnear)
		got := asPolNeAR(attrs, text)
		if *got[0].Cue != *want[0].Cue || !slices.Equal(got[0].Source, want[0].Source) || !slices.Equal(got[0].Content, want[0].Content) {
			t.Errorf("%s: got %+v, want %+v", c.name, got[0], want[0])
		}
		if fmt.Sprint(attrs) != before {
			t.Errorf("%s: the record's own spans were changed", c.name)
		}
	}
	bare := sayso.Attribution{Source: []sayso.Span{{Start: 13, End: 16}}, Content: []sayso.Span{{Start: 0, End: 9}}}
	text := "“No.” — Ada"
	if got := asPolNeAR([]sayso.Attribution{bare}, text)[0].Cue; got == nil || got.In(text) != "—" {
		t.Errorf("the dash is no cue: %v", got)
	}
}

func TestPredictionsWithoutCue(t *testing.T) {
	d, found := pairOf(t, `“[O1:No,”] [S1:Ada] [C1:said].`, `“[O1:No,”] Ada said.`)
	s := newSheet(attributionMeasures())
	m := scoreAttribution(s, d, found)
	wantNumbers(t, s.defined(m.whole), map[string]float64{"all_exact_f1": 0, "sfu80_f1": 1, "sfu80_speaker": 0})
	if m.counts["predicted"] != 0 || m.counts["predicted_without_cue"] != 1 {
		t.Errorf("counts %v", m.counts)
	}
}

func TestSlicesOf(t *testing.T) {
	text, attrs := annotate(t, `[S1:She] [C1:said] “[O1:yes”], “[O2:Now],” [S2:the mayor] [C2:said], “[O2:or never]”. `+
		`It [C3:was said] [O3:to “end] [O3:” soon].`)
	want := [][]string{{sliceDirect, slicePronoun}, {sliceDirect, sliceDiscontinuous}, {sliceMixed, sliceNoSource}}
	for i, a := range attrs {
		got := slicesOf(a, kindOf(text, a.Content, quoted(text)), text)
		if !slices.Equal(got, want[i]) {
			t.Errorf("%s: slices %v, want %v", a.ID, got, want[i])
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       sayso.Kind
	}{
		{"none quoted", `She said [O1:it rains].`, sayso.KindIndirect},
		{"straight marks", `She said [O1:"it rains".]`, sayso.KindDirect},
		{"curly marks around a part", `She said [O1:it “rains” here].`, sayso.KindMixed},
		{"an apostrophe pairs with nothing", `She said [O1:Ada’s house’s roof leaks].`, sayso.KindIndirect},
		{"left open at a paragraph that goes on", "[O1:“It rains.\n\n“It pours.”] She said.", sayso.KindDirect},
		{"left open for good", "She said [O1:“it rains].\n\nIt pours.", sayso.KindIndirect},
		{"straight mark after a space opens anew", `"No, he said "[O1:It rains]" twice.`, sayso.KindDirect},
	} {
		text, attrs := annotate(t, c.text)
		if got := kindOf(text, attrs[0].Content, quoted(text)); got != c.want {
			t.Errorf("%s: %s is %s, want %s (quoted %v)", c.name, text, got, c.want, quoted(text))
		}
	}
}
