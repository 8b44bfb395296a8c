package golden

import (
	"strings"
	"testing"

	"sayso"
)

const article = "The heir, he said, was “the one.” He said so: the heir.\nJose\u0301 left."

func TestResolve(t *testing.T) {
	for _, c := range []struct{ quoted, want string }{
		{"`he`", "[10,12)"}, // not in "The" or "the"
		{"`said`#2", "[41,45)"},
		{"`“the one.”`", "[23,37)"},
		{"\"heir.\\nJose\\u0301\"", "[54,66)"},
		{"`said`", "error `said` occurs 2 times: say which with #n"},
		{"`said`#3", "error `said` has no occurrence #3, but 2"},
		{"`said`#x", "error `said` has no occurrence #x, but 2"},
		{"`said`2", "error \"2\" after `said`"},
		{"`ai`", "error `ai` is not in the article"},
		{"`Jose`", "error `Jose` is not in the article"}, // it would cut the accent off
		{"``", "error `` quotes nothing"},
		{"said", "error said is no quotation in backquotes or double quotes"},
	} {
		span, err := resolve(article, c.quoted)
		got := span.String()
		if err != nil {
			got = "error " + err.Error()
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.quoted, got, c.want)
		}
	}
}

// FuzzQuote checks that what quote writes resolve reads, for every span that ends at word boundaries.
func FuzzQuote(f *testing.F) {
	f.Add(article, 10, 12)
	f.Add("a`b a`b", 4, 7)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		if start < 0 || end > len(text) || start >= end || strings.ToValidUTF8(text[start:end], "") != text[start:end] ||
			!boundary(text, start) || !boundary(text, end) {
			return
		}
		want := sayso.Span{Start: start, End: end}
		if got, err := resolve(text, quote(text, want)); err != nil || got != want {
			t.Fatalf("%v of %q is quoted %s and read as %v, %v", want, text, quote(text, want), got, err)
		}
	})
}
