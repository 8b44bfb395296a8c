package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/extracttest"
)

// write makes a PDF of numbered objects, 1 the catalogue. The table of places is left empty: the reader uses none.
func write(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "xref\n0 0\ntrailer\n<</Root 1 0 R %s>>\nstartxref\n0\n%%%%EOF\n", trailer)
	return b.Bytes()
}

func content(s string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s)
}

func packed(header, s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", header, b.Len(), b.String())
}

// helvetica has letters half as wide as high, which is near enough.
const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"

// pages makes a PDF with one page for each content stream.
func pages(streams ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>", "", helvetica}
	kids := ""
	for _, s := range streams {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+1), content(s))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<</F 3 0 R>>>>>>", len(streams), kids)
	return write("", objects...)
}

// set writes lines of text from a place downwards, 12 points apart, in 10-point type.
func set(x, y int, lines ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F 10 Tf 12 TL %d %d Td\n", x, y)
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T*\n", strings.NewReplacer("(", "\\(", ")", "\\)").Replace(l))
	}
	return b.String() + "ET\n"
}

// read takes the text out of a PDF, warnings in front.
func read(t *testing.T, raw []byte) string {
	t.Helper()
	d, err := Extractor{}.Extract(raw, extract.Hint{})
	if err != nil {
		return err.Error()
	}
	extracttest.CheckDocument(t, d)
	out := ""
	for _, w := range d.Warnings {
		out += fmt.Sprintf("%s %s\n", w.Code, w.Message)
	}
	return out + d.Text
}

