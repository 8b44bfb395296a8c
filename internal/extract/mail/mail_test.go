package mail

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/extracttest"
)

// show prints what was taken out of a message: the fields that are set, the warnings, the text.
func show(raw string) string {
	d, err := Extractor{}.Extract([]byte(strings.ReplaceAll(raw, "\n", "\r\n")), extract.Hint{})
	var coded *sayso.Error
	if errors.As(err, &coded) {
		return string(coded.Code)
	}
	if err != nil {
		return "uncoded: " + err.Error()
	}
	var b strings.Builder
	for _, field := range [][2]string{{"title", d.Title}, {"authors", strings.Join(d.Authors, "|")}, {"id", d.ID},
		{"language", d.Language}, {"published", d.Published}} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
		}
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "%s %s\n", w.Code, w.Message)
	}
	return b.String() + d.Text
}

const headers = "From: =?utf-8?q?Ren=C3=A9e_Okafor?= <press@ministry.example>\nTo: desk@paper.example\n" +
	"Date: Tue, 4 Mar 2025 16:05:06 +0200\nMessage-ID: <a1@ministry.example>\n"

const shown = "authors: Renée Okafor\nid: a1@ministry.example\npublished: 2025-03-04T16:05:06+02:00\n"

func TestExtract(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", headers + "Subject: Minister rejects\n =?utf-8?B?4oCcdGhlIHBsYW7igJ0=?=\nContent-Language: en\n\n“No,” she said.\n\nShe left.\n",
			"title: Minister rejects “the plan”\nauthors: Renée Okafor\nid: a1@ministry.example\nlanguage: en\n" +
				"published: 2025-03-04T16:05:06+02:00\n“No,” she said.\n\nShe left."},
		{"quoted-printable", headers + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=E2=80=9CNo,=E2=80=9D she =\nsaid = 3=zz\n",
			shown + "“No,” she said = 3=zz"},
		{"base64 in windows-1252", headers + "Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n" +
			base64.StdEncoding.EncodeToString([]byte("\x93No,\x94 she said")) + "\n", shown + "“No,” she said"},
		{"html alone", headers + "Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>“No,”\nshe said.</p><p>She left.</p>\n",
			shown + "“No,” she said.\n\nShe left."},
		{"alternatives", headers + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>rich\n--b\nContent-Type: text/plain\n\nplain\n--b--\n",
			shown + "plain"},
		{"an attachment and a footer", headers + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe text.\n--b\nContent-Type: application/pdf; name=\"report.pdf\"\n\n%PDF\n" +
			"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nnotes\n--b\nContent-Type: message/rfc822\n\nSubject: forwarded\n\nOld.\n" +
			"--b\nContent-Type: text/plain\n\nThe footer.\n--b--\n",
			shown + "W010 not read: report.pdf, notes.txt, message/rfc822\nThe text.\n\nThe footer."},
		{"nested", headers + "Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\nContent-Type: text/html\n\nrich\n--b--\n--a\nContent-Type: image/png; name=logo.png\n\nx\n--a--\n",
			shown + "W010 not read: logo.png\nplain"},
		{"a date that is none", "From: a@b.example\nDate: last Tuesday\n\nText.\n", "authors: a@b.example\nW007 \"last Tuesday\" is no date of an e-mail\nText."},
		{"a sender that is none", "From: Press Office\nSubject: x\n\nText.\n", "title: x\nauthors: Press Office\nText."},
		{"of a mailbox", "From someone Tue Mar  4 16:05:06 2025\nFrom: a@b.example\n\nText.\n", "authors: a@b.example\nText."},
		{"no charset named", headers + "\nCaf\xe9 owners said no.\n", shown + "W009 the e-mail was read as windows-1252\nCafé owners said no."},
		{"a charset that is not so", headers + "Content-Type: text/plain; charset=utf-8\n\nCaf\xe9\n", shown + "W001 bytes that are no text were replaced by U+FFFD\nCaf\uFFFD"},

		{"no text", headers + "Content-Type: application/pdf\n\n%PDF\n", "E016"},
		{"empty", headers + "\n", "E016"},
		{"no message", "hello\nworld\n", "E017"},
		{"no bytes", "", "E017"},
		{"cut short", headers + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe te", "E017"},
		{"base64 cut short", headers + "Content-Transfer-Encoding: base64\n\nVGhl!", "E017"},
		{"no boundary", headers + "Content-Type: multipart/mixed\n\n--b\n\nThe text.", "E017"},
	} {
		if got := show(c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestLooks(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{
		{headers + "\nText", true},
		{"Received: by a\n with b\nFrom: a@b.example\n\nText", true},
		{"From: Anna\nTo: Ben\n\nDear Ben,", false},
		{"KYIV, March 3 (Reuters) — A man said: no.\n", false},
		{"Q: Why?\nA: Because.\n", false},
		{"", false},
	} {
		if got := Looks([]byte(c.in)); got != c.want {
			t.Errorf("Looks(%q) = %v", c.in, got)
		}
	}
}

// nested writes a message of n multiparts inside each other.
func nested(n int) string {
	var b strings.Builder
	b.WriteString(headers)
	for i := range n {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return b.String() + "\ntext\n"
}

// Parts nested without end and parts without number end in a coded error, and in memory of the message's order.
func TestBounded(t *testing.T) {
	deep := nested(100_000)
	wide := headers + "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 200_000) + "--b--\n"
	for name, raw := range map[string]string{"deep": deep, "wide": wide} {
		raw = strings.ReplaceAll(raw, "\n", "\r\n")
		if got := extracttest.Code(t, Extractor{}, []byte(raw), uint64(10*len(raw))); got != sayso.ErrFormat {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte(headers + "\nText"))
	f.Add([]byte(headers + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>rich\n--b\nContent-Transfer-Encoding: quoted-printable\n\npla=\nin\n--b--\n"))
	f.Add([]byte("Subject: =?windows-1251?q?=C0?=\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nVGhl"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		extracttest.Check(t, Extractor{}, raw)
	})
}
