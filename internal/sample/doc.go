// Package sample draws events of records for a person to check, and works out from the checked sheet how often they are right, with an
// interval. The draw hangs on a seed and on the events, never on their order or on a clock, so it can be repeated.
package sample
