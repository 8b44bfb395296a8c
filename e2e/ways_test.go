package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestWays reads and works at the desk in the ways that are not a wide screen with a pointer: narrow, magnified, by key, on
// paper, without script.
func TestWays(t *testing.T) {
	base, _ := serve(t)
	b := open(t, base)
	var docs []string
	for _, a := range dispute {
		docs = append(docs, b.drop(a.title, a.publisher, a.date, a.text))
	}
	// What breaks narrow pages: a word without end, in a headline, as an outlet and as a name.
	long := b.drop(strings.Repeat("W", 180), strings.Repeat("P", 90), "2024-03-08", "Minister "+strings.Repeat("Maximilian", 12)+" said the harbour is shut.\n\n"+strings.Repeat("x", 900)+"\n")
	paths := append(b.everyPage(docs[0]), long)
	t.Run("narrow", func(t *testing.T) { narrow(t, b, paths) })
	t.Run("merge by key", func(t *testing.T) { mergeByKey(t, b, docs[0]) })
	t.Run("on paper", func(t *testing.T) { onPaper(t, b, docs[1]) })
	t.Run("without script", func(t *testing.T) { withoutScript(t, b.tab(), docs[1]) })
}

// everyPage is the address of every page of the desk, of those that show one of many the first.
func (b *browser) everyPage(doc string) []string {
	b.Helper()
	paths := []string{"/", doc, "/claims", "/stories", "/origins", "/who", "/events", "/events?origins=2", "/events/map", "/compare", "/search?q=order", "/verify", "/log", "/watch", "/method", "/review"}
	for _, list := range []struct{ path, link string }{{"/claims", "/claim/"}, {"/stories", "/story/"}, {"/origins", "/origin/"}, {"/who", "/who/"}, {"/review?who=A", "/review/"}} {
		b.goTo(list.path)
		if at := eval[string](b, fmt.Sprintf(`(document.querySelector("main a[href^='%s']:not([href$='.zip'])") || {getAttribute: () => ""}).getAttribute("href")`, list.link)); at != "" {
			paths = append(paths, at)
		}
	}
	for _, part := range []string{"/claim/", "/story/", "/who/", "/review/"} {
		if !slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(p, part) }) {
			b.Errorf("no list leads to a page %s", part)
		}
	}
	return paths
}

// narrow opens every page on a phone, at twice the size of a small screen, and on a small screen: none scrolls sideways.
func narrow(t *testing.T, b *browser, paths []string) {
	for _, width := range []int64{390, 640, 1024} {
		b.do("width", chromedp.EmulateViewport(width, 844))
		for _, path := range paths {
			b.do("open "+path, chromedp.Navigate(b.base+path))
			if got := eval[int64](b, "document.documentElement.scrollWidth"); got > width {
				wide := eval[[]string](b, fmt.Sprintf(`[...document.querySelectorAll("main *, header *")].filter(e => e.getBoundingClientRect().right > %d).slice(0, 4).map(e => e.outerHTML.slice(0, 120))`, width))
				t.Errorf("%s at %d: %d wide\n\t%s", path, width, got, strings.Join(wide, "\n\t"))
			}
		}
	}
	b.do("width", chromedp.EmulateViewport(1400, 900))
}

