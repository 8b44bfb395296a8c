package export

import "sayso"

// newRunsOnly returns the rows of the table of runs: each run once, at its first record.
func newRunsOnly() func(*tabler) []runRow {
	seen := map[string]bool{}
	return func(t *tabler) []runRow {
		if seen[t.run.ID] {
			return nil
		}
		seen[t.run.ID] = true
		return []runRow{{t.run.ID, t.run.Version, t.run.Model, t.run.Lexicons, t.run.Codebook, tablesVersion}}
	}
}

func articleRows(t *tabler) []articleRow {
	a := t.rec.Article
	basis := a.Published.Basis
	if a.Published.Value == "" {
		basis = sayso.BasisNone
	}
	return []articleRow{{rowKey: t.key, Title: filled(a.Title), Publisher: filled(a.Publisher), Authors: a.Authors, URL: filled(a.URL),
		Language: filled(a.Language), Published: filled(a.Published.Value), Basis: string(basis), Offsets: string(t.unit),
		Length: int32(t.mapper.Len(t.unit)), Sentences: int32(len(t.rec.Sentences))}}
}

func attributionRows(t *tabler) (out []attributionRow) {
	for i := range t.rec.Attributions {
		a := &t.rec.Attributions[i]
		r := attributionRow{rowKey: t.key, ID: a.ID, Kind: string(a.Kind), Level: filled(a.Level), Stance: filled(a.Stance), Parent: filled(a.Parent),
			Repeats: filled(a.Repeats), Occasion: filled(a.Occasion), Source: t.joined(a.Source), Cue: t.joinedOne(a.Cue),
			Content: t.joined(a.Content), Confidence: known(a.Confidence.All)}
		if a.Speaker != nil {
			r.Speaker, r.Entity = filled(a.Speaker.Name), filled(a.Speaker.Entity)
		}
		if a.People > 0 {
			n := int32(a.People)
			r.People = &n
		}
		out = append(out, r)
	}
	return out
}

func attributionSpanRows(t *tabler) (out []attributionSpanRow) {
	for i := range t.rec.Attributions {
		for _, r := range rolesOf(&t.rec.Attributions[i]) {
			for n, s := range r.spans {
				out = append(out, attributionSpanRow{t.key, t.rec.Attributions[i].ID, r.role, int32(n + 1), t.place(s)})
			}
		}
	}
	return out
}

// A roleSpans is a part of an attribution and where it stands.
type roleSpans struct {
	role  string
	spans []sayso.Span
}

// rolesOf lists every part of an attribution that stands in the text.
func rolesOf(a *sayso.Attribution) []roleSpans {
	out := []roleSpans{{"source", a.Source}}
	one := func(role string, s *sayso.Span) {
		if s != nil {
			out = append(out, roleSpans{role, []sayso.Span{*s}})
		}
	}
	one("cue", a.Cue)
	one("complementiser", a.Complementiser)
	out = append(out, roleSpans{"content", a.Content})
	one("addressee", a.Addressee)
	one("medium", a.Medium)
	one("time", a.Time)
	one("place", a.Place)
	one("terms", a.Terms)
	one("standing", a.Standing)
	return out
}

func quotationRows(t *tabler) (out []quotationRow) {
	for _, q := range t.rec.Quotations {
		inner := t.place(q.Inner)
		out = append(out, quotationRow{t.key, q.ID, string(q.Kind), filled(q.Attribution), filled(q.NestedIn), inner.Start, inner.End, t.place(q.Span)})
	}
	return out
}

func eventRows(t *tabler) (out []eventRow) {
	values := map[string]string{}
	for _, v := range t.rec.Times {
		values[v.ID] = v.Value
	}
	for i := range t.rec.Events {
		e := &t.rec.Events[i]
		r := eventRow{rowKey: t.key, ID: e.ID, Type: string(e.Type), Mode: filled(e.Mode), Quad: int32(e.Quad), Score: e.Score, Status: string(e.Status),
			According: e.AccordingTo, Place: filled(e.Place), PlaceBasis: string(e.PlaceBasis), Date: filled(e.Date), DateValue: filled(values[e.Date]),
			DateBasis: string(e.DateBasis), Confidence: known(e.Confidence), rowSpan: t.place(e.Trigger)}
		for _, c := range e.Contexts {
			r.Contexts = append(r.Contexts, string(c))
		}
		out = append(out, r)
	}
	return out
}

