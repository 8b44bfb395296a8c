package sayso

// VoiceArticle stands for the article itself where the id of an attribution can stand.
const VoiceArticle = "article"

// A Factuality is what one voice holds of an event, in the values of FactBank (Saurí & Pustejovsky 2009).
type Factuality struct {
	AccordingTo string // id of an attribution, or VoiceArticle
	Certainty   Certainty
	Polarity    Polarity
}

// Certainty is how sure a voice is.
type Certainty string

// The degrees of certainty.
const (
	CertaintyCertain  Certainty = "CT"
	CertaintyProbable Certainty = "PR"
	CertaintyPossible Certainty = "PS"
	CertaintyUnknown  Certainty = "U" // the voice does not commit itself
)

// Polarity is whether a voice holds that the event is, or is not.
type Polarity string

// The polarities.
const (
	PolarityPositive Polarity = "+"
	PolarityNegative Polarity = "-"
	PolarityUnknown  Polarity = "u"
)

// Status is whether an event happened, in the article's world.
type Status string

// The statuses. Only the first two say that it happened.
const (
	StatusHappened     Status = "happened" // the article itself states it
	StatusOngoing      Status = "ongoing"
	StatusReportedOnly Status = "reported_only" // rests on a source's word alone
	StatusDenied       Status = "denied"        // a source says it did not happen
	StatusRuledOut     Status = "ruled_out"     // will not happen
	StatusPlanned      Status = "planned"
	StatusPossible     Status = "possible"
	StatusHypothetical Status = "hypothetical"
	StatusDidNotHappen Status = "did_not_happen" // the article itself says so
	StatusDemanded     Status = "demanded"
)

// Real reports whether the status says that the event happened or is happening.
func (s Status) Real() bool { return s == StatusHappened || s == StatusOngoing }

// Valid reports whether s is a status of the record.
func (s Status) Valid() bool {
	switch s {
	case StatusHappened, StatusOngoing, StatusReportedOnly, StatusDenied, StatusRuledOut, StatusPlanned, StatusPossible,
		StatusHypothetical, StatusDidNotHappen, StatusDemanded:
		return true
	}
	return false
}
