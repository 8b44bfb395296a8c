package eval

import (
	"context"
	"crypto/sha1"
	"slices"
	"strings"

	"sayso"
)

// A Typer scores PLOVER's types for what given actors do to given recipients, as engine.(*Engine).Types does.
type Typer func(ctx context.Context, a *sayso.Article, actors, recipients []sayso.Span) (map[sayso.EventType]float64, error)

// ploverRow is a sentence of PLV with one actor, one recipient and what the one does to the other.
type ploverRow struct {
	Sentence string `json:"sentence_id"`
	Text     string `json:"text"`
	Root     string `json:"gold_root"`
	Quad     int    `json:"gold_quad"`
	Split    string `json:"split"`
	Spans    []struct {
		Label string `json:"label"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	} `json:"spans"`
}

// A goldTriple is what is asked of a sentence.
type goldTriple struct {
	root    string // PLV's: PLOVER's, with YIELD for CONCEDE and RETREAT
	quad    int
	sources []sayso.Span
	targets []sayso.Span
}

// roots are PLV's classes in the order of the columns of a macro measure.
var roots = []string{"AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
	"COERCE", "ASSAULT"}

// yield is the class that holds CONCEDE and RETREAT.
const yield = "YIELD"

func rootOf(t sayso.EventType) string {
	if t == sayso.EventConcede || t == sayso.EventRetreat {
		return yield
	}
	return string(t)
}

func ploverMeasures() []measure {
	return []measure{
		{"root_macro_f1", formMacro, "mean F1 over the 15 classes, actor and recipient given"},
		{"root_accuracy", formShare, "the class is right"},
		{"quad_macro_f1", formMacro, "mean F1 over the four quads"},
		{"quad_accuracy", formShare, "the quad is right"},
		{"triple", formPRF, "from raw text: an event of the class whose actors and recipients overlap the given ones"},
		{"actor", formPRF, "from raw text: an event one of whose actors overlaps the given one"},
		{"recipient", formPRF, "from raw text: an event one of whose recipients overlaps the given one"},
		{"root", formPRF, "from raw text: an event of the class"},
	}
}

// readPlover reads PLV. fold dev keeps the rows whose sentence_id has a SHA-1 that begins with a byte divisible by 5, which training
// leaves out; rest the others.
func readPlover(path, fold string) ([]*document, error) {
	var docs []*document
	err := eachLine(path, func(place string, line []byte) error {
		var row ploverRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.Text == "" || row.Root == "" {
			return corpusError(place, "a row of PLV needs text and gold_root")
		}
		held := sha1.Sum([]byte(row.Sentence))[0]%5 == 0
		if fold == FoldRest && held || (fold == FoldDev || fold == "") && !held {
			return nil
		}
		d := &document{place: place, split: row.Split, article: &sayso.Article{ID: row.Sentence, Text: row.Text, Published: sayso.Published{Basis: sayso.BasisNone}}}
		d.triple = &goldTriple{root: row.Root, quad: row.Quad}
		f := newFrame(row.Text)
		for _, s := range row.Spans {
			spans, err := f.allBytes(place, "span "+s.Label, [][2]int{{s.Start, s.End}})
			if err != nil {
				return err
			}
			switch s.Label {
			case "source":
				d.triple.sources = append(d.triple.sources, spans...)
			case "target":
				d.triple.targets = append(d.triple.targets, spans...)
			}
		}
		docs = append(docs, d)
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no row of the fold")
	}
	return docs, err
}

// scorePlover scores one sentence: the class given actor and recipient, and what the record has.
func scorePlover(s *sheet, d *document, g guess) *marks {
	m := newMarks(s)
	m.n = 1
	t := d.triple
	if g.types != nil {
		root, quad := bestRoot(g.types)
		m.sheet.class(m.whole, "root_macro_f1", slices.Index(roots, root), slices.Index(roots, t.root))
		m.add("root_accuracy", one(root == t.root), 1)
		m.sheet.class(m.whole, "quad_macro_f1", quad-1, t.quad-1)
		m.add("quad_accuracy", one(quad == t.quad), 1)
	}
	if g.record == nil {
		return m
	}
	var actor, recipient, root, triple bool
	for i := range g.record.Events {
		e := &g.record.Events[i]
		a, r, k := touches(e.Actors, t.sources), touches(e.Recipients, t.targets), rootOf(e.Type) == t.root
		actor, recipient, root, triple = actor || a, recipient || r, root || k, triple || a && r && k
	}
	n := float64(len(g.record.Events))
	for _, v := range []struct {
		name string
		ok   bool
	}{{"triple", triple}, {"actor", actor}, {"recipient", recipient}, {"root", root}} {
		m.add(v.name, one(v.ok), n, one(v.ok), 1)
	}
	return m
}

func touches(found []sayso.Participant, gold []sayso.Span) bool {
	return slices.ContainsFunc(found, func(p sayso.Participant) bool { return slices.ContainsFunc(gold, p.Span.Overlaps) })
}

// quads of PLOVER's types by their root.
var quads = map[sayso.EventType]int{"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3,
	"THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}

// bestRoot returns the likeliest class and the likeliest quad, each by the sum of its types.
func bestRoot(types map[sayso.EventType]float64) (root string, quad int) {
	byRoot, byQuad := map[string][]float64{}, make([][]float64, 5)
	for t, v := range types {
		byRoot[rootOf(t)] = append(byRoot[rootOf(t)], v)
		byQuad[quads[t]] = append(byQuad[quads[t]], v)
	}
	top := 0.0
	for _, r := range roots {
		if v := logSumOf(byRoot[r]); root == "" || v > top {
			root, top = r, v
		}
	}
	for q := 1; q <= 4; q++ {
		if v := logSumOf(byQuad[q]); quad == 0 || v > top {
			quad, top = q, v
		}
	}
	return strings.TrimSpace(root), quad
}
