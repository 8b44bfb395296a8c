package e2e

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A small dispute of three articles. Rare letters stand before the words, so that offsets in the wrong unit light others.
var dispute = []struct{ title, publisher, date, text string }{
	{"Minister signed secret order, officials say", "The Gazette", "2024-03-04", `🌧 Łódź – Defence Minister Peter Kaunda signed a secret order to send 200 soldiers to the border with Malawi on Friday, two officials told The Gazette.

The defence ministry did not confirm that Kaunda had signed the order. “We do not comment on operations,” a spokeswoman, Ann Holm, said.

Zambia's army has reportedly moved three lorries to Chipata since then.`},
	{"Kaunda denies signing order", "The Courier", "2024-03-06", `Defence Minister Peter Kaunda denied on Wednesday that he had signed a secret order to send soldiers to the border with Malawi.

“I have signed no such order,” Kaunda told reporters in Lusaka. “We will not send a single soldier.”

The opposition leader, Grace Mwale, said the minister must publish the order.`},
	{"Army chief: Kaunda signed order", "Lakeside Herald", "2024-03-07", `Army chief Simon Tembo said on Thursday that Defence Minister Peter Kaunda had signed a secret order to send soldiers to the border with Malawi.

“He signed it in my office,” Tembo told the Lakeside Herald.`},
}

// drop pastes an article and is led to its page, whose address is returned.
func (b *browser) drop(title, publisher, date, text string) string {
	b.Helper()
	b.goTo("/")
	b.do("open the details", chromedp.Click(chromedp.CSS(".drop details summary")))
	b.do("fill the form",
		chromedp.SetValue(chromedp.ID("text"), text),
		chromedp.SendKeys(chromedp.ID("published"), date),
		chromedp.SendKeys(chromedp.ID("title"), title),
		chromedp.SendKeys(chromedp.ID("publisher"), publisher))
	b.follow("drop "+title, chromedp.Click(chromedp.CSS(".drop button.main")))
	path := eval[string](b, "location.pathname")
	if !strings.HasPrefix(path, "/doc/") {
		b.Fatalf("a dropped article leads to %s", path)
	}
	return path
}

// TestWalk goes the whole way: drop, light, link, verify, claim, merge, undo, print.
func TestWalk(t *testing.T) {
	base, _ := serve(t)
	b := open(t, base)
	var docs []string
	for _, a := range dispute {
		docs = append(docs, b.drop(a.title, a.publisher, a.date, a.text))
	}
	if got := b.texts("h1"); !slices.Equal(got, []string{dispute[2].title}) {
		t.Errorf("the page of the last article is headed %q", got)
	}
	t.Run("light", func(t *testing.T) { light(t, b, docs[0]) })
	t.Run("verify", func(t *testing.T) { verify(t, b, docs[1]) })
	t.Run("claim", func(t *testing.T) { claim(t, b) })
	t.Run("merge", func(t *testing.T) { merge(t, b) })
	t.Run("print", func(t *testing.T) { printed(t, b, docs[0]) })
	t.Run("without script", func(t *testing.T) { plain(t, base, docs) })
}

// light goes to a statement by key and by pointer, then opens its link in a new tab: the same characters are lit there.
func light(t *testing.T, b *browser, doc string) {
	b.goTo(doc)
	b.do("next statement", chromedp.KeyEvent("j"))
	number := eval[string](b, "document.activeElement.dataset.s || ''")
	if number == "" {
		t.Fatal("j goes to no statement")
	}
	lit := b.texts(".stored .on")
	if len(lit) == 0 || !strings.Contains(dispute[0].text, lit[0]) {
		t.Errorf("lit by key: %q", lit)
	}
	b.do("leave", chromedp.KeyEvent("\x1b"))

	// The pointer over the last statement's card lights its words and no others.
	over := eval[[]float64](b, `(() => { const c = [...document.querySelectorAll(".statement")].pop(); c.scrollIntoView({block: "center", behavior: "instant"}); const r = c.querySelector(".who").getBoundingClientRect(); return [r.x + 5, r.y + 5]; })()`)
	b.do("hover", chromedp.MouseEvent("mouseMoved", over[0], over[1]))
	last := eval[string](b, `[...document.querySelectorAll(".statement")].pop().dataset.s`)
	if !eval[bool](b, `new Promise(done => { let n = 0; const look = () => { const on = [...document.querySelectorAll(".statement")].pop().classList.contains("on"); if (on || ++n > 100) done(on); else setTimeout(look, 50); }; look(); })`) {
		t.Fatalf("the pointer, at %v over %s, does not light its statement", over, eval[string](b, fmt.Sprintf("(document.elementFromPoint(%f, %f) || document.body).outerHTML.slice(0, 200)", over[0], over[1])))
	}
	for _, of := range eval[[]string](b, `[...document.querySelectorAll(".stored .on")].map(e => e.dataset.s)`) {
		if !slices.Contains(strings.Fields(of), last) {
			t.Errorf("words of statement %s are lit for %s", of, last)
		}
	}
	if len(b.texts(".stored .on")) == 0 {
		t.Error("the pointer lights nothing")
	}

	points := eval[[]string](b, `[...document.querySelectorAll(".statement")].map(e => e.dataset.cp)`)
	links := eval[[]string](b, `[...document.querySelectorAll(".statement .cite")].map(e => e.getAttribute("href"))`)
	if len(links) < 3 || len(points) != len(links) {
		t.Fatalf("%d links of %d statements", len(links), len(points))
	}
	tab := b.tab()
	for i, link := range links {
		tab.goTo(link)
		var from, to int
		if _, err := fmt.Sscanf(points[i], "%d-%d", &from, &to); err != nil {
			t.Fatal(points[i], err)
		}
		want := string([]rune(dispute[0].text)[from:to])
		if got := strings.Join(tab.texts(".stored .l-here"), ""); got != want {
			t.Errorf("%s lights %q, want %q", link, got, want)
		}
		if !eval[bool](tab, `(() => { const r = document.querySelector(".l-here").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`) {
			t.Errorf("%s: the words are not in view", link)
		}
	}
}

