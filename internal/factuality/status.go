package factuality

import "sayso"

// A Voice is one of those that tell an event, from outside: an attribution whose content carries it. Kind is what its cue does
// to the content; None asserts it.
type Voice struct {
	ID   string
	Kind Kind
}

// A Reading is what voices and operators together say of an event.
type Reading struct {
	Status      sayso.Status
	AccordingTo string
	Factuality  []sayso.Factuality
}

// Read derives status and factuality. voices are those that tell the event, the outermost first; none means the article itself.
// kind is what Fold makes of the words. Where two readings are open the weaker status is taken: a wrong "happened" is the worst fault.
func Read(voices []Voice, kind Kind) Reading {
	cue := None
	if n := len(voices); n > 0 {
		cue = voices[n-1].Kind
	}
	return Settle(voices, status(kind, cue, len(voices) > 0), kind)
}

// Settle gives each voice the factuality that goes with a status which is settled otherwise: the innermost voice holds it, those around
// it and the article leave it open, but where the status says that the article itself takes it for a fact or for none.
func Settle(voices []Voice, s sayso.Status, kind Kind) Reading {
	r := Reading{Status: s, AccordingTo: sayso.VoiceArticle}
	open, own := factuality{sayso.CertaintyUnknown, sayso.PolarityUnknown}, held(s, kind)
	article := own
	if len(voices) > 0 && !s.Real() && s != sayso.StatusDidNotHappen {
		article = open
	}
	r.Factuality = []sayso.Factuality{voice(sayso.VoiceArticle, article)}
	for i, v := range voices {
		f := open
		if i == len(voices)-1 {
			f, r.AccordingTo = own, v.ID
		}
		r.Factuality = append(r.Factuality, voice(v.ID, f))
	}
	return r
}

// status follows from what the words say, what the innermost cue says, and whether there is one.
func status(kind, cue Kind, told bool) sayso.Status {
	if cue != None && cue != kind && (kind == None || kind == Ongoing || kind == Reported || kind == Attempted || cue == Denied || cue == RuledOut) {
		kind = over(cue, kind)
	}
	switch kind {
	case Demanded:
		return sayso.StatusDemanded
	case RuledOut:
		return sayso.StatusRuledOut
	case Planned:
		return sayso.StatusPlanned
	case Hypothetical:
		return sayso.StatusHypothetical
	case Possible:
		return sayso.StatusPossible
	case Denied:
		return sayso.StatusDenied
	case Negation, Unrealised:
		if told {
			return sayso.StatusDenied
		}
		return sayso.StatusDidNotHappen
	case Reported:
		return sayso.StatusReportedOnly
	case Ongoing:
		if !told {
			return sayso.StatusOngoing
		}
	}
	if told {
		return sayso.StatusReportedOnly
	}
	return sayso.StatusHappened
}

type factuality struct {
	certainty sayso.Certainty
	polarity  sayso.Polarity
}

// held is what the innermost voice holds of an event of this status.
func held(s sayso.Status, kind Kind) factuality {
	switch s {
	case sayso.StatusHappened, sayso.StatusOngoing:
		return factuality{sayso.CertaintyCertain, sayso.PolarityPositive}
	case sayso.StatusReportedOnly:
		if kind == Reported {
			return factuality{sayso.CertaintyProbable, sayso.PolarityPositive}
		}
		return factuality{sayso.CertaintyCertain, sayso.PolarityPositive}
	case sayso.StatusDenied, sayso.StatusDidNotHappen, sayso.StatusRuledOut:
		return factuality{sayso.CertaintyCertain, sayso.PolarityNegative}
	case sayso.StatusPlanned:
		return factuality{sayso.CertaintyProbable, sayso.PolarityPositive}
	case sayso.StatusPossible:
		return factuality{sayso.CertaintyPossible, sayso.PolarityPositive}
	}
	return factuality{sayso.CertaintyUnknown, sayso.PolarityUnknown}
}

func voice(id string, f factuality) sayso.Factuality {
	return sayso.Factuality{AccordingTo: id, Certainty: f.certainty, Polarity: f.polarity}
}
