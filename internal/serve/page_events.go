package serve

import (
	"net/http"
	"net/url"
	"strconv"

	"sayso"
	"sayso/internal/ledger"
)

// eventsPage is a table of events, with the choice that made it.
type eventsPage struct {
	*ledger.Events
	Lines    []eventLine
	Titles   map[string]articleLine
	Chosen   url.Values
	Types    []sayso.EventType
	Statuses []sayso.Status
	NextPage string
	Weeks    drawings[weeks]
	Rows     int    // that the choice lets through
	More     bool   // there are more than the table takes
	Table    string // address of the table
	Map      string // address of the map
	Told     bool   // the choice asks how many origins tell a row
	Doors    []door // to the articles of the rows
}

// statuses in the order of a choice: what happened first.
var statuses = []sayso.Status{sayso.StatusHappened, sayso.StatusOngoing, sayso.StatusReportedOnly, sayso.StatusPlanned, sayso.StatusPossible, sayso.StatusDemanded,
	sayso.StatusHypothetical, sayso.StatusDenied, sayso.StatusRuledOut, sayso.StatusDidNotHappen}

// chartRows is how many events the table to take away has, at most.
const chartRows = 5000

func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	ask := eventQuery(q)
	list, lines, err := s.eventLines(r.Context(), ask)
	p := eventsPage{Events: list, Lines: lines, Chosen: q, Types: s.codes.Names(), Statuses: statuses, Titles: map[string]articleLine{}, Told: ask.Origins > 0}
	if err == nil {
		var ids []string
		for _, e := range list.Events {
			ids = append(ids, e.Article)
		}
		err = s.name(r, p.Titles, ids)
	}
	if err == nil {
		all := ask
		all.Status = []sayso.Status{sayso.StatusHappened, sayso.StatusOngoing}
		var days []ledger.EventDay
		if days, err = s.Ledger.EventDays(r.Context(), all, cooperation(s.codes)); err == nil {
			p.Weeks = drawings[weeks]{weekly(days, wideSheet), weekly(days, narrowWeeks)}
		}
	}
	if err == nil {
		var n int
		n, err = s.Ledger.EventNumber(r.Context(), ask)
		p.Rows, p.More = min(n, chartRows), n > chartRows
		table := url.Values{}
		for name, v := range q {
			if name != "skip" {
				table[name] = v
			}
		}
		p.Table, p.Map = "/events.csv?"+table.Encode(), "/events/map?"+table.Encode()
		table.Set("events", "1")
		p.Doors = doorsOf(table)
	}
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "The events could not be listed", err)
		return
	}
	if list.Next > 0 {
		q.Set("skip", strconv.Itoa(list.Next))
		p.NextPage = "/events?" + q.Encode()
	}
	s.show(w, r, http.StatusOK, "events", frame{Title: "Events", At: "events", Page: p})
}

// eventQuery is the choice that an address makes.
func eventQuery(q url.Values) ledger.EventQuery {
	skip, _ := strconv.Atoi(q.Get("skip")) // what is no number starts at the first
	ask := ledger.EventQuery{Range: ledger.Range{From: q.Get("from"), To: q.Get("to")}, Page: ledger.Page{Skip: max(0, skip)},
		Type: sayso.EventType(q.Get("type")), Actor: q.Get("actor"), Recipient: q.Get("recipient")}
	ask.Origins, _ = strconv.Atoi(q.Get("origins")) // what is no number asks not
	for _, v := range q["status"] {
		if v != "" {
			ask.Status = append(ask.Status, sayso.Status(v))
		}
	}
	return ask
}
