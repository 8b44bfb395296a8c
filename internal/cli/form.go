package cli

import (
	"bytes"
	"encoding/json"

	"sayso"
	"sayso/internal/export"
)

// A form gives one record, made from the number-th input, the form of the output. It is called by several workers.
type form func(rec *sayso.Record, number int) ([]byte, export.Entry, error)

func newForm(o readOptions, page *export.HTML, color bool) form {
	marshal := sayso.MarshalOptions{Offsets: sayso.Offsets(o.offsets), WithText: o.withText}
	return func(rec *sayso.Record, number int) (body []byte, entry export.Entry, err error) {
		switch o.format {
		case "text":
			body = export.Text(rec, export.TextOptions{Color: color, Offsets: marshal.Offsets})
		case "html":
			var b bytes.Buffer
			entry, err = page.Section(&b, rec, number)
			body = b.Bytes()
		case "json":
			var b bytes.Buffer
			if body, err = sayso.MarshalRecord(rec, marshal); err == nil {
				err = json.Indent(&b, body, "", "  ")
				body = b.Bytes()
			}
		default:
			body, err = sayso.MarshalRecord(rec, marshal)
		}
		return body, entry, err
	}
}
