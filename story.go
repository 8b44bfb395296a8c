package sayso

// A Story is a cluster of articles on the same happenings. What topic detection and tracking (TDT) calls a story is one
// article here, and its topic is this. Its id is that of its earliest article.
//
// Where a passage of a story has Start and End 0, its words are those of the article's title, which stands in the
// metadata and not in the text.
type Story struct {
	ID       string   `json:"id"`
	Title    Passage  `json:"title"` // a headline or lead of one of its articles, never written by the program; see below
	From     string   `json:"from"`  // first and last date of publication, "" if none has one
	To       string   `json:"to"`
	Articles []string `json:"articles"` // earliest first; those without a date last, then by id
	Origins  []string `json:"origins"`  // ids, in the order of their first article here
	Reasons  []Reason `json:"reasons"`  // what holds it together
	Timeline []Moment `json:"timeline"`
}

// A Moment is something told of a story, on two axes: when it happened and when it was said. Articles that tell of one
// occurrence, of the same type, date and status and with an actor in common, share a moment. What is planned in one article
// and has happened in another are two.
type Moment struct {
	Happened string    `json:"happened"` // TIMEX3 value or date, "" if the text gives none
	Said     string    `json:"said"`     // date of publication of the first article that tells it, "" if none
	Status   Status    `json:"status"`
	Type     EventType `json:"type"`
	Event    string    `json:"event"` // id in the record of the article
	Words    Passage   `json:"words"`
	Also     []Telling `json:"also"` // the other articles that tell it, earliest first
}

// A Telling is another article's word for what a [Moment] tells.
type Telling struct {
	Said  string  `json:"said"`
	Event string  `json:"event"`
	Words Passage `json:"words"`
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
		m := &s.Timeline[i]
		out = append(out, &m.Words)
		for j := range m.Also {
			out = append(out, &m.Also[j].Words)
		}
	}
	return out
}
