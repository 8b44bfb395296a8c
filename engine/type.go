package engine

import (
	"context"
	"math"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/nlp"
	"sayso/internal/plover"
)

// Types scores PLOVER's types for what given actors do to given recipients in an article, the greatest for the likeliest; scores
// are logarithms up to a constant. The trigger is latent: every token is tried as one. It is for "sayso eval"; the error has the code
// ErrLayer if the model does not read events.
func (e *Engine) Types(ctx context.Context, a *sayso.Article, actors, recipients []sayso.Span) (map[sayso.EventType]float64, error) {
	a = a.Identified()
	b := e.benches.Get().(*bench)
	defer e.benches.Put(b)
	b.layers.reset()
	doc := b.tokens.Doc(a)
	if _, err := e.attributions(ctx, b, doc); err != nil {
		return nil, err
	}
	if doc.Event == nil || b.layers.acts == nil {
		return nil, &sayso.Error{Code: sayso.ErrLayer, Place: e.info.Model, Msg: "the model has no layer of events"}
	}
	out := map[sayso.EventType]float64{}
	who, whom := tokensOf(doc, actors), tokensOf(doc, recipients)
	outside, actor, recipient := b.layers.acts.Label("O"), b.layers.acts.Label("B-actor"), b.layers.acts.Label("B-recipient")
	for _, name := range plover.New().Names() {
		if doc.Event.Label("B-"+string(name)) >= 0 {
			out[name] = math.Inf(-1)
		}
	}
	for t := range nlp.TokenID(len(doc.Tokens)) {
		window, rows := b.layers.acts.Scores(nlp.Range{Start: t, End: t + 1})
		if rows == nil {
			continue
		}
		n := b.layers.acts.Labels()
		shared := best(window, rows, n, who, actor, outside) + best(window, rows, n, whom, recipient, outside)
		row := doc.Event.Row(t)
		for name := range out {
			out[name] = logSum(out[name], float64(row[doc.Event.Label("B-"+string(name))]-row[0])+shared)
		}
	}
	return out, nil
}

func tokensOf(doc *nlp.Doc, spans []sayso.Span) (out []nlp.TokenID) {
	for _, s := range spans {
		r := doc.TokensIn(s)
		for t := r.Start; t < r.End; t++ {
			out = append(out, t)
		}
	}
	return out
}

// best is the greatest lead of a label over "none" among some tokens of a window; nought if there are none.
func best(window nlp.Range, rows []float32, labels int, tokens []nlp.TokenID, label, outside int) float64 {
	found, top := false, 0.0
	for _, t := range tokens {
		if t < window.Start || t >= window.End {
			continue
		}
		row := rows[int(t-window.Start)*labels:][:labels]
		if v := float64(row[label] - row[outside]); !found || v > top {
			found, top = true, v
		}
	}
	return top
}

// logSum is the logarithm of a sum of two numbers given as logarithms.
func logSum(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(mat.Exp(b-a))
}
