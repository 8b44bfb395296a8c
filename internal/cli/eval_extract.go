package cli

import (
	"context"

	"sayso/internal/eval"
	"sayso/internal/extract/html"
)

// runEvalExtract scores what "sayso read" takes out of web pages beside the library it builds on. It needs no engine.
func runEvalExtract(ctx context.Context, s *streams, o *evalOptions, paths []string) error {
	switch {
	case len(paths) > 1:
		return usage("extract takes one folder or archive")
	case o.from != "":
		return usage("extract takes no --from: the benchmark's own evaluate.py scores other texts")
	}
	list := []eval.Extractor{{Name: "sayso", Extractor: html.Extractor{}}, {Name: "library", Extractor: html.Library{}}}
	r, err := eval.Extraction(ctx, paths[0], list, evalProgress(s))
	if err != nil {
		return err
	}
	if err := printResult(s.out, o.format, r.Result); err != nil {
		return err
	}
	if err := writeTo(o.scores, r.WriteScores); err != nil {
		return err
	}
	return writeTo(o.predictions, r.WritePredictions)
}
