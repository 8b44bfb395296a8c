package ledger

import "sayso"

// GroupQuery says which origins, stories or claims to list; the zero value lists the greatest of all.
type GroupQuery struct {
	Range
	Page
	AtLeast int    // least number of articles of an origin, origins of a story, articles of a claim
	Words   string // all of which stand in the title or wording
}

// PersonQuery says which part of what a person said to return.
type PersonQuery struct {
	Page
	Range
	Role   sayso.SaidRole // "" any
	Stance sayso.Stance
	Level  sayso.Level
}
