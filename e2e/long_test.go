package e2e

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestLong gives the desk texts that are too long, or long: one is refused at once, one is read while a bar shows how far, and stops when
// its reader does, and one comes in parts.
func TestLong(t *testing.T) {
	base, _ := serve(t)
	b := open(t, base)
	paste := func(text string) {
		b.goTo("/")
		b.do("paste", chromedp.SetValue(chromedp.ID("text"), text))
	}
	t.Run("refused", func(t *testing.T) {
		paste(strings.Repeat("The mayor said so. ", 3<<20/19))
		start := time.Now()
		b.expect(base + "/")
		res, err := b.respond(chromedp.Click(chromedp.CSS(".drop button.main")))
		if err != nil || res != http.StatusRequestEntityTooLarge {
			t.Fatalf("3 MB are answered with %d, %v", res, err)
		}
		if said := strings.Join(b.texts(".kept li"), ""); !strings.Contains(said, "E002") || !strings.Contains(said, "pasted text") || !strings.Contains(said, "2 MB") {
			t.Errorf("%q", said)
		}
		t.Logf("refused after %v", time.Since(start))
		b.expect("")
	})
	t.Run("stopped", func(t *testing.T) {
		var text strings.Builder
		for i := 0; text.Len() < 400_000; i++ {
			fmt.Fprintf(&text, "Mayor Edda Lund said on Monday that ferry %d would not be sold. “We keep boat %d,” she told reporters in Port Sael.\n\n", i, i)
		}
		paste(text.String())
		// The browser takes no orders for a page that waits for an answer: the page itself presses the button when the bar has moved.
		eval[bool](b, `(() => { window.seen = []; const line = document.getElementById("under-way"), bar = line.querySelector("progress");
			const look = setInterval(() => { if (line.hidden || !(bar.value >= 2)) return; clearInterval(look); seen.push(line.textContent); line.querySelector("button").click(); }, 20);
			setTimeout(() => document.querySelector(".drop button.main").click(), 10); return true; })()`)
		time.Sleep(200 * time.Millisecond)
		start := time.Now()
		if code, _ := get(t, base+"/claims"); code != http.StatusOK || time.Since(start) > 2*time.Second {
			t.Errorf("meanwhile another page: %d after %v", code, time.Since(start))
		}
		stopped := eval[bool](b, `new Promise(done => { const look = setInterval(() => { if (!document.getElementById("progress").textContent.includes("Stopped")) return; clearInterval(look); done(true); }, 20); })`)
		if seen := strings.Join(eval[[]string](b, "window.seen"), ""); !stopped || !strings.Contains(seen, "Reading pasted text: ") {
			t.Errorf("while it was read, the page said %q", seen)
		}
		time.Sleep(2 * time.Second)
		if _, page := get(t, base+"/api/v1/articles"); !strings.Contains(page, `"articles":[]`) {
			t.Errorf("what was stopped is kept: %.200s", page)
		}
	})
	t.Run("in parts", func(t *testing.T) {
		text := "Mayor Edda Lund said no. " + strings.Repeat("w", 900_000) + "\n\n“We keep the boats,” Lund told reporters. " + strings.Repeat("“ ", 2000) + strings.Repeat("\na", 4000)
		paste(text)
		b.follow("read", chromedp.Click(chromedp.CSS(".drop button.main")))
		at := eval[string](b, "location.pathname")
		var all strings.Builder
		pages := 0
		for {
			pages++
			if n := eval[int](b, `document.querySelectorAll("*").length`); n > 20_000 {
				t.Errorf("part %d has %d elements", pages, n)
			}
			b.inert(fmt.Sprintf("%s, part %d", at, pages))
			all.WriteString(b.stored())
			if len(b.texts(".parts a[rel=next]")) == 0 {
				break
			}
			b.follow("next part", chromedp.Click(chromedp.CSS(".parts a[rel=next]")))
		}
		if all.String() != text || pages < 3 {
			t.Errorf("%d parts show another text, of %d bytes", pages, all.Len())
		}
		b.goTo("/search?q=boats")
		link := eval[string](b, `document.querySelector(".hits a").getAttribute("href")`)
		b.goTo(link)
		if got := strings.Join(b.texts(".stored .l-here"), ""); !strings.Contains(got, "We keep the boats") {
			t.Errorf("%s lights %.60q", link, got)
		}
		t.Logf("%d parts", pages)
	})
}
