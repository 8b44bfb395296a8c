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
	memo            func(io.Writer, *export.Memo) error // in place of write: how the memo is shown
}

// claimFiles are the forms, by what ?as= names.
var claimFiles = map[string]claimFile{
	"memo":        {"memo.html", "text/html; charset=utf-8", nil, export.MemoHTML},
	"memo-pdf":    {"memo.pdf", "application/pdf", nil, export.MemoPDF},
	"annotations": {"annotations.jsonld", "application/ld+json", export.ClaimAnnotations, nil},
	"schema":      {"claim.jsonld", "application/ld+json", export.SchemaClaim, nil},
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
	var err error
	if f.write != nil {
		err = f.write(&b, c, record)
	} else {
		var m *export.Memo
		if m, err = s.deskMemo(r, c, record); err == nil {
			err = f.memo(&b, m)
		}
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The claim could not be written", err)
		return
	}
	w.Header().Set("Content-Type", f.mediaType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
	_, _ = w.Write(b.Bytes()) // a reader who went away is no fault of the desk
}
