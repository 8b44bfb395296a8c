package event

import (
	"cmp"
	"slices"
	"strconv"

	"sayso"
	"sayso/data"
	"sayso/internal/anchor"
	"sayso/internal/factuality"
	"sayso/internal/nlp"
	"sayso/internal/plover"
)

// A Finder finds events. It is immutable and may be shared.
type Finder struct {
	ontology  *plover.Ontology
	tables    *tables
	operators *factuality.Table
	right     func(float64) float64
}

// Options say how a Finder works. The zero value works.
type Options struct {
	// Right maps what the model believes of an event to how often such an event is right. Nil: the belief itself.
	Right func(believed float64) float64
}

// New returns a Finder with the tables inside the binary.
func New(o Options) *Finder {
	f := &Finder{ontology: plover.New(), operators: factuality.NewTable(), right: o.Right}
	if f.right == nil {
		f.right = func(p float64) float64 { return p }
	}
	var err error
	if f.tables, err = load(data.FS, f.ontology); err != nil {
		panic("event: " + err.Error()) // they are part of the binary and tested
	}
	return f
}

// Input is what the stages before have found in an article.
type Input struct {
	Attributions []sayso.Attribution
	Quotations   []sayso.Quotation
	Times        []sayso.Time
	Places       []sayso.Place
	Entities     []sayso.Entity
	Parts        []sayso.Part
	Acts         *anchor.Field // arguments of triggers; nil if the model has none
}

// A reading is one article in the making.
type reading struct {
	*Finder
	doc  *nlp.Doc
	text string
	tree *nlp.Tree
	in   Input
	mean []float32
	open []string // fields of each sentence: "sport", "" for none

	stands surroundings

	accidents, violence       []int // words of each sentence that tell of accidents and of violence; nil until asked for
	allAccidents, allViolence int
}

// Find returns the events of an article in order of their triggers, with ids e1, e2, … A model without trees gives none.
func (f *Finder) Find(doc *nlp.Doc, in Input) []sayso.Event {
	if doc.Syntax == nil {
		return []sayso.Event{}
	}
	r := &reading{Finder: f, doc: doc, text: doc.Article.Text, tree: nlp.NewTree(doc.Syntax), in: in}
	r.survey()
	r.readFields()
	found := r.candidates()
	for i := range found {
		r.complete(&found[i])
	}
	found = slices.DeleteFunc(found, func(c candidate) bool { return r.lonely(&c) })
	found = r.convert(found)
	found = r.merge(found)
	r.contradict(found)
	out := make([]sayso.Event, 0, len(found))
	for i := range found {
		e := found[i].event
		e.ID = "e" + strconv.Itoa(i+1)
		out = append(out, e)
	}
	return out
}

// A candidate is a word that may name an event, with what is known of it so far.
type candidate struct {
	event sayso.Event
	word  nlp.WordID // the trigger's head
	frame *frame     // nil if only the model has seen it
	verb  *arguments // of a verb
	noun  *nominal   // of a noun
	alone bool       // the tables have not seen it
	kind  factuality.Kind
	ops   []factuality.Operator

	actors, recipients []nlp.WordID
	words              []nlp.WordID // of the later mentions that have joined it
	drop               bool
}

// candidates returns the triggers of the article, one a word, in text order.
func (r *reading) candidates() []candidate {
	var out []candidate
	for i := range r.tree.Words {
		w := nlp.WordID(i)
		c, ok := r.fromTables(w)
		if !ok || r.idle(&c) {
			continue
		}
		out = append(out, c)
	}
	out = r.withModel(out)
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(a.event.Trigger.Start, b.event.Trigger.Start) })
	return out
}

// complete fills what follows from the words around a trigger.
func (r *reading) complete(c *candidate) {
	t, _ := r.ontology.Type(c.event.Type)
	c.event.Quad, c.event.Score = t.Quad, r.ontology.Score(c.event.Type, c.event.Mode)
	r.participants(c)
	r.judge(c)
	r.situate(c)
	c.event.Contexts = r.contexts(c)
	if c.event.Mentions == nil {
		c.event.Mentions = []sayso.Span{}
	}
}

func (c *candidate) because(field, by string, s sayso.Span) {
	v := sayso.Evidence{Field: field, By: by}
	if !s.Empty() {
		v.Span = &s
	}
	c.event.Evidence = append(c.event.Evidence, v)
}
