package part

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

func docOf(text, title string) *nlp.Doc {
	return token.New(encoder.NewVocabulary(models.Vocabulary)).Doc((&sayso.Article{Text: text, Title: title}).Identified())
}

// list prints parts as the documents in testdata do.
func list(text string, parts []sayso.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(string(p.Kind) + " " + p.Span.In(text) + "\n")
	}
	return b.String()
}

// TestDocuments reads the articles in testdata.
func TestDocuments(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d documents, %v", len(names), err)
	}
	f := New()
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := txtar.Parse(raw).Files
		text, want := string(files[0].Data), string(files[1].Data)
		if got := list(text, f.Find(docOf(text, ""))); got != want {
			t.Errorf("%s:\n got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestTables executes the example of each row, in the middle of an article.
func TestTables(t *testing.T) {
	f := New()
	examples := append(table("parts/openings.tsv", "opening", "kind", "behind", "example"), table("parts/closings.tsv", "closing", "kind", "example")...)
	for _, row := range examples {
		example := row[len(row)-1]
		text := "The bridge will stay shut, the mayor said on Monday.\n\n" + example + "\n\nNobody knows for how long it will be shut this time.\n"
		if got, want := list(text, f.Find(docOf(text, ""))), row[1]+" "+example+"\n"; got != want {
			t.Errorf("%s: got %q, want %q", row[0], got, want)
		}
		if !strings.HasPrefix(strings.ToLower(strings.ReplaceAll(strings.TrimLeft(example, "("), "’", "'")), row[0]) &&
			!strings.HasSuffix(strings.ToLower(strings.TrimRight(example, ".)")), row[0]) {
			t.Errorf("%s: not in its example %q", row[0], example)
		}
	}
}

func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"KYIV, March 3 (Reuters) — A man":         "KYIV, March 3 (Reuters) —",
		"KYIV, March 3, 2025 — A man":             "KYIV, March 3, 2025 —",
		"WASHINGTON — The":                        "WASHINGTON —",
		"WASHINGTON — “No":                        "WASHINGTON —",
		"WASHINGTON (AP) - the":                   "WASHINGTON (AP) -",
		"GENEVA/PARIS (AFP) – The":                "GENEVA/PARIS (AFP) –",
		"RIO DE JANEIRO, Brazil (AP) — The":       "RIO DE JANEIRO, Brazil (AP) —",
		"Paris (AFP) – The":                       "Paris (AFP) –",
		"PORT-AU-PRINCE, Haiti, Sept. 9 — The":    "PORT-AU-PRINCE, Haiti, Sept. 9 —",
		"ŁÓDŹ, Poland — The":                      "ŁÓDŹ, Poland —",
		"NATO — the alliance":                     "",
		"BREAKING — The bridge":                   "",
		"A man — The best — said":                 "",
		"The plan (see below) - and nothing else": "",
		"KYIV":              "",
		"":                  "",
		"WASHINGTON—The":    "", // a dash without a space may join
		"I — The Beginning": "",
	} {
		if got := text[:dateline(text)]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The title as given is the headline, even if it ends in a stop.
func TestTitle(t *testing.T) {
	text := "The bridge stays shut.\n\nThe mayor said on Monday that it will stay shut.\n"
	if got := list(text, New().Find(docOf(text, "The bridge stays shut."))); got != "headline The bridge stays shut.\n" {
		t.Errorf("got %q", got)
	}
}

func FuzzFind(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	finder := New()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		end := 0
		for _, p := range finder.Find(docOf(text, "")) {
			if p.Span.Start < end || p.Span.End > len(text) || p.Span.Start >= p.Span.End || p.Kind == "" || strings.TrimSpace(p.Span.In(text)) != p.Span.In(text) {
				t.Fatalf("%s %v after %d in %q", p.Kind, p.Span, end, text)
			}
			end = p.Span.End
		}
	})
}
