package export

import (
	"strings"
	"testing"

	"sayso"
)

// A quotation of speech that nobody has is shown; one that somebody has, a term and a nested one are not.
func TestOpenQuotations(t *testing.T) {
	text := "“Nobody said <this>.” The “term” “owned by a1” stands."
	rec := &sayso.Record{Article: (&sayso.Article{Text: text}).Identified()}
	for i, words := range []string{"“Nobody said <this>.”", "“term”", "“owned by a1”"} {
		q := sayso.Quotation{ID: "q", Span: at(t, text, words, 1), Kind: sayso.QuotationSpeech}
		if i == 1 {
			q.Kind = sayso.QuotationTerm
		}
		if i == 2 {
			q.Attribution = "a1"
		}
		rec.Quotations = append(rec.Quotations, q)
	}
	shown := string(Text(rec, TextOptions{}))
	_, list, _ := strings.Cut(shown, "1 quotation without a speaker")
	if !strings.Contains(list, "“Nobody said <this>.”") || strings.Contains(list, "term") || strings.Contains(list, "owned") {
		t.Errorf("got\n%s", shown)
	}
	html := page(t, rec)
	if !strings.Contains(html, "<h2>Quotations without a speaker</h2>") || !strings.Contains(html, "<li dir=\"auto\">“Nobody said &lt;this&gt;.”</li>") {
		t.Errorf("got\n%s", html)
	}
	rec.Quotations = rec.Quotations[1:]
	if html := page(t, rec); strings.Contains(html, "without a speaker") {
		t.Error("the list is shown though it is empty")
	}
}
