package sayso

// An Origin is the independent root of a report: one text and what was copied or reworked from it. Corroboration counts
// origins, never articles or outlets. Its id is that of its first article, so it does not depend on the order of adding.
type Origin struct {
	ID string `json:"id"`
	// Articles are the earliest day first and those without a date last; of one day an agency's own text first, then by
	// time and id.
	Articles []string `json:"articles"`
	Folds    []Fold   `json:"folds"` // why each article but the first is here, in the order of Articles
}

// A Fold says why one article counts as no origin of its own.
type Fold struct {
	Article string   `json:"article"`
	Into    string   `json:"into"` // the article it was compared with, the earlier one as far as is known
	Reasons []Reason `json:"reasons"`
	// Shared are the stretches both have: Shared[i].Here of Article, Shared[i].There of Into, in the order of Here.
	Shared []Shared  `json:"shared"`
	Added  []Passage `json:"added"` // of Article, what Into has not
	Cut    []Passage `json:"cut"`   // of Into, what Article has not
	// Words is how many words both have outside quotation marks, Quoted how many inside; what stands around any article of
	// an outlet counts in neither.
	Words  int `json:"words"`
	Quoted int `json:"quoted"`
	// Share is Words as a part of those that the shorter text has, from 0 to 1.
	Share float64 `json:"share"`
	// First is the id of whichever of the two came first, FirstBasis how that is known: "published", "credit", or both ""
	// where nothing tells.
	First      string `json:"first"`
	FirstBasis string `json:"first_basis"`
}

// Shared is one stretch that two articles have in common, as each has it.
type Shared struct {
	Here  Passage `json:"here"`
	There Passage `json:"there"`
}

// A Reason is one ground for a finding across articles: its kind, in words, and the passages it rests on.
type Reason struct {
	Kind   ReasonKind `json:"kind"`
	Words  string     `json:"words"` // a sentence for a reader
	Points []Passage  `json:"points"`
}

// ReasonKind names a ground.
type ReasonKind string

// The grounds for folding an article into an origin. A shared quotation or boilerplate alone is none: it is told, and does
// not fold.
const (
	ReasonText        ReasonKind = "shared_text"
	ReasonCredit      ReasonKind = "credit_line" // "AP contributed to this report"
	ReasonDateline    ReasonKind = "dateline"    // "MOSUL (Reuters) –"
	ReasonByline      ReasonKind = "byline"      // "By Edda Lund, Associated Press"
	ReasonFeed        ReasonKind = "feed_source" // <source> of a feed
	ReasonTitle       ReasonKind = "same_title"
	ReasonQuotation   ReasonKind = "shared_quotation"
	ReasonBoilerplate ReasonKind = "shared_boilerplate" // a footer or an introduction that both have, a post without quotation marks
)

// Passages implements [Answer].
func (o *Origin) Passages() []*Passage {
	var out []*Passage
	for i := range o.Folds {
		f := &o.Folds[i]
		out = append(out, reasonPassages(f.Reasons)...)
		for j := range f.Shared {
			out = append(out, &f.Shared[j].Here, &f.Shared[j].There)
		}
		out = append(append(out, pointers(f.Added)...), pointers(f.Cut)...)
	}
	return out
}

func reasonPassages(rs []Reason) []*Passage {
	var out []*Passage
	for i := range rs {
		out = append(out, pointers(rs[i].Points)...)
	}
	return out
}

func pointers(ps []Passage) []*Passage {
	out := make([]*Passage, len(ps))
	for i := range ps {
		out[i] = &ps[i]
	}
	return out
}
