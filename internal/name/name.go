package name

import (
	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/tag"
)

// A Head knows which label is which kind. It is immutable and may be shared; see Finder.
type Head struct {
	names, phrases tag.Group
	kinds          []nlp.NameKind // of each type of names
}

// Load finds the groups of names among a model's tags. It is nil without an error if the model has no names; an error has
// the code ErrModel.
func Load(tags *tag.Head) (*Head, error) {
	names, ok := tags.Group("name")
	if !ok {
		return nil, nil
	}
	h := &Head{names: names}
	spans, err := tag.NewSpanner(names)
	if err != nil {
		return nil, err
	}
	for _, t := range spans.Types() {
		kind, ok := nlp.ParseNameKind(t)
		if !ok {
			return nil, &sayso.Error{Code: sayso.ErrModel, Place: "model: tags", Msg: "no kind of names is called " + t}
		}
		h.kinds = append(h.kinds, kind)
	}
	if h.phrases, ok = tags.Group("phrase"); ok {
		_, err = tag.NewSpanner(h.phrases)
	}
	return h, err
}

// A Finder gathers the names of an article's windows. Use one per goroutine.
type Finder struct {
	head           *Head
	names, phrases *tag.Spanner // phrases may be nil
	spans          []tag.Span
	found          []nlp.Name
	whole          []nlp.Phrase
}

// NewFinder returns a Finder over h.
func NewFinder(h *Head) *Finder {
	f := &Finder{head: h}
	f.names, _ = tag.NewSpanner(h.names) // Load has seen to it
	if h.phrases.Labels != nil {
		f.phrases, _ = tag.NewSpanner(h.phrases)
	}
	return f
}

// Window reads one window of an article; windows come in text order. rows are the tag scores of its tokens.
func (f *Finder) Window(window nlp.Range, rows tag.Rows) {
	f.spans = f.names.Window(f.spans[:0], window, rows)
	for _, s := range f.spans {
		f.found = append(f.found, nlp.Name{Range: s.Range, Kind: f.head.kinds[s.Type], P: s.P})
	}
	if f.phrases == nil {
		return
	}
	f.spans = f.phrases.Window(f.spans[:0], window, rows)
	for _, s := range f.spans {
		f.whole = append(f.whole, nlp.Phrase{Range: s.Range, Kind: f.phrases.Types()[s.Type], P: s.P})
	}
}

// Found returns the names and the phrases of the windows since its last call, in text order. They are never nil, so that
// an article without names can be told from a model without the layer; phrases are if the model has none.
func (f *Finder) Found() (names []nlp.Name, phrases []nlp.Phrase) {
	names = append([]nlp.Name{}, f.found...)
	if f.phrases != nil {
		phrases = append([]nlp.Phrase{}, f.whole...)
	}
	f.found, f.whole = f.found[:0], f.whole[:0]
	return names, phrases
}
