package ingest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"sayso"
)

// show prints items one a line, so that a table can say what it wants.
func show(names []string, opts Options) string {
	var b strings.Builder
	for it := range Articles(names, opts) {
		if it.Err != nil {
			fmt.Fprintf(&b, "%v\n", it.Err)
			continue
		}
		fmt.Fprintf(&b, "%s %q", it.Place, it.Article.Text)
		for _, w := range it.Article.Warnings {
			fmt.Fprintf(&b, " %s%v", w.Code, w.Span)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func stdin(input string) string {
	return show([]string{"-"}, Options{Stdin: strings.NewReader(input), Limit: 200})
}

// TestInput reads one input from standard input. What a text is decided to be, and what is said about it.
func TestInput(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"text", "He said no.\r\n", `- "He said no.\r\n"`},
		{"empty", "", `- "" W002[0,0)`},
		{"no word", " \n—\n", `- " \n—\n" W002[0,0)`},
		{"blank lines only", strings.Repeat("\n", 9), `- "\n\n\n\n\n\n\n\n\n" W002[0,0)`},
		{"UTF-8 mark stays", "\uFEFFYes", `- "\ufeffYes"`},
		{"UTF-16 LE", "\xff\xfeY\x00=\xd8\x00\xde", `- "Y😀"`},
		{"UTF-16 BE", "\xfe\xff\x00Y\xd8\x3d\xde\x00", `- "Y😀"`},
		{"UTF-16 half pair", "\xff\xfeY\x00=\xd8!\x00", "- \"Y\ufffd!\" W001[1,4)"},
		{"UTF-16 odd byte", "\xff\xfeY\x00!", "- \"Y\ufffd\" W001[1,4)"},
		{"UTF-16 zero", "\xff\xfeY\x00\x00\x00", "E001 -: the input is not text"},
		{"zero byte", "a\x00b", "E001 -: the input is not text"},
		{"a picture", "\x89PNG\r\n", "E001 -: the input is not text"},
		{"Latin-1", "na\xefve caf\xe9", `- "na` + "\ufffd" + `ve caf` + "\ufffd" + `" W001[2,5) W001[11,14)`},
		{"cut sequences", "\xe2\x82 \xf0\x9f\x98\xc3(a", `- "` + "\ufffd \ufffd\ufffd(a" + `" W001[0,3) W001[4,10)`},
		{"surrogate in UTF-8", "a\xed\xa0\x80", `- "a` + "\ufffd\ufffd\ufffd" + `" W001[1,10)`},
		{"controls", "a\x1b[31mb\x07\x08", `- "a\x1b[31mb\a\b" W004[1,2) W004[7,9)`},
		{"too large", strings.Repeat("a", 201), "E002 -: more than 200 bytes in one article"},
		{"as large as allowed", strings.Repeat("a", 200), `- "` + strings.Repeat("a", 200) + `"`},
		{"JSON Lines", "\n{\"text\":\"A\"}\n\n{\"text\":\"B\"}", "-:2 \"A\"\n-:4 \"B\""},
		{"JSON Lines behind a mark", "\uFEFF{\"text\":\"A\"}", `-:1 "A"`},
		{"object without text", `{"body":"A"}`, `- "{\"body\":\"A\"}"`},
		{"brace of a text", "{sic} he said", `- "{sic} he said"`},
		{"JSON in JSON", `{"text":"{\"a\":1}"}`, `-:1 "{\"a\":1}"`},
		{"one line too long", `{"text":"A"}` + "\n" + `{"text":"` + strings.Repeat("b", 300) + `"}` + "\n" + `{"text":"C"}`,
			"-:1 \"A\"\nE002 -:2: more than 200 bytes in one article\n-:3 \"C\""},
		{"bad lines among good", `{"text":"A"}` + "\n{\n[1]\n" + `{"id":"x"}` + "\n" + `{"text":3}` + "\r\n" + `{"text":"B"}`,
			"-:1 \"A\"\n" +
				"E003 -:2: the line is no JSON object: unexpected end of JSON input\n" +
				"E003 -:3: the line is no JSON object\n" +
				"E004 -:4: the article has no field \"text\"\n" +
				"E003 -:5: field \"text\" is not a string\n" +
				"-:6 \"B\""},
		{"bad date in the first line", `{"text":"A","published":"9 August"}`,
			`E005 -:1: "9 August" is no date like 2025-08-09 or 2025-08-09T14:30:00Z`},
		{"half pair in JSON", `{"text":"a\ud83db"}`, `-:1 "a` + "\ufffd" + `b" W001[1,4)`},
		{"bytes in JSON", "{\"text\":\"\\u00e9\xe9\"}", `-:1 "é` + "\ufffd" + `" W001[2,5)`},
		{"names are exact", `{"text":"A","TEXT":"B","Published":"never"}`, `-:1 "A"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stdin(c.in); got != c.want+"\n" {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestFields(t *testing.T) {
	in := `{"id":17,"title":"T","publisher":"P","url":"u","language":"en","published":"20250809","text":"x","more":[]}`
	for it := range Articles([]string{"-"}, Options{Stdin: strings.NewReader(in), Published: "2001-01-01"}) {
		a := it.Article
		got := strings.Join([]string{a.ID, a.Title, a.Publisher, a.URL, a.Language, a.Published.Value, string(a.Published.Basis)}, " ")
		if want := "17 T P u en 2025-08-09 metadata"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	in := `{"text":"x"}` + "\n" + `{"text":"y","published":null}`
	for _, c := range []struct {
		given string
		want  sayso.Published
	}{{"", sayso.Published{Basis: sayso.BasisNone}}, {"2025-08-09", sayso.Published{Value: "2025-08-09", Basis: sayso.BasisGiven}}} {
		for it := range Articles([]string{"-"}, Options{Stdin: strings.NewReader(in), Published: c.given}) {
			if it.Article.Published != c.want {
				t.Errorf("given %q: got %v, want %v", c.given, it.Article.Published, c.want)
			}
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-08-09": "2025-08-09", "20250809": "2025-08-09", "2025-08-09T14:30": "2025-08-09T14:30",
		"2025-08-09T14:30:05.25+02:00": "2025-08-09T14:30:05.25+02:00", "2025-08-09T14:30:00Z": "2025-08-09T14:30:00Z",
		"2025-08-09T14:30:00+0200": "2025-08-09T14:30:00+0200",
		"2025-08":                  "", "2025-02-30": "", "9 August 2025": "", "2025-08-09 14:30": "", "today": "", "09/08/2025": "",
	} {
		if got, err := Date(in); got != want || (err == nil) != (want != "") {
			t.Errorf("Date(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

// tree makes files under a new folder and returns it.
func tree(t *testing.T, files map[string]string) string {
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "B", "a/2.txt": "A2", "a/1.jsonl": `{"text":"A1"}` + "\n" + `{"text":"A1b"}`, "c.TXT": "C", "d.png": "\x89PNG",
		".hidden.txt": "H", ".git/x.txt": "G", "e/readme.md": "no",
	})
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Log("no links here:", err)
	}
	got := strings.ReplaceAll(show([]string{dir}, Options{}), dir+string(filepath.Separator), "")
	want := "a/1.jsonl:1 \"A1\"\na/1.jsonl:2 \"A1b\"\na/2.txt \"A2\"\nb.txt \"B\"\nc.TXT \"C\"\n"
	if filepath.ToSlash(got) != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if n, files, known := Size([]string{dir}); n != int64(len("BA2C")+28) || files != 4 || !known {
		t.Errorf("Size = %d bytes, %d files, %v", n, files, known)
	}
}

func TestMissing(t *testing.T) {
	dir := tree(t, map[string]string{"empty/x.png": "", "a.txt": "A"})
	names := []string{filepath.Join(dir, "none.txt"), filepath.Join(dir, "empty"), filepath.Join(dir, "a.txt"), filepath.Join(dir, "none")}
	got := strings.ReplaceAll(show(names, Options{}), dir+string(filepath.Separator), "")
	want := "E006 none.txt: the file cannot be opened: no such file or directory\n" +
		"E006 empty: the folder holds no file that can be read (" + strings.Join(extensions(), " ") + ")\na.txt \"A\"\n" +
		"E006 none: the file cannot be opened: no such file or directory\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestShards: the shards are disjoint, complete and alike in size, whatever the kinds of input.
func TestShards(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "1", "b.jsonl": `{"text":"2"}` + "\n\n{\n" + `{"text":"4"}`, "c.txt": "5", "d.txt": "6"})
	all := strings.SplitAfter(show([]string{dir}, Options{}), "\n")
	got := make([]string, len(all))
	for i := range 4 {
		for k, line := range strings.SplitAfter(show([]string{dir}, Options{Shard: i + 1, Shards: 4}), "\n") {
			if line != "" {
				got[i+4*k] = line
			}
		}
	}
	if strings.Join(got, "") != strings.Join(all, "") || len(all) != 7 {
		t.Errorf("the shards hold\n%v\nall\n%v", got, all)
	}
}

func TestBrokenPipe(t *testing.T) {
	for in, want := range map[string]string{
		"He said":                      "E006 -: reading broke off: wire cut\n",
		`{"text":"A"}` + "\n" + `{"te`: "-:1 \"A\"\nE006 -:2: reading broke off: wire cut\n",
	} {
		broken := io.MultiReader(strings.NewReader(in), iotest.ErrReader(errors.New("wire cut")))
		if got := show([]string{"-"}, Options{Stdin: broken}); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestStop(t *testing.T) {
	dir := tree(t, map[string]string{"a/1.txt": "1", "a/2.jsonl": strings.Repeat(`{"text":"x"}`+"\n", 5), "b.txt": "3"})
	for stop := 1; stop <= 7; stop++ {
		n := 0
		for range Articles([]string{dir, filepath.Join(dir, "none"), dir}, Options{}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("stopped at %d, want %d", n, stop)
		}
	}
}
