// Package origin says which articles have one origin: one is a copy of the other, was cut from it or reworked from it, or
// both come from the same text of an agency. Corroboration counts origins, so two articles are folded only on what they
// share in their writers' own words. Quotations that both have are told and fold nothing, since whoever hears a speech
// quotes it; nor does what stands around any article of an outlet.
//
// A judgement depends on the two articles and the tables in data/origins alone, and a family is a function of the set of
// its judgements: the order in which articles come does not matter.
package origin
