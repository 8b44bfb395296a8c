package html

import (
	"strconv"
	"strings"
	"time"

	dateparser "github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"sayso"
	"sayso/internal/extract"
)

// guessDate has go-htmldate look for a date in a page that names none: in its address, in the elements that usually
// hold it, in its text. The library fills gaps in a date from today's, and refuses dates after it; it gets the year 1
// and the year 2100 for it, so that no result depends on the day of reading.
func (h *head) guessDate(d *extract.Document, root *html.Node) {
	if d.Published != "" || hasUndated(d.Warnings) {
		return
	}
	defer func() { _ = recover() }() // as in article
	found, err := htmldate.FromDocument(root, htmldate.Options{
		UseOriginalDate:     true,
		SkipExtensiveSearch: true,
		URL:                 d.URL,
		MinDate:             time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC),
		MaxDate:             time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
		DateParserConfig:    &dateparser.Configuration{CurrentTime: time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)},
	})
	if err == nil && !found.IsZero() && strings.Contains(found.SrcString, strconv.Itoa(found.DateTime.Year())) {
		d.Published = found.DateTime.Format(time.DateOnly)
	}
}

func hasUndated(list []sayso.Warning) bool {
	for _, w := range list {
		if w.Code == sayso.WarnDate {
			return true
		}
	}
	return false
}
