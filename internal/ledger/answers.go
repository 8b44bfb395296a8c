package ledger

import (
	"context"

	"sayso"
)

// GroupQuery says which origins, stories or claims to list; the zero value lists the greatest of all.
type GroupQuery struct {
	Range
	Page
	AtLeast int    // least number of articles of an origin, origins of a story, voices of a claim
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

// Origin returns the family of one origin by its id or by any article in it. An article that was copied from none and by
// none is an origin of one.
func (l *Ledger) Origin(ctx context.Context, id string) (*sayso.Origin, error) {
	return nil, unknown("origin", id)
}

// Origins lists families; of one article only if q.AtLeast is 1.
func (l *Ledger) Origins(ctx context.Context, q GroupQuery) (*Entries, error) {
	return &Entries{Of: "origins"}, nil
}

// Story returns a story by its id or by any article in it.
func (l *Ledger) Story(ctx context.Context, id string) (*sayso.Story, error) {
	return nil, unknown("story", id)
}

// Stories lists stories.
func (l *Ledger) Stories(ctx context.Context, q GroupQuery) (*Entries, error) {
	return &Entries{Of: "stories"}, nil
}

// Claim returns a claim by its id or by any of its voices ("1f0c…/a3").
func (l *Ledger) Claim(ctx context.Context, id string) (*sayso.Claim, error) {
	return nil, unknown("claim", id)
}

// Claims lists claims.
func (l *Ledger) Claims(ctx context.Context, q GroupQuery) (*Entries, error) {
	return &Entries{Of: "claims"}, nil
}

// Person returns a person or body by its id, by any entity that is this person ("1f0c…/e2"), or by a name that only one
// goes by. A name of several is an error of code ErrUnknown that lists their ids.
func (l *Ledger) Person(ctx context.Context, nameOrID string, q PersonQuery) (*sayso.Person, error) {
	return nil, unknown("person", nameOrID)
}

// People lists people and bodies, those in most articles first.
func (l *Ledger) People(ctx context.Context, q GroupQuery) (*Entries, error) {
	return &Entries{Of: "people"}, nil
}
