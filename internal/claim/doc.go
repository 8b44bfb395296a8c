// Package claim finds which statements of many articles say the same and which cannot both hold, and builds claims from
// them: one checkable proposition with every voice for and against it.
//
// [Finder.Propositions] turns what each attribution of an article says, and each of the writer's own facts, into a
// [Proposition]: who, what, how many, when, denied or not. [Finder.Judge] compares two. A judgement depends on the two and on
// fixed tables alone, never on what else is known, so that a ledger is the same in whatever order articles are added.
// Clauses are compared by their predicates and what hangs on them; what that leaves apart is laid side by side word by word, since
// what two papers quote is often parsed in two ways.
// [Group] puts propositions together, and [Build] makes a [sayso.Claim] of a group.
//
// Precision goes first: two statements that may be of two things are kept apart, and where all hangs on whether
// "an order" is "the directive" the answer is a question.
package claim
