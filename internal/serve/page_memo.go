package serve

import (
	"bytes"
	"io"
	"net/http"

	"sayso"
	"sayso/internal/export"
)

// A claimFile is a form in which a claim leaves the desk.
type claimFile struct {
	name, mediaType string
	write           func(io.Writer, *sayso.Claim, export.Records) error
}

// claimFiles are the forms, by what ?as= names.
var claimFiles = map[string]claimFile{
	"memo": {"memo.html", "text/html; charset=utf-8", func(w io.Writer, c *sayso.Claim, r export.Records) error {
		return claimMemo(w, c, r, export.MemoHTML)
	}},
	"memo-pdf": {"memo.pdf", "application/pdf", func(w io.Writer, c *sayso.Claim, r export.Records) error {
		return claimMemo(w, c, r, export.MemoPDF)
	}},
	"schema": {"claim.jsonld", "application/ld+json", export.SchemaClaim},
}

func claimMemo(w io.Writer, c *sayso.Claim, r export.Records, show func(io.Writer, *export.Memo) error) error {
	m, err := export.MemoOfClaim(c, r, sayso.OffsetsCodePoints)
	if err != nil {
		return err
	}
	return show(w, m)
}

// sendClaim answers with a claim as a file to keep. c counts in bytes. It is made whole before it is sent, so that a fault is a
// fault and no half file.
func (s *Server) sendClaim(w http.ResponseWriter, r *http.Request, c *sayso.Claim, as string) {
	f, ok := claimFiles[as]
	if !ok {
		s.fail(w, r, http.StatusNotFound, "A claim has no such form", nil)
		return
	}
	var b bytes.Buffer
	record := func(article string) (*sayso.Record, error) { return s.Ledger.Record(r.Context(), article) }
	if err := f.write(&b, c, record); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The claim could not be written", err)
		return
	}
	w.Header().Set("Content-Type", f.mediaType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
	_, _ = w.Write(b.Bytes()) // a reader who went away is no fault of the desk
}