func TestLayout(t *testing.T) {
	column := []string{"The first column says one thing and", "goes on with it for five lines until", "the end of what can be said about", "the matter, which is then left to", "others. And on"}
	other := []string{"the right it goes on with more of the", "same, for as many lines as there are", "on the other side of the page where", "it began, until nothing is left to", "say."}
	joined := strings.Join(column, " ") + " " + strings.Join(other, " ")
	interleaved := set(50, 750, "A headline that runs across both of the columns of the page below it, as headlines do")
	for i := range column {
		interleaved += set(50, 700-12*i, column[i]) + set(310, 700-12*i, other[i])
	}
	numbered := func(n int, lines ...string) string {
		return set(50, 800, "The Daily Example") + set(50, 700, lines...) + set(300, 30, fmt.Sprint(n))
	}
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"lines of a paragraph", "“No,” the minister said on Friday in the capital.\n\nShe left.",
			pages(set(50, 700, "\x93No,\x94 the minister said on Friday", "in the capital.") + set(50, 660, "She left."))},
		{"a short last line ends it", "One two three four five six seven eight. Nine.\n\nTen eleven twelve thirteen fourteen.",
			pages(set(50, 700, "One two three four five six seven eight.", "Nine.", "Ten eleven twelve thirteen fourteen."))},
		{"an indent begins one", "The first paragraph of two is this one, and ends here at the edge.\n\nThe second is this, and runs on.",
			pages(set(50, 700, "The first paragraph of two is this one,", "and ends here at the edge.") + set(65, 676, "The second is this,") + set(50, 664, "and runs on."))},
		{"paragraphs of one line, told by their indent", "“What is it?” asked the minister of the city on Friday at noon there.\n\n“It is what it is, as it has always been,” he said.\n\n“Is it so?” she said.",
			pages(set(50, 700, "\x93What is it?\x94 asked the minister of the city", "on Friday at noon there.") + set(65, 676, "\x93It is what it is, as it has always been,\x94 he said.") + set(65, 664, "\x93Is it so?\x94 she said."))},
		{"a list without stops", "What the report asks for\n\nNew bolts\n\nA second pump, since the first one was drowned in the flood of the spring",
			pages(set(50, 700, "What the report asks for", "New bolts", "A second pump, since the first one was drowned in", "the flood of the spring"))},
		{"an item of two sentences", "The report asks for a thing.\n\n• New bolts. They must be there in May. Not later.",
			pages(set(50, 700, "The report asks for a thing.") + set(50, 680, "\x95 New bolts. They must be there in May.") + set(65, 668, "Not later."))},
		{"two columns", joined, pages(set(50, 700, column...) + set(310, 700, other...))},
		{"columns drawn line by line", "A headline that runs across both of the columns of the page below it, as headlines do\n\n" + joined, pages(interleaved)},
		{"words drawn one by one", "No one knows.", pages("BT /F 10 Tf 50 700 Td (No) Tj 13 0 Td (one) Tj 18 0 Td (knows.) Tj ET")},
		{"spaces by kerning", "No one knows.", pages("BT /F 10 Tf 50 700 Td [(No) -300 (one) -300 (kn) 20 (ows.)] TJ ET")},
		{"drawn twice", "Bold", pages("BT /F 10 Tf 50 700 Td (Bold) Tj 0.3 0 Td (Bold) Tj ET")},
		{"running heads and numbers", "W010 not read: 5 running heads or page numbers\nThe Daily Example\n\nOne sentence begins here and goes on over the next page. Then comes the second. Third.",
			pages(numbered(1, "One sentence begins here"), numbered(2, "and goes on over the next page. Then"), numbered(3, "comes the second. Third."))},
		{"artifacts", "Text.", pages("/Artifact <</Type/Pagination>> BDC " + set(50, 800, "Page 7") + "EMC " + set(50, 700, "Text."))},
		{"an empty page, turned letters", "W010 not read: 1 pages that hold no text\nW010 not read: 4 letters that do not run from left to right\nText.",
			pages("", set(50, 700, "Text.")+"BT /F 10 Tf 0 1 -1 0 20 20 Tm (Side) Tj ET")},
		{"a picture inside", "Text.", pages("BI /W 1 ID \x00( EI " + set(50, 700, "Text."))},
	} {
		if got := read(t, c.raw); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// Words parted at line ends (docs/decisions/0014-own-pdf-reader.md).
func TestHyphens(t *testing.T) {
	for _, c := range []struct {
		name, want string
		lines      []string
	}{
		{"known from elsewhere", "The government said the government would stay", []string{"The government said the govern-", "ment would stay"}},
		{"known with a hyphen", "A long-awaited answer to the long-awaited question", []string{"A long-awaited answer to the long-", "awaited question"}},
		{"not known", "W011 1 words parted at the end of a line were joined: deliberations\nHe would not discuss deliberations with us", []string{"He would not discuss delib-", "erations with us"}},
		{"a soft hyphen", "He would not discuss deliberations with us", []string{"He would not discuss delib\xad", "erations with us"}},
		{"a name", "He flew to Stratford-upon- Avon with us", []string{"He flew to Stratford-upon-", "Avon with us"}},
		{"a dash", "He said - and meant it - that", []string{"He said -", "and meant it - that"}},
	} {
		if got := read(t, pages(set(50, 700, c.lines...))); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestFonts(t *testing.T) {
	show := func(font, s string, more ...string) []byte {
		objects := append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[4 0 R]/Resources<</Font<</F 3 0 R>>>>>>", font,
			"<</Type/Page/Contents 5 0 R>>", content("BT /F 10 Tf 50 700 Td " + s + " Tj ET")}, more...)
		return write("", objects...)
	}
	cmap := "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <FB01> <0002> <201C> endbfchar " +
		"2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0041> <D83DDE00>] endbfrange"
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"standard encoding", "‘it’s’ “fine” Æß", show("<</Subtype/Type1>>", "(`it's' \xaafine\xba \xe1\xfb)")},
		{"MacRoman", "“é”", show("<</Subtype/TrueType/Encoding/MacRomanEncoding>>", "(\xd2\x8e\xd3)")},
		{"differences", "fi é — ń f", show("<</Subtype/Type1/Encoding<</Differences[1/fi 2/eacute/emdash/uni0144 7/f.sc]>>>>", "(\x01 \x02 \x03 \x04 \x07)")},
		{"two bytes, by its own table", "fi“abcA😀", show("<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW 500/W[1 [600 700] 16 18 500]>>]/ToUnicode 6 0 R>>",
			"<00010002001000110012"+"00200021>", packed("", cmap))},
	} {
		if got := read(t, c.raw); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
	if got := read(t, show("<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>", "<001000110099>", packed("", cmap))); !strings.HasPrefix(got, "W010 not read: 1 of 3 letters") {
		t.Errorf("a letter that no font explains: %q", got)
	}
	if n := len([]rune(upper)); n != 0xFB-0xA1+1 {
		t.Errorf("the standard encoding has %d letters above", n)
	}
}