// mergeByKey points at two whom an article names and presses m on each; the form stands open with both, and is taken back.
func mergeByKey(t *testing.T, b *browser, doc string) {
	b.goTo(doc)
	names := eval[[]string](b, `[...document.querySelectorAll("[data-entity]")].filter(e => e.dataset.entity).map(e => e.dataset.entity)`)
	if len(names) < 2 {
		t.Fatalf("of the article, %q can be merged", names)
	}
	for i, want := range []string{"point at the other", ""} {
		b.do("point", chromedp.Focus(chromedp.CSS(fmt.Sprintf("[data-entity='%s']", names[i]))))
		b.do("m", chromedp.KeyEvent("m"))
		if said := strings.Join(b.texts("#said"), ""); i == 0 && !strings.Contains(said, want) {
			t.Errorf("after the first m it says %q", said)
		}
	}
	if got := eval[[]string](b, `[...document.querySelectorAll("#merge select")].map(e => e.value)`); !slices.Equal(got, names[:2]) || !eval[bool](b, `document.getElementById("merge").open`) {
		t.Fatalf("the form has %q, want %q", got, names[:2])
	}
	if focus := eval[string](b, "document.activeElement.name"); focus != "who" {
		t.Errorf("the keys go to %q, want the field of who corrects", focus)
	}
	b.do("fill it", chromedp.SendKeys(chromedp.CSS("#merge [name=who]"), "A. Editor"), chromedp.SendKeys(chromedp.CSS("#merge [name=why]"), "one of them is meant"))
	b.follow("merge", chromedp.KeyEvent("\r"))
	if path := eval[string](b, "location.pathname"); !strings.HasPrefix(path, "/who/") {
		t.Errorf("the merge leads to %s", path)
	}
	b.goTo(doc)
	b.follow("u", chromedp.KeyEvent("u"))
	if got := strings.Join(b.texts("main li"), ""); !strings.Contains(got, "one of them is meant") {
		t.Errorf("u leads to a log that says %q", got)
	}
	b.do("open the form", chromedp.Click(chromedp.CSS(".mend summary")))
	b.do("fill it", chromedp.SendKeys(chromedp.CSS(".mend [name=who]"), "A. Editor"), chromedp.SendKeys(chromedp.CSS(".mend [name=why]"), "they are two"))
	b.follow("undo", chromedp.Click(chromedp.CSS(".mend button")))
	if got := strings.Join(b.texts(".lost"), ""); !strings.Contains(got, "undone") {
		t.Errorf("the log says %q", got)
	}
}

// onPaper prints the claim and an article and reads what stands on the paper: every voice with its words, folded or not, and
// nothing that only a screen can use.
func onPaper(t *testing.T, b *browser, doc string) {
	b.goTo("/claims")
	b.follow("open the claim", chromedp.Click(chromedp.CSS("main a[href^='/claim/']")))
	want := append(b.texts(".voices tbody th"), b.texts(".voices .voice > a")...)
	want = append(want, b.texts(".voices .why li")...)
	want = append(want, b.texts(".voices thead th")...)
	if len(want) < 10 {
		t.Fatalf("the claim has %q", want)
	}
	paper(t, b, "the claim", want)

	b.goTo(doc)
	want = append(b.texts(".statement .who b"), b.texts(".statement .words")...)
	want = append(want, "I have signed no such order", dispute[1].publisher, dispute[1].title)
	text := paper(t, b, "the article", want)
	for _, no := range []string{"Who corrects", "next, previous", "Take it along"} {
		if strings.Contains(text, no) {
			t.Errorf("on paper stands %q", no)
		}
	}
}

// paper prints the page that is open; the program reads the words of the print.
func paper(t *testing.T, b *browser, what string, want []string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "print.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "read", "--format", "jsonl", "--with-text", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var rec struct{ Article struct{ Title, Text string } }
	if err := json.Unmarshal(out, &rec); err != nil {
		t.Fatal(err)
	}
	// Lines break anywhere, and a reader of PDF may join a word that was parted at a hyphen: compared are the letters.
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r == '-' || r == '–' || r == '\u00ad' || r <= ' ' || r == '\u00a0' {
				return -1
			}
			return r
		}, s)
	}
	text := rec.Article.Title + " " + rec.Article.Text
	for _, w := range want {
		if !strings.Contains(letters(text), letters(w)) {
			t.Errorf("%s on paper lacks %q in\n%s", what, w, text)
		}
	}
	return text
}

// withoutScript has a browser that runs no script read an article and set something right.
func withoutScript(t *testing.T, b *browser, doc string) {
	b.do("no script", chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	b.goTo(doc)
	if shown := eval[bool](b, `getComputedStyle(document.querySelector(".keys")).display !== "none"`); shown {
		t.Error("keys are offered that do nothing")
	}
	if at := eval[string](b, `document.querySelector(".stored .n").getAttribute("href")`); len(b.texts(at+".statement")) != 1 {
		t.Errorf("the number in the text leads to %s, which is no statement", at)
	}
	b.do("unfold", chromedp.Click(chromedp.CSS(".statement .mend summary")))
	b.do("fill the form", chromedp.SetValue(chromedp.CSS(".statement .mend [name=set-level]"), "unnamed_person"),
		chromedp.SendKeys(chromedp.CSS(".statement .mend [name=who]"), "C. Editor"), chromedp.SendKeys(chromedp.CSS(".statement .mend [name=why]"), "no script here"))
	b.follow("set", chromedp.Click(chromedp.CSS(".statement .mend button[value=set]")))
	b.goTo("/log")
	if got := strings.Join(b.texts("main li"), ""); !strings.Contains(got, "no script here") {
		t.Errorf("the log says %q", got)
	}
}
