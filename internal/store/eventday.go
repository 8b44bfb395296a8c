package store

import "strings"

// EventDay is how many events there are on a day.
type EventDay struct {
	Day   int  // when they happened, or their publication where no day is known
	Told  bool // Day is the one on which they happened
	N     int
	First int // of N: those of the types asked for
}

// EventDays implements [Reader].
func (v *view) EventDays(f EventFilter, actors, recipients, first []string) ([]EventDay, error) {
	where, args, err := v.eventsWhere(f, actors, recipients)
	if err != nil || where == "" {
		return nil, err
	}
	var of []any
	for _, t := range first {
		of = append(of, t)
	}
	var out []EventDay
	// In the order of the index event_day, so that nothing is sorted: of a day are those that happened on it, and those without a day.
	err = v.rows("SELECT e.at, e.day, count(*), sum(CASE WHEN e.type IN (''"+strings.Repeat(", ?", len(first))+") THEN 1 ELSE 0 END)"+
		" FROM event e WHERE "+where+" GROUP BY e.at, e.day ORDER BY e.at, e.day", append(of, args...), func(scan func(...any) error) error {
		var (
			d    EventDay
			told int
		)
		err := scan(&d.Day, &told, &d.N, &d.First)
		d.Told = told != NoDay
		out = append(out, d)
		return err
	})
	return out, v.s.fault(err)
}

// EventNumber implements [Reader].
func (v *view) EventNumber(f EventFilter, actors, recipients []string) (n int, err error) {
	where, args, err := v.eventsWhere(f, actors, recipients)
	if err != nil || where == "" {
		return 0, err
	}
	_, err = v.row("SELECT count(*) FROM event e WHERE "+where, args, &n)
	return n, v.s.fault(err)
}

// eventsWhere is the condition that events of a filter meet, with any of some actors and recipients in the place of the filter's
// one; "" if none can.
func (v *view) eventsWhere(f EventFilter, actors, recipients []string) (string, []any, error) {
	where, args := []string{"1 = 1"}, []any{}
	for _, side := range []struct {
		who  []string
		role int
	}{{actors, tookActor}, {recipients, tookRecipient}} {
		var refs []any
		for _, who := range side.who {
			ref, err := v.ref(0, who, false)
			if err != nil {
				return "", nil, err
			}
			if ref != 0 {
				refs = append(refs, ref)
			}
		}
		if len(side.who) == 0 {
			continue
		}
		if len(refs) == 0 {
			return "", nil, nil
		}
		where = append(where, "e.n IN (SELECT event FROM took WHERE role = ? AND who IN (?"+strings.Repeat(", ?", len(refs)-1)+"))")
		args = append(append(args, side.role), refs...)
	}
	itself, more, err := v.eventItself(f)
	if err != nil || itself == nil {
		return "", nil, err
	}
	return strings.Join(append(where, itself...), " AND "), append(args, more...), nil
}
