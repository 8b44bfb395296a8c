package when

// A grain is how fine a date is told.
type grain uint8

const (
	noGrain grain = iota
	grainMillennium
	grainCentury
	grainDecade
	grainYear
	grainHalf
	grainSeason
	grainQuarter
	grainMonth
	grainWeek
	grainWeekend
	grainDay
	grainPart // morning …
	grainHour
	grainMinute
	grainSecond
)

// unitOf maps the designators of the tables to grains.
var unitOf = map[string]grain{"ML": grainMillennium, "C": grainCentury, "DE": grainDecade, "Y": grainYear, "H": grainHalf, "Q": grainQuarter,
	"M": grainMonth, "W": grainWeek, "2W": grainWeek, "WE": grainWeekend, "D": grainDay, "NI": grainPart, "TH": grainHour, "TM": grainMinute,
	"TS": grainSecond}

// months is the length of a grain in months, 0 if it is none.
func (g grain) months() int {
	switch g {
	case grainMillennium:
		return 12000
	case grainCentury:
		return 1200
	case grainDecade:
		return 120
	case grainYear, grainSeason:
		return 12
	case grainHalf:
		return 6
	case grainQuarter:
		return 3
	case grainMonth:
		return 1
	}
	return 0
}

// days is the length of a grain in days, 0 if months count it or it is shorter.
func (g grain) days() int {
	switch g {
	case grainWeek, grainWeekend:
		return 7
	case grainDay, grainPart:
		return 1
	}
	return 0
}
