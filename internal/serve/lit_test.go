package serve

import (
	"strings"
	"testing"

	"sayso"
)

func told(parts []litPart) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Class == "" {
			b.WriteString(p.Text)
		} else {
			b.WriteString("[" + p.Class + " " + p.Text + "]")
		}
	}
	return b.String()
}

// TestLit lights words in sentences of all lengths: what overlaps is lit once, what is long is cut to clauses or between words, and
// never within a character.
func TestLit(t *testing.T) {
	at := func(text, words, class string) lamp {
		i := strings.Index(text, words)
		if i < 0 {
			t.Fatalf("%q is not in %q", words, text)
		}
		return lamp{sayso.Passage{Article: "a", Start: 10 + i, End: 10 + i + len(words)}, class}
	}
	whole := func(text string) sayso.Passage {
		return sayso.Passage{Article: "a", Start: 10, End: 10 + len(text), Text: text}
	}
	const short = "Mayor Edda Lund signed a contract with Norvik."
	if got := told(lit(whole(short), at(short, "signed", "act"), at(short, "Mayor Edda Lund signed", "who"), at(short, "Norvik", "whom"))); got != "[who Mayor Edda Lund ][act signed] a contract with [whom Norvik]." {
		t.Error(got)
	}
	elsewhere := at(short, "Norvik", "whom")
	elsewhere.Article = "b"
	if got := told(lit(whole(short), at(short, "signed", "act"), elsewhere, lamp{sayso.Passage{Article: "a", Start: 500, End: 510}, "who"})); got != "Mayor Edda Lund [act signed] a contract with Norvik." {
		t.Error(got)
	}
	long := "The council, which met for five hours behind closed doors on Monday evening while the crews of the islands’ eleven ferries stood outside with lanterns and drums, voted by 9,000 to 12 " +
		"to cancel the contract with the harbour company, and told the mayor’s office to publish every letter that it had exchanged with Norvik Lines since the spring, whatever the lawyers say."
	if got, want := told(lit(whole(long), at(long, "cancel", "act"))), "… of the islands’ eleven ferries stood outside with lanterns and drums, voted by 9,000 to 12 to [act cancel] the contract with the harbour company, and told the mayor’s office to publish every letter that it had exchanged with Norvik Lines since the spring …"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	clauses := strings.Replace(long, "islands’ eleven ferries", "eleven ferries, all of them,", 1)
	if got := told(lit(whole(clauses), at(clauses, "cancel", "act"))); !strings.HasPrefix(got, "… all of them, stood outside") {
		t.Error(got)
	}
	if got := told(lit(whole(long), at(long, "The council", "act"))); !strings.HasPrefix(got, "[act The council], which met") || !strings.HasSuffix(got, " …") {
		t.Error(got)
	}
	if got := told(lit(whole(long), at(long, "lawyers", "act"))); !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, "[act lawyers] say.") {
		t.Error(got)
	}
	// Without a place to cut it is cut between characters; the words to light are there whole, however many.
	wall := strings.Repeat("é", 400)
	for _, l := range []lamp{at(wall, "éé", "act"), {sayso.Passage{Article: "a", Start: 10 + 400, End: 10 + 404}, "act"}, {sayso.Passage{Article: "a", Start: 10, End: 10 + len(wall)}, "act"}} {
		got := told(lit(whole(wall), l))
		if !strings.Contains(got, "[act é") || strings.ContainsRune(got, '�') || len(got) > len(wall)+40 {
			t.Error(got)
		}
	}
	if got := lit(sayso.Passage{}); len(got) != 0 {
		t.Errorf("%v", got)
	}
}
