package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	kgzip "github.com/klauspost/compress/gzip"

	"sayso"
)

// record writes one record as an archive has it.
func record(kind, url, mediaType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-03-04T05:06:07Z\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, mediaType, len(block), block)
}

// answer writes what a server sent.
func answer(header, body string) string { return "HTTP/1.1 200 OK\r\n" + header + "\r\n" + body }

func page(url, header, body string) string {
	return record("response", url, "application/http; msgtype=response", answer(header, body))
}

func pack(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// list reads a whole archive: a line for each page and each error.
func list(archive string, limit int) string {
	var out strings.Builder
	r := NewReader(strings.NewReader(archive), limit)
	for {
		p, err := r.Next()
		if err == io.EOF {
			return out.String()
		}
		var coded *sayso.Error
		switch {
		case errors.As(err, &coded):
			fmt.Fprintf(&out, "%s %s %s\n", p.Offset, p.URL, coded.Code)
		case err != nil:
			return out.String() + "uncoded: " + err.Error()
		default:
			fmt.Fprintf(&out, "%s %s %s %q\n", p.Offset, p.URL, p.ContentType, p.Body)
		}
	}
}

func check(t *testing.T, name, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", name, got, want)
	}
}

var (
	info  = record("warcinfo", "", "application/warc-fields", "software: a crawler\r\n")
	first = page("http://a.example/1", "Content-Type: text/html; charset=utf-8\r\n", "<p>One</p>")
	next  = page("http://a.example/2", "Content-Type: text/html\r\n", "<p>Two</p>")
)

