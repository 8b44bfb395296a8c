// Package factuality tells whether what a word names happened, as the words around it have it: the operators on the path from
// the word up its dependency tree (negation, modals, conditions, plans, demands, failures), and the status that follows from
// them and from the voices that tell it. The words are in data/factuality.
package factuality
