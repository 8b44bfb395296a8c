package serve

import (
	"testing"

	"sayso"
)

func TestInWords(t *testing.T) {
	for value, want := range map[string]string{
		"2026-03-02": "2026-03-02", "198": "1980s", "19": "1900s", "2026-W09": "week of 2026-02-23", "2020-W53": "week of 2020-12-28",
		"2026-W9x": "2026-W9x", "XXXX-WXX-5": "XXXX-WXX-5", "P6Y": "P6Y", "": "", "PAST_REF": "PAST_REF", "2018": "2018",
	} {
		if got := inWords(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
	for _, c := range [][3]string{{"", "", "no date"}, {"2026-03-02", "2026-03-02", "2026-03-02"}, {"2026-03-02", "2026-04-01", "2026-03-02 – 04-01"}, {"2025-12-31", "2026-01-01", "2025-12-31 – 2026-01-01"}} {
		if got := days(c[0], c[1]); got != c[2] {
			t.Errorf("%q", got)
		}
	}
}

// TestGlance has two deny, one of them twice, and nobody assert: not confirming is nobody's denial.
func TestGlance(t *testing.T) {
	p := claimPage{Columns: voiceColumns, Rows: voiceRows([]sayso.Voice{
		{ID: "a/a1", Article: "a", Attribution: "a1", Person: "person/x", Name: "X", Stance: sayso.VoiceDenies},
		{ID: "b/a1", Article: "b", Attribution: "a1", Person: "person/x", Name: "X", Stance: sayso.VoiceDenies},
		{ID: "b/a2", Article: "b", Attribution: "a2", Person: "person/y", Name: "Y", Stance: sayso.VoiceRejects},
		{ID: "b/a3", Article: "b", Attribution: "a3", Person: "person/z", Name: "Z", Stance: sayso.VoiceDoesNotConfirm},
	})}
	g := p.Glance()
	for k, want := range []int{0, 2, 1, 0, 0} {
		if len(g[k].Who) != want {
			t.Errorf("%s: %d, want %d", g[k].Name, len(g[k].Who), want)
		}
	}
	if g[1].Sign != "sign s-denies" || g[2].Sign != "sign s-does-not-confirm" || sign("does not confirm") != g[2].Sign || sign(sayso.VoiceRelays) != g[4].Sign || sign("") != "" || sign(sayso.StanceDemands) != "" || sign("confirms") != "sign s-asserts" {
		t.Errorf("%+v", g)
	}
}
