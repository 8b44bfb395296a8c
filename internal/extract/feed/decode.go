package feed

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

var (
	declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	encodingIn  = regexp.MustCompile(`encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
)

// decode returns a feed as UTF-8 without its XML declaration, which no longer holds, and without the control characters
// that XML forbids and content systems let through. Bytes that are UTF-8 are that, whatever the declaration says.
func decode(raw []byte, contentType string) string {
	name := ""
	if m := encodingIn.FindSubmatch(declaration.Find(raw[:min(len(raw), 1024)])); m != nil {
		name = string(m[1])
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		name = params["charset"]
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		name = "utf-16le"
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		name = "utf-16be"
	case utf8.Valid(raw):
		name = "utf-8"
	}
	text := string(raw)
	if enc, known := charset.Lookup(name); known != "" && known != "utf-8" && known != "replacement" {
		if out, err := enc.NewDecoder().Bytes(raw); err == nil {
			text = string(out)
		}
	}
	text = strings.Map(func(r rune) rune { // bytes that are no UTF-8 become U+FFFD here
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.TrimPrefix(text, "\uFEFF"))
	return text[len(declaration.FindString(text[:min(len(text), 1024)])):]
}
