// Package gold is the form of *.gold.json files: what people hold an article to say, as attributions and events with their places.
// Corrections and imported annotations leave a ledger in it, and scores are measured against it.
package gold
