package story

import "sayso"

// NoDay is the day of an article without a date, as the store has it. Days are counted from 1970-01-01.
const NoDay = -1 << 31

// An Item is what grouping needs to know of one article. It is a value of its own that can be kept as JSON: a few
// kilobytes, whatever the length of the article. Positions are bytes of the article's text; where Start and End are both
// 0, the words are those of its title, which stands in its metadata and not in its text.
type Item struct {
	ID    string `json:"id"`
	Day   int    `json:"day"`            // of publication, or NoDay
	Said  string `json:"said,omitempty"` // date of publication, "" if none
	Heads []Head `json:"heads"`          // what can be a story's title, the best first
	Terms Terms  `json:"terms"`          // its most telling words, in the order of their stems
	Acts  []Act  `json:"acts"`           // its events, in text order
}

// A Head is a headline or a lead that can stand as the title of a story.
type Head struct {
	Start int    `json:"s"`
	End   int    `json:"e"`
	Text  string `json:"t"`
	Lead  bool   `json:"lead,omitempty"` // not a headline but the first sentence
}

// A Term is a word that tells what an article is about.
type Term struct {
	Stem       string
	Weight     float32 // of all of an article's terms, the squares sum to about 1
	Class      Class
	Start, End int    // where the article has it first
	Text       string // what stands there
}

// Class says what sort of word a term is.
type Class uint8

// The classes; a term may be of several.
const (
	Name    Class = 1 << iota // part of a name
	Actor                     // part of the name of a person or a body
	Place                     // part of the name of a place
	Telling                   // rare enough to make two articles candidates by itself
	Rare                      // so rare that time hardly wears it off
)

// An Act is an event of an article.
type Act struct {
	Event    string          `json:"id"` // in the record
	Type     sayso.EventType `json:"type"`
	Status   sayso.Status    `json:"status"`
	Word     string          `json:"w"`            // stem of the trigger
	Happened string          `json:"on,omitempty"` // TIMEX3 value, or the day of publication where that stands in
	Actors   []string        `json:"by,omitempty"` // names or countries, for comparison; sorted
	Targets  []string        `json:"to,omitempty"` // recipients likewise
	Start    int             `json:"s"`            // of the stretch with the trigger and who took part
	End      int             `json:"e"`
	Text     string          `json:"t"`
}

// passage returns the words of a term as a passage of the article.
func (t Term) passage(article string) sayso.Passage {
	return sayso.Passage{Article: article, Start: t.Start, End: t.End, Text: t.Text}
}

func (a Act) passage(article string) sayso.Passage {
	return sayso.Passage{Article: article, Start: a.Start, End: a.End, Text: a.Text}
}

func (h Head) passage(article string) sayso.Passage {
	return sayso.Passage{Article: article, Start: h.Start, End: h.End, Text: h.Text}
}
