// Package eventdata writes the events of records in the forms that political scientists and programs read: PLOVER's JSON Lines, the
// columns of POLECAT, ICEWS and GDELT 2.0. It decides nothing about an article. What a form cannot say is left out and counted, never
// made up: no day from a clock, no point for a whole country, no row that looks like a fact where the record has a plan.
package eventdata
