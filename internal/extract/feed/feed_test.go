package feed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
	"sayso/internal/extract"
)

// show prints entries so that a person can read what was taken.
func show(list []*extract.Document) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s | %s | %s\n", d.ID, d.Title, d.Publisher, strings.Join(d.Authors, ", "),
			d.Published, d.Language, d.URL)
		for _, w := range d.Warnings {
			fmt.Fprintf(&b, "%s %s\n", w.Code, w.Message)
		}
		fmt.Fprintf(&b, "%s\n----\n", d.Text)
	}
	return b.String()
}

func TestFeeds(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.xml")
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(name, ".xml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		list, err := Articles(raw, extract.Hint{})
		if got := show(list); err != nil || got != string(want) {
			t.Errorf("%s: %v\ngot\n%s\nwant\n%s", name, err, got, want)
		}
		if !Looks(raw) {
			t.Errorf("%s does not look like a feed", name)
		}
	}
	if len(files) != 2 {
		t.Errorf("%d files", len(files))
	}
}

func rssOf(inside string) string {
	return "<rss version='2.0'><channel><title>T</title>" + inside + "</channel></rss>"
}

func TestEncodings(t *testing.T) {
	item := "<item><description>na\xefve caf\xe9</description></item>"
	for _, c := range []struct{ name, in, contentType, want string }{
		{"declared", "<?xml version='1.0' encoding='ISO-8859-1'?>" + rssOf(item), "", "naïve café"},
		{"by the server", rssOf(item), "text/xml; charset=windows-1252", "naïve café"},
		{"declared wrongly", "<?xml version='1.0' encoding='ISO-8859-1'?>" + rssOf("<item><description>café</description></item>"), "", "café"},
		{"not declared", rssOf(item), "", "na\uFFFDve caf\uFFFD"},
		{"control characters", rssOf("<item><description>a\x00b\x1b</description></item>"), "", "ab"},
	} {
		list, err := Articles([]byte(c.in), extract.Hint{ContentType: c.contentType})
		if err != nil || list[0].Text != c.want {
			t.Errorf("%s: %v, %+v, want %q", c.name, err, list, c.want)
		}
	}
}

func TestBroken(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     sayso.Code
	}{
		{"empty", "", sayso.ErrFormat},
		{"an error page", "<!DOCTYPE html><html><body><h1>503</h1></body></html>", sayso.ErrFormat},
		{"no entries", rssOf(""), sayso.ErrNoArticle},
		{"binary", "\x89PNG\r\n\x1a\n\x00\x00", sayso.ErrFormat},
		{"nested too deep", rssOf("<item>" + strings.Repeat("<x:a>", 100_000) + "</item>"), sayso.ErrFormat},
		{"too many entries", rssOf(strings.Repeat("<item/>", 100_001)), sayso.ErrTooLarge},
	} {
		_, err := Articles([]byte(c.in), extract.Hint{})
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// A declared entity is not expanded: ten of them, each ten of the one before, would be the text a billion times.
func TestEntities(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE rss [<!ENTITY e0 "ha">`)
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i, strings.Repeat(fmt.Sprintf("&e%d;", i-1), 10))
	}
	b.WriteString("]>" + rssOf("<item><description>&e9;</description></item>"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	list, err := Articles([]byte(b.String()), extract.Hint{})
	runtime.ReadMemStats(&after)
	if err == nil && len(list[0].Text) > 100 || after.TotalAlloc-before.TotalAlloc > 16<<20 {
		t.Errorf("%v, %d bytes allocated", err, after.TotalAlloc-before.TotalAlloc)
	}
}

func FuzzArticles(f *testing.F) {
	for _, name := range []string{"testdata/rss.xml", "testdata/atom.xml"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(rssOf("<item><pubDate>x</pubDate><source></source></item>")))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		list, err := Articles(raw, extract.Hint{})
		var coded *sayso.Error
		switch {
		case err != nil && (!errors.As(err, &coded) || coded.Code == ""):
			t.Fatalf("an error without a code: %v", err)
		case err == nil && len(list) == 0:
			t.Fatal("neither articles nor an error")
		}
		for _, d := range list {
			if !utf8.ValidString(d.Text) || d.Extractor == "" || d.MediaType == "" {
				t.Fatalf("bad document %+v", d)
			}
		}
	})
}
