package e2e

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestTake asks and answers an open question of a claim, follows a mark of the map to its words, and takes the articles of the claim along.
func TestTake(t *testing.T) {
	base, _ := serve(t)
	b := open(t, base)
	for _, a := range dispute {
		b.drop(a.title, a.publisher, a.date, a.text)
	}
	t.Run("questions", func(t *testing.T) { questions(t, b) })
	t.Run("map", func(t *testing.T) { onMap(t, b) })
	t.Run("take along", func(t *testing.T) {
		b.goTo("/claims")
		b.follow("open the claim", chromedp.Click(chromedp.CSS("main a[href^='/claim/']")))
		links := eval[[]string](b, `[...document.querySelectorAll(".doors a[href^='/export']")].map(e => e.getAttribute("href"))`)
		if len(links) < 12 {
			t.Fatalf("%d formats", len(links))
		}
		for _, link := range links {
			if code, body := get(t, base+link); code != http.StatusOK || len(body) == 0 {
				t.Errorf("%s: %d, %d bytes", link, code, len(body))
			}
		}
	})
}

func questions(t *testing.T, b *browser) {
	b.goTo("/claims")
	b.follow("open the claim", chromedp.Click(chromedp.CSS("main a[href^='/claim/']")))
	ask := "section[aria-labelledby=open] > .mend "
	b.do("open the form", chromedp.Click(chromedp.CSS(ask+"summary")))
	b.do("fill it",
		chromedp.SendKeys(chromedp.CSS(ask+"[name=question]"), "Where is the order kept?"),
		chromedp.SendKeys(chromedp.CSS(ask+"[name=who]"), "A. Editor"),
		chromedp.SendKeys(chromedp.CSS(ask+"[name=why]"), "readers will ask"))
	b.follow("ask", chromedp.Click(chromedp.CSS(ask+"button")))
	if got := strings.Join(b.texts(".questions .statement"), "\n"); !strings.Contains(got, "Where is the order kept?") || !strings.Contains(got, "asked by A. Editor") {
		t.Fatalf("asked: %q", got)
	}
	answer := ".questions .statement:last-of-type .mend "
	b.do("open the form", chromedp.Click(chromedp.CSS(answer+"summary")))
	b.do("fill it",
		chromedp.SendKeys(chromedp.CSS(answer+"[name=answer]"), "In the ministry."),
		chromedp.SendKeys(chromedp.CSS(answer+"[name=who]"), "B. Editor"),
		chromedp.SendKeys(chromedp.CSS(answer+"[name=why]"), "told by the clerk"))
	b.follow("answer", chromedp.Click(chromedp.CSS(answer+"button")))
	if got := strings.Join(b.texts(".questions .q-answered"), "\n"); !strings.Contains(got, "In the ministry.") {
		t.Errorf("answered: %q", got)
	}
	b.goTo("/log?only=questions")
	if got := strings.Join(b.texts("main li"), "\n"); !strings.Contains(got, "In the ministry.") || !strings.Contains(got, "told by the clerk") {
		t.Fatalf("the log says %q", got)
	}
	eval[bool](b, `document.querySelector(".log .mend").open = true`)
	b.do("fill it", chromedp.SendKeys(chromedp.CSS(".log .mend [name=who]"), "A. Editor"), chromedp.SendKeys(chromedp.CSS(".log .mend [name=why]"), "another clerk"))
	b.follow("undo", chromedp.Click(chromedp.CSS(".log .mend button")))
	if got := strings.Join(b.texts(".log .lost"), "\n"); !strings.Contains(got, "undone by") {
		t.Errorf("undone, the log says %q", got)
	}
	// On the way back the claim is as it is now, not as the browser remembers it.
	now := ""
	for end := time.Now().Add(stepTime); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if at := eval[string](b, "location.pathname"); !strings.HasPrefix(at, "/claim/") {
			eval[bool](b, "(history.back(), true)")
			continue
		}
		if now = strings.Join(b.texts(".questions .statement"), "\n"); now != "" && !strings.Contains(now, "In the ministry.") {
			break
		}
	}
	if strings.Contains(now, "In the ministry.") || !strings.Contains(now, "Where is the order kept?") {
		t.Errorf("on the way back: %q", now)
	}
}

func onMap(t *testing.T, b *browser) {
	b.drop("Opposition leader held", "", "2026-03-05", "Zambian police arrested opposition leader Grace Mwale in Lusaka on Monday.")
	b.goTo("/events/map")
	places := b.texts(".places > li > b")
	links := eval[[]string](b, `[...document.querySelectorAll(".for-wide svg.world a")].map(e => e.getAttribute("href"))`)
	if len(links) == 0 || len(links) != len(places) {
		t.Fatalf("%d marks, %q", len(links), places)
	}
	words := eval[string](b, `document.querySelector(".places li li a:nth-of-type(2)").textContent`)
	b.goTo(links[0])
	if got := strings.Join(b.texts(".stored .l-here"), ""); got != words {
		t.Errorf("%s lights %q, want %q", links[0], got, words)
	}
}
