// Package coref finds the mentions of an article, named, by a common noun or by a pronoun, and which of them are of the
// same thing. A mention is the head of a phrase in the dependency tree (after Dobrovolskii 2021, "Word-level coreference
// resolution"); each joins the chain of the mention before it that scores best, or begins one. A trained head scores pairs; what
// names, titles, numbers and genders tell is added to it. The head's arithmetic is in train/HEADS.md.
package coref
