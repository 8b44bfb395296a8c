package eval

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strconv"

	"sayso/internal/actor"
)

func actorMeasures() []measure {
	return []measure{
		{"code", formShare, "country right, and sector where the set has one"},
		{"country", formShare, "country right, or a body of several countries found to be one"},
		{"sector", formShare, "of those with a sector: it is right"},
	}
}

// actorRow is a line of plover_gsr.jsonl. A side is a list of actors, or something else where there is none.
type actorRow struct {
	ID     string          `json:"id"`
	Date   string          `json:"date"`
	Source json.RawMessage `json:"source"`
	Target json.RawMessage `json:"target"`
}

type goldActor struct {
	Text   string `json:"actorText"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

// severalCountries are the codes that stand in the place of a country.
var severalCountries = map[string]bool{"IGO": true, "UNO": true, "EUR": true, "NGO": true, "ISM": true, "IMG": true, "MNC": true}

// runActors codes the actors of a file that carry a code, each by its own words.
func runActors(_ context.Context, o Options) (*Result, error) {
	coder := actor.New()
	s := newSheet(actorMeasures())
	var all []*marks
	err := eachLine(o.Path, func(place string, line []byte) error {
		var r actorRow
		if err := decode(place, line, &r); err != nil {
			return err
		}
		all = append(all, scoreActors(s, r, coder))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, corpusError(o.Path, "holds no rows")
	}
	res := newResult(s, all)
	res.Lists = map[string][]string{}
	for _, m := range all {
		res.Lists["missed"] = append(res.Lists["missed"], m.lists["missed"]...)
	}
	res.Task, res.File = o.Task, filepath.Base(o.Path)
	return res, describe(res, o)
}

func scoreActors(s *sheet, r actorRow, coder *actor.Coder) *marks {
	m := newMarks(s)
	year := 0
	if len(r.Date) >= 4 {
		year, _ = strconv.Atoi(r.Date[:4])
	}
	for _, side := range []json.RawMessage{r.Source, r.Target} {
		var list []goldActor
		if json.Unmarshal(side, &list) != nil {
			continue // a note in the place of an actor
		}
		for _, g := range list {
			if g.Code == "" {
				continue
			}
			if !coder.IsCountry(g.Code) && !severalCountries[g.Code] {
				m.counts["excluded_no_such_country"]++ // a slip of the set: JAP
				continue
			}
			m.n++
			c := coder.Code(g.Text, year)
			right := c.Country == g.Code || severalCountries[g.Code] && c.International != "" && c.Country == ""
			m.ask("country", right, nil)
			if len(g.Sector) >= 3 {
				same := c.Sector == g.Sector[:3] // ELIyor: an elite of the Yoruba
				m.ask("sector", same, nil)
				right = right && same
			}
			m.ask("code", right, nil)
			if !right {
				m.lists["missed"] = append(m.lists["missed"], g.Text)
			}
		}
	}
	return m
}
