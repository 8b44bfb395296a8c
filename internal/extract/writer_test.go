package extract

import (
	"runtime"
	"strings"
	"testing"
)

func TestMarkup(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs", "<p>One\n  two.</p>\n<p>Three.</p>", "One two.\n\nThree."},
		{"inline elements join no words and part none", "<p>a<b>b</b> <i>c</i>d</p>", "ab cd"},
		{"line", "a <br/> b<br>c", "a\nb\nc"},
		{"empty paragraphs", "<p></p><p> </p>x<p/><p>y</p>", "x\n\ny"},
		{"entities", "<p>&ldquo;No,&rdquo; he said &amp; left&nbsp;&#8212; &unknown;</p>", "“No,” he said & left\u00a0— &unknown;"},
		{"prefix", "<x:p>a</x:p><x:p>b</x:p>", "a\n\nb"},
		{"script and style", "<style>p{}</style>a<script>if (a<b) {}</script>b", "ab"},
		{"NITF", "<hl2>Why</h2><p>a</p><media><media-caption><p>Not this</p></media-caption></media><bq><block>b</block></bq>",
			"Why\n\na\n\nb"},
		{"table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"},
		{"CDATA", "<p><![CDATA[a < b]]></p>", "a < b"},
		{"cut short", "<p>One</p><p>Tw", "One\n\nTw"},
		{"a tag cut short", "<p>One</p><p cla", "One"},
		{"skipped element never closed", "a<object>b", "a"},
		{"nested skipped", "a<media><media></media>x</media>b", "ab"},
	} {
		var w Writer
		Markup(&w, c.in)
		if got := w.String(); got != c.want {
			t.Errorf("%s: %q\n got %q\nwant %q", c.name, c.in, got, c.want)
		}
	}
}

// A hundred thousand open tags and an entity of a DTD cost what their bytes cost.
func TestMarkupBounded(t *testing.T) {
	in := `<!ENTITY b "&a;&a;&a;">` + strings.Repeat("<div>", 100_000) + "&b;"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var w Writer
	Markup(&w, in)
	runtime.ReadMemStats(&after)
	if got := w.String(); got != "&b;" {
		t.Errorf("got %q", got)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 {
		t.Errorf("%d bytes allocated for %d bytes of markup", used, len(in))
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add("<p>a<br>b</p>")
	f.Add("<media><p>a</media>&amp;<![CDATA[x")
	f.Fuzz(func(t *testing.T, in string) {
		var w Writer
		Markup(&w, in)
		got := w.String()
		if strings.Contains(got, "\n\n\n") || strings.Contains(got, "  ") || strings.Trim(got, " \t\r\n\f") != got {
			t.Errorf("layout left in the text: %q gives %q", in, got)
		}
		if len(got) > 3*len(in)+8 { // an invalid byte becomes U+FFFD, three bytes
			t.Errorf("%d bytes of markup give %d of text", len(in), len(got))
		}
	})
}
