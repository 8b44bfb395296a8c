package serve

import (
	"net/http"
	"net/url"
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
	do(http.StatusSeeOther, "do", "add", "question", "Where is the <i>order</i> kept?", "who", "Ada", "why", "the reader will ask")
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
	questions, err := s.Ledger.Questions(t.Context(), c)
	if err != nil || questions[0].State != "open" || questions[0].Answer != "" || len(questions[0].History) != 2 {
		t.Errorf("%v %+v", err, questions[0])
	}
	for _, bad := range [][]string{
		{"do", "add", "question", found, "who", "Ada", "why", "twice"},
		{"do", "answer", "question", "Nobody asked this?", "answer", "x", "who", "Ada", "why", "y"},
		{"do", "answer", "question", found, "answer", "", "who", "Ada", "why", "y"},
		{"do", "close", "question", found, "who", "", "why", "y"},
		{"do", "close", "question", found, "who", "Ada", "why", ""},
		{"do", "erase", "question", found, "who", "Ada", "why", "y"},
		{"do", "reopen", "question", found, "who", "Ada", "why", "open already"},
	} {
		do(http.StatusUnprocessableEntity, bad...)
	}
	do(http.StatusNotFound, "voice", "nobody/a1", "do", "add", "question", "What?", "who", "Ada", "why", "y")
	if after, err := s.Ledger.Questions(t.Context(), c); err != nil || len(after[0].History) != 2 {
		t.Errorf("what was refused is kept: %v %+v", err, after[0])
	}
	if err := s.Ledger.AddQuestion(t.Context(), ledger.QuestionEntry{Voice: id, Who: "A", Why: "b", Do: ledger.QuestionAdd, Question: "What?"}); err == nil {
		t.Error("an entry without a time is kept")
	}
}
