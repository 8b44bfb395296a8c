package html

import (
	"golang.org/x/net/html"

	"sayso/internal/extract"
)

func describe(d *extract.Document, root *html.Node, hint extract.Hint) {
	d.URL = hint.URL
}
