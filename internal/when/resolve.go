package when

import (
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/civil"
	"sayso/internal/nlp"
)

// A resolver turns what is said into values, expression by expression in text order.
type resolver struct {
	published civil.Date // zero if unknown
	leaner    Leaner
	doc       *nlp.Doc
	words     []word
	found     []sayso.Time
	told      fields // of the last firm date in the text
	last      string // its id, "" if there is none
	quarter   fields // the last quarter the text told
	quarterAt string
	hasPart   bool
}

// A reading is a resolved node.
type reading struct {
	fields
	value  string // if it is fixed
	anchor string
	dir    sayso.TimeDirection
}

func (r *resolver) add(p *parser, x expr) {
	t := sayso.Time{ID: "t" + strconv.Itoa(len(r.found)+1), Span: p.span(x.start, x.end), Type: x.typ, Mod: x.mod,
		Quant: x.quant, Freq: x.freq, Zone: x.zone}
	if x.node == nil {
		t.Value = x.length.value()
		r.found = append(r.found, t)
		return
	}
	lean := x.node.lean
	if lean == unsaid {
		lean = r.lean(p, x)
	}
	got := r.resolve(x.node, lean, 0)
	t.Value, t.Anchor, t.Direction = got.value, got.anchor, got.dir
	if got.value == "" && x.node.op != opFixed {
		t.Value = got.fields.String()
		if got.clocked() && x.typ == sayso.TimeDate {
			t.Type = sayso.TimeTime
		}
	}
	r.found = append(r.found, t)
	if x.node.op != opFixed && got.grain != noGrain {
		r.remember(got.fields, t.ID)
	}
}

// remember keeps a firm date as the one the text is at. A year alone, or a wide one, dates little that follows.
func (r *resolver) remember(f fields, at string) {
	if f.grain == grainQuarter && r.recent(f) {
		r.quarter, r.quarterAt, r.hasPart = f, at, true
	}
	if _, firm := f.first(); firm && f.grain >= grainYear || f.grain == grainDay {
		r.told, r.last = f, at
	}
}

// recent reports whether a quarter is one that a report is about, and not the one of the year before it compares with.
func (r *resolver) recent(f fields) bool {
	return r.published.Zero() || f.year == open || 4*f.year+f.quarter > 4*r.published.Year+r.published.Quarter()-4
}

// lean asks the leaner, or the plain rule, which way an open date lies.
func (r *resolver) lean(p *parser, x expr) sayso.TimeDirection {
	d := p.lean(x.start, x.end)
	if r.leaner == nil || p.is(x.start-1, "since", "until", "till", "by", "through", "effective", "record") {
		return d
	}
	if told := r.leaner.Lean(r.doc, nlp.Range{Start: r.words[x.start].token, End: r.words[x.end-1].token + 1}); told != unsaid {
		return told
	}
	return d
}

// resolve computes a node's date. depth guards against trees that no text can make.
func (r *resolver) resolve(n *node, lean sayso.TimeDirection, depth int) reading {
	out := reading{fields: n.fields}
	if depth > 2*maxDepth {
		return out
	}
	switch n.op {
	case opFixed:
		out.value = n.fixed
		if strings.HasSuffix(n.fixed, "_REF") && !r.published.Zero() {
			out.anchor = sayso.AnchorPublished
		}
		out.dir = map[string]sayso.TimeDirection{"PAST_REF": sayso.TimePast, "PRESENT_REF": sayso.TimePresent, "FUTURE_REF": sayso.TimeFuture}[n.fixed]
		return out
	case opFields:
		if n.from == fromText && n.fields.grain <= grainQuarter {
			return r.samePart(n)
		}
		return r.complete(n, lean)
	case opShift:
		return r.shifted(n, lean, depth)
	case opOffset:
		return r.offset(n, depth)
	case opInside, opNth:
		return r.within(n, lean, depth)
	}
	return out
}

// complete fills the open fields of a calendar date: the year, for a bare weekday the week, by direction.
func (r *resolver) complete(n *node, lean sayso.TimeDirection) reading {
	f := n.fields
	out := reading{fields: f}
	pub := r.published
	if n.feast != "" {
		return r.feast(n, lean)
	}
	if f.year != open || f.grain == grainCentury || f.grain == grainDecade {
		if f.weekday != open && f.month != open && f.day != open {
			out.weekday = open
		}
		out.dir = r.side(out.fields)
		return out
	}
	if f.weekday != open && f.day != open && f.month != open { // "Friday, Aug. 8": the weekday is told twice
		out.weekday = open
	}
	if pub.Zero() {
		out.dir = lean
		return out
	}
	out.anchor = sayso.AnchorPublished
	switch {
	case f.month != open:
		out.fields = nearMonth(out.fields, pub, lean)
	case f.day != open: // "Tuesday the 19th": the month in which it is one
		out.fields = nearDay(f, pub, lean)
	case f.weekday != open:
		out.fields = keepClock(ofDate(nearWeekday(pub, f.weekday, lean)), f)
	case f.quarter != open:
		out.year = nearPart(pub, pub.Quarter(), f.quarter, lean)
	case f.half != open:
		out.year = nearPart(pub, (pub.Month+5)/6, f.half, lean)
	case f.season != "":
		out.year = nearSeason(pub, f.season, lean)
	}
	out.dir = r.side(out.fields)
	return out
}

