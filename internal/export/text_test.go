package export

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"sayso"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file under testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs (%v); got\n%s", path, err, got)
	}
}

func TestText(t *testing.T) {
	golden(t, "sample.txt", Text(sample(t), TextOptions{}))
	golden(t, "sample.ansi", Text(sample(t), TextOptions{Color: true}))
}

var ansi = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestTextKeepsText: without the marks, the text shown is the stored text, in colour and in brackets.
func TestTextKeepsText(t *testing.T) {
	plain := strings.NewReplacer("⟦", "", "⟧", "", "⟨", "", "⟩", "", "‹", "", "›", "",
		"⁰", "", "¹", "", "²", "", "³", "", "⁴", "", "⁵", "", "⁶", "", "⁷", "", "⁸", "", "⁹", "")
	for _, color := range []bool{false, true} {
		got := ansi.ReplaceAllString(string(Text(sample(t), TextOptions{Color: color})), "")
		if !strings.Contains(plain.Replace(got), sampleText) {
			t.Errorf("color %v: the text is not there as stored:\n%s", color, got)
		}
	}
}

// TestTextUnits: the place of a warning is told in the unit asked for.
func TestTextUnits(t *testing.T) {
	for unit, want := range map[sayso.Offsets]string{
		"":                 "W004 at codepoints 199 to 200: ",
		sayso.OffsetsUTF16: "W004 at utf16 199 to 201: ",
		sayso.OffsetsBytes: "W004 at bytes 208 to 212: ",
	} {
		if got := string(Text(sample(t), TextOptions{Offsets: unit})); !strings.Contains(got, want) {
			t.Errorf("%q: no %q in\n%s", unit, want, got)
		}
	}
}

// TestTextCrossing: spans that cross, and a chain that runs in a circle, are shown, not refused.
func TestTextCrossing(t *testing.T) {
	rec := &sayso.Record{Article: &sayso.Article{ID: "x", Text: "one two three"}, Attributions: []sayso.Attribution{
		{ID: "a1", Content: []sayso.Span{{Start: 0, End: 7}}, Kind: sayso.KindIndirect, Parent: "a2"},
		{ID: "a2", Content: []sayso.Span{{Start: 4, End: 13}}, Kind: sayso.KindIndirect, Parent: "a1"},
	}}
	got := string(Text(rec, TextOptions{}))
	for _, want := range []string{"⟦¹one ⟦²two⟧ three⟧", "this article › (not said) › (not said) · one two\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain “é” 👩‍👧\t\n":    "plain “é” 👩‍👧\t\n",
		"a\r\nb\rc":            "a\nb␍c",
		"\x1b]0;x\x07\x00\x7f": "␛]0;x␇␀␡",
		"\u009b31m\u0085":      "<U+009B>31m<U+0085>",
		"\u202eabc\u2066":      "<U+202E>abc<U+2066>",
		// A name with a character that nobody sees is not the name.
		"Ann\u200b Ho\u00adlm":    "Ann<U+200B> Ho<U+00AD>lm",
		"Ann\u200d\ufeff":         "Ann<U+200D><U+FEFF>",
		"Ann\U000e0041\u3164":     "Ann<U+E0041><U+3164>",
		"Ann\ufe0f":               "Ann<U+FE0F>",
		"a\u2028b":                "a<U+2028>b",
		"\ufffea\ufdd0\U0001ffff": "<U+FFFE>a<U+FDD0><U+1FFFF>",
		// Where such a character does its work, it stays: joined letters, pictures of several signs, the flag of Scotland.
		"می\u200cروم":     "می\u200cروم",
		"❤\ufe0f 1\ufe0f": "❤\ufe0f 1\ufe0f",
		"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F": "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
		// Marks pile up as high as any script needs.
		"e\u0301\u0323": "e\u0301\u0323",
		"e" + strings.Repeat("\u0301", 8) + "n\u0303": "e" + strings.Repeat("\u0301", 6) + "<2 marks more>n\u0303",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestSignedKeepsText: with its signs put back, what is shown is the text, whatever stands in it.
func TestSignedKeepsText(t *testing.T) {
	for _, in := range []string{"", "a\x00b\u202ec\r\nd", "\xff\xfe\uFFFD", "n\u0303\u200b\U000e0041", strings.Repeat("\u0301", 20)} {
		var b strings.Builder
		EachSigned(in, func(shown, _ string) { b.WriteString(shown) })
		if want := strings.ReplaceAll(in, "\r\n", "\n"); b.String() != want {
			t.Errorf("%q came back as %q", in, b.String())
		}
	}
}
