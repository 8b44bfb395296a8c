package ledger

import (
	"cmp"
	"context"
	"math"
	"slices"

	"sayso"
	"sayso/internal/store"
)

// corroborated counts for each event the independent origins that tell it among the list. Two articles tell one event where they are of one
// story, say the same of it (type and status), no different day, and where they share an actor if both name any, and a recipient likewise; one of
// the two at least. An article in no story tells its events alone.
func corroborated(r store.Reader, list []store.Event) ([]int, error) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].Article
	}
	stories, err := r.GroupsOf(store.KindStory, ids)
	if err != nil {
		return nil, err
	}
	copied, err := r.GroupsOf(store.KindCopy, ids)
	if err != nil {
		return nil, err
	}
	type place struct{ story, origin string }
	places := map[string]place{}
	byStory := map[string][]int{}
	for i, id := range ids {
		places[id] = place{stories[id], cmp.Or(copied[id], id)}
		if story := stories[id]; story != "" {
			byStory[story] = append(byStory[story], i)
		}
	}
	out := make([]int, len(list))
	for i := range list {
		origins := map[string]bool{places[list[i].Article].origin: true}
		for _, k := range byStory[places[list[i].Article].story] {
			if sameHappening(&list[i], &list[k]) {
				origins[places[list[k].Article].origin] = true
			}
		}
		out[i] = len(origins)
	}
	return out, nil
}

func sameHappening(a, b *store.Event) bool {
	if a.Type != b.Type || a.Status != b.Status || a.Day != b.Day && a.Day != store.NoDay && b.Day != store.NoDay {
		return false
	}
	actors, fit := partners(a.Actors, a.ActorCountries, b.Actors, b.ActorCountries)
	recipients, fit2 := partners(a.Recipients, a.RecipientCountries, b.Recipients, b.RecipientCountries)
	return fit && fit2 && (actors || recipients)
}

// partners says whether two events share one on a side, and whether they can be one: where both name people, or else countries, one is the same.
func partners(people, countries, otherPeople, otherCountries []string) (share, fit bool) {
	common := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
	}
	switch {
	case len(people) > 0 && len(otherPeople) > 0:
		share = common(people, otherPeople)
		return share, share
	case len(countries) > 0 && len(otherCountries) > 0:
		share = common(countries, otherCountries)
		return share, share
	}
	return false, true
}

// eventsTold is eventsOf where nobody asks for origins; else it looks at all that fit and keeps those that enough origins tell, with how many.
func eventsTold(r store.Reader, f store.EventFilter, q EventQuery) (list []store.Event, told []int, err error) {
	if q.Origins <= 0 {
		list, err = eventsOf(r, f, q)
		return list, nil, err
	}
	all := q
	all.Page = Page{Limit: math.MaxInt32 - 1}
	found, err := eventsOf(r, f, all)
	if err != nil {
		return nil, nil, err
	}
	counts, err := corroborated(r, found)
	if err != nil {
		return nil, nil, err
	}
	skip := q.Skip
	for i := range found {
		if counts[i] < q.Origins {
			continue
		}
		if skip--; skip >= 0 {
			continue
		}
		if list, told = append(list, found[i]), append(told, counts[i]); len(list) > q.limit() {
			break
		}
	}
	return list, told, nil
}

// toldDays is [Ledger.EventDays] of events that several origins tell.
func (l *Ledger) toldDays(ctx context.Context, q EventQuery, first []sayso.EventType) (out []EventDay, err error) {
	q.Page = Page{Limit: math.MaxInt32 - 1}
	list, err := l.bareEvents(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, e := range list.Events { // newest first, so those of a day stand together
		d := EventDay{Happened: e.Happened}
		if e.Happened == "" {
			d.Published = e.Published
		}
		i := slices.IndexFunc(out, func(o EventDay) bool { return o.Happened == d.Happened && o.Published == d.Published })
		if i < 0 {
			i = len(out)
			out = append(out, d)
		}
		out[i].N++
		if slices.Contains(first, e.Type) {
			out[i].First++
		}
	}
	return out, nil
}