// nearWeekday is the last such day up to d, or the next one if what is said lies ahead. A paper of Friday that says
// "Friday" means today.
func nearWeekday(d civil.Date, weekday int, lean sayso.TimeDirection) civil.Date {
	back := (d.Weekday() - weekday + 7) % 7
	if lean == sayso.TimeFuture && back != 0 {
		return d.AddDays(7 - back)
	}
	return d.AddDays(-back)
}

// nearMonth fills the year of a month or a day of one.
func nearMonth(f fields, pub civil.Date, lean sayso.TimeDirection) fields {
	day := f.day
	if day == open {
		day = 1
	}
	const halfYear = 183
	best, dist := pub.Year, 1<<30
	for y := pub.Year - 1; y <= pub.Year+1; y++ {
		last := min(day, civil.DaysIn(y, f.month))
		d := civil.Date{Year: y, Month: f.month, Day: last}
		away := d.Number() - pub.Number()
		if f.day == open && y == pub.Year && f.month == pub.Month {
			away = 0
		}
		cost := max(away, -away)
		if lean == sayso.TimePast && away > 0 { // the wrong side, unless it is far nearer
			cost += 260
		} else if lean == sayso.TimeFuture && away < 0 {
			cost += 250
		}
		if lean == unsaid && away > halfYear/2 {
			cost += 60
		}
		if cost < dist {
			best, dist = y, cost
		}
	}
	f.year = best
	if f.day != open && f.day > civil.DaysIn(best, f.month) {
		f.year = open
	}
	return f
}

// nearDay is "Tuesday the 19th", "the 15th".
func nearDay(f fields, pub civil.Date, lean sayso.TimeDirection) fields {
	step := 1
	if lean == sayso.TimePast {
		step = -1
	}
	for n := 0; n < 24; n++ {
		m := civil.Date{Year: pub.Year, Month: pub.Month, Day: 1}.AddMonths(n * step)
		d, ok := civil.Of(m.Year, m.Month, f.day)
		if !ok || f.weekday != open && d.Weekday() != f.weekday {
			continue
		}
		if n == 0 && (step > 0 && d.Before(pub) || step < 0 && pub.Before(d)) {
			continue
		}
		return keepClock(ofDate(d), f)
	}
	return f
}

// nearPart is the year of a quarter or half: this year's, unless it has hardly begun and the text looks back.
func nearPart(pub civil.Date, now, part int, lean sayso.TimeDirection) int {
	switch {
	case part > now && lean != sayso.TimeFuture && part-now > 1:
		return pub.Year - 1
	case part+1 < now && lean == sayso.TimeFuture:
		return pub.Year + 1
	}
	return pub.Year
}

func nearSeason(pub civil.Date, season string, lean sayso.TimeDirection) int {
	begins := seasonMonth(season)
	switch {
	case season == "WI" && pub.Month < 3 && lean != sayso.TimeFuture:
		return pub.Year - 1
	case begins > pub.Month && lean == sayso.TimePast:
		return pub.Year - 1
	case begins+2 < pub.Month && lean == sayso.TimeFuture:
		return pub.Year + 1
	}
	return pub.Year
}

// keepClock moves the time of day of g onto f.
func keepClock(f, g fields) fields {
	f.hour, f.minute, f.second, f.daypart = g.hour, g.minute, g.second, g.daypart
	return f
}

// side is the direction of a firm date from the publication date.
func (r *resolver) side(f fields) sayso.TimeDirection {
	d, ok := f.first()
	if !ok || r.published.Zero() {
		return unsaid
	}
	same := ofGrain(r.published, f.grain)
	switch s, ok := same.first(); {
	case ok && s == d:
		return sayso.TimePresent
	case d.Before(r.published):
		return sayso.TimePast
	}
	return sayso.TimeFuture
}

// samePart is "the year-ago quarter", "the 1988 quarter": the part of the year the text was at.
func (r *resolver) samePart(n *node) reading {
	out := reading{fields: n.fields}
	if r.hasPart && n.fields.grain == grainQuarter {
		out.quarter, out.anchor = r.quarter.quarter, r.quarterAt
	}
	out.dir = r.side(out.fields)
	return out
}
