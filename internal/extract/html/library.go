package html

import (
	"bytes"

	"github.com/markusmobius/go-trafilatura"

	"sayso"
	"sayso/internal/extract"
)

// A Library is go-trafilatura alone with its own text and its own fallbacks, for comparison. It promises nothing about
// hostile pages.
type Library struct{}

// Extract returns the library's text of a page.
func (Library) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	found, err := trafilatura.Extract(bytes.NewReader(raw), trafilatura.Options{
		EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled,
	})
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the library found no article", Err: err}
	}
	return &extract.Document{Text: found.ContentText, Extractor: "go-trafilatura/1.12.2", MediaType: "text/html"}, nil
}
