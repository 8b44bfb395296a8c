package export

import (
	"bytes"
	"testing"

	"sayso"
)

func TestPlaces(t *testing.T) {
	const text = "Springfield, Springfield and her country."
	rec := &sayso.Record{Article: &sayso.Article{Text: text}, Places: []sayso.Place{
		{ID: "p1", Span: sayso.Span{Start: 0, End: 11}, Name: "Springfield", Admin1: "Illinois", Country: "USA", Precision: "city", Basis: "name"},
		{ID: "p2", Span: sayso.Span{Start: 13, End: 24}, Name: "Springfield", Admin1: "Illinois", Country: "USA", Precision: "city", Basis: "name"},
		{ID: "p3", Span: sayso.Span{Start: 29, End: 40}, Unresolved: "reference", Basis: "description"},
	}}
	var b bytes.Buffer
	textPen{}.places(&b, rec)
	const want = "\n2 places\n –  Springfield · Springfield, Illinois, USA · city\n –  her country · open: reference\n"
	if b.String() != want {
		t.Errorf("got %q\nwant %q", b.String(), want)
	}
	const layer = "0-11\tp1\tname\tSpringfield, Illinois, USA · city\tSpringfield\n" +
		"13-24\tp2\tname\tSpringfield, Illinois, USA · city\tSpringfield\n29-40\tp3\tdescription\topen: reference\ther country\n"
	if got := string(Layer("places", rec, nil, sayso.OffsetsBytes)); got != layer {
		t.Errorf("got %q\nwant %q", got, layer)
	}
}
