package eval

import (
	"context"
	"path/filepath"
	"strings"
	"sync"

	"sayso"
	"sayso/internal/claim"
)

func claimMeasures() []measure {
	return []measure{
		{"same", formPRF, "the two contents say the same"},
		{"contradiction", formPRF, "the two contents cannot both hold"},
		{"clash", formPRF, "contradiction or tension, on either side"},
		{"relation", formShare, "which of same, contradicts, tension and different"},
		{"figure_same", formPRF, "same, of the half that no rule is developed on"},
		{"figure_contradiction", formPRF, "contradiction, of that half"},
		{"tune_same", formPRF, "same, of the other half"},
		{"tune_contradiction", formPRF, "contradiction, of the other half"},
		{"statements", formShare, "statements of the pairs that the record holds as a proposition; a pair with another one counts as different"},
		{"passes", formShare, "the gold itself: the two passes of labelling agree"},
		{"kappa", formKappa, "the gold itself: Cohen's kappa of the two passes"},
		{"readers", formShare, "the gold itself: a second reader, who saw no label, agrees with the first pass"},
		{"readers_kappa", formKappa, "the gold itself: Cohen's kappa of the two readers"},
		{"readers_same_kappa", formKappa, "the gold itself: their kappa over same and not the same"},
	}
}

// relations are those of a pair, in the order of a table.
var relations = [...]claim.Relation{claim.Same, claim.Contradicts, claim.Tension, claim.Different}

func relationIndex(r claim.Relation) int {
	for i, other := range relations {
		if r == other {
			return i
		}
	}
	return -1
}

// The slices of pairs, beside "aspect:" with what a difference or clash lies in.
const (
	sliceFigure     = "figure"
	sliceTune       = "tune"
	sliceNearMiss   = "near_miss"  // different, and drawn for being alike
	sliceParaphrase = "paraphrase" // the same with few words in common
	sliceAlike      = "alike"      // the same with many
	sliceNumbers    = "numbers"    // each has a number
)

// paraphrased is the share of words, of all that the two have, under which the same is a paraphrase.
const paraphrased = 0.3

// A ClaimJudge is claim.Finder's side that is measured.
type ClaimJudge interface {
	Judge(a, b *claim.Proposition) claim.Verdict
}

// runClaims reads the articles of the pairs, finds their statements among the propositions and judges each pair. Pairs of
// one story are resampled together.
func runClaims(ctx context.Context, o Options) (*Result, error) {
	pairs, err := readClaims(o.Path, o.Articles)
	if err != nil {
		return nil, err
	}
	if o.Parse == nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "task claims is scored by reading; it takes no predictions"}
	}
	finder := claim.New(claim.Options{})
	found, model, err := propositionsOf(ctx, o, pairs, finder)
	if err != nil {
		return nil, err
	}
	r := scoreClaims(pairs, found, finder)
	r.Task, r.File, r.Model = o.Task, filepath.Base(o.Path), model
	return r, describe(r, o)
}

// propositionsOf reads every article of the pairs once.
func propositionsOf(ctx context.Context, o Options, pairs []claimPair, finder *claim.Finder) (map[*sayso.Article][]claim.Proposition, string, error) {
	var docs []*document
	found := map[*sayso.Article][]claim.Proposition{}
	for _, p := range pairs {
		for _, s := range p.sides {
			if _, ok := found[s.article]; !ok {
				found[s.article] = nil
				docs = append(docs, &document{place: s.article.ID, article: s.article})
			}
		}
	}
	var mu sync.Mutex
	o.Read = func(ctx context.Context, a *sayso.Article) (*sayso.Record, error) {
		rec, doc, err := o.Parse(ctx, a)
		if err == nil && doc.Syntax == nil {
			err = &sayso.Error{Code: sayso.ErrLayer, Place: rec.Engine.Model, Msg: "the model has no layer of trees, which claims rest on"}
		}
		if err != nil {
			return rec, err
		}
		ps := finder.Propositions(doc, rec)
		mu.Lock()
		defer mu.Unlock()
		found[a] = ps
		return rec, nil
	}
	_, model, err := readAll(ctx, o, docs)
	return found, model, err
}

func scoreClaims(pairs []claimPair, found map[*sayso.Article][]claim.Proposition, judge ClaimJudge) *Result {
	s := newSheet(claimMeasures())
	var stories []string
	of := map[string]*marks{}
	lists := map[string][]string{}
	confusion := make([][]int, len(relations))
	for i := range confusion {
		confusion[i] = make([]int, len(relations))
	}
	var said []claimSaid
	for i := range pairs {
		p := &pairs[i]
		m := of[p.story]
		if m == nil {
			m = newMarks(s)
			of[p.story] = m
			stories = append(stories, p.story)
		}
		j := judgePair(p, found, judge)
		said = append(said, j)
		m.claimPair(p, j)
		confusion[relationIndex(p.relation)][relationIndex(j.Relation)]++
		if name := p.fault(j.Relation); name != "" && p.tune {
			lists[name] = append(lists[name], p.id)
		}
	}
	all := make([]*marks, 0, len(stories))
	for _, story := range stories {
		all = append(all, of[story])
	}
	r := newResult(s, all)
	for i := range pairs {
		if p := &pairs[i]; p.passes[0] != p.other {
			r.Counts["readers_"+string(relations[p.passes[0]])+"_"+string(relations[p.other])]++
		}
	}
	r.Lists, r.Confusion, r.claims = lists, confusion, said
	return r
}

