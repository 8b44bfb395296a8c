package newsml

import (
	"fmt"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract/extracttest"
)

const nitfBody = `<body>
	<body.head>
		<hedline><hl1>Minister rejects
			the plan</hl1><hl2>A second line</hl2></hedline>
		<byline>By <person>Renée Okafor</person>, <byttl>Staff Reporter</byttl></byline>
		<distributor>Example Agency</distributor>
		<dateline><location>KYIV</location></dateline>
	</body.head>
	<body.content>
		<p>KYIV &#8212; “No,” the <em>minister</em>
			said.</p>
		<media media-type="image"><media-caption>A picture</media-caption></media>
		<p>She left.</p>
	</body.content>
</body>`

const nitf = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>The title</title><docdata><doc-id id-string="agency-7"/><date.issue norm="20250304T160506+0200"/></docdata>
<pubdata type="print" name="The Example" date.publication="20250305"/></head>` + nitfBody + `</nitf>`

// newsItem writes an item of NewsML-G2.
func newsItem(class, content string) string {
	return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency.example:7" version="2">
	<itemMeta><itemClass qcode="ninat:` + class + `"/><provider qcode="nprov:EXA"><name>Example Agency</name><name xml:lang="de">Agentur</name></provider>
	<versionCreated>2025-03-04T16:05:06+02:00</versionCreated><firstCreated>2025-03-03T09:00:00Z</firstCreated></itemMeta>
	<contentMeta><contentCreated>2025-03-03T09:00:00Z</contentCreated><creator qcode="crea:RO"/><by>By Renée Okafor</by><language tag="en-US"/>
	<headline>Minister rejects plan</headline></contentMeta>
	<contentSet>` + content + `</contentSet></newsItem>`
}

func inlineXML(content string) string {
	return `<inlineXML contenttype="application/xml">` + content + `</inlineXML>`
}

