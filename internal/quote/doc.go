// Package quote finds the quoted stretches of an article: which marks open and close, how they nest, what each pair is
// for, and where a mark is missing.
package quote
