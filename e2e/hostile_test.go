package e2e

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The tricks that an article may try: each stands in a text, a title, a publisher, an author, an id and an address. A script that runs
// anywhere sets pwned.
var tricks = []string{
	`<script>window.pwned=1</script>`,
	`</script><script>window.pwned=1</script>`,
	`"><img src=x onerror="window.pwned=1">`,
	`' onmouseover='window.pwned=1' onfocus='window.pwned=1' autofocus='`,
	`</textarea><svg onload="window.pwned=1"><animate onbegin="window.pwned=1" attributeName=x>`,
	`</title></style><math><mtext><style><img src=x onerror=window.pwned=1></style></mtext></math>`,
	`<a href="javascript:window.pwned=1">here</a><iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
	`<style>body{display:none}</style><link rel=stylesheet href="http://evil.example/x.css"><base href="http://evil.example/">`,
	`<form action="http://evil.example/"><input name=token></form><meta http-equiv=refresh content="0;url=http://evil.example/">`,
	`{{.}} {{template "page"}} {{printf "%s" .}} ${window.pwned=1} <%= 1 %> <!--#exec cmd="id" -->`,
	`<!-- --!> ]]> <![CDATA[ <?xml version="1.0"?> \u003cscript\u003ewindow.pwned=1\u003c/script\u003e {"a":"\"}`,
	`=cmd|' /C calc'!A0`,
}

// hostile is a text of these, each said by somebody, with characters that turn the writing or that nobody sees.
func hostile() string {
	var b strings.Builder
	b.WriteString("Minister Peter Kaunda said on Monday that the order\u202e was not signed\u202c by him \u2067(at all)\u2069, and no\u200bbody\ufeff saw\u00ad it.\n\n")
	for i, trick := range tricks {
		fmt.Fprintf(&b, "“We will not send %s a soldier,” Ann Holm %d said. The ministry denied that %s had been signed.\n\n", trick, i, trick)
	}
	b.WriteString("Tag\U000e0073\U000e0063\U000e0072 and Z" + strings.Repeat("\u0336\u0351", 60) + "algo, President Vladimir \u0420utin said. Bell\x07, null\x00, escape\x1b[31m and a lone\rreturn.\n\n")
	b.WriteString(strings.Repeat("w", 3000) + " said nothing. " + strings.Repeat("שלום ", 40) + "Holm said.\n")
	return b.String()
}

