// Package quantity finds the numbers of an article and what they are numbers of: counts, money, percentages, shares,
// measures, ages, scores, ordinals and superlatives, with unit, comparison, change, baseline and the whole they are a
// part of. It is rules over the words of one sentence and the tables in data/quantity; what is counted is found by a
// plain noun-phrase rule, or by syntax where a caller has it.
//
// Values are exact: digits become big rationals and are written as decimals or fractions, never as floating point
// (docs/decisions/0016-exact-quantities.md). Work grows linearly with the text: every look around a number is bounded.
package quantity
