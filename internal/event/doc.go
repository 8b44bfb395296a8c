// Package event finds what is done to whom: events of PLOVER's types with their actors, recipients, place and date, and whether they
// happened, by whose word. A trigger is a word that the model or the tables of data/events take for one; who is who follows from
// the model's arguments and from the dependency tree; package factuality says whether it happened. A doubtful event is left out, or
// kept with the weaker status.
package event
