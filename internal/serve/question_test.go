package serve

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/ledger"
)

// TestQuestions asks, answers, closes and opens a question of a claim: each is an entry that stays, with who, when and why, on the page and in the memo.
func TestQuestions(t *testing.T) {
	const report = "ALDER — Mayor Edda Lund signed a contract to sell the Alder ferry line to Norvik Lines last week, two officials in the city's finance office said.\n"
	const denial = "Mayor Edda Lund on Tuesday denied that she had signed a contract to sell the Alder ferry line to Norvik Lines.\n"
	s := opened(t, Options{}, &sayso.Article{ID: "report", Title: "Sold", Text: report}, &sayso.Article{ID: "denial", Title: "Not sold", Text: denial})
	id := claimOfSigning(t, s)
	page := func() string {
		code, body := get(t, s, address("claims", id))
		if code != http.StatusOK {
			t.Fatalf("%d", code)
		}
		return body[strings.Index(body, `id="open"`):]
	}
	c, err := s.Ledger.Claim(t.Context(), id)
	if err != nil || len(c.Summary.Questions) == 0 {
		t.Fatalf("%v: the machine asks nothing", err)
	}
	found := strings.Join(strings.Fields(c.Summary.Questions[0].Words), " ")
	do := func(want int, pairs ...string) string {
		t.Helper()
		form := url.Values{"voice": {id}}
		for i := 0; i < len(pairs); i += 2 {
			form.Set(pairs[i], pairs[i+1])
		}
		w := post(s, "/question", form)
		if w.Code != want {
			t.Errorf("%q: %d, want %d: %.300s", pairs, w.Code, want, w.Body.String())
		}
		return w.Body.String()
	}
	do(http.StatusSeeOther, "do", "ask", "question", "Where is the <i>order</i> kept?", "who", "Ada", "why", "the reader will ask")
	if got := page(); !strings.Contains(got, "Where is the &lt;i&gt;order&lt;/i&gt; kept?") || !strings.Contains(got, "asked by Ada") {
		t.Error("what was asked is not on the page")
	}
	do(http.StatusSeeOther, "do", "answer", "question", found, "answer", "Two lawyers of the ministry.", "who", "Ben", "why", "told by both")
	do(http.StatusSeeOther, "do", "close", "question", "Where is the <i>order</i> kept?", "answer", "left from the form", "who", "Ada", "why", "not ours to say")
	got := page()
	for _, want := range []string{"Two lawyers of the ministry.", "Ben · 2024-03-07T09:00:00Z · told by both", ">answered<", ">closed<", "not ours to say"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if strings.Contains(got, "left from the form") {
		t.Error("what is closed has an answer")
	}
	if body := string(getAll(s, address("claims", id)+"?as=memo").body); !strings.Contains(body, "answered: Two lawyers of the ministry. (Ben,") {
		t.Error("the memo does not tell the answer")
	}
	do(http.StatusSeeOther, "do", "reopen", "question", found, "who", "Ada", "why", "they spoke of another order")
	desk, err := s.Ledger.DeskOf(t.Context(), c)
	if err != nil || desk.Questions[0].State != "open" || desk.Questions[0].Answer != "" || len(desk.Questions[0].History) != 2 {
		t.Errorf("%v %+v", err, desk)
	}
	for _, bad := range [][]string{
		{"do", "ask", "question", found, "who", "Ada", "why", "twice"},
		{"do", "answer", "question", "Nobody asked this?", "answer", "x", "who", "Ada", "why", "y"},
		{"do", "answer", "question", found, "answer", "", "who", "Ada", "why", "y"},
		{"do", "close", "question", found, "who", "", "why", "y"},
		{"do", "close", "question", found, "who", "Ada", "why", ""},
		{"do", "erase", "question", found, "who", "Ada", "why", "y"},
		{"do", "reopen", "question", found, "who", "Ada", "why", "open already"},
	} {
		do(http.StatusUnprocessableEntity, bad...)
	}
	do(http.StatusNotFound, "voice", "nobody/a1", "do", "ask", "question", "What?", "who", "Ada", "why", "y")
	if after, err := s.Ledger.DeskOf(t.Context(), c); err != nil || len(after.Questions[0].History) != 2 {
		t.Errorf("what was refused is kept: %v %+v", err, after)
	}
	ask := sayso.Correction{Who: "A", Why: "b", Do: sayso.CorrectAsk, Set: map[string]string{"question": "What?"}}
	if _, err := s.Ledger.Say(t.Context(), id, ask); err == nil {
		t.Error("an entry without a time is kept")
	}
}

// TestLogHoldsAll: what is asked and noted of a claim stands in the log beside corrections, by sort, in parts and entry by entry, in the API too, and
// is taken back there.
func TestLogHoldsAll(t *testing.T) {
	s := opened(t, Options{}, articles...)
	id := claimOfSigning(t, s)
	say := func(path string, pairs ...string) {
		t.Helper()
		form := url.Values{"voice": {id}, "who": {"Ada"}, "why": {"a test"}}
		for i := 0; i < len(pairs); i += 2 {
			form.Set(pairs[i], pairs[i+1])
		}
		if w := post(s, path, form); w.Code != http.StatusSeeOther {
			t.Fatalf("%q: %d %.300s", pairs, w.Code, w.Body.String())
		}
	}
	say("/question", "do", "ask", "question", "Where is the snake_case <order>?")
	say("/note", "words", "Rang them.", "tray", "in")
	say("/question", "do", "answer", "question", "Where is the snake_case <order>?", "answer", "In the ministry.")
	say("/claim", "do", "kind", "kind", "opinion")
	say("/log", "undoes", "3")
	entries := func(path string) string {
		t.Helper()
		code, page := get(t, s, path)
		if code != http.StatusOK {
			t.Fatalf("%s: %d", path, code)
		}
		var out []string
		for _, m := range regexp.MustCompile(`<strong>(\d+ \w+)</strong>`).FindAllStringSubmatch(page, -1) {
			out = append(out, m[1])
		}
		return strings.Join(out, ", ")
	}
	for path, want := range map[string]string{
		"/log":                  "5 undo, 4 set, 3 answer, 2 note, 1 ask",
		"/log?only=questions":   "5 undo, 3 answer, 1 ask",
		"/log?only=notes":       "2 note",
		"/log?only=corrections": "4 set",
		"/log?seq=3":            "5 undo, 3 answer",
		"/log?before=3":         "2 note, 1 ask",
		"/log?article=nowhere":  "",
		"/log?only=questions&article=" + strings.SplitN(id, "/", 2)[0]: "5 undo, 3 answer, 1 ask",
		"/log?seq=x&before=-": "5 undo, 4 set, 3 answer, 2 note, 1 ask",
	} {
		if got := entries(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	_, page := get(t, s, "/log")
	for _, want := range []string{"Where is the snake_case &lt;order&gt;?", "In the ministry.", `undone by <a href="/log?seq=5">5</a>`, "· tray: in", "Rang them."} {
		if !strings.Contains(page, want) {
			t.Errorf("the log lacks %q", want)
		}
	}
	if _, claim := get(t, s, address("claims", id)); strings.Contains(claim, "In the ministry.") || !strings.Contains(claim, `href="/log?seq=1"`) {
		t.Error("the answer still stands on the claim, or the question does not lead to the log")
	}
	api := getAll(s, apiRoot+"/claims/"+id+"/desk")
	var desk struct {
		Kind   string
		Answer ledger.Desk
	}
	if err := json.Unmarshal(api.body, &desk); err != nil || api.status != http.StatusOK || desk.Kind != "desk" || len(desk.Answer.Notes) != 1 || desk.Answer.Notes[0].Tray != "in" {
		t.Fatalf("%v: %d %s", err, api.status, api.body)
	}
	last := desk.Answer.Questions[len(desk.Answer.Questions)-1]
	if last.Asked != "Ada" || last.State != "open" || len(last.History) != 1 {
		t.Errorf("%+v", last)
	}
	words := last.History[0].What.Words
	body, err := json.Marshal(map[string]any{"who": "Ben", "why": "told so", "do": "answer", "set": map[string]string{"question": last.Words, "answer": "With the clerk."},
		"what": map[string]any{"kind": "claim", "article": words.Article, "start": words.Start, "end": words.End}})
	if err != nil {
		t.Fatal(err)
	}
	r := request(http.MethodPost, apiRoot+"/corrections", string(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"seq":6,"who":"Ben"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if _, claim := get(t, s, address("claims", id)); !strings.Contains(claim, "With the clerk.") {
		t.Error("what the API answered is not on the page")
	}
}

// TestLogInParts: a long log is shown in parts, each with the way to the one before.
func TestLogInParts(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	rec, err := s.Ledger.Record(t.Context(), articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	words := sayso.PassageOf(rec.Article, *rec.Attributions[0].Cue)
	levels := []string{"named_person", "unnamed_person"}
	for i := range logLines + 20 {
		c := sayso.Correction{Who: "Ada", Why: "a test", When: "2024-03-07T09:00:00Z", Do: sayso.CorrectSet, What: sayso.Target{Kind: sayso.TargetAttribution, Words: words},
			Set: map[string]string{"level": levels[i%2]}}
		if _, err := s.Ledger.Correct(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	_, first := get(t, s, "/log?only=corrections")
	m := regexp.MustCompile(`<a href="([^"]+)" rel="next">`).FindStringSubmatch(first)
	if m == nil || strings.Count(first, "<strong>") != logLines {
		t.Fatalf("%d entries, %q", strings.Count(first, "<strong>"), m)
	}
	_, rest := get(t, s, strings.ReplaceAll(m[1], "&amp;", "&"))
	if strings.Count(rest, "<strong>") != 20 || !strings.Contains(rest, "<strong>20 set") || strings.Contains(rest, `rel="next"`) {
		t.Errorf("%d entries behind %s", strings.Count(rest, "<strong>"), m[1])
	}
}
