package html

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/extracttest"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// show prints a document so that a person can read what was taken.
func show(d *extract.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title      %s\npublisher  %s\nauthors    %s\npublished  %s\nlanguage   %s\nurl        %s\n", d.Title, d.Publisher,
		strings.Join(d.Authors, "; "), d.Published, d.Language, d.URL)
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "%s %s\n", w.Code, w.Message)
	}
	return b.String() + "\n" + d.Text + "\n"
}

// TestPages: each page of testdata gives the text beside it, twice the same.
func TestPages(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.html")
	if len(files) < 3 {
		t.Fatalf("only %d pages", len(files))
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		extracttest.Check(t, Extractor{}, raw)
		var got [2]string
		for i := range got {
			d, err := Extractor{}.Extract(raw, extract.Hint{URL: "https://courier.example/x"})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got[i] = show(d)
		}
		wantFile := strings.TrimSuffix(name, ".html") + ".want"
		if *update {
			if err := os.WriteFile(wantFile, []byte(got[0]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(wantFile)
		if err != nil || got[0] != string(want) || got[1] != got[0] {
			t.Errorf("%s: %v\ngot\n%s\nwant\n%s", name, err, got[0], want)
		}
		if !Looks(raw) {
			t.Errorf("%s does not look like a page", name)
		}
	}
}

func page(head, text string) string {
	return "<html><head>" + head + "</head><body><article>" + strings.Repeat("<p>"+text+"</p>\n", 3) + "</article></body></html>"
}

// TestCharset: what a page is decoded from, and when that is said to be a guess.
func TestCharset(t *testing.T) {
	russian := "Министр опроверг во вторник, что гавань закрыта. Мы никого не ждём, сказала она журналистам в порту Саэль."
	german := "„Nein“, sagte die Bürgermeisterin am Freitag über die Häfen und Brücken, die noch größer würden als früher schon."
	japan := "港は月曜日まで閉鎖されると市長が金曜日に述べた。「一隻も危険にさらさない」と彼女は記者団に語った。"
	encoded := func(s string, enc interface{ String(string) (string, error) }) string {
		out, err := enc.String(s)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		return out
	}
	for _, c := range []struct{ name, in, contentType, want, guess string }{
		{"UTF-8, nothing said", page("", german), "", german, ""},
		{"UTF-8 mark", "\xef\xbb\xbf" + page("", german), "", german, ""},
		{"meta", encoded(page(`<meta charset="windows-1251">`, russian), charmap.Windows1251.NewEncoder()), "", russian, ""},
		{"http-equiv", encoded(page(`<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`, russian), charmap.KOI8R.NewEncoder()), "", russian, ""},
		{"server", encoded(page("", russian), charmap.KOI8R.NewEncoder()), "text/html; charset=koi8-r", russian, ""},
		{"server before meta", encoded(page(`<meta charset="koi8-r">`, russian), charmap.Windows1251.NewEncoder()), "text/html; charset=windows-1251", russian, ""},
		{"nothing said, windows-1251", encoded(page("", russian), charmap.Windows1251.NewEncoder()), "", russian, "windows-1251"},
		{"nothing said, KOI8-R", encoded(page("", russian), charmap.KOI8R.NewEncoder()), "", russian, "koi8-r"},
		{"nothing said, windows-1252", encoded(page("", german), charmap.Windows1252.NewEncoder()), "", german, "windows-1252"},
		{"nothing said, Shift JIS", encoded(page("", japan), japanese.ShiftJIS.NewEncoder()), "", japan, "shift_jis"},
		{"said wrongly", page(`<meta charset="iso-8859-1">`, german), "", german, "utf-8, though it is said to be windows-1252"},
		{"said to be UTF-8 and is not", encoded(page(`<meta charset="utf-8">`, russian), charmap.Windows1251.NewEncoder()), "", russian, "windows-1251"},
		{"said far down", encoded(page("<!--"+strings.Repeat("x", 5000)+`--><meta charset=koi8-r>`, russian), charmap.KOI8R.NewEncoder()), "", russian, ""},
		{"XML declaration", encoded(`<?xml version="1.0" encoding="koi8-r"?>`+page("", russian), charmap.KOI8R.NewEncoder()), "", russian, ""},
		{"the word alone", page(`<script charset="koi8-r" src="x"></script>`, german), "", german, ""},
		{"UTF-16 that cannot be", page(`<meta charset="utf-16">`, german), "", german, ""},
		{"unheard of", page(`<meta charset="klingon">`, german), "", german, ""},
		{"UTF-16", encoded(page("", russian), unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()), "", russian, ""},
	} {
		d, err := Extractor{}.Extract([]byte(c.in), extract.Hint{ContentType: c.contentType})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		guess := ""
		for _, w := range d.Warnings {
			if w.Code == sayso.WarnCharset {
				guess = strings.TrimPrefix(w.Message, "the character encoding was guessed as ")
			}
		}
		if first, _, _ := strings.Cut(d.Text, "\n"); first != c.want || guess != c.guess {
			t.Errorf("%s: guessed %q, want %q\ngot  %s\nwant %s", c.name, guess, c.guess, first, c.want)
		}
	}
}

func TestDamagedBytes(t *testing.T) {
	in := page(`<meta charset="utf-8">`, "The café “Zur Brücke” stays shut, its owner said — and so does the café over the way, he \xff said, for good.")
	d, err := Extractor{}.Extract([]byte(in), extract.Hint{})
	if err != nil || !strings.Contains(d.Text, "he \uFFFD said") {
		t.Fatalf("%v, %+v", err, d)
	}
	if w := d.Warnings[0]; w.Code != sayso.WarnInvalidUTF8 || w.Span.In(d.Text) != "\uFFFD" {
		t.Errorf("warnings %v", d.Warnings)
	}
}

// TestHostile: what is no article, and what would cost more than its bytes. Each ends in time, with bounded memory, in
// a code or in a document that says what is wrong with it.
func TestHostile(t *testing.T) {
	words := "<p>The harbour stays shut, the mayor said.</p>"
	for _, c := range []struct {
		name, in string
		want     sayso.Code // of the error, or else of the first warning
	}{
		{"empty", "", sayso.ErrNoArticle},
		{"no text", "<html><body><img src=x></body></html>", sayso.ErrNoArticle},
		{"binary", "\x89PNG\r\n\x1a\n\x00\x00", sayso.ErrNotText},
		{"zeros", strings.Repeat("\x00", 1000), sayso.ErrNotText},
		{"PDF called .html", "%PDF-1.7", sayso.ErrNotText},
		{"nested", strings.Repeat("<div>", 100_000) + words, sayso.WarnWholePage},
		{"nested and closed", strings.Repeat("<div>", 100_000) + words + strings.Repeat("</div>", 100_000), sayso.WarnWholePage},
		{"nested lists", strings.Repeat("<ul><li>", 50_000) + words, sayso.WarnWholePage},
		{"nested tables", strings.Repeat("<table><tr><td>", 30_000) + words, sayso.WarnWholePage},
		{"unclosed formatting", unclosed(400) + strings.Repeat("<p>word", 20_000), sayso.WarnWholePage},
		{"many bodies", strings.Repeat(`<body a=b>`, 50_000) + words, sayso.WarnWholePage},
		{"many attributes", "<p " + manyAttributes(50_000) + ">" + words, ""},
		{"one long attribute", `<p class="` + strings.Repeat("x ", 1<<20) + `">` + words, ""},
		{"unclosed comment", words + "<!--" + strings.Repeat("x", 1<<20), ""},
		{"unclosed script", words + "<script>" + strings.Repeat("<p>", 100_000), ""},
		{"entities", "<p>" + strings.Repeat("&amp;", 200_000) + "</p>" + words, ""},
		{"deep JSON-LD", `<script type="application/ld+json">` + strings.Repeat("[", 100_000) + "</script>" + words, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := extracttest.Code(t, Extractor{}, []byte(c.in), 1<<29)
			if got == "" {
				d, err := Extractor{}.Extract([]byte(c.in), extract.Hint{})
				if err != nil || !strings.Contains(d.Text, "word") && !strings.Contains(d.Text, "the mayor said") {
					t.Fatalf("%v: the text is lost", err)
				}
				if len(d.Warnings) > 0 {
					got = d.Warnings[0].Code
				}
			}
			if got != c.want && !(c.want == "" && got == sayso.WarnWholePage) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// unclosed opens n formatting elements that are all different, which HTML opens again in every paragraph.
func unclosed(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<font size=%d>", i)
	}
	return b.String()
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d=b ", i)
	}
	return b.String()
}

// TestWide: pages as large as are read as a tree take no more than their share of time and memory.
func TestWide(t *testing.T) {
	for name, in := range map[string]string{
		"paragraphs": strings.Repeat("<p>He said so, and she did not.", 10_000),
		"links":      strings.Repeat("<a href=/x>a link of some words</a> ", 10_000),
		"divs":       strings.Repeat("<div><p>He said so.</p></div>", 24_000),
		"lists":      "<ul>" + strings.Repeat("<li><a href=x>He</a> said so.", 10_000),
		"breaks":     "<p>" + strings.Repeat("He said so.<br>", 10_000),
		"spans":      "<p>" + strings.Repeat("<span>He</span> said ", 10_000),
		"cells":      "<table>" + strings.Repeat("<tr><td>He</td><td>said</td>", 5_000),
	} {
		t.Run(name, func(t *testing.T) {
			if code := extracttest.Code(t, Extractor{}, []byte(in), 3<<30); code != "" {
				t.Errorf("got %s", code)
			}
		})
	}
}

func TestLooks(t *testing.T) {
	for in, want := range map[string]bool{
		"<!DOCTYPE HTML><p>": true, "\uFEFF\n <!-- x --><HTML lang=en>": true, "<?xml version='1.0'?><html xmlns='x'>": true,
		"<head>": true, "<html": false, "<htmlx>": false, "<rss>": false, "He wrote <html> on the wall": false, "": false,
		"<?xml version='1.0'?><nitf>": false, "<!-- never closed": false,
	} {
		if Looks([]byte(in)) != want {
			t.Errorf("Looks(%q) = %v", in, !want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.html")
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("<p>\xff\x00<b><a><table><a>x</table><script type=application/ld+json>{\"@type\":\"Article\",\"author\":{}}"))
	f.Add(bytes.Repeat([]byte("<i><table>"), 50))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		extracttest.Check(t, Extractor{}, raw)
	})
}

// FuzzLinked: JSON-LD of any form, with references in circles.
func FuzzLinked(f *testing.F) {
	f.Add(`{"@type":["NewsArticle"],"@id":"a","author":{"@id":"a"},"mainEntityOfPage":{"@id":"x"}}`)
	f.Add(`[{"@graph":[{"@type":"Report","headline":["a"],"publisher":[{"name":{"@id":"b"}}]}]}]`)
	f.Fuzz(func(t *testing.T, script string) {
		for _, l := range readLinked(script) {
			for _, name := range append(l.authors, l.publisher, l.headline) {
				if strings.ContainsAny(name, "\n\t") {
					t.Errorf("%q is more than a line", name)
				}
			}
		}
	})
}
