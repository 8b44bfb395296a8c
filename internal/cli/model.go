package cli

import (
	"os"
	"slices"

	"sayso"
	"sayso/engine"
	"sayso/internal/eval"
)

// modelUsage explains the flag --model.
const modelUsage = "read with the container `FILE` in place of the one inside the binary"

// engineOf returns the engine that reads with the container in a file, the one inside the binary if path is "".
func engineOf(path string) (*engine.Engine, error) { return engineWith(path, engine.Options{}) }

// engineWith is engineOf with other options, of which Model is set here.
func engineWith(path string, o engine.Options) (*engine.Engine, error) {
	if path == "" {
		return engine.New(o)
	}
	container, err := os.ReadFile(path)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrRead, Place: path, Msg: "the model could not be read", Err: err}
	}
	o.Model = string(container)
	return engine.New(o)
}

// served reports whether a model has what the format asks for.
func (o *readOptions) served(info engine.Info) error {
	if o.format != "conllu" || slices.Contains(info.Layers, engine.LayerSyntax) {
		return nil
	}
	return &sayso.Error{Code: sayso.ErrLayer, Place: info.Model, Msg: "--format conllu needs words and trees, which the model does not read"}
}

// scored is what tasks are scored with; nil where it is not to be had.
type scored struct {
	read   eval.Reader
	parse  eval.Parser
	locate eval.Locator
	types  eval.Typer
}

// readers returns what a task is scored with.
func (o *evalOptions) readers() (scored, error) {
	if o.from != "" {
		return scored{}, nil
	}
	if o.newReader != nil {
		read, err := o.newReader()
		return scored{read: read}, err
	}
	e, err := engineOf(o.model)
	if err != nil {
		return scored{}, err
	}
	return scored{e.Read, e.ReadDoc, e.Locate, e.Types}, nil
}
