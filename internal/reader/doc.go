// Package reader runs the shared encoder over an article, window by window, and hands each window's hidden states to
// the heads that read them: one pass for every layer of the record. Windows depend on the article alone, never on a
// batch or a processor, so the same text gives the same states everywhere.
package reader
