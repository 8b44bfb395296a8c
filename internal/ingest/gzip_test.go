package ingest

import (
	"bytes"
	"compress/gzip"
	"runtime"
	"strings"
	"testing"
)

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	samplePage = "<!doctype html><html><head><title>T</title></head><body><article><p>He said no, and she said that it was so.</p></article></body></html>"
	sampleFeed = "<rss version='2.0'><channel><title>C</title><item><title>I</title><description>He said no.</description></item></channel></rss>"
)

// TestGzip: what is compressed is read as what is in it, by name and by look; what is damaged costs only itself.
func TestGzip(t *testing.T) {
	lines := packed(t, `{"text":"A"}`+"\n"+`{"text":"B"}`+"\n")
	damaged := []byte(packed(t, strings.Repeat("He said no. ", 100)))
	damaged[len(damaged)-6] ^= 1 // its check sum
	// Two lines and more that does not compress, so that a cut lies behind the first.
	long := packed(t, `{"text":"A"}`+"\n"+`{"text":"`+noise(200_000)+`"}`+"\n")
	dir := tree(t, map[string]string{
		"1.txt.gz": packed(t, "He said no."), "2.jsonl.gz": lines, "3.html.gz": packed(t, samplePage), "4.rss.gz": packed(t, sampleFeed),
		"5.txt.gz": "\x1f\x8b", "6.txt.gz": string(damaged), "7.jsonl.gz": long[:len(long)/2], "8.txt.gz": "not compressed", "9.txt": packed(t, "inside"),
	})
	got := strings.ReplaceAll(strings.ReplaceAll(show([]string{dir}, Options{}), dir, ""), "\\", "/")
	want := `/1.txt.gz "He said no."
/2.jsonl.gz:1 "A"
/2.jsonl.gz:2 "B"
/3.html.gz "He said no, and she said that it was so."
/4.rss.gz:1 "He said no."
E015 /5.txt.gz: the compressed input is damaged or cut short: damaged gzip: unexpected EOF
E015 /6.txt.gz: the compressed input is damaged or cut short: damaged gzip: gzip: invalid checksum
/7.jsonl.gz:1 "A"
E015 /7.jsonl.gz:2: the compressed input is damaged or cut short: damaged gzip: unexpected EOF
/8.txt.gz "not compressed"
/9.txt "inside"
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for name, in := range map[string]string{`-:1 "A"`: lines, `- "He said no, and she said that it was so."`: packed(t, samplePage)} {
		if got := stdin200(in); !strings.HasPrefix(got, name) {
			t.Errorf("standard input: got %s, want %s", got, name)
		}
	}
}

// noise is text that does not compress well, the same each time.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

func stdin200(in string) string {
	return show([]string{"-"}, Options{Stdin: strings.NewReader(in)})
}

// TestBomb: a gigabyte of zeros in a megabyte is unpacked no further than the limit, as a file and from standard input.
func TestBomb(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 1024 {
		z.Write(make([]byte, 1<<20))
	}
	z.Close()
	dir := tree(t, map[string]string{"bomb.html.gz": bomb.String(), "bomb.txt.gz": bomb.String(), "bomb.jsonl.gz": bomb.String(), "bomb.rss.gz": bomb.String()})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := show([]string{dir}, Options{Limit: 1 << 20}) + show([]string{"-"}, Options{Stdin: &bomb, Limit: 1 << 20})
	runtime.ReadMemStats(&after)
	if strings.Count(got, "E002 ") != 5 || strings.Count(got, "\n") != 5 {
		t.Errorf("got\n%s", got)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
		t.Errorf("%d bytes allocated", used)
	}
}
