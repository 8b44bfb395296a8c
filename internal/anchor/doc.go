// Package anchor labels the tokens of a window relative to an anchor: to a cue its source, content and addressee, to the
// trigger of an event its actors and place. Tokens are scored in pairs with the anchor, and the best sequence of labels is
// found by a linear-chain CRF. Package attribute puts its own states on it; Head is the plain form, whose numbers stand in
// train/HEADS.md.
package anchor
