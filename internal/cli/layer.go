package cli

import (
	"slices"
	"strings"

	"sayso"
	"sayso/engine"
	"sayso/internal/export"
)

// layerFormat is the format of a layer alone; the flag --layer stands for it.
const layerFormat = "layer"

// whyFormat explains one event; the flag --why stands for it.
const whyFormat = "why"

// completeLayer makes --layer a format.
func (o *readOptions) completeLayer() error {
	switch {
	case o.why != "" && (o.layer != "" || o.format != ""):
		return usage("--why has a form of its own: leave --format and --layer out")
	case o.why != "":
		o.format = whyFormat
		return nil
	case o.layer == "":
		return nil
	case !slices.Contains(export.Layers(), o.layer):
		return usage("--layer %s: one of %s", o.layer, strings.Join(export.Layers(), ", "))
	case o.format != "":
		return usage("--layer has a form of its own: leave --format out")
	}
	o.format = layerFormat
	return nil
}

// layerServed reports whether a model has the layer.
func (o *readOptions) layerServed(info engine.Info) error {
	if o.layer != "names" || slices.Contains(info.Layers, engine.LayerNames) {
		return nil
	}
	return &sayso.Error{Code: sayso.ErrLayer, Place: info.Model, Msg: "--layer names: the model does not read names"}
}
