package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestAxe has axe-core look at every page, light and dark and on a telephone: nothing serious or critical. AXE names its file,
// which is not part of the repository; .ci/run fetches it.
func TestAxe(t *testing.T) {
	file := os.Getenv("AXE")
	if file == "" {
		t.Skip("AXE names no axe.min.js")
	}
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	base, _ := serve(t)
	b := open(t, base)
	var doc string
	for _, a := range dispute {
		doc = b.drop(a.title, a.publisher, a.date, a.text)
	}
	paths := []string{"/", doc, "/claims", "/stories", "/origins", "/who", "/events", "/events/map", "/compare", "/search?q=order", "/verify", "/log", "/watch", "/method", "/review"}
	for _, list := range []struct{ path, link string }{{"/claims", "/claim/"}, {"/stories", "/story/"}, {"/origins", "/origin/"}, {"/who", "/who/"}, {"/review?who=A", "/review/"}} {
		b.goTo(list.path)
		for i, at := range eval[[]string](b, fmt.Sprintf(`[...document.querySelectorAll("main a[href^='%s']:not([href$='.zip'])")].map(e => e.getAttribute("href"))`, list.link)) {
			if i == 0 {
				paths = append(paths, at)
			}
		}
	}
	if !slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(p, "/review/") }) {
		t.Error("nothing to judge is offered")
	}
	for _, colours := range []string{"light", "dark"} {
		b.do(colours, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}}})
			return err
		}))
		for _, path := range paths {
			b.goTo(path)
			if dark := eval[bool](b, `matchMedia("(prefers-color-scheme: dark)").matches`); dark != (colours == "dark") {
				t.Fatal("the page does not see what colours are wished for")
			}
			inspect(b, path+" ("+colours+")", string(script))
		}
	}
	// On a telephone, where other drawings and other tables stand.
	b.do("phone", chromedp.EmulateViewport(390, 800))
	for _, path := range paths {
		b.goTo(path)
		inspect(b, path+" (phone)", string(script))
	}
	b.do("desk", chromedp.EmulateViewport(1400, 900))
	for _, path := range []string{"/nothing", "/doc/nobody", "/claims?from=monday"} {
		b.fails(path)
		inspect(b, path, string(script))
	}
	// What only a form leads to.
	b.goTo("/verify")
	b.do("fill the form", chromedp.SetValue(chromedp.ID("draft"), "“I have seen no such order,” Kaunda told reporters."),
		chromedp.SetValue(chromedp.ID("source"), dispute[1].text))
	b.follow("check", chromedp.Click(chromedp.CSS("form[action='/verify'] button.main")))
	inspect(b, "a checked draft", string(script))
	b.goTo(doc)
	b.do("open a form", chromedp.Click(chromedp.CSS(".statement .mend summary")))
	inspect(b, "a statement being corrected", string(script))
}

// inspect has axe-core look at the page that is open.
func inspect(b *browser, name, script string) {
	b.Helper()
	b.do("bring axe-core", chromedp.Evaluate[chromedp.Void](script+";undefined"))
	found := eval[string](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + n.failureSummary)}))))`)
	var list []struct {
		ID, Impact, Help string
		Nodes            []string
	}
	if err := json.Unmarshal([]byte(found), &list); err != nil {
		b.Fatal(name, err)
	}
	for _, v := range list {
		b.Errorf("%s: %s, %s: %s\n\t%s", name, v.Impact, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
}
