// Package plover holds the codes of the PLOVER ontology: types of events with their modes, scores and quads, contexts and
// sectors, from the tables in data/plover.
package plover
