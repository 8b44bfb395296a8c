package eventdata

import (
	"bytes"
	"encoding/json"

	"sayso"
)

// An aboutRow says of one row of a form with fixed columns what those have no room for.
type aboutRow struct {
	Row        string           `json:"row"` // its first column
	Article    string           `json:"article"`
	SHA256     string           `json:"sha256"`
	Event      string           `json:"event"`
	Type       sayso.EventType  `json:"type"`
	Mode       *string          `json:"mode"`
	Status     sayso.Status     `json:"status"`
	According  string           `json:"according_to"`
	Trigger    ploverSpan       `json:"trigger"`
	Offsets    sayso.Offsets    `json:"offsets"`
	DateBasis  sayso.EventBasis `json:"date_basis"`
	PlaceBasis sayso.EventBasis `json:"place_basis"`
	GeoNames   *int             `json:"geonameid"`
	Carried    bool             `json:"carried"` // an actor or recipient stands in another sentence
	Engine     ploverEngine     `json:"engine"`
	Codebook   string           `json:"codebook"`
}

// about writes the line of the sidecar for the row with this id.
func (w *Writer) about(r *row, id string) ([]byte, error) {
	f, e := r.frame, r.event
	out := aboutRow{Row: id, Article: r.rec.Article.ID, SHA256: r.rec.Article.SHA256, Event: e.ID, Type: e.Type, Mode: orNull(string(e.Mode)),
		Status: e.Status, According: e.AccordingTo, Trigger: f.span(e.Trigger), Offsets: sayso.OffsetsCodePoints, DateBasis: r.dayBasis,
		PlaceBasis: sayso.EventByNone, Engine: ploverEngine(r.rec.Engine), Codebook: Codebook}
	if p := r.ownPlace(); p != nil {
		out.PlaceBasis = e.PlaceBasis
		if p.GeoNames != 0 {
			out.GeoNames = &p.GeoNames
		}
	}
	for _, list := range [][]party{r.actors, r.recipients} {
		for _, p := range list {
			out.Carried = out.Carried || p.carried
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(out)
	if err == nil {
		err = f.err
	}
	return b.Bytes(), err
}