func TestRecordsThatAreNoPages(t *testing.T) {
	archive := info + record("request", "http://a.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") + first +
		record("metadata", "http://a.example/1", "application/warc-fields", "fetchTimeMs: 3\r\n") +
		record("revisit", "http://a.example/1", "application/http; msgtype=response", answer("", "")) +
		record("response", "http://a.example/3", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\n\r\nno") +
		record("response", "dns:a.example", "text/dns", "a.example 1.2.3.4") +
		record("resource", "http://a.example/4", "text/html", "<p>As it is</p>")
	check(t, "kinds", list(archive, 1000), fmt.Sprintf("%d http://a.example/1 text/html; charset=utf-8 \"<p>One</p>\"\n"+
		"%d http://a.example/4 text/html \"<p>As it is</p>\"\n",
		strings.Index(archive, first), strings.LastIndex(archive, "WARC/1.0")))
}

// Each record packed by itself, as Common Crawl does, and the whole archive packed at once.
func TestPacked(t *testing.T) {
	at := len(pack(info))
	check(t, "one by one", list(pack(info)+pack(first)+pack(next), 1000), fmt.Sprintf(
		"%d http://a.example/1 text/html; charset=utf-8 \"<p>One</p>\"\n%d http://a.example/2 text/html \"<p>Two</p>\"\n",
		at, at+len(pack(first))))
	check(t, "at once", list(pack(info+first+next), 1000), fmt.Sprintf(
		"0+%d http://a.example/1 text/html; charset=utf-8 \"<p>One</p>\"\n0+%d http://a.example/2 text/html \"<p>Two</p>\"\n",
		len(info), len(info+first)))
}

func TestEncodings(t *testing.T) {
	var deflated bytes.Buffer
	for _, c := range []struct{ name, header, body, want string }{
		{"gzip", "Content-Encoding: gzip\r\n", pack("text"), "text"},
		{"gzip, undone by the crawler", "Content-Encoding: gzip\r\n", "text", "text"},
		{"chunked", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde"},
		{"chunked, undone by the crawler", "Transfer-Encoding: chunked\r\n", "<p>abc", "<p>abc"},
		{"chunked, cut short", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n9\r\nde", "abcde"},
		{"chunked gzip", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
			fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(pack("text")), pack("text")), "text"},
		{"brotli, undone by the crawler", "Content-Encoding: br\r\n", "text", "text"},
		{"lines end without a carriage return", "", "text", "text"},
		{"a header line that is none", "nonsense\r\n: x\r\n", "text", "text"},
	} {
		deflated.Reset()
		got := list(page("u", c.header, c.body), 1000)
		check(t, c.name, got, fmt.Sprintf("0 u  %q\n", c.want))
	}
	check(t, "brotli", list(page("u", "Content-Encoding: br\r\n", "\x0b\x02\x80text\x03"), 1000), "0 u E017\n")
}

// What stands before damage is read, the damage is reported at its place, and what stands behind it is read too.
func TestDamage(t *testing.T) {
	one := `http://a.example/1 text/html; charset=utf-8 "<p>One</p>"`
	two := `http://a.example/2 text/html "<p>Two</p>"`
	packed := pack(first) + pack(next)
	bad := []byte(pack(first) + pack(strings.Repeat(next, 9)) + pack(next))
	middle := len(pack(first)) + 60
	copy(bad[middle:], "damagedamage")
	last := len(bad) - len(pack(next))
	for _, c := range []struct{ name, archive, want string }{
		{"cut short", (first + next)[:len(first+next)-10], fmt.Sprintf("0 %s\n%d  E017\n", one, len(first))},
		{"packed, cut short", packed[:len(packed)-60], fmt.Sprintf("0 %s\n%d  E015\n", one, len(pack(first)))},
		{"packed, damaged", string(bad), fmt.Sprintf("0 %s\n%d  E015\n%d %s\n", one, len(pack(first)), last, two)},
		{"a length that lies", strings.Replace(first, "Content-Length: ", "Content-Length: -", 1) + next,
			fmt.Sprintf("0  E017\n%d %s\n", len(first)+1, two)},
		{"no archive", "<html><p>hello</p>", "0  E017\n"},
		{"an answer without end", record("response", "u", "application/http", "HTTP/1.1 200 OK\r\nA: b") + next,
			fmt.Sprintf("0 u E017\n%d %s\n", len(record("response", "u", "application/http", "HTTP/1.1 200 OK\r\nA: b")), two)},
		{"too large", page("u", "", strings.Repeat("x", maxHeader+2000)) + next,
			fmt.Sprintf("0 u E002\n%d %s\n", len(page("u", "", strings.Repeat("x", maxHeader+2000))), two)},
		{"a bomb", page("u", "Content-Encoding: gzip\r\n", pack(strings.Repeat("x", 1<<20))), "0 u E002\n"},
		{"empty", "", ""},
	} {
		check(t, c.name, list(c.archive, 1000), c.want)
	}
}

// A header may promise a gigabyte: memory follows the bytes that come, not the promise.
func TestMemory(t *testing.T) {
	promise := "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 1000000000\r\n\r\nHTTP/1.1 200 OK\r\n"
	endless := "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 1_000_000)
	zeros := pack(strings.Repeat("\x00", 64<<20))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	check(t, "promise", list(promise, 2_000_000_000), "0  E017\n")
	check(t, "endless header", list(endless, 1000), "0  E017\n")
	check(t, "zeros", list(zeros, 1000), "0  E015\n")
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 {
		t.Errorf("%d bytes allocated", used)
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte(info + first + next))
	f.Add([]byte(pack(info) + pack(first)))
	f.Add([]byte(page("u", "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n")))
	f.Fuzz(func(t *testing.T, archive []byte) {
		r := NewReader(bytes.NewReader(archive), 1<<20)
		for range len(archive) + 2 {
			p, err := r.Next()
			if err == io.EOF {
				return
			}
			var coded *sayso.Error
			if p == nil || err != nil && !errors.As(err, &coded) {
				t.Fatalf("page %v, error %v", p, err)
			}
		}
		t.Fatal("more pages than bytes")
	})
}

// packedPages is an archive of n pages of 100 kB, each packed by itself, of words drawn at random: about as compressible
// as news.
func packedPages(n int) string {
	words := strings.Fields("the a of to in on and said that for with as at by from was were minister told reporters " +
		"Friday would not president government after their which new more police court years people two officials")
	draw := rand.New(rand.NewPCG(1, 2))
	var archive, body strings.Builder
	for i := range n {
		body.Reset()
		for body.Len() < 100_000 {
			fmt.Fprintf(&body, "%s%s ", words[draw.IntN(len(words))], strings.Repeat(string(rune('a'+draw.IntN(26))), draw.IntN(2)))
		}
		archive.WriteString(pack(page(fmt.Sprintf("http://a.example/%d", i), "Content-Type: text/html\r\n", body.String())))
	}
	return archive.String()
}

func BenchmarkReader(b *testing.B) {
	text := packedPages(100)
	b.ReportAllocs()
	b.SetBytes(100 * 100_000)
	pages := 0
	for b.Loop() {
		for r := NewReader(strings.NewReader(text), 1<<20); ; pages++ {
			if _, err := r.Next(); err == io.EOF {
				break
			}
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkUnpack is what BenchmarkReader is held against: the same archive unpacked and thrown away, by the same
// library and by Go's own.
func BenchmarkUnpack(b *testing.B) {
	text := packedPages(100)
	for name, open := range map[string]func(io.Reader) (io.Reader, error){
		"klauspost": func(in io.Reader) (io.Reader, error) { return kgzip.NewReader(in) },
		"std":       func(in io.Reader) (io.Reader, error) { return gzip.NewReader(in) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(100 * 100_000)
			for b.Loop() {
				in, err := open(strings.NewReader(text))
				if err == nil {
					_, err = io.Copy(io.Discard, in)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
