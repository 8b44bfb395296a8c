package sayso

// A Story is a cluster of articles on the same happenings. What topic detection and tracking (TDT) calls a story is one
// article here, and its topic is this. Its id is that of its earliest article.
type Story struct {
	ID       string   `json:"id"`
	Title    Passage  `json:"title"` // words of one of its texts, never written by the program
	From     string   `json:"from"`  // first and last date of publication, "" if none has one
	To       string   `json:"to"`
	Articles []string `json:"articles"` // earliest first; those without a date last, then by id
	Origins  []string `json:"origins"`  // ids, in the order of their first article here
	Reasons  []Reason `json:"reasons"`  // what holds it together
	Timeline []Moment `json:"timeline"`
}

// A Moment is something told of a story, on two axes: when it happened and when it was said.
type Moment struct {
	Happened string  `json:"happened"` // TIMEX3 value or date, "" if the text gives none
	Said     string  `json:"said"`     // date of publication, "" if none
	Status   Status  `json:"status"`
	Event    string  `json:"event"` // id in the record of the article
	Words    Passage `json:"words"`
}

// The grounds for putting two articles into one story.
const (
	ReasonNames  ReasonKind = "same_names"
	ReasonWords  ReasonKind = "same_words"
	ReasonEvents ReasonKind = "same_events"
	ReasonOrigin ReasonKind = "same_origin"
)

// Passages implements [Answer].
func (s *Story) Passages() []*Passage {
	var out []*Passage
	if s.Title.Article != "" {
		out = append(out, &s.Title)
	}
	out = append(out, reasonPassages(s.Reasons)...)
	for i := range s.Timeline {
		out = append(out, &s.Timeline[i].Words)
	}
	return out
}
