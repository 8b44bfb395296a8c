package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/extracttest"
)

// pack writes a zip archive of names and contents, in turn.
func pack(parts ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const (
	types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	core  = `<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="dcterms"><dc:title>Minister  rejects the plan</dc:title>` +
		`<dc:creator>Renée Okafor</dc:creator><dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>`
)

// document writes a Word document with a body.
func document(body string) []byte {
	return pack("[Content_Types].xml", types, "word/document.xml", wordXML(body), "docProps/core.xml", core)
}

func wordXML(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="mc" xmlns:m="math" xmlns:v="vml"><w:body>` + body + `</w:body></w:document>`
}

func p(runs string) string { return "<w:p>" + runs + "</w:p>\n" }
func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }

func TestText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs of runs", p(r("“N")+r("o,” ")+r("she said.")) + p("") + p(r("She left.")), "“No,” she said.\n\nShe left."},
		{"lines, tabs and tab stops", p(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>`), "a\nb\tc"},
		{"tracked changes", p(r("She ") + `<w:del><w:r><w:delText>never </w:delText><w:t>ever </w:t></w:r></w:del><w:ins>` + r("always ") + `</w:ins>` + r("said no.")), "She always said no."},
		{"moved", p(`<w:moveFrom>`+r("b")+`</w:moveFrom>`+r("a ")) + p(`<w:moveTo>`+r("b")+`</w:moveTo>`), "a\n\nb"},
		{"hidden", p(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>` + `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r>` + r(" too")), "open too"},
		{"a field", p(`<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>` + `<w:hyperlink>` + r("a link") + `</w:hyperlink>`), "a link"},
		{"a text box, in two forms", p(r("Before ")+`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>`+p(r("in the")+`<w:r><w:br/></w:r>`+r("box"))+p(r("two"))+
			`</w:txbxContent></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>`+p(r("in the box"))+`</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>`+r("after.")) + p(r("Next.")),
			"Before after.\n\nin the\nbox\n\ntwo\n\nNext."},
		{"a table", `<w:tbl><w:tr><w:tc>` + p(r("a")) + `</w:tc><w:tc>` + p(r("b")) + `</w:tc></w:tr></w:tbl>`, "a\n\nb"},
		{"a formula", p(r("x ") + `<m:t>= y</m:t>` + r("z")), "x z"},
		{"a hyphen", p(r("re") + `<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>` + r("elect")), "re\u2011elect"},
	} {
		d, err := Extractor{}.Extract(document(c.body), extract.Hint{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, d.Text, c.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	note := p(r("He said no.") + `<w:r><w:footnoteReference w:id="2"/></w:r>`)
	d, err := Extractor{}.Extract(document(note), extract.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "Minister rejects the plan" || strings.Join(d.Authors, "|") != "Renée Okafor" || d.Published != "" {
		t.Errorf("%+v", d)
	}
	if len(d.Warnings) != 1 || d.Warnings[0].Code != sayso.WarnLeftOut {
		t.Errorf("footnote: %v", d.Warnings)
	}
	other := pack("_rels/.rels", `<Relationships><Relationship Type="http://x/officeDocument" Target="/story/main.xml"/></Relationships>`, "story/main.xml", wordXML(p(r("Text."))))
	if d, err = (Extractor{}).Extract(other, extract.Hint{}); err != nil || d.Text != "Text." {
		t.Errorf("main part elsewhere: %+v, %v", d, err)
	}
}

func TestBroken(t *testing.T) {
	whole := document(p(r("Text.")))
	flipped := bytes.Clone(whole)
	flipped[bytes.Index(flipped, []byte("word/document.xml"))+40] ^= 0xff
	for _, c := range []struct {
		name string
		raw  []byte
		want sayso.Code
	}{
		{"cut short", whole[:len(whole)-30], sayso.ErrFormat},
		{"a bit turned", flipped, sayso.ErrFormat},
		{"only the magic", []byte("PK\x03\x04"), sayso.ErrFormat},
		{"no bytes", nil, sayso.ErrFormat},
		{"another kind of archive", pack("a.txt", "hello"), sayso.ErrFormat},
		{"no text", document(p("")), sayso.ErrNoArticle},
		{"XML cut short", pack("word/document.xml", wordXML(p(r("Text.")))[:250]), sayso.ErrFormat},
		{"encrypted", []byte(oleMagic + "xxE\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), sayso.ErrEncrypted},
		{"an old document", []byte(oleMagic), sayso.ErrFormat},
		{"an entity that another holds", pack("word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`+wordXML(p(r("&b;")))), sayso.ErrFormat},
	} {
		if got := extracttest.Code(t, Extractor{}, c.raw, 4<<20); got != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
}

// A bomb, tens of kilobytes that unpack to sixteen megabytes of words, and elements without end.
func TestBounded(t *testing.T) {
	words := document(p(r(strings.Repeat("no ", maxUnpacked/3))))
	deep := document(strings.Repeat("<w:p>", 1_000_000))
	lies := document(p(r("Text.")))
	binary.LittleEndian.PutUint32(lies[bytes.LastIndex(lies, []byte("PK\x01\x02"))+24:], 1<<30) // docProps/core.xml, optional
	main := bytes.Clone(lies)
	entry := bytes.Index(main, []byte("PK\x01\x02"))
	entry += 4 + bytes.Index(main[entry+4:], []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(main[entry+24:], 1<<30)
	for _, c := range []struct {
		name string
		raw  []byte
		most uint64
		want sayso.Code
	}{
		{"words", words, 10 * maxUnpacked, sayso.ErrTooLarge},
		{"nested", deep, 8 << 20, sayso.ErrFormat},
		{"a part beside the text that claims a gigabyte", lies, 1 << 20, ""},
		{"a text that claims a gigabyte", main, 1 << 20, sayso.ErrFormat},
	} {
		if got := extracttest.Code(t, Extractor{}, c.raw, c.most); got != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(document(p(r("“No,” she said.")) + p(`<w:r><w:br/></w:r>`)))
	f.Add([]byte(oleMagic))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		extracttest.Check(t, Extractor{}, raw)
	})
}

// FuzzBody fuzzes the XML alone, which mutations of a zip archive hardly reach.
func FuzzBody(f *testing.F) {
	f.Add(p(r("“No,” she said.")) + p(`<w:del>`+r("x")+`</w:del><w:r><w:txbxContent><w:p/></w:txbxContent></w:r>`))
	f.Fuzz(func(t *testing.T, body string) {
		extracttest.Check(t, Extractor{}, document(body))
	})
}
