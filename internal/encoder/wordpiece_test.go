package encoder

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sayso/models"
)

// TestGolden compares ids and byte offsets with the reference tokenizer's on own texts.
func TestGolden(t *testing.T) {
	f, err := os.Open("testdata/wordpiece/golden.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	wp, n := NewWordPiece(NewVocabulary(models.Vocabulary)), 0
	for dec := json.NewDecoder(f); dec.More(); {
		var c struct {
			Name, Text string
			IDs        []int32
			Offsets    [][2]int32
		}
		if err := dec.Decode(&c); err != nil {
			t.Fatal(err)
		}
		if c.Name == "" { // the header
			continue
		}
		n++
		want := make([]string, len(c.IDs))
		for i := range c.IDs {
			want[i] = fmt.Sprint(c.IDs[i], c.Offsets[i])
		}
		var got []string
		for _, p := range wp.Append(nil, c.Text) {
			got = append(got, fmt.Sprint(p.ID, [2]int32{p.Start, p.End}))
		}
		if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
			t.Errorf("%s\ntext %+q\ngot  %s\nwant %s", c.Name, c.Text, g, w)
		}
	}
	if n < 90 {
		t.Errorf("only %d cases read", n)
	}
}

// TestNews compares digests of the reference's answers with ours on 3,000 lines of news, read where they lie.
func TestNews(t *testing.T) {
	shared := os.Getenv("SAYSO_SHARED")
	if shared == "" {
		t.Skip("SAYSO_SHARED does not point to the corpora")
	}
	sums, err := os.ReadFile("testdata/wordpiece/news.sha256")
	if err != nil {
		t.Fatal(err)
	}
	wp, lines := NewWordPiece(NewVocabulary(models.Vocabulary)), map[string][]string{}
	for _, row := range strings.Split(strings.TrimSpace(string(sums)), "\n")[1:] {
		var name, want string
		var block int
		if _, err := fmt.Sscan(row, &name, &block, &want); err != nil {
			t.Fatal(err)
		}
		if lines[name] == nil {
			lines[name] = newsLines(t, filepath.Join(shared, "corpora", "news", name), 1000)
		}
		h := sha256.New()
		for _, line := range lines[name][block*100 : block*100+100] {
			for _, p := range wp.Append(nil, line) {
				fmt.Fprintf(h, "%d %d %d\n", p.ID, p.Start, p.End)
			}
		}
		if got := fmt.Sprintf("%x", h.Sum(nil)); got != want {
			t.Errorf("%s, lines %d to %d: ids or offsets differ from the reference", name, block*100, block*100+99)
		}
	}
}

func newsLines(t *testing.T, path string, n int) (lines []string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(bufio.NewReader(z)); len(lines) < n; {
		var a struct{ Text string }
		if err := dec.Decode(&a); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for line := range strings.SplitSeq(a.Text, "\n") {
			if strings.TrimSpace(line) != "" && len(lines) < n {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// TestMarkBlock justifies the short way that dashes and quotation marks take.
func TestMarkBlock(t *testing.T) {
	for r := firstMark; r <= lastMark; r++ {
		if unicode.Is(dropped, r) || !isPunctuation(r) || !norm.NFD.IsNormalString(string(r)) || unicode.ToLower(r) != r {
			t.Errorf("%U is no plain mark", r)
		}
	}
}

// TestLongWord bounds the time for input without any space: greedy matching stops at maxWordRunes.
func TestLongWord(t *testing.T) {
	wp := NewWordPiece(NewVocabulary(models.Vocabulary))
	for name, text := range map[string]string{
		"letters":     strings.Repeat("a", 10<<20),
		"two bytes":   strings.Repeat("é", 5<<20),
		"marks":       strings.Repeat("\u0301", 5<<20),
		"punctuation": strings.Repeat("\"", 10<<20),
	} {
		start := time.Now()
		wp.Append(nil, text)
		if d := time.Since(start); d > 2*time.Minute { // about a second on an idle machine
			t.Errorf("10 MB of %s took %v", name, d)
		}
	}
}

// FuzzWordPiece checks what every later stage relies on, for any valid text.
func FuzzWordPiece(f *testing.F) {
	for _, s := range []string{"He said “no”.", "e\u0301\u00ad\ufeff İß ﬁ 👩\u200d🚀", "\uf902\u0378\u302e\x00", strings.Repeat("y", 101)} {
		f.Add(s)
	}
	wp := NewWordPiece(NewVocabulary(models.Vocabulary))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		last := Piece{}
		for i, p := range wp.Append(nil, text) {
			switch {
			case p.Start < 0 || p.End <= p.Start || int(p.End) > len(text):
				t.Fatalf("piece %d %+v out of range in %+q", i, p, text)
			case !utf8.RuneStart(text[p.Start]) || int(p.End) < len(text) && !utf8.RuneStart(text[p.End]):
				t.Fatalf("piece %d %+v cuts a rune in %+q", i, p, text)
			case p.Start < last.Start || p.End < last.End:
				t.Fatalf("piece %d %+v before %+v in %+q", i, p, last, text)
			case p.Cont && i == 0:
				t.Fatalf("first piece continues a word in %+q", text)
			}
			last = p
		}
	})
}

func BenchmarkWordPiece(b *testing.B) {
	text := strings.Repeat("The minister said on Tuesday that 12,500 people in Zürich hadn’t “understood” the counterproposal. ", 1000)
	wp := NewWordPiece(NewVocabulary(models.Vocabulary))
	b.SetBytes(int64(len(text)))
	var dst []Piece
	for b.Loop() {
		dst = wp.Append(dst[:0], text)
	}
}
