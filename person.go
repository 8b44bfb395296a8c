package sayso

// A Person is one person or body across articles: every name and title it goes by, and what is said by it, about it and
// to it. Entities of single articles are its appearances. Its id is made of its fullest name, "person/ana-castrel", as
// internal/people files it, and so is the same whatever the order of adding.
type Person struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"` // the fullest name any article gives
	Kind    EntityKind `json:"kind"`
	Names   []NameUse  `json:"names"`  // every form of the name, most frequent first
	Titles  []TitleUse `json:"titles"` // as articles gave them, by date
	Country string     `json:"country"`
	Sector  string     `json:"sector"`
	// Articles is how many it is in; Seen has the first of them, in order of date.
	Articles int          `json:"articles"`
	Seen     []Appearance `json:"seen"`
	// Counts of attributions; the lists come in pages.
	SaidBy    int        `json:"said_by"`
	SaidAbout int        `json:"said_about"`
	SaidTo    int        `json:"said_to"`
	Said      []Said     `json:"said"` // newest first
	Positions []Position `json:"positions"`
	// Questions are who else it may be: the same name with another trade or country, a surname that fits two.
	Questions []OpenQuestion `json:"questions"`
	Wikidata  *string        `json:"wikidata"` // nil: unlinked, a normal state
}

// A NameUse is one form of a name and how many articles use it.
type NameUse struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
}

// A TitleUse is a title or description with the dates between which articles gave it.
type TitleUse struct {
	Title string  `json:"title"`
	From  string  `json:"from"`
	To    string  `json:"to"`
	Words Passage `json:"words"` // the first place
}

// An Appearance is the entity of one article that is this person.
type Appearance struct {
	Article string   `json:"article"`
	Entity  string   `json:"entity"`
	Words   Passage  `json:"words"` // its first mention
	Why     []Reason `json:"why"`
}

// A Said is one statement by, about or to a person.
type Said struct {
	Role   SaidRole `json:"role"`
	Voice  string   `json:"voice"` // article and attribution
	Name   string   `json:"name"`  // who speaks
	Stance Stance   `json:"stance"`
	Level  Level    `json:"level"`
	Date   string   `json:"date"`
	Words  Passage  `json:"words"`
	Via    string   `json:"via"`   // on whose word the article has it that this is said, "" if on its own
	Claim  string   `json:"claim"` // "" if the content is in no claim of several voices
}

// SaidRole says what a person has to do with a statement.
type SaidRole string

// The roles.
const (
	SaidBy    SaidRole = "by"
	SaidAbout SaidRole = "about"
	SaidTo    SaidRole = "to"
)

// A Position is a speaker's stand on one claim over time. Changed marks a stand that is not that of the one before.
type Position struct {
	Claim  string          `json:"claim"`
	Stands []PositionStand `json:"stands"` // by date
}

// A PositionStand is one stand of a position.
type PositionStand struct {
	Voice   string      `json:"voice"`
	Stance  VoiceStance `json:"stance"`
	Date    string      `json:"date"`
	Words   Passage     `json:"words"`
	Changed bool        `json:"changed"`
}

// The grounds for taking entities of two articles for one person.
const (
	ReasonName    ReasonKind = "same_name"
	ReasonTitleAs ReasonKind = "same_title_and_surname"
	ReasonByHand  ReasonKind = "correction"
)

// Passages implements [Answer].
func (p *Person) Passages() []*Passage {
	var out []*Passage
	for i := range p.Titles {
		out = append(out, &p.Titles[i].Words)
	}
	for i := range p.Seen {
		out = append(append(out, &p.Seen[i].Words), reasonPassages(p.Seen[i].Why)...)
	}
	for i := range p.Said {
		out = append(out, &p.Said[i].Words)
	}
	for i := range p.Questions {
		out = append(out, pointers(p.Questions[i].Points)...)
	}
	for i := range p.Positions {
		for j := range p.Positions[i].Stands {
			out = append(out, &p.Positions[i].Stands[j].Words)
		}
	}
	return out
}