// fault names the list of a misjudged pair; only those of the half for tuning are shown.
func (p *claimPair) fault(said claim.Relation) string {
	switch {
	case said == p.relation:
		return ""
	case said == claim.Same:
		return "tune_not_same"
	case said == claim.Contradicts:
		return "tune_no_contradiction"
	case p.relation == claim.Same:
		return "tune_same_missed"
	case p.relation == claim.Contradicts:
		return "tune_contradiction_missed"
	}
	return ""
}

// A claimSaid is what was found of one pair, and the line of the predictions.
type claimSaid struct {
	Pair     string         `json:"pair"`
	Relation claim.Relation `json:"relation"`
	Found    [2]bool        `json:"found"`
	Verdict  claim.Verdict  `json:"verdict"`
}

func judgePair(p *claimPair, found map[*sayso.Article][]claim.Proposition, judge ClaimJudge) claimSaid {
	j := claimSaid{Pair: p.id, Relation: claim.Different}
	var props [2]*claim.Proposition
	for i, s := range p.sides {
		props[i] = statementIn(found[s.article], s.span)
		j.Found[i] = props[i] != nil
	}
	if !j.Found[0] || !j.Found[1] {
		return j
	}
	j.Verdict = judge.Judge(props[0], props[1])
	j.Relation = j.Verdict.Relation
	if j.Verdict.Joint && p.denied(0, props[0]) != p.denied(1, props[1]) {
		// The voices differ and not the words: Rask says that Holm took money, Holm denies taking money.
		switch j.Relation {
		case claim.Contradicts:
			j.Relation = claim.Same
		case claim.Same:
			j.Relation = claim.Contradicts
		}
	}
	return j
}

// denied reports whether a voice takes back what its words affirm.
func (p *claimPair) denied(side int, of *claim.Proposition) bool {
	if of.Stance != sayso.VoiceDenies && of.Stance != sayso.VoiceRejects {
		return false
	}
	s := p.sides[side]
	for _, w := range strings.Fields(strings.ToLower(s.span.In(s.article.Text))) {
		if w = strings.Trim(w, `.,;:!?"'“”‘’()`); w == "not" || w == "no" || w == "never" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return false // "said he had not": the words themselves say no
		}
	}
	return true
}

// statementIn returns the proposition whose words fit a statement best, cut to what it says there, or nil if none covers half
// of the statement: one content may hold several sentences, and the statement is one.
func statementIn(ps []claim.Proposition, s sayso.Span) *claim.Proposition {
	var best *claim.Proposition
	fit := 0.0
	for i := range ps {
		w := &ps[i].Words
		common := min(w.End, s.End) - max(w.Start, s.Start)
		if 2*common < s.Len() {
			continue
		}
		if cut := cutTo(&ps[i], s); cut != nil {
			if f := float64(common) / float64(w.End-w.Start+s.Len()-common); f > fit {
				fit, best = f, cut
			}
		}
	}
	return best
}

// cutTo keeps the clauses of a proposition that stand in a span; nil if none does.
func cutTo(p *claim.Proposition, s sayso.Span) *claim.Proposition {
	out := *p
	out.Clauses, out.Terms, out.Amounts, out.Times = nil, nil, nil, nil
	clauses, terms := map[int]int{}, map[int]int{}
	for i, c := range p.Clauses {
		if s.Contains(c.At) {
			clauses[i] = len(out.Clauses)
			out.Clauses = append(out.Clauses, c)
		}
	}
	if len(out.Clauses) == 0 {
		return nil
	}
	for i, t := range p.Terms {
		if k, ok := clauses[t.Clause]; ok {
			terms[i] = len(out.Terms)
			t.Clause = k
			out.Terms = append(out.Terms, t)
		}
	}
	for i := range out.Clauses {
		if k, ok := terms[out.Clauses[i].Core]; ok {
			out.Clauses[i].Core = k
		} else {
			out.Clauses[i].Core = -1
		}
	}
	for _, a := range p.Amounts {
		if k, ok := clauses[a.Clause]; ok {
			a.Clause = k
			out.Amounts = append(out.Amounts, a)
		}
	}
	for _, t := range p.Times {
		if k, ok := clauses[t.Clause]; ok {
			t.Clause = k
			out.Times = append(out.Times, t)
		}
	}
	return &out
}
