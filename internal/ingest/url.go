package ingest

import (
	"bytes"
	"strings"

	"sayso"
	"sayso/internal/extract"
)

// IsURL reports whether a name is an address with a scheme, which no file is read for.
func IsURL(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && len(scheme) > 1 && !strings.ContainsFunc(scheme, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '+' && r != '.' && r != '-'
	})
}

// NeedsFetch is the error of a URL among the names when fetching was not asked for.
func NeedsFetch(name string) *sayso.Error {
	return &sayso.Error{Code: sayso.ErrUsage, Msg: name + " is a URL: it is fetched only with --fetch"}
}

// url fetches a page or feed and reads it by its look, or else as what its server says it is.
func (r *reader) url(address string) bool {
	if r.opts.Fetch == nil {
		return !r.mine() || r.failed(address, NeedsFetch(address), 0)
	}
	page, err := r.opts.Fetch.Get(address)
	if err != nil {
		return !r.mine() || r.failed(address, err, 0)
	}
	return r.sniffed(open(address, bytes.NewReader(page.Body), extract.Hint{URL: page.URL, ContentType: page.ContentType}), nil)
}
