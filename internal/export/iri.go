package export

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// vocabulary is the namespace of what no standard has a name for.
const vocabulary = "urn:x-sayso:"

// textIRI names the text as stored by its hash (RFC 6920), so that nobody takes positions in it for positions in a page.
func textIRI(a *sayso.Article) string {
	sum, err := hex.DecodeString(a.Identified().SHA256)
	if err != nil {
		sum = []byte(a.SHA256) // not a hash of ours: still a name
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
}

// thingIRI names something that a run found in a text: "a3", "e1".
func thingIRI(rec *sayso.Record, id string) string {
	return textIRI(rec.Article) + "?run=" + runOf(rec).ID + "#" + url.PathEscape(id)
}

// runIRI names a run.
func runIRI(r run) string { return vocabulary + "run:" + r.ID }

// webURL returns the article's address if it is one of the web, "" if not: what stands in an article's metadata may be
// anything. It is an IRI as RFC 3987 has it: what newspapers write into addresses all the same ("?tag[]=ferry|port", "?off=20%")
// is escaped.
func webURL(a *sayso.Article) string { return webAddress(a, false) }

// webURI returns the article's address as a URI (RFC 3986), which has ASCII alone ("/f%C3%A4hre").
func webURI(a *sayso.Article) string { return webAddress(a, true) }

func webAddress(a *sayso.Article, ascii bool) string {
	u, err := url.Parse(a.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(a.URL, " \t\r\n<>\"\\") {
		return ""
	}
	if _, err := strconv.ParseUint(or(u.Port(), "0"), 10, 16); err != nil { // there are 65,536
		return ""
	}
	head, tail := a.URL[len(u.Scheme):], ""
	if i := len("://"); strings.ContainsAny(head[i:], "/?#") {
		i += strings.IndexAny(head[i:], "/?#")
		head, tail = head[:i], head[i:]
	}
	var b strings.Builder
	b.WriteString(u.Scheme) // in small letters
	fragment := false
	for part, s := range []string{head, tail} {
		for i, r := range s {
			_, size := utf8.DecodeRuneInString(s[i:])
			switch escaped := r == '%' && len(s) > i+2 && isHex(s[i+1]) && isHex(s[i+2]); {
			case r == '%' && !escaped, strings.ContainsRune("{}|^`", r), part == 1 && strings.ContainsRune("[]", r), r == '#' && fragment,
				r >= utf8.RuneSelf && (ascii || !isUCSChar(r)):
				percent(&b, s[i:i+size])
			default:
				b.WriteString(s[i : i+size])
				fragment = fragment || r == '#'
			}
		}
	}
	return b.String()
}

func percent(b *strings.Builder, s string) {
	for i := range len(s) {
		b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{s[i]})))
	}
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// isUCSChar reports whether an IRI may have a character beyond ASCII as it is: neither one that is not seen or turns the
// direction, nor one that is none.
func isUCSChar(r rune) bool {
	return r != utf8.RuneError && !unicode.In(r, unicode.C, unicode.Z) && r&0xFFFE != 0xFFFE &&
		(r < 0xFDD0 || r > 0xFDEF) && (r < 0xFFF0 || r > 0xFFFF) && r < 0xE0000
}

// articleIRI names the article: by its address, or by its text.
func articleIRI(a *sayso.Article) string { return or(webURL(a), textIRI(a)) }

// wikidataIRI returns the name of an entity that is linked, "" if it is not.
func wikidataIRI(e *sayso.Entity) string {
	if len(e.Wikidata) < 2 || e.Wikidata[0] != 'Q' || strings.Trim(e.Wikidata[1:], "0123456789") != "" {
		return ""
	}
	return "http://www.wikidata.org/entity/" + e.Wikidata
}
