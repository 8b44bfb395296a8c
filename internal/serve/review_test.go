package serve

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sayso/internal/export"
)

var reviewLink = regexp.MustCompile(`href="(/review/(?:attribution|event)/[^"?]+)\?who=`)

// TestReview has two people judge one reading: neither sees the machine's before, what the first sees otherwise becomes a
// correction, the second's disagreement does not, and the agreement of the two is shown.
func TestReview(t *testing.T) {
	s := opened(t, Options{}, articles...)
	_, queue := get(t, s, "/review?who=Ada")
	m := reviewLink.FindStringSubmatch(queue)
	if m == nil {
		t.Fatal("the queue has nothing to judge")
	}
	at := m[1]
	if _, page := get(t, s, at+"?who=Ada"); strings.Contains(page, "the machine <span") || !strings.Contains(page, "<mark>") {
		t.Error("the machine's reading shows before the judgement, or the words do not")
	}
	no := url.Values{"who": {"Ada"}, "there": {"no"}}
	w := post(s, at, no)
	if w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "corrected=1") {
		t.Fatalf("%d %s %s", w.Code, w.Header().Get("Location"), w.Body)
	}
	if _, page := get(t, s, w.Header().Get("Location")); !strings.Contains(page, "the machine <span") || !strings.Contains(page, "log of corrections") {
		t.Error("the machine's reading does not show after the judgement")
	}
	if _, log := get(t, s, "/log"); strings.Count(log, "judged without the machine") != 1 {
		t.Error("the judgement is not in the log")
	}
	if w := post(s, at, no); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("judged twice by one person: %d", w.Code)
	}
	if _, page := get(t, s, at+"?who=Ben"); strings.Contains(page, "the machine <span") || strings.Contains(page, "Ada") {
		t.Error("the second judge sees what the first found")
	}
	if _, queue := get(t, s, "/review?who=Ada"); strings.Contains(queue, `<a href="`+at+`?who=Ada">“`) {
		t.Error("what Ada has judged is still in her queue")
	}
	form := url.Values{"who": {"Ben"}, "stance": {"asserts"}, "level": {"named_person"}, "status": {"happened"}, "type": {"CONSULT"}}
	if w := post(s, at, form); w.Code != http.StatusSeeOther || strings.Contains(w.Header().Get("Location"), "corrected") {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	if _, log := get(t, s, "/log"); strings.Count(log, "judged without the machine") != 1 {
		t.Error("a disagreement of two people became a second correction")
	}
	_, page := get(t, s, "/review?who=Cy")
	for _, want := range []string{"Ada, Ben", "differ", "is there one", "0 %"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if w := post(s, at, url.Values{"who": {"Dee"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a judgement that says nothing: %d", w.Code)
	}
	if code, _ := get(t, s, "/review/attribution/gazette/1-2"); code != http.StatusNotFound {
		t.Errorf("no reading: %d", code)
	}
	code, body := get(t, s, "/review/gold.zip")
	z, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body)))
	if code != http.StatusOK || err != nil || len(z.File) != 1 {
		t.Fatalf("%d %v: no gold", code, err)
	}
	f, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	gold, err := io.ReadAll(f)
	if err != nil || !strings.Contains(string(gold), `"annotator": "Ada"`) || !strings.Contains(string(gold), `"removed"`) {
		t.Errorf("%v: %s", err, gold)
	}
}

// TestNotes puts a voice into the tray with a grade and a note, and takes it out again; who and when stand by each.
func TestNotes(t *testing.T) {
	s := opened(t, Options{}, articles...)
	_, list := get(t, s, "/claims")
	claim := regexp.MustCompile(`href="/claim/([^"]+)"`).FindStringSubmatch(list)[1]
	_, page := get(t, s, "/claim/"+claim)
	if !strings.Contains(page, "Nothing is in the tray") {
		t.Fatal("the tray is not empty at first")
	}
	voice := regexp.MustCompile(`<option value="([^"]+/a[0-9]+)"`).FindStringSubmatch(page)[1]
	note := url.Values{"claim": {claim}, "voice": {voice}, "who": {"Ada"}, "words": {"Rang the ministry: <b>no</b> answer."}, "tray": {"in"}, "reliability": {"B"}, "credibility": {"2"}}
	if w := post(s, "/note", note); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/claim/"+claim) {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	_, page = get(t, s, "/claim/"+claim)
	for _, want := range []string{"<strong>B2</strong>", "Ada, 2024-03-07T09:00:00Z", "Rang the ministry: &lt;b&gt;no&lt;/b&gt; answer."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if code, memo := get(t, s, "/claim/"+claim+"?as=memo"); code != http.StatusOK || !strings.Contains(memo, "Rang the ministry") || !strings.Contains(memo, "B2") {
		t.Errorf("%d: the memo lacks the note or the grade", code)
	}
	if w := post(s, "/note", url.Values{"voice": {voice}, "who": {"Ben"}, "words": {"they called back"}, "tray": {"out"}}); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	if _, page = get(t, s, "/claim/"+claim); !strings.Contains(page, "Nothing is in the tray") || !strings.Contains(page, "taken out of the tray") {
		t.Error("taken out is still in, or nobody tells")
	}
	for name, bad := range map[string]url.Values{
		"nobody":   {"voice": {voice}, "words": {"x"}},
		"nothing":  {"voice": {voice}, "who": {"Ada"}},
		"no why":   {"voice": {voice}, "who": {"Ada"}, "tray": {"out"}},
		"grade":    {"voice": {voice}, "who": {"Ada"}, "words": {"x"}, "reliability": {"G"}},
		"no voice": {"voice": {"nowhere/a1"}, "who": {"Ada"}, "words": {"x"}},
	} {
		if w := post(s, "/note", bad); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

// TestExports asks for an article in every format, for a claim as annotations and for events: each comes as a file of its type.
func TestExports(t *testing.T) {
	s := opened(t, Options{}, articles...)
	_, page := get(t, s, "/doc/gazette")
	links := regexp.MustCompile(`href="(/doc/[^"]+/export[^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(links) != len(export.Formats()) {
		t.Errorf("%d links to exports", len(links))
	}
	for _, m := range links {
		if code, body := get(t, s, m[1]); code != http.StatusOK || len(body) < 100 {
			t.Errorf("%s: %d, %d bytes", m[1], code, len(body))
		}
	}
	if code, _ := get(t, s, "/doc/gazette/export?format=xls"); code != http.StatusBadRequest {
		t.Errorf("no format: %d", code)
	}
	_, list := get(t, s, "/claims")
	claim := regexp.MustCompile(`href="(/claim/[^"]+)"`).FindStringSubmatch(list)[1]
	if code, body := get(t, s, claim+"?as=annotations"); code != http.StatusOK || strings.Count(body, `"type":"Annotation"`) < 2 || !strings.Contains(body, `"TextQuoteSelector"`) {
		t.Errorf("%d: %s", code, body)
	}
	if code, table := get(t, s, "/events.csv?status=happened"); code != http.StatusOK || !strings.HasPrefix(table, "article,event,") || strings.Contains(table, "reported_only") {
		t.Errorf("%d: %s", code, table)
	}
}
