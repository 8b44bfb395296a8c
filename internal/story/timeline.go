package story

import (
	"cmp"
	"slices"

	"sayso"
)

// sameOccurrence reports whether two articles tell of one occurrence: the same type on the same day, an actor in common,
// and a recipient in common or, where one names none, the same word for it. Without a day nothing is the same.
func sameOccurrence(a, b *Act) bool {
	if a.Type != b.Type || day(a.Happened) == "" || day(a.Happened) != day(b.Happened) || !meet(a.Actors, b.Actors) {
		return false
	}
	if len(a.Targets) == 0 || len(b.Targets) == 0 {
		return a.Word == b.Word
	}
	return meet(a.Targets, b.Targets)
}

// day returns the day of a TIMEX3 value, "" if it is less exact.
func day(value string) string {
	if len(value) < 10 || value[4] != '-' || value[7] != '-' {
		return ""
	}
	for _, c := range []byte(value[:10]) {
		if c != '-' && (c < '0' || c > '9') {
			return ""
		}
	}
	return value[:10]
}

// timeline returns what the articles tell, by when it happened, then by when it was said. Happenings without a date come last.
// An event joins the first moment of its status that it is the same occurrence as; its own article's events stay apart,
// since the record has joined what is one of them.
func timeline(items []Item) []sayso.Moment {
	type entry struct {
		act    *Act
		moment sayso.Moment
		in     map[string]bool // articles
	}
	var all []entry
	for i := range items {
		it := &items[i]
	next:
		for j := range it.Acts {
			a := &it.Acts[j]
			for k := range all {
				e := &all[k]
				if !e.in[it.ID] && e.act.Status == a.Status && sameOccurrence(e.act, a) {
					e.in[it.ID] = true
					e.moment.Also = append(e.moment.Also, sayso.Telling{Said: it.Said, Event: a.Event, Words: a.passage(it.ID)})
					continue next
				}
			}
			all = append(all, entry{a, sayso.Moment{Happened: a.Happened, Said: it.Said, Status: a.Status, Type: a.Type, Event: a.Event,
				Words: a.passage(it.ID), Also: []sayso.Telling{}}, map[string]bool{it.ID: true}})
		}
	}
	out := make([]sayso.Moment, len(all))
	for i := range all {
		out[i] = all[i].moment
	}
	slices.SortStableFunc(out, func(x, y sayso.Moment) int {
		return cmp.Or(emptyLast(x.Happened, y.Happened), cmp.Compare(x.Happened, y.Happened), emptyLast(x.Said, y.Said), cmp.Compare(x.Said, y.Said))
	})
	return out
}

func emptyLast(a, b string) int {
	switch {
	case a == "" && b != "":
		return 1
	case a != "" && b == "":
		return -1
	}
	return 0
}