// TestHostile opens every page of a ledger of hostile articles: nothing of them runs, is asked for, or is seen as what it is not.
func TestHostile(t *testing.T) {
	text := hostile()
	var lines strings.Builder
	var ids []string
	for i, trick := range tricks {
		id := "https://news.example/" + trick + "?a=1#b"
		ids = append(ids, id)
		line, err := json.Marshal(map[string]any{"id": id, "title": trick + " \u202etitle", "publisher": trick, "authors": []string{trick, "Ann \u0397olm"}, "published": "2026-03-02",
			"url": []string{"javascript:window.pwned=1", "https://news.example/" + trick, "data:text/html," + trick}[i%3], "text": fmt.Sprintf("Part %d. %s", i, text)})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	file := filepath.Join(t.TempDir(), "hostile.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	base, _ := serve(t, file)
	b := open(t, base)
	b.do("phone", chromedp.EmulateViewport(390, 800))

	for _, fault := range []string{"/nothing/" + url.PathEscape(tricks[2]), "/doc/" + url.PathEscape("no"+tricks[2]), "/claims?from=" + url.QueryEscape(tricks[2])} {
		b.fails(fault)
		b.inert(fault)
	}
	paths := []string{"/", "/claims", "/stories", "/origins", "/who", "/events", "/events/map", "/search?q=soldier", "/review?who=A", "/compare", "/log", "/watch",
		"/search?q=" + url.QueryEscape(tricks[2])}
	for _, id := range ids {
		paths = append(paths, "/doc/"+url.PathEscape(id))
	}
	for _, list := range []struct{ path, link string }{{"/", "/doc/"}, {"/claims", "/claim/"}, {"/stories", "/story/"}, {"/origins", "/origin/"}, {"/who", "/who/"}, {"/review?who=A", "/review/"}} {
		b.goTo(list.path)
		links := eval[[]string](b, fmt.Sprintf(`[...document.querySelectorAll("main a[href^='%s']:not([href$='.zip'])")].map(e => e.getAttribute("href")).slice(0, 4)`, list.link))
		if len(links) == 0 {
			t.Errorf("%s lists nothing", list.path)
		}
		paths = append(paths, links...)
	}
	for _, path := range paths {
		b.goTo(path)
		b.inert(path)
	}
	for i, id := range ids {
		b.goTo("/doc/" + url.PathEscape(id))
		if got, want := b.stored(), strings.ReplaceAll(fmt.Sprintf("Part %d. %s", i, text), "\r\n", "\n"); got != want {
			t.Errorf("the page of %q shows another text than is stored:\n%q\n%q", id, got, want)
		}
	}
	order(t, b)
	copied(t, b)
}

// inert asks the open page whether anything of an article has become more than text.
func (b *browser) inert(path string) {
	b.Helper()
	if found := eval[[]string](b, `(() => {
		const out = [];
		if ("pwned" in window) out.push("a script of an article ran");
		if (getComputedStyle(document.body).display === "none") out.push("a style of an article holds");
		for (const e of document.querySelectorAll("*")) {
			if (/^(script|style|link|base|meta|iframe|object|embed|img|math|animate|mtext)$/.test(e.localName) && !e.closest("head")) out.push("<" + e.localName + "> stands on the page");
			for (const a of e.attributes) {
				if (/^on|^style$|^srcdoc$/.test(a.name)) out.push(a.name + " on " + e.localName);
				if (/^(href|src|action|formaction)$/.test(a.name) && !/^(\/(?!\/)|#|\?|https:\/\/news\.example\/)/.test(a.value) ) out.push(a.name + "=" + a.value.slice(0, 80));
				if (/[\u0000-\u0008\u000e-\u001f\u200b\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/.test(a.value)) out.push("a hidden character in " + a.name + " of " + e.localName);
			}
		}
		if (/[\u0000-\u0008\u000e-\u001f\u200b\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/.test(document.documentElement.textContent)) out.push("a hidden character stands on the page");
		if (document.querySelectorAll("head script").length !== 1 || document.querySelectorAll("head link").length !== 1 || document.querySelectorAll("head meta").length !== 2) out.push("the head is not the desk's");
		if (document.documentElement.scrollWidth > innerWidth + 1) out.push("wider than the window: " + document.documentElement.scrollWidth);
		if (!document.querySelector("footer.desk")) out.push("the page ends before its end");
		return [...new Set(out)];
	})()`); len(found) > 0 {
		b.Errorf("%s: %s", path, strings.Join(found, "; "))
	}
}

// stored is the text that the open page of an article shows, with the characters that stand as signs put back.
func (b *browser) stored() string {
	b.Helper()
	return eval[string](b, `(() => {
		const text = document.querySelector(".stored").cloneNode(true);
		for (const sign of text.querySelectorAll(".hidden-sign"))
			sign.textContent = new TextDecoder("utf-8", {ignoreBOM: true}).decode(Uint8Array.from(sign.dataset.char.match(/../g), h => parseInt(h, 16)));
		return text.textContent;
	})()`)
}

// order holds the letters behind an override against their places: from left to right as they are stored.
func order(t *testing.T, b *browser) {
	if got := eval[string](b, `(() => {
		const walker = document.createTreeWalker(document.querySelector(".stored"), NodeFilter.SHOW_TEXT);
		let last = null, read = "";
		for (let node; (node = walker.nextNode()) && read.length < 120;)
			for (let i = 0; i < node.length && read.length < 120; i++) {
				const range = document.createRange();
				range.setStart(node, i); range.setEnd(node, i + 1);
				const box = range.getBoundingClientRect();
				if (last && box.width && Math.abs(box.top - last.top) < 3 && box.left < last.left) return "“" + node.data[i] + "” stands before “" + read.slice(-5) + "”";
				if (box.width) last = box;
				read += node.data[i];
			}
		return read.includes("was not signed") ? "" : "read only " + read;
	})()`); got != "" {
		t.Errorf("an override turns the letters: %s", got)
	}
}

// copied has statements copied by key and by selection: no character goes along that cannot be seen.
func copied(t *testing.T, b *browser) {
	eval[bool](b, `(() => { window.copies = []; navigator.clipboard.writeText = (text) => { window.copies.push(text); return Promise.resolve(); };
		for (const card of document.querySelectorAll(".statement")) { card.focus(); card.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true})); } return true; })()`)
	copies := eval[[]string](b, "window.copies")
	if len(copies) < len(tricks) {
		t.Fatalf("%d copies", len(copies))
	}
	getSelected := eval[string](b, `(() => { getSelection().selectAllChildren(document.querySelector(".stored")); return getSelection().toString(); })()`)
	for _, text := range append(copies, getSelected) {
		if strings.ContainsAny(text, "\u202e\u202c\u2067\u2069\u200b\ufeff\u00ad\x00\x07\x1b") {
			t.Errorf("hidden characters are copied: %q", text)
		}
	}
	if !strings.Contains(strings.Join(copies, ""), "<U+202E>") || !strings.Contains(getSelected, "<U+202E>") {
		t.Error("a copy does not show that an override stood there")
	}
}