func TestStructure(t *testing.T) {
	inside := "1 0 2 33 3 99 " // numbers and offsets of the objects below
	body := fmt.Sprintf("%-33s%-66s%s", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[6 0 R]/Resources<</Font<</F 3 0 R>>>>>>", helvetica)
	objects := packed(fmt.Sprintf("/Type/ObjStm/N 3/First %d", len(inside)), inside+body)
	raw := []byte("%PDF-2.0\r\n5 0 obj " + objects + " endobj\n6 0 obj<</Type/Page/Contents[7 0 R 8 0 R]>>endobj\n7 0 obj" + content("BT /F 10 Tf 50 700 Td (Old) Tj") + "\n8 0 obj" +
		content("( text.) Tj ET") + "\n9 0 obj " + packed("/Type/XRef/Root 1 0 R/Size 99", "") + "\nstartxref 0 %%EOF")
	if got := read(t, raw); got != "Old text." {
		t.Errorf("object streams: %q", got)
	}
	changed := append(bytes.Clone(raw), "\n7 0 obj "+content("BT /F 10 Tf 50 700 Td (New) Tj")+" endobj trailer<</Info<</Title(\xfe\xff\x00N\x00o)/Author(Ren\xe9e Okafor)/CreationDate(D:20250304160506+02'00')>>>>"...)
	d, err := Extractor{}.Extract(changed, extract.Hint{})
	if err != nil || d.Text != "New text." || d.Title != "No" || d.Authors[0] != "Renée Okafor" || d.Published != "2025-03-04T16:05:06+02:00" {
		t.Errorf("changed by appending: %+v, %v", d, err)
	}
	form := write("", "<</Pages 2 0 R>>", "<</Kids[4 0 R]/Resources<</Font<</F 3 0 R>>/XObject<</X 6 0 R>>>>>>", helvetica, "<</Contents 5 0 R>>",
		content("q 1 0 0 1 0 100 cm /X Do Q"), "<</Subtype/Form/Length 99>>stream\n"+set(50, 600, "In a form.")+"/X Do\nendstream")
	if got := read(t, form); got != "In a form." {
		t.Errorf("form: %q", got)
	}
}

func TestBroken(t *testing.T) {
	whole := pages(set(50, 700, "Text."))
	catalogue := "<</Pages 2 0 R>>"
	for _, c := range []struct {
		name string
		raw  []byte
		want sayso.Code
	}{
		{"cut short", whole[:len(whole)-150], sayso.ErrFormat},
		{"no bytes", nil, sayso.ErrFormat},
		{"only the mark", []byte("%PDF-1.4\n"), sayso.ErrFormat},
		{"encrypted", write("/Encrypt 9 0 R", catalogue), sayso.ErrEncrypted},
		{"no text", pages("0 0 100 100 re f"), sayso.ErrNoArticle},
		{"letters without meaning", write("", catalogue, "<</Kids[4 0 R]/Resources<</Font<</F 3 0 R>>>>>>", "<</Subtype/Type0/Encoding/Identity-H>>", "<</Contents 5 0 R>>",
			content("BT /F 10 Tf <0001> Tj ET")), sayso.ErrNoArticle},
		{"a page that is missing", write("", catalogue, "<</Kids[7 0 R]>>"), sayso.ErrFormat},
		{"pages in a circle", write("", catalogue, "<</Kids[2 0 R 2 0 R]>>"), sayso.ErrNoArticle},
		{"a damaged stream", write("", catalogue, "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", "<</Filter/FlateDecode/Length 4>>stream\nabcd\nendstream"), sayso.ErrFormat},
		{"an unknown filter", write("", catalogue, "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", "<</Filter/LZWDecode/Length 4>>stream\nabcd\nendstream"), sayso.ErrFormat},
		{"a reference to itself", write("", "1 0 R"), sayso.ErrFormat},
		{"a stream in itself", write("", "<</Pages 2 0 R>>", "<</Type/ObjStm/N 1/First 4/Length 2 0 R>>stream\n2 0 2 0 R\nendstream"), sayso.ErrNoArticle},
	} {
		if got := extracttest.Code(t, Extractor{}, c.raw, 4<<20); got != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
}

// Files that promise gigabytes, unpack to them, or run in circles end in a coded error and in bounded memory.
func TestBounded(t *testing.T) {
	page := func(more ...string) []byte {
		return write("", append([]string{"<</Pages 2 0 R>>", "<</Kids[3 0 R]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>", "<</Contents 5 0 R>>", helvetica}, more...)...)
	}
	forms := strings.Repeat("/X Do ", 1000)
	for _, c := range []struct {
		name string
		raw  []byte
		most uint64
		want sayso.Code
	}{
		{"numbers of a gigabyte", []byte("%PDF-1.4\n4000000000 0 obj<</Type/XRef/Size 4000000000/W[1 99999999 1]/Index[4000000000 9]>>stream\nendstream\nxref\n4000000000 2\ntrailer<</Size 99999999999/Root 1 0 R>>"), 1 << 20, sayso.ErrFormat},
		{"columns of a gigabyte", page(packed("/DecodeParms<</Predictor 12/Columns 1000000000>>", "\x02abc")), 1 << 20, sayso.ErrNoArticle},
		{"a bomb", page(packed("", strings.Repeat(" ", maxUnpacked+1))), 6 * maxUnpacked, sayso.ErrTooLarge},
		{"forms in forms", page(content(forms), "<</Subtype/Form/Length 99>>stream\n"+forms+"\nendstream"), 1 << 30, sayso.ErrTooLarge},
		{"arrays without end", []byte("%PDF-1.4\n1 0 obj" + strings.Repeat("[", 1_000_000)), 128 << 20, sayso.ErrFormat},
		{"dictionaries without end", []byte("%PDF-1.4\n1 0 obj" + strings.Repeat("<</A", 500_000)), 128 << 20, sayso.ErrFormat},
		{"a string without end", page(content("BT <4142 (((((" + strings.Repeat("(", 1_000_000))), 128 << 20, sayso.ErrNoArticle},
		{"trailers without end", []byte("%PDF-1.4\n" + strings.Repeat("trailer", 300_000)), 128 << 20, sayso.ErrFormat},
	} {
		if got := extracttest.Code(t, Extractor{}, c.raw, c.most); got != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(pages(set(50, 700, "\x93No,\x94 the minis-", "ter said.")))
	f.Add(pages("/Artifact BMC EMC [(a) -300 (b)] TJ", set(50, 700, "Text.")))
	f.Add(write("/Info<</CreationDate(D:2025)>>", "<</Pages 2 0 R>>", "<</Kids[3 0 R]/Resources<</Font<</F 4 0 R>>>>>>", "<</Contents 5 0 R>>",
		"<</Subtype/Type0/DescendantFonts[<</W[1 [600] 2 3 500]>>]/ToUnicode 6 0 R>>", content("BT /F 10 Tf <00010002> Tj ET"), content("1 beginbfrange <0001> <0002> <0041> endbfrange")))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		extracttest.Check(t, Extractor{}, raw)
	})
}

// FuzzContent fuzzes what is drawn on a page.
func FuzzContent(f *testing.F) {
	f.Add(set(50, 700, "Text.") + "q 2 0 0 2 0 0 cm [(a)-300(b)]TJ Q")
	f.Fuzz(func(t *testing.T, s string) { extracttest.Check(t, Extractor{}, pages(s, s)) })
}
