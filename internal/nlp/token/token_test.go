package token

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sayso"
	"sayso/internal/nlp"
)

// tokensOf prints the tokens of text with the case and quote state the model sees: "“|o The|t ...".
func tokensOf(tk *Tokenizer, text string) string {
	doc := tk.Doc(&sayso.Article{Text: text})
	var out []string
	for _, t := range doc.Tokens {
		mark := string("-tu"[t.Case]) + string("-ioc"[t.Quote])
		out = append(out, t.Span().In(text)+"/"+mark)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	tk := newTokenizer()
	for _, c := range []struct{ name, text, want string }{
		{"cases", "The EU said iPhone X.", "The/t- EU/u- said/-- iPhone/-- X/t- ./--"},
		{"curly", "“No,” he said.", "“/-o No/ti ,/-i ”/-c he/-- said/-- ./--"},
		{"straight", `"No," he said.`, `"/-o No/ti ,/-i "/-c he/-- said/-- ./--`},
		{"inch mark opens nothing", `A 6" pipe. "No."`, `A/t- 6/-- "/-c pipe/-- ./-- "/-o No/ti ./-i "/-c`},
		{"low and angled", "„Nein“ «non»", "„/-o Nein/ti “/-o «/-o non/-i »/-c"},
		{"single marks say nothing", "‘No’ isn’t", "‘/-- No/t- ’/-- isn/-- ’/-- t/--"},
		{"open mark ends with its paragraph", "“No\n\nYes", "“/-o No/ti Yes/t-"},
		{"accent of its own", "Cafe\u0301 said", "Cafe\u0301/t- said/--"},
		{"selector", "I ❤\ufe0f it", "I/t- ❤\ufe0f/-- it/--"},
		{"soft hyphen", "co\u00adop said\u00ad.", "co\u00adop/-- said/-- ./--"},
	} {
		if got := tokensOf(tk, c.text); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	tk := newTokenizer()
	for _, c := range []struct{ name, text, want string }{
		{"blank line", "One.\n\nTwo.", "One.¶Two."},
		{"one line end", "One.\nTwo.", "One.¶Two."},
		{"goes on in lower case", "One\ntwo.", "One\ntwo."},
		{"goes on after a comma", "One,\nTwo.", "One,\nTwo."},
		{"wrapped at a column", "A b\nc d,\nE f\ng h.\nI j.\n\nK.", "A b\nc d,\nE f\ng h.\nI j.¶K."},
		{"carriage returns", "One.\r\n\r\nTwo.\rThree.", "One.¶Two.¶Three."},
		{"separator", "One.\u2029Two.", "One.¶Two."},
	} {
		doc := tk.Doc(&sayso.Article{Text: c.text})
		var got []string
		for _, p := range doc.Paragraphs {
			got = append(got, doc.Span(p).In(c.text))
		}
		if g := strings.Join(got, "¶"); g != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.name, g, c.want)
		}
	}
}

// TestBounded reads what no newsroom writes in bounded time: nothing here may be quadratic.
func TestBounded(t *testing.T) {
	tk := newTokenizer()
	for name, text := range map[string]string{
		"quotation marks":  strings.Repeat("\"", 100_000),
		"opening marks":    strings.Repeat("“", 100_000),
		"full stops":       strings.Repeat(".", 100_000),
		"spaced stops":     strings.Repeat(". ", 100_000),
		"initials":         strings.Repeat("A.", 100_000),
		"questions":        strings.Repeat("“A?” B ", 50_000),
		"line ends":        strings.Repeat("a\n", 100_000),
		"combining marks":  "a" + strings.Repeat("\u0301", 100_000),
		"marks after dots": strings.Repeat(".\u0301", 50_000),
	} {
		start := time.Now()
		tk.Doc(&sayso.Article{Text: text})
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s took %v", name, d)
		}
	}
}

// FuzzDoc checks what later stages take for granted of any valid text.
func FuzzDoc(f *testing.F) {
	for _, s := range []string{"", "“No,” he said.\n\n“Yes.”", "U.S. e\u0301 . . . ?!", "1. A\r\n2. B", "\u0301.\u0301A.B"} {
		f.Add(s)
	}
	tk := newTokenizer()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		doc := tk.Doc(&sayso.Article{Text: text})
		end, piece := int32(0), int32(-1)
		for i, tok := range doc.Tokens {
			switch {
			case tok.Start < end && !shared(doc, i) || tok.End <= tok.Start || int(tok.End) > len(text):
				t.Fatalf("token %d %+v after %d in %+q", i, tok, end, text)
			case !utf8.RuneStart(text[tok.Start]) || int(tok.End) < len(text) && !utf8.RuneStart(text[tok.End]):
				t.Fatalf("token %d %+v cuts a rune in %+q", i, tok, text)
			case tok.Piece <= piece || len(doc.PiecesOf(nlp.TokenID(i))) == 0 || tok.Feature() >= nlp.Features:
				t.Fatalf("token %d %+v has no pieces or feature in %+q", i, tok, text)
			}
			end, piece = tok.End, tok.Piece
		}
		for name, ranges := range map[string][]nlp.Range{"sentences": doc.Sentences, "paragraphs": doc.Paragraphs} {
			at := nlp.TokenID(0)
			for _, r := range ranges {
				if r.Start != at || r.End <= r.Start {
					t.Fatalf("%s %v do not cover the tokens of %+q", name, ranges, text)
				}
				at = r.End
			}
			if int(at) != len(doc.Tokens) {
				t.Fatalf("%s %v end before the tokens of %+q", name, ranges, text)
			}
		}
	})
}

// shared reports whether token i and the one before stand for the same rune, which decomposes to a mark and a letter
// in a few scripts.
func shared(doc *nlp.Doc, i int) bool { return i > 0 && doc.Tokens[i].Start == doc.Tokens[i-1].Start }

func BenchmarkDoc(b *testing.B) {
	a := &sayso.Article{Text: strings.Repeat("The minister said on Tuesday that 12,500 people in Zürich hadn’t “understood” the U.S. plan. "+
		"“Who pays?” Mayor Edda M. Lund asked in St. Albin.\n\n", 500)}
	tk := newTokenizer()
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		tk.Doc(a)
	}
}
