package attribute

import (
	"encoding/json"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/reader"
)

// Load builds the head from a model container: tensors "head.*", the settings under heads_config.attribution and the
// calibration lines. Errors have the code ErrModel.
func Load(t mat.Tier, m *model.Model) (*Head, error) {
	l := reader.Loader{Model: m}
	w := Weights{
		Project:  l.Packed("head.project", mat.Width, 3*Rank),
		CueOut:   l.F32("head.cue.out", cueTags, Rank),
		CueBias:  l.F32("head.cue.bias", cueTags),
		Mul:      l.F32("head.arg.mul", labels, Rank),
		Add:      l.F32("head.arg.add", labels, Rank),
		Bias:     l.F32("head.arg.bias", labels),
		Distance: l.F32("head.arg.distance", Buckets, Rank),
		Trans:    l.F32("head.arg.trans", labels, labels),
		Start:    l.F32("head.arg.start", labels),
	}
	if l.Err != nil {
		return nil, l.Err
	}
	var settings struct {
		Attribution struct {
			GapCost float32 `json:"gap_cost"`
		} `json:"attribution"`
	}
	if err := decode("heads_config", m.Header.Config, &settings); err != nil {
		return nil, err
	}
	w.GapCost = settings.Attribution.GapCost
	if err := decode("calibration", m.Header.Calibration, &w.Calibrations); err != nil {
		return nil, err
	}
	return NewHead(t, w)
}

func decode(place string, raw json.RawMessage, v any) error {
	if len(raw) == 0 {
		return nil
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return &sayso.Error{Code: sayso.ErrModel, Place: place, Msg: "the header cannot be read", Err: err}
	}
	return nil
}
