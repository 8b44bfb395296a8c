package when

import (
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"sayso/internal/lexicon"
)

// A class is what a phrase of the tables can be.
type class uint8

const (
	noClass      class = iota
	month              // value 1 to 12
	monthShort         // "Jan", with or without its full stop
	monthWord          // "may", "march": a month only in the company of a number, a year, a preposition
	weekday            // 1 to 7, Monday first
	weekdayShort       // "Mon", a weekday only with a full stop, a number or a comma beside it
	number             // a cardinal below a hundred, or "hundred", "thousand", "million"
	ordinal            // 1 to 99
	vague              // a number that is not told: "several"
	unit               // designator of ISO 8601, "TH" for hours; "2W" for a fortnight
	season             // SP SU FA WI
	daypart            // MO AF EV NI, MI for midday
	clockWord          // a clock time: "noon"
	zone               // offset from UTC: "-05:00"
	reference          // PAST_REF, PRESENT_REF, FUTURE_REF
	dayWord            // days from today: "yesterday" is -1
	holiday            // see holiday.go
	shift              // "last", "next", "this"
	back               // behind a duration: "ago", "later"
	part               // in front of a date: "early" START
	approx             // in front of a quantity: "about" APPROX
	often              // a set in one word: "daily" P1D
	veto               // no time, although it holds words of time
	verbPast           // tells that what is said lies behind
	verbFuture         // tells that it lies ahead
	classes
)

// classNames are the names in the column "class".
var classNames = [classes]string{month: "month", monthShort: "month-short", monthWord: "month-word", weekday: "weekday",
	weekdayShort: "weekday-short", number: "number", ordinal: "ordinal", vague: "vague", unit: "unit", season: "season",
	daypart: "daypart", clockWord: "clock", zone: "zone", reference: "reference", dayWord: "day", holiday: "holiday",
	shift: "shift", back: "back", part: "part", approx: "approx", often: "often", veto: "veto", verbPast: "past",
	verbFuture: "future"}

// Columns of every table in data/time.
var columns = []string{"phrase", "class", "value", "example"}

// An entry is what a phrase means in one class.
type entry struct {
	class class
	value string
	n     int // value as a number, where it is one
}

// A branch is a node of the phrases' tree: words from the root spell a phrase.
type branch struct {
	next    map[string]*branch
	entries []entry
	begins  bool // of the root's children: an expression may begin with this word
}

// A lexis holds the phrases of all tables by their first word.
type lexis struct{ root branch }

// load reads the tables of folder time.
func load(fsys fs.FS) (*lexis, error) {
	names, err := fs.Glob(fsys, "time/*.tsv")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no tables in time: %v", err)
	}
	sort.Strings(names)
	l := &lexis{}
	for _, name := range names {
		table, err := lexicon.Load(fsys, name, columns...)
		if err != nil {
			return nil, err
		}
		for i, row := range table.Rows {
			if err := l.add(row); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, i+2, err)
			}
		}
	}
	return l, nil
}

func (l *lexis) add(row []string) error {
	e := entry{value: row[2]}
	for c, name := range classNames {
		if name != "" && name == row[1] {
			e.class = class(c)
		}
	}
	if e.class == noClass {
		return fmt.Errorf("no class %q", row[1])
	}
	e.n, _ = strconv.Atoi(e.value)
	at := &l.root
	for i, word := range phraseWords(row[0]) {
		if at.next == nil {
			at.next = map[string]*branch{}
		}
		if at.next[word] == nil {
			at.next[word] = &branch{}
		}
		at = at.next[word]
		if i == 0 && e.class != verbPast && e.class != verbFuture && e.class != back && e.class != zone {
			at.begins = true
		}
	}
	at.entries = append(at.entries, e)
	return nil
}

// phraseWords cuts a phrase as words are cut in text: marks are words of their own, and so
// are digits and letters.
func phraseWords(phrase string) []string {
	for _, mark := range []string{"'", "-", ".", "/"} {
		phrase = strings.ReplaceAll(phrase, mark, " "+mark+" ")
	}
	var b strings.Builder
	for i := range len(phrase) {
		if i > 0 && isDigit(phrase[i]) != isDigit(phrase[i-1]) {
			b.WriteByte(' ')
		}
		b.WriteByte(phrase[i])
	}
	return strings.Fields(b.String())
}
