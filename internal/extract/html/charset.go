package html

import (
	"bytes"
	"cmp"
	"mime"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"sayso"
)

// decode returns a page as UTF-8. A byte order mark decides, then what the server says, then what the page says of
// itself; but bytes that are UTF-8 are taken as that whatever is said, since text of another encoding hardly ever is
// by chance, and bytes that break the encoding they are said to have are guessed at, as are those of which nothing is
// said. Bytes that remain undecodable become U+FFFD.
func decode(raw []byte, contentType string) (string, []sayso.Warning, error) {
	if isBinary(raw) {
		return "", nil, &sayso.Error{Code: sayso.ErrNotText, Msg: "the input is no web page"}
	}
	enc, name, certain := declared(raw, contentType)
	switch {
	case certain && name != "utf-8":
		return decodeAs(enc, raw), nil, nil
	case utf8.Valid(raw):
		return string(raw), disagreement(raw, name), nil
	case enc != nil && name != "utf-8", enc != nil && mostlyUTF8(raw):
		return decodeAs(enc, raw), nil, nil
	}
	guess := detect(raw)
	if enc, name = charset.Lookup(guess); enc == nil || name == "replacement" {
		enc, name = charset.Lookup("windows-1252")
	}
	return decodeAs(enc, raw), guessed(name), nil
}

// declared returns what a byte order mark, the server or the page says; certain for the mark alone. The encoding is nil
// if nothing usable is said.
func declared(raw []byte, contentType string) (enc encoding.Encoding, name string, certain bool) {
	for _, mark := range []struct{ bytes, name string }{{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}} {
		if bytes.HasPrefix(raw, []byte(mark.bytes)) {
			enc, name = charset.Lookup(mark.name)
			return enc, name, true
		}
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		if enc, name = charset.Lookup(params["charset"]); enc != nil && name != "replacement" {
			return enc, name, false
		}
	}
	if enc, name = charset.Lookup(said(raw)); name == "replacement" {
		return nil, "", false
	}
	return enc, name, false
}

// declares finds what a page says of its encoding: in an XML declaration, or in a <meta> element in either form.
var declares = regexp.MustCompile(`(?i)<(?:\?xml\s[^>]*\bencoding|meta\s[^>]*\bcharset)\s*=\s*["']?\s*([a-z0-9_.:-]+)`)

// said returns the encoding that a page names near its beginning. Browsers look only through the first 1,024 bytes;
// scripts and comments push the element further down.
func said(raw []byte) string {
	m := declares.FindSubmatch(raw[:min(len(raw), sampleSize)])
	if m == nil {
		return ""
	}
	name := strings.ToLower(string(m[1]))
	if strings.HasPrefix(name, "utf-16") { // the element could not be read if it were true (HTML standard, 13.2.3.2)
		return "utf-8"
	}
	return name
}

// disagreement warns of a page in UTF-8 that says it is something else.
func disagreement(raw []byte, name string) []sayso.Warning {
	ascii := !slices.ContainsFunc(raw, func(b byte) bool { return b >= utf8.RuneSelf })
	if ascii || name == "" || name == "utf-8" {
		return nil
	}
	return guessed("utf-8, though it is said to be " + name)
}

func guessed(name string) []sayso.Warning {
	return []sayso.Warning{{Code: sayso.WarnCharset, Message: "the character encoding was guessed as " + name}}
}

// mostlyUTF8 tells a page in UTF-8 with some damaged characters from one in another encoding.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case n == 1 && r == utf8.RuneError:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good > 4*bad
}

func decodeAs(enc encoding.Encoding, raw []byte) string {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil { // decoders of x/text replace what they cannot decode; none gives an error today
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return string(out)
}

// sampleSize is how many bytes the encoding is guessed from.
const sampleSize = 64 << 10

// detect guesses an encoding from the bytes around the first that is not ASCII. The library asks its recognisers at the
// same time and takes whichever of equal ones answers first; the names decide here, so that the guess is always the same.
func detect(raw []byte) string {
	first := max(0, slices.IndexFunc(raw, func(b byte) bool { return b >= utf8.RuneSelf }))
	sample := raw[max(0, first-1024):min(len(raw), first+sampleSize)]
	all, err := chardet.NewHtmlDetector().DetectAll(sample)
	if err != nil {
		return ""
	}
	best := slices.MinFunc(all, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
	})
	switch name := best.Charset; name {
	case "GB-18030": // another spelling than the Encoding Standard's
		return "gb18030"
	default:
		return name
	}
}

// isBinary looks for the first bytes of files that are no pages, and for many zero bytes outside UTF-16.
func isBinary(raw []byte) bool {
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "{\\rtf", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "RIFF"} {
		if bytes.HasPrefix(raw, []byte(magic)) {
			return true
		}
	}
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return false
	}
	return bytes.Count(raw, []byte{0}) > len(raw)/100
}

// mediaType is what the server calls the page, if that is a page's type.
func mediaType(contentType string) string {
	if media, _, err := mime.ParseMediaType(contentType); err == nil && media == "application/xhtml+xml" {
		return media
	}
	return "text/html"
}
