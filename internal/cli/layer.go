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

// completeLayer makes --layer a format.
func (o *readOptions) completeLayer() error {
	switch {
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
