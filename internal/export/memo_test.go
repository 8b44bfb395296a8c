package export

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/pdf"
)

// pdfText takes the text out of a PDF with the reader that articles are read with.
func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	d, err := pdf.Extractor{}.Extract(data, extract.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	return d.Text
}

func TestMemo(t *testing.T) {
	got := files(t, "memo", Options{}, full(t))["memo.html"].Bytes()
	_, main, _ := strings.Cut(string(got), "<main>")
	golden(t, "memo.html", []byte(main))
	if fetches.Match(got) || bytes.Contains(got, []byte("<script")) {
		t.Error("the page fetches something or runs a script")
	}
	for _, id := range regexp.MustCompile(`href="#(w\d+)"`).FindAllStringSubmatch(string(got), -1) {
		if !strings.Contains(string(got), `<li id="`+id[1]+`">`) {
			t.Errorf("no %s", id[1])
		}
	}
	data := files(t, "memo-pdf", Options{}, full(t))["memo-pdf.pdf"].Bytes()
	golden(t, "memo.pdf.txt", []byte(pdfText(t, data)))
	if !bytes.Equal(data, files(t, "memo-pdf", Options{}, full(t))["memo-pdf.pdf"].Bytes()) {
		t.Error("the same record gave other bytes")
	}
}

// TestMemoWords: every number of a line is there, and what stands under it are the words at its place, in every unit.
func TestMemoWords(t *testing.T) {
	for _, unit := range []sayso.Offsets{sayso.OffsetsCodePoints, sayso.OffsetsBytes, sayso.OffsetsUTF16} {
		m, err := MemoOf([]*sayso.Record{full(t), sample(t)}, Options{Unit: unit})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range m.Words {
			title, at, _ := strings.Cut(w.Where, ": ")
			text := map[string]string{"Ferry strike over, minister says": fullText, "Harbour tunnel to open a year late": sampleText}[title]
			start, end, _ := strings.Cut(at, "–")
			around := strings.TrimSuffix(strings.TrimPrefix(w.Before+w.Words+w.After, "… "), " …")
			if got := cut(text, start, end, unit); got != w.Words || !strings.Contains(text, around) {
				t.Errorf("%s: %q is not %q", w.Where, w.Words, got)
			}
		}
		used := map[int]bool{}
		for _, s := range m.Sections {
			for _, l := range s.Lines {
				for _, n := range l.Refs {
					used[n] = true
				}
				if len(l.Refs) == 0 {
					t.Errorf("%q rests on nothing", l.Text)
				}
			}
		}
		if len(used) != len(m.Words) || len(m.Words) < 20 || len(m.Sections) != 10 {
			t.Errorf("%d numbers are used of %d; %d sections", len(used), len(m.Words), len(m.Sections))
		}
	}
}

// hostile is an article that would break out, turn the line round, or has no end.
func hostile() *sayso.Record {
	text := "<script>alert(1)</script> \u202eevil\u202c \x1b[31m “مرحبا بالعالم” 🚢 " + strings.Repeat("x", 5000) + "\n" + strings.Repeat("line ", 3000)
	rec := &sayso.Record{Article: (&sayso.Article{ID: "h", Title: "</title><script>1</script>", URL: "javascript:alert(1)", Text: text}).Identified()}
	rec.Attributions = []sayso.Attribution{{ID: "a1", Kind: sayso.KindIndirect, Content: []sayso.Span{{Start: 0, End: len(text)}}}}
	return rec
}

func TestMemoHostile(t *testing.T) {
	var page, file bytes.Buffer
	m, err := MemoOf([]*sayso.Record{hostile()}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := MemoHTML(&page, m); err != nil {
		t.Fatal(err)
	}
	if err := MemoPDF(&file, m); err != nil {
		t.Fatal(err)
	}
	if got := page.String(); strings.Contains(got, "<script") || strings.ContainsAny(got, "\u202e\x1b") || strings.Contains(got, "javascript:") {
		t.Errorf("%.3000s", got)
	}
	if got := html.UnescapeString(tags.ReplaceAllString(page.String(), "")); !strings.Contains(got, "مرحبا بالعالم") || !strings.Contains(got, "🚢") {
		t.Error("the page lacks words of the text")
	}
	got := pdfText(t, file.Bytes())
	pages := bytes.Count(file.Bytes(), []byte("/Type /Page "))
	if !strings.Contains(got, "“[13 characters not shown]” [U+1F6A2]") || pages < 6 {
		t.Errorf("%d pages\n%.2000s", pages, got)
	}
	if n := strings.Count(got, "line"); n < 5500 {
		t.Errorf("only %d of the lines twice 3000 are there", n)
	}
	// Thirteen of Arabic with their space, the ship, and the sign for an escape, in the line and in the source words.
	if !strings.Contains(strings.Join(strings.Fields(got), " "), "30 characters of the above could not be shown") {
		t.Errorf("%s", got[max(0, len(got)-600):])
	}
}

// TestSubset: the outlines of the glyphs asked for, and of those they are made of, are those of the font; the others are empty.
func TestSubset(t *testing.T) {
	f, err := newPDFFont("X", bodyFont())
	if err != nil {
		t.Fatal(err)
	}
	want := []uint16{f.glyphs['A'], f.glyphs['Ä'], f.glyphs['ж']}
	if len(f.parts(f.glyphs['Ä'])) == 0 {
		t.Fatal("Ä is not made of parts: take another letter for this test")
	}
	data := f.subset(want)
	sub := &ttf{tables: map[string][]byte{}}
	for i := range int(be16(data, 4)) {
		row := data[12+16*i:]
		table := data[be32(row, 8) : be32(row, 8)+be32(row, 12)]
		sub.tables[string(row[:4])] = table
		if checkSum(table) != be32(row, 4) {
			t.Errorf("%s: another check sum", row[:4])
		}
	}
	kept := map[uint16]bool{0: true}
	for _, g := range want {
		kept[g] = true
		for _, p := range f.parts(g) {
			kept[p] = true
		}
	}
	for g := range len(f.widths) {
		got := sub.tables["glyf"][be32(sub.tables["loca"], 4*g):be32(sub.tables["loca"], 4*g+4)]
		if outline := f.outline(uint16(g)); kept[uint16(g)] && !bytes.HasPrefix(got, outline) || !kept[uint16(g)] && len(got) > 0 {
			t.Errorf("glyph %d has %d bytes", g, len(got))
		}
	}
	if len(data) > 100_000 {
		t.Errorf("%d bytes for three letters", len(data))
	}
	if _, err := parseTTF(bodyFont()[:5000]); err == nil {
		t.Error("a font cut short was taken")
	}
}

func TestMemoEmpty(t *testing.T) {
	for _, name := range []string{"memo", "memo-pdf"} {
		for file, b := range files(t, name, Options{}) {
			if b.Len() == 0 {
				t.Error(fmt.Sprint(file, " is empty"))
			}
		}
	}
}