func participantRows(t *tabler) (out []participantRow) {
	for i := range t.rec.Events {
		e := &t.rec.Events[i]
		for _, r := range []struct {
			role string
			list []sayso.Participant
		}{{"actor", e.Actors}, {"recipient", e.Recipients}} {
			for n, p := range r.list {
				out = append(out, participantRow{t.key, e.ID, r.role, int32(n + 1), filled(p.Entity), filled(p.Country), filled(p.Sector), t.place(p.Span)})
			}
		}
	}
	return out
}

func factualityRows(t *tabler) (out []factualityRow) {
	for i := range t.rec.Events {
		for _, f := range t.rec.Events[i].Factuality {
			out = append(out, factualityRow{t.key, t.rec.Events[i].ID, f.AccordingTo, string(f.Certainty), string(f.Polarity)})
		}
	}
	return out
}

func entityRowsOut(t *tabler) (out []entityRowOut) {
	for _, e := range t.rec.Entities {
		row := entityRowOut{t.key, e.ID, e.Name, string(e.Kind), filled(e.Description), filled(e.Country), filled(e.Sector), filled(e.Wikidata), nil}
		if m := t.who[e.ID]; m.across {
			row.Person = &m.id
		}
		out = append(out, row)
	}
	return out
}

func mentionRows(t *tabler) (out []mentionRow) {
	for _, e := range t.rec.Entities {
		for n, m := range e.Mentions {
			out = append(out, mentionRow{t.key, e.ID, int32(n + 1), string(m.Form), t.place(m.Span)})
		}
	}
	return out
}

func timeRows(t *tabler) (out []timeRow) {
	for _, v := range t.rec.Times {
		out = append(out, timeRow{t.key, v.ID, string(v.Type), filled(v.Value), filled(v.Mod), filled(v.Anchor), filled(v.Direction), t.place(v.Span)})
	}
	return out
}

func placeRowsOut(t *tabler) (out []placeRow) {
	for _, p := range t.rec.Places {
		r := placeRow{rowKey: t.key, ID: p.ID, Name: filled(p.Name), Country: filled(p.Country), Admin1: filled(p.Admin1), Precision: filled(p.Precision),
			Basis: string(p.Basis), Unresolved: filled(p.Unresolved), rowSpan: t.place(p.Span)}
		if p.GeoNames != 0 {
			n := int32(p.GeoNames)
			r.GeoNames = &n
		}
		if p.Precision != "" { // else the point means nothing
			r.Lat, r.Lon = &p.Lat, &p.Lon
		}
		out = append(out, r)
	}
	return out
}

func quantityRowsOut(t *tabler) (out []quantityRow) {
	for _, q := range t.rec.Quantities {
		out = append(out, quantityRow{t.key, q.ID, string(q.Kind), filled(q.Value), filled(q.Low), filled(q.High), filled(q.Unit), filled(q.Comparison),
			q.Change, filled(q.Direction), t.joinedOne(q.Of), t.joinedOne(q.Baseline), filled(q.PartOf), t.place(q.Span)})
	}
	return out
}

func unsourcedRows(t *tabler) (out []unsourcedRow) {
	for n, s := range t.rec.Unsourced {
		out = append(out, unsourcedRow{t.key, int32(n + 1), t.place(s)})
	}
	return out
}

// spansOf lists every span of a record that the tables write.
func spansOf(rec *sayso.Record) (out []sayso.Span) {
	for i := range rec.Attributions {
		for _, r := range rolesOf(&rec.Attributions[i]) {
			out = append(out, r.spans...)
		}
	}
	for _, q := range rec.Quotations {
		out = append(out, q.Span, q.Inner)
	}
	for i := range rec.Events {
		e := &rec.Events[i]
		out = append(out, e.Trigger)
		for _, list := range [][]sayso.Participant{e.Actors, e.Recipients} {
			for _, p := range list {
				out = append(out, p.Span)
			}
		}
	}
	for _, e := range rec.Entities {
		for _, m := range e.Mentions {
			out = append(out, m.Span)
		}
	}
	for _, v := range rec.Times {
		out = append(out, v.Span)
	}
	for _, p := range rec.Places {
		out = append(out, p.Span)
	}
	for _, q := range rec.Quantities {
		out = append(out, q.Span)
		for _, s := range []*sayso.Span{q.Of, q.Baseline} {
			if s != nil {
				out = append(out, *s)
			}
		}
	}
	return append(out, rec.Unsourced...)
}