const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>“No,” she&nbsp;said.</p><p>She left.</p></body></html>`

// list prints all items of a file, those with text in one line.
func list(raw string) string {
	var b strings.Builder
	for item := range Items([]byte(raw)) {
		if item.Err != nil {
			fmt.Fprintf(&b, "%s\n", item.Err.Code)
			continue
		}
		d := item.Document
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s|%q", d.ID, d.Title, strings.Join(d.Authors, ","), d.Publisher, d.Language, d.Published, d.Text)
		for _, w := range d.Warnings {
			fmt.Fprintf(&b, " %s", w.Code)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestItems(t *testing.T) {
	const meta = "urn:newsml:agency.example:7|Minister rejects plan|Renée Okafor|Example Agency|en-US|2025-03-04T16:05:06+02:00|"
	text := newsItem("text", inlineXML(xhtml))
	latin := strings.NewReplacer("“", "\"", "”", "\"", "é", "\xe9").Replace(`<?xml version="1.0" encoding="ISO-8859-1"?>` + text)
	for _, c := range []struct{ name, in, want string }{
		{"NITF", nitf, "agency-7|Minister rejects the plan|Renée Okafor|The Example||2025-03-04T16:05:06+02:00|\"KYIV — “No,” the minister said.\\n\\nShe left.\"\n"},
		{"NITF without persons", strings.NewReplacer("<person>", "", "</person>", "", "20250304T160506+0200", "").Replace(nitf),
			"agency-7|Minister rejects the plan|Renée Okafor|The Example||2025-03-05|\"KYIV — “No,” the minister said.\\n\\nShe left.\"\n"},
		{"NITF in NewsML-G2", newsItem("text", inlineXML("<nitf>"+nitfBody+"</nitf>")), meta + "\"KYIV — “No,” the minister said.\\n\\nShe left.\"\n"},
		{"XHTML in NewsML-G2", text, meta + "\"“No,” she\\u00a0said.\\n\\nShe left.\"\n"},
		{"plain text", newsItem("text", `<inlineData contenttype="text/plain">“No,” she said &amp; left.`+"\r\n\r\n"+`Then &lt;silence&gt;.</inlineData>`),
			meta + "\"“No,” she said & left.\\n\\nThen <silence>.\"\n"},
		{"escaped HTML", newsItem("text", `<inlineData contenttype="text/html"><![CDATA[<p>One.</p><p>Two.</p>]]></inlineData>`), meta + "\"One.\\n\\nTwo.\"\n"},
		{"the first of two renditions", newsItem("text", inlineXML(xhtml)+`<inlineData contenttype="text/plain">plain</inlineData>`), meta + "\"“No,” she\\u00a0said.\\n\\nShe left.\"\n"},
		{"embargo", strings.Replace(text, "</versionCreated>", "</versionCreated><embargoed>2025-03-05T06:00:00Z</embargoed>", 1),
			strings.Replace(meta, "2025-03-04T16:05:06+02:00", "2025-03-05T06:00:00Z", 1) + "\"“No,” she\\u00a0said.\\n\\nShe left.\"\n"},
		{"a date that is none", strings.Replace(text, "2025-03-04T16:05:06+02:00", "yesterday", 1),
			strings.Replace(meta, "2025-03-04T16:05:06+02:00", "", 1) + "\"“No,” she\\u00a0said.\\n\\nShe left.\" W007\n"},
		{"a message", "<newsMessage><header><sent>2025-03-04T16:05:06Z</sent></header><itemSet>" + text + newsItem("picture", `<remoteContent href="x.jpg"/>`) +
			"<packageItem><itemRef/></packageItem>" + text + newsItem("text", "") + "</itemSet></newsMessage>",
			meta + "\"“No,” she\\u00a0said.\\n\\nShe left.\"\n" + meta + "\"“No,” she\\u00a0said.\\n\\nShe left.\"\nE016\n"},
		{"Latin-1", latin, strings.Replace(meta, "é", "é", 1) + "\"\\\"No,\\\" she\\u00a0said.\\n\\nShe left.\"\n"},
		{"not the charset it names", strings.Replace(text, "She left", "She \xe9 left", 1), meta + "\"“No,” she\\u00a0said.\\n\\nShe � left.\" W001\n"},

		{"a picture alone", newsItem("picture", ""), "E016\n"},
		{"cut short", "<newsMessage><itemSet>" + text + text[:len(text)-60], meta + "\"“No,” she\\u00a0said.\\n\\nShe left.\"\nE017\n"},
		{"nothing", "", "E016\n"},
		{"no XML", "hello", "E016\n"},
		{"an entity that another holds", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><newsItem><itemMeta>&b;</itemMeta></newsItem>`, "E017\n"},
	} {
		if got := list(c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestLooks(t *testing.T) {
	for in, want := range map[string]bool{
		nitf: true, newsItem("text", ""): true, "<!DOCTYPE nitf>": true, "\uFEFF<?xml version='1.0'?>\n<!-- x --><newsMessage>": true,
		"<g2:newsItem>": true, "<rss>": false, "<html>": false, "<!DOCTYPE html>": false, "a <nitf>": false, "": false, "<!DOCTYPE": false, "<!--": false,
	} {
		if got := Looks([]byte(in)); got != want {
			t.Errorf("%.60q: %v", in, got)
		}
	}
}

func TestBounded(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"nested without end", "<nitf>" + strings.Repeat("<a>", 300_000)},
		{"nested inside the text", "<nitf><body><body.content>" + strings.Repeat("<a>", 300_000)},
		{"a start tag without end", "<nitf " + strings.Repeat("a='b' ", 300_000)},
	} {
		if got := extracttest.Code(t, Extractor{}, []byte(c.in), uint64(60*len(c.in))); got != sayso.ErrFormat {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func FuzzItems(f *testing.F) {
	f.Add([]byte(nitf))
	f.Add([]byte(newsItem("text", inlineXML(xhtml))))
	f.Add([]byte("<newsMessage>" + newsItem("text", `<inlineData contenttype="text/html"><![CDATA[<p>One.</p>]]></inlineData>`)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		n := 0
		for item := range Items(raw) {
			if n++; (item.Err == nil) == (item.Document == nil) || item.Offset < 0 {
				t.Fatalf("%+v", item)
			}
			if item.Document != nil {
				extracttest.CheckDocument(t, item.Document)
			}
		}
		if n == 0 {
			t.Fatal("neither an item nor an error")
		}
	})
}
