package ingest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

func zipped(parts ...string) string {
	var b bytes.Buffer
	for _, part := range parts {
		w := gzip.NewWriter(&b)
		w.Write([]byte(part))
		w.Close()
	}
	return b.String()
}

// visit writes the record of a page in a web archive.
func visit(url, mediaType, body string) string {
	answer := "HTTP/1.1 200 OK\r\nContent-Type: " + mediaType + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-03-04T05:06:07Z\r\n"+
		"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(answer), answer)
}

func htmlPage(text string) string {
	return "<!DOCTYPE html><title>T</title><article><p>" + strings.Repeat(text+" The mayor said on Friday that the bridge stays shut. ", 6) + "</p></article>"
}

// places lists what an archive gives: place, URL and date of each article, or its error.
func places(t *testing.T, files map[string]string, opts Options) string {
	var b strings.Builder

	for it := range Articles([]string{tree(t, files)}, opts) {
		at := it.Place[strings.LastIndexByte(it.Place, '/')+1:]

		if it.Err != nil {
			fmt.Fprintf(&b, "%s %.4s\n", at, it.Err)
			continue
		}
		fmt.Fprintf(&b, "%s %s %s %.3s\n", at, it.Article.URL, it.Article.Published.Basis, it.Article.Text)
	}
	return b.String()
}

func TestArchive(t *testing.T) {
	one, two := visit("http://a.example/1", "text/html; charset=utf-8", htmlPage("One.")), visit("http://a.example/2", "text/html", htmlPage("Two."))
	picture, robots := visit("http://a.example/p", "image/png", "\x89PNG"), visit("http://a.example/robots.txt", "text/plain", "User-agent: *")
	packed := zipped(picture, one, robots, two)
	second := len(zipped(picture, one, robots))
	files := map[string]string{"a.warc.gz": packed, "b.warc": one, "c.warc.gz": packed[:len(packed)-30]}
	want := fmt.Sprintf("a.warc.gz:%[1]d http://a.example/1 none One\na.warc.gz:%[2]d http://a.example/2 none Two\nb.warc:0 http://a.example/1 none One\n"+
		"c.warc.gz:%[1]d http://a.example/1 none One\nc.warc.gz:%[2]d E015\n", len(zipped(picture)), second)
	if got := places(t, files, Options{}); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := stdinWhole(packed); !strings.HasPrefix(got, fmt.Sprintf("-:%d \"One.", len(zipped(picture)))) {
		t.Errorf("by its look: %.80s", got)
	}
	a, b := places(t, files, Options{Shard: 1, Shards: 2}), places(t, files, Options{Shard: 2, Shards: 2})
	if strings.Count(a, "\n")+strings.Count(b, "\n") != strings.Count(want, "\n") || strings.Count(a, "\n") < 2 {
		t.Errorf("shards\n%s\n%s", a, b)
	}
}

func stdinWhole(input string) string {
	return show([]string{"-"}, Options{Stdin: strings.NewReader(input)})
}

// One item has the file's own place, several that of each.
func TestNewsML(t *testing.T) {
	item := func(text string) string {
		return `<newsItem><contentSet><inlineXML><nitf><body><body.content><p>` + text + `</p></body.content></body></nitf></inlineXML></contentSet></newsItem>`
	}
	first := "<newsMessage>"
	for in, want := range map[string]string{
		item("He said no."): "- \"He said no.\"\n",
		first + item("One.") + item("Two.") + "<cut": fmt.Sprintf("-:%d \"One.\"\n-:%d \"Two.\"\n", len(first), len(first+item("One."))) +
			fmt.Sprintf("E017 -:%d: the XML is damaged or cut short: XML syntax error on line 1: unexpected EOF\n", len(first+item("One.")+item("Two."))),
	} {
		if got := stdinWhole(in); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
}
