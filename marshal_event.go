package sayso

func (w *wirer) event(e Event) wireEvent {
	out := wireEvent{
		ID:          e.ID,
		Trigger:     w.span(e.Trigger),
		Mentions:    each(e.Mentions, w.span),
		Type:        e.Type,
		Mode:        (*string)(nullable(e.Mode)),
		Contexts:    each(e.Contexts, func(c Context) string { return string(c) }),
		Quad:        e.Quad,
		Score:       e.Score,
		Actors:      each(e.Actors, w.participant),
		Recipients:  each(e.Recipients, w.participant),
		Factuality:  each(e.Factuality, func(f Factuality) wireFactuality { return wireFactuality(f) }),
		Status:      e.Status,
		AccordingTo: e.AccordingTo,
		Place:       nullable(e.Place),
		PlaceBasis:  e.PlaceBasis,
		Date:        nullable(e.Date),
		DateBasis:   e.DateBasis,
		Evidence:    each(e.Evidence, func(v Evidence) wireEvidence { return wireEvidence{v.Field, v.By, w.spanOrNull(v.Span)} }),
	}
	if e.Confidence != 0 {
		p := probability(e.Confidence)
		out.Confidence = &p
	}
	return out
}

func (w *wirer) participant(p Participant) wireParticipant {
	s := w.span(p.Span)
	return wireParticipant{s.Start, s.End, s.Text, nullable(p.Entity), nullable(p.Country), nullable(p.Sector), w.spanOrNull(p.Counts)}
}

func (u *unwirer) event(w wireEvent) Event {
	e := Event{
		ID:          w.ID,
		Trigger:     u.span(w.Trigger),
		Mentions:    each(w.Mentions, u.span),
		Type:        w.Type,
		Mode:        Mode(plain(w.Mode)),
		Contexts:    each(w.Contexts, func(c string) Context { return Context(c) }),
		Quad:        w.Quad,
		Score:       w.Score,
		Actors:      each(w.Actors, u.participant),
		Recipients:  each(w.Recipients, u.participant),
		Factuality:  each(w.Factuality, func(f wireFactuality) Factuality { return Factuality(f) }),
		Status:      w.Status,
		AccordingTo: w.AccordingTo,
		Place:       plain(w.Place),
		PlaceBasis:  w.PlaceBasis,
		Date:        plain(w.Date),
		DateBasis:   w.DateBasis,
		Evidence:    each(w.Evidence, func(v wireEvidence) Evidence { return Evidence{v.Field, v.By, u.spanOrNull(v.Span)} }),
	}
	if w.Confidence != nil {
		e.Confidence = *w.Confidence
	}
	return e
}

func (u *unwirer) participant(w wireParticipant) Participant {
	return Participant{u.span(wireSpan{w.Start, w.End, w.Text}), plain(w.Entity), plain(w.Country), plain(w.Sector), u.spanOrNull(w.Counts)}
}
