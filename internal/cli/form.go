package cli

import (
	"bytes"
	"encoding/json"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/nlp"
)

// A form gives the record of one input the form of the output. It is called by several workers.
type form func(rec *sayso.Record, doc *nlp.Doc, t *task) ([]byte, export.Entry, error)

func newForm(o readOptions, page *export.HTML, color bool) form {
	marshal := sayso.MarshalOptions{Offsets: sayso.Offsets(o.offsets), WithText: o.withText}
	return func(rec *sayso.Record, doc *nlp.Doc, t *task) (body []byte, entry export.Entry, err error) {
		switch o.format {
		case "text":
			body = export.Text(rec, export.TextOptions{Name: t.name(), Color: color, Offsets: marshal.Offsets})
		case "conllu":
			body = export.CoNLLU(doc, marshal.Offsets)
		case layerFormat:
			body = export.Layer(o.layer, rec, doc, marshal.Offsets)
		case whyFormat:
			var ok bool
			if body, ok = export.Why(rec, o.why); !ok {
				err = usage("--why %s: %s has no such event", o.why, t.name())
			}
		case "html":
			var b bytes.Buffer
			entry, err = page.Section(&b, rec, doc, t.number, t.name())
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
