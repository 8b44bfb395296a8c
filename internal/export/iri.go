package export

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strings"

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
// anything.
func webURL(a *sayso.Article) string {
	u, err := url.Parse(a.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(a.URL, " \t\r\n<>\"{}|\\^`") {
		return ""
	}
	return a.URL
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
