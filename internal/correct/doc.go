// Package correct applies what people have set right. The log of corrections is append-only: who, when, why and what; an entry is
// never altered, only taken back by a later one, which can be taken back itself.
//
// # Corrections survive re-reading
//
// An entry points at words of a stored text, and texts are never altered. When a newer engine reads an article again, its
// spans may begin or end a word earlier or later, so an entry holds for what overlaps its words most ([Find]): an attribution
// by its cue, else by its content, from half of the words in common; an event by its trigger or a mention; an entity by
// a mention. An entry for which there is nothing any more changes nothing: it stays in the log and in force, and the
// [Outcome] of each application says that it rests on nothing now, so that a list can show it. It acts again when a later
// reading finds the thing again.
//
// # What an entry does
//
// Inside one article [Corrector.Apply] sets fields, removes, joins and parts attributions, events and entities of the record.
// What joins or parts across articles ([Log.Ties]), and all that is about claims, is for those who group: merges are
// must-links, splits cannot-links. [Gold] writes what people have set as gold for measuring.
//
// # What a ledger does
//
//	to append:  Validate(entry, NewLog(all), corrected), then keep it; Log.Touches says which articles to find anew
//	to read:    Apply(record, log), wherever a record is used: for statements, claims, people
//	to group:   for each tie of Log.Ties, Find says which entity or voice stands at its words in each corrected record;
//	            the headings of the two are a people.Constraint of kind ReasonByHand, Same as the tie says. Where a split
//	            finds both under one heading, the second item is filed under people.Item.Alone instead
//	to list:    an idle Outcome "rests on nothing now"
package correct
