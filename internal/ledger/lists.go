package ledger

import "sayso"

// An Entry is one line of a list of origins, stories, claims or people: enough to choose from.
type Entry struct {
	ID       string `json:"id"`
	Title    string `json:"title"` // of an origin or story, wording of a claim, name of a person
	Kind     string `json:"kind"`  // of a claim or person; "" else
	From     string `json:"from"`  // first and last day, "" if none is known
	To       string `json:"to"`
	Articles int    `json:"articles"`
	Origins  int    `json:"origins"` // independent origins; 0 for people
	Voices   int    `json:"voices"`  // of a claim
	Tally    Tally  `json:"tally"`   // of a claim: how many take which stand
	// Tension says that voices of a claim pull apart; the claim says how.
	Tension bool `json:"tension"`
}

// Entries is a list of origins, stories, claims or people, the greatest first, then by id.
type Entries struct {
	Of      string  `json:"of"` // "origins", "stories", "claims", "people"
	Entries []Entry `json:"entries"`
	Next    int     `json:"next"` // Skip for the part after this one, 0 if this is the last
}

// Kind implements [Answer].
func (e *Entries) Kind() string { return e.Of }

// Passages implements [sayso.Answer]: a list has none.
func (e *Entries) Passages() []*sayso.Passage { return nil }

// An ArticleEntry is one line of a list of articles.
type ArticleEntry struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
	URL       string          `json:"url"`
	Published sayso.Published `json:"published"`
	Bytes     int             `json:"bytes"`
	Origin    string          `json:"origin"` // ids of the groups it is in, "" if none
	Story     string          `json:"story"`
}

// Articles is a list of articles by date of publication and id.
type Articles struct {
	Articles []ArticleEntry `json:"articles"`
	Next     string         `json:"next"` // After for the part behind this one, "" if this is the last
}

// Kind implements [Answer].
func (a *Articles) Kind() string { return "articles" }

// Passages implements [sayso.Answer]: a list has none.
func (a *Articles) Passages() []*sayso.Passage { return nil }

// A Hit is one thing that a search found: an article or a statement.
type Hit struct {
	Article   string          `json:"article"`
	Title     string          `json:"title"` // of the article
	Publisher string          `json:"publisher"`
	Published string          `json:"published"`
	Statement string          `json:"statement"` // id in the record, "" for the article itself
	Name      string          `json:"name"`      // who speaks, "" for the article itself
	Stance    sayso.Stance    `json:"stance"`    // likewise, as the level
	Level     sayso.Level     `json:"level"`
	Via       string          `json:"via"` // on whose word the article has it that this is said, "" if on its own
	Cue       sayso.Passage   `json:"cue"` // the word for speaking, if there is one
	Words     sayso.Passage   `json:"words"`
	Sentence  sayso.Passage   `json:"sentence"` // in which they stand: the words themselves where no statement is found
	Lit       []sayso.Passage `json:"lit"`      // words of the query in the sentence
	Claim     string          `json:"claim"`    // the claim the statement is a voice of, "" if none
}

// Hits is what a search found, best first.
type Hits struct {
	Query string `json:"query"`
	Hits  []Hit  `json:"hits"`
	Next  int    `json:"next"`
}

// Kind implements [Answer].
func (h *Hits) Kind() string { return "search" }

// Passages implements [sayso.Answer].
func (h *Hits) Passages() (out []*sayso.Passage) {
	for i := range h.Hits {
		x := &h.Hits[i]
		out = append(out, &x.Words, &x.Sentence, &x.Cue)
		for k := range x.Lit {
			out = append(out, &x.Lit[k])
		}
	}
	return out
}

// A Statement is one attribution, or fact in a writer's own voice, of one of the articles.
type Statement struct {
	Voice     string        `json:"voice"` // article and id in its record
	Article   string        `json:"article"`
	Person    string        `json:"person"`
	Name      string        `json:"name"`
	Kind      sayso.Kind    `json:"kind"`
	Stance    sayso.Stance  `json:"stance"`
	Level     sayso.Level   `json:"level"`
	Published string        `json:"published"`
	Words     sayso.Passage `json:"words"`    // the whole statement
	Sentence  sayso.Passage `json:"sentence"` // in which it stands, or several
	Via       string        `json:"via"`      // on whose word the article has it that this is said, "" if on its own
	Cue       sayso.Passage `json:"cue"`      // the word for speaking, if there is one
	Content   string        `json:"content"`  // what is said
	Claim     string        `json:"claim"`
}

// Statements is a list of statements, newest first.
type Statements struct {
	Statements []Statement `json:"statements"`
	Next       int         `json:"next"`
}

// Kind implements [Answer].
func (s *Statements) Kind() string { return "statements" }

// Passages implements [sayso.Answer].
func (s *Statements) Passages() (out []*sayso.Passage) {
	for i := range s.Statements {
		x := &s.Statements[i]
		out = append(out, &x.Words, &x.Sentence, &x.Cue)
	}
	return out
}

// An Event is one event of one of the articles.
type Event struct {
	Article            string          `json:"article"`
	ID                 string          `json:"id"` // in its record
	Type               sayso.EventType `json:"type"`
	Mode               sayso.Mode      `json:"mode"`
	Status             sayso.Status    `json:"status"`
	Actors             []string        `json:"actors"` // people across articles
	Recipients         []string        `json:"recipients"`
	ActorCountries     []string        `json:"actor_countries"`
	RecipientCountries []string        `json:"recipient_countries"`
	Happened           string          `json:"happened"` // "" if the text tells no day
	Published          string          `json:"published"`
	Words              sayso.Passage   `json:"words"`    // its trigger
	Sentence           sayso.Passage   `json:"sentence"` // in which that stands
	Who                []sayso.Passage `json:"who"`      // the words for the actors and the recipients, in that sentence or another
	Whom               []sayso.Passage `json:"whom"`
	Voice              string          `json:"voice"` // the statement that vouches for it, "" for the writer
	Name               string          `json:"name"`  // whose it is, as the article names it
	Level              sayso.Level     `json:"level"`
	Said               sayso.Passage   `json:"said"` // the words of the statement
	// Origins is how many independent origins tell it, where the question asks for that; else 0.
	Origins int `json:"origins"`
}

// Events is a list of events, newest first.
type Events struct {
	Events []Event `json:"events"`
	Next   int     `json:"next"`
}

// Kind implements [Answer].
func (e *Events) Kind() string { return "events" }

// Passages implements [sayso.Answer].
func (e *Events) Passages() (out []*sayso.Passage) {
	for i := range e.Events {
		out = append(out, e.Events[i].passages()...)
	}
	return out
}

func (e *Event) passages() []*sayso.Passage {
	out := []*sayso.Passage{&e.Words, &e.Sentence, &e.Said}
	for i := range e.Who {
		out = append(out, &e.Who[i])
	}
	for i := range e.Whom {
		out = append(out, &e.Whom[i])
	}
	return out
}

// Corrections is the log, in order of entry.
type Corrections struct {
	Corrections []sayso.Correction `json:"corrections"`
}

// Kind implements [Answer].
func (c *Corrections) Kind() string { return "corrections" }

// Passages implements [sayso.Answer].
func (c *Corrections) Passages() []*sayso.Passage {
	var out []*sayso.Passage
	for i := range c.Corrections {
		out = append(out, c.Corrections[i].Passages()...)
	}
	return out
}
