package serve

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// cell is a row of a page without its tags and line ends.
func bare(s string) string {
	s = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s, "")
	return html.UnescapeString(strings.Join(strings.Fields(s), " "))
}

// TestRows: every list says enough to judge by. An event stands in its sentence, with the act, who and whom lit, and on whose word; a
// claim tells how many take which stand; a hit names who speaks; a reading to judge has its sentence and not what the machine made of it.
func TestRows(t *testing.T) {
	s := opened(t, Options{}, articles...)
	page := func(path string) string {
		t.Helper()
		code, body := get(t, s, path)
		if code != http.StatusOK {
			t.Fatalf("%s: %d", path, code)
		}
		return body
	}
	has := func(path, body string, wants ...string) {
		t.Helper()
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
	}
	signed := regexp.MustCompile(`(?s)<tr>[^\n]*<span class="lit-act">signed</span>[^\n]*\n[^\n]*two officials.*?</tr>`)
	for _, path := range []string{"/events", "/who/person/peter-kaunda"} {
		row := signed.FindString(page(path))
		has(path, row, `<span class="lit-who">Defence Minister Peter Kaunda</span> <span class="lit-act">signed</span>`, "a secret order to send 200 soldiers", "on the word of", ", unnamed",
			"Minister signed secret order, officials say</a>, The Gazette", "/doc/gazette?cp=")
	}
	list := page("/claims")
	at := strings.Index(list, "secret order")
	if at < 0 {
		t.Fatal(list)
	}
	row := bare(list[at : at+strings.Index(list[at:], "</tr>")])
	has("/claims", row, "1 asserts", "1 denies", "1 does not confirm")
	has("/claims", list, `class="stand sign s-denies"`, `class="stand sign s-does-not-confirm"`)

	story := page("/story/gazette")
	has("/story/gazette", bare(story), "What several say of it", "1 denies", "In these words")
	has("/story/gazette", story, `<span class="lit-act">`)

	hits := page("/search?q=border")
	has("/search", hits, `<span class="lit-hit">border</span>`, `<b dir="auto">Peter Kaunda</b> <i class="lit-cue" dir="auto">denied</i>`, "The Courier", "2024-03-06")
	has("/search", bare(page("/search?q=ministry+confirm")), "every voice on this: ", "1 does not confirm")

	queue := page("/review?who=Ada")
	has("/review", queue, `<span class="lit-act">`, "Does somebody say something here?", "The Courier", `<select name="stance">`, `<button name="there" value="no">`)
	if strings.Contains(queue, "lit-who") || strings.Contains(queue, " selected") {
		t.Error("the queue shows what the machine reads")
	}
	if strings.Contains(page("/review"), "<select") {
		t.Error("nobody can judge without a name")
	}
	has("/who", bare(page("/who/person/peter-kaunda")), "every voice on this: ", "As the actor", "governments, ministries, their members")
}
