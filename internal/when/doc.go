// Package when finds expressions of time in an article and says what they mean, as TIMEX3 of TimeML 1.2.1 (Pustejovsky
// et al., "TimeML: Robust Specification of Event and Temporal Expressions in Text", 2003) has it: "last Friday" is
// the day 2025-08-01 if the article is of Saturday, 9 August 2025, and the open value XXXX-WXX-5 if it bears no date.
//
// A finder of rules: words from the tables in data/time, a grammar of a few dozen functions over them, and calendar
// arithmetic of package civil. An expression is read in two steps. The grammar turns words into an expr, what is said;
// the resolver turns that, the publication date and the expressions before it into a value. No step asks a clock.
package when