// verify checks a draft with one wrong word against an article of the ledger.
func verify(t *testing.T, b *browser, doc string) {
	b.goTo("/verify")
	b.do("fill the form",
		chromedp.SetValue(chromedp.ID("draft"), "“I have seen no such order,” Kaunda told reporters."),
		chromedp.SetValue(chromedp.ID("articles"), strings.TrimPrefix(doc, "/doc/")))
	b.follow("check", chromedp.Click(chromedp.CSS("form[action='/verify'] button.main")))
	if del, ins := b.texts("blockquote del"), b.texts("blockquote ins"); !slices.Equal(del, []string{"signed"}) || !slices.Equal(ins, []string{"seen"}) {
		t.Errorf("del %q, ins %q", del, ins)
	}
}

// claim opens the dispute from the list: who asserts, who denies, who does not confirm, each a link to its words.
func claim(t *testing.T, b *browser) {
	b.goTo("/claims")
	b.follow("open the claim", chromedp.Click(chromedp.CSS("main a[href^='/claim/']")))
	columns, rows := b.texts(".voices thead th"), b.texts(".voices tbody th")
	for _, who := range []string{"Kaunda", "Tembo"} {
		if !slices.ContainsFunc(rows, func(r string) bool { return strings.Contains(r, who) }) {
			t.Errorf("%s is no voice among %q (%q)", who, rows, columns)
		}
	}
	if !slices.ContainsFunc(columns, func(c string) bool { return strings.Contains(strings.ToLower(c), "denies") }) {
		t.Errorf("nobody denies: %q", columns)
	}
	words := b.texts(".voices .voice a")
	links := eval[[]string](b, `[...document.querySelectorAll(".voices .voice a[href^='/doc/']")].map(e => e.getAttribute("href"))`)
	if len(words) < 2 || len(links) != len(words) {
		t.Fatalf("%d words, %d links", len(words), len(links))
	}
	for i, link := range links {
		b.goTo(link)
		if got := strings.Join(b.texts(".stored .l-here"), ""); got != words[i] {
			t.Errorf("%s lights %q, want %q", link, got, words[i])
		}
	}
}

// merge says that two are one, and takes it back.
func merge(t *testing.T, b *browser) {
	person := func() []string {
		b.goTo("/who?name=Grace+Mwale")
		return b.texts("main section li a[href^='/doc/']")
	}
	before := person()
	b.do("open the form", chromedp.Click(chromedp.CSS(".mend summary")))
	b.do("fill it",
		chromedp.SendKeys(chromedp.CSS(".mend [name=with]"), "Ann Holm"),
		chromedp.SendKeys(chromedp.CSS(".mend [name=who]"), "A. Editor"),
		chromedp.SendKeys(chromedp.CSS(".mend [name=why]"), "she married"))
	b.follow("merge", chromedp.Click(chromedp.CSS(".mend button[value=merge]")))
	if merged := person(); len(merged) <= len(before) || !strings.Contains(strings.Join(merged, "|"), "Ann Holm") {
		t.Errorf("merged: %q, before: %q", merged, before)
	}
	b.goTo("/log")
	if got := strings.Join(b.texts("main li"), ""); !strings.Contains(got, "A. Editor") || !strings.Contains(got, "she married") {
		t.Errorf("the log says %q", got)
	}
	b.do("open the form", chromedp.Click(chromedp.CSS(".mend summary")))
	b.do("fill it",
		chromedp.SendKeys(chromedp.CSS(".mend [name=who]"), "B. Editor"),
		chromedp.SendKeys(chromedp.CSS(".mend [name=why]"), "another person"))
	b.follow("undo", chromedp.Click(chromedp.CSS(".mend button")))
	if after := person(); !slices.Equal(after, before) {
		t.Errorf("undone: %q, before: %q", after, before)
	}
}

// printed prints an article to PDF.
func printed(t *testing.T, b *browser, doc string) {
	b.goTo(doc)
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF())
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 10_000 || !bytes.Contains(pdf, []byte("/Font")) {
		t.Errorf("%d bytes of PDF, %v", len(pdf), err)
	}
}

// plain reads without script: the words, the statements and every voice stand in the page as served.
func plain(t *testing.T, base string, docs []string) {
	for path, want := range map[string]string{
		docs[0]: "two officials", docs[1]: "I have signed no such order", "/claims": "/claim/", "/stories": "</main>", "/who": "Grace Mwale",
		"/events": "</table>", "/search?q=order": "/doc/", "/verify": "<textarea", "/log": "A. Editor", "/watch": "</main>", "/method": "</main>", "/": "<textarea",
	} {
		if code, body := get(t, base+path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d, and %q is not there", path, code, want)
		}
	}
}
