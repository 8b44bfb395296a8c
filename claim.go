package sayso

// A Claim is one checkable proposition, common to many articles: contents of attributions and the writers' own facts that
// say the same of the same (who, what, how many, when, with which polarity). Its id is that of its first voice.
type Claim struct {
	ID       string    `json:"id"`
	Wording  Passage   `json:"wording"` // the fullest wording without pronouns, of one of its voices
	Kind     ClaimKind `json:"kind"`
	Voices   []Voice   `json:"voices"`   // in order of date, then article, then text
	First    string    `json:"first"`    // id of the voice of the first appearance, by date
	Wordings []Wording `json:"wordings"` // how the words moved, in order of date
	// Origins are the independent origins of its voices, each with the roots of its sourcing chains: what corroboration counts.
	Origins []Corroboration `json:"origins"`
	// Independent is how many of them are shown to rest on different roots: origins that share one count once, and an unnamed
	// root counts only where there is no named one.
	Independent int       `json:"independent"`
	Tensions    []Tension `json:"tensions"`
	Summary     Summary   `json:"summary"`
}

// ClaimKind says what sort of proposition a claim is.
type ClaimKind string

// The kinds of claim.
const (
	ClaimFact     ClaimKind = "fact"
	ClaimForecast ClaimKind = "forecast"
	ClaimWish     ClaimKind = "wish"
	ClaimOpinion  ClaimKind = "opinion"
)

// A Voice is one place where somebody takes a stand on a claim.
type Voice struct {
	ID          string      `json:"id"` // article and attribution, "1f0c…/a3", "1f0c…/a3/2" for its second sentence; "1f0c…/u2" for a fact in the writer's own voice
	Article     string      `json:"article"`
	Attribution string      `json:"attribution"` // "" for the writer's own voice
	Person      string      `json:"person"`      // id of who speaks across articles, "" if nobody is named
	Name        string      `json:"name"`
	Stance      VoiceStance `json:"stance"`
	Relays      VoiceStance `json:"relays"` // what the voice that it passes on does, where Stance is relays; else ""
	Words       Passage     `json:"words"`
	Level       Level       `json:"level"` // "" for the writer's own voice
	Date        string      `json:"date"`  // when it was said, or else the date of publication; "" if neither is known
	Origin      string      `json:"origin"`
	// Hedges are the words of the voice that keep the claim from being flat ("reportedly").
	Hedges []Passage `json:"hedges"`
	// Chain is the sourcing chain from the innermost voice outwards, in names; "" where a link names no one.
	Chain []string `json:"chain"`
	// Why says what makes this the same claim as its neighbours.
	Why []Reason `json:"why"`
}

// VoiceStance is what a voice does with a claim: six columns of the claim page.
type VoiceStance string

// The stances of a voice. "Does not confirm" is no denial, and relaying is no assertion.
const (
	VoiceAsserts         VoiceStance = "asserts"
	VoiceDenies          VoiceStance = "denies"
	VoiceRejects         VoiceStance = "rejects"
	VoiceDoesNotConfirm  VoiceStance = "does_not_confirm"
	VoiceDeclinesComment VoiceStance = "declines_comment"
	VoiceNoResponse      VoiceStance = "no_response"
	VoiceRelays          VoiceStance = "relays"
)

// Against reports whether the stance turns what the words say into its opposite. Not confirming is not against.
func (s VoiceStance) Against() bool { return s == VoiceDenies || s == VoiceRejects }

// Voice is the column of a claim that the stance of an attribution belongs to.
func (s Stance) Voice() VoiceStance {
	switch s {
	case StanceDenies:
		return VoiceDenies
	case StanceRejects:
		return VoiceRejects
	case StanceDoesNotConfirm:
		return VoiceDoesNotConfirm
	case StanceDeclinesComment:
		return VoiceDeclinesComment
	case StanceNoResponse:
		return VoiceNoResponse
	}
	return VoiceAsserts
}

// A Wording is one form of a claim's words and where it first stood.
type Wording struct {
	Voice   string    `json:"voice"`
	Words   Passage   `json:"words"`
	Changed []Passage `json:"changed"` // its words that the wording before has not
	// DroppedHedges are hedges of the wording before that this one lacks: where "reportedly" got lost.
	DroppedHedges []Passage `json:"dropped_hedges"`
}

// A Corroboration is one independent root of a claim: an origin and who stands at the end of its chains.
type Corroboration struct {
	Origin string   `json:"origin"`
	Roots  []string `json:"roots"`  // innermost speakers by name; "" for one that no name is given for
	Voices []string `json:"voices"` // ids
}

// A Tension is two contents that pull apart. It is a contradiction only if both cannot hold as they stand; where that
// depends on an identity which the texts do not grant ("an order" = "the directive"?) it is a question, never a merge.
type Tension struct {
	Kind  TensionKind `json:"kind"`
	Here  Passage     `json:"here"` // the words that clash, of Voices[0]
	There Passage     `json:"there"`
	// Voices are the ids of the two.
	Voices        [2]string `json:"voices"`
	Contradiction bool      `json:"contradiction"`
	Words         string    `json:"words"` // why, in a sentence
	Question      string    `json:"question"`
}

// TensionKind says in what two contents differ.
type TensionKind string

// The kinds of tension.
const (
	TensionNumber   TensionKind = "number"
	TensionPolarity TensionKind = "polarity"
	TensionDate     TensionKind = "date"
	TensionIdentity TensionKind = "identity"
)

// Passages implements [Answer].
func (c *Claim) Passages() []*Passage {
	out := []*Passage{&c.Wording}
	for i := range c.Voices {
		v := &c.Voices[i]
		out = append(append(append(out, &v.Words), pointers(v.Hedges)...), reasonPassages(v.Why)...)
	}
	for i := range c.Wordings {
		w := &c.Wordings[i]
		out = append(append(append(out, &w.Words), pointers(w.Changed)...), pointers(w.DroppedHedges)...)
	}
	for i := range c.Tensions {
		out = append(out, &c.Tensions[i].Here, &c.Tensions[i].There)
	}
	return append(out, c.Summary.passages()...)
}

// A Summary says on what an answer rests. It has no score.
type Summary struct {
	Articles  int            `json:"articles"`
	Origins   int            `json:"origins"`
	Levels    map[Level]int  `json:"levels"` // voices by level of sourcing
	Oldest    string         `json:"oldest"` // dates, "" if none is known
	Newest    string         `json:"newest"`
	Gaps      []string       `json:"gaps"`      // what is missing, in words: "no voice names its source"
	Questions []OpenQuestion `json:"questions"` // what the texts leave unsaid
}

// An OpenQuestion is what the texts leave unsaid, made by rule from what is missing and open to editing.
type OpenQuestion struct {
	Words  string    `json:"words"`
	Points []Passage `json:"points"`
}

func (s *Summary) passages() []*Passage {
	var out []*Passage
	for i := range s.Questions {
		out = append(out, pointers(s.Questions[i].Points)...)
	}
	return out
}
