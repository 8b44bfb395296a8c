package serve

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
)

var cranes = []*sayso.Article{
	{ID: "herald", Title: "Port sells cranes", Published: sayso.Published{Value: "2026-04-06", Basis: sayso.BasisGiven},
		Text: "The port of Kolm sold two cranes to a dealer in Norland – harbour master Ivo Renk said on Monday. “The port sold two cranes to a dealer in Norland. Forty dockers will lose their jobs in June,” Renk said."},
	{ID: "echo", Title: "Cranes gone", Published: sayso.Published{Value: "2026-04-06", Basis: sayso.BasisGiven},
		Text: "A pair of the harbour's lifting machines has changed hands, the harbour company said."},
	{ID: "bulletin", Title: "Dealer denies", Published: sayso.Published{Value: "2026-04-07", Basis: sayso.BasisGiven},
		Text: "The dealer, Odd Brekke, denied that the port of Kolm sold two cranes to a dealer in Norland."},
}

// A claim is set right on its own page: joined with another by its address, a voice of another stance, a voice parted from it, another kind; and each
// shows, and can be undone on the page of the log.
func TestCorrectClaim(t *testing.T) {
	s := opened(t, Options{}, cranes...)
	_, before := get(t, s, "/claim/herald/a2")
	if !strings.Contains(before, "Correct this claim") || strings.Contains(before, "lifting machines") {
		t.Fatalf("no form, or joined by machine:\n%s", before)
	}
	form := func(pairs ...string) url.Values {
		v := url.Values{"who": {"A. Editor"}, "why": {"read both"}}
		for i := 0; i < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return v
	}
	for i, c := range []struct {
		form  url.Values
		shows string
		gone  string
	}{
		{form("do", "merge", "voice", "herald/a2", "other", "http://desk.test/claim/echo/a1?as=it"), "lifting machines", ""},
		{form("do", "stance", "voice", "bulletin/a1", "stance", "does_not_confirm"), `<td data-column="does not confirm">`, `<td data-column="denies or rejects">`},
		{form("do", "kind", "voice", "herald/a2", "kind", "opinion"), `<span class="chip">opinion</span>`, `<span class="chip">fact</span>`},
		{form("do", "split", "voice", "bulletin/a1"), "lifting machines", "Odd Brekke"},
	} {
		w := post(s, "/claim", c.form)
		if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/claim/") {
			t.Fatalf("%v: %d %s", c.form, w.Code, w.Body)
		}
		_, page := get(t, s, "/claim/herald/a2")
		if !strings.Contains(page, c.shows) || c.gone != "" && strings.Contains(page, c.gone) {
			t.Errorf("entry %d does not show:\n%s", i+1, page)
		}
	}
	for n := 4; n > 0; n-- {
		if w := post(s, "/log", form("undoes", string(rune('0'+n)))); w.Code != http.StatusSeeOther {
			t.Fatalf("undo %d: %d %s", n, w.Code, w.Body)
		}
	}
	if _, undone := get(t, s, "/claim/herald/a2"); undone != before {
		t.Error("all undone, it is not as before")
	}
	for _, bad := range []url.Values{form("do", "split", "voice", "nobody/a1"), form("do", "merge", "voice", "herald/a2", "other", "nowhere"), form("do", "merge", "voice", "herald/a2", "other", "bulletin/a1"),
		form("do", "stance", "voice", "bulletin/a1", "stance", "shouts"), form("do", "dance", "voice", "herald/a2"), {"do": {"split"}, "voice": {"herald/a2"}}} {
		if w := post(s, "/claim", bad); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusNotFound {
			t.Errorf("%v: %d", bad, w.Code)
		}
	}
	shut := opened(t, Options{}, cranes[0])
	shut.Now = nil
	if w := post(shut, "/claim", form("do", "kind", "voice", "herald/a2", "kind", "opinion")); w.Code != http.StatusForbidden {
		t.Errorf("a desk that corrects nothing: %d", w.Code)
	}
}

// Through the API a claim is named by words in code points; of a quotation of two sentences the second is a claim of its own.
func TestCorrectClaimByAPI(t *testing.T) {
	s := opened(t, Options{}, cranes...)
	at := func(a *sayso.Article, words string) map[string]any {
		i := strings.Index(a.Text, words)
		start := utf8.RuneCountInString(a.Text[:i])
		return map[string]any{"kind": "claim", "article": a.ID, "start": start, "end": start + utf8.RuneCountInString(words)}
	}
	send := func(body map[string]any) *httptest.ResponseRecorder {
		body["who"], body["why"] = "A. Editor", "read both"
		b, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		r := request(http.MethodPost, "/api/v1/corrections", string(b))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w
	}
	merge := map[string]any{"do": "merge", "what": at(cranes[1], "A pair of the harbour's lifting machines has changed hands"), "with": at(cranes[0], "Forty dockers will lose their jobs in June")}
	if w := send(merge); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Forty dockers will lose their jobs in June") {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if _, body := get(t, s, "/api/v1/claims/herald/a2%2F2"); !strings.Contains(body, "lifting machines") {
		t.Errorf("the second sentence: %s", body)
	}
	if w := send(merge); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "says this already") {
		t.Errorf("again: %d %s", w.Code, w.Body)
	}
	if w := send(map[string]any{"do": "undo", "undoes": 1}); w.Code != http.StatusOK {
		t.Errorf("undo: %d %s", w.Code, w.Body)
	}
	if _, body := get(t, s, "/api/v1/claims/herald/a2%2F2"); strings.Contains(body, "lifting machines") {
		t.Errorf("undone: %s", body)
	}
}
