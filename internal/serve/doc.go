// Package serve is the desk: pages over a ledger on which every voice is one click from its words, and the same answers
// as JSON. Pages are rendered here and readable without script; nothing is fetched from elsewhere. It holds no linguistics:
// what it shows comes from package ledger, and everything that comes from articles is shown as text and nothing else.
package serve
